# SPDX-License-Identifier: Apache-2.0
"""Where the events of a timeline are drawn: rows within lanes, labels, and what is merged.

Pixels count from the first moment of a page of time, and from the top of the first lane. A lane
with few events on the page has rows, in which each event has room for its label; one with many
has a single row, in which those that would cover each other are one mark with a count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from annotator.gui.plotting.marks import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.gui.plotting.marks import Floats, Marks, Whole

    # Returns the label of an event, and its width in pixels.
    Labelling = Callable[[int], tuple[str, float]]

MARK = 11.0
GAP = 5.0
# From one event to the next in a row.
_AIR = 14.0
# A label before its mark must not seem to be that of the mark before it.
_AIR_OF_TURNED = 48.0
# How long the arrow of something open is, and the fading of what is about a moment.
ARROW, FADE = 22.0, 12.0
# A lane with more than these on a page has a single row.
_MOST_IN_ROWS = 120
# The marks of a single row stand in slots, so that they stay merged while somebody moves along.
_SLOT = MARK + 1
_LEAST_LABEL = 48.0
# A lane may have so many rows however low the view is, more if there are few lanes: they scroll.
_LEAST_ROWS, _LEAST_ROWS_OF_FEW, _FEW_LANES = 4, 8, 5
# The label of what is open stands behind its arrow, where that is near.
_SHORT = 60.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """How high things are: a row, the space in a lane above and below its rows, the view."""

    row: float
    padding: float
    height: float
    # The least height of each lane, as its name may need it.
    lanes: Sequence[float]
    # No label reaches beyond, in pixels from the page's first moment, where it can be turned.
    width: float = float("inf")


@dataclass(frozen=True, slots=True)
class Placed:
    """An event where it is drawn; its mark is at ``at``, ``y`` is the top of its row.

    It takes the room from ``left`` to ``right``, its label included, of which ``room`` pixels from
    ``text`` on are the label's; where ``text`` is out of sight, the label may move along up to
    ``limit``. ``more`` other events stand at this place and are not drawn.
    """

    event: int
    lane: int
    at: float
    left: float
    right: float
    text: float
    limit: float = 0.0
    room: float = 0.0
    label: str = ""
    more: int = 0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """A lane's place, in pixels from the top."""

    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Lasting:
    """Where something lasts in a lane with a single row, in pixels."""

    lane: int
    left: float
    right: float
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is drawn of a page of time: from ``first`` to ``last``, so many pixels a second."""

    first: float
    last: float
    scale: float
    bands: tuple[Band, ...] = ()
    placed: tuple[Placed, ...] = ()
    lasting: tuple[Lasting, ...] = ()

    @property
    def height(self) -> float:
        """Return the height of all lanes."""
        return self.bands[-1].top + self.bands[-1].height if self.bands else 0.0


def arrange(
    marks: Marks, page: tuple[float, float], scale: float, sizes: Sizes, labelling: Labelling
) -> Arrangement:
    """Return where the events of a page of time are drawn."""
    on_page = marks.between(*page)
    events, lanes = marks.mark_event[on_page], marks.mark_lane[on_page]
    is_near = marks.last[events] >= page[0]
    events, lanes = events[is_near], lanes[is_near]
    rows_each = _most_rows(sizes, len(marks.lanes))
    bands: list[Band] = []
    placed: list[Placed] = []
    lasting: list[Lasting] = []
    top = 0.0
    for lane in range(len(marks.lanes)):
        packer = _Packer(marks, lane, page[0], scale, labelling)
        packer.width = sizes.width
        mine: Whole = events[lanes == lane]
        packer.y = top + sizes.padding
        count = 1
        if len(mine) > _MOST_IN_ROWS:
            placed += packer.merged(mine)
            lasting += packer.lasting(mine)
        else:
            rows = packer.in_rows(mine, rows_each)
            count = max(1, len(rows))
            for number, row in enumerate(rows):
                placed += [replace(one, y=packer.y + number * sizes.row) for one in row]
        height = count * sizes.row + 2 * sizes.padding
        bands.append(Band(top, max(height, sizes.lanes[lane])))
        top += bands[-1].height
    return Arrangement(*page, scale, tuple(bands), tuple(placed), tuple(lasting))


def _most_rows(sizes: Sizes, lanes: int) -> int:
    """Return how many rows a lane may have: those that fit, but some, for one can scroll."""
    least = _LEAST_ROWS if lanes > _FEW_LANES else _LEAST_ROWS_OF_FEW
    return max(least, int((sizes.height / max(lanes, 1) - 2 * sizes.padding) / sizes.row))


class _Packer:
    """Puts the events of one lane into rows."""

    def __init__(
        self, marks: Marks, lane: int, origin: float, scale: float, labelling: Labelling
    ) -> None:
        self._marks = marks
        self._lane = lane
        self._origin = origin
        self._scale = scale
        self._labelling = labelling
        self.width = float("inf")
        self.y = 0.0
        self._start = float(marks.first[0] - origin) * scale if len(marks.rows) else 0.0

    def in_rows(self, events: Whole, most: int) -> list[list[Placed]]:
        """Return rows in which each event has room for itself and, where it can be, its label."""
        rows: list[list[Placed]] = []
        for one in sorted(map(self._whole, events.tolist()), key=_left):
            air = _AIR if one.text > one.at else _AIR_OF_TURNED
            row = next((row for row in rows if row[-1].right + air <= one.left), None)
            if row is not None:
                row.append(one)
            elif len(rows) < most:
                rows.append([one])
            elif not any(self._is_turned(row, one) for row in rows):
                _squeeze(min(rows, key=_right_end), one)
        return rows

    def merged(self, events: Whole) -> list[Placed]:
        """Return a single row in which events that would cover each other are one."""
        marks = self._marks
        at = _moment(marks, events)
        slots, firsts, counts = np.unique(
            np.floor(at * self._scale / _SLOT), return_index=True, return_counts=True
        )
        middles = np.where(
            counts > 1, (slots + 0.5) * _SLOT - self._origin * self._scale, self._x(at[firsts])
        )
        row = [
            Placed(
                event,
                self._lane,
                x,
                x - MARK / 2,
                x + MARK / 2,
                x + MARK / 2 + GAP,
                more=more,
                y=self.y,
            )
            for event, x, more in zip(
                events[firsts].tolist(), middles.tolist(), (counts - 1).tolist(), strict=True
            )
        ]
        ends = [*(one.left for one in row[1:]), float("inf")]
        return [self._labelled(one, end) for one, end in zip(row, ends, strict=True)]

    def lasting(self, events: Whole) -> list[Lasting]:
        """Return where anything lasts that is longer than a mark is wide."""
        marks = self._marks
        first, last = marks.first[events], marks.last[events]
        is_long = ((last - first) * self._scale > 2 * _SLOT) & (
            marks.forms[events] & Form.POINT == 0
        )
        first, reach = first[is_long], np.maximum.accumulate(last[is_long])
        if not len(first):
            return []
        breaks = np.flatnonzero(first[1:] > reach[:-1])
        lefts = self._x(first[np.concatenate(([0], breaks + 1))])
        rights = self._x(reach[np.concatenate((breaks, [len(first) - 1]))])
        pairs = zip(lefts.tolist(), rights.tolist(), strict=True)
        return [Lasting(self._lane, left, right, self.y) for left, right in pairs]

    def _is_turned(self, row: list[Placed], one: Placed) -> bool:
        """Put an event into a row if the label before it has room on the other side of its mark.

        No label stands before the first event of all: there nothing would be seen of it.
        """
        before = row[-1]
        turned = _turned(before)
        start = row[-2].right + _AIR_OF_TURNED if len(row) > 1 else self._start
        has_room = turned.left >= start and turned.right + _AIR <= one.left
        is_point = bool(self._marks.forms[before.event] & Form.POINT)
        if has_room and is_point and not before.more:
            row[-1] = turned
            row.append(one)
            return True
        return False

    def _x(self, moments: Floats) -> Floats:
        return (moments - self._origin) * self._scale

    def _whole(self, event: int) -> Placed:
        """Return an event with its whole label, wherever that may be."""
        marks = self._marks
        form = int(marks.forms[event])
        first, last = (
            float(end) for end in self._x(np.array([marks.first[event], marks.last[event]]))
        )
        at = (first + last) / 2 if form & Form.VAGUE else first
        left = min(first - (ARROW if form & Form.OPEN_START else 0), at - MARK / 2)
        right = max(last + (ARROW if form & Form.OPEN_END else 0), at + MARK / 2)
        label, width = self._labelling(event)
        text = at + MARK / 2 + GAP
        if form & Form.OPEN_END and right - at < _SHORT:
            text = right + GAP
        limit = max(right, text + width)
        placed = Placed(event, self._lane, at, left, limit, text, limit, width, label)
        turned = _turned(placed)
        if limit > self.width and turned.left > self._start and form & Form.POINT:
            return turned
        return placed

    def _labelled(self, one: Placed, end: float) -> Placed:
        """Return an event of a single row with a label, where there is room for one."""
        room = end - _AIR - one.text
        if one.more or room < _LEAST_LABEL:
            return one
        label, width = self._labelling(one.event)
        room = min(room, width)
        end = one.text + room
        return replace(one, label=label, room=room, right=end, limit=end)


def _moment(marks: Marks, events: Whole) -> Floats:
    """Return where the marks of events stand in time."""
    is_vague = (marks.forms[events] & Form.VAGUE) != 0
    middle = (marks.first[events] + marks.last[events]) / 2
    found: Floats = np.where(is_vague, middle, marks.first[events])
    return found


def _turned(one: Placed) -> Placed:
    """Return an event with its label before its mark."""
    text = one.at - MARK / 2 - 2 * GAP - one.room
    return replace(one, left=text, right=one.at + MARK / 2, text=text, limit=text + one.room)


def _squeeze(row: list[Placed], one: Placed) -> None:
    """Put an event into a row that has no room for it: beside the mark before it, or into it."""
    before = row[-1]
    if one.at < before.at + _SLOT:
        row[-1] = replace(before, more=before.more + 1 + one.more)
        return
    # A label before its mark stays: what follows it is beyond the mark.
    room = before.room if before.text < before.at else one.at - MARK / 2 - _AIR - before.text
    room = max(0.0, min(room, before.room))
    label = before.label if room >= _LEAST_LABEL else ""
    row[-1] = replace(before, label=label, room=room, limit=before.text + room)
    row.append(one)


def _left(one: Placed) -> float:
    return one.left


def _right_end(row: list[Placed]) -> float:
    return row[-1].right
