# SPDX-License-Identifier: Apache-2.0
"""The axis of time below a plot: ticks true to the calendar, and what they belong to below them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pyqtgraph import AxisItem
from PySide6.QtGui import QFontMetricsF

from annotator.gui.plotting.calendar_scale import Scales
from annotator.gui.plotting.scale_painting import ScaleInk, paint_scale

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from annotator.gui.plotting.calendar_scale import Scale
    from annotator.gui.theme import Theme


class TimeAxis(AxisItem):  # type: ignore[misc]  # pyqtgraph tells no types
    """The bottom axis of a plot whose x are seconds, as ``moments`` counts them.

    It paints two rows of text: the ticks', and below them the year, month or day that they
    belong to, which stays in sight while its ticks are. Other parts of a plot ask ``seen`` for
    the ticks, to paint a grid.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("bottom")
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Paint in the colours and the small type of a theme from now on."""
        font = theme.small_font()
        colors = (theme.color(role) for role in ("edge", "line", "ink", "muted"))
        self._ink = ScaleInk(font, QFontMetricsF(font), *colors)
        self._scales = Scales(self._ink.metrics.horizontalAdvance)
        self.setHeight(round(self._ink.height))
        self.update()

    def seen(self) -> Scale:
        """Return the ticks of what is seen now."""
        first, last = self.range
        return self._scales.of(first, last, self.size().width())

    def paint(self, painter: QPainter, _option: Any, _widget: Any = None) -> None:
        """Paint the line, its ticks, and both rows of text."""
        paint_scale(painter, self.seen(), self.x_of, self.size().width(), self._ink)

    def x_of(self, at: float) -> float:
        """Return where a moment is, in the middle of a pixel, so that its line is sharp."""
        first, last = self.range
        along: float = (at - first) / (last - first) * self.size().width()
        return math.floor(along) + 0.5
