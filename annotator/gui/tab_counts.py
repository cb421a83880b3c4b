# SPDX-License-Identifier: Apache-2.0
"""How many rows the panels have, told on their tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.domain.kinds import all_kinds

if TYPE_CHECKING:
    from annotator.domain.changes import Changes, RowChange
    from annotator.gui.shell import Shell

# Rows are counted when edits rest, so that the edit itself shows first.
_REST_MS = 80


class TabCounts(QObject):
    """Counts the rows of the open session's panels."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._workspace = window.desk.workspace
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.refresh)

    def follow(self, changes: Changes) -> None:
        """Count anew when edits rest, where an edit can have changed how many rows there are."""
        if any(map(_counts, changes.rows)):
            self._rest.start()

    def stop(self) -> None:
        """Count no more what was to be counted."""
        self._rest.stop()

    @Slot()
    def refresh(self) -> None:
        """Count and show."""
        project, session = self._workspace.project, self._workspace.session
        counts = project.overview.counts(session.id) if session else {}
        for kind in all_kinds():
            self._title(kind.key, counts.get(kind.key, 0))
        self._title("events", project.events.count(session.id) if session else 0)

    def _title(self, key: str, count: int) -> None:
        for area in self._window.areas.values():
            if area.has(key):
                area.set_count(key, count)


def _counts(row: RowChange) -> bool:
    """Return whether a row's change can change how many rows a panel has."""
    if row.table not in ("annotation", "event"):
        return False
    return row.before is None or row.after is None or "kind" in row.after
