# SPDX-License-Identifier: Apache-2.0
"""The marks near what is on screen, kept by stretches of the text and dropped as rows change."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Protocol

from annotator.domain.span import Span
from annotator.gui.article.lanes import NO_LANES, Lanes, lay_out, rank

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.changes import Changes, Columns, RowChange
    from annotator.domain.mark import Mark

CHUNK_LENGTH = 8_000
_MOST_CHUNKS = 256
_DRAWN_COLUMNS = frozenset({"kind", "status"})
# Where a text document of Qt begins a new block.
_BREAK = re.compile("[\n\r\N{PARAGRAPH SEPARATOR}\ufdd0\ufdd1]")
_RARE_BREAKS = "\r\N{PARAGRAPH SEPARATOR}\ufdd0\ufdd1"


class MarkSource(Protocol):
    """What the marks are read from."""

    def marks_in(self, span: Span) -> Sequence[Mark]:
        """Return every piece that overlaps the span."""


class _Chunk:
    """The marks of a few paragraphs, by paragraph, with lanes as they are asked for."""

    __slots__ = ("crossing", "ids", "lanes", "paragraphs")

    def __init__(self, span: Span, marks: Sequence[Mark]) -> None:
        self.paragraphs: dict[int, list[Mark]] = {}
        self.lanes: dict[int, Lanes] = {}
        self.ids = {mark.annotation_id for mark in marks}
        self.crossing = [mark for mark in marks if not span.contains(mark.span)]


class MarkIndex:
    """Answers which marks a paragraph or a place has; offsets are code points of the text."""

    def __init__(self, text: str, source: MarkSource) -> None:
        """Note where paragraphs begin; marks are read when first asked for."""
        self._source = source
        self._length = len(text)
        self._starts = paragraph_starts(text)
        self._firsts = _chunk_firsts(self._starts)
        self._chunks: dict[int, _Chunk] = {}

    @property
    def paragraph_count(self) -> int:
        """Return the number of paragraphs, empty ones counted."""
        return len(self._starts)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def paragraph_span(self, paragraph: int) -> Span:
        """Return the text of a paragraph without the break behind it."""
        if paragraph + 1 < len(self._starts):
            return Span(self._starts[paragraph], self._starts[paragraph + 1] - 1)
        return Span(self._starts[paragraph], self._length)

    def marks_of(self, paragraph: int) -> Sequence[Mark]:
        """Return the marks that reach into a paragraph."""
        return self._chunk_of(paragraph).paragraphs.get(paragraph, ())

    def lanes(self, paragraph: int) -> Lanes:
        """Return the lanes of a paragraph: the same object until its marks may have changed."""
        chunk = self._chunk_of(paragraph)
        lanes = chunk.lanes.get(paragraph)
        if lanes is None:
            marks = chunk.paragraphs.get(paragraph)
            lanes = lay_out(marks, self.paragraph_span(paragraph)) if marks else NO_LANES
            chunk.lanes[paragraph] = lanes
        return lanes

    def marks_at(self, offset: int) -> list[Mark]:
        """Return the marks over the character at an offset, smallest first."""
        marks = self.marks_of(self.paragraph_at(offset))
        found = [mark for mark in marks if mark.span.start <= offset < mark.span.end]
        return sorted(found, key=rank, reverse=True)

    def apply(self, changes: Changes) -> bool:
        """Forget what these changes may have touched; return whether anything was known of it."""
        before = len(self._chunks)
        for row in changes.of("span"):
            self._forget_row(row)
        for row in changes.of("annotation"):
            if _DRAWN_COLUMNS & {*(row.before or ()), *(row.after or ())}:
                self._forget_annotation(row.id)
        return len(self._chunks) < before

    def forget_all(self) -> None:
        """Forget every mark, so that the source is asked anew."""
        self._chunks.clear()

    def _chunk_of(self, paragraph: int) -> _Chunk:
        number = bisect_right(self._firsts, paragraph) - 1
        return self._chunks.get(number) or self._read_chunk(number)

    def _read_chunk(self, number: int) -> _Chunk:
        start, end = self._chunk_start(number), self._chunk_start(number + 1)
        marks = self._source.marks_in(Span(start, end))
        chunk = _Chunk(Span(start, end), marks)
        first = self._firsts[number]
        for mark in marks:
            if mark.span:
                self._file_mark(chunk, mark, first, end)
        while len(self._chunks) >= _MOST_CHUNKS:
            del self._chunks[next(iter(self._chunks))]
        self._chunks[number] = chunk
        return chunk

    def _file_mark(self, chunk: _Chunk, mark: Mark, first: int, end: int) -> None:
        starts = self._starts
        paragraph = max(first, bisect_right(starts, mark.span.start) - 1)
        end = min(end, mark.span.end)
        while paragraph < len(starts) and starts[paragraph] < end:
            chunk.paragraphs.setdefault(paragraph, []).append(mark)
            paragraph += 1

    def _chunk_start(self, number: int) -> int:
        return self._starts[self._firsts[number]] if number < len(self._firsts) else self._length

    def _forget_row(self, row: RowChange) -> None:
        sides = [side for side in (row.before, row.after) if side is not None]
        if all("start" in side and "end" in side for side in sides):
            for side in sides:
                self._forget_between(side["start"], side["end"])
        elif row.before and row.after and ("start" in row.before or "end" in row.before):
            self._forget_moved(row.before, row.after)
        else:
            # Only the row's own id is known, which no mark carries.
            self._chunks.clear()

    def _forget_annotation(self, annotation_id: str) -> None:
        self._forget_if(lambda chunk: annotation_id in chunk.ids)

    def _forget_moved(self, before: Columns, after: Columns) -> None:
        """Forget a piece of which only one end is known, and that end has moved."""
        edge = "start" if "start" in before else "end"
        old, new = before[edge], after[edge]
        self._forget_between(max(0, min(old, new) - 1), max(old, new) + 1)
        self._forget_if(
            lambda chunk: any(getattr(mark.span, edge) == old for mark in chunk.crossing)
        )

    def _forget_between(self, start: int, end: int) -> None:
        first = bisect_right(self._firsts, self.paragraph_at(start)) - 1
        last = bisect_right(self._firsts, self.paragraph_at(max(start, end - 1))) - 1
        for number in range(first, last + 1):
            self._chunks.pop(number, None)

    def _forget_if(self, holds: Callable[[_Chunk], bool]) -> None:
        for number in [number for number, chunk in self._chunks.items() if holds(chunk)]:
            del self._chunks[number]


def paragraph_starts(text: str) -> list[int]:
    """Return where paragraphs begin, as Qt's blocks do; the first is 0."""
    starts = [0]
    if any(rare in text for rare in _RARE_BREAKS):
        starts.extend(found.end() for found in _BREAK.finditer(text))
        return starts
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _chunk_firsts(starts: list[int]) -> list[int]:
    """Return the first paragraph of each chunk; paragraphs are never cut."""
    firsts = [0]
    while firsts[-1] < len(starts):
        following = bisect_left(starts, starts[firsts[-1]] + CHUNK_LENGTH, firsts[-1] + 1)
        if following >= len(starts):
            break
        firsts.append(following)
    return firsts
