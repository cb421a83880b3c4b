# SPDX-License-Identifier: Apache-2.0
"""All events of a timeline as one thing that paints itself in a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Signal
from PySide6.QtGui import QPen

from annotator.gui.plotting.arranging import Arrangement, Sizes, arrange
from annotator.gui.plotting.drawing import Drawing, Window
from annotator.gui.plotting.look import PADDING
from annotator.gui.plotting.placing import GAP, MARK
from annotator.gui.plotting.view_item import ViewItem
from annotator.gui.plotting.words import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyqtgraph import ViewBox
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from annotator.gui.plotting.day_lines import DayLine
    from annotator.gui.plotting.look import Look
    from annotator.gui.plotting.marks import Marks
    from annotator.gui.plotting.placing import Placed
    from annotator.gui.plotting.time_axis import TimeAxis

_LONGEST = 60
# What is arranged reaches so much farther than what is seen, of its width to each side.
_MARGIN = 0.5


class TimelineItem(ViewItem):
    """Paints lanes, events and days of interest over the time that its view shows.

    Its pixels are the view's. What is seen is arranged anew when it is painted at another zoom,
    or beyond what was arranged.
    """

    # Lanes have other places, or more or less height together, than before.
    arranged = Signal()

    def __init__(self, view: ViewBox, axis: TimeAxis, marks: Marks, look: Look) -> None:
        super().__init__(view)
        self._axis = axis
        self._marks = marks
        self._look = look
        self.lines: Sequence[DayLine] = ()
        self.top = 0.0
        # The moment beyond which no label reaches that can stand before its mark.
        self.reach = float("inf")
        self._lane_heights: Sequence[float] = [0.0] * len(marks.lanes)
        self._arrangement: Arrangement | None = None
        self._labels: dict[int, tuple[str, float]] = {}
        view.sigXRangeChanged.connect(self._repaint)

    def show_marks(self, marks: Marks, lane_heights: Sequence[float]) -> None:
        """Paint other events, in lanes that are at least so high."""
        self._marks, self._lane_heights = marks, lane_heights
        self.current = -1
        self._labels.clear()
        self._forget()

    def show_look(self, look: Look, lane_heights: Sequence[float]) -> None:
        """Paint with other colours and type."""
        self._look, self._lane_heights = look, lane_heights
        self._labels.clear()
        self._forget()

    def scroll_to(self, top: float) -> None:
        """Show the lanes from so many pixels below the top of the first one on."""
        self.top = top
        self.update()

    def arrangement(self) -> Arrangement:
        """Return where everything is, arranged anew if need be."""
        first, last, scale = self._seen()
        known = self._arrangement
        if known is not None and _fits(known, first, last, scale):
            return known
        margin = (last - first) * _MARGIN
        page = (first - margin, last + margin)
        room = self._view.rect().height() - self._look.head
        width = (self.reach - page[0]) * scale
        sizes = Sizes(self._look.row, PADDING, room, self._lane_heights, width)
        found = arrange(self._marks, page, scale, sizes, self._label)
        self._arrangement = found
        if known is None or known.bands != found.bands:
            self.arranged.emit()
        return found

    def placed_at(self, point: QPointF) -> Placed | None:
        """Return what is drawn at a point of the view; the last painted is the uppermost."""
        arrangement, window = self.arrangement(), self._window()
        drawing = Drawing(self._marks, arrangement, self._look)
        at = point - self._origin(arrangement)
        if not window.top <= at.y() <= window.bottom:
            return None
        hit = None
        for one in drawing.seen(window):
            if drawing.place_of(one, window).contains(at):
                hit = one
        return hit

    def places_of(self, event: int) -> list[Placed]:
        """Return where an event is drawn, in each of its lanes; nowhere beyond what is arranged."""
        if event < 0:
            return []
        arrangement = self.arrangement()
        found = []
        for lane in self._marks.lanes_of(event):
            in_lane = [one for one in arrangement.placed if one.lane == lane]
            own = next((one for one in in_lane if one.event == event), None)
            place = own or self._among(event, in_lane)
            if place is not None:
                found.append(place)
        return found

    def _among(self, event: int, in_lane: list[Placed]) -> Placed | None:
        """Return an event that is one with others of its lane as if it stood there by itself."""
        arrangement = self.arrangement()
        at = (float(self._marks.first[event]) - arrangement.first) * arrangement.scale
        crowds = [one for one in in_lane if one.more and abs(one.at - at) < 2 * MARK]
        if not crowds:
            return None
        crowd = min(crowds, key=lambda one: abs(one.at - at))
        label, width = self._label(event)
        text = crowd.at + MARK / 2 + GAP
        return crowd._replace(
            event=event, label=label, text=text, room=width, right=text + width, more=0
        )

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the grid, days of interest, lanes and events."""
        arrangement, window = self.arrangement(), self._window()
        place = self.boundingRect()
        painter.setClipRect(place)
        lines = sorted([*self._paint_grid(painter), *self._paint_lines(painter)])
        painter.setClipRect(place.adjusted(0, self._look.head, 0, 0))
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        origin = self._origin(arrangement)
        painter.translate(origin)
        drawing = Drawing(self._marks, arrangement, self._look)
        drawing.paint_lanes(painter, window)
        drawing.paint_events(painter, window, [x - origin.x() for x in lines])
        for current in self.places_of(self.current):
            drawing.paint_current(painter, current, window, has_focus=self.has_focus)

    def _paint_grid(self, painter: QPainter) -> list[float]:
        """Paint a line above each tick, and return where they are."""
        height = self.boundingRect().height()
        painter.setPen(QPen(self._look.grid, 1))
        found = [self._axis.x_of(tick.at) for tick in self._axis.seen().ticks]
        for x in found:
            painter.drawLine(QLineF(x, self._look.head, x, height))
        return found

    def _paint_lines(self, painter: QPainter) -> list[float]:
        """Paint the days of interest, their names above the lanes, and return where they are.

        None of the names is painted over another.
        """
        look, width, height = self._look, self.boundingRect().width(), self.boundingRect().height()
        painter.setFont(look.small)
        taken = -1.0
        pen = QPen(look.ink, 1)
        pen.setDashPattern([5.0, 3.0])
        found = []
        for line in self.lines:
            x = self._axis.x_of(line.at)
            if not 0 <= x <= width:
                continue
            found.append(x)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, 2, x, height))
            room = look.small_metrics.horizontalAdvance(line.text)
            left = x + 4 if x + 4 + room <= width else x - 4 - room
            if left > taken:
                painter.setPen(look.ink)
                painter.drawText(QPointF(left, look.small_metrics.ascent() + 2), line.text)
                taken = left + room
        return found

    def _label(self, event: int) -> tuple[str, float]:
        """Return what stands beside an event's mark, and its width."""
        if event not in self._labels:
            words = label_of(self._marks.rows[event], self._marks.grouping)
            if len(words) > _LONGEST:
                words = words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]
                words += "…"
            self._labels[event] = words, self._look.metrics.horizontalAdvance(words)
        return self._labels[event]

    def _seen(self) -> tuple[float, float, float]:
        """Return the first and last moment seen, and how many pixels a second has."""
        first, last = self._view.viewRange()[0]
        width = float(self._view.rect().width())
        return first, last, width / (last - first)

    def _window(self) -> Window:
        """Return what is seen, in pixels of the arrangement."""
        origin, place = self._origin(self.arrangement()), self.boundingRect()
        return Window(
            -origin.x(), place.width() - origin.x(), self.top, place.height() - origin.y()
        )

    def _origin(self, arrangement: Arrangement) -> QPointF:
        """Return where the arrangement's first moment and first lane are in the view."""
        first, _, scale = self._seen()
        return QPointF((arrangement.first - first) * scale, self._look.head - self.top)

    def _forget(self) -> None:
        self._arrangement = None
        super()._forget()


def _fits(known: Arrangement, first: float, last: float, scale: float) -> bool:
    """Return whether a range is arranged, at this zoom but for what rounding makes of it."""
    is_same = abs(known.scale - scale) < scale * 1e-6
    return is_same and (known.is_whole or (known.first <= first and last <= known.last))
