# SPDX-License-Identifier: Apache-2.0
"""Parts that several patterns are made of, and what reads them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.text.times.periods import Period, Unit, year_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.times.grammar import Hit
    from annotator.text.times.line import Item
    from annotator.text.times.place import Place

# "five", "24", "two and a half", "a hundred", "several", "half a"; not "a" alone.
NUMBER = (
    r"(?:NUMBER NUMBER{/}NUMBER|NUMBER(?:HYPHEN?(?:{and}HYPHEN?)?NUMBER){0,3}"
    r"(?:HYPHEN?{and}HYPHEN?{a}HYPHEN?HALF)?"
    r"|ONE HYPHEN?SCALE|VAGUE SCALE?|HALFWORD|COUPLE)"
)
YEAR = r"(?:YEAR|{nineteen} HYPHEN? NUMBER (?:HYPHEN NUMBER)?)"
CLOCK = (
    r"(?:(?P<clock>HOUR|CLOCK|NUMBER)(?P<ampm>AMPM|OCLOCK)|(?P<clockam>CLOCKAM)"
    r"|(?P<clockhalf>CLOCKHALF){.}{m}{.}?"
    r"|HOUR?(?P<noon>NOON)|(?P<full>CLOCK)|(?P<figures>YEAR|NUMBER)(?=ZONE|{hours}){hours}?)"
    r"(?:{(}?(?P<zone>ZONE)(?:(?<={(}ZONE){)})?)?"
)
_FIGURES = re.compile(r"([01]\d|2[0-3]|\d(?=\.))\.?([0-5]\d)", re.ASCII)
NEAR = r"(?:(?:{the}?(?P<near>NEAR)HYPHEN?){the}?)?"
OF_YEAR = (
    rf"(?:{{,}}?(?:{{of}}|{{in}})?(?P<year>{YEAR})"
    r"|(?:{of}|{in})?{the}?(?P<whichyear>WHICH){year})"
)
_NOON = "12:00"
_OPEN = "X"


def number_of(items: Sequence[Item]) -> str:
    """Return the value of a numeral in digits, ``X`` where it is left open."""
    if any("-" in item.senses.get("number", "") for item in items):
        # "1-2 weeks" is as open as "some weeks".
        return _OPEN
    if len(items) == 4 and items[2].text == "/":
        whole, above, _, below = (Decimal(item.senses.get("number", "1")) for item in items)
        return f"{(whole + above / (below or 1)).normalize():f}"
    total, part = Decimal(0), Decimal(0)
    for item in items:
        senses = item.senses
        if "vague" in senses and "number" not in senses:
            return _OPEN
        if "halfword" in senses or item.text == "half":
            part += Decimal("0.5")
            continue
        value = senses.get("number") or senses.get("couple") or senses.get("one")
        if value is None or (item.text == "a" and part):
            continue
        amount = Decimal(value.replace(",", ""))
        if "scale" in senses:
            total += (part or 1) * amount
            part = Decimal(0)
        else:
            part += amount
    return f"{(total + part).normalize():f}"


def year_of_items(items: Sequence[Item]) -> int:
    """Return a year in digits or words, 0 if it is none."""
    if len(items) == 1:
        return int(items[0].senses.get("year", "0"))
    rest = number_of(items[1:])
    return 1900 + int(rest) if rest.isdecimal() and 10 <= int(rest) <= 99 else 0


def clock_of(hit: Hit) -> str:
    """Return the clock time of a match as ``07:00`` or ``07:30:15``, or an empty text."""
    if hit.has("noon"):
        return hit.value("noon")
    if hit.has("clockam"):
        written = hit.value("clockam")
        return _in_day(written[:-2], written[-2:])
    if hit.has("figures"):
        found = _FIGURES.fullmatch(hit.group("figures")[0].text)
        return f"{found[1]:0>2}:{found[2]}" if found else ""
    if hit.has("clockhalf"):
        # The stop belongs to it in "7p.m.".
        written = hit.value("clockhalf")
        return _in_day(written[:-1], written[-1])
    if hit.has("ampm"):
        written = hit.value("clock") or hit.value("clock", "number")
        return _in_day(written, hit.value("ampm"))
    return _in_day(hit.value("full", "clock"), "") if hit.has("full") else ""


def first_clock_of(hit: Hit) -> str:
    """Return the first clock time of "from 2:00 to 3:30 p.m.", or an empty text.

    It is in the same half of the day as the second, or in the one before: "from 11 to 2 p.m.".
    """
    end, written = clock_of(hit), hit.group("start")[0].text
    if not end or hit.has("figures") or (hit.has("full") and not hit.has("zone")):
        return ""
    if hit.has("full"):
        return _in_day(written, "") if ":" in written else ""
    if hit.has("startam"):
        return _in_day(written[:-2], written[-2:])
    if hit.has("starthalf"):
        return _in_day(written, hit.value("starthalf", "ampm"))
    halves = "pa" if end >= _NOON else "ap"
    first, other = (_in_day(written, half) for half in halves)
    return first if first < end else other


def zone_of(hit: Hit) -> str:
    """Return the offset from UTC that a match names, or an empty text."""
    return hit.value("zone")


def _in_day(written: str, half: str) -> str:
    """Return a clock time by the 24 hours, or an empty text if there is none such."""
    hour, *rest = written.replace(".", ":").split(":")
    number = int(hour) if hour.isdecimal() else 0
    is_wrong = any(len(one) != 2 for one in rest) or (half and not 0 < number <= 12)
    if is_wrong:
        return ""
    if half:
        number = number % 12 + (12 if half[0] == "p" else 0)
    minutes = rest or ["00"]
    return ":".join((f"{number:02}", *minutes)) if number < 24 else ""


def year_named(hit: Hit, place: Place) -> Period | None:
    """Return the year that "of 2020", "of last year" or "this year's" names, else the article's."""
    if hit.has("year"):
        year = year_of_items(hit.group("year"))
        return year_of(year) if year else None
    if place.day is None:
        return None
    which = hit.value("whichyear", "which") or hit.value("possessor", "which") or "0"
    return place.day.within(Unit.YEAR).shifted(int(which))
