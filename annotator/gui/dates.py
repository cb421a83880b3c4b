# SPDX-License-Identifier: Apache-2.0
"""Dates and times as people read them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication

_POINT = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::00|(:\d\d))?(Z|[+-]\d\d(?::\d\d)?)?)?)?)?"
)
_DECADE = re.compile(r"(\d{3})X")
_AGE = re.compile(r"\dXXX|\d\dXX")
_UNKNOWN_DAY = re.compile(r"(\d{4}-\d\d)-XX|(\d{4})-XX(?:-XX)?")
_NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_SEASONS = {
    "21": "spring {year}",
    "22": "summer {year}",
    "23": "autumn {year}",
    "24": "winter {year}",
}
_QUALIFIERS = {
    "~": "about {date}",
    "?": "perhaps {date}",
    "%": "perhaps about {date}",
}


def shown_date(edtf: str) -> str:
    """Return a stored date for people: ``Fri 24 Nov 2023``, ``about Nov 2023``, ``until 1999``.

    A form that is not known here is returned as it is stored.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _shown_point(edtf)
    if first in ("", "..") and last in ("", ".."):
        return edtf
    if first in ("", ".."):
        return _filled("until {date}", date=_shown_point(last))
    if last in ("", ".."):
        return _filled("from {date}", date=_shown_point(first))
    return _filled("{start} to {end}", start=_shown_point(first), end=_shown_point(last))


def shown_stretch(start: str, end: str) -> str:
    """Return when something began and ended, as one text; each is a stored date or blank."""
    if start and end and start != end:
        return _filled("{start} to {end}", start=shown_date(start), end=shown_date(end))
    if end and not start:
        return _filled("until {date}", date=shown_date(end))
    return shown_date(start)


def short_time(utc: str, now: datetime) -> str:
    """Return a UTC time in the zone of ``now``: ``14:02`` on the same day, else ``24 Nov``."""
    moment = _local(utc, now)
    if moment.date() == now.date():
        return f"{moment:%H:%M}"
    return _day_and_month(moment, now)


def exact_time(utc: str, now: datetime) -> str:
    """Return a UTC time in the zone of ``now``: ``14:02:11`` or ``24 Nov, 14:02:11``."""
    moment = _local(utc, now)
    clock = f"{moment:%H:%M:%S}"
    if moment.date() == now.date():
        return clock
    return _filled("{date}, {clock}", date=_day_and_month(moment, now), clock=clock)


def day_and_time(utc: str, now: datetime) -> str:
    """Return a UTC time in the zone of ``now``: ``today 14:02``, ``yesterday 09:15``, by date."""
    moment = _local(utc, now)
    clock = f"{moment:%H:%M}"
    days = (now.date() - moment.date()).days
    if days == 0:
        return _filled("today {clock}", clock=clock)
    if days == 1:
        return _filled("yesterday {clock}", clock=clock)
    return _filled("{date}, {clock}", date=_day_and_month(moment, now), clock=clock)


def local_now() -> datetime:
    """Return the present time in the zone of this computer."""
    return datetime.now(UTC).astimezone()


def _local(utc: str, now: datetime) -> datetime:
    return datetime.fromisoformat(utc).astimezone(now.tzinfo)


def _day_and_month(moment: datetime, now: datetime) -> str:
    month = _name(_MONTHS[moment.month - 1])
    if moment.year == now.year:
        return _filled("{day} {month}", day=moment.day, month=month)
    return _filled("{day} {month} {year}", day=moment.day, month=month, year=moment.year)


def _shown_point(point: str) -> str:
    if point[-1:] in _QUALIFIERS:
        return _filled(_QUALIFIERS[point[-1]], date=_shown_point(point[:-1]))
    year, _, season = point.partition("-")
    if season in _SEASONS:
        return _filled(_SEASONS[season], year=year)
    found = _POINT.fullmatch(point)
    return _shown_exact(*found.groups()) if found else _shown_vague(point)


def _shown_exact(
    year: str, month: str, day: str, clock: str, seconds: str | None, zone: str | None
) -> str:
    if not month:
        return year
    name = _name(_MONTHS[int(month) - 1])
    if not day:
        return _filled("{month} {year}", month=name, year=year)
    if not clock:
        # The library knows no year 0000; the calendar repeats itself after 400 years.
        weekday = _name(_DAYS[date(int(year) or 400, int(month), int(day)).weekday()])
        return _filled(
            "{weekday} {day} {month} {year}", weekday=weekday, day=int(day), month=name, year=year
        )
    shown = _filled("{day} {month} {year}", day=int(day), month=name, year=year)
    zone = " UTC" if zone == "Z" else f" {zone}" if zone else ""
    return _filled("{date}, {clock}", date=shown, clock=f"{clock}{seconds or ''}{zone}")


def _shown_vague(point: str) -> str:
    decade = _DECADE.fullmatch(point)
    if decade:
        return _filled("{year}s", year=f"{decade[1]}0")
    unknown = _UNKNOWN_DAY.fullmatch(point)
    if unknown:
        return _filled("some day in {date}", date=_shown_point(unknown[1] or unknown[2]))
    if _AGE.fullmatch(point):
        first, last = (point.replace("X", digit) for digit in "09")
        return _filled("{start} to {end}", start=first, end=last)
    no_year = _NO_YEAR.fullmatch(point)
    if no_year:
        name = _name(_MONTHS[int(no_year[1]) - 1])
        if not no_year[2]:
            return _filled("{month}, year not given", month=name)
        return _filled("{day} {month}, year not given", day=int(no_year[2]), month=name)
    return point


def month_name(month: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return _name(_MONTHS[month - 1])


def weekday_name(weekday: int) -> str:
    """Return the short name of a day of the week, 0 for Monday to 6."""
    return _name(_DAYS[weekday])


def shown_month(year: int, month: int) -> str:
    """Return a month of a year: ``Nov 2023``."""
    return _filled("{month} {year}", month=month_name(month), year=year)


def shown_day(year: int, month: int, day: int) -> str:
    """Return a day without its weekday: ``24 Nov 2023``."""
    return _filled("{day} {month} {year}", day=day, month=month_name(month), year=year)


def shown_weekday(weekday: int, day: str) -> str:
    """Return a day behind its weekday, 0 for Monday to 6: ``Fri 24``, ``Fri 24 Nov 2023``."""
    return _filled("{weekday} {day}", weekday=weekday_name(weekday), day=day)


def _name(text: str) -> str:
    return QCoreApplication.translate("dates", text)


def _filled(template: str, **values: str | int) -> str:
    return QCoreApplication.translate("dates", template).format_map(values)
