# SPDX-License-Identifier: Apache-2.0
"""An article as rules read it: paragraphs that tell something, their sentences, their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.domain.article import RegionRole
from annotator.domain.span import Span
from annotator.text.frame import Frame
from annotator.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from annotator.domain.article import Region
    from annotator.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words; ``paragraph`` is its place in ``Reading.paragraphs``."""

    span: Span
    paragraph: int
    words: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch between line breaks and within a region, with what the region is for."""

    span: Span
    role: RegionRole


class Reading:
    """One article to find suggestions in; what is worked out is kept for all rules.

    ``published`` is EDTF, its year ``XXXX`` where none is known, or blank. ``today`` is the
    reader's day. Furniture is no part of the paragraphs. Offsets are code points.
    """

    def __init__(
        self,
        text: str,
        regions: Sequence[Region],
        *,
        published: str = "",
        today: date | None = None,
    ) -> None:
        self.text = text
        self.regions = tuple(regions)
        self.published = published
        self.today = today
        self.frame = Frame(text, regions)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs outside furniture that hold text, in text order."""
        return tuple(
            Paragraph(Span(start, start + len(line)), region.role)
            for region in self.regions
            if region.role is not RegionRole.FURNITURE
            for start, line in _lines(self.text, region.span)
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all paragraphs, in text order."""
        return tuple(
            Sentence(span, place, tuple(tokens(self.text, span.start, span.end)))
            for place, paragraph in enumerate(self.paragraphs)
            for span in self.frame.sentences(paragraph.span)
        )


def _lines(text: str, span: Span) -> list[tuple[int, str]]:
    """Return the lines of a stretch with where they begin, without white space around them."""
    found = []
    start = span.start
    for line in span.of(text).split("\n"):
        bare = line.strip()
        if bare:
            found.append((start + len(line) - len(line.lstrip()), bare))
        start += len(line) + 1
    return found
