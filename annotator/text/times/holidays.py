# SPDX-License-Identifier: Apache-2.0
"""Days with a name, and on which day of a year they fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.feasts import day_of_holiday
from annotator.text.times.forms import YEAR, year_of_items
from annotator.text.times.grammar import Pattern
from annotator.text.times.tense import Tense
from annotator.text.times.values import Value, Why, dated, undated

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.periods import Period
    from annotator.text.times.place import Place


def read_holiday(hit: Hit, place: Place) -> Value | None:
    """Return the value of "Thanksgiving", "last Christmas", "Easter 2018"."""
    rule = hit.value("holiday")
    if not hit.group("holiday")[0].is_capitalised:
        return None
    if hit.has("year"):
        year = year_of_items(hit.group("year"))
        found = day_of_holiday(rule, year) if year else None
        return dated(found, "holiday", Why.WRITTEN) if found else None
    if place.day is None:
        return undated("XXXX-XX-XX", "holiday", "day")
    year = place.day.first.year
    days = [day_of_holiday(rule, one) for one in range(max(1, year - 1), min(9999, year + 2))]
    return _nearest(hit, place.day, [day for day in days if day])


def _nearest(hit: Hit, today: Period, days: list[Period]) -> Value | None:
    """Return the holiday on the side that the words tell, else the nearest."""
    past = [day for day in days if day.first <= today.first]
    future = [day for day in days if day.first > today.first]
    if not past or not future:
        return None
    which, tense = hit.value("which"), hit.tense
    is_nearer = future[0].first - today.first < today.first - past[-1].first
    is_future = {"-1": False, "1": True}.get(which, tense is Tense.FUTURE)
    if is_future or (not which and tense is Tense.UNKNOWN and is_nearer):
        return dated(future[0], "holiday", Why.NEAREST_FUTURE, other=past[-1])
    return dated(past[-1], "holiday", Why.NEAREST_PAST, other=future[0])


PATTERNS = (
    Pattern(rf"(?P<which>WHICH)?(?P<holiday>HOLIDAY)(?:{{,}}?(?P<year>{YEAR}))?", read_holiday),
)
