# SPDX-License-Identifier: Apache-2.0
"""Every expression of time in a sentence with its value, in text order."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.text.times import (
    counted,
    days,
    lengths,
    months,
    near,
    quarters,
    spans,
    weekdays,
    years,
)
from annotator.text.times.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.times.line import Line
    from annotator.text.times.place import Place
    from annotator.text.times.values import Value


class Found(NamedTuple):
    """An expression and its value."""

    span: Span
    value: Value


@cache
def grammar() -> Grammar:
    """Return the forms of all expressions, the more special ones in front."""
    return Grammar(
        tuple(
            chain(
                lengths.FIRST_PATTERNS,
                weekdays.PATTERNS,
                days.PATTERNS,
                counted.PATTERNS,
                spans.PATTERNS,
                months.PATTERNS,
                quarters.PATTERNS,
                years.PATTERNS,
                near.PATTERNS,
                lengths.PATTERNS,
                days.LATE_PATTERNS,
            )
        )
    )


def find_times(line: Line, place: Place) -> Iterator[tuple[Found, Place]]:
    """Yield the expressions of time of a sentence, each with the place behind it."""
    for hit, value, behind in grammar().read(line, place):
        yield Found(Span(line.start(hit.first), line.end(hit.last - 1)), value), behind
