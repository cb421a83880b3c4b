# SPDX-License-Identifier: Apache-2.0
"""All numbers of a plot as one thing that paints itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF

from annotator.gui.plotting.number_drawing import Dot, Frame, NumberDrawing, ink_of
from annotator.gui.plotting.view_item import ViewItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyqtgraph import ViewBox
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from annotator.gui.theme import Theme

# From a point as far as this, in pixels, a click or the mouse means it.
_REACH = 10.0


class NumberItem(ViewItem):
    """Paints points with what each may mean."""

    def __init__(self, view: ViewBox, theme: Theme) -> None:
        super().__init__(view)
        self._dots: Sequence[Dot] = ()
        self.show_theme(theme)
        view.sigRangeChanged.connect(self._repaint)

    def show_theme(self, theme: Theme) -> None:
        """Paint in the colours and the small type of a theme from now on."""
        self._ink = ink_of(theme)
        self.update()

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Paint other points, none of them the current one."""
        self._dots, self.current = dots, -1
        self.update()

    def drawing(self) -> NumberDrawing:
        """Return what is painted now."""
        (first, last), (low, high) = self._view.viewRange()
        place = self.boundingRect()
        frame = Frame(first, last, low, high, place.width(), place.height())
        return NumberDrawing(self._dots, frame, self._ink, self.current)

    def dot_at(self, point: QPointF) -> int:
        """Return the point nearest to a place of the view, -1 where none is near."""
        best, nearest = -1, _REACH
        for place, centre in enumerate(self.drawing().centres):
            apart = QLineF(point, centre).length()
            if apart <= nearest:
                best, nearest = place, apart
        return best

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint all that is seen."""
        painter.setClipRect(self.boundingRect())
        self.drawing().paint(painter, has_focus=self.has_focus)
