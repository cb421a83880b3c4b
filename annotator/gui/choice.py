# SPDX-License-Identifier: Apache-2.0
"""What is selected in a list, for what is done to all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from annotator.services.bulk import Chosen


class Chooser(Protocol):
    """A panel with a list in which rows are selected."""

    def chosen(self) -> Chosen | None:
        """Return what is selected, None while its rows are still being read."""

    def turn_to(self, part: str) -> None:
        """Put the focus where something is entered that goes to all of it."""


class Choice(QObject):
    """The rows that were selected last, in whichever list."""

    # There is another number of rows, or they are of another sort.
    changed = Signal()
    # So many are to be changed (Chosen, Deed) that it takes a job.
    job_asked = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._chooser: Chooser | None = None
        self.count = 0
        self.are_events = False

    def take(self, chooser: Chooser, count: int, *, are_events: bool) -> None:
        """Note that so many rows are selected in a list now."""
        if not count and chooser is not self._chooser:
            return
        before = (self.count, self.are_events)
        self._chooser, self.count, self.are_events = chooser, count, are_events
        if (count, are_events) != before:
            self.changed.emit()

    def chosen(self) -> Chosen | None:
        """Return what is selected, None while its rows are still being read."""
        return self._chooser.chosen() if self._chooser else None

    def turn_to(self, part: str) -> None:
        """Put the focus where something is entered that goes to all selected rows."""
        if self._chooser is not None:
            self._chooser.turn_to(part)
