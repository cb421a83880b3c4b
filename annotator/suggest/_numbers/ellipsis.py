# SPDX-License-Identifier: Apache-2.0
"""Bare numbers that mean what another of the sentence names: "3 million boats, up from 2"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.suggest._numbers.counting import NUMBER_OF
from annotator.suggest._numbers.gluing import is_of_parent
from annotator.suggest._numbers.nouns import counted_of
from annotator.suggest._numbers.quantity import Quantity, Shape
from annotator.text.numerals.measures import UnitKind
from annotator.text.numerals.numeral import Form

if TYPE_CHECKING:
    from annotator.suggest._numbers.nouns import Noun
    from annotator.text.numerals.line import Line

_COMPARED = frozenset(("from", "to", "than", "versus", "against", "at", "with"))
_LISTING = ([","], ["and"], ["or"], [",", "and"], [",", "or"])
# "two or three metres", "20 by 30 metres"
_JOINING = (["and"], ["or"], ["by"], ["x"], ["\N{MULTIPLICATION SIGN}"])
_FAR_BACK = 40
_WHOLE = 100
# "the two", "a boat or two": they stand for something of their own.
_APART = frozenset(("the", "these", "those", "all", "top", "or", "both"))
_FAR_BEFORE = 12
_APART_IN_TABLE = frozenset(("ahead", "behind", "adrift", "clear"))
_COUNTING = frozenset((UnitKind.MEASURE, UnitKind.MULTIPLE))


def like_neighbour(
    line: Line, found: Quantity, before: list[Quantity], behind: Quantity | None
) -> Quantity:
    """Return a bare number with the unit of the one it is compared or listed with."""
    if found.unit or found.counted or found.numeral.form is not Form.CARDINAL:
        return found
    if behind and behind.unit and line.lows(found.behind, behind.first) in _JOINING:
        is_share = behind.unit.kind is not UnitKind.PERCENT or (found.value or 0) <= _WHOLE
        return replace(found, unit=behind.unit) if is_share else found
    if before and before[-1].is_age and line.lows(before[-1].behind, found.first) in _LISTING:
        # "aged six, nine and 23"
        return replace(found, unit=before[-1].unit, is_age=True)
    if found.shape is Shape.SCORE or _lead(line, found) in _APART or _is_set_off(line, found):
        return found
    if line.low(found.behind) in _APART_IN_TABLE:
        return _like_points(found, before)
    noun = _number_of(line, found)
    return replace(found, counted=noun) if noun else _like_earlier(line, found, before)


def _is_set_off(line: Line, found: Quantity) -> bool:
    """Return whether a bracket or a name parts a number from what was counted before it."""
    before = line.raw(found.first - 1)
    if line.low(found.behind) == "each" or is_of_parent(line, found.first - 1):
        # "The two teams won three each": they won no teams.
        return True
    return before in ("(", "[", "=", "<", ">") or (found.first > 1 and before.istitle())


def _lead(line: Line, found: Quantity) -> str:
    """Return the word in front of a number and its modifier."""
    return line.low(found.first - 1 - len(found.cue.split()))


def _like_earlier(line: Line, found: Quantity, before: list[Quantity]) -> Quantity:
    """Return a bare number with the unit of the last one of its kind."""
    lead = _lead(line, found)
    for other in reversed(before):
        if found.first - other.behind > _FAR_BACK:
            break
        if other.unit is None and line.tells_of_game and lead not in _COMPARED:
            # Runs, wickets and overs stand side by side.
            continue
        if _is_like(other, lead) and _is_written_alike(line, other, found):
            per = found.per or other.per
            return replace(found, unit=other.unit, counted=other.counted, per=per)
    return found


def _number_of(line: Line, found: Quantity) -> Noun | None:
    """Return what was named before the number: "the number of deaths rose to 60"."""
    for place in range(found.first - 3, max(0, found.first - _FAR_BEFORE), -1):
        if line.low(place) in NUMBER_OF and line.low(place + 1) == "of":
            return counted_of(line, place + 1)
    return None


def _like_points(found: Quantity, before: list[Quantity]) -> Quantity:
    """Return a lead in a table with the points that it is counted in: "four ahead of them"."""
    units = (other.unit for other in before if other.unit and other.unit.name == "point")
    return replace(found, unit=next(units, None))


def _is_written_alike(line: Line, other: Quantity, found: Quantity) -> bool:
    """Return whether a bare number may be measured like another: not "three" like "40 metres"."""
    if other.unit is None or other.unit.kind is UnitKind.MONEY:
        return True
    is_compound = line.is_compound(other.numeral.behind)
    is_word = line.is_digits(other.numeral.first) and line.is_word(found.numeral.first)
    return not (is_compound or is_word)


def _is_like(other: Quantity, lead: str) -> bool:
    """Return whether a bare number behind a word may mean what another one does."""
    if other.is_age or other.numeral.form is not Form.CARDINAL:
        return False
    if other.unit is None:
        return other.counted is not None
    if other.unit.kind is UnitKind.PERCENT:
        return lead == "by"
    return other.unit.kind in _COUNTING or (other.unit.kind is UnitKind.MONEY and lead in _COMPARED)
