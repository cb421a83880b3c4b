# SPDX-License-Identifier: Apache-2.0
"""The plot of numbers over time: points of values and dates, travelled by keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph import AxisItem
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPen

from annotator.gui.number_words import card_words, label_words, spoken_words
from annotator.gui.plotting.bare_plot import BarePlot
from annotator.gui.plotting.moments import DAY, seconds_of
from annotator.gui.plotting.number_drawing import dot_of
from annotator.gui.plotting.number_item import NumberItem
from annotator.gui.plotting.value_scale import tick_step, tick_text, value_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QWidget

    from annotator.domain.edtf import Bounds
    from annotator.domain.number_series import NumberPoint, NumberSeries
    from annotator.gui.theme import Theme

# Around a single day.
_LEAST_SPAN = 4 * DAY
# Room beside the points, of what is seen; at the right for the last label.
_BEFORE, _BEHIND, _ABOVE = 0.06, 0.3, 0.3
# Around the plot, in pixels: left, top, right, bottom.
_MARGINS = (8, 6, 8, 2)
_Key = Qt.Key


class ValueAxis(AxisItem):  # type: ignore[misc]  # pyqtgraph tells no types
    """The axis of the values, which are written in full."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("left")
        self.enableAutoSIPrefix(enable=False)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours and the small type of a theme."""
        self.setPen(QPen(theme.color("edge"), 1))
        self.setTextPen(QPen(theme.color("ink"), 1))
        self.setTickFont(theme.small_font())

    def tickValues(  # noqa: N802 - its own name
        self, low: float, high: float, room: float
    ) -> list[tuple[float, list[float]]]:
        """Return the ticks of a range, and how far apart they are."""
        return [(tick_step(low, high, room), value_ticks(low, high, room))]

    def tickStrings(  # noqa: N802 - its own name
        self, values: Sequence[float], _scale: float, spacing: float
    ) -> list[str]:
        """Return what is written at ticks."""
        return [tick_text(value, spacing) for value in values]


class NumberPlot(BarePlot):
    """Shows the dated numbers of a series.

    A person chooses one by a click or by travelling with the keys; what the program makes
    current by ``show_number`` is not told.
    """

    item: NumberItem
    # The place of the point that somebody chose.
    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setObjectName("numberPlot")
        self.setAccessibleName(self.tr("Numbers over time"))
        self._values = ValueAxis(theme)
        self.plotItem.setAxisItems({"left": self._values})
        self.plotItem.layout.setContentsMargins(*_MARGINS)
        self._points: Sequence[NumberPoint] = ()
        self.item = NumberItem(self.box, theme)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours and type of a theme."""
        super().show_theme(theme)
        self._values.show_theme(theme)
        self.item.show_theme(theme)

    def show_series(self, series: NumberSeries) -> None:
        """Show other points, all of them in sight."""
        self._points = series.points
        is_named = len(series.things) > 1
        self.item.show_dots(
            [dot_of(point, label_words(point, is_named=is_named)) for point in series.points]
        )
        self.fit()
        self._describe()

    def show_number(self, number_id: str) -> None:
        """Show a number as the current one; '' or what is not among the points for none."""
        ids: list[str] = [point.id for point in self._points]
        self.item.show_current(ids.index(number_id) if number_id in ids else -1)
        self._describe()

    @Slot()
    def fit(self) -> None:
        """Show all points."""
        known = [point.bounds for point in self._points if point.bounds]
        if not known:
            return
        begin, end = _extent(known)
        missing = max(_LEAST_SPAN - (end - begin), 0) / 2
        first, last = begin - missing, end + missing
        span = last - first
        self.setXRange(first - _BEFORE * span, last + _BEHIND * span, padding=0)
        low = min(0.0, *(point.least for point in self._points))
        high = max(0.0, *(point.most for point in self._points))
        room = (high - low or 1.0) * _ABOVE
        self.setYRange(low - (room if low < 0 else 0), high + room, padding=0)

    def extent(self) -> tuple[float, float, float, float]:
        """Return the first and last moment, the lowest and highest value that are seen."""
        (first, last), (low, high) = self.box.viewRange()
        return float(first), float(last), float(low), float(high)

    def zoom(self, factor: float) -> None:
        """Show so many times as much time, around the middle."""
        self.zoom_at(factor, sum(self.seen()) / 2)

    def _take_key(self, key: Qt.Key, _modifiers: Qt.KeyboardModifier) -> bool:
        current, last = self.item.current, len(self._points) - 1
        steps = {
            _Key.Key_Left: max(current - 1, 0),
            _Key.Key_Right: min(current + 1, last),
            _Key.Key_Home: 0,
            _Key.Key_End: last,
            _Key.Key_Return: current,
            _Key.Key_Enter: current,
        }
        if key in steps:
            self._take(steps[key])
        return key in steps

    def _click(self, point: QPointF) -> None:
        self._take(self.item.dot_at(point))

    def _tip(self, point: QPointF) -> str:
        place = self.item.dot_at(point)
        return card_words(self._points[place]) if place >= 0 else ""

    def _take(self, place: int) -> None:
        """Make a point the current one because somebody chose it."""
        if 0 <= place < len(self._points):
            self.item.show_current(place)
            self._describe()
            self.chosen.emit(place)

    def _describe(self) -> None:
        """Say in words which point is current."""
        place, count = self.item.current, len(self._points)
        text = self.tr("Numbers in order of time: %1").replace("%1", str(count))
        self._tell(spoken_words(self._points[place], place + 1, count) if place >= 0 else text)


def _extent(known: Sequence[Bounds]) -> tuple[int, int]:
    """Return the first and last second of some dates."""
    first = min(one.minimum for one in known)
    last = max(one.maximum for one in known)
    return seconds_of(first), seconds_of(last)
