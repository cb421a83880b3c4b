# SPDX-License-Identifier: Apache-2.0
"""The form of one annotation: its words, the fields of its kind, and what was decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.ids import AnnotationId
from annotator.domain.status import Status
from annotator.gui.editors import LongField, TagsField
from annotator.gui.forms import FieldForm
from annotator.gui.panels._context import ContextCard, context_of
from annotator.gui.panels._first_accepted import FirstAccepted
from annotator.gui.panels._inputs import DecisionRow
from annotator.gui.panels._records import NOTE, TAGS, AnnotationRecord
from annotator.gui.panels._saving import FieldSaver
from annotator.gui.panels._suggested import SuggestedDeeds, SuggestedLines
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from annotator.domain.annotation import Annotation
    from annotator.domain.changes import Changes
    from annotator.domain.kinds import Kind
    from annotator.gui.desk import Desk


class KindForm(QStackedWidget):
    """Shows one annotation."""

    def __init__(self, desk: Desk, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = kind
        self._annotation: Annotation | None = None
        self.setObjectName(f"{kind.key}Form")
        self._hint = QLabel(self)
        self._hint.setObjectName("nothingSelected")
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._hint.setWordWrap(True)
        self.addWidget(self._hint)
        self.addWidget(self._scrolled(self._page()))
        self._connect()

    @property
    def shown_id(self) -> str:
        """Return the id of what is shown, '' where nothing is."""
        return self._annotation.id if self._annotation else ""

    def show_hint(self, text: str) -> None:
        """Say what to do while no annotation is shown."""
        self._hint.setText(text)

    def show_annotation(
        self, annotation: Annotation | None, *, is_suggestion: bool = False
    ) -> None:
        """Show an annotation as the file has it, or as it is suggested, or none."""
        if (annotation.id if annotation else "") != self.shown_id:
            self._saver.forget_typing()
        self._annotation = annotation
        if annotation is None and self.isAncestorOf(self.window().focusWidget()):
            # Else Qt gives the focus to the text, where the letters typed next are commands.
            self._hint.setFocus()
        self.setCurrentIndex(0 if annotation is None else 1)
        values = self._record.values(annotation) if annotation else {}
        shown_id = annotation.id if annotation else ""
        self._first.show_record(shown_id, values, is_suggestion=is_suggestion)
        self._saver.show_record("" if is_suggestion else shown_id, values)
        if annotation is None:
            return
        self._show_context(annotation)
        has_room = self._first.has_room
        self._deeds.show_record(annotation, is_suggestion=is_suggestion, has_room=has_room)
        self._suggested.show_record(annotation, is_suggestion=is_suggestion, has_room=has_room)
        self._decision.show_decision(annotation.status, annotation.verdict)
        self._confidential.setChecked(annotation.confidential)

    def turn_to(self, key: str) -> None:
        """Put the focus into a field."""
        if self._annotation is not None:
            self.fields.turn_to(key)

    def show_session(self) -> None:
        """Offer the project's verdicts, and let the session's values be changed or only read."""
        self._decision.show_scale(self._desk.workspace.project.verdicts())
        self.set_read_only(read_only=self._desk.workspace.is_read_only)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the values be read only, or changed."""
        self.fields.set_read_only(read_only=read_only)
        self._decision.set_read_only(read_only=read_only)
        self._confidential.setDisabled(read_only)

    def forget_undone(self, changes: Changes) -> None:
        """Show what undo brought back, typed over or not."""
        self._saver.forget_undone(changes)

    def _page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        self._card = ContextCard(page)
        self._deeds = SuggestedDeeds(self._desk, page)
        self._suggested = SuggestedLines(page)
        self.fields = FieldForm(self._kind.fields, page)
        self.fields.setObjectName(f"{self._kind.key}Fields")
        self._add_decision(page)
        self._add_common_rows()
        layout.addWidget(self._deeds)
        layout.addWidget(self._card)
        layout.addWidget(self._suggested)
        layout.addWidget(self.fields)
        layout.addStretch()
        return page

    def _add_decision(self, page: QWidget) -> None:
        """Put status and verdict above the fields, where they are seen without scrolling."""
        form = self.fields
        self._decision = DecisionRow(form)
        form.add_row(self.tr("Status"), self._decision, self._decision.status, at=0)
        page.setTabOrder(self._card, self._decision.status)
        page.setTabOrder(self._decision.status, self._decision.verdict)

    def _add_common_rows(self) -> None:
        form = self.fields
        self._confidential = QCheckBox(self.tr("Confidential"), form)
        self._confidential.setObjectName("confidential")
        self._confidential.setAccessibleName(self.tr("Confidential"))
        known_tags = self._desk.workspace.project.annotations.tags
        tags, note = self.tr("Tags"), self.tr("Note")
        form.add_editor(TAGS, tags, TagsField(TAGS, tags, known_tags, form))
        form.add_editor(NOTE, note, LongField(NOTE, note, form))
        form.add_wide(self._confidential)

    def _scrolled(self, page: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName(f"{self._kind.key}Scroll")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        # Else Qt paints all fields twice where some of them change: as part of what is opaque, and
        # by themselves.
        page.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _connect(self) -> None:
        desk = self._desk
        self._record = AnnotationRecord(desk, self._kind)
        self._first = FirstAccepted(desk, self.fields)
        self._first.accepted.connect(self._take_accepted)
        self._first.refused.connect(self._refresh)
        self._saver = FieldSaver(desk, self.fields, self._record)
        self._decision.status_chosen.connect(self._set_status)
        self._decision.verdict_chosen.connect(self._set_verdict)
        self._confidential.clicked.connect(self._set_confidential)
        desk.theme_changed.connect(self._repaint)

    def _show_context(self, annotation: Annotation) -> None:
        workspace = self._desk.workspace
        if workspace.article is not None:
            context = context_of(workspace.article.text, annotation.content)
            self._card.show_context(context, annotation.kind, self._desk.require_theme())

    @Slot()
    def _refresh(self) -> None:
        """Show what is stored where an edit was refused."""
        if self._annotation is not None and not self._first.is_suggestion:
            found = self._desk.workspace.project.annotations.find([self._annotation.id])
            self.show_annotation(found[0] if found else None)
        elif self._annotation is not None:
            self.show_annotation(self._annotation, is_suggestion=True)

    @Slot(object)
    def _take_accepted(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._saver.begin_record(annotation.id, self._record.values(annotation))

    @Slot()
    def _repaint(self) -> None:
        if self._annotation is not None:
            self._show_context(self._annotation)

    @Slot(str)
    def _set_status(self, key: str) -> None:
        shown = AnnotationId(self._first.stored_id())
        if shown and not self._desk.attempt(
            partial(self._desk.marking.set_status, [shown], Status(key))
        ):
            self._refresh()

    @Slot(str)
    def _set_verdict(self, key: str) -> None:
        shown = AnnotationId(self._first.stored_id())
        if shown and not self._desk.attempt(partial(self._desk.marking.set_verdict, [shown], key)):
            self._refresh()

    @Slot(bool)
    def _set_confidential(self, checked: bool) -> None:  # noqa: FBT001 - as Qt sends it
        shown = AnnotationId(self._first.stored_id())
        if shown and not self._desk.attempt(
            partial(self._desk.marking.set_confidential, shown, confidential=checked)
        ):
            self._refresh()
