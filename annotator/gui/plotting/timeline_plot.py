# SPDX-License-Identifier: Apache-2.0
"""The plot of a timeline: what is seen of the time, and how keys and mouse move through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from annotator.gui.plotting.bare_plot import TURN, ZOOM, BarePlot
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.marks import marks_of
from annotator.gui.plotting.moments import DAY, FIRST, LAST
from annotator.gui.plotting.timeline_item import TimelineItem
from annotator.gui.plotting.travel import Travel
from annotator.gui.plotting.words import lane_name, place_words, tip_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.plotting.day_lines import DayLine
    from annotator.gui.plotting.look import Look
    from annotator.gui.plotting.marks import Marks
    from annotator.gui.plotting.placing import Placed
    from annotator.gui.theme import Theme
    from annotator.store.timeline import TimelineRow

_PAN = 0.25
# Around a single moment.
_LEAST_SPAN = 20 * DAY
# Room beside the first event, and beside the last one for its label.
_BEFORE, _BEHIND = 0.04, 0.2
_NOTCH_PAN = 0.1
_Key = Qt.Key
_TRAVEL = {
    _Key.Key_Left: "previous",
    _Key.Key_Right: "following",
    _Key.Key_Home: "first",
    _Key.Key_End: "last",
    _Key.Key_Up: "above",
    _Key.Key_Down: "below",
}


class TimelinePlot(BarePlot):
    """Shows events over an axis of time.

    A person chooses an event by a click or by travelling with the keys; what the program makes
    current by ``show_event`` is not told.
    """

    item: TimelineItem
    # The id of the event that somebody chose.
    chosen = Signal(str)
    # Somebody wants to the fields of the current event.
    form_asked = Signal()
    # Somebody wants the same events in words.
    list_asked = Signal()

    def __init__(self, theme: Theme, look: Look, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setObjectName("timelinePlot")
        self.setAccessibleName(self.tr("Timeline"))
        self.marks = marks_of((), Grouping.ONE)
        # What else a tip says of an event, by its id.
        self.more_of: Callable[[str], Sequence[str]] = _nothing
        self.hideAxis("left")
        self.item = TimelineItem(self.box, self.axis, self.marks, look)
        self._travel = Travel(self.marks)

    @property
    def lane(self) -> int:
        """Return the lane in which somebody travels."""
        return self._travel.lane

    def show_marks(self, marks: Marks, lane_heights: Sequence[float], event_id: str) -> None:
        """Show other events, the range that is seen kept; one of them is current, or none."""
        self.marks = marks
        self._travel = Travel(marks)
        self.item.reach = self.whole()[1] if len(marks.rows) else float("inf")
        self.item.show_marks(marks, lane_heights)
        self.item.current = marks.place.get(event_id, -1)
        self._travel.go_to(self.item.current)
        self._describe()

    def show_lines(self, lines: Sequence[DayLine]) -> None:
        """Show days of interest."""
        self.item.lines = lines
        self.item.update()

    def show_event(self, event_id: str) -> None:
        """Show an event as the current one, bringing its time into sight; '' for none."""
        event = self.marks.place.get(event_id, -1)
        self.item.show_current(event)
        self._travel.go_to(event)
        if event >= 0:
            self._bring_in(event)
        self._describe()

    @Slot()
    def fit(self) -> None:
        """Show the whole of the events, and a day of interest that is not far off."""
        if len(self.marks.rows):
            self.setXRange(*self.whole(), padding=0)

    def whole(self) -> tuple[float, float]:
        """Return what ``fit`` shows: room for the labels is in it."""
        first, last = self.marks.extent() or self.seen()
        for line in self.item.lines:
            if line.is_present:
                continue
            wider = min(first, line.at), max(last, line.at)
            if wider[1] - wider[0] <= 2 * max(last - first, _LEAST_SPAN):
                first, last = wider
        missing = max(_LEAST_SPAN - (last - first), 0) / 2
        first, last = first - missing, last + missing
        span = last - first
        return max(first - _BEFORE * span, FIRST), min(last + _BEHIND * span, LAST)

    def zoom(self, factor: float) -> None:
        """Show so many times as much time, around the current event where it is seen."""
        first, last = self.seen()
        centre = (first + last) / 2
        if self.item.current >= 0:
            at = float(self.marks.first[self.item.current])
            centre = at if first <= at <= last else centre
        self.zoom_at(factor, centre)

    @Slot()
    def zoom_in(self) -> None:
        """Show less time."""
        self.zoom(1 / ZOOM)

    @Slot()
    def zoom_out(self) -> None:
        """Show more time."""
        self.zoom(ZOOM)

    def _bring_in(self, event: int) -> None:
        """Have an event seen, moving along no more than is needed."""
        first, last = self.seen()
        at, end = float(self.marks.first[event]), float(self.marks.last[event])
        if end < first or at > last:
            middle = min(at, (at + end) / 2)
            self.setXRange(middle - (last - first) / 2, middle + (last - first) / 2, padding=0)

    def _describe(self) -> None:
        """Say in words which event is current, and in which lane."""
        current, rows = self.item.current, self.marks.rows
        if current >= 0:
            lane = lane_name(self.marks.lanes[self.lane], self.marks.grouping)
            self._tell(place_words(current + 1, len(rows), rows[current], lane))
        else:
            text = self.tr("Events in order of time: %1")
            self._tell(text.replace("%1", str(len(rows))))

    def _take_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        is_shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if is_shifted and key in (_Key.Key_Left, _Key.Key_Right):
            self.pan(_PAN if key is _Key.Key_Right else -_PAN)
        elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
            self.pan(1 if key is _Key.Key_PageDown else -1)
        elif key in _TRAVEL:
            self._take(self._travel.step(_TRAVEL[key]))
        elif key is _Key.Key_L:
            self.list_asked.emit()
        elif key in (_Key.Key_Return, _Key.Key_Enter) and self.item.current >= 0:
            self.form_asked.emit()
        else:
            return False
        return True

    def _click(self, point: QPointF) -> None:
        placed = self.item.placed_at(point)
        if placed is not None:
            self._take(placed.event)

    def _tip(self, point: QPointF) -> str:
        placed = self.item.placed_at(point)
        return tip_words(self.rows_of(placed), self.more_of) if placed is not None else ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the fields of the event that was clicked."""
        if self.item.placed_at(self._in_view(event.position())) is not None:
            self.form_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the mouse is; sideways, or with Shift, move along."""
        turned = event.angleDelta()
        is_shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if not is_shifted and not turned.x():
            super().wheelEvent(event)
            return
        by = turned.y() or turned.x() if is_shifted else turned.x()
        self.pan(-_NOTCH_PAN * by / TURN)
        event.accept()

    def rows_of(self, placed: Placed) -> list[TimelineRow]:
        """Return the events that are drawn at a place: of several those nearest in time."""
        among = self.marks.together(placed.event, placed.lane, placed.more)
        return [self.marks.rows[one] for one in among]

    def _take(self, event: int) -> None:
        """Make an event the current one because somebody chose it."""
        if event < 0:
            return
        self._travel.go_to(event, self._travel.lane)
        self.item.show_current(event)
        self._bring_in(event)
        self._describe()
        self.chosen.emit(self.marks.rows[event].id)


def _nothing(_event_id: str) -> Sequence[str]:
    return ()
