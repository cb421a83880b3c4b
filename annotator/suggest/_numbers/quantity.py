# SPDX-License-Identifier: Apache-2.0
"""A number as found: what it is worth, its unit, what it counts and what bounds it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from annotator.suggest._numbers.nouns import Noun, Scope
    from annotator.text.numerals.measures import Unit
    from annotator.text.numerals.numeral import Numeral
    from annotator.text.numerals.units import Per


class Shape(StrEnum):
    """What two numerals that belong together are; ``single`` is one alone."""

    SINGLE = "single"
    RANGE = "range"
    RATIO = "ratio"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the atoms ``[first, behind)`` of a line, currency and unit with it.

    ``numeral`` is the numeral, of two the first; ``high`` the second one's value. ``value`` is
    None where the words give none. ``is_one_of`` tells that it is the "one" of "one of the best",
    ``is_one`` that it is the word "one".
    """

    first: int
    behind: int
    numeral: Numeral
    value: Decimal | None
    high: Decimal | None = None
    shape: Shape = Shape.SINGLE
    unit: Unit | None = None
    is_age: bool = False
    modifier: str = ""
    cue: str = ""
    counted: Noun | None = None
    per: Per | None = None
    scope: Scope | None = None
    is_one: bool = False
    is_one_of: bool = False
