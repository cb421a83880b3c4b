# SPDX-License-Identifier: Apache-2.0
"""What the words around the numbers of a sentence make of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.suggest._numbers.ages import with_age
from annotator.suggest._numbers.counting import with_counted
from annotator.suggest._numbers.ellipsis import like_neighbour
from annotator.suggest._numbers.ranks import is_ranked
from annotator.text.numerals import vocabulary
from annotator.text.numerals.numeral import Form
from annotator.text.numerals.units import is_time, per_at

if TYPE_CHECKING:
    from annotator.suggest._numbers.quantity import Quantity
    from annotator.text.numerals.line import Line


def with_meaning(line: Line, found: list[Quantity]) -> list[Quantity]:
    """Return the numbers of a sentence with what the words around them say about each."""
    read: list[Quantity] = []
    for place, quantity in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        bounded = _with_rate_behind_bracket(line, _with_modifier(line, quantity), following)
        alone = with_age(line, with_counted(line, bounded))
        told = like_neighbour(line, alone, read, following)
        is_ordinal = told.numeral.form is Form.ORDINAL
        if not is_ordinal or told.counted or is_ranked(line, told.numeral):
            read.append(_as_one(line, told))
    return read


def _with_rate_behind_bracket(line: Line, found: Quantity, following: Quantity | None) -> Quantity:
    """Return a sum with the rate behind the same sum in brackets: "C$6 (US$4.46) a share"."""
    if following is None or found.per or found.unit is None or following.unit is None:
        return found
    is_same = found.unit.kind is following.unit.kind and line.raw(found.behind) == "("
    if not is_same or following.first != found.behind + 1 or line.raw(following.behind) != ")":
        return found
    return replace(found, per=per_at(line, following.behind + 1))


def _as_one(line: Line, found: Quantity) -> Quantity:
    """Return a number, marked where it is "one", which few readers take for a number."""
    if line.lows(found.first, found.behind) != ["one"]:
        return found
    return replace(found, is_one=True, is_one_of=line.low(found.behind) == "of")


def _with_modifier(line: Line, found: Quantity) -> Quantity:
    """Return a number with the bound that the words before or behind it set."""
    longest = vocabulary.modifier_endings().get(line.low(found.first - 1), 0)
    for count in range(min(longest, found.first), 0, -1):
        words = " ".join(line.lows(found.first - count, found.first))
        modifier = vocabulary.modifiers().get(words)
        if modifier and not _is_about(line, found.first - count, found):
            return replace(found, modifier=modifier, cue=words)
    for count in range(3, 0, -1):
        words = " ".join(line.lows(found.behind, found.behind + count))
        modifier = vocabulary.modifiers_behind().get(words)
        if modifier:
            return replace(found, modifier=modifier, cue=words)
    return found


def _is_about(line: Line, place: int, found: Quantity) -> bool:
    """Return whether an "over" bounds nothing: "ruled over two towns", "$2m over six years"."""
    if line.low(place) != "over":
        return False
    if line.low(place - 1) in vocabulary.subjects_of_over():
        return True
    before = line.low(place - 1)
    is_sum = line.is_digits(place - 1) or before in vocabulary.scales() or before in _SUMS
    return is_sum and is_time(found.unit)


_SUMS = frozenset(("percent", "cent", "%", "dollars", "euros", "pounds", "points"))
