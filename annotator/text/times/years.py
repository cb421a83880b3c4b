# SPDX-License-Identifier: Apache-2.0
"""Years, decades and centuries: "in 1994", "the mid-1990s", "the '80s", "the 19th century"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.forms import NEAR, YEAR, year_of_items
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import Period, Unit, year_of
from annotator.text.times.values import Value, Why, dated
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.line import Line
    from annotator.text.times.place import Place

# A figure that no word shows to be a year is one only among these.
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_DEGREES = frozenset(("degrees", "highs", "lows", "temperature", "temperatures"))


def read_year(hit: Hit, place: Place) -> Value | None:
    """Return the value of a year where the words around it show that it is one."""
    del place
    year = year_of_items(hit.group("year"))
    if not year or not _is_year(hit, year):
        return None
    return dated(year_of(year), "year", Why.WRITTEN)


def _is_year(hit: Hit, year: int) -> bool:
    """Return whether the words around a figure show that it counts years, not things."""
    before = hit.line[hit.first - 1] if hit.first else None
    following = hit.line[hit.last] if hit.last < len(hit.line) else None
    counts = _counts_things(hit.line, hit.last)
    if hit.has("near") or hit.has("word"):
        return True
    if before is not None and "lead" in before.senses:
        # "In 1999 sales fell", but "of 1500 jobs", "from 1000 to 2000 jobs".
        return year % 100 != 0 or not counts
    is_after_name = before is not None and before.is_capitalised and not before.senses
    if following is not None and following.is_capitalised and is_after_name and hit.first > 1:
        # A name: "the Russell 2000 Index".
        return False
    is_after_count = before is not None and before.text in word_list("words-before-counts")
    is_counted = (counts and not is_after_name) or is_after_count
    return _FIRST_YEAR <= year <= _LAST_YEAR and not is_counted


def _counts_things(line: Line, place: int) -> bool:
    """Return whether a plural stands at a place, perhaps behind the second of two figures."""
    if line.texts[place : place + 1] == ["to"]:
        place += 2
    if place >= len(line):
        return False
    text = line.texts[place]
    is_word = text.isalpha() and not line[place].is_capitalised
    return is_word and (text.endswith("s") or text in word_table("irregular-plurals"))


def read_decade(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the mid-1990s", "the '80s", "the nineties"."""
    if hit.has("decade"):
        year = int(hit.value("decade")[:4])
    else:
        if _DEGREES.intersection(hit.line.texts):
            return None
        tens = int(hit.value("tenyears")[:2])
        today = place.day.first.year if place.day else 2000
        year = today - today % 100 + tens
        year -= 100 if year > today else 0
    return dated(Period(Unit.DECADE, year_of(year).first), "decade", Why.WRITTEN)


def read_century(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the 19th century"."""
    del place
    number = int(hit.value("ordinal").rstrip("stndrh"))
    if not 1 < number < 30:
        return None
    return dated(Period(Unit.CENTURY, year_of(100 * (number - 1)).first), "decade", Why.WRITTEN)


# In front of "80s", which may be ages, degrees or seconds as well.
_TENS = (
    r"(?:{the}APOSTROPHE?|APOSTROPHE|(?<=HYPHEN)|(?<={the}NEAR)"
    r"|(?<=TENYEARS{and})|(?<=DECADE{and}))"
)
PATTERNS = (
    Pattern(
        rf"{NEAR}(?:{{the}}?(?P<decade>DECADE)|{_TENS}(?P<tenyears>TENYEARS))",
        read_decade,
    ),
    Pattern(r"{the}?(?:NEAR HYPHEN?)?(?P<ordinal>ORDINAL)HYPHEN?CENTURY", read_century),
    Pattern(
        rf"{NEAR}(?:(?:FISCAL|CALENDAR)?{{the}}?(?P<word>{{year}})|FISCAL|CALENDAR)?(?P<year>{YEAR})"
        # A clock time: "1212 GMT (2012 HKT)".
        r"(?!ZONE{)})",
        read_year,
    ),
)
