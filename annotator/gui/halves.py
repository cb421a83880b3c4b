# SPDX-License-Identifier: Apache-2.0
"""The text above, tables below: how the height of the window is shared out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

# What the lower half has of the height, and what it never has more than, in percent.
_SHARE, _MOST_SHARE = 30, 40
# In heights of a line of text: four rows of a table with what stands above them; and more than
# anybody looks through below a text.
_LEAST, _MOST = 13, 20


class Halves(QSplitter):
    """Shares out the height anew at each size of the window, until somebody pulls at the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("halves")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._is_own = False
        self.splitterMoved.connect(self._note_own)

    def restore(self, state: QByteArray) -> None:
        """Share out the height as somebody did before; empty where nobody has."""
        if not state.isEmpty():
            self._is_own = self.restoreState(state)
            self._stretch()

    def own_state(self) -> QByteArray:
        """Return how somebody shared out the height, empty where nobody has."""
        return self.saveState() if self._is_own else QByteArray()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new height."""
        super().resizeEvent(event)
        if not self._is_own:
            line = self.fontMetrics().height()
            wanted = max(_LEAST * line, min(_MOST * line, self.height() * _SHARE // 100))
            lower = min(wanted, self.height() * _MOST_SHARE // 100)
            self.setSizes([self.height() - lower, lower])

    @Slot()
    def _note_own(self) -> None:
        self._is_own = True
        self._stretch()

    def _stretch(self) -> None:
        """Have the text take most of what a larger window gives."""
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 1)
