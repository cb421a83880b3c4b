# SPDX-License-Identifier: Apache-2.0
"""Has the window show suggestions: in the text, in the panels, and how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.errors import DamageError, UserError
from annotator.domain.event import EVENT
from annotator.gui import settings as rows
from annotator.gui.desk import translated
from annotator.gui.event_reader import EventReader
from annotator.gui.panels import panel_of
from annotator.gui.proposals import current_suggested_event, place_shown, select_suggestion

if TYPE_CHECKING:
    from collections.abc import Collection

    from annotator.domain.message import Message
    from annotator.gui.reader import Reader
    from annotator.gui.shell import Shell
    from annotator.gui.strip_state import StripState


class Guide(QObject):
    """Joins the suggestions of the open article to the parts of the window."""

    def __init__(self, window: Shell, reader: Reader, strip: StripState) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = desk = window.desk
        self._strip = strip
        self._suggestions = suggestions = desk.suggestions
        reader.show_suggestions(suggestions)
        self._events = EventReader(window)
        self._has_events = False
        desk.session_leaving.connect(suggestions.leave)
        desk.session_opened.connect(suggestions.restart)
        desk.session_changed.connect(suggestions.look_again)
        desk.changed.connect(suggestions.follow)
        desk.read_anew.connect(suggestions.settle_anew)
        desk.annotation_selected.connect(self._make_way)
        desk.event_selected.connect(self._make_way_for_event)
        suggestions.selected.connect(self._show_selected)
        suggestions.changed.connect(self._show_count)
        suggestions.began.connect(self._show_count)
        suggestions.looked.connect(self._show_look)
        suggestions.came_back.connect(self._go_back)
        suggestions.deed_asked.connect(self.do)
        suggestions.broken.connect(self._report)
        suggestions.told.connect(self._tell)
        suggestions.is_advised = window.settings.get(rows.LANGUAGE_MODEL)
        suggestions.set_on(is_on=window.settings.get(rows.SUGGESTIONS))

    @Slot(str)
    def _make_way(self, annotation_id: str) -> None:
        """Have no suggestion current where an annotation is."""
        if annotation_id:
            self._suggestions.choose("")

    @Slot(str)
    def _make_way_for_event(self, event_id: str) -> None:
        """Have no suggested event current where another event is."""
        if event_id and current_suggested_event(self._desk) is not None:
            self._suggestions.choose("")

    @Slot(str)
    def _show_selected(self, _suggestion_id: str) -> None:
        current = self._suggestions.current
        with self._desk.telling():
            if current is not None:
                self._show_panel(current.kind)

    def _show_panel(self, kind: str) -> None:
        """Bring forward where a suggestion is listed; the text alone shows nothing of an event.

        A panel in front that tells of suggested events stays there.
        """
        if kind != EVENT.key:
            self._window.areas["right"].show_panel(kind)
        elif not getattr(self._window.areas["bottom"].front(), "tells_suggested", False):
            self._window.show_panel(panel_of(kind))

    @Slot()
    def _show_count(self) -> None:
        suggestions = self._suggestions
        events, text = suggestions.count(EVENT.key), ""
        if bool(events) != self._has_events:
            self._has_events = bool(events)
            self._window.refresh_actions()
        if suggestions.is_looking:
            text = self.tr("Suggestions so far: %1")
        elif events and events == len(suggestions.left):
            text = self.tr("Suggested events left: %2")
        elif events:
            text = self.tr("Suggestions left: %1 · events: %2")
        elif suggestions.found:
            text = self.tr("Suggestions left: %1")
        text = text.replace("%1", f"{len(suggestions.left) - events:,}")
        self._window.status.show_suggestions(text.replace("%2", f"{events:,}"))

    @Slot(object)
    def _report(self, error: Exception) -> None:
        """Say why nothing more is suggested: in the error's own words, where it has any."""
        if isinstance(error, UserError) and not isinstance(error, DamageError):
            self._strip.refuse(translated(error.message))
        else:
            self._window.report(error)

    @Slot(object)
    def _tell(self, told: Message) -> None:
        self._window.desk.say(translated(told))

    @Slot()
    def _show_look(self) -> None:
        """Say where nothing is suggested because of the article's language."""
        why, article = self._suggestions.why_nothing, self._desk.workspace.article
        self._show_count()
        is_told = article is not None and (not article.language or "language" in article.guessed)
        self._strip.set_aside(translated(why) if why and is_told else "")

    @Slot(object)
    def _go_back(self, ids: Collection[str]) -> None:
        """Have what undo brought back next to the caret be the current one.

        Where undo chose something else, that stays.
        """
        if self._desk.annotation_id:
            return
        view = self._window.view
        left = self._suggestions.left
        starts = {one: place_shown(self._desk, left[one]).start for one in ids}
        nearest = min(starts, key=lambda one: abs(starts[one] - view.caret()))
        view.set_caret(starts[nearest])
        select_suggestion(self._desk, nearest)

    @Slot(str)
    def do(self, name: str) -> None:
        """Do what a button asks for: the name of an action."""
        self._window.actions_table[name].trigger()
