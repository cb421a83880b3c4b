# SPDX-License-Identifier: Apache-2.0
"""What is named by how near it is: "last week", "this month", "the weekend", "year-end"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.forms import NEAR
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import Period, Unit
from annotator.text.times.tense import Tense
from annotator.text.times.values import WHY_SHIFTED, Value, Why, dated, undated

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place

_UP_TO = ("before", "by", "until", "till")
_UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.HALF: "XXXX-HX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}


def read_which_unit(hit: Hit, place: Place) -> Value | None:
    """Return the value of "last week", "this month", "next year", "the weekend"."""
    unit = Unit(hit.value("unit", "span") or hit.value("unit", "weekend"))
    offset = int(hit.value("which") or 0)
    if offset and (unit is Unit.DAY or hit.after == "of"):
        # "The last day", "the last year of the war".
        return None
    if place.day is None:
        return undated(_UNKNOWN[unit], "near_period", "day")
    if unit is Unit.WEEKEND:
        return _weekend(hit, place.day, offset)
    found = place.day.within(unit).shifted(offset)
    return dated(found, "near_period", WHY_SHIFTED[offset]) if found else None


def _weekend(hit: Hit, today: Period, offset: int) -> Value | None:
    """Return the value of a weekend: the one before the article's day unless it is to come."""
    is_weekend = today.first.isoweekday() > 5
    coming = today.within(Unit.WEEKEND)
    # "There is no hope of a deal before the weekend."
    is_ahead = hit.tense is Tense.FUTURE or (hit.before in _UP_TO and hit.tense is Tense.UNKNOWN)
    is_past = offset < 0 or (not hit.has("which") and not is_ahead)
    if offset <= 0 and is_past and not (is_weekend and offset == 0):
        offset = -1
    elif offset == 1 and not is_weekend:
        offset = 0
    found = coming.shifted(offset)
    other = coming if offset else coming.shifted(-1)
    return dated(found, "near_period", WHY_SHIFTED[offset], other=other) if found else None


def read_year_end(hit: Hit, place: Place) -> Value | None:
    """Return the value of "year-end"."""
    del hit
    if place.day is None:
        return undated("XXXX-12-31", "near_period", "day")
    last = Period(Unit.DAY, place.day.within(Unit.YEAR).last)
    return dated(last, "near_period", Why.NEAREST)


PATTERNS = (
    Pattern(
        rf"{NEAR}(?P<which>WHICH)(?:FISCAL|CALENDAR)?(?P<unit>SPAN|WEEKEND)(?!{{ago}})",
        read_which_unit,
    ),
    Pattern(r"{the}(?P<unit>WEEKEND)", read_which_unit),
    Pattern(r"{the}?(?P<near>NEAR)(?:{the}|HYPHEN)?(?P<unit>SPAN)", read_which_unit),
    Pattern(
        r"{the}(?:CALENDAR)?(?P<unit>{year})(?!HYPHEN|YEAR|{to}|{ended}|{ending})", read_which_unit
    ),
    Pattern(r"{year}(?:HYPHEN|{'s}){end}", read_year_end),
)
