# SPDX-License-Identifier: Apache-2.0
"""Numbers over time on white paper, as a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.domain.number_series import Reach
from annotator.gui.number_words import heading_words, label_words, reach_words, things_of
from annotator.gui.plotting.calendar_scale import Scales
from annotator.gui.plotting.number_drawing import (
    Frame,
    NumberDrawing,
    dot_of,
    ink_of,
    paint_shape,
)
from annotator.gui.plotting.scale_painting import ScaleInk, paint_scale
from annotator.gui.plotting.value_scale import tick_step, tick_text, value_ticks
from annotator.gui.plotting.wrapping import height_of, wrapping

if TYPE_CHECKING:
    from annotator.domain.number_series import NumberSeries
    from annotator.gui.theme import Theme

# The long side of A4 at 96 pixels an inch; the plot is as high as it looks well.
WIDTH = 1123.0
_PLOT_HEIGHT = 420.0
# 9.75 points: texts on paper are at least 9.
_TEXT, _TITLE = 13, 19
_MARGIN = 36.0
_GAP = 8.0

# First and last second, lowest and highest value.
Extent = tuple[float, float, float, float]


class NumberSheet:
    """One page: what is counted, the plot, and what its shapes mean."""

    def __init__(self, series: NumberSeries, extent: Extent, subtitle: str, theme: Theme) -> None:
        # What has no date is not in the picture.
        in_plot = replace(series, things=things_of(series.points))
        self.title, self.description = heading_words(in_plot), subtitle
        self._ink = ink = ink_of(theme, ground=QColor(Qt.GlobalColor.white), pixels=_TEXT)
        muted, edge = theme.color("muted"), theme.color("edge")
        self._scale_ink = ScaleInk(ink.font, ink.metrics, edge, ink.line, ink.ink, muted)
        self._title_font = QFont(ink.font)
        self._title_font.setPixelSize(_TITLE)
        self._title_font.setBold(True)
        _, _, low, high = extent
        self._step = tick_step(low, high, _PLOT_HEIGHT)
        self._values = {
            value: tick_text(value, self._step) for value in value_ticks(low, high, _PLOT_HEIGHT)
        }
        widest = max(map(ink.metrics.horizontalAdvance, self._values.values()), default=0.0)
        self._left = _MARGIN + widest + _GAP
        self._frame = Frame(*extent, WIDTH - _MARGIN - self._left, _PLOT_HEIGHT)
        is_named = len(in_plot.things) > 1
        self._dots = [dot_of(one, label_words(one, is_named=is_named)) for one in series.points]
        self._reaches = [one for one in Reach if any(dot.reach is one for dot in self._dots)]

    @property
    def size(self) -> QSizeF:
        """Return the size in pixels, 96 an inch."""
        row = self._ink.metrics.height()
        below = self._scale_ink.height + 2 * row + _MARGIN
        return QSizeF(WIDTH, self._top() + _PLOT_HEIGHT + below)

    def paint(self, painter: QPainter) -> None:
        """Paint the page."""
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(QPointF(), self.size), self._ink.ground)
        self._paint_head(painter)
        painter.save()
        painter.translate(self._left, self._top())
        self._paint_values(painter)
        painter.save()
        painter.setClipRect(self._frame.place)
        NumberDrawing(self._dots, self._frame, self._ink).paint(painter)
        painter.restore()
        painter.translate(0, _PLOT_HEIGHT)
        frame = self._frame
        scale = Scales(self._ink.metrics.horizontalAdvance).of(frame.first, frame.last, frame.width)
        paint_scale(painter, scale, frame.x, frame.width, self._scale_ink)
        painter.restore()
        self._paint_legend(painter)

    def _paint_head(self, painter: QPainter) -> None:
        height, ink = self._title_height(), self._ink
        painter.setFont(self._title_font)
        painter.setPen(ink.ink)
        room = QRectF(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, height)
        flag = wrapping(QFontMetricsF(self._title_font), self.title, room.width())
        painter.drawText(room, flag, self.title)
        painter.setFont(ink.font)
        painter.setPen(self._scale_ink.muted)
        below = QPointF(_MARGIN, _MARGIN + height + ink.metrics.ascent() + 2)
        painter.drawText(below, self.description)

    def _paint_values(self, painter: QPainter) -> None:
        metrics = self._ink.metrics
        painter.setFont(self._ink.font)
        painter.setPen(QPen(self._scale_ink.edge, 1))
        painter.drawLine(QLineF(0, 0, 0, _PLOT_HEIGHT))
        painter.setPen(self._ink.ink)
        drop = (metrics.ascent() - metrics.descent()) / 2
        for value, text in self._values.items():
            left = -_GAP - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, self._frame.y(value) + drop), text)

    def _paint_legend(self, painter: QPainter) -> None:
        metrics = self._ink.metrics
        x = self._left
        y = self._top() + _PLOT_HEIGHT + self._scale_ink.height + metrics.height()
        drop = (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(self._ink.font)
        for reach in self._reaches:
            paint_shape(painter, reach, QPointF(x + _GAP, y), self._ink)
            painter.setPen(self._scale_ink.muted)
            text = reach_words(reach)
            painter.drawText(QPointF(x + 2.5 * _GAP, y + drop), text)
            x += 5 * _GAP + metrics.horizontalAdvance(text)

    def _title_height(self) -> float:
        return height_of(QFontMetricsF(self._title_font), self.title, WIDTH - 2 * _MARGIN)

    def _top(self) -> float:
        return _MARGIN + self._title_height() + 2 * self._ink.metrics.height()
