# SPDX-License-Identifier: Apache-2.0
"""Where the events of a timeline are drawn: rows within lanes, labels, and what is merged.

Pixels count from the first moment of a page of time, and from the top of the first lane. A lane
with few events on the page has rows, in which each event has room for its label; one with many
has a single row, in which those that would cover each other are one mark with a count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from annotator.gui.plotting.marks import Form
from annotator.gui.plotting.placing import AIR, ARROW, GAP, MARK, Placed
from annotator.gui.plotting.rows import LEAST_LABEL, SLOT, Room, in_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.gui.plotting.marks import Floats, Marks, Whole

    # Returns the label of an event, and its width in pixels.
    Labelling = Callable[[int], tuple[str, float]]

# A lane with more than these on a page has a single row; one with no more at all has its rows
# whatever page is seen.
_MOST_IN_ROWS = 120
# A lane may have so many rows however low the view is, more if there are few lanes: they scroll.
_LEAST_ROWS, _LEAST_ROWS_OF_FEW, _FEW_LANES = 4, 8, 5
# As plain numbers: flags take ten times as long to ask.
_POINT, _VAGUE = Form.POINT.value, Form.VAGUE.value
_OPEN_START, _OPEN_END = Form.OPEN_START.value, Form.OPEN_END.value
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
    """What is drawn of a page of time: from ``first`` to ``last``, so many pixels a second.

    Of lanes with few events all are known, wherever they are, so that none takes another row
    while somebody moves along; ``is_whole`` says that there are no other lanes.
    """

    first: float
    last: float
    scale: float
    bands: tuple[Band, ...] = ()
    placed: tuple[Placed, ...] = ()
    lasting: tuple[Lasting, ...] = ()
    is_whole: bool = False

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
    room = _room(sizes, len(marks.lanes), _start(marks, page[0], scale))
    counts = marks.counts()
    bands: list[Band] = []
    placed: list[Placed] = []
    lasting: list[Lasting] = []
    top = 0.0
    for lane in range(len(marks.lanes)):
        packer = _Packer(marks, lane, page[0], scale, labelling)
        has_few = counts[lane] <= _MOST_IN_ROWS
        mine: Whole = marks.in_lane(lane) if has_few else events[lanes == lane]
        packer.y = top + sizes.padding
        count = 1
        if len(mine) > _MOST_IN_ROWS:
            placed += packer.merged(mine)
            lasting += packer.lasting(mine)
        else:
            rows = packer.in_rows(mine, room)
            count = max(1, len(rows))
            for number, row in enumerate(rows):
                placed += [one._replace(y=packer.y + number * sizes.row) for one in row]
        height = count * sizes.row + 2 * sizes.padding
        bands.append(Band(top, max(height, sizes.lanes[lane])))
        top += bands[-1].height
    is_whole = max(counts, default=0) <= _MOST_IN_ROWS
    return Arrangement(*page, scale, tuple(bands), tuple(placed), tuple(lasting), is_whole)


def _start(marks: Marks, origin: float, scale: float) -> float:
    """Return where the first event of all is, in pixels."""
    return float(marks.first[0] - origin) * scale if len(marks.rows) else 0.0


def _room(sizes: Sizes, lanes: int, first: float) -> Room:
    """Return how many rows of each lane fit, and how many it may have: lanes can scroll."""
    least = _LEAST_ROWS if lanes > _FEW_LANES else _LEAST_ROWS_OF_FEW
    fitting = int((sizes.height / max(lanes, 1) - 2 * sizes.padding) / sizes.row)
    return Room(max(fitting, 1), max(fitting, least), first, sizes.width)


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
        self.y = 0.0

    def in_rows(self, events: Whole, room: Room) -> list[list[Placed]]:
        """Return rows in which each event has room for itself and, where it can be, its label."""
        return in_rows(self._whole(events), room)

    def merged(self, events: Whole) -> list[Placed]:
        """Return a single row in which events that would cover each other are one."""
        marks = self._marks
        at = _moment(marks, events)
        slots, firsts, counts = np.unique(
            np.floor(at * self._scale / SLOT), return_index=True, return_counts=True
        )
        middles = np.where(
            counts > 1, (slots + 0.5) * SLOT - self._origin * self._scale, self._x(at[firsts])
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
        is_long = ((last - first) * self._scale > 2 * SLOT) & (
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

    def _x(self, moments: Floats) -> Floats:
        return (moments - self._origin) * self._scale

    def _whole(self, events: Whole) -> Iterator[Placed]:
        """Yield events with their whole labels, wherever those may be."""
        marks = self._marks
        columns = (events, self._x(marks.first[events]), self._x(marks.last[events]))
        forms = marks.forms[events].tolist()
        for event, first, last, form in zip(*(one.tolist() for one in columns), forms, strict=True):
            at = (first + last) / 2 if form & _VAGUE else first
            left = min(first - (ARROW if form & _OPEN_START else 0), at - MARK / 2)
            right = max(last + (ARROW if form & _OPEN_END else 0), at + MARK / 2)
            label, width = self._labelling(event)
            text = at + MARK / 2 + GAP
            if form & _OPEN_END and right - at < _SHORT:
                text = right + GAP
            limit = max(right, text + width)
            yield Placed(
                *(event, self._lane, at, left, limit, text, limit, width, label),
                can_turn=bool(form & _POINT) or right - at < _SHORT,
                before=at - left,
                behind=MARK / 2 if form & _POINT else right - at,
            )

    def _labelled(self, one: Placed, end: float) -> Placed:
        """Return an event of a single row with a label, where there is room for one."""
        room = end - AIR - one.text
        if one.more or room < LEAST_LABEL:
            return one
        label, width = self._labelling(one.event)
        room = min(room, width)
        end = one.text + room
        return one._replace(label=label, room=room, right=end, limit=end)


def _moment(marks: Marks, events: Whole) -> Floats:
    """Return where the marks of events stand in time."""
    is_vague = (marks.forms[events] & Form.VAGUE) != 0
    middle = (marks.first[events] + marks.last[events]) / 2
    found: Floats = np.where(is_vague, middle, marks.first[events])
    return found
