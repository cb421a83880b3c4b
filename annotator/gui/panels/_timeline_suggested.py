# SPDX-License-Identifier: Apache-2.0
"""The suggested events of a timeline: which is current, why, and how it is decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.domain.event import EVENT
from annotator.gui.dates import shown_stretch
from annotator.gui.desk import translated
from annotator.gui.labels import OneLine
from annotator.gui.panels._suggested import SuggestedDeeds
from annotator.gui.proposals import current_event, current_suggested_event
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from annotator.domain.event import Event
    from annotator.gui.actions import ActionSet
    from annotator.gui.desk import Desk

# The keys of the text that act here too, while a suggested event is current.
_KEYS = ("suggest.accept", "suggest.reject", "suggest.next", "suggest.previous")


class TimelineSuggested(QWidget):
    """A line under the timeline; it stays as long as any is left, so that nothing jumps."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_wanted = False
        self._keyed: list[QWidget] = []
        self._actions: list[QAction] = []
        self.setObjectName("timelineSuggestedLine")
        self._deeds = SuggestedDeeds(desk, self, are_slim=True)
        self._told = OneLine("timelineSuggestedTold", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self._deeds)
        row.addWidget(self._told, 1)
        desk.keys.changed.connect(self.show_current)
        self.hide()

    @property
    def current_id(self) -> str:
        """Return the id of the event that is current everywhere, stored or suggested."""
        is_suggested = not self._desk.event_id and current_suggested_event(self._desk) is not None
        return self._desk.suggestions.current_id if is_suggested else self._desk.event_id

    @property
    def is_needed(self) -> bool:
        """Return whether any suggested event is to be shown."""
        return self._is_wanted and self._desk.suggestions.count(EVENT.key) > 0

    def want(self, *, is_wanted: bool) -> None:
        """Have suggested events shown, or not."""
        self._is_wanted = is_wanted
        self.show_current()

    def bind(self, actions: ActionSet) -> None:
        """Know the actions whose keys are to act where the events are."""
        self._actions = [actions[name] for name in _KEYS]
        self.show_current()

    def act_in(self, widget: QWidget) -> None:
        """Let these keys act in a widget as well."""
        self._keyed.append(widget)
        self.show_current()

    def more_of(self, event_id: str) -> Sequence[str]:
        """Return what a tip says of a suggested event, beside the event itself."""
        suggestion = self._desk.suggestions.left.get(event_id)
        if suggestion is None:
            return ()
        keys = self._desk.keys
        deeds = self.tr("{accept} accepts, {reject} rejects").format_map(
            {"accept": keys.shown("suggest.accept"), "reject": keys.shown("suggest.reject")}
        )
        has_keys = keys.of("suggest.accept") and keys.of("suggest.reject")
        why = self.tr("Suggested: %1").replace("%1", translated(suggestion.reason))
        return (why, deeds) if has_keys else (why,)

    @Slot()
    def show_current(self) -> None:
        """Tell of the suggested event that is current, or how one comes to be."""
        self.setVisible(self.is_needed)
        event = current_event(self._desk) if self.is_needed and not self._desk.event_id else None
        self._deeds.setEnabled(event is not None)
        if event is not None:
            self._deeds.show_record(event, is_suggestion=True, has_room=True)
        self._told.setForegroundRole(
            QPalette.ColorRole.PlaceholderText if event is None else QPalette.ColorRole.WindowText
        )
        self._told.show_text(self._words(event))
        self._offer_keys(is_offered=event is not None)

    def _words(self, event: Event | None) -> str:
        if event is None:
            text = self.tr("Suggested events are dashed. Go to one with the arrows, or click it.")
            following = self._desk.keys.shown("suggest.next_event")
            more = self.tr("%1 leads to the next one.").replace("%1", following)
            return f"{text} {more}" if following else text
        when = shown_stretch(event.start, event.end) or self.tr("without a date")
        happened = [event.who[0].name] if event.who and event.who[0].name not in event.what else []
        why = self.tr("Suggested: %1").replace("%1", event.reason or event.rule)
        return " · ".join((when, *happened, event.what, why))

    def _offer_keys(self, *, is_offered: bool) -> None:
        """Let the keys act only on what is seen: else they would decide on a mark in the text."""
        for widget in self._keyed:
            for action in self._actions:
                if is_offered:
                    widget.addAction(action)
                else:
                    widget.removeAction(action)
