# SPDX-License-Identifier: Apache-2.0
"""Days with a name, and on which day of a year they fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.feasts import day_of_holiday
from annotator.text.times.forms import YEAR, year_of_items
from annotator.text.times.tense import Tense
from annotator.text.times.values import WHY_SHIFTED, Value, Why, dated, undated

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.periods import Period
    from annotator.text.times.place import Place

HOLIDAY = (
    r"(?:(?P<holidayof>WHICH){year}{'s}|(?P<whichholiday>WHICH))?(?P<holiday>HOLIDAY)"
    rf"(?:{{,}}?(?P<holidayyear>{YEAR}))?"
)
_JOINING = ("and", "or", "at", "on", "with", "as", "but", "when")


def read_holiday(hit: Hit, place: Place) -> Value | None:
    """Return the value of "Thanksgiving", "last Christmas", "Easter 2018"."""
    rule = hit.value("holiday")
    holiday = hit.group("holiday")[0]
    if not holiday.is_capitalised or (holiday.text.endswith("'s") and _owns(hit)):
        return None
    if hit.has("holidayyear"):
        year = year_of_items(hit.group("holidayyear"))
        found = day_of_holiday(rule, year) if year else None
        return dated(found, "holiday", Why.WRITTEN) if found else None
    if place.day is None:
        return undated("XXXX-XX-XX", "holiday", "day")
    year = place.day.first.year
    if hit.has("holidayof"):
        offset = int(hit.value("holidayof", "which"))
        found = day_of_holiday(rule, year + offset)
        return dated(found, "holiday", WHY_SHIFTED[offset]) if found else None
    days = [day_of_holiday(rule, one) for one in range(year - 1, year + 2)]
    return _nearest(hit, place.day, [day for day in days if day])


def _owns(hit: Hit) -> bool:
    """Return whether something is named after the day: "New Year's resolution"."""
    return hit.after.isalpha() and not hit.line.senses(hit.last) and hit.after not in _JOINING


def _nearest(hit: Hit, today: Period, days: list[Period]) -> Value:
    """Return the holiday on the side that the words tell, else the nearest."""
    past = [day for day in days if day.first <= today.first]
    future = [day for day in days if day.first > today.first]
    which, tense = hit.value("whichholiday", "which"), hit.tense
    is_nearer = future[0].first - today.first < today.first - past[-1].first
    is_future = {"-1": False, "1": True}.get(which, tense is Tense.FUTURE)
    if is_future or (not which and tense is Tense.UNKNOWN and is_nearer):
        return dated(future[0], "holiday", Why.NEAREST_FUTURE, other=past[-1])
    return dated(past[-1], "holiday", Why.NEAREST_PAST, other=future[0])
