# SPDX-License-Identifier: Apache-2.0
"""The axis of time below a plot: ticks true to the calendar, and what they belong to below them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pyqtgraph import AxisItem
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFontMetricsF, QPen

from annotator.gui.plotting.calendar_scale import Scales

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from annotator.gui.plotting.calendar_scale import Scale, Stretch
    from annotator.gui.theme import Theme

_TICK = 5.0
_PADDING = 3.0


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
        self._theme = theme
        self._font = theme.small_font()
        self._metrics = QFontMetricsF(self._font)
        self._scales = Scales(self._metrics.horizontalAdvance)
        self.setHeight(round(2 * self._metrics.height() + _TICK + 3 * _PADDING))
        self.update()

    def seen(self) -> Scale:
        """Return the ticks of what is seen now."""
        first, last = self.range
        return self._scales.of(first, last, self.size().width())

    def paint(self, painter: QPainter, _option: Any, _widget: Any = None) -> None:
        """Paint the line, its ticks, and both rows of text."""
        scale, width = self.seen(), self.size().width()
        painter.setFont(self._font)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.drawLine(QLineF(0, 0.5, width, 0.5))
        for tick in scale.ticks:
            x = self.x_of(tick.at)
            painter.drawLine(QLineF(x, 0, x, _TICK))
        self._paint_stretches(painter, scale.stretches)
        painter.setPen(self._theme.color("ink"))
        baseline = _TICK + _PADDING + self._metrics.ascent()
        for tick in scale.ticks:
            reach = self._metrics.horizontalAdvance(tick.text) / 2
            x = self.x_of(tick.at)
            # One that would be cut is left out; its tick is there.
            if reach <= x <= width - reach:
                painter.drawText(QPointF(x - reach, baseline), tick.text)

    def _paint_stretches(self, painter: QPainter, stretches: Sequence[Stretch]) -> None:
        top = _TICK + 2 * _PADDING + self._metrics.height()
        for stretch in stretches:
            x = self.x_of(stretch.start)
            if x >= 0:
                painter.setPen(QPen(self._theme.color("line"), 1))
                painter.drawLine(QLineF(x, top, x, top + self._metrics.height()))
            painter.setPen(self._theme.color("muted"))
            left = max(x, 0.0) + _PADDING
            painter.drawText(QPointF(left, top + self._metrics.ascent()), stretch.text)

    def x_of(self, at: float) -> float:
        """Return where a moment is, in the middle of a pixel, so that its line is sharp."""
        first, last = self.range
        along: float = (at - first) / (last - first) * self.size().width()
        return math.floor(along) + 0.5
