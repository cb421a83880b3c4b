# SPDX-License-Identifier: Apache-2.0
"""Draws arranged events with any painter: on screen, and on the page of an export."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPen

from annotator.gui.plotting.marks import Form, Shape
from annotator.gui.plotting.placing import FADE, GAP, MARK
from annotator.gui.plotting.shapes import (
    bar_brush,
    bar_pen,
    crowd,
    paint_arrow,
    paint_mark,
    paint_sign,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from annotator.gui.plotting.arranging import Arrangement
    from annotator.gui.plotting.look import Look
    from annotator.gui.plotting.marks import Marks
    from annotator.gui.plotting.placing import Placed

# A day is drawn as a line behind its mark where it is at least so wide.
_LEAST_DAY = 2 * MARK
_MOST_LABELS = 80
_LEAST_LABEL = 24.0
_LEAST_COUNT = 8.0
# Between a label and a line that ends there.
_CLEAR = 2.0


@dataclass(frozen=True, slots=True)
class Window:
    """The part of an arrangement that is seen, in its pixels."""

    left: float
    right: float
    top: float
    bottom: float

    def shows(self, left: float, right: float, y: float, height: float) -> bool:
        """Return whether something can be seen."""
        return (
            right >= self.left
            and left <= self.right
            and y + height >= self.top
            and y <= self.bottom
        )


class _Label(NamedTuple):
    """A label as it is seen, from ``x`` on in so much room; ``y`` is the top of its row."""

    text: str
    x: float
    y: float
    room: float
    is_suggested: bool = False


class Drawing:
    """Draws events; the painter's origin is that of the arrangement."""

    def __init__(
        self,
        marks: Marks,
        arrangement: Arrangement,
        look: Look,
        *,
        most_labels: int = _MOST_LABELS,
    ) -> None:
        self._marks = marks
        self._arrangement = arrangement
        self._look = look
        self._most_labels = most_labels

    def paint_lanes(self, painter: QPainter, window: Window) -> None:
        """Paint the lines between the lanes."""
        painter.setPen(QPen(self._look.line, 1))
        for band in self._arrangement.bands[1:]:
            y = round(band.top) + 0.5
            painter.drawLine(QLineF(window.left, y, window.right, y))

    def paint_events(self, painter: QPainter, window: Window, lines: Sequence[float] = ()) -> None:
        """Paint all events that are seen: what lasts first, then marks, then labels.

        ``lines`` are where upright lines were painted, in their order: none goes through a label.
        """
        seen = list(self.seen(window))
        labels = self._labels(seen, window)
        self._clear(painter, labels, lines)
        self._paint_lasting(painter, window)
        for one in seen:
            if not one.more:
                self._paint_extent(painter, one)
        self._paint_crowds(painter, seen)
        for one in seen:
            if one.label or not one.more:
                self._paint_mark(painter, one)
        self._paint_labels(painter, labels)
        self._paint_counts(painter, seen)

    def seen(self, window: Window) -> Iterator[Placed]:
        """Yield what is seen, in order of lanes and rows."""
        row = self._look.row
        for one in self._arrangement.placed:
            if window.shows(one.left - FADE, one.right + FADE, one.y, row):
                yield one

    def paint_current(
        self, painter: QPainter, one: Placed, window: Window, *, has_focus: bool
    ) -> None:
        """Paint an event as the current one, over whatever is there."""
        look = self._look
        place = self.place_of(one, window)
        painter.setPen(QPen(look.focus, 2 if has_focus else 1))
        painter.setBrush(look.selection)
        painter.drawRoundedRect(place, 4, 4)
        self._paint_extent(painter, one)
        self._paint_mark(painter, one)
        self._paint_labels(painter, self._labels([one], window))

    def place_of(self, one: Placed, window: Window) -> QRectF:
        """Return the frame around an event, as far as it is seen."""
        left = max(one.left, window.left) - 4
        right = min(one.right, window.right) + 4
        return QRectF(left, one.y + 1, max(right - left, MARK), self._look.row - 2)

    def _paint_lasting(self, painter: QPainter, window: Window) -> None:
        """Paint where something lasts in the lanes that have a single row."""
        row = self._look.row
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.tint)
        for one in self._arrangement.lasting:
            if window.shows(one.left, one.right, one.y, row):
                left, right = max(one.left, window.left), min(one.right, window.right)
                painter.drawRect(QRectF(left, one.y + 3, right - left, row - 6))

    def _paint_extent(self, painter: QPainter, one: Placed) -> None:
        """Paint from when to when an event is, fading where that is not sure."""
        marks, form = self._marks, Form(int(self._marks.forms[one.event]))
        first, last = self._x(marks.first[one.event]), self._x(marks.last[one.event])
        middle = one.y + self._look.row / 2
        if Form.POINT in form:
            self._paint_day(painter, form, (first, last, middle))
            return
        place = QRectF(first, one.y + 3, last - first, self._look.row - 6)
        shape = Shape(int(marks.shapes[one.event]))
        sure = (self._x(marks.sure_first[one.event]), self._x(marks.sure_last[one.event]))
        if Form.VAGUE in form:
            sure = (one.at, one.at)
        pen = bar_pen(shape, self._look, is_suggested=self._is_suggested(one))
        brush = bar_brush(shape, self._look, is_suggested=self._is_suggested(one))
        self._paint_bar(painter, place, sure, (pen, brush), form)
        if Form.OPEN_START in form:
            paint_arrow(painter, QPointF(first, middle), -1, self._look)
        if Form.OPEN_END in form:
            paint_arrow(painter, QPointF(last, middle), 1, self._look)

    def _paint_day(self, painter: QPainter, form: Form, where: tuple[float, float, float]) -> None:
        """Paint how long the day is below its label, and fading on both sides if it is not sure."""
        first, last, y = where
        if last - first >= _LEAST_DAY:
            low = y + self._look.row / 2 - 2
            painter.setPen(QPen(self._look.event, 1))
            painter.drawLine(QLineF(first, low, last, low))
            painter.drawLine(QLineF(last, low - 4, last, low))
            painter.drawLine(QLineF(first, y, first, low))
        if form & (Form.UNSURE_START | Form.UNSURE_END):
            place = QRectF(first, y - MARK / 2, 0, MARK)
            self._fade(painter, place.adjusted(-MARK / 2 - FADE, 0, 0, 0), at_left=True)
            self._fade(painter, place.adjusted(0, 0, MARK / 2 + FADE, 0), at_left=False)

    def _paint_bar(
        self,
        painter: QPainter,
        place: QRectF,
        sure: tuple[float, float],
        ink: tuple[QPen, QBrush],
        form: Form,
    ) -> None:
        """Paint a bar: outlined where it is sure, fading towards its ends where it is not."""
        first, last = sure
        if Form.UNSURE_START in form:
            first = min(max(first, place.left() + FADE), max(last, place.left()))
        if Form.UNSURE_END in form:
            last = max(min(last, place.right() - FADE), first)
        top, height = place.top(), place.height()
        if last > first:
            sure_place = QRectF(first, top, last - first, height)
            painter.fillRect(sure_place, ink[1])
            painter.setPen(ink[0])
            for y in (top, top + height):
                painter.drawLine(QLineF(first, y, last, y))
            for x, is_end in ((first, first <= place.left()), (last, last >= place.right())):
                if is_end:
                    painter.drawLine(QLineF(x, top, x, top + height))
        if first > place.left():
            self._fade(
                painter, QRectF(place.left(), top, first - place.left(), height), at_left=True
            )
        if last < place.right():
            self._fade(painter, QRectF(last, top, place.right() - last, height), at_left=False)

    def _fade(self, painter: QPainter, place: QRectF, *, at_left: bool) -> None:
        """Fill a place with the tint, fading towards one side, between two fading lines."""
        strong = QColor(self._look.tint)
        strong.setAlpha(min(255, 2 * strong.alpha()))
        ground = _fading(strong, place, at_left=at_left)
        painter.fillRect(place, ground)
        # Areas, for in an SVG no line can fade.
        edge = _fading(self._look.event, place, at_left=at_left)
        for y in (place.top(), place.bottom()):
            painter.fillRect(QRectF(place.left(), y - 0.6, place.width(), 1.2), edge)

    def _paint_crowds(self, painter: QPainter, seen: Sequence[Placed]) -> None:
        """Paint all marks of several events at once: there may be very many."""
        half, room = self._look.row / 2, self._look.row - 2
        suggested: list[QRectF] = []
        stored: list[QRectF] = []
        for one in seen:
            if one.more and not one.label:
                place = crowd(QPointF(one.at, one.y + half), one.more + 1, room)
                (suggested if self._is_suggested(one) else stored).append(place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.event)
        painter.drawRects(stored)
        painter.setPen(bar_pen(Shape.UNSAID, self._look, is_suggested=True))
        painter.setBrush(self._look.ground)
        painter.drawRects(suggested)

    def _paint_mark(self, painter: QPainter, one: Placed) -> None:
        look = self._look
        at = QPointF(one.at, one.y + look.row / 2)
        shape = Shape(int(self._marks.shapes[one.event]))
        paint_mark(painter, at, shape, look, is_suggested=self._is_suggested(one))
        paint_sign(painter, at, self._marks.rows[one.event], look)

    def _labels(self, seen: Sequence[Placed], window: Window) -> list[_Label]:
        """Return the labels that are seen, as far as they are."""
        labelled = [one for one in seen if one.label][: self._most_labels]
        return [label for one in labelled if (label := self._fitting(one, window)).text]

    def _clear(self, painter: QPainter, labels: Sequence[_Label], lines: Sequence[float]) -> None:
        """Clear the ground of labels that lines go through."""
        height = self._look.metrics.height()
        rise = (self._look.row - height) / 2
        for label in labels:
            first = bisect_left(lines, label.x - _CLEAR)
            if first < len(lines) and lines[first] <= label.x + label.room + _CLEAR:
                place = QRectF(label.x, label.y + rise, label.room, height)
                painter.fillRect(place.adjusted(-_CLEAR, 0, _CLEAR, 0), self._look.ground)

    def _paint_labels(self, painter: QPainter, labels: Sequence[_Label]) -> None:
        look = self._look
        painter.setFont(look.font)
        drop = (look.row + look.metrics.ascent() - look.metrics.descent()) / 2
        for label in labels:
            painter.setPen(look.muted if label.is_suggested else look.ink)
            painter.drawText(QPointF(label.x, label.y + drop), label.text)

    def _fitting(self, one: Placed, window: Window) -> _Label:
        """Return a label and where it begins: one whose bar begins out of sight moves along.

        One of which the beginning is out of sight, and its mark too, is left out.
        """
        if one.text < one.at:
            x = max(one.text, window.left + GAP)
            room = min(one.text + one.room, window.right) - x
        else:
            x = max(one.text, min(window.left + GAP, one.limit - one.room))
            room = min(one.room, window.right - x) if x >= window.left else 0.0
        if room < min(_LEAST_LABEL, one.room):
            return _Label("", x, one.y, room)
        # A little more than measured: rounding must not cut what fits.
        metrics = self._look.metrics
        text = metrics.elidedText(one.label, Qt.TextElideMode.ElideRight, room + 1)
        return _Label(text, x, one.y, room, self._is_suggested(one))

    def _paint_counts(self, painter: QPainter, seen: Sequence[Placed]) -> None:
        """Paint how many more there are, where nothing comes too near."""
        look = self._look
        painter.setFont(look.small)
        painter.setPen(look.muted)
        drop = (look.row + look.small_metrics.ascent() - look.small_metrics.descent()) / 2
        ends = _room_behind(seen)
        for one in seen:
            text = f"+{one.more}"
            x = one.text + (one.room + GAP if one.label else -2)
            # Most have no room for a single figure: that need not be measured.
            room = ends[id(one)] - x if one.more else 0.0
            if room > _LEAST_COUNT and look.small_metrics.horizontalAdvance(text) <= room:
                painter.drawText(QPointF(x, one.y + drop), text)

    def _is_suggested(self, one: Placed) -> bool:
        """Return whether nobody has decided on any of the events at a place."""
        suggested = self._marks.suggested
        if one.event not in suggested or not one.more:
            return one.event in suggested
        return suggested.issuperset(self._marks.together(one.event, one.lane, one.more))

    def _x(self, moment: float) -> float:
        return float((moment - self._arrangement.first) * self._arrangement.scale)


def _room_behind(seen: Sequence[Placed]) -> dict[int, float]:
    """Return where the next event in the row of each begins."""
    ends: dict[int, float] = {}
    rows: dict[float, Placed] = {}
    for one in sorted(seen, key=_left, reverse=True):
        after = rows.get(one.y)
        ends[id(one)] = after.left if after else float("inf")
        rows[one.y] = one
    return ends


def _left(one: Placed) -> float:
    return one.left


def _fading(color: QColor, place: QRectF, *, at_left: bool) -> QBrush:
    clear = QColor(color)
    clear.setAlpha(0)
    gradient = QLinearGradient(place.topLeft(), place.topRight())
    gradient.setColorAt(0, clear if at_left else color)
    gradient.setColorAt(1, color if at_left else clear)
    return QBrush(gradient)
