# SPDX-License-Identifier: Apache-2.0
"""An article as rules read it: paragraphs that tell something, their sentences, their words."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from annotator.domain.article import RegionRole
from annotator.domain.span import Span
from annotator.text.advice import ask
from annotator.text.sentences import split_sentences
from annotator.text.stretches import stretches
from annotator.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from annotator.domain.article import Region
    from annotator.domain.suggestion import Suggestion
    from annotator.text.advice import Advice, Adviser
    from annotator.text.tokens import Token

_T = TypeVar("_T")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words, and ``lowers``, the same in small letters.

    ``paragraph`` is its place in ``Reading.paragraphs``, ``place`` that in ``Reading.sentences``.
    """

    span: Span
    paragraph: int
    place: int
    words: tuple[Token, ...]
    lowers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch between line breaks and within a region, with what the region is for."""

    span: Span
    role: RegionRole


class Reading:
    """One article to find suggestions in; what is worked out is kept for all rules.

    ``published`` is EDTF, its year ``XXXX`` where none is known, or blank. ``today`` is the
    reader's day. Furniture is no part of the paragraphs. Offsets are code points.

    ``check`` is called between sentences, lines and quotes by whoever goes through them; what it
    raises stops them.
    ``adviser`` is a language model that rules may ask. ``found`` is what is known to stand in the
    article, in text order: filled for those who build upon what others find.
    """

    def __init__(
        self,
        text: str,
        regions: Sequence[Region],
        *,
        published: str = "",
        today: date | None = None,
        check: Callable[[], object] | None = None,
        adviser: Adviser | None = None,
    ) -> None:
        self.text = text
        self.regions = tuple(regions)
        self.published = published
        self.today = today
        self.check = check or _go_on
        self.adviser = adviser
        self.found: tuple[Suggestion, ...] = ()
        self._kept: dict[Callable[[Reading], object], object] = {}

    def once(self, work: Callable[[Reading], _T]) -> _T:
        """Return what is worked out from the article, by the first rule that asks for it."""
        if work not in self._kept:
            self._kept[work] = work(self)
        return cast("_T", self._kept[work])

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs outside furniture that hold text, in text order."""
        return tuple(
            Paragraph(Span(start, start + len(line)), region.role)
            for region in self.regions
            if region.role is not RegionRole.FURNITURE
            for start, line in self.checked(_lines(self.text, region.span))
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all paragraphs, in text order."""
        found: list[Sentence] = []
        for at, paragraph in enumerate(self.paragraphs):
            for span in self._sentence_spans(paragraph.span):
                words = tuple(tokens(self.text, span.start, span.end))
                lowers = tuple([word.lower for word in words])
                found.append(Sentence(span, at, len(found), words, lowers))
        return tuple(found)

    def _sentence_spans(self, paragraph: Span) -> Iterator[Span]:
        for part in stretches(self.text, paragraph):
            self.check()
            yield from split_sentences(self.text, part.start, part.end)

    @cached_property
    def index(self) -> Mapping[str, Sequence[int]]:
        """Return, for each word in small letters, the places of the sentences that hold it.

        The parts of a compound are there as well: "third-quarter", "third", "quarter".
        """
        index: dict[str, list[int]] = {}
        for sentence in self.in_turn():
            for word in set(sentence.lowers):
                if word in index:
                    index[word].append(sentence.place)
                else:
                    index[word] = [sentence.place]
        for word in [word for word in index if "-" in word]:
            for part in filter(None, word.split("-")):
                index[part] = sorted({*index[word], *index.get(part, ())})
        return index

    @cached_property
    def with_figures(self) -> Sequence[int]:
        """Return the places of the sentences that hold a digit."""
        return [
            sentence.place
            for sentence in self.in_turn()
            if _FIGURE.search(self.text, sentence.span.start, sentence.span.end)
        ]

    @cached_property
    def advice(self) -> Advice | None:
        """Return what the language model says, None where there is none or it fails."""
        if self.adviser is None:
            return None
        spans = (paragraph.span for paragraph in self.paragraphs)
        return ask(self.adviser, self.text, spans, self.check)

    def unadvised(self) -> Reading:
        """Return the same article with its words, but without what the model says."""
        other = copy.copy(self)
        vars(other).update(adviser=None, advice=None, _kept={})
        return other

    def in_turn(self) -> Iterator[Sentence]:
        """Yield the sentences in text order, for rules that look at all of them."""
        return self.checked(self.sentences)

    def holding(self, words: frozenset[str], *, or_figures: bool = False) -> Iterator[Sentence]:
        """Yield the sentences that hold one of the words, or else a figure, in text order.

        ``words`` are in small letters. Many sentences of an article hold none of the words that a
        rule goes by, so that it need not look at them word by word.
        """
        places = set(self.with_figures) if or_figures else set()
        for word in words.intersection(self.index):
            places.update(self.index[word])
        return self.checked(self.sentences[place] for place in sorted(places))

    def checked(self, things: Iterable[_T]) -> Iterator[_T]:
        """Yield things as they are, as long as nobody wants rules to stop.

        Whatever there are as many of as an article has lines or quotes is gone through so.
        """
        for one in things:
            self.check()
            yield one


def _go_on() -> None:
    """Let rules read on."""


def _lines(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """Yield the lines of a stretch with where they begin, without white space around them."""
    start = span.start
    for line in span.of(text).split("\n"):
        bare = line.strip()
        if bare:
            yield start + len(line) - len(line.lstrip()), bare
        start += len(line) + 1
