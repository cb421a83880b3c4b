# SPDX-License-Identifier: Apache-2.0
"""The timeline: the names of the lanes, the plot, and a bar to scroll the lanes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from annotator.gui.plotting.lane_names import LaneNames
from annotator.gui.plotting.legend import Legend
from annotator.gui.plotting.look import look_of
from annotator.gui.plotting.timeline_plot import TimelinePlot
from annotator.gui.plotting.words import lane_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from annotator.gui.plotting.marks import Marks
    from annotator.gui.theme import Theme


class TimelineView(QWidget):
    """Shows events in lanes; ``plot`` tells what somebody chose there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timelineView")
        self._theme = theme
        self._look = look_of(theme)
        self._is_following = False
        self.names = LaneNames(self._look, self)
        self.plot = TimelinePlot(theme, self._look, self)
        self.legend = Legend(self._look, self)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.setObjectName("timelineScroll")
        self.bar.setAccessibleName(self.tr("Lanes further down"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.names, self.plot, self.bar):
            row.addWidget(part)
        row.setStretchFactor(self.plot, 1)
        self.setFocusProxy(self.plot)
        # Places are known when they are painted; what hangs on them comes after that.
        queued = Qt.ConnectionType.QueuedConnection
        self.plot.item.arranged.connect(self._show_bands, queued)
        self.bar.valueChanged.connect(self._scroll)
        self.names.wheel_turned.connect(self._turn)

    @property
    def marks(self) -> Marks:
        """Return the events that are shown."""
        return self.plot.marks

    def show_marks(self, marks: Marks, event_id: str) -> None:
        """Show other events, of which one is current, where and at the zoom that is seen now."""
        self.plot.show_marks(marks, self._name_lanes(marks), event_id)
        self.legend.show_signs(marks, self._look)

    def show_event(self, event_id: str) -> None:
        """Show an event as the current one, its time and its lane in sight."""
        self.plot.show_event(event_id)
        self._is_following = True
        self._follow_current()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours and type of a theme."""
        self._theme, self._look = theme, look_of(theme)
        self.plot.show_theme(theme)
        self.plot.item.show_look(self._look, self._name_lanes(self.marks))
        self.legend.show_signs(self.marks, self._look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have as much to scroll as is out of sight."""
        super().resizeEvent(event)
        self._show_bands()

    def _name_lanes(self, marks: Marks) -> list[float]:
        names = [lane_name(lane, marks.grouping) for lane in marks.lanes]
        return self.names.show_names(names, self._look)

    @Slot()
    def _show_bands(self) -> None:
        arrangement = self.plot.item.arrangement()
        room = self.plot.item.boundingRect().height() - self._look.head
        missing = max(0, math.ceil(arrangement.height - room))
        self.bar.setRange(0, missing)
        self.bar.setPageStep(max(1, int(room)))
        self.bar.setSingleStep(round(self._look.row))
        self.bar.setVisible(missing > 0)
        self.names.show_bands(arrangement.bands, self.bar.value(), room)
        if self._is_following:
            self._follow_current()

    def _follow_current(self) -> None:
        """Bring the row of the current event into sight."""
        item = self.plot.item
        places = item.places_of(item.current)
        if not places:
            return
        self._is_following = False
        placed = next((one for one in places if one.lane == self.plot.lane), places[0])
        room = item.boundingRect().height() - self._look.head
        top = self.bar.value()
        if placed.y < top:
            self.bar.setValue(int(placed.y))
        elif placed.y + self._look.row > top + room:
            self.bar.setValue(math.ceil(placed.y + self._look.row - room))

    @Slot(int)
    def _scroll(self, top: int) -> None:
        self.plot.item.scroll_to(top)
        room = self.plot.item.boundingRect().height() - self._look.head
        self.names.show_bands(self.plot.item.arrangement().bands, top, room)

    @Slot(int)
    def _turn(self, by: int) -> None:
        self.bar.setValue(self.bar.value() + by // 2)
