# SPDX-License-Identifier: Apache-2.0
"""A plot over the time, without the menus and buttons that pyqtgraph would have in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph import PlotWidget
from PySide6.QtGui import QPainter, QPen

from annotator.gui.plotting.moments import FIRST, LAST, MINUTE
from annotator.gui.plotting.time_axis import TimeAxis

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.theme import Theme


class BarePlot(PlotWidget):  # type: ignore[misc]  # pyqtgraph tells no types
    """A view of some of the calendar's time, over its axis; ``box`` is what pans and zooms."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.axis = TimeAxis(theme)
        ground = theme.color("paper")
        super().__init__(
            parent, background=ground, axisItems={"bottom": self.axis}, enableMenu=False
        )
        self._focus_ink = theme.color("focus")
        # Its menu has no parent: it would stay when the plot goes.
        menu = self.plotItem.ctrlMenu
        menu.setParent(self, menu.windowFlags())
        self.hideButtons()
        self.box = self.getViewBox()
        self.box.setLimits(xMin=FIRST, xMax=LAST, minXRange=MINUTE, maxXRange=LAST - FIRST)
        self.box.setDefaultPadding(0)
        self.disableAutoRange()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours and type of a theme."""
        self._focus_ink = theme.color("focus")
        self.setBackground(theme.color("paper"))
        self.axis.show_theme(theme)

    def seen(self) -> tuple[float, float]:
        """Return the first and last moment that is seen."""
        first, last = self.box.viewRange()[0]
        return float(first), float(last)

    def pan(self, share: float) -> None:
        """Show what is later by a share of what is seen, or earlier."""
        first, last = self.seen()
        by = (last - first) * share
        self.setXRange(first + by, last + by, padding=0)

    def zoom_at(self, factor: float, centre: float) -> None:
        """Show so many times as much time, a moment staying where it is."""
        first, last = self.seen()
        self.setXRange(
            centre + (first - centre) * factor, centre + (last - centre) * factor, padding=0
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame around the plot that has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._focus_ink, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()
