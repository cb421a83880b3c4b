# SPDX-License-Identifier: Apache-2.0
"""Moments of the calendar as seconds, from year 0000 to 9999.

Seconds count from 1970-01-01T00:00:00 in the calendar of ISO 8601 (Gregorian, also before 1582),
on the clocks of the place: no zone, no leap seconds. The library's datetime knows no year 0000.
"""

from __future__ import annotations

from typing import NamedTuple

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
# A mean month and year of the calendar, to tell how wide one is before any is laid out.
MONTH = 365.2425 / 12 * DAY
YEAR = 365.2425 * DAY

# The calendar repeats itself after so many years and days.
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
# From 0000-03-01 to 1970-01-01.
_EPOCH_DAYS = 719_468


class Day(NamedTuple):
    """A day of the calendar."""

    year: int
    month: int
    day: int


def seconds_of_day(year: int, month: int = 1, day: int = 1) -> int:
    """Return when a day begins.

    Years are counted from March here, so that the day that leap years add is their last one.
    """
    shifted = year - (month <= 2)
    cycle, of_cycle = divmod(shifted, _CYCLE_YEARS)
    of_year = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    of_days = of_cycle * 365 + of_cycle // 4 - of_cycle // 100 + of_year
    return (cycle * _CYCLE_DAYS + of_days - _EPOCH_DAYS) * DAY


def day_at(seconds: float) -> Day:
    """Return the day of a moment."""
    cycle, of_days = divmod(int(seconds // DAY) + _EPOCH_DAYS, _CYCLE_DAYS)
    of_cycle = (of_days - of_days // 1_460 + of_days // 36_524 - of_days // 146_096) // 365
    of_year = of_days - (365 * of_cycle + of_cycle // 4 - of_cycle // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    day = of_year - (153 * shifted + 2) // 5 + 1
    return Day(cycle * _CYCLE_YEARS + of_cycle + (month <= 2), month, day)


def seconds_of(moment: str) -> int:
    """Return the seconds of ``YYYY-MM-DDTHH:MM:SS``."""
    day = seconds_of_day(int(moment[:4]), int(moment[5:7]), int(moment[8:10]))
    return day + int(moment[11:13]) * HOUR + int(moment[14:16]) * MINUTE + int(moment[17:19])


FIRST = seconds_of_day(0)
# The first second that no EDTF year of four digits has.
LAST = seconds_of_day(10_000)
