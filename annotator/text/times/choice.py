# SPDX-License-Identifier: Apache-2.0
"""Which of the days or months that a name may mean: the last one or the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.text.times.periods import Period, Unit, day_of, month_of, season
from annotator.text.times.tense import Tense
from annotator.text.times.values import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two of the past are asked for; leap days lie up to eight years apart.
_YEARS_TO_TRY, _LEAP_YEARS_TO_TRY = 2, 9
_LEAP_DAY = (2, 29)
# A day that lies farther off, the same one of another year being near, would be given its year.
_FAR = 290


class Choice(NamedTuple):
    """What was chosen, why, and the next best."""

    period: Period
    why: str
    other: Period


def weekday_near(today: Period, number: int, tense: Tense, which: int | None) -> Choice:
    """Return the day of the week that is meant; ``number`` is 1 to 7, ``which`` -1 for "last".

    It is the day of the article or the nearest one before it, unless the sentence speaks of what
    is to come.
    """
    back = (today.first.isoweekday() - number) % 7
    last, following = _shifted(today, -back), _shifted(today, 7 - back)
    if which == -1:
        before = _shifted(today, -(back or 7))
        return Choice(before, Why.COUNTED_BACK, _shifted(before, -7))
    if which == 1:
        later = _shifted(following, 7)
        if following.first == _shifted(today, 1).first:
            # On a Friday "next Saturday" is not tomorrow.
            return Choice(later, Why.COUNTED_ON, following)
        return Choice(following, Why.COUNTED_ON, later)
    if back == 0:
        other = following if tense is Tense.FUTURE else _shifted(today, -7)
        return Choice(last, Why.SAME_DAY, other)
    is_future = tense is Tense.FUTURE or (which == 0 and tense is not Tense.PAST)
    if is_future:
        return Choice(following, Why.COUNTED_ON, last)
    return Choice(last, Why.COUNTED_BACK, following)


def nearest_month_day(
    today: Period, month_day: tuple[int, int], tense: Tense, weekday: int = 0
) -> Choice:
    """Return the day without a year that is meant; a ``weekday``, 1 to 7, tells more."""
    reach = _LEAP_YEARS_TO_TRY if month_day == _LEAP_DAY else _YEARS_TO_TRY
    days = (day_of(year, *month_day) for year in _years_around(today, reach))
    chosen = _nearest(today, [day for day in days if day], tense)
    # Only of the two nearest: a weekday that fits neither is a mistake to be found.
    period, other = chosen.period, chosen.other
    if weekday == other.first.isoweekday() != period.first.isoweekday():
        return Choice(other, Why.NEAREST, period)
    return chosen


def nearest_month(today: Period, month: int, tense: Tense) -> Choice:
    """Return the month without a year that is meant."""
    months = [month_of(year, month) for year in _years_around(today, _YEARS_TO_TRY)]
    return _nearest(today.within(Unit.MONTH), months, tense)


def nearest_season(today: Period, name: str, tense: Tense) -> Choice:
    """Return the season without a year that is meant."""
    seasons = [season(year, name) for year in _years_around(today, _YEARS_TO_TRY)]
    return _nearest(today.within(Unit.SEASON), seasons, tense)


def _years_around(today: Period, reach: int) -> range:
    return range(today.first.year - reach, today.first.year + reach + 1)


def _nearest(today: Period, periods: Sequence[Period], tense: Tense) -> Choice:
    """Return the nearest one on the side that the tense tells, else on either side."""
    past = [period for period in periods if period.first <= today.first]
    after = periods[len(past)]
    before = past[-1]
    if before.first == today.first:
        return Choice(before, Why.HOLDS_DATELINE, past[-2])
    ahead, back = (after.first - today.first).days, (today.first - before.first).days
    is_future = {
        Tense.FUTURE: not _is_far(today, after),
        Tense.PAST: _is_far(today, before),
    }.get(tense, ahead < back)
    if is_future:
        return Choice(after, Why.NEAREST_FUTURE, before)
    return Choice(before, Why.NEAREST_PAST, after)


def _is_far(today: Period, period: Period) -> bool:
    """Return whether a day is so far off that a newspaper would add its year."""
    is_other_year = today.first.year != period.first.year
    return is_other_year and abs((period.first - today.first).days) >= _FAR


def _shifted(period: Period, count: int) -> Period:
    """Return the period so many later; at the ends of the calendar, itself."""
    return period.shifted(count) or period
