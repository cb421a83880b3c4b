# SPDX-License-Identifier: Apache-2.0
"""Events as a timeline draws them: when, how sure, of which shape, and in which lanes.

Arrays of numpy, made in a job; nothing of Qt. Moments are seconds as in ``moments``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag, StrEnum
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from annotator.domain.edtf import Bounds, edtf_bounds
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.moments import DAY, seconds_of
from annotator.services.timelines import SUGGESTED
from annotator.store.timeline import TimelineRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]
    _Drawn = tuple[float, float, float, float, int, float]

# Those with the most events have a lane of their own, the others one together.
_MOST_LANES = 12
_OPEN = ("", "..")
_QUALIFIERS = ("?", "~", "%")
# So many rows become an array at once, which nothing can interrupt: about 4 ms.
_PART = 5_000
# Of a row: start and end with their bounds.
_TIMES = slice(2, 8)
_STATUS, _PLACE = (TimelineRow._fields.index(one) for one in ("status", "place"))


class Form(IntFlag):
    """How an event is drawn along the time."""

    POINT = 1  # an instant, or somewhere within a day
    VAGUE = 2  # somewhere within its extent, and nothing is known to be
    OPEN_START = 4
    OPEN_END = 8
    UNSURE_START = 16
    UNSURE_END = 32


class Shape(IntEnum):
    """What is known of whether it happened; each has its own outline."""

    UNSAID = 0
    HAPPENED = 1
    PLANNED = 2
    ALLEGED = 3
    CONDITIONAL = 4


class LaneKind(StrEnum):
    """What a lane without a name of its own stands for."""

    NAMED = "named"
    NONE = "none"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane; ``key`` is the actor, the event's state or its status, as the file has it."""

    key: str
    kind: LaneKind = LaneKind.NAMED


