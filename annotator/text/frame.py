# SPDX-License-Identifier: Apache-2.0
"""Where things are in a text: lines, paragraphs, sentences, looked up only where asked."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.text.lines import line_starts
from annotator.text.partition import region_at
from annotator.text.sentences import split_sentences
from annotator.text.stretches import stretch_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BREAKS = re.compile(r"\n*")


class Frame:
    """Look-ups in one text; sentences are found when a paragraph is first asked for.

    A paragraph is the stretch between two line breaks, clipped to its region, so that a dateline
    or a picture counter is a paragraph of its own. Offsets are code points.
    """

    def __init__(self, text: str, regions: Sequence[Region]) -> None:
        """Note where lines begin; ``regions`` partition the text."""
        self.text = text
        self.regions = tuple(regions)
        self._line_starts = array("Q", line_starts(text))
        self._sentences: dict[Span, list[Span]] = {}

    def line_of(self, offset: int) -> int:
        """Return the number of the line that holds an offset, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def line_span(self, line: int) -> Span:
        """Return a line, counted from 1, without its line break."""
        is_last = line >= len(self._line_starts)
        end = len(self.text) if is_last else self._line_starts[line] - 1
        return Span(self._line_starts[line - 1], end)

    def paragraph_at(self, offset: int) -> Span:
        """Return the paragraph that holds an offset; the end of a line belongs to the line."""
        line = self.line_span(self.line_of(offset))
        at_line_end = offset >= line.end > line.start
        return self._paragraph(line, line.end - 1 if at_line_end else offset)

    def stretch_at(self, offset: int) -> Span:
        """Return the paragraph that holds an offset, or of a very long one a part."""
        paragraph = self.paragraph_at(offset)
        return stretch_at(
            self.text, paragraph, min(offset, max(paragraph.start, paragraph.end - 1))
        )

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that holds an offset, or the one before it.

        On an empty line it is the empty span there.
        """
        stretch = self.stretch_at(offset)
        sentences = self._sentences_of(stretch)
        if not sentences:
            return stretch
        return sentences[max(0, bisect_right(sentences, offset, key=_start) - 1)]

    def sentences(self, span: Span) -> Iterator[Span]:
        """Yield the sentences that overlap a span, in text order."""
        offset = self.stretch_at(span.start).start if span else span.end
        while offset < span.end:
            line = self.line_span(self.line_of(offset))
            stretch = stretch_at(self.text, self._paragraph(line, offset), offset)
            found = self._sentences_of(stretch)
            yield from (sentence for sentence in found if sentence.overlaps(span))
            offset = self._after_breaks(stretch.end)

    def body_sentences(self) -> Iterator[Span]:
        """Yield all sentences outside furniture, in text order."""
        for region in self.regions:
            if region.role is not RegionRole.FURNITURE:
                yield from self.sentences(region.span)

    def is_furniture(self, offset: int) -> bool:
        """Return whether the character behind an offset is page furniture."""
        return region_at(self.regions, offset).role is RegionRole.FURNITURE

    def _paragraph(self, line: Span, offset: int) -> Span:
        if not line:
            return line
        return line.clip(region_at(self.regions, offset).span) or Span(offset, offset)

    def _after_breaks(self, offset: int) -> int:
        found = _BREAKS.match(self.text, offset)
        return found.end() if found else offset

    def _sentences_of(self, paragraph: Span) -> list[Span]:
        found = self._sentences.get(paragraph)
        if found is None:
            found = split_sentences(self.text, paragraph.start, paragraph.end)
            self._sentences[paragraph] = found
        return found


def _start(span: Span) -> int:
    return span.start
