# SPDX-License-Identifier: Apache-2.0
"""The words of the sentences beside a quotation, and the cues in them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.suggest._quotes.cues_before import cue_before
from annotator.suggest._quotes.cues_behind import cue_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest._quotes.attribution import Beside
    from annotator.suggest._quotes.quotations import Quotation
    from annotator.text.reading import Reading, Sentence
    from annotator.text.tokens import Token

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
        words = _between(sentence, max(start, sentence.span.start), begin, from_end=True)
        if not words and begin == self.reading.paragraphs[quotation.paragraph].span.start:
            words = self._above(quotation)
        return cue_before(words) if words else None

    def tail(self, quotation: Quotation, limit: int | None, *, is_free: bool) -> Beside | None:
        """Return the cue behind a quotation, in front of ``limit``."""
        end = quotation.span.end
        words: Sequence[Token] = ()
        place = bisect_right(self._starts, end - 1) - 1
        for sentence in self.reading.sentences[place : place + 2]:
            if sentence.paragraph == quotation.paragraph and not words:
                words = _between(sentence, end, limit or sentence.span.end)
        return cue_behind(words, is_free=is_free) if words else None

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

    def _above(self, quotation: Quotation) -> Sequence[Token]:
        """Return the words of the last sentence of the paragraph before, if a colon ends it."""
        place = bisect_right(self._starts, quotation.span.start) - 2
        if place < 0:
            return ()
        sentence = self.reading.sentences[place]
        is_lead = bool(sentence.words) and sentence.words[-1].text == ":"
        return sentence.words[-_MOST_WORDS:] if is_lead else ()


def _between(
    sentence: Sentence, start: int, end: int, *, from_end: bool = False
) -> Sequence[Token]:
    """Return the words of a sentence between two places, those next to the quotation."""
    words = sentence.words
    first = bisect_right(words, start - 1, key=_start)
    last = bisect_right(words, end - 1, key=_start)
    if from_end:
        return words[max(first, last - _MOST_WORDS) : last]
    return words[first : min(last, first + _MOST_WORDS)]


def _start(word: Token) -> int:
    return word.start
