# SPDX-License-Identifier: Apache-2.0
"""From one event of a timeline to the next: along the time, and from lane to lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from annotator.gui.plotting.marks import Marks


class Travel:
    """Knows where a person is: at which event, and in which of its lanes."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._event = -1
        self.lane = 0

    def go_to(self, event: int, lane: int | None = None) -> None:
        """Be at an event, -1 for none; in the lane named, or that of before, if it is in there."""
        self._event = event
        lanes = self._marks.lanes_of(event) if event >= 0 else []
        wanted = self.lane if lane is None else lane
        if lanes:
            self.lane = wanted if wanted in lanes else lanes[0]

    def step(self, way: str) -> int:
        """Return the event that a step leads to, -1 where it leads nowhere.

        ``way`` is previous, following, first, last, above or below. From nowhere all lead to the
        first event, or the last.
        """
        last = len(self._marks.rows) - 1
        if way == "first" or (self._event < 0 and way != "last"):
            return min(0, last)
        if way == "last":
            return last
        if way in ("above", "below"):
            return self._to_lane(-1 if way == "above" else 1)
        event = self._event + (1 if way == "following" else -1)
        return event if 0 <= event <= last else -1

    def _to_lane(self, by: int) -> int:
        """Return the event nearest in time in the next lane that has one."""
        lane = self.lane + by
        while 0 <= lane < len(self._marks.lanes):
            events = self._marks.in_lane(lane)
            if len(events):
                self.lane = lane
                apart = np.abs(self._marks.first[events] - self._marks.first[self._event])
                return int(events[np.argmin(apart)])
            lane += by
        return -1
