# SPDX-License-Identifier: Apache-2.0
"""Stretches of the calendar: days, weeks, months, quarters and so on, counted and written down.

TIMEX3 values follow the TimeML guidelines 1.2.1 (weeks and weekends by ISO 8601, quarters
``1989-Q3``, halves ``H1``, seasons ``SU``); EDTF those of ``domain.edtf``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SEASONS = ("SP", "SU", "FA", "WI")
_MONTHS = (
    *("Jan.", "Feb.", "March", "April", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
# Beyond these no day is counted, so that what is counted from it is in the calendar.
YEARS = range(200, 9800)


class Unit(StrEnum):
    """A length of the calendar, by its letters in TIMEX3."""

    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "S"
    HALF = "H"
    YEAR = "Y"
    DECADE = "10Y"
    CENTURY = "100Y"


# Lengths that have no calendar of their own, with the unit they are counted in.
_COUNTED_IN = {"2W": Unit.WEEK, "6M": Unit.HALF, "1000Y": Unit.CENTURY}
_MONTH_COUNT = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF: 6}
_YEAR_COUNT = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
# How many digits of the year tell it.
_DIGITS = {Unit.YEAR: 4, Unit.DECADE: 3, Unit.CENTURY: 2}
_PRECISION = {
    Unit.DAY: "day",
    Unit.WEEK: "week",
    Unit.WEEKEND: "day",
    Unit.MONTH: "month",
    Unit.QUARTER: "month",
    Unit.SEASON: "season",
    Unit.HALF: "month",
    Unit.YEAR: "year",
    Unit.DECADE: "decade",
    Unit.CENTURY: "century",
}


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month and so on; ``first`` is its first day."""

    unit: Unit
    first: date

    @property
    def last(self) -> date:
        """Return its last day."""
        if self.unit is Unit.WEEKEND:
            return self.first + timedelta(days=1)
        following = self.shifted(1)
        return following.first - timedelta(days=1) if following else self.first

    @property
    def precision(self) -> str:
        """Return how exact it is, as the kind names it."""
        return _PRECISION[self.unit]

    @property
    def timex(self) -> str:
        """Return its TIMEX3 value."""
        if self.unit is Unit.DAY:
            return self.first.isoformat()
        year, month = self.first.year, self.first.month
        if self.unit in (Unit.WEEK, Unit.WEEKEND):
            iso = self.first.isocalendar()
            week = f"{iso.year:04}-W{iso.week:02}"
            return week if self.unit is Unit.WEEK else f"{week}-WE"
        if self.unit in _YEAR_COUNT:
            return f"{year:04}"[: _DIGITS[self.unit]]
        if self.unit is Unit.MONTH:
            return f"{year:04}-{month:02}"
        if self.unit is Unit.SEASON:
            return f"{year:04}-{_SEASONS[month // 3 - 1]}"
        length = _MONTH_COUNT[self.unit]
        return f"{year:04}-{self.unit.value}{(month + length - 1) // length}"

    @property
    def edtf(self) -> str:
        """Return it as EDTF; what has no word there is written from its first day to its last."""
        if self.unit is Unit.DAY:
            return self.first.isoformat()
        year, month = self.first.year, self.first.month
        if self.unit in (Unit.WEEK, Unit.WEEKEND):
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        if self.unit in (Unit.QUARTER, Unit.HALF):
            return f"{year:04}-{month:02}/{self.last.year:04}-{self.last.month:02}"
        if self.unit is Unit.SEASON:
            return f"{year:04}-{20 + month // 3}"
        return self.timex + {Unit.DECADE: "X", Unit.CENTURY: "XX"}.get(self.unit, "")

    @property
    def written(self) -> str:
        """Return it as a newspaper writes it, for reasons: "Nov. 29, 2023", "Q3 2023"."""
        unit, year, month = self.unit, self.first.year, _MONTHS[self.first.month - 1]
        if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
            day = f"{month} {self.first.day}, {year}"
            return day if unit is Unit.DAY else f"the week of {day}"
        if unit in (Unit.MONTH, Unit.SEASON):
            return f"{month} {year}"
        part = self.timex.partition("-")[2]
        return f"{part} {year}" if part else self.edtf

    def shifted(self, count: int) -> Period | None:
        """Return the period so many of its units later, None where no news speaks of the year."""
        unit, first = self.unit, self.first
        days = count * (1 if unit is Unit.DAY else 7)
        months = count * (_MONTH_COUNT.get(unit) or 12 * _YEAR_COUNT.get(unit, 0))
        if first.year + (months // 12 if months else days // 365) not in YEARS:
            return None
        if not months:
            return Period(unit, first + timedelta(days=days))
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        return Period(unit, date(year, month + 1, 1))

    def within(self, unit: Unit) -> Period:
        """Return the period of a unit that holds its first day."""
        return period_of(unit, self.first)


def period_of(unit: Unit, day: date) -> Period:
    """Return the period of a unit that holds a day."""
    year, month = day.year, day.month
    if unit is Unit.DAY:
        return Period(unit, day)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        saturday = 5 if unit is Unit.WEEKEND else 0
        monday = day.toordinal() - day.weekday()
        return Period(unit, date.fromordinal(monday + saturday))
    if unit in _YEAR_COUNT:
        length = _YEAR_COUNT[unit]
        return Period(unit, date(year - year % length, 1, 1))
    if unit is Unit.SEASON:
        return season(year if month > 2 else year - 1, _SEASONS[(month // 3 + 3) % 4])
    length = _MONTH_COUNT[unit]
    return Period(unit, date(year, month - (month - 1) % length, 1))


def season(year: int, name: str) -> Period:
    """Return a season, ``SP`` to ``WI``, of a year; winter begins in its December."""
    return Period(Unit.SEASON, date(year, 3 * (1 + _SEASONS.index(name)), 1))


def day_of(year: int, month: int, day: int) -> Period | None:
    """Return a day, or None if no calendar has it."""
    try:
        return Period(Unit.DAY, date(year, month, day))
    except ValueError:
        return None


def month_of(year: int, month: int) -> Period:
    """Return a month."""
    return Period(Unit.MONTH, date(year, month, 1))


def year_of(year: int) -> Period:
    """Return a year."""
    return Period(Unit.YEAR, date(year, 1, 1))


def unit_of(code: str) -> Unit | None:
    """Return the unit of the calendar with these letters, None for hours and shorter ones."""
    if code in _COUNTED_IN:
        return _COUNTED_IN[code]
    return Unit(code) if code in set(Unit) else None
