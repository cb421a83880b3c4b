# SPDX-License-Identifier: Apache-2.0
"""The sentences of an article with the classes of their words, for all rules that read clauses."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._quotes.tagged import Tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.text.reading import Reading, Sentence

_LONGEST = 150  # words


class TaggedParagraph(NamedTuple):
    """The sentences of one paragraph; ``number`` is its place in ``Reading.paragraphs``."""

    number: int
    sentences: Sequence[Tagged]


def tagged_paragraphs(reading: Reading) -> Sequence[TaggedParagraph]:
    """Return the paragraphs of an article; ask by ``reading.once(tagged_paragraphs)``."""
    grouped = groupby(reading.in_turn(), key=attrgetter("paragraph"))
    return [TaggedParagraph(number, _tagged(reading, found)) for number, found in grouped]


def _tagged(reading: Reading, sentences: Iterable[Sentence]) -> list[Tagged]:
    """Return the sentences of a paragraph; a quotation may stay open from one to the next.

    What is longer than any sentence, a list or a table most often, is read by stretches.
    """
    found: list[Tagged] = []
    for sentence in sentences:
        for first in range(0, len(sentence.words), _LONGEST):
            reading.check()
            is_open = bool(found) and found[-1].stays_open
            last = first + _LONGEST
            found.append(Tagged(sentence, first, last, is_open=is_open, advice=reading.advice))
    return found
