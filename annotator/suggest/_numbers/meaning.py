# SPDX-License-Identifier: Apache-2.0
"""What the words around the numbers of a sentence make of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.suggest._numbers import vocabulary
from annotator.suggest._numbers.ages import with_age
from annotator.suggest._numbers.counting import with_counted
from annotator.suggest._numbers.ellipsis import like_neighbour
from annotator.suggest._numbers.numeral import Form

if TYPE_CHECKING:
    from annotator.suggest._numbers.line import Line
    from annotator.suggest._numbers.quantity import Quantity


def with_meaning(line: Line, found: list[Quantity]) -> list[Quantity]:
    """Return the numbers of a sentence with what the words around them say about each."""
    read: list[Quantity] = []
    for place, quantity in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        alone = with_age(line, with_counted(line, _with_modifier(line, quantity)))
        told = like_neighbour(line, alone, read, following)
        if told.numeral.form is not Form.ORDINAL or told.counted:
            read.append(_as_one(line, told))
    return read


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
        if modifier and not _is_about(line, found.first - count):
            return replace(found, modifier=modifier, cue=words)
    for count in range(3, 0, -1):
        words = " ".join(line.lows(found.behind, found.behind + count))
        modifier = vocabulary.modifiers_behind().get(words)
        if modifier:
            return replace(found, modifier=modifier, cue=words)
    return found


def _is_about(line: Line, place: int) -> bool:
    """Return whether an "over" tells what it is about: "presided over three trials"."""
    return line.low(place) == "over" and line.low(place - 1) in vocabulary.subjects_of_over()
