# SPDX-License-Identifier: Apache-2.0
"""Lengths of time, times that come again, and words for now: only judges ask for these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.forms import NUMBER, number_of
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import Unit
from annotator.text.times.values import DATE, DURATION, SET, TIME, Value, Why

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place

_WHICH = r"(?:{the}?(?:WHICH|COMING|PAST)|{the}(?:{first}|{final}))"
_ABOUT = r"(?:ABOUT)?"
_UNIT = r"(?P<unit>UNIT|UNITS)"
_COUNT = rf"(?P<number>{NUMBER})"


# What "a year" behind them counts: "once a year", "twenty million a year".
_RATED = frozenset(
    (
        *("once", "twice", "hundred", "thousand", "million", "billion", "trillion", "dozen"),
        *("percent", "cent", "people", "pound", "euro", "tonne", "ton", "mile", "barrel", "apiece"),
    )
)
_OPEN = {"10Y": "PXDE", "100Y": "PXCE", "1000Y": "PXML"}


def length(code: str, number: str) -> str:
    """Return a TIMEX3 duration: ``P2M``, ``PT5H``, ``P30Y`` for three decades."""
    if number == "X" and code in _OPEN:
        return _OPEN[code]
    if code.startswith("T"):
        return f"PT{number}{code[1:]}"
    factor, letter = code[:-1], code[-1]
    if not factor:
        return f"P{number}{letter}"
    return f"P{int(number) * int(factor)}{letter}" if number.isdecimal() else f"P{number}{letter}"


def read_length(hit: Hit, place: Place) -> Value | None:
    """Return the value of "five days", "the past two years", "six-month"."""
    del place
    code = hit.value("unit", "units") or hit.value("unit", "unit")
    if code == "Q" and (hit.after == "of" or hit.line.texts[hit.last - 2] == "-"):
        return None
    if hit.first and hit.group("unit")[0].is_capitalised:
        # A name: "60 Minutes".
        return None
    number = number_of(hit.group("number")) if hit.has("number") else "1"
    return Value(DURATION, length(code, number))


def read_one(hit: Hit, place: Place) -> Value | None:
    """Return the value of "a year" where it is no rate: "$2 a year", "60 miles an hour"."""
    del place
    code, before = hit.value("unit"), hit.before
    is_rate = (
        (before.endswith("s") and len(before) > 3) or not before[-1:].isalpha() or before in _RATED
    )
    if code == "Q" or (is_rate and before):
        return None
    return Value(DURATION, length(code, "1"))


def read_nth(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the eighth day", "a second straight year": a date that is not said."""
    del place
    unit = hit.line.senses(hit.last - 1)["unit"]
    return Value(DATE, {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"))


def read_the_unit(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the day", "the month": most often that of the article."""
    if place.day is None:
        return None
    return Value(DATE, place.day.within(Unit(hit.value("unit"))).timex)


def read_some(hit: Hit, place: Place) -> Value | None:
    """Return the value of "years", "decades"."""
    del place
    code = hit.value("units") or hit.value("units", "unit")
    first = hit.group("units")[0]
    is_name = first.is_capitalised and hit.match.start("units") == hit.first > 0
    if code == "Q" or first.text == "nights" or is_name:
        return None
    return Value(DURATION, length(code, "X"))


def read_recent(hit: Hit, place: Place) -> Value | None:
    """Return the value of "recent months": it ends with the day of the article."""
    del hit
    edtf = f"/{place.day.edtf}" if place.day else ""
    return Value(DATE, "PAST_REF", "recent", Why.UNTIL_NOW if edtf else Why.NO_DAY, edtf, "month")


def read_now(hit: Hit, place: Place) -> Value | None:
    """Return the value of "now", "recently", "soon", not of "soon after the vote"."""
    del place
    meant = hit.value("now")
    is_bound = meant == "FUTURE_REF" and hit.after in ("after", "before")
    return None if is_bound else Value(DATE, meant)


def read_future(hit: Hit, place: Place) -> Value | None:
    """Return the value of "future years"."""
    del hit, place
    return Value(DATE, "FUTURE_REF")


def read_set(hit: Hit, place: Place) -> Value | None:
    """Return the value of "every two weeks", "each year"."""
    del place
    code = hit.value("unit", "unit") or hit.value("unit", "units")
    number = number_of(hit.group("number")) if hit.has("number") else hit.value("every")
    return Value(SET, length(code, number))


def read_set_of_days(hit: Hit, place: Place) -> Value | None:
    """Return the value of "every Monday", "Friday mornings", "Sundays"."""
    del place
    day = hit.value("weekday") or hit.value("weekdays")
    part = hit.value("part", "part") or hit.value("part", "parts")
    stem = f"XXXX-WXX-{day}" if day else "XXXX-XX-XX"
    return Value(SET, f"{stem}T{part}" if part else stem)


def read_often(hit: Hit, place: Place) -> Value | None:
    """Return the value of "daily", "annual"."""
    del place
    return Value(SET, hit.value("often"))


def read_part(hit: Hit, place: Place) -> Value | None:
    """Return the value of "in the morning": a part of the day last named."""
    day = place.narrated
    part = hit.value("part")
    return Value(TIME, f"{day.timex}T{part}" if day and len(day.timex) == 10 else f"T{part}")


FIRST_PATTERNS = (
    Pattern(r"{the}(?:{last}|{next}|COMING)(?P<unit>{decade}|{century})", read_length),
    Pattern(
        r"(?:(?<={over})|(?<={for})|(?<={within})){the}(?:{last}|{next}|COMING)(?P<unit>UNIT)",
        read_length,
    ),
)
PATTERNS = (
    Pattern(r"RECENT UNITS(?:{and}UNITS)?", read_recent),
    Pattern(r"(?P<units>UNITS)HYPHEN(?:{long}|{old})", read_some),
    Pattern(r"{the}?(?:COMING|{past}|{last}|{preceding})(?P<units>UNITS)", read_some),
    Pattern(r"{the}(?P<units>UNITS){ahead}", read_some),
    Pattern(
        r"(?:{the}|ONE|OWNER)?ORDINAL(?:{consecutive}|{straight}|{successive}|{full})?"
        r"(?:{day}|{week}|{month}|{year})(?!HYPHEN)",
        read_nth,
    ),
    Pattern(r"{the}NEAR(?P<units>UNITS)", read_some),
    Pattern(
        # Not "by the day", "the day to act", "the day they met".
        r"(?<!{by})(?<!{to}){the}(?P<unit>{day}|{week}|{month})"
        r"(?!{of}|{that}|{when}|{before}|{after}|{to}|{the}|{this}|{i}|{we}|{you}|{he}|{she}|{it}|{they}|HYPHEN)",
        read_the_unit,
    ),
    Pattern(r"(?:(?<=LEAD)|(?<={over})){the}(?P<units>UNITS)", read_some),
    Pattern(r"ONE(?P<units>UNIT){or}NUMBER", read_some),
    Pattern(r"{the}?{past}(?P<unit>UNIT)", read_length),
    Pattern(r"{the}FISCAL(?P<unit>{year})", read_length),
    Pattern(rf"(?P<every>EVERY)(?P<number>{NUMBER})?{_UNIT}", read_set),
    Pattern(r"(?P<every>EVERY)(?P<weekday>WEEKDAY)(?P<part>PART)?", read_set_of_days),
    Pattern(r"(?P<every>EVERY)(?P<part>PART)", read_set_of_days),
    Pattern(r"(?P<weekday>WEEKDAY)(?P<part>PARTS)", read_set_of_days),
    Pattern(r"(?P<weekdays>WEEKDAYS)", read_set_of_days),
    Pattern(rf"{_ABOUT}{_WHICH}{_ABOUT}{_COUNT}HYPHEN?{_UNIT}", read_length),
    Pattern(
        rf"{_ABOUT}{_COUNT}(?:{{consecutive}}|{{straight}}|{{successive}}|{{full}}){_UNIT}",
        read_length,
    ),
    Pattern(
        rf"{_ABOUT}{_COUNT}HYPHEN?{_UNIT}(?!HYPHEN(?:{{old}}|{{olds}})|{{old}}|(?:{{and}}|{{or}})(?:{{older}}|{{younger}}))",
        read_length,
    ),
    Pattern(r"ABOUT(?P<number>ONE)(?P<unit>UNIT)", read_length),
    Pattern(r"(?P<one>ONE)(?P<unit>UNIT)(?!HYPHEN)", read_one),
    Pattern(r"(?P<units>UNITS)(?!HYPHEN)", read_some),
    Pattern(
        r"(?:{the}|ONE|OWNER)(?:{entire}|{whole}|{full}|{additional}|{extra}|{further})"
        r"(?P<unit>UNIT)(?!HYPHEN)",
        read_length,
    ),
    Pattern(r"{future}UNITS", read_future),
    Pattern(r"(?P<often>OFTEN)", read_often),
    Pattern(r"(?P<now>NOW)", read_now),
    Pattern(r"(?<={in}){the}(?P<part>PART)", read_part),
)
