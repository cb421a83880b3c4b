# SPDX-License-Identifier: Apache-2.0
"""Shows in the text all the places that tell of the current event, stored or suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.gui.proposals import current_suggested_event

if TYPE_CHECKING:
    from annotator.domain.changes import Changes, RowChange
    from annotator.domain.span import Span
    from annotator.gui.shell import Shell

# Of an event's row, where it is told of.
_PLACES = frozenset({"span_start", "span_end", "mentions"})


class EventReader(QObject):
    """Has the article view follow which event is current; for no other event it shows any."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._view = window.view
        self._desk = desk = window.desk
        desk.event_selected.connect(self.show_current)
        desk.suggestions.selected.connect(self.show_current)
        desk.session_opened.connect(self.show_current)
        desk.read_anew.connect(self.show_current)
        desk.changed.connect(self._follow)
        self.show_current()

    @Slot()
    def show_current(self) -> None:
        """Show the places of the suggested event that is current, or else of the stored one."""
        suggested = self._suggested()
        self._view.telling.show(suggested or self._stored(), is_suggested=bool(suggested))

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if any(map(_moves, changes.of("event"))):
            self.show_current()

    def _suggested(self) -> tuple[Span, ...]:
        current = current_suggested_event(self._desk)
        return current.content if current else ()

    def _stored(self) -> tuple[Span, ...]:
        wanted = [self._desk.event_id] if self._desk.event_id else []
        found = self._desk.workspace.project.events.find(wanted)
        return found[0].stretches if found else ()


def _moves(row: RowChange) -> bool:
    """Return whether an event comes, goes, or is told of elsewhere by a change."""
    return row.before is None or row.after is None or not _PLACES.isdisjoint(row.after)
