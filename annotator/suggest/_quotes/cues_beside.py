# SPDX-License-Identifier: Apache-2.0
"""The words of the sentences beside a quotation, and the cues in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.suggest._quotes.cues_before import cue_before
from annotator.suggest._quotes.cues_behind import cue_behind
from annotator.suggest._quotes.tagged import Tagged

if TYPE_CHECKING:
    from annotator.suggest._quotes.attribution import Beside
    from annotator.suggest._quotes.quotations import Quotation
    from annotator.text.reading import Reading, Sentence

_MOST_WORDS = 60  # of a sentence beside a quotation


class Sides:
    """Finds the words of the sentences that stand beside a quotation."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._starts = [sentence.span.start for sentence in reading.sentences]

    def lead(self, quotation: Quotation, start: int) -> Beside | None:
        """Return the cue in front of a quotation, behind ``start``."""
        begin = quotation.span.start
        sentence = self._at(begin)
        last = _place(sentence, begin)
        first = max(_place(sentence, start), last - _MOST_WORDS)
        if first < last:
            return cue_before(Tagged(sentence, first, last))
        is_first = begin == self.reading.paragraphs[quotation.paragraph].span.start
        above = self._above(quotation) if is_first else None
        return None if above is None else cue_before(above)

    def tail(self, quotation: Quotation, limit: int | None, *, is_free: bool) -> Beside | None:
        """Return the cue behind a quotation, in front of ``limit``."""
        end = quotation.span.end
        place = bisect_right(self._starts, end - 1) - 1
        for sentence in self.reading.sentences[place : place + 2]:
            first = _place(sentence, end)
            last = min(_place(sentence, limit or sentence.span.end), first + _MOST_WORDS)
            if sentence.paragraph == quotation.paragraph and first < last:
                return cue_behind(Tagged(sentence, first, last), is_free=is_free)
        return None

    def sentence_start(self, quotation: Quotation) -> int:
        """Return where the sentence begins that a quotation begins in."""
        return self._at(quotation.span.start).span.start

    def is_next(self, end: int, quotation: Quotation) -> bool:
        """Return whether no sentence begins between a place and a quotation."""
        first = bisect_right(self._starts, end)
        last = bisect_right(self._starts, quotation.span.start)
        begins = last > 0 and self._starts[last - 1] == quotation.span.start
        return last - first - begins <= 0

    def _at(self, place: int) -> Sentence:
        return self.reading.sentences[max(0, bisect_right(self._starts, place) - 1)]

    def _above(self, quotation: Quotation) -> Tagged | None:
        """Return the last sentence of the paragraph before, if a colon ends it."""
        place = bisect_right(self._starts, quotation.span.start) - 2
        if place < 0 or self.reading.sentences[place].lowers[-1:] != (":",):
            return None
        sentence = self.reading.sentences[place]
        return Tagged(sentence, max(0, len(sentence.words) - _MOST_WORDS))


def _place(sentence: Sentence, offset: int) -> int:
    """Return the place of the first word of a sentence that begins at an offset or behind it."""
    return bisect_left(sentence.words, offset, key=_start)


_start = attrgetter("start")
