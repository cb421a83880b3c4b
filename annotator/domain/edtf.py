# SPDX-License-Identifier: Apache-2.0
"""Dates with stated precision: the part of EDTF (ISO 8601-2:2019) that news needs.

Levels 0 and 1: years, months, days, clock times, intervals with open or unknown ends, the
qualifiers ``?`` ``~`` ``%``, unspecified digits ``X`` and seasons. Times are local to the place
of the article; a zone is kept where one is written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from annotator.domain.errors import user_error

_POINT = re.compile(
    r"(?P<year>[0-9X]{4})"
    r"(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2})"
    r"(?:T(?P<clock>\d{2}:\d{2}(?::\d{2})?)(?P<zone>Z|[+-]\d{2}(?::\d{2})?)?)?)?)?"
    r"(?P<qualifier>[?~%])?"
)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}
EARLIEST = "0000-01-01T00:00:00"
LATEST = "9999-12-31T23:59:59"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last second a date may mean, as ``YYYY-MM-DDTHH:MM:SS`` (these sort)."""

    minimum: str
    maximum: str


def canonical_edtf(value: str) -> str:
    """Return a date as it is stored; ``29 Nov 2023`` and ``Nov. 29, 2023`` are understood too.

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
    three meteorological months of the northern half of the earth, winter its December alone:
    wide enough to sort by, and never shown.
    """
    points = stored.split("/")
    if len(points) > 2:
        return None
    both = [_end_bounds(point, at_start=not place) for place, point in enumerate(points)]
    if len(points) == 1 and points[0] in ("", ".."):
        return None
    first, last = both[0], both[-1]
    if first is None or last is None or last.maximum < first.minimum:
        return None
    return Bounds(first.minimum, last.maximum)


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
    tidy = re.sub(r"(?<=\d) (?=\d\d:)", "T", point)
    return re.sub(r"T(\d\d:\d\d)(?!:?\d|:)", r"T\1:00", tidy)


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
    years = year.replace("X", "0"), year.replace("X", "9")
    if month in _SEASONS and day is None:
        first, last = _SEASONS[month]
        return _days(years, (first, last), None)
    months = _digits(month, 1, 12)
    days = _digits(day, 1, 31)
    if months is None or days is None:
        return None
    bounds = _days(years, months, days if day else None)
    return _at_clock(bounds, clock) if bounds and clock else bounds


def _digits(text: str | None, least: int, most: int) -> tuple[int, int] | None:
    """Return the range that two digits, some perhaps unspecified, may mean."""
    if text is None:
        return least, most
    pattern = re.compile(text.replace("X", r"\d"))
    fitting = [number for number in range(least, most + 1) if pattern.fullmatch(f"{number:02}")]
    return (fitting[0], fitting[-1]) if fitting else None


def _days(
    years: tuple[str, str], months: tuple[int, int], days: tuple[int, int] | None
) -> Bounds | None:
    first, last = days or (1, 31)
    # An unspecified year may be a leap year, so a lone 29 February is possible then.
    leap_safe = int(years[1]) if years[0] == years[1] else 2000
    if first > monthrange(leap_safe or 4, months[1])[1]:
        return None
    end_of_month = monthrange(int(years[1]) or 4, months[1])[1]
    return Bounds(
        f"{years[0]}-{months[0]:02}-{first:02}T00:00:00",
        f"{years[1]}-{months[1]:02}-{min(last, end_of_month):02}T23:59:59",
    )


def _at_clock(day: Bounds, clock: str) -> Bounds | None:
    hour, minute, *rest = clock.split(":")
    seconds = rest[0] if rest else ""
    if int(hour) > 23 or int(minute) > 59 or int(seconds or 0) > 59:
        return None
    first, last = f"{hour}:{minute}:{seconds or '00'}", f"{hour}:{minute}:{seconds or '59'}"
    return Bounds(day.minimum[:11] + first, day.maximum[:11] + last)
