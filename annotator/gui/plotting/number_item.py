# SPDX-License-Identifier: Apache-2.0
"""All numbers of a plot as one thing that paints itself, shapes, bars, labels and all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsObject

from annotator.domain.number_series import Reach
from annotator.gui.plotting.moments import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyqtgraph import AxisItem, ViewBox
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from annotator.domain.number_series import NumberPoint
    from annotator.gui.theme import Theme

_RADIUS = 5.0
_LINE = 1.6
_CAP = 4.0
_RING = 4.0
_GAP = 5.0
_LONGEST = 280.0
# More labels than these are no help, and every one is held against all the others.
_MOST_LABELLED = 100
# From a point as far as this, in pixels, a click or the mouse means it.
_REACH = 10.0


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


class NumberItem(QGraphicsObject):
    """Paints points with what each may mean; its pixels are those of the view."""

    def __init__(self, view: ViewBox, values: AxisItem, theme: Theme) -> None:
        super().__init__()
        # Not by the constructor: at the end Qt and Python would both delete it.
        self.setParentItem(view)
        self._view = view
        self._values = values
        self._dots: Sequence[Dot] = ()
        self.current = -1
        self.has_focus = False
        self.show_theme(theme)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view.sigRangeChanged.connect(self._repaint)
        view.sigResized.connect(self._fit)

    def show_theme(self, theme: Theme) -> None:
        """Paint in the colours and the small type of a theme from now on."""
        self._theme = theme
        self._font = theme.small_font()
        self._metrics = QFontMetricsF(self._font)
        self.update()

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Paint other points, none of them the current one."""
        self._dots, self.current = dots, -1
        self.update()

    def show_current(self, place: int) -> None:
        """Paint this point as the current one, -1 for none."""
        self.current = place
        self.update()

    def dot_at(self, point: QPointF) -> int:
        """Return the point nearest to a place of the view, -1 where none is near."""
        best, nearest = -1, _REACH
        for place, centre in enumerate(self._centres()):
            apart = QLineF(point, centre).length()
            if apart <= nearest:
                best, nearest = place, apart
        return best

    def boundingRect(self) -> QRectF:
        """Return the whole view."""
        return QRectF(self._view.rect())

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the lines of the values, then bars, points and labels."""
        painter.setClipRect(self.boundingRect())
        painter.setFont(self._font)
        self._paint_lines(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centres = list(self._centres())
        for dot, centre in zip(self._dots, centres, strict=True):
            self._paint_bars(painter, dot, centre)
        for dot, centre in zip(self._dots, centres, strict=True):
            self._paint_shape(painter, dot.reach, centre)
        if self.current >= 0:
            self._paint_ring(painter, centres[self.current])
        self._paint_labels(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        low, high = self._view.viewRange()[1]
        place = self.boundingRect()
        painter.setPen(QPen(self._theme.color("line"), 1))
        for value in self._values.tickValues(low, high, place.height())[0][1]:
            y = round(self._y(value)) + 0.5
            painter.drawLine(QLineF(0, y, place.width(), y))

    def _paint_bars(self, painter: QPainter, dot: Dot, centre: QPointF) -> None:
        """Paint what a date and a value may be, as far as that is wider than the shape."""
        painter.setPen(QPen(self._theme.kind_color("number"), 1))
        left, right = self._x(dot.first), self._x(dot.last)
        if right - left > 2 * _RADIUS:
            painter.drawLine(QLineF(left, centre.y(), right, centre.y()))
            for x in (left, right):
                painter.drawLine(QLineF(x, centre.y() - _CAP, x, centre.y() + _CAP))
        if dot.most > dot.least:
            top, bottom = self._y(dot.most), self._y(dot.least)
            painter.drawLine(QLineF(centre.x(), top, centre.x(), bottom))
            for y in (top, bottom):
                painter.drawLine(QLineF(centre.x() - _CAP, y, centre.x() + _CAP, y))

    def _paint_shape(self, painter: QPainter, reach: Reach, centre: QPointF) -> None:
        color = self._theme.kind_color("number")
        painter.setPen(QPen(color, _LINE))
        painter.setBrush(self._theme.color("paper") if reach is Reach.ABOUT else color)
        if reach in (Reach.EXACT, Reach.ABOUT):
            painter.drawEllipse(centre, _RADIUS - 1, _RADIUS - 1)
        else:
            painter.drawPolygon(QPolygonF([centre + corner for corner in _CORNERS[reach]]))

    def _paint_ring(self, painter: QPainter, centre: QPointF) -> None:
        width = 3 if self.has_focus else 2
        painter.setPen(QPen(self._theme.color("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, _RADIUS + _RING, _RADIUS + _RING)

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setPen(self._theme.color("ink"))
        for place, box in self.label_boxes().items():
            at = QPointF(box.left(), box.top() + self._metrics.ascent())
            painter.drawText(at, self._label(place))

    def label_boxes(self) -> dict[int, QRectF]:
        """Return where labels have room, by point; the current one is served before all others.

        Among very many only that one has a label.
        """
        centres, seen = list(self._centres()), self.boundingRect()
        inside = [place for place, centre in enumerate(centres) if seen.contains(centre)]
        taken = [
            box for place in inside for box in self._covered(self._dots[place], centres[place])
        ]
        found: dict[int, QRectF] = {}
        if len(inside) > _MOST_LABELLED:
            inside = [place for place in inside if place == self.current]
        for place in sorted(inside, key=lambda place: place != self.current):
            box = self._free(self._label(place), centres[place], taken)
            if box is not None:
                taken.append(box)
                found[place] = box
        return found

    def _label(self, place: int) -> str:
        label = self._dots[place].label
        return self._metrics.elidedText(label, Qt.TextElideMode.ElideRight, _LONGEST)

    def _covered(self, dot: Dot, centre: QPointF) -> tuple[QRectF, QRectF]:
        """Return what a point covers: its shape with the bar of its date, and that of its value."""
        left, right = self._x(dot.first), self._x(dot.last)
        shape = QPointF(_RADIUS + 1, _RADIUS + 1)
        across = QRectF(QPointF(left, centre.y() - _CAP), QPointF(right, centre.y() + _CAP))
        upright = QRectF(
            QPointF(centre.x() - _CAP, self._y(dot.most)),
            QPointF(centre.x() + _CAP, self._y(dot.least)),
        )
        return across.united(QRectF(centre - shape, centre + shape)), upright

    def _free(self, text: str, centre: QPointF, taken: Sequence[QRectF]) -> QRectF | None:
        """Return the first place beside a point where its label covers nothing, if there is."""
        width, height = self._metrics.horizontalAdvance(text), self._metrics.height()
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
            if is_free and self.boundingRect().contains(box):
                return box
        return None

    def _centres(self) -> Iterator[QPointF]:
        return (QPointF(self._x(dot.at), self._y(dot.value)) for dot in self._dots)

    def _x(self, at: float) -> float:
        first, last = self._view.viewRange()[0]
        along: float = (at - first) / (last - first)
        return along * self.boundingRect().width()

    def _y(self, value: float) -> float:
        low, high = self._view.viewRange()[1]
        up: float = (value - low) / (high - low)
        return (1 - up) * self.boundingRect().height()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @Slot()
    def _fit(self) -> None:
        self.prepareGeometryChange()
        self.update()


_SIDE = _RADIUS + 1
_CORNERS = {
    Reach.AT_LEAST: (QPointF(0, -_SIDE), QPointF(_SIDE, _RADIUS), QPointF(-_SIDE, _RADIUS)),
    Reach.AT_MOST: (QPointF(0, _SIDE), QPointF(_SIDE, -_RADIUS), QPointF(-_SIDE, -_RADIUS)),
    Reach.RANGE: (
        *(QPointF(0, -_SIDE), QPointF(_SIDE, 0)),
        *(QPointF(0, _SIDE), QPointF(-_SIDE, 0)),
    ),
}
