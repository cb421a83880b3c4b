# SPDX-License-Identifier: Apache-2.0
"""The dates and times of an article, worked out once for all that ask for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from annotator.text.times.finding import find_times
from annotator.text.times.lexicon import core_words
from annotator.text.times.line import Line
from annotator.text.times.periods import Period, Unit
from annotator.text.times.place import Place
from annotator.text.times.year import work_out_year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.domain.span import Span
    from annotator.text.reading import Reading
    from annotator.text.times.finding import Found
    from annotator.text.times.year import YearGuess

# A day of publication beyond these is a mistake, from which nothing is counted.
_NEWS = range(1500, 3000)


@dataclass(frozen=True, slots=True)
class Times:
    """The expressions of time by the places of their sentences, and what they are counted from.

    ``today`` is the day of publication, None where it is not known; ``guess`` tells how its year
    was worked out where it is not written.
    """

    found: Mapping[int, Sequence[Found]]
    today: Period | None
    guess: YearGuess | None

    def dates(self, place: int) -> list[Span]:
        """Return where the sentence at a place has dates and clock times, in order and apart."""
        return [one.span for one in self.found.get(place, ()) if one.value.rule]


def times_of(reading: Reading) -> Times:
    """Return the times of an article; ask by ``reading.once(times_of)``."""
    sentences = reading.holding(core_words(), or_figures=True)
    timed = [(one, Line(one.words, one.lowers)) for one in sentences]
    guess = work_out_year(reading, timed)
    today = _today(reading.published, guess)
    place = Place(today)
    found: dict[int, list[Found]] = defaultdict(list)
    for sentence, line in timed:
        reading.check()
        for one, behind in find_times(line, place):
            found[sentence.place].append(one)
            place = behind
    return Times(dict(found), today, guess)


def _today(published: str, guess: YearGuess | None) -> Period | None:
    """Return the day that an article speaks from, None where its year is not to be had."""
    written = f"{guess.year}{published[4:]}" if guess else published
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return None
    return Period(Unit.DAY, day) if day.year in _NEWS else None
