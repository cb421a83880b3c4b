# SPDX-License-Identifier: Apache-2.0
"""Quarters and halves of a year: "the third quarter", "first half of 2020", "Q3 2022"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.times.forms import NEAR, OF_YEAR, year_named
from annotator.text.times.grammar import Pattern
from annotator.text.times.periods import Period, Unit
from annotator.text.times.tense import Tense
from annotator.text.times.values import Value, Why, dated, undated
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.text.times.grammar import Hit
    from annotator.text.times.place import Place

# How many days ahead a quarter is spoken of without "next".
_SOON = 60


def read_quarter(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the third quarter", "first half of 2020", "last year's quarter"."""
    unit = Unit.HALF if hit.has("half") else Unit.QUARTER
    most = 2 if unit is Unit.HALF else 4
    number = _ordinal(hit, most)
    if not 1 <= number <= most:
        return None
    year = year_named(hit, place)
    if year is None:
        return undated(f"XXXX-{unit.value}{number}", "quarter", "month")
    first = year.first.replace(month=1 + (number - 1) * 12 // most)
    found = Period(unit, first)
    is_named = hit.has("year") or hit.has("whichyear") or hit.has("possessor")
    if not is_named and not hit.has("theyear") and _is_of_match(hit, unit):
        return None
    if is_named or place.day is None:
        return dated(found, "quarter", Why.WRITTEN if hit.has("year") else Why.NEAREST)
    before = found.shifted(-most) or found
    is_before = _is_of_year_before(found, place.day, hit.tense)
    found, other = (before, found) if is_before else (found, before)
    return dated(found, "quarter", Why.NEAREST, other=other)


def _is_of_match(hit: Hit, unit: Unit) -> bool:
    """Return whether a half or quarter is of a match, not of the year."""
    words = frozenset(hit.line.texts)
    is_of_business = not words.isdisjoint(word_list("words-of-business"))
    # Quarters are most often of the year, halves of a match.
    is_of_sport = unit is Unit.HALF or not words.isdisjoint(word_list("words-of-sport"))
    return is_of_sport and not is_of_business


def _is_of_year_before(found: Period, today: Period, tense: Tense) -> bool:
    """Return whether a quarter is that of the year before the article's: this year's is far off."""
    return tense is not Tense.FUTURE and (found.first - today.first).days > _SOON


def _ordinal(hit: Hit, last: int) -> int:
    """Return the number of "third", "3rd" or "Q3"; "the last" is the one given."""
    written = hit.value("quartername") or hit.value("ordinal").rstrip("stndrh")
    return int(written) if written else last


def read_last_quarter(hit: Hit, place: Place) -> Value | None:
    """Return the value of "the quarter" in a report on business: the last one spoken of."""
    del hit
    found = place.quarter
    if found is None:
        return None
    return dated(found, "quarter", Why.FROM_LAST)._replace(anchor=found.written)


_QUARTER = (
    r"(?P<ordinal>ORDINAL|{last}|{final})HYPHEN?"
    r"(?:(?P<quarter>QUARTER)|(?P<half>HALF))"
)
PATTERNS = (
    Pattern(
        rf"{{the}}?(?:(?P<possessor>WHICH){{year}}{{'s}})?(?:FISCAL)?{_QUARTER}"
        rf"(?:{OF_YEAR}|(?P<theyear>{{of}}{{the}}{{year}}))?",
        read_quarter,
    ),
    Pattern(rf"(?P<year>YEAR){{'s}}?FISCAL?{_QUARTER}", read_quarter),
    Pattern(r"{the}(?P<quarter>{quarter})(?!HYPHEN)", read_last_quarter),
    Pattern(rf"{NEAR}(?P<quartername>QUARTERNAME)(?:{{of}}?(?P<year>YEAR))?", read_quarter),
)
