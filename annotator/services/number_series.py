# SPDX-License-Identifier: Apache-2.0
"""Numbers that count the same thing, each with its date and why it has that one."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from itertools import chain, islice
from math import isfinite
from typing import TYPE_CHECKING

from annotator.domain.edtf import EARLIEST, LATEST, Bounds, edtf_bounds
from annotator.domain.message import Message, message
from annotator.domain.number_series import LeftOut, NumberPoint, NumberSeries, Reach
from annotator.store.opening import connect
from annotator.store.project import Project
from annotator.store.stated_numbers import StatedNumbers
from annotator.text.conflicts.context import plain, thing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.domain.event import Event
    from annotator.domain.number_series import StatedNumber, WantedNumbers
    from annotator.store.stated_numbers import StatedDate

# Nobody reads more of them in a plot, and a frame of so many takes 12 ms to paint.
MOST = 500
_PER_ADVANCE = 500
# They tell which one of several, not how many there are.
_NAMING = frozenset({"ordinal", "rank", "identifier"})
_REACHES = {
    "approx": Reach.ABOUT,
    "at_least": Reach.AT_LEAST,
    "more_than": Reach.AT_LEAST,
    "at_most": Reach.AT_MOST,
    "less_than": Reach.AT_MOST,
}


def series_beside(
    path: Path, wanted: WantedNumbers, advance: Callable[[int], None]
) -> NumberSeries:
    """Return what is wanted through a reading connection of its own, for a worker.

    ``advance`` is told a count every now and then, and may raise to stop.

    Raises:
        UserError: the file cannot be read there.
    """
    with closing(connect(path, read_only=True, is_checked=False)) as connection:
        return series_of(Project(connection), wanted, advance)


def series_of(
    project: Project, wanted: WantedNumbers, advance: Callable[[int], None]
) -> NumberSeries:
    """Return the numbers that are wanted; one that was deleted meanwhile is left out.

    Where too many are like those chosen, the chosen ones are there, and others that come first.
    """
    with project.snapshot():
        numbers = StatedNumbers(project)
        chosen, is_cut = numbers.find(wanted.ids[:MOST]), len(wanted.ids) > MOST
        if len(wanted.ids) > 1 and not wanted.is_everywhere:
            return _series(numbers, chosen, is_cut=is_cut)
        like = _like(chosen, _told(_all(numbers, chosen, wanted), advance))
        room = MOST - len(chosen)
        # One more tells that there are too many.
        others = list(islice(like, room + 1))
        found = sorted([*chosen, *others[:room]], key=_place)
        return _series(numbers, found, is_cut=is_cut or len(others) > room)


def _all(
    numbers: StatedNumbers, chosen: Sequence[StatedNumber], wanted: WantedNumbers
) -> Iterator[StatedNumber]:
    if wanted.is_everywhere:
        return numbers.of_project()
    return chain.from_iterable(numbers.of_session(one.session_id) for one in chosen)


def _told(
    numbers: Iterable[StatedNumber], advance: Callable[[int], None]
) -> Iterator[StatedNumber]:
    for count, number in enumerate(numbers):
        if count % _PER_ADVANCE == 0:
            advance(count)
        yield number


def _like(
    chosen: Sequence[StatedNumber], numbers: Iterable[StatedNumber]
) -> Iterator[StatedNumber]:
    """Yield of some numbers those that count what a chosen one does, without the chosen ones."""
    ids, things = {one.id for one in chosen}, {thing_of(one.fields) for one in chosen}
    for one in numbers:
        thing = thing_of(one.fields)
        # Numbers of which nobody says what they count have no more in common than that.
        is_like = thing in things and any(thing) and _hindrance(one) is None
        if is_like and one.id not in ids:
            yield one


def _place(number: StatedNumber) -> tuple[str, int]:
    """Return where a number stands, to put those of a project in order."""
    return number.session_id, number.start


def _series(numbers: StatedNumbers, found: Sequence[StatedNumber], *, is_cut: bool) -> NumberSeries:
    measure = _usual(_measure(one) for one in found if not _hindrance(one))
    points: list[NumberPoint] = []
    left_out: list[LeftOut] = []
    for one in found:
        hindrance = _hindrance(one) or _other_measure(one, measure)
        if hindrance:
            left_out.append(LeftOut(one, hindrance))
        else:
            points.append(_point(numbers, one))
    things: dict[tuple[tuple[str, ...], ...], str] = {}
    for point in points:
        things.setdefault(thing_of(point.stated.fields), _thing(point.stated))
    dated = [point for point in points if point.bounds]
    return NumberSeries(
        tuple(dict.fromkeys(filter(None, things.values()))),
        tuple(sorted(dated, key=_time)),
        tuple(point for point in points if not point.bounds),
        tuple(left_out),
        is_cut,
    )


def _hindrance(number: StatedNumber) -> Message | None:
    """Return why a number can be in no plot at all."""
    if number.fields.get("number_type") in _NAMING:
        return message("It tells which one, not how many.")
    extent = _extent(number)
    if extent is None:
        return message("Its value is blank.")
    if not all(map(isfinite, extent)):
        return message("Its value is too large to stand beside others.")
    return None


def _other_measure(number: StatedNumber, measure: tuple[tuple[str, ...], ...]) -> Message | None:
    """Return that a number is measured otherwise than the rest, where it is."""
    if _measure(number) == measure:
        return None
    unit, per = number.fields.get("unit", ""), number.fields.get("per", "")
    if per and plain(per) != measure[1]:
        return message("It is per {per}; the others are not.", per=per)
    if unit:
        return message("It is in {unit}; the others are not.", unit=unit)
    return message("It has no unit; the others have one.")


def _measure(number: StatedNumber) -> tuple[tuple[str, ...], ...]:
    return plain(number.fields.get("unit", "")), plain(number.fields.get("per", ""))


def _usual(measures: Iterable[tuple[tuple[str, ...], ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the measure that most have, of several the first."""
    return next((measure for measure, _ in Counter(measures).most_common(1)), ((), ()))


