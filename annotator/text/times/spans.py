# SPDX-License-Identifier: Apache-2.0
"""From one date to another: "1939-45", "Nov. 24-30", "1-3 May 2026"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.choice import nearest_month
from annotator.text.times.forms import YEAR, year_of_items
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import day_of, year_of
from annotator.text.times.values import DATE, DURATION, Value, Why

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place


def read_year_span(hit: Hit, place: Place) -> Value | None:
    """Return the value of "1939-45"."""
    del place
    if hit.has("span"):
        first, _, last = hit.group("span")[0].text.partition("-")
    else:
        first, last = hit.group("year")[0].text, hit.group("to")[0].text
    start, end = int(first), int(first[:2] + last if len(last) == 2 else last)
    if end <= start or end > 2099:
        return None
    edtf, length = f"{start:04}/{end:04}", f"P{end - start}Y"
    return Value(DURATION, length, "stretch", Why.WRITTEN, edtf, "year", period=year_of(end))


def read_day_span(hit: Hit, place: Place) -> Value | None:
    """Return the value of "Nov. 24-30"."""
    month = int(hit.value("month"))
    if hit.has("span"):
        first, _, last = hit.group("span")[0].text.partition("-")
    else:
        first, last = hit.group("from")[0].text, hit.group("to")[0].text
    year = year_of_items(hit.group("year")) if hit.has("year") else 0
    if not year and place.day is None:
        edtf = f"XXXX-{month:02}-{int(first):02}/XXXX-{month:02}-{int(last):02}"
        return Value(DATE, "XXXX-XX-XX", "stretch", Why.NO_YEAR, edtf, "day")
    if place.day is not None:
        year = year or nearest_month(place.day, month, hit.tense).period.first.year
    start, end = day_of(year, month, int(first)), day_of(year, month, int(last))
    if start is None or end is None or end.first <= start.first:
        return None
    length = f"P{(end.first - start.first).days}D"
    edtf = f"{start.edtf}/{end.edtf}"
    return Value(DURATION, length, "stretch", Why.WRITTEN, edtf, "day", period=end)


PATTERNS = (
    Pattern(
        r"(?:(?P<span>YEARSPAN)|(?P<year>YEAR)(?:HYPHEN|{/})(?P<to>YEAR|TWODIGIT)(?!HYPHEN|{/}))",
        read_year_span,
    ),
    Pattern(
        r"(?:(?P<span>DAYSPAN)|(?P<from>DAY)(?:HYPHEN|{to})(?P<to>DAY)){of}?(?P<month>MONTH)"
        rf"(?:{{,}}?(?P<year>{YEAR}))?",
        read_day_span,
    ),
    Pattern(
        r"(?P<month>MONTH)(?:(?P<span>DAYSPAN)|(?P<from>DAY)(?:HYPHEN|{to})(?P<to>DAY)(?!AMPM))"
        rf"(?:{{,}}?(?P<year>{YEAR}))?",
        read_day_span,
    ),
)
