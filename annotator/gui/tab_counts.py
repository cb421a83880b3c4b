# SPDX-License-Identifier: Apache-2.0
"""How many rows the panels have, told on their tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.kinds import all_kinds

if TYPE_CHECKING:
    from annotator.gui.shell import Shell


class TabCounts(QObject):
    """Shows what the tally has of the open session; no number until it is counted."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._tally = window.desk.tally
        self._tally.counted.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show how many rows there are."""
        counts = self._tally.counts
        for kind in all_kinds():
            self._title(kind.key, counts.kinds.get(kind.key, 0) if counts else 0)
        self._title("events", counts.progress.events if counts else 0)

    def _title(self, key: str, count: int) -> None:
        for area in self._window.areas.values():
            if area.has(key):
                area.set_count(key, count)
