# SPDX-License-Identifier: Apache-2.0
"""Bare numbers that are somebody's age: "Anna, 12, said", "aged 12", "who was 12"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.suggest._numbers.quantity import Quantity, Shape
from annotator.text.numerals import vocabulary
from annotator.text.numerals.measures import Unit, UnitKind
from annotator.text.numerals.numeral import Form
from annotator.text.numerals.plurals import singular
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line

_YEARS = Unit("year", "years", UnitKind.TIME)
_OLDEST = 120
# A smaller number behind a name is hardly ever an age: "Radio Anna 4 is".
_YOUNGEST = 9
_LONGEST_NAME = 4
_LAST_HOUR = 12
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "prof",
        "prince",
        "princess",
        "queen",
    )
)
_PEOPLE = frozenset(("he", "she", "i"))
_DYING = frozenset(("die", "dies", "died", "dying", "dead"))
_ADVERBS = frozenset(("only", "just", "still", "now", "already", "aged"))
# "who is 91 and has dementia", "she was 53 when they met", "he was 19 at the time"
_BEHIND_AGES = frozenset(
    (
        "in",
        "on",
        "this",
        "next",
        "and",
        "but",
        "when",
        "while",
        "as",
        "at",
        "if",
        "because",
        "before",
    )
)
_GROUPS = frozenset(("those", "people", "adults", "men", "women", "children", "at", "voters"))


def with_age(line: Line, found: Quantity) -> Quantity:
    """Return a number with years as its unit, if it is an age."""
    if not _may_be_age(found):
        return found
    if line.low(found.behind) in ("yo", "y.o."):
        return replace(found, behind=found.behind + 1, unit=_YEARS, is_age=True)
    if _is_open(line, found):
        return replace(found, unit=_YEARS, is_age=True)
    if _is_behind_full_name(line, found):
        return replace(found, unit=_YEARS, is_age=True)
    tests = (_is_named, _is_told, _is_of_life, _is_apposed)
    is_age = any(test(line, found) for test in tests)
    return replace(found, unit=_YEARS, is_age=True) if is_age else found


def follows_full_name(line: Line, place: int) -> bool:
    """Return whether a person's name stands before an atom: "Mr Roe 54 was", commas left out."""
    first = place
    while first > 0 and place - first < _LONGEST_NAME and line.raw(first - 1)[:1].isupper():
        first -= 1
    name = line.lows(first, place)
    is_name = any(word in vocabulary.given_names() for word in name[:-1])
    if name and line.low(place + 1) in ("who", "whose", "whom") and line.raw(place - 1).istitle():
        return True
    is_titled = any(word.rstrip(".") in _TITLES for word in (*name[:-1], line.low(first - 2)))
    return (is_name or is_titled) and line.is_word(place + 1)


def _is_behind_full_name(line: Line, found: Quantity) -> bool:
    is_old = found.value is not None and found.value > _YOUNGEST
    ends = line.is_word(found.behind) and _ends_age(line, found.behind)
    return is_old and ends and follows_full_name(line, found.first)


def _is_past(low: str) -> bool:
    return low.endswith("ed")


def _may_be_age(found: Quantity) -> bool:
    if found.unit or found.counted or found.value is None or found.shape is Shape.SCORE:
        return False
    return found.numeral.form is Form.CARDINAL and 0 < found.value < _OLDEST


def _is_named(line: Line, found: Quantity) -> bool:
    """Return whether the word age stands beside it: "aged between 18 and 25", "18-to-24 age"."""
    first = found.first - (line.low(found.first - 1) in ("between", "from", "of", "to", "at"))
    is_before = line.low(first - 1) in ("aged", "age", "ages")
    return is_before or line.low(found.behind) == "age"


def _is_open(line: Line, found: Quantity) -> bool:
    """Return whether an age is a lower or upper end: "65 and older", "those under 18"."""
    if found.cue in ("under", "over"):
        group = line.low(found.first - 2)
        is_group = group in ("those", "people") or _is_person(line, found.first - 2)
        return is_group and _ends_age(line, found.behind)
    if line.low(found.behind) not in ("and", "or"):
        return False
    after = line.low(found.behind + 1)
    is_group = line.low(found.first - 1) in _GROUPS and after in ("over", "under", "above", "up")
    return after in ("older", "younger") or is_group


def _is_apposed(line: Line, found: Quantity) -> bool:
    """Return whether commas or brackets set it off behind a name: "Anna, 12,", "Anna (12)"."""
    first = found.first - (line.low(found.first - 1) in ("also", "now"))
    opened, closed = line.low(first - 1), line.low(found.behind)
    if opened not in (",", "(") or found.high is not None:
        return False
    if _is_person(line, first - 2) and line.is_digits(found.first):
        # "the driver, 45, fled", "two boys, 8 and 10, swam"
        behind = found.behind + 2 if closed == "and" else found.behind
        return opened == line.low(behind).replace(")", "(")
    if closed not in (",", ".", ")", ";", ""):
        return False
    if opened == "(" and line.tells_of_game:
        # What Anna Roe (47) took are wickets.
        return False
    is_name = line.is_word(first - 2) and line.raw(first - 2)[:1].isupper()
    return is_name and not line.is_digits(found.behind + 1)


def _is_person(line: Line, place: int) -> bool:
    """Return whether a word is a noun for people and no name: "driver", "boys"."""
    is_common = place == 0 or line.raw(place).islower()
    return is_common and singular(line.low(place)) in word_table("people")


def _is_told(line: Line, found: Quantity) -> bool:
    """Return whether a clause tells somebody's age: "who was 12", "she turned 30"."""
    first = found.first - len(found.cue.split())
    first -= line.low(first - 1) in _ADVERBS
    is_verb = line.low(first - 1) in ("is", "was", "turned", "turns", "turn")
    is_person = line.low(first - 2) in ("who", "he", "she", "i", "will", "would")
    ends = not line.is_word(found.behind) or line.low(found.behind) in _BEHIND_AGES
    return is_verb and is_person and ends


def _is_of_life(line: Line, found: Quantity) -> bool:
    """Return whether it tells when in a life something was: "died at 90", "At 62, she runs"."""
    is_hour = (found.value or 0) <= _LAST_HOUR
    if is_hour or line.low(found.first - 1) != "at" or not _ends_age(line, found.behind):
        return False
    before = line.low(found.first - 2)
    if before in _DYING:
        return True
    is_start = found.first == 1 or before == ","
    return is_start and line.low(found.behind) == "," and line.low(found.behind + 1) in _PEOPLE


def _ends_age(line: Line, place: int) -> bool:
    after = line.low(place)
    is_clause = after in vocabulary.function_words() or after in vocabulary.past_forms()
    return is_clause or _is_past(after) or not line.is_word(place)
