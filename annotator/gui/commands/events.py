# SPDX-License-Identifier: Apache-2.0
"""Making events and joining marks to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from annotator.domain.ids import AnnotationId, EventId
from annotator.domain.kinds import kind_of
from annotator.gui.proposals import (
    accept,
    change_current,
    current_mark_id,
    current_suggested_event,
    select_record,
    to_change,
)
from annotator.gui.settings import FOLDER
from annotator.text.units import unit_at

if TYPE_CHECKING:
    from annotator.domain.event import Event
    from annotator.domain.span import Span
    from annotator.gui.shell import Shell


class EventCommands(QObject):
    """Acts on the selection, the current mark and the current event."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def add_event(self) -> None:
        """Make an event of the selection, else of what is current, else of the sentence."""
        desk, view = self._window.desk, self._window.view
        if current_suggested_event(desk) and not view.selected_span():
            self._take()
            return
        span, evidence = self._material()
        made: list[Event] = []
        if desk.attempt(lambda: made.append(desk.eventing.add(span, evidence))):
            view.set_caret(view.caret())
            self._window.show_panel("events")
            desk.select_event(made[0].id)
            self._window.say_done(self.tr("Event added"))

    def _take(self) -> None:
        """Make the event that is suggested, and stay with it."""
        desk = self._window.desk
        made = accept(desk, [desk.suggestions.current_id])
        if made:
            select_record(desk, made[0].id)
            self._window.say_done(self.tr("Event added"))

    def link(self) -> None:
        """Have the current mark speak of the current event."""
        desk = self._window.desk
        event_id = EventId(desk.event_id)
        if change_current(desk, lambda one: desk.eventing.attach(event_id, [one])):
            self._window.say_done(self.tr("Mark added to the event"))

    def to_form(self) -> None:
        """Go to the fields of the current event."""
        self._window.show_panel("events").focus_form()  # type: ignore[attr-defined]

    def columns(self) -> None:
        """Choose the columns of the list and their order."""
        self._window.show_panel("events").ask_columns()  # type: ignore[attr-defined]

    def show_list(self) -> None:
        """Go to the list of events."""
        self._window.show_panel("events").table.enter_list()  # type: ignore[attr-defined]

    def show_timeline(self) -> None:
        """Go to the timeline."""
        self._window.show_panel("timeline").focus_form()  # type: ignore[attr-defined]

    def export_timeline(self) -> None:
        """Ask where to, and save the timeline as a picture."""
        # Imported here: seldom needed.
        from annotator.gui.dialogs.export_timeline import (  # noqa: PLC0415
            ExportTimelineDialog,
        )

        window = self._window
        panel: Any = window.show_panel("timeline")
        if not panel.has_picture:
            window.desk.say(self.tr("There is nothing on the timeline yet."))
            return
        _, article = window.desk.workspace.opened()
        folder = window.settings.get(FOLDER)
        dialog = ExportTimelineDialog(article.title, panel.picture, folder, window.frame)
        dialog.saved.connect(self._tell_saved)
        dialog.exec()
        dialog.deleteLater()

    @Slot(str)
    def _tell_saved(self, path: str) -> None:
        self._window.settings.keep(FOLDER, str(Path(path).parent))
        self._window.desk.say(self.tr("Written to %1").replace("%1", path))

    def show_all(self) -> None:
        """Take all filters off the list."""
        self._window.show_panel("events").show_all()  # type: ignore[attr-defined]

    def group_by(self, by: str) -> None:
        """Group the list."""
        # Imported here: not before somebody groups.
        from annotator.store.event_groups import GroupBy  # noqa: PLC0415

        grouping = None if by == "nothing" else GroupBy(by)
        self._window.show_panel("events").group(grouping)  # type: ignore[attr-defined]

    def of_all_articles(self) -> None:
        """Show the events of all sessions and articles."""
        self._show_view("by_time")

    def show_due(self) -> None:
        """Show what can be checked once it is over, soonest first."""
        self._show_view("due")

    def delete(self) -> None:
        """Delete the current event; its marks stay."""
        desk = self._window.desk
        if desk.attempt(lambda: desk.eventing.delete([EventId(desk.event_id)])):
            self._window.say_done(self.tr("Event deleted"))

    def _show_view(self, name: str) -> None:
        self._window.show_panel("project_events").show_view(name)  # type: ignore[attr-defined]

    def _material(self) -> tuple[Span | None, list[AnnotationId]]:
        """Return the stretch that names the event and the marks that speak of it."""
        desk, view = self._window.desk, self._window.view
        workspace = desk.workspace
        annotations = workspace.project.annotations
        span = view.selected_span()
        if span:
            return span, annotations.at(workspace.session_id, span)
        frame = workspace.project.articles.frame_of_session(workspace.session_id)
        current_id = to_change(desk, current_mark_id(desk))
        if current_id:
            current = annotations.get(current_id)
            span = current.envelope
            # A number or a date does not say what happened; its sentence does.
            if kind_of(current.kind).unit != "sentence":
                span = unit_at(frame, span.start, "sentence") or span
            return span, [current.id]
        sentence = unit_at(frame, view.caret(), "sentence")
        return sentence, annotations.at(workspace.session_id, sentence) if sentence else []
