# SPDX-License-Identifier: Apache-2.0
"""Draws numbers over time: shapes, bars and labels, on screen and on paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from annotator.domain.number_series import Reach
from annotator.gui.plotting.moments import seconds_of
from annotator.gui.plotting.value_scale import value_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.number_series import NumberPoint
    from annotator.gui.theme import Theme

_RADIUS = 5.0
_LINE = 1.6
_CAP = 4.0
_RING = 4.0
_GAP = 5.0
_LONGEST = 280.0
# More labels than these are no help, and every one is held against all the others.
_MOST_LABELLED = 60


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the plot, in seconds and as a value, with what it may be and its label."""

    first: float
    last: float
    value: float
    least: float
    most: float
    reach: Reach
    label: str

    @property
    def at(self) -> float:
        """Return the middle of the time that it may be of."""
        return (self.first + self.last) / 2


def dot_of(point: NumberPoint, label: str) -> Dot:
    """Return a dated number as a point."""
    bounds = point.bounds
    first, last = (bounds.minimum, bounds.maximum) if bounds else ("", "")
    ends = (float(seconds_of(first)), float(seconds_of(last)))
    return Dot(*ends, point.value, point.least, point.most, point.reach, label)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is seen, in seconds and values, and its size in pixels."""

    first: float
    last: float
    low: float
    high: float
    width: float
    height: float

    @property
    def place(self) -> QRectF:
        """Return the frame in its own pixels."""
        return QRectF(0, 0, self.width, self.height)

    def x(self, at: float) -> float:
        """Return where a moment is."""
        return (at - self.first) / (self.last - self.first) * self.width

    def y(self, value: float) -> float:
        """Return where a value is."""
        return (1 - (value - self.low) / (self.high - self.low)) * self.height


@dataclass(frozen=True, slots=True)
class NumberInk:
    """The colours and the type."""

    ground: QColor
    number: QColor
    line: QColor
    ink: QColor
    focus: QColor
    font: QFont
    metrics: QFontMetricsF


def ink_of(theme: Theme, *, ground: QColor | None = None, pixels: int = 0) -> NumberInk:
    """Return the ink of a theme, on its paper or another ground, in its small type or another."""
    font = theme.small_font()
    if pixels:
        font.setPixelSize(pixels)
    return NumberInk(
        ground or theme.color("paper"),
        theme.kind_color("number"),
        theme.color("line"),
        theme.color("ink"),
        theme.color("focus"),
        font,
        QFontMetricsF(font),
    )


class NumberDrawing:
    """Points within a frame; one of them may be the current one, -1 for none."""

    def __init__(
        self, dots: Sequence[Dot], frame: Frame, ink: NumberInk, current: int = -1
    ) -> None:
        self._dots, self._frame, self._ink = dots, frame, ink
        self._current = current

    @cached_property
    def centres(self) -> list[QPointF]:
        """Return where the points are."""
        return [QPointF(self._frame.x(dot.at), self._frame.y(dot.value)) for dot in self._dots]

    def paint(self, painter: QPainter, *, has_focus: bool = False) -> None:
        """Paint the lines of the values, then bars, points and labels."""
        painter.setFont(self._ink.font)
        self._paint_lines(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dot, centre in zip(self._dots, self.centres, strict=True):
            self._paint_bars(painter, dot, centre)
        for dot, centre in zip(self._dots, self.centres, strict=True):
            paint_shape(painter, dot.reach, centre, self._ink)
        if self._current >= 0:
            self._paint_ring(painter, self.centres[self._current], 3 if has_focus else 2)
        painter.setPen(self._ink.ink)
        for place, box in self.label_boxes().items():
            # No line of a value goes through it.
            painter.fillRect(box, self._ink.ground)
            at = QPointF(box.left(), box.top() + self._ink.metrics.ascent())
            painter.drawText(at, self._label(place))

    def label_boxes(self) -> dict[int, QRectF]:
        """Return where labels have room, by point; the current one is served before all others.

        Among very many only that one has a label.
        """
        seen = self._frame.place
        inside = [place for place, centre in enumerate(self.centres) if seen.contains(centre)]
        meant = [place for place in inside if place == self._current]
        if len(inside) <= _MOST_LABELLED:
            meant += [place for place in inside if place != self._current]
        taken = [box for place in inside for box in self._covered(place)] if meant else []
        found: dict[int, QRectF] = {}
        for place in meant:
            box = self._free(self._label(place), self.centres[place], taken)
            if box is not None:
                taken.append(box)
                found[place] = box
        return found

    def _paint_lines(self, painter: QPainter) -> None:
        frame = self._frame
        painter.setPen(QPen(self._ink.line, 1))
        for value in value_ticks(frame.low, frame.high, frame.height):
            y = round(frame.y(value)) + 0.5
            painter.drawLine(QLineF(0, y, frame.width, y))

    def _paint_bars(self, painter: QPainter, dot: Dot, centre: QPointF) -> None:
        """Paint what a date and a value may be, as far as that is wider than the shape."""
        frame = self._frame
        painter.setPen(QPen(self._ink.number, 1))
        left, right = frame.x(dot.first), frame.x(dot.last)
        if right - left > 2 * _RADIUS:
            painter.drawLine(QLineF(left, centre.y(), right, centre.y()))
            for x in (left, right):
                painter.drawLine(QLineF(x, centre.y() - _CAP, x, centre.y() + _CAP))
        if dot.most > dot.least:
            top, bottom = frame.y(dot.most), frame.y(dot.least)
            painter.drawLine(QLineF(centre.x(), top, centre.x(), bottom))
            for y in (top, bottom):
                painter.drawLine(QLineF(centre.x() - _CAP, y, centre.x() + _CAP, y))

    def _paint_ring(self, painter: QPainter, centre: QPointF, width: int) -> None:
        painter.setPen(QPen(self._ink.focus, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, _RADIUS + _RING, _RADIUS + _RING)

    def _label(self, place: int) -> str:
        label = self._dots[place].label
        return self._ink.metrics.elidedText(label, Qt.TextElideMode.ElideRight, _LONGEST)

    def _covered(self, place: int) -> tuple[QRectF, QRectF]:
        """Return what a point covers: its shape with the bar of its date, and that of its value."""
        dot, centre, frame = self._dots[place], self.centres[place], self._frame
        shape = QPointF(_RADIUS + 1, _RADIUS + 1)
        across = QRectF(
            QPointF(frame.x(dot.first), centre.y() - _CAP),
            QPointF(frame.x(dot.last), centre.y() + _CAP),
        )
        upright = QRectF(
            QPointF(centre.x() - _CAP, frame.y(dot.most)),
            QPointF(centre.x() + _CAP, frame.y(dot.least)),
        )
        return across.united(QRectF(centre - shape, centre + shape)), upright

    def _free(self, text: str, centre: QPointF, taken: Sequence[QRectF]) -> QRectF | None:
        """Return the first place beside a point where its label covers nothing, if there is."""
        width, height = self._ink.metrics.horizontalAdvance(text), self._ink.metrics.height()
        out = _RADIUS + _GAP
        for left, top in (
            (out, -height / 2),
            (-out - width, -height / 2),
            (-_RADIUS, -out - height),
            (-_RADIUS, out),
            (_RADIUS - width, -out - height),
            (_RADIUS - width, out),
        ):
            box = QRectF(centre.x() + left, centre.y() + top, width, height)
            is_free = not any(box.intersects(other) for other in taken)
            if is_free and self._frame.place.contains(box):
                return box
        return None


def paint_shape(painter: QPainter, reach: Reach, centre: QPointF, ink: NumberInk) -> None:
    """Paint the shape that tells how a value is meant."""
    painter.setPen(QPen(ink.number, _LINE))
    painter.setBrush(ink.ground if reach is Reach.ABOUT else ink.number)
    if reach in (Reach.EXACT, Reach.ABOUT):
        painter.drawEllipse(centre, _RADIUS - 1, _RADIUS - 1)
    else:
        painter.drawPolygon(QPolygonF([centre + corner for corner in _CORNERS[reach]]))


_SIDE = _RADIUS + 1
_CORNERS = {
    Reach.AT_LEAST: (QPointF(0, -_SIDE), QPointF(_SIDE, _RADIUS), QPointF(-_SIDE, _RADIUS)),
    Reach.AT_MOST: (QPointF(0, _SIDE), QPointF(_SIDE, -_RADIUS), QPointF(-_SIDE, -_RADIUS)),
    Reach.RANGE: (
        *(QPointF(0, -_SIDE), QPointF(_SIDE, 0)),
        *(QPointF(0, _SIDE), QPointF(-_SIDE, 0)),
    ),
}
