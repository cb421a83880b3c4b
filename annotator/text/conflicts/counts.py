# SPDX-License-Identifier: Apache-2.0
"""Numbers of one event that count the same thing and are not the same.

Two numbers count the same where their noun, unit, scope and all else that a checker can fill in
agree, and either a scope was filled in or their sentences say the same of what is counted: the
same verb, in the same places, on no other day. “12 people” may be others than the “40 people” of
the next sentence, and a doubt is no conflict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from math import isfinite
from typing import TYPE_CHECKING

from annotator.domain.conflict import Conflict
from annotator.domain.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.text.conflicts.stated import Stated

# Every pair is looked at.
_MOST = 24
# Of these types, two numbers may be two values of one thing. Shares and ages are of different
# things however alike their words are.
_TYPES = frozenset({"", "cardinal", "money", "range"})
_ABOUT = 0.1  # of the value, to both sides
_ROUND = 1000  # numbers below are told to the last one
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with the least and the most that it can be, and what it counts."""

    stated: Stated
    least: float
    most: float
    thing: tuple[object, ...]

    def excludes(self, other: _Count) -> bool:
        """Return whether the two cannot both be right, if they count the same."""
        return self.most < other.least or other.most < self.least


def count_conflicts(stated: Sequence[Stated]) -> Iterator[Conflict]:
    """Yield the numbers that count the same thing and exclude each other, each value once."""
    counts = [count for one in sorted(stated, key=_place) if (count := _count_of(one))]
    told: set[tuple[object, ...]] = set()
    for one, other in combinations(counts[:_MOST], 2):
        values = (one.thing, *sorted([(one.least, one.most), (other.least, other.most)]))
        if one.thing != other.thing or not one.excludes(other) or values in told:
            continue
        # Imported here: few events have two numbers of one thing.
        from annotator.text.conflicts.context import tell_of_the_same  # noqa: PLC0415

        if tell_of_the_same(one.stated, other.stated):
            told.add(values)
            yield _told(one.stated, other.stated)


def _place(stated: Stated) -> int:
    return stated.start


def _count_of(stated: Stated) -> _Count | None:
    fields = stated.fields
    reach, counted = _reach(stated), fields.get("counted", "")
    if reach is None or not counted or fields.get("number_type", "") not in _TYPES:
        return None
    from annotator.text.conflicts.context import thing_of  # noqa: PLC0415 - see above

    return _Count(stated, *reach, (*thing_of(fields), fields.get("as_of", "")))


def _reach(stated: Stated) -> tuple[float, float] | None:
    """Return the least and the most that a number means, None where it has no value.

    Where it is said loosely, "more than 100" are also 100.
    """
    fields = stated.fields
    names = ("number_value", "number_min", "number_max")
    value, least, most = (_number(fields.get(name, "")) for name in names)
    if value is None:
        return None if least is None or most is None else (least, most)
    modifier = fields.get("modifier", "")
    slack = max(_slack(value), abs(value) * _ABOUT if modifier == "approx" else 0)
    low, high = value - slack, value + slack
    if modifier in ("at_least", "more_than"):
        high = float("inf")
    elif modifier in ("at_most", "less_than"):
        low = float("-inf")
    return min(low, low if least is None else least), max(high, high if most is None else most)


def _number(written: str) -> float | None:
    """Return a value; None where there is none, or one beyond what can be reckoned with."""
    value = float(written) if _NUMBER.fullmatch(written) else None
    return value if value is not None and isfinite(value) else None


def _slack(value: float) -> float:
    """Return by how much a value may be off that ends in noughts: 1,200 is told to the hundred."""
    if abs(value) < _ROUND or value != int(value):
        return 0
    digits = str(abs(int(value)))
    noughts = len(digits) - len(digits.rstrip("0"))
    return 10**noughts / 2 if noughts > 1 else 0


def _told(one: Stated, other: Stated) -> Conflict:
    return Conflict(
        message(
            "Two counts of {counted}: “{words}” in line {line}, but “{other_words}” in line "
            "{other_line}.",
            counted=one.fields["counted"],
            words=one.shown,
            line=one.line,
            other_words=other.shown,
            other_line=other.line,
        ),
        (one.id, other.id),
    )
