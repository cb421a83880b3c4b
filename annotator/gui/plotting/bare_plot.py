# SPDX-License-Identifier: Apache-2.0
"""A plot over the time, without the menus and buttons that pyqtgraph would have in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph import PlotWidget

from annotator.gui.plotting.moments import FIRST, LAST, MINUTE
from annotator.gui.plotting.time_axis import TimeAxis

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

    from annotator.gui.theme import Theme


class BarePlot(PlotWidget):  # type: ignore[misc]  # pyqtgraph tells no types
    """A view of some of the calendar's time, over its axis; ``box`` is what pans and zooms."""

    def __init__(self, theme: Theme, ground: QColor, parent: QWidget) -> None:
        self.axis = TimeAxis(theme)
        super().__init__(
            parent, background=ground, axisItems={"bottom": self.axis}, enableMenu=False
        )
        # Its menu has no parent: it would stay when the plot goes.
        menu = self.plotItem.ctrlMenu
        menu.setParent(self, menu.windowFlags())
        self.hideButtons()
        self.box = self.getViewBox()
        self.box.setLimits(xMin=FIRST, xMax=LAST, minXRange=MINUTE, maxXRange=LAST - FIRST)
        self.box.setDefaultPadding(0)
        self.disableAutoRange()
