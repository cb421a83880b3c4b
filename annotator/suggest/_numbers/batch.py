# SPDX-License-Identifier: Apache-2.0
"""Numbers in the batch form: a value, and the unit or else what is counted."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from annotator.suggest._numbers.quantity import Shape
from annotator.text.numerals import vocabulary

if TYPE_CHECKING:
    from decimal import Decimal

    from annotator.suggest._numbers.nouns import Noun
    from annotator.suggest._numbers.quantity import Quantity
    from annotator.text.numerals.line import Line
    from annotator.text.numerals.measures import Unit

_PLACING = frozenset(("in", "on", "at", "of"))
_LONGEST = 6


def attributes(line: Line, found: Quantity) -> dict[str, object]:
    """Return value and unit; the ends of a range with a hyphen between them."""
    attrs: dict[str, object] = {}
    if found.value is not None:
        attrs["value"] = _value(found, found.value)
    unit = _unit(line, found)
    if unit:
        attrs["unit"] = unit
    return attrs


def _value(found: Quantity, value: Decimal) -> str:
    if found.high is None:
        return f"{value:f}"
    if found.shape is Shape.SCORE or not found.unit:
        return f"{value:f}-{found.high:f}"
    # Judges write the ends of measured ranges as floating-point numbers, apart from "0 to 60".
    return f"{float(value) or 0}-{float(found.high)}"


def _unit(line: Line, found: Quantity) -> str:
    name = ""
    if found.unit:
        name = _unit_name(found.unit, is_age=found.is_age)
    elif found.counted:
        name = _content(found.counted.singular.split())
        before = line.low(found.first - 1)
        if before in vocabulary.which_ones():
            # "the last three games"
            name = f"{before} {name}"
        if found.is_one_of and _is_best(line, found.counted):
            name = " ".join((name, *_among(line, found.counted.behind)))
    return f"{name} per {found.per.name}" if found.per else name


def _content(words: list[str]) -> str:
    """Return what is counted by the words that say something, adjectives in their plain form."""
    # The head says something whatever it is: "five overs", "19 fours".
    idle = vocabulary.function_words()
    bare = [word.strip(",") for word in words]
    said = [word for word in bare[:-1] if word not in idle] + bare[-1:]
    return " ".join(_plain(word) for word in said)


def _plain(word: str) -> str:
    """Return the adjective that a superlative is made of: "hot" for "hottest"."""
    degrees = vocabulary.degrees()
    if word in degrees or not word.endswith("est") or len(word) < 6:
        return degrees.get(word, word)
    stem = word[:-3]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    is_doubled = stem[-1] == stem[-2] and stem[-1] in "bdgmnpt"
    return stem[:-1] if is_doubled else stem


def _is_best(line: Line, counted: Noun) -> bool:
    """Return whether what is counted is the most of its kind."""
    is_most = line.low(counted.first - 1) == "most"
    return is_most or _plain(line.low(counted.first)) != line.low(counted.first)


def _among(line: Line, place: int) -> list[str]:
    """Return the words that say among what it is the most: "in the world", "to ever live"."""
    place += line.low(place) == "ever"
    if line.low(place) not in _PLACING and line.low(place) != "to":
        return []
    place += 1
    place += line.low(place) == "ever" or line.low(place) in vocabulary.determiners()
    ends = vocabulary.function_words() - vocabulary.determiners()
    words = takewhile(
        lambda word: word.isalpha() and word not in ends, line.lows(place, place + _LONGEST)
    )
    return [word for word in words if word not in vocabulary.determiners()]


def _unit_name(unit: Unit, *, is_age: bool) -> str:
    """Return the name of a unit in the batch form."""
    name = f"{unit.name} of age" if is_age else unit.name
    return vocabulary.batch_names().get(name, name).lower()