class Rows(Sequence["TimelineRow"]):
    """Rows kept as plain tuples and given names when they are asked for.

    Of plain tuples Python learns that they are in no circles, and looks at them no more; of very
    many others a look holds the window up for a tenth of a second.
    """

    def __init__(self, plain: list[tuple[Any, ...]]) -> None:
        self._plain = plain

    def __len__(self) -> int:
        return len(self._plain)

    @overload
    def __getitem__(self, place: int) -> TimelineRow: ...

    @overload
    def __getitem__(self, place: slice) -> Rows: ...

    def __getitem__(self, place: int | slice) -> TimelineRow | Rows:
        if isinstance(place, slice):
            return Rows(self._plain[place])
        return TimelineRow._make(self._plain[place])


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The events of a timeline in order of time, and in which lanes each is drawn.

    ``first`` and ``last`` are the earliest and latest moment an event may have to do with; from
    ``sure_first`` to ``sure_last`` it surely lasted. ``reach`` is the latest ``last`` up to
    there. ``mark_event`` and ``mark_lane`` tell which event is drawn in which lane, in the order
    of events. On those that are ``suggested`` nobody has decided yet.
    """

    grouping: Grouping
    rows: Rows
    undated: Rows
    lanes: tuple[Lane, ...]
    first: Floats
    sure_first: Floats
    sure_last: Floats
    last: Floats
    reach: Floats
    forms: Whole
    shapes: Whole
    mark_event: Whole
    mark_lane: Whole
    place: dict[str, int]
    suggested: frozenset[int] = frozenset()
    # How many without a date are in the file.
    undated_stored: int = 0

    def between(self, first: float, last: float) -> slice:
        """Return the marks among which are all that a range of time has to do with."""
        events = (np.searchsorted(self.reach, first), np.searchsorted(self.first, last, "right"))
        begin, end = np.searchsorted(self.mark_event, events)
        return slice(int(begin), int(end))

    def lanes_of(self, event: int) -> list[int]:
        """Return the lanes in which an event is drawn."""
        begin, end = np.searchsorted(self.mark_event, (event, event + 1))
        return sorted(self.mark_lane[begin:end].tolist())

    def in_lane(self, lane: int) -> Whole:
        """Return the events of a lane in order of time."""
        found: Whole = self.mark_event[self.mark_lane == lane]
        return found

    def counts(self) -> list[int]:
        """Return how many events are in each lane."""
        found: list[int] = np.bincount(self.mark_lane, minlength=len(self.lanes)).tolist()
        return found

    def together(self, event: int, lane: int, more: int) -> list[int]:
        """Return an event and so many more of its lane that follow it in time."""
        among = self.in_lane(lane).tolist()
        begin = among.index(event)
        found: list[int] = among[begin : begin + more + 1]
        return found

    def shapes_there(self) -> list[Shape]:
        """Return the shapes that occur, in their order."""
        return [Shape(one) for one in np.unique(self.shapes).tolist()]

    def extent(self) -> tuple[float, float] | None:
        """Return the first and the last moment of all, None where nothing has a date."""
        if not len(self.rows):
            return None
        return float(self.first[0]), float(self.last.max())


def marks_of(rows: Iterable[tuple[Any, ...]], grouping: Grouping) -> Marks:
    """Return a session's events ready to be drawn; those of one time come as in the text.

    That is the order of the list of events too. ``rows`` are those of the store.
    """
    # Many events are of one day.
    drawn_of = cache(_drawn)
    dated: list[tuple[Any, ...]] = []
    undated: list[tuple[Any, ...]] = []
    times: list[_Drawn] = []
    for row in rows:
        drawn = drawn_of(*row[_TIMES])
        if drawn is None:
            undated.append(row)
        else:
            dated.append(row)
            times.append(drawn)
    columns = _columns(times)
    places = np.array([row[_PLACE] for row in dated], np.int64)
    order = np.lexsort((places, columns[:, 5], columns[:, 0]))
    columns = columns[order]
    plain = [dated[number] for number in order]
    ordered = Rows(plain)
    lanes, event, lane = _laned(ordered, grouping)
    return Marks(
        grouping,
        ordered,
        Rows(sorted(undated, key=itemgetter(_PLACE))),
        lanes,
        columns[:, 0],
        columns[:, 1],
        columns[:, 2],
        columns[:, 3],
        np.maximum.accumulate(columns[:, 3]),
        columns[:, 4].astype(np.int64),
        np.array([shape_of(row) for row in ordered], np.int64),
        np.array(event, np.int64),
        np.array(lane, np.int64),
        {row.id: number for number, row in enumerate(ordered)},
        frozenset(number for number, row in enumerate(plain) if row[_STATUS] == SUGGESTED),
        sum(row[_STATUS] != SUGGESTED for row in undated),
    )


def _columns(times: list[_Drawn]) -> Floats:
    """Return the rows as an array; the window can have its turn in between."""
    if not times:
        return np.empty((0, 6))
    parts = (times[begin : begin + _PART] for begin in range(0, len(times), _PART))
    return np.concatenate([np.array(part, np.float64) for part in parts])


_SHAPES = {
    "happened": Shape.HAPPENED,
    "planned": Shape.PLANNED,
    "alleged": Shape.ALLEGED,
    "conditional": Shape.CONDITIONAL,
}


def shape_of(row: TimelineRow) -> Shape:
    """Return the shape of an event."""
    return _SHAPES.get(row.event_status, Shape.UNSAID)


def _drawn(start: str, end: str, *bounds: str | None) -> _Drawn | None:
    """Return first, sure first, sure last, last and form of an event; None without a moment.

    Then comes the last moment at which it may have begun. ``bounds`` are the first and last second
    that start and end may mean.
    """
    form, begin, finish = _ends(start, end, *bounds)
    known = [one for one in (begin, finish) if one]
    if not known:
        return None
    # Where the end is before the start, both are shown.
    first = min(seconds_of(one.minimum) for one in known)
    last = max(seconds_of(one.maximum) + 1 for one in known)
    begun = seconds_of(bounds[1]) + 1 if bounds[1] else last
    if begin and finish is None and Form.OPEN_END not in form:
        if Form.UNSURE_START in form:
            form |= Form.UNSURE_END
        if last - first <= DAY:
            return first, first, last, last, form | Form.POINT, begun
        return first, last, first, last, form | Form.VAGUE, begun
    sure_first = _sure(begin, at_start=True) if begin else None
    sure_last = _sure(finish, at_start=False) if finish else sure_first
    sure_first = sure_last if sure_first is None else sure_first
    if sure_first is None or sure_last is None or sure_first > sure_last:
        form |= Form.VAGUE
        sure_first, sure_last = last, first
    return first, sure_first, sure_last, last, form, begun


def _ends(start: str, end: str, *bounds: str | None) -> tuple[Form, Bounds | None, Bounds | None]:
    """Return between which seconds an event began and ended, as far as that is known."""
    form = Form(0)
    first, slash, last = start.partition("/")
    begin, finish = _bounds(*bounds[:2]), _bounds(*bounds[2:])
    if slash:
        begin = edtf_bounds(first)
        if finish is None:
            finish, end = edtf_bounds(last), last or ".."
    if ("/" in end and end.rpartition("/")[2] in _OPEN) or end == "..":
        finish = None
        form |= Form.OPEN_END
    if begin is None:
        form |= Form.OPEN_START
    if first.endswith(_QUALIFIERS):
        form |= Form.UNSURE_START
    if end.endswith(_QUALIFIERS):
        form |= Form.UNSURE_END
    return form, begin, finish


def _bounds(minimum: str | None, maximum: str | None) -> Bounds | None:
    return Bounds(minimum, maximum) if minimum and maximum else None


def _sure(bounds: Bounds, *, at_start: bool) -> int:
    """Return from or up to when something surely lasted: a day, or less, is meant whole."""
    first, last = seconds_of(bounds.minimum), seconds_of(bounds.maximum) + 1
    is_exact = last - first <= DAY
    return first if is_exact == at_start else last


def _laned(
    rows: Sequence[TimelineRow], grouping: Grouping
) -> tuple[tuple[Lane, ...], list[int], list[int]]:
    """Return the lanes, and event and lane of each mark."""
    if grouping is Grouping.ONE:
        return (Lane("", LaneKind.NONE),), list(range(len(rows))), [0] * len(rows)
    keys_of = _KEYS[grouping]
    lane_of, lanes = _lanes([keys_of(row) for row in rows])
    event, lane = [], []
    for number, row in enumerate(rows):
        for one in dict.fromkeys(lane_of[key] for key in keys_of(row)):
            event.append(number)
            lane.append(one)
    return lanes, event, lane


def _lanes(keys: list[tuple[str, ...]]) -> tuple[dict[str, int], tuple[Lane, ...]]:
    """Return the lane of each key, and the lanes: by their first event, those of nobody last."""
    counts = Counter(key for one in keys for key in one)
    chosen = {key for key, _ in counts.most_common(_MOST_LANES)}
    if len(counts) == _MOST_LANES + 1:
        # A lane for all others would have but one of them.
        chosen = set(counts)
    # Whom nobody has named is of less interest than anybody.
    lanes = [Lane(key) for key in counts if key and key in chosen]
    if "" in chosen:
        lanes.append(Lane("", LaneKind.NONE))
    lane_of = {lane.key: number for number, lane in enumerate(lanes)}
    if len(counts) > len(chosen):
        lanes.append(Lane("", LaneKind.OTHERS))
        lane_of.update({key: len(lanes) - 1 for key in counts if key not in chosen})
    return lane_of, tuple(lanes)


_KEYS: dict[Grouping, Callable[[TimelineRow], tuple[str, ...]]] = {
    Grouping.ACTOR: lambda row: row.who or ("",),
    Grouping.STATE: lambda row: (row.event_status,),
    Grouping.STATUS: lambda row: (row.status,),
}
