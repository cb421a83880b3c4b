# SPDX-License-Identifier: Apache-2.0
"""How the window is shared out: library, text and panels side by side, tables below them."""

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
# Pixels of the library, of the panels at least and at most, and in percent of a wide window.
_LIBRARY, _PANELS, _MOST_PANELS, _PANELS_SHARE = 230, 380, 560, 26


class Sharing(QSplitter):
    """Shares out its room anew at each size, until somebody pulls at a line; subclasses say how."""

    def __init__(self, name: str, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setObjectName(name)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._is_own = False
        self.splitterMoved.connect(self._note_own)

    def restore(self, state: QByteArray) -> None:
        """Share out the room as somebody did before; empty where nobody has."""
        if not state.isEmpty():
            self._is_own = self.restoreState(state)

    def own_state(self) -> QByteArray:
        """Return how somebody shared out the room, empty where nobody has."""
        return self.saveState() if self._is_own else QByteArray()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new room."""
        super().resizeEvent(event)
        if not self._is_own:
            self.setSizes(self.usual_sizes())

    def usual_sizes(self) -> list[int]:
        """Return what each part has while nobody has pulled at a line."""
        raise NotImplementedError

    @Slot()
    def _note_own(self) -> None:
        self._is_own = True


class Halves(Sharing):
    """The text above, tables below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("halves", Qt.Orientation.Vertical, parent)

    def set_parts(self, upper: QWidget, lower: QWidget) -> None:
        """Put the parts in; the upper one takes most of what a larger window gives."""
        for number, (part, share) in enumerate(((upper, 3), (lower, 1))):
            self.addWidget(part)
            self.setStretchFactor(number, share)

    def usual_sizes(self) -> list[int]:
        """Return the heights: four rows of a table, or a share of a high window."""
        line = self.fontMetrics().height()
        wanted = max(_LEAST * line, min(_MOST * line, self.height() * _SHARE // 100))
        lower = min(wanted, self.height() * _MOST_SHARE // 100)
        return [self.height() - lower, lower]


class Sides(Sharing):
    """Library, text and panels."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("sides", Qt.Orientation.Horizontal, parent)

    def set_parts(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        """Put the parts in; the middle one takes what a larger window gives."""
        for part in (left, middle, right):
            self.addWidget(part)
        self.setStretchFactor(1, 1)

    def usual_sizes(self) -> list[int]:
        """Return the widths: panels grow with a wide window, the text has the rest."""
        right = max(_PANELS, min(_MOST_PANELS, self.width() * _PANELS_SHARE // 100))
        return [_LIBRARY, self.width() - _LIBRARY - right, right]
