# SPDX-License-Identifier: Apache-2.0
"""Paints ticks and texts of a scale of time: below a plot, and on the page of an export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFontMetricsF, QPen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor, QFont, QPainter

    from annotator.gui.plotting.calendar_scale import Scale, Stretch

    # Returns where a moment is, in pixels.
    Place = Callable[[float], float]

_TICK = 5.0
_PADDING = 3.0


@dataclass(frozen=True, slots=True)
class ScaleInk:
    """The type and colours of a scale."""

    font: QFont
    metrics: QFontMetricsF
    edge: QColor
    line: QColor
    ink: QColor
    muted: QColor

    @property
    def height(self) -> float:
        """Return the height of ticks and two rows of text."""
        return 2 * self.metrics.height() + _TICK + 3 * _PADDING


def paint_scale(
    painter: QPainter, scale: Scale, place_of: Place, width: float, ink: ScaleInk
) -> None:
    """Paint the line from the painter's origin on, its ticks, and both rows of text."""
    painter.setFont(ink.font)
    painter.setPen(QPen(ink.edge, 1))
    painter.drawLine(QLineF(0, 0.5, width, 0.5))
    for tick in scale.ticks:
        x = place_of(tick.at)
        painter.drawLine(QLineF(x, 0, x, _TICK))
    _paint_stretches(painter, scale.stretches, place_of, ink)
    painter.setPen(ink.ink)
    baseline = _TICK + _PADDING + ink.metrics.ascent()
    for tick in scale.ticks:
        reach = ink.metrics.horizontalAdvance(tick.text) / 2
        x = place_of(tick.at)
        # One that would be cut is left out; its tick is there.
        if reach <= x <= width - reach:
            painter.drawText(QPointF(x - reach, baseline), tick.text)


def _paint_stretches(
    painter: QPainter, stretches: Sequence[Stretch], place_of: Place, ink: ScaleInk
) -> None:
    top = _TICK + 2 * _PADDING + ink.metrics.height()
    for stretch in stretches:
        x = place_of(stretch.start)
        if x >= 0:
            painter.setPen(QPen(ink.line, 1))
            painter.drawLine(QLineF(x, top, x, top + ink.metrics.height()))
        painter.setPen(ink.muted)
        left = max(x, 0.0) + _PADDING
        painter.drawText(QPointF(left, top + ink.metrics.ascent()), stretch.text)
