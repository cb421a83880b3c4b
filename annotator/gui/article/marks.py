# SPDX-License-Identifier: Apache-2.0
"""The marks near what is on screen, kept by stretches of the text and dropped as rows change."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from annotator.domain.span import Span
from annotator.gui.article.lanes import NO_LANES, Lanes, lay_out, rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.changes import Changes, Columns, RowChange
    from annotator.domain.mark import Mark

# A screen shows about 2,500 code points, whose chunks are read at once; an edit reads the marks
# of its own chunk again.
CHUNK_LENGTH = 2_000
_MOST_CHUNKS = 2_048
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

    __slots__ = ("annotation_ids", "lanes", "paragraphs")

    def __init__(self, paragraphs: dict[int, list[Mark]]) -> None:
        self.paragraphs = paragraphs
        self.lanes: dict[int, Lanes] = {}
        self.annotation_ids = {mark.annotation_id for mark in self.marks()}

    def marks(self) -> Iterator[Mark]:
        """Yield the marks, one that reaches into several paragraphs several times."""
        return chain.from_iterable(self.paragraphs.values())

    def keep_lanes(self, before: _Chunk) -> None:
        """Keep the lanes of paragraphs whose marks are as they were."""
        for paragraph, lanes in before.lanes.items():
            if self.paragraphs.get(paragraph) == before.paragraphs.get(paragraph):
                self.lanes[paragraph] = lanes


class MarkIndex:
    """Answers which marks a paragraph or a place has; offsets are code points of the text."""

    def __init__(self, text: str, source: MarkSource) -> None:
        """Note where paragraphs begin; marks are read when first asked for."""
        self._source = source
        self._length = len(text)
        self._starts = paragraph_starts(text)
        self._firsts = _chunk_firsts(self._starts)
        self._chunks: dict[int, _Chunk] = {}
        self._stale: dict[int, _Chunk] = {}

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

    def read(self, first: int, last: int) -> None:
        """Read what is not known yet of the marks of these paragraphs, both included, at once."""
        numbers = range(self._number_of(first), self._number_of(last) + 1)
        missing = [number for number in numbers if number not in self._chunks]
        if missing:
            self._make_room(len(missing))
            self._read_chunks(missing[0], missing[-1])

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

    def apply(self, changes: Changes) -> list[Span]:
        """Forget what these changes may have touched; return those stretches of the text."""
        touched: list[Span] = []
        for row in changes.of("span"):
            touched += self._touched_by(row)
        for row in changes.of("annotation"):
            # One that was added or removed has rows for its pieces too.
            if row.before and row.after and not _DRAWN_COLUMNS.isdisjoint(row.after):
                touched += self._spans_of(row.id)
        for span in touched:
            self._forget(span)
        return touched

    def forget_all(self) -> None:
        """Forget every mark, so that the source is asked anew."""
        self._chunks.clear()
        self._stale.clear()

    def _chunk_of(self, paragraph: int) -> _Chunk:
        number = self._number_of(paragraph)
        if number not in self._chunks:
            self.read(paragraph, paragraph)
        return self._chunks[number]

    def _number_of(self, paragraph: int) -> int:
        return bisect_right(self._firsts, paragraph) - 1

    def _read_chunks(self, first: int, last: int) -> None:
        """Read neighbouring chunks, both included, in one go; those known already stay."""
        marks = self._source.marks_in(Span(self._chunk_start(first), self._chunk_start(last + 1)))
        paragraphs = self._by_paragraph(marks, self._firsts[first], self._first_after(last))
        for number in range(first, last + 1):
            if number in self._chunks:
                continue
            own = range(self._firsts[number], self._first_after(number))
            chunk = _Chunk({one: paragraphs[one] for one in own if one in paragraphs})
            stale = self._stale.pop(number, None)
            if stale is not None:
                chunk.keep_lanes(stale)
            self._chunks[number] = chunk

    def _make_room(self, number: int) -> None:
        """Drop the chunks read first where these many more would be too many."""
        while self._chunks and len(self._chunks) + number > _MOST_CHUNKS:
            del self._chunks[next(iter(self._chunks))]

    def _by_paragraph(self, marks: Sequence[Mark], first: int, last: int) -> dict[int, list[Mark]]:
        """Return the marks by the paragraphs ``[first, last)`` that they reach into."""
        starts = self._starts
        rows: list[list[Mark]] = [[] for _ in range(first, last)]
        for mark in marks:
            span = mark.span
            end = span.end
            if span.start >= end:
                continue
            row = max(0, bisect_right(starts, span.start, first, last) - 1 - first)
            rows[row].append(mark)
            row += 1
            while first + row < last and starts[first + row] < end:
                rows[row].append(mark)
                row += 1
        return {first + row: marks for row, marks in enumerate(rows) if marks}

    def _first_after(self, number: int) -> int:
        return self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self._starts)

    def _chunk_start(self, number: int) -> int:
        return self._starts[self._firsts[number]] if number < len(self._firsts) else self._length

    def _touched_by(self, row: RowChange) -> list[Span]:
        """Return the stretches of which a changed piece was or is a part."""
        sides = [side for side in (row.before, row.after) if side is not None]
        if all("start" in side and "end" in side for side in sides):
            return [Span(side["start"], side["end"]) for side in sides]
        if row.before and row.after and ("start" in row.before or "end" in row.before):
            return self._touched_by_move(row.before, row.after)
        # Only the row's own id is known, which no mark carries.
        return [Span(0, self._length)]

    def _touched_by_move(self, before: Columns, after: Columns) -> list[Span]:
        """Return the stretches of a piece of which one end has moved and the other is unknown."""
        edge = "start" if "start" in before else "end"
        old, new = before[edge], after[edge]
        way = Span(max(0, min(old, new) - 1), max(old, new) + 1)
        marks = chain.from_iterable(chunk.marks() for chunk in self._chunks.values())
        spans = {mark.span for mark in marks if getattr(mark.span, edge) == old}
        return [way, *sorted(spans)]

    def _spans_of(self, annotation_id: str) -> list[Span]:
        chunks = [one for one in self._chunks.values() if annotation_id in one.annotation_ids]
        marks = chain.from_iterable(chunk.marks() for chunk in chunks)
        return sorted({mark.span for mark in marks if mark.annotation_id == annotation_id})

    def _forget(self, span: Span) -> None:
        first = bisect_right(self._firsts, self.paragraph_at(span.start)) - 1
        last = bisect_right(self._firsts, self.paragraph_at(max(span.start, span.end - 1))) - 1
        for number in range(first, last + 1):
            chunk = self._chunks.pop(number, None)
            if chunk is not None:
                self._stale[number] = chunk


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
