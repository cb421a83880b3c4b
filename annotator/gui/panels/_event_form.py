# SPDX-License-Identifier: Apache-2.0
"""The form of one event, and the annotations that speak of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QScrollArea, QSplitter, QVBoxLayout, QWidget

from annotator.domain.event import EVENT_FIELDS, Event
from annotator.domain.ids import AnnotationId, EventId
from annotator.domain.status import Status
from annotator.gui.editors import LongField, TagsField
from annotator.gui.forms import FieldForm
from annotator.gui.models.evidence_model import EvidenceModel
from annotator.gui.panels._event_parts import EventParts
from annotator.gui.panels._first_accepted import FirstAccepted
from annotator.gui.panels._inputs import DecisionRow
from annotator.gui.panels._records import NOTE, TAGS, EventRecord
from annotator.gui.panels._saving import FieldSaver
from annotator.gui.panels._suggested import SuggestedDeeds, SuggestedLines
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from annotator.domain.changes import Changes
    from annotator.gui.desk import Desk

_LEAST_WIDTH = 60 * GRID
_LINKS_WIDTH = 38 * GRID


class EventForm(QSplitter):
    """Shows one event: its fields at the left, its annotations at the right."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk
        self._event: Event | None = None
        self.setObjectName("eventFormSplitter")
        self.setChildrenCollapsible(False)
        self.evidence = EvidenceModel(desk, self)
        self.addWidget(self._scrolled(self._page()))
        self.addWidget(self._links())
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setSizes([3 * _LEAST_WIDTH, 2 * _LEAST_WIDTH])
        self._connect()

    def show_event(self, event: Event | None, *, is_suggestion: bool = False) -> None:
        """Show an event as the file has it, or as it is suggested, or none."""
        if self._event is not None and (event is None or event.id != self._event.id):
            # A mark may speak of both: its role is meant for the one it was entered for.
            self.links.editing.end()
        before, self._event = self._event, event
        if before is None or event is None or before.id != event.id:
            self._saver.forget_typing()
        values, shown_id = self._record.values(event) if event else {}, event.id if event else ""
        self._first.show_record(shown_id, values, is_suggestion=is_suggestion)
        self._saver.show_record("" if is_suggestion else shown_id, values)
        self._show_suggested(is_suggestion=is_suggestion)
        self._decision.show_decision(
            event.status if event else Status.UNCHECKED, event.verdict if event else ""
        )
        self.parts.show_event(event, is_suggestion=is_suggestion)
        self._hint.setVisible(event is None)
        self.fields.setVisible(event is not None)
        self.show_access()

    def is_told_by(self, annotation_ids: Collection[str]) -> bool:
        """Return whether any of these annotations speaks of the event that is shown."""
        evidence = self._event.evidence if self._event else ()
        return any(link.annotation_id in annotation_ids for link in evidence)

    def show_session(self) -> None:
        """Offer the project's verdicts."""
        self._decision.show_scale(self._desk.workspace.project.verdicts())

    def show_access(self) -> None:
        """Let the values be changed, or only read, or neither where there is no event."""
        read_only = self._desk.workspace.is_read_only or self._event is None
        self.fields.set_read_only(read_only=read_only)
        self._decision.set_read_only(read_only=read_only)

    def enter(self, event_id: str, key: str, text: str, seen: str) -> None:
        """Take what was entered for a field in the list, as if that was done here.

        ``seen`` was stored when that began. What cannot be saved stays in the form with the
        reason, and is kept with its event.
        """
        if self._event is None or self._event.id != event_id:
            self._desk.keep_unsaved(event_id, key, text)
            self._desk.select_event(event_id)
        elif not self._desk.workspace.is_read_only:
            self._saver.take_as_seen(key, seen)
            self.fields.editor(key).show_text(text)
            self.fields.finished.emit(key, text)

    def forget_undone(self, changes: Changes) -> None:
        """Show what undo brought back, typed over or not."""
        self._saver.forget_undone(changes)

    def _show_suggested(self, *, is_suggestion: bool) -> None:
        """Offer to decide about an event that is suggested, and tell why it was."""
        for part in (self._deeds, self._suggested):
            part.setVisible(self._event is not None)
            if self._event is not None:
                has_room = self._first.has_room
                part.show_record(self._event, is_suggestion=is_suggestion, has_room=has_room)
        # Once somebody has decided, the fields come first: there is little height.
        column = self._column
        if is_suggestion != (column.indexOf(self._suggested) < column.indexOf(self.fields)):
            column.removeWidget(self._suggested)
            column.insertWidget(column.indexOf(self.fields) + (not is_suggestion), self._suggested)

    def _page(self) -> QWidget:
        page = QWidget(self)
        layout = self._column = QVBoxLayout(page)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.fields = FieldForm(EVENT_FIELDS, page)
        self.fields.setObjectName("eventFields")
        self._decision = DecisionRow(self.fields)
        self.fields.add_row(self.tr("Status"), self._decision, self._decision.status)
        note = LongField(NOTE, self.tr("Note"), self.fields)
        note.setObjectName("eventNote")
        self.fields.add_editor(NOTE, note.accessibleName(), note)
        known_tags = self._desk.workspace.project.annotations.tags
        tags = TagsField(TAGS, self.tr("Tags"), known_tags, self.fields)
        tags.setObjectName("eventTags")
        self.fields.add_editor(TAGS, tags.accessibleName(), tags)
        self._hint = QLabel(self.tr("Select an event to see it."), page)
        self._hint.setObjectName("noEventSelected")
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint.setContentsMargins(0, 6 * GRID, 0, 0)
        self._deeds = SuggestedDeeds(self._desk, page)
        self._suggested = SuggestedLines(page, is_low=True)
        layout.addWidget(self._hint)
        layout.addWidget(self._deeds)
        layout.addWidget(self._suggested)
        layout.addWidget(self.fields)
        layout.addStretch()
        return page

    def _scrolled(self, page: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("eventScroll")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setMinimumWidth(_LEAST_WIDTH)
        area.setWidget(page)
        return area

    def _links(self) -> EventParts:
        self.parts = EventParts(self._desk, self.evidence, self)
        self.parts.setMinimumWidth(_LINKS_WIDTH)
        self.links = self.parts.links
        self.links.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._menu = QMenu(self.links)
        self._menu.setObjectName("evidenceMenu")
        self._take_out = QAction(self.tr("Take out of the event"), self._menu)
        self._take_out.setObjectName("takeOutOfEvent")
        self._split_off = QAction(self.tr("Make another event of them"), self._menu)
        self._split_off.setObjectName("splitOffEvent")
        self._menu.addActions([self._take_out, self._split_off])
        return self.parts

    def _connect(self) -> None:
        desk = self._desk
        self._record = EventRecord(desk)
        self._first = FirstAccepted(desk, self.fields)
        self._first.accepted.connect(self._take_accepted)
        self._first.refused.connect(self._refresh)
        self._saver = FieldSaver(desk, self.fields, self._record)
        self._decision.status_chosen.connect(self._set_status)
        self._decision.verdict_chosen.connect(self._set_verdict)
        self.links.chosen.connect(self._go_to)
        self.links.delete_asked.connect(self._take_selected_out)
        self.links.role_entered.connect(self._set_role)
        desk.session_leaving.connect(self.links.editing.end)
        self.links.customContextMenuRequested.connect(self._show_menu)
        self._take_out.triggered.connect(self._take_selected_out)
        self._split_off.triggered.connect(self.split_off)

    @Slot(object)
    def _take_accepted(self, event: Event) -> None:
        self._event = event
        self._saver.begin_record(event.id, self._record.values(event))

    @Slot()
    def _refresh(self) -> None:
        """Show what is stored, or what is suggested, where an edit was refused."""
        if self._event is not None and self._first.is_suggestion:
            self.show_event(self._event, is_suggestion=True)
        elif self._event is not None:
            found = self._desk.workspace.project.events.find([self._event.id])
            self.show_event(found[0] if found else None)

    def _edit(self, edit: Callable[[EventId], None]) -> None:
        """Run an edit of the event, accepted before where it is suggested only."""
        event_id = EventId(self._first.stored_id())
        if event_id and not self._desk.attempt(partial(edit, event_id)):
            self._refresh()

    @Slot(str)
    def _set_status(self, key: str) -> None:
        self._edit(partial(self._desk.eventing.set_status, status=Status(key)))

    @Slot(str)
    def _set_verdict(self, key: str) -> None:
        self._edit(partial(self._desk.eventing.set_verdict, verdict=key))

    @Slot(str, str)
    def _set_role(self, annotation_id: str, role: str) -> None:
        """Set what a mark tells of the event."""
        eventing, mark = self._desk.eventing, AnnotationId(annotation_id)
        self._edit(partial(eventing.set_role, annotation_id=mark, role=role))

    @Slot(int)
    def _go_to(self, row: int) -> None:
        self._desk.select_annotation(self.evidence.id_at(row))

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        if self.links.chosen_rows():
            for action in self._menu.actions():
                action.setDisabled(self._desk.workspace.is_read_only)
            self._menu.popup(self.links.viewport().mapToGlobal(place))

    @Slot()
    def _take_selected_out(self) -> None:
        ids = self._chosen_marks()
        if ids:
            self._edit(partial(self._desk.eventing.unlink, ids=ids))

    @Slot()
    def split_off(self) -> None:
        """Make another event of the selected marks, or of the current one."""
        desk = self._desk
        if self._event is None:
            return
        ids = self._chosen_marks() or [desk.current_annotation()]
        made: list[Event] = []
        self._edit(lambda event_id: made.append(desk.regrouping.split(event_id, ids)))
        if made:
            desk.select_event(made[0].id)
            desk.step_done.emit(self.tr("Marks split off to an event of their own"))

    def _chosen_marks(self) -> list[AnnotationId]:
        return [AnnotationId(self.evidence.id_at(row)) for row in self.links.chosen_rows()]