def _thing(number: StatedNumber) -> str:
    """Return what a number counts, in its own words."""
    fields = number.fields
    named = [fields.get(key, "") for key in ("counted", "unit", "scope")]
    return ", ".join(filter(None, named))


def _extent(number: StatedNumber) -> tuple[float, float, float] | None:
    """Return value, least and most, None where nothing is known of them."""
    names = ("number_value", "number_min", "number_max")
    value, least, most = (number.fields.get(name, "") for name in names)
    known = [float(one) for one in (value, least, most) if one]
    if not known:
        return None
    low, high = min(known), max(known)
    return float(value) if value else (low + high) / 2, low, high


def _point(numbers: StatedNumbers, number: StatedNumber) -> NumberPoint:
    """Return a number with who says it and with its date."""
    value, least, most = _extent(number) or (0.0, 0.0, 0.0)
    date, why = _date(numbers, number)
    return NumberPoint(
        number,
        *(value, least, most),
        _reach(number),
        numbers.speaker_of(number) or number.publisher,
        date,
        _usable(date),
        why,
    )


def _reach(number: StatedNumber) -> Reach:
    if not number.fields.get("number_value"):
        return Reach.RANGE
    return _REACHES.get(number.fields.get("modifier", ""), Reach.EXACT)


def _date(numbers: StatedNumbers, number: StatedNumber) -> tuple[str, Message]:
    """Return the number's own date, else the nearest of its sentence, else that of its event."""
    as_of = number.fields.get("as_of", "")
    if _usable(as_of):
        return as_of, message("as of that date, as filled in")
    dates = [one for one in numbers.dates_beside(number) if _usable(one.value)]
    if dates:
        nearest = min(dates, key=lambda one: _apart(one, number))
        return nearest.value, message("“{words}” in its sentence", words=nearest.words)
    events = [one for one in numbers.events_of(number) if _usable(one.start)]
    if events:
        event = min(events, key=_start)
        return event.start, message("when the event was: “{what}”", what=event.what)
    return "", message("Without a date.")


def _usable(date: str) -> Bounds | None:
    """Return the bounds of a date that has a place in time, which one without a year has not."""
    bounds = edtf_bounds(date)
    if bounds is None or "XXXX" in date:
        return None
    # Of an open stretch what is known is where it begins, or ends.
    if bounds.minimum == EARLIEST:
        return Bounds(bounds.maximum, bounds.maximum)
    return Bounds(bounds.minimum, bounds.minimum) if bounds.maximum == LATEST else bounds


def _apart(date: StatedDate, number: StatedNumber) -> int:
    """Return how many characters are between a date and a number, 0 where one holds the other."""
    return max(0, date.start - number.end, number.start - date.end)


def _start(event: Event) -> tuple[str, str]:
    bounds = _usable(event.start)
    return (bounds.minimum if bounds else LATEST, event.id)


def _time(point: NumberPoint) -> tuple[str, str, str, int]:
    bounds = point.bounds or Bounds(LATEST, LATEST)
    return bounds.minimum, bounds.maximum, point.stated.session_id, point.stated.start
