# SPDX-License-Identifier: Apache-2.0
"""Where the ticks of a time axis stand and what is written at them, from centuries to seconds.

Ticks are true to the calendar: years, months and days begin where they do. Below them stands what
they belong to: the year of months, the month of days, the day of hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.gui.dates import month_name, shown_day, shown_month, shown_weekday
from annotator.gui.plotting.moments import (
    DAY,
    FIRST,
    HOUR,
    LAST,
    MINUTE,
    MONTH,
    YEAR,
    day_at,
    seconds_of_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    # Returns how many pixels wide a text is.
    Measure = Callable[[str], float]
    # Yields the moments of a step in a range; what begins before it may be among them.
    Walk = Callable[[float, float], Iterator[int]]
    # Returns what is written at a moment: the fullest text first, then shorter ones.
    Wording = Callable[[int], tuple[str, ...]]

# Between two texts in a row.
_GAP = 14.0
# Of so many days as are wanted, those before the first of a month are at least this part.
_LEAST_OF_DAYS = 0.8


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment with its text, '' for a tick without."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A year, month or day that ticks belong to; the text is '' where there is no room for it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Ticks of a range in order, and the stretches below them, none below years."""

    ticks: tuple[Tick, ...] = ()
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """Ticks of one distance; ``least`` is the shortest of it in seconds."""

    least: float
    walk: Walk
    wording: Wording
    above: _Step | None = None


class Scales:
    """Finds the scale of any range; ``measure`` tells the texts' widths, and its font stays."""

    def __init__(self, measure: Measure) -> None:
        self._measure = cache(measure)
        self._rooms: dict[_Step, float] = {}

    def of(self, first: float, last: float, pixels: float) -> Scale:
        """Return the finest scale whose texts have room in a range so many pixels wide."""
        first, last = max(first, FIRST), min(last, LAST)
        if last <= first or pixels <= 0:
            return Scale()
        per_second = pixels / (last - first)
        step = self._finest(per_second)
        moments = [at for at in step.walk(first, last) if first <= at <= last]
        ticks = _worded(step, moments, per_second, self._measure)
        if step.above is None:
            return Scale(ticks)
        return Scale(ticks, _stretches(step.above, (first, last), per_second, self._measure))

    def _finest(self, per_second: float) -> _Step:
        fitting = (step for step in _STEPS if step.least * per_second >= self._room(step))
        return next(fitting, _STEPS[-1])

    def _room(self, step: _Step) -> float:
        """Return the room a tick needs: that of the calendar's widest, lest ticks come and go."""
        if step not in self._rooms:
            widths = (self._measure(step.wording(at)[-1]) for at in _SAMPLES)
            self._rooms[step] = max(widths) + _GAP
        return self._rooms[step]


def _worded(
    step: _Step, moments: list[int], per_second: float, measure: Measure
) -> tuple[Tick, ...]:
    """Return ticks with the fullest texts that have room, all of one sort."""
    texts = [step.wording(at) for at in moments]
    room = step.least * per_second - _GAP
    sort = _common_sort([(one, room) for one in texts], measure)
    return tuple(Tick(at, one[sort]) for at, one in zip(moments, texts, strict=True))


def _stretches(
    step: _Step, among: tuple[float, float], per_second: float, measure: Measure
) -> tuple[Stretch, ...]:
    """Return the stretches of a range; each has the fullest text that fits the part seen."""
    first, last = among
    starts = list(step.walk(first, last))
    pairs = zip(starts, [*starts[1:], LAST], strict=True)
    seen = [(start, end) for start, end in pairs if end > first and start <= last]
    whole = [
        (step.wording(start), (end - start) * per_second - _GAP)
        for start, end in seen
        if first <= start and end <= last
    ]
    fullest = _common_sort(whole, measure)
    found = []
    for start, end in seen:
        room = (min(end, last) - max(start, first)) * per_second - _GAP
        fitting = (text for text in step.wording(start)[fullest:] if measure(text) <= room)
        found.append(Stretch(start, end, next(fitting, "")))
    return tuple(found)


