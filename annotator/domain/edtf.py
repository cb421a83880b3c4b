# SPDX-License-Identifier: Apache-2.0
"""Dates with stated precision: the part of EDTF (ISO 8601-2:2019) that news needs.

Levels 0 and 1 (loc.gov/standards/datetime): years, months, days, clock times, intervals with open
or unknown ends, the qualifiers ``?`` ``~`` ``%`` of a whole date, unspecified digits ``X`` and
seasons. Neither years before 0000 or behind 9999 nor hour 24 are understood; of level 2 there are
unspecified digits at any place, and no more. What no level has but articles tell of: intervals
between clock times or with unspecified digits, qualified clock times and seasons.

Times are local to the place of the article. A zone is kept where one is written, and not reckoned
with: two times compare by what their clocks show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINT = re.compile(
    r"(?P<year>[0-9X]{4})"
    r"(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2})"
    r"(?:T(?P<clock>\d{2}:\d{2}(?::\d{2})?)(?P<zone>Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?)?)?)?"
    r"(?P<qualifier>[?~%])?",
    re.ASCII,
)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?,? (\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SEASONS = {"21": range(3, 6), "22": range(6, 9), "23": range(9, 12), "24": range(12, 13)}
_WINTER = re.compile(r"[0-9X]{4}-24(?!-)")
EARLIEST = "0000-01-01T00:00:00"
LATEST = "9999-12-31T23:59:59"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last second a date may mean, as ``YYYY-MM-DDTHH:MM:SS`` (these sort)."""

    minimum: str
    maximum: str


def canonical_edtf(value: str) -> str:
    """Return a date as it is stored; ``29 Nov 2023`` and ``Nov. 29, 2023`` are understood too.

    A clock time gets the seconds that EDTF asks for.

    Raises:
        UserError: the text names no date, or one that no calendar has.
    """
    parts = [_canonical_point(part.strip()) for part in value.strip().split("/")]
    stored = "/".join(parts)
    bounds = edtf_bounds(stored)
    if bounds is None:
        raise user_error(
            "“{value}” is not a date. Write 2023-11-29, 2023-11, 2023-11-30T07:00, "
            "2023-11-24/2023-11-30 for a stretch, or add ~ for “about”.",
            value=value,
        )
    return stored


def edtf_bounds(stored: str) -> Bounds | None:
    """Return the earliest and latest second a stored date may mean, or None if it is no date.

    An open or unknown end of an interval reaches to the end of the calendar. A season is its
    three meteorological months of the northern half of the earth, winter its December alone, so
    that a year holds its seasons: good enough to sort and to draw by, and never told in words.
    """
    points = stored.split("/")
    if len(points) > 2:
        return None
    both = [_end_bounds(point, at_start=not place) for place, point in enumerate(points)]
    if all(point in ("", "..") for point in points):
        return None
    first, last = both[0], both[-1]
    if first is None or last is None or last.maximum < first.minimum:
        return None
    return Bounds(first.minimum, last.maximum)


def edtf_over(stored: str) -> str | None:
    """Return the second from which a stored date is over, whatever it may mean.

    It is the last second of a day, month or stretch, and a clock time itself. A winter is over
    with the February behind its year. What is open, or of no known year, is never over: None.
    """
    point = stored.rpartition("/")[2]
    bounds = edtf_bounds(stored) and edtf_bounds(point)
    if bounds is None or point.startswith("X") or bounds.maximum[:4] == LATEST[:4]:
        return None
    if _WINTER.match(point):
        year = int(bounds.maximum[:4]) + 1
        return f"{year:04}-02-{_month_length(year, 2)}T23:59:59"
    is_clock = bounds.minimum[:16] == bounds.maximum[:16]
    return bounds.minimum if is_clock else bounds.maximum


def _end_bounds(point: str, *, at_start: bool) -> Bounds | None:
    if point in ("", ".."):
        return Bounds(EARLIEST, EARLIEST) if at_start else Bounds(LATEST, LATEST)
    return _point_bounds(point)


def _canonical_point(point: str) -> str:
    if point in ("", ".."):
        return point
    spelled = _spelled_out(point)
    if spelled:
        return spelled
    tidy = re.sub(r"(?<=[0-9]) (?=[0-9]{2}:)", "T", point)
    return re.sub(r"T([0-9]{2}:[0-9]{2})(?![0-9:])", r"T\1:00", tidy)


def _spelled_out(point: str) -> str | None:
    found = _MONTH_FIRST.fullmatch(point)
    if found:
        name, day, year = found.groups()
    else:
        found = _DAY_FIRST.fullmatch(point)
        if not found:
            return None
        day, name, year = found.groups()
    month = _month_number(name.lower())
    if not month:
        return None
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"


def _month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or its usual short form, else 0."""
    if name in _MONTH_NAMES or name == "sept":
        return _MONTHS.index(name[:3]) + 1
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0


def _point_bounds(point: str) -> Bounds | None:
    found = _POINT.fullmatch(point)
    if not found:
        return None
    year, month, day, clock = found.group("year", "month", "day", "clock")
    years = _fitting(year, range(10_000))
    if month in _SEASONS and day is None:
        return _days(years, _SEASONS[month], range(1, 32))
    months, days = _fitting(month, range(1, 13)), _fitting(day, range(1, 32))
    bounds = _days(years, months, days)
    return _at_clock(bounds, clock) if bounds and clock else bounds


def _fitting(digits: str | None, numbers: range) -> Sequence[int]:
    """Return the numbers that the digits, some perhaps unspecified, may mean."""
    if digits is None:
        return numbers
    least, most = (int(digits.replace("X", digit)) for digit in "09")
    fits = re.compile(digits.replace("X", "[0-9]")).fullmatch
    candidates = range(least, most + 1)
    return [one for one in candidates if one in numbers and fits(f"{one:0{len(digits)}}")]


def _days(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> Bounds | None:
    """Return the first and the last day of the calendar that is made of these."""
    first = _first_day(years, months, days)
    last = _first_day(years[::-1], months[::-1], days[::-1])
    return Bounds(f"{first}T00:00:00", f"{last}T23:59:59") if first and last else None


def _first_day(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> str | None:
    for year in years:
        for month in months:
            length = _month_length(year, month)
            day = next((day for day in days if day <= length), None)
            if day:
                return f"{year:04}-{month:02}-{day:02}"
    return None


def _month_length(year: int, month: int) -> int:
    """Return the days of a month; the library's calendar would slow down the start."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _at_clock(day: Bounds, clock: str) -> Bounds | None:
    hour, minute, *rest = clock.split(":")
    seconds = rest[0] if rest else ""
    if int(hour) > 23 or int(minute) > 59 or int(seconds or 0) > 59:
        return None
    first, last = f"{hour}:{minute}:{seconds or '00'}", f"{hour}:{minute}:{seconds or '59'}"
    return Bounds(day.minimum[:11] + first, day.maximum[:11] + last)
