# SPDX-License-Identifier: Apache-2.0
"""Making events and joining marks to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from annotator.domain.ids import AnnotationId, EventId
from annotator.domain.kinds import kind_of
from annotator.gui.card_text import quoted
from annotator.gui.choosing_event import choose_event
from annotator.gui.panels._panel import go_to
from annotator.gui.proposals import (
    accept,
    change_current,
    current_mark_id,
    current_suggested_event,
    select_record,
    shown_marks,
    to_change,
)
from annotator.gui.settings import FOLDER, TIMELINE_SUGGESTED
from annotator.services.regrouping import MOST_MERGED
from annotator.store.events import EventOrder
from annotator.text.units import unit_at

if TYPE_CHECKING:
    from annotator.domain.event import Event
    from annotator.domain.span import Span
    from annotator.gui.panels.events import EventsPanel
    from annotator.gui.shell import Shell

_NAMED = 40  # characters of a mark by which it is named


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
            self._panel()
            desk.select_event(made[0].id)
            self._say_added(made[0].id)

    def _take(self) -> None:
        """Make the event that is suggested, and stay with it."""
        desk = self._window.desk
        made = accept(desk, [desk.suggestions.current_id])
        if made:
            select_record(desk, made[0].id)
            self._say_added(made[0].id)

    def _say_added(self, event_id: str) -> None:
        """Say that there is an event, and how it is seen where the list leaves it out."""
        left_out = self._panel().where_left_out(event_id)
        text = self.tr("Event added. {why}") if left_out else self.tr("Event added")
        self._window.say_done(text.format_map({"why": left_out}))

    def link(self) -> None:
        """Have the current mark speak of the current event, or of one that is chosen now."""
        if self._window.desk.event_id:
            self._attach(self._window.desk.event_id)
        else:
            self.attach()

    def attach(self) -> None:
        """Have the current mark speak of an event that is chosen by a few letters."""
        desk = self._window.desk
        text = desk.workspace.opened()[1].text
        marks = shown_marks(desk, [current_mark_id(desk)])
        words = " ".join(" ".join(mark.exact(text) for mark in marks).split())
        if len(words) > _NAMED:
            words = f"{words[:_NAMED].rstrip()}…"
        choose_event(self._window, quoted(words), self._attach)

    def merge(self) -> None:
        """Make one event of those that are selected in the list."""
        desk = self._window.desk
        chosen = desk.choice.chosen()
        if chosen is None:
            desk.say(self.tr("The list is still being read. Try again in a moment."))
            return
        # One more than can be merged is enough to be told so.
        keys = chosen.keys[: MOST_MERGED + 1]
        ids = [one.id for one in desk.workspace.project.events.page(keys) if one]
        unread = [text for one in ids for text in desk.unsaved_of(one)]
        if unread:
            text = self.tr("“{text}” is not saved yet. Correct it or take it back, then merge.")
            desk.refused.emit(text.format_map({"text": unread[0]}))
            return
        made: list[Event] = []
        if desk.attempt(lambda: made.append(desk.regrouping.merge(ids))):
            desk.select_event(made[0].id)
            text = self.tr("%n events merged", None, len(ids))
            self._window.say_done(text.replace("%n", str(len(ids))))

    def split(self) -> None:
        """Make another event of marks of the current one."""
        self._panel().form.split_off()

    def next(self) -> None:
        """Go to the next event of the list."""
        self._step(1)

    def previous(self) -> None:
        """Go to the event before in the list."""
        self._step(-1)

    def next_question(self) -> None:
        """Go to the next event by time about which something is asked."""
        desk = self._window.desk
        session_id, events = desk.workspace.session_id, desk.workspace.project.events
        keys = events.in_question(session_id)
        if not keys:
            desk.say(self.tr("No open question: no event and no mark of one is in query."))
            return
        current = events.key_of(desk.event_id)
        if current in keys:
            place = keys.index(current) + 1
        else:
            place = events.place(session_id, EventOrder(), current, keys) if current else 0
        for event in events.page([keys[place % len(keys)]]):
            self._panel()
            go_to(desk, event.id if event else "")
        if place == len(keys):
            desk.say(self.tr("On from the first event"))

    def _step(self, by: int) -> None:
        """Make the event so many rows on current, and show its text; say where that goes round."""
        desk, model = self._window.desk, self._panel().model
        count = model.rowCount()
        row = model.row_of_id(desk.event_id)
        # Before the first row there is the last one; without a current event it begins at an end.
        row = row if row >= 0 or by > 0 else 0
        rows = (row + by * distance for distance in range(1, count + 1))
        # Where the list is grouped, some rows are titles.
        wanted = next((one for one in rows if model.id_at(one % count)), None)
        if wanted is None:
            desk.say(self.tr("No event is in the list."))
            return
        go_to(desk, model.id_at(wanted % count))
        if not 0 <= wanted < count:
            on, back = self.tr("On from the first event"), self.tr("On from the last event")
            desk.say(on if by > 0 else back)

    @Slot(str)
    def _attach(self, event_id: str) -> None:
        desk = self._window.desk
        if not current_mark_id(desk):
            desk.say(self.tr("The mark to be added is gone."))
        elif change_current(desk, lambda one: desk.eventing.attach(EventId(event_id), [one])):
            desk.select_event(event_id)
            self._window.say_done(self.tr("Mark added to the event"))

    def _panel(self) -> EventsPanel:
        return self._window.show_panel("events")  # type: ignore[return-value]

    def to_form(self) -> None:
        """Go to the fields of the current event."""
        self._panel().focus_form()

    def columns(self) -> None:
        """Choose the columns of the list and their order."""
        self._panel().ask_columns()

    def show_list(self) -> None:
        """Go to the list of events."""
        self._window.show_panel("events").table.enter_list()  # type: ignore[attr-defined]

    def show_timeline(self) -> None:
        """Go to the timeline."""
        self._window.show_panel("timeline").focus_form()  # type: ignore[attr-defined]

    def suggested_over_time(self) -> None:
        """Draw suggested events on the timeline, or leave them out."""
        settings = self._window.settings
        settings.keep(TIMELINE_SUGGESTED, not settings.get(TIMELINE_SUGGESTED))
        self._window.show_panel("timeline").recall(settings)  # type: ignore[attr-defined]
        self._window.refresh_actions()

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

    def sort_by(self, key: str) -> None:
        """Sort the list by a column."""
        self._window.show_panel("events").table.sort_by(key)  # type: ignore[attr-defined]

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