def _common_sort(texts: list[tuple[tuple[str, ...], float]], measure: Measure) -> int:
    """Return the fullest sort of text that has room everywhere, the shortest if none has."""
    sorts = min((len(one) for one, _ in texts), default=1)
    fitting = (
        sort for sort in range(sorts) if all(measure(one[sort]) <= room for one, room in texts)
    )
    return next(fitting, sorts - 1)


def _years(count: int, first: float, last: float) -> Iterator[int]:
    for year in range(day_at(first).year // count * count, day_at(last).year + count + 1, count):
        if 0 <= year < 10_000:
            yield seconds_of_day(year)


def _months(count: int, first: float, last: float) -> Iterator[int]:
    start, end = day_at(first), day_at(last)
    begin = (start.year * 12 + start.month - 1) // count * count
    for month in range(begin, end.year * 12 + end.month + count, count):
        if month < 120_000:
            yield seconds_of_day(month // 12, month % 12 + 1)


def _days_of_month(count: int, first: float, last: float) -> Iterator[int]:
    """Yield the 1st of each month and every so many days, none of them too near the next 1st."""
    starts = list(_months(1, first, last))
    for month, following in pairwise([*starts, LAST]):
        # Up to the last month that is wanted there is one behind it.
        latest = min(following, month + 31 * DAY) - _LEAST_OF_DAYS * count * DAY
        yield from range(month, int(latest) + 1, count * DAY)


def _clock(count: int, first: float, last: float) -> Iterator[int]:
    """Yield every so many seconds of each day."""
    yield from range(int(first // count) * count, int(last) + count + 1, count)


def _year_texts(at: int) -> tuple[str, ...]:
    return (str(day_at(at).year),)


def _month_texts(at: int) -> tuple[str, ...]:
    return (month_name(day_at(at).month),)


def _month_and_year(at: int) -> tuple[str, ...]:
    year, month, _ = day_at(at)
    return shown_month(year, month), month_name(month)


def _day_texts(at: int) -> tuple[str, ...]:
    day = str(day_at(at).day)
    return shown_weekday(_weekday(at), day), day


def _whole_day(at: int) -> tuple[str, ...]:
    year, month, day = day_at(at)
    short = shown_day(year, month, day)
    return shown_weekday(_weekday(at), short), short, str(day)


def _minute_texts(at: int) -> tuple[str, ...]:
    hour, rest = divmod(at % DAY, HOUR)
    return (f"{hour:02}:{rest // MINUTE:02}",)


def _second_texts(at: int) -> tuple[str, ...]:
    return (f"{_minute_texts(at)[0]}:{at % MINUTE:02}",)


def _weekday(at: int) -> int:
    """Return 0 for Monday to 6; the first of January 1970 was a Thursday."""
    return (at // DAY + 3) % 7


# Of these the widest text of a sort is told: each month, and days and hours of two digits.
_SAMPLES = tuple(
    seconds_of_day(2023, month, day) + 20 * HOUR + 48 * MINUTE
    for month, day in [
        *((month, 28) for month in range(1, 13)),
        *((11, day) for day in range(20, 27)),
    ]
)
_OF_YEARS = _Step(YEAR, partial(_years, 1), _year_texts)
_OF_MONTHS = _Step(28 * DAY, partial(_months, 1), _month_and_year)
_OF_DAYS = _Step(DAY, partial(_days_of_month, 1), _whole_day)
_STEPS = (
    *(_Step(count, partial(_clock, count), _second_texts, _OF_DAYS) for count in (1, 5, 15, 30)),
    *(
        _Step(count * MINUTE, partial(_clock, count * MINUTE), _minute_texts, _OF_DAYS)
        for count in (1, 5, 15, 30, 60, 120, 180, 360, 720)
    ),
    *(
        _Step(_LEAST_OF_DAYS * count * DAY, partial(_days_of_month, count), _day_texts, _OF_MONTHS)
        for count in (1, 2, 5, 10)
    ),
    *(
        _Step(count * MONTH * 0.9, partial(_months, count), _month_texts, _OF_YEARS)
        for count in (1, 3, 6)
    ),
    *(
        _Step(count * YEAR * 0.99, partial(_years, count), _year_texts)
        for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
    ),
)
