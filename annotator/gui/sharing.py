# SPDX-License-Identifier: Apache-2.0
"""How the window is shared out: library, text and panels side by side, tables below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

# What the lower half has of the height, and what it never has more than, in percent.
_SHARE, _MOST_SHARE = 30, 40
# In heights of a line of text: four rows of a table with what stands above them; and more than
# anybody looks through below a text.
_LEAST, _MOST = 13, 20
# What the text keeps of the height, at least and at most, in percent, while the lower half is
# enlarged; and how many of its lines, which are as high as its type is large, stay between.
_KEPT, _MOST_KEPT, _KEPT_LINES = 30, 48, 6
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
    """The text above, tables below it; for a time the tables may have most of the height."""

    # The tables no longer have most of the height, though nobody took it away by the key.
    given_back = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("halves", Qt.Orientation.Vertical, parent)
        self.is_enlarged = False
        # What somebody had pulled it to before.
        self._before = QByteArray()
        self._line = 0

    def set_parts(self, upper: QWidget, lower: QWidget, text: QWidget) -> None:
        """Put the parts in; the upper one takes most of what a larger window gives.

        The text is in the upper part, with lines above and below it that tell something.
        """
        self._upper, self._text = upper, text
        for number, (part, share) in enumerate(((upper, 3), (lower, 1))):
            self.addWidget(part)
            self.setStretchFactor(number, share)

    def usual_sizes(self) -> list[int]:
        """Return the heights: four rows of a table, or a share of a high window."""
        if self.is_enlarged:
            upper = max(self._kept_height(), self.height() * _KEPT // 100)
            upper = min(upper, self.height() * _MOST_KEPT // 100)
            return [upper, self.height() - upper]
        line = self.fontMetrics().height()
        wanted = max(_LEAST * line, min(_MOST * line, self.height() * _SHARE // 100))
        lower = min(wanted, self.height() * _MOST_SHARE // 100)
        return [self.height() - lower, lower]

    def enlarge(self, *, is_enlarged: bool) -> None:
        """Give the lower half most of the height, or each half what it had before."""
        if is_enlarged == self.is_enlarged:
            return
        if is_enlarged:
            self._before = super().own_state()
        self.is_enlarged, self._is_own = is_enlarged, False
        self.setSizes(self.usual_sizes())
        if not is_enlarged:
            self.restore(self._before)

    @Slot()
    def give_back(self) -> None:
        """Give each half what it had before the lower one was enlarged, if it is."""
        if self.is_enlarged:
            self.enlarge(is_enlarged=False)
            self.given_back.emit()

    def show_line(self, pixels: int) -> None:
        """Take how high a line of the text is now."""
        self._line = pixels
        if self.is_enlarged:
            self.setSizes(self.usual_sizes())

    def own_state(self) -> QByteArray:
        """Return how somebody shared out the room before the lower half was enlarged."""
        return self._before if self.is_enlarged else super().own_state()

    def _kept_height(self) -> int:
        """Return how high the upper half has to be for some lines of the text to be in sight."""
        beside = self._upper.height() - self._text.height() if self.isVisible() else 0
        return beside + _KEPT_LINES * self._line

    @Slot()
    def _note_own(self) -> None:
        super()._note_own()
        if self.is_enlarged:
            self.is_enlarged = False
            self.given_back.emit()


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
