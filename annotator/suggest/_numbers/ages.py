# SPDX-License-Identifier: Apache-2.0
"""Bare numbers that are somebody's age: "Anna, 12, said", "aged 12", "who was 12"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.suggest._numbers.numeral import Form
from annotator.suggest._numbers.quantity import Quantity, Shape
from annotator.suggest._numbers.vocabulary import Unit, UnitKind

if TYPE_CHECKING:
    from annotator.suggest._numbers.line import Line

_YEARS = Unit("year", "years", UnitKind.TIME)
_OLDEST = 120
_GROUPS = frozenset(("those", "people", "adults", "men", "women", "children", "at", "voters"))


def with_age(line: Line, found: Quantity) -> Quantity:
    """Return a number with years as its unit, if it is an age."""
    if not _may_be_age(found):
        return found
    if line.low(found.behind) in ("yo", "y.o."):
        return replace(found, behind=found.behind + 1, unit=_YEARS, is_age=True)
    if _is_open(line, found):
        return replace(found, unit=_YEARS, is_age=True)
    if _is_named(line, found) or _is_told(line, found) or _is_apposed(line, found):
        return replace(found, unit=_YEARS, is_age=True)
    return found


def _may_be_age(found: Quantity) -> bool:
    if found.unit or found.counted or found.value is None or found.shape is Shape.SCORE:
        return False
    return found.numeral.form is Form.CARDINAL and 0 < found.value < _OLDEST


def _is_named(line: Line, found: Quantity) -> bool:
    """Return whether the word age stands beside it: "aged between 18 and 25", "18-to-24 age"."""
    first = found.first - (line.low(found.first - 1) in ("between", "from", "of"))
    is_before = line.low(first - 1) in ("aged", "age", "ages")
    return is_before or line.low(found.behind) == "age"


def _is_open(line: Line, found: Quantity) -> bool:
    """Return whether an age is a lower or upper end: "65 and older", "those under 18"."""
    if line.low(found.behind) not in ("and", "or"):
        return False
    after = line.low(found.behind + 1)
    is_group = line.low(found.first - 1) in _GROUPS and after in ("over", "under", "above", "up")
    return after in ("older", "younger") or is_group


def _is_apposed(line: Line, found: Quantity) -> bool:
    """Return whether commas or brackets set it off behind a name: "Anna, 12,", "Anna (12)"."""
    opened, closed = line.low(found.first - 1), line.low(found.behind)
    if opened not in (",", "(") or closed not in (",", ".", ")", ";", ""):
        return False
    is_name = line.is_word(found.first - 2) and line.raw(found.first - 2)[:1].isupper()
    return is_name and not line.is_digits(found.behind + 1)


def _is_told(line: Line, found: Quantity) -> bool:
    """Return whether a clause tells somebody's age: "who was 12", "she turned 30"."""
    is_verb = line.low(found.first - 1) in ("is", "was", "turned", "turns")
    is_person = line.low(found.first - 2) in ("who", "he", "she", "i")
    return is_verb and is_person and not line.is_word(found.behind)
