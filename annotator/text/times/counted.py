# SPDX-License-Identifier: Apache-2.0
"""Times counted from another: "three days ago", "a year earlier", "the next day", "that week"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.forms import NUMBER, number_of
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import Period, Unit, unit_of
from annotator.text.times.quarters import read_last_quarter
from annotator.text.times.values import DATE, WHY_SHIFTED, Value, Why, dated, undated

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place

_UNIT = r"(?P<unit>UNIT|UNITS|WEEKEND)"
_ABOUT = r"(?:ABOUT|{just}|{only})?"
_COUNT = rf"(?:(?P<number>{NUMBER})|(?P<one>ONE))"
_COUNTED = rf"{_ABOUT}{_COUNT}HYPHEN?{_UNIT}"


# Fortnights are counted in weeks, millennia in centuries.
_TIMES = {"2W": 2, "1000Y": 10}


def read_ago(hit: Hit, place: Place) -> Value | None:
    """Return the value of "three days ago"."""
    return _counted(hit, place.day, int(hit.value("way", "ago")), "ago")


def read_long_ago(hit: Hit, place: Place) -> Value | None:
    """Return the value of "years ago"."""
    del hit, place
    return Value(DATE, "PAST_REF")


def read_off(hit: Hit, place: Place) -> Value | None:
    """Return the value of "a year earlier", "two days later": counted from the last date."""
    if hit.after == "than":
        # "A month earlier than usual" names no date.
        return None
    start = place.narrated
    found = _counted(
        hit, start, int(hit.value("way", "off") or hit.value("way", "before")), "later"
    )
    return found._replace(anchor=start.written) if found and start else found


def _counted(hit: Hit, start: Period | None, way: int, rule: str) -> Value | None:
    code = hit.value("unit", "unit") or hit.value("unit", "units")
    unit = unit_of(code)
    numeral = hit.group("number") if "number" in hit.match.groupdict() else ()
    number = number_of(numeral) if numeral else "1"
    if unit is None or not number.isdecimal() or len(number) > 4:
        vague = "PAST_REF" if way < 0 else "FUTURE_REF"
        return Value(DATE, vague)
    if start is None or start.last > start.within(unit).last:
        # "Nine days earlier" than some day in July is some day, too.
        return undated("XXXX-XX-XX", rule, "day")
    count = way * int(number) * _TIMES.get(code, 1)
    found = start.within(unit).shifted(count)
    other = _same_part(start, count) if unit is Unit.YEAR else None
    if other and other.unit is Unit.QUARTER:
        # A year earlier than a quarter is a quarter again.
        found, other = other, found
    why = Why.COUNTED_BACK if rule == "ago" else Why.FROM_LAST
    return dated(found, rule, why, other=other) if found else None


def _same_part(start: Period, years: int) -> Period | None:
    """Return the same quarter, else the same month, so many years later."""
    if start.unit is Unit.QUARTER:
        return start.shifted(4 * years)
    return start.within(Unit.MONTH).shifted(12 * years)


def read_year_ago(hit: Hit, place: Place) -> Value | None:
    """Return the value of "a year ago": of a quarter, where a report speaks of quarters."""
    start = place.reported or place.day
    found = _counted(hit, start, -1, "ago")
    return found._replace(anchor=start.written) if found and start else found


def read_year_ago_period(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the year-earlier period", "the year-ago quarter"."""
    del hit
    start = place.quarter
    if start is None:
        return undated("XXXX-QX", "later", "month")
    found = start.shifted(-4)
    return dated(found, "later", Why.FROM_LAST)._replace(anchor=start.written) if found else None


def read_quarter_of_year(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the 1988 period": the quarter reported on, in that year."""
    if place.quarter is None:
        return None
    year = int(hit.value("year"))
    found = Period(Unit.QUARTER, place.quarter.first.replace(year=year))
    return dated(found, "quarter", Why.FROM_LAST)._replace(anchor=place.quarter.written)


def read_beyond(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the week before last", "the year after next"."""
    unit, count = Unit(hit.value("unit")), -2 if hit.has("which") else 2
    if place.day is None:
        return undated("XXXX-XX-XX", "near_period", "day")
    found = place.day.within(unit).shifted(count)
    return dated(found, "near_period", WHY_SHIFTED[count // 2]) if found else None


def read_this_time(hit: Hit, place: Place) -> Value | None:
    """Return the value of "this time last year": the month of publication in that year."""
    if place.day is None:
        return undated("XXXX-XX", "near_period", "month")
    way = int(hit.value("way", "which"))
    found = place.day.within(Unit.MONTH).shifted(12 * way)
    return dated(found, "near_period", WHY_SHIFTED[way]) if found else None


def read_that(hit: Hit, place: Place) -> Value | None:
    """Return the value of "that day", "the same year", "the following month"."""
    unit = Unit(hit.value("unit", "span") or hit.value("unit", "weekend"))
    start = (place.last_day or place.day) if unit is Unit.DAY else place.narrated
    if start is None:
        return None
    way = int(hit.value("way", "coming") or hit.value("way", "past") or 0)
    found = start.within(unit).shifted(way)
    return dated(found, "later", Why.FROM_LAST)._replace(anchor=start.written) if found else None


PATTERNS = (
    Pattern(rf"{_ABOUT}(?P<one>ONE|{{one}})(?P<unit>{{year}})AGO", read_year_ago),
    Pattern(rf"{_COUNTED}(?P<way>AGO)", read_ago),
    Pattern(r"(?:UNITS|PARTS)(?:{and}UNITS)?AGO|{long}AGO", read_long_ago),
    Pattern(r"{the}?{year}HYPHEN(?:{ago}|{earlier})(?:{period}|{quarter})?", read_year_ago_period),
    Pattern(
        r"{the}(?:{corresponding}|{comparable}|{same}|{similar}|{like})(?:{period}|{quarter})"
        r"(?:{last}{year}|{a}{year}{ago}|{a}{year}{earlier}|{the}{year}{before})?",
        read_year_ago_period,
    ),
    Pattern(
        r"{the}{quarter}(?:{a}{year}(?:{ago}|{earlier})|{the}{year}{before})", read_year_ago_period
    ),
    Pattern(r"{last}{year}{'s}(?:{period}|{quarter})", read_year_ago_period),
    Pattern(r"{the}{latest}(?:{period}|{quarter})", read_last_quarter),
    Pattern(r"{the}(?P<year>YEAR)(?:{period}|{quarter})", read_quarter_of_year),
    Pattern(
        r"{the}(?P<unit>{day}|{week}|{month}|{year})(?:{before}(?P<which>{last})|{after}(?P<which2>{next}))",
        read_beyond,
    ),
    Pattern(r"{this}{time}(?P<way>{last}|{next}){year}", read_this_time),
    Pattern(rf"{_COUNTED}(?P<way>OFF)", read_off),
    Pattern(r"{the}(?P<unit>{day}|{week}|{month}|{year})(?P<way>BEFORE)(?!{the})", read_off),
    Pattern(r"(?:SAME|{that})(?P<unit>SPAN|WEEKEND)", read_that),
    Pattern(
        r"{the}(?P<way>{next}|{following}|{previous}|{preceding}|{prior})(?P<unit>SPAN|WEEKEND)",
        read_that,
    ),
)
