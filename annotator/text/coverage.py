# SPDX-License-Identifier: Apache-2.0
"""What of an article nobody has marked: sentences, then names and figures, then other words."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.text.dates import find_dates
from annotator.text.names import find_names
from annotator.text.numbers import find_numbers
from annotator.text.sweeping import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.text.frame import Frame
    from annotator.text.sweeping import Stretches

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Outline:
    """What there is to check in a text, page furniture left out; it never changes.

    ``words`` are the names and figures, start and end by turns: a long text has very many.
    """

    sentences: tuple[Span, ...]
    words: array[int]

    def names_and_figures(self) -> Iterator[Span]:
        """Yield the names and figures, in order and apart."""
        edges = iter(self.words)
        return (Span(start, end) for start, end in zip(edges, edges, strict=True))


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to look at, each in text order."""

    sentences: tuple[Span, ...] = ()
    # Names and figures outside every mark, in sentences that have one.
    words: tuple[Span, ...] = ()

    def __len__(self) -> int:
        """Return how many places are left."""
        return len(self.sentences) + len(self.words)


def outline(frame: Frame) -> Iterator[tuple[Span, list[Span]]]:
    """Yield each sentence outside furniture with its names and figures, for ``outline_of``."""
    for sentence in frame.body_sentences():
        yield sentence, list(_names_and_figures(frame.text, sentence))


def outline_of(found: Iterable[tuple[Span, list[Span]]]) -> Outline:
    """Return the outline of the sentences found."""
    sentences: list[Span] = []
    edges = array("Q")
    for sentence, words in found:
        sentences.append(sentence)
        for word in words:
            edges.extend((word.start, word.end))
    return Outline(tuple(sentences), edges)


def left_of(known: Outline, marked: Sequence[tuple[int, int]]) -> Left:
    """Return what no marked stretch overlaps, in one sweep a list.

    A sentence that is left stands for the names and figures in it.
    """
    sentences = tuple(apart(known.sentences, marked))
    whole = ((one.start, one.end) for one in sentences)
    return Left(sentences, tuple(apart(apart(known.names_and_figures(), marked), whole)))


def bare_stretches(text: str, sentences: Iterable[Span], marked: Stretches) -> Iterator[Span]:
    """Yield the stretches of two words or more, within a sentence, that no mark overlaps."""
    for gap in _gaps(sentences, marked):
        words = [match.span() for match in _WORD.finditer(text, gap.start, gap.end)]
        if len(words) > 1:
            yield Span(words[0][0], words[-1][1])


def untouched(sentences: Iterable[Span], marked: Stretches) -> int:
    """Return how many sentences no marked stretch overlaps."""
    return sum(1 for _ in apart(sentences, marked))


def _gaps(sentences: Iterable[Span], stretches: Stretches) -> Iterator[Span]:
    """Yield what the stretches leave of each sentence."""
    ordered = iter(stretches)
    reach = 0
    pending = next(ordered, None)
    for sentence in sentences:
        reach = max(reach, sentence.start)
        while pending is not None and pending[0] < sentence.end:
            if reach < pending[0]:
                yield Span(reach, pending[0])
            reach = max(reach, pending[1])
            pending = next(ordered, None)
        if reach < sentence.end:
            yield Span(reach, sentence.end)


def _names_and_figures(text: str, sentence: Span) -> Iterator[Span]:
    """Yield dates, then numbers beside them, then names beside both, in text order."""
    found = list(find_dates(text, sentence.start, sentence.end))
    for finder in (find_numbers(text, sentence.start, sentence.end), find_names(text, sentence)):
        found += apart(finder, [(one.start, one.end) for one in sorted(found)])
    return iter(sorted(found))
