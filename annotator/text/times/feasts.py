# SPDX-License-Identifier: Apache-2.0
"""On which day of a year a holiday falls."""

from __future__ import annotations

from datetime import date, timedelta

from annotator.text.times.periods import Period, Unit, day_of

_LAST_WEEK = 5


def day_of_holiday(rule: str, year: int) -> Period | None:
    """Return the day on which a holiday falls; rules are those of the list of holidays."""
    if rule.startswith("E"):
        return Period(Unit.DAY, easter(year) + timedelta(days=int(rule[1:])))
    month, *rest = (int(part) for part in rule.split("-"))
    if len(rest) == 1:
        return day_of(year, month, rest[0])
    week, weekday = rest
    first = date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (week - 1)
    found = day_of(year, month, day)
    return found if found or week < _LAST_WEEK else day_of(year, month, day - 7)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Oudin 1940)."""
    century = year // 100
    golden = year % 19
    skew = (century - 17) // 25
    moon = (century - century // 4 - (century - skew) // 3 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - sunday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
