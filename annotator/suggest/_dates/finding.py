# SPDX-License-Identifier: Apache-2.0
"""Every expression of time in an article with its value, in text order."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.suggest._dates import counted, days, holidays, lengths, stretches
from annotator.suggest._dates.grammar import Grammar
from annotator.suggest._dates.items import read_items
from annotator.suggest._dates.periods import Period, Unit
from annotator.suggest._dates.place import Place
from annotator.suggest._dates.year import work_out_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest._dates.values import Value
    from annotator.text.reading import Reading


class Found(NamedTuple):
    """An expression and its value; ``place`` is what it was counted from."""

    span: Span
    value: Value
    place: Place


@cache
def grammar() -> Grammar:
    """Return the forms of all expressions, the more special ones in front."""
    return Grammar(
        tuple(
            chain(
                lengths.FIRST_PATTERNS,
                days.PATTERNS,
                counted.PATTERNS,
                holidays.PATTERNS,
                stretches.PATTERNS,
                lengths.PATTERNS,
                days.LATE_PATTERNS,
            )
        )
    )


def find_times(reading: Reading) -> Iterator[Found]:
    """Yield the expressions of time in an article."""
    place = first_place(reading)
    for sentence in reading.in_turn():
        items = read_items(sentence.words)
        for hit, value, counted_from in grammar().read(items, place):
            span = Span(items[hit.first].start, items[hit.last - 1].end)
            yield Found(span, value, counted_from)
            place = counted_from.after(value.period)


def first_place(reading: Reading) -> Place:
    """Return the day that an article speaks from, its year worked out where it has none."""
    guess = work_out_year(reading)
    published = f"{guess.year}{reading.published[4:]}" if guess else reading.published
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return Place(None)
    return Place(Period(Unit.DAY, day), is_guess=guess is not None)
