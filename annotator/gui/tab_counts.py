# SPDX-License-Identifier: Apache-2.0
"""How many rows the panels have, told on their tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.errors import UserError
from annotator.domain.kinds import all_kinds
from annotator.gui.dates import local_now

if TYPE_CHECKING:
    from annotator.gui.shell import Shell

# More are not counted: a tab has room for three digits.
_MOST_DUE = 999


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
        self._title("project_events", self._overdue(), self.tr("%1 due"))

    def _overdue(self) -> int:
        """Return how many events of the project can be checked by now, up to some."""
        project = self._window.desk.workspace.project
        now = local_now().strftime("%Y-%m-%dT%H:%M:%S")
        try:
            return project.all_events.due_count(None, now, _MOST_DUE)
        except UserError:
            # What cannot be read is told where somebody looks at it.
            return 0

    def _title(self, key: str, count: int, words: str = "%1") -> None:
        for area in self._window.areas.values():
            if area.has(key):
                area.set_count(key, count, words)
