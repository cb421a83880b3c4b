# SPDX-License-Identifier: Apache-2.0
"""The marks near what is on screen, kept by stretches of the text and mended as rows change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from annotator.domain.span import Span
from annotator.gui.article.lanes import (
    MOST_LANES,
    NO_LANES,
    Lanes,
    difference,
    lay_out,
    smallest_first,
)
from annotator.text.lines import line_starts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from annotator.domain.changes import Changes, RowChange
    from annotator.domain.ids import AnnotationId
    from annotator.domain.mark import Mark

# Less than most paragraphs of news: what is read beyond the screen at a jump is read for nothing.
CHUNK_LENGTH = 300
_MOST_CHUNKS = 4_096
# Of these, so many may be read before somebody looks at them.
_MOST_AHEAD = 3_072
# An edit of more annotations than this has all marks read again.
_MOST_MENDED = 64
_DRAWN_COLUMNS = frozenset({"kind", "status"})


class MarkSource(Protocol):
    """What the marks are read from."""

    def marks_in(self, span: Span) -> Sequence[Mark]:
        """Return every piece that overlaps the span."""

    def marks_of(self, ids: Iterable[str]) -> Sequence[Mark]:
        """Return every piece of these annotations, those gone left out."""


class _Chunk:
    """The marks of a few paragraphs, by paragraph, with lanes as they are asked for."""

    __slots__ = ("lanes", "paragraphs")

    def __init__(self, paragraphs: dict[int, list[Mark]]) -> None:
        self.paragraphs = paragraphs
        self.lanes: dict[int, Lanes] = {}

    def marks(self) -> Iterator[Mark]:
        """Yield the marks, one that reaches into several paragraphs several times."""
        return chain.from_iterable(self.paragraphs.values())

    def take_out(self, ids: Collection[str]) -> Iterator[int]:
        """Forget the marks of these annotations; yield the paragraphs that had any."""
        for paragraph, marks in self.paragraphs.items():
            kept = [mark for mark in marks if mark.annotation_id not in ids]
            if len(kept) < len(marks):
                self.paragraphs[paragraph] = kept
                yield paragraph

    def put_in(self, mark: Mark, paragraphs: Iterable[int]) -> None:
        """Add a mark to paragraphs of the chunk."""
        for paragraph in paragraphs:
            self.paragraphs.setdefault(paragraph, []).append(mark)


class MarkIndex:
    """Answers which marks a paragraph or a place has; offsets are code points of the text."""

    def __init__(self, text: str, source: MarkSource) -> None:
        """Note where paragraphs begin; marks are read when first asked for."""
        self._source = source
        self._length = len(text)
        self._starts = line_starts(text)
        self._firsts = _chunk_firsts(self._starts)
        self._chunks: dict[int, _Chunk] = {}
        # In which chunks an annotation has marks, or had before they were dropped: there are
        # thousands of chunks, and most edits are about one annotation.
        self._homes: dict[str, tuple[int, ...]] = {}
        self._depths: dict[int, int] = {}

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

    def pieces_of(self, annotation_id: AnnotationId) -> list[Mark]:
        """Return the pieces of an annotation in text order, those out of sight too."""
        return sorted(self._source.marks_of([annotation_id]))

    def lanes(self, paragraph: int) -> Lanes:
        """Return the lanes of a paragraph: the same object until its marks may have changed."""
        chunk = self._chunk_of(paragraph)
        lanes = chunk.lanes.get(paragraph)
        if lanes is None:
            marks, most = chunk.paragraphs.get(paragraph), self._depths.get(paragraph, MOST_LANES)
            lanes = lay_out(marks, self.paragraph_span(paragraph), most) if marks else NO_LANES
            chunk.lanes[paragraph] = lanes
        return lanes

    def prepare(self, paragraph: int) -> bool:
        """Have the lanes of a paragraph ready; return False if there is no room for more."""
        self.lanes(paragraph)
        return len(self._chunks) < _MOST_AHEAD

    @property
    def greatest_depth(self) -> int:
        """Return how many lanes a paragraph may take at most."""
        return max(self._depths.values(), default=MOST_LANES)

    def set_depth(self, paragraph: int, depth: int) -> None:
        """Lay a paragraph's marks out in so many lanes at most from now on."""
        self._depths[paragraph] = depth
        if depth == MOST_LANES:
            del self._depths[paragraph]
        self._chunk_of(paragraph).lanes.pop(paragraph, None)

    def marks_at(self, offset: int) -> list[Mark]:
        """Return the marks over the character at an offset, smallest first."""
        marks = self.marks_of(self.paragraph_at(offset))
        found = [mark for mark in marks if mark.start <= offset < mark.end]
        return smallest_first(found)

    def apply(self, changes: Changes) -> list[Span]:
        """Follow an edit; return the stretches of the text whose lanes are others now.

        What nobody has asked the lanes of is not told of.
        """
        ids = {row.annotation_id for row in changes.of("span")}
        ids |= {row.id for row in changes.of("annotation") if _is_drawn(row)}
        return self.mend(ids)

    def mend(self, ids: Collection[str]) -> list[Span]:
        """Read the marks of these annotations anew; return what ``apply`` does."""
        if not ids:
            return []
        if len(ids) > _MOST_MENDED:
            self.forget_all()
            return [Span(0, self._length)]
        homes = {number for one in ids for number in self._homes.pop(one, ())}
        known = [self._chunks[number] for number in homes if number in self._chunks]
        mended = {one for chunk in known for one in chunk.take_out(ids)}
        for mark in self._source.marks_of(ids):
            mended.update(self._put_in(mark))
        changed = map(self._lay_out_again, sorted(mended))
        return [span for span in changed if span is not None]

    def forget_all(self) -> None:
        """Forget every mark, so that the source is asked anew."""
        self._chunks.clear()
        self._homes.clear()

    def _put_in(self, mark: Mark) -> Iterator[int]:
        """Add a mark to the chunks that are known; yield the paragraphs of them it reaches into."""
        first, last = self.paragraph_at(mark.start), self.paragraph_at(mark.end - 1)
        for number in range(self._number_of(first), self._number_of(last) + 1):
            chunk = self._chunks.get(number)
            if chunk is not None:
                start, end = self._firsts[number], self._first_after(number)
                own = range(max(first, start), min(last + 1, end))
                chunk.put_in(mark, own)
                self._note_home(mark, number)
                yield from own

    def _lay_out_again(self, paragraph: int) -> Span | None:
        """Lay out a paragraph that was laid out before; return what of it is different."""
        before = self._chunk_of(paragraph).lanes.pop(paragraph, None)
        return None if before is None else difference(before, self.lanes(paragraph))

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
            if number not in self._chunks:
                own = range(self._firsts[number], self._first_after(number))
                chunk = _Chunk({one: paragraphs[one] for one in own if one in paragraphs})
                self._chunks[number] = chunk
                for mark in chunk.marks():
                    self._note_home(mark, number)

    def _note_home(self, mark: Mark, number: int) -> None:
        homes = self._homes.get(mark[2], ())
        if number not in homes:
            self._homes[mark[2]] = (*homes, number)

    def _make_room(self, number: int) -> None:
        """Drop the chunks read first where these many more would be too many."""
        while self._chunks and len(self._chunks) + number > _MOST_CHUNKS:
            del self._chunks[next(iter(self._chunks))]

    def _by_paragraph(self, marks: Sequence[Mark], first: int, last: int) -> dict[int, list[Mark]]:
        """Return the marks by the paragraphs ``[first, last)`` that they reach into."""
        starts = self._starts
        found: dict[int, list[Mark]] = {}
        for mark in marks:
            start, end = mark[:2]
            paragraph = max(first, bisect_right(starts, start, first, last) - 1)
            while True:
                if paragraph in found:
                    found[paragraph].append(mark)
                else:
                    found[paragraph] = [mark]
                paragraph += 1
                if paragraph >= last or starts[paragraph] >= end:
                    break
        return found

    def _first_after(self, number: int) -> int:
        return self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self._starts)

    def _chunk_start(self, number: int) -> int:
        return self._starts[self._firsts[number]] if number < len(self._firsts) else self._length


def _is_drawn(row: RowChange) -> bool:
    """Return whether a change of an annotation shows; its coming and going shows by its pieces."""
    return bool(row.before and row.after and not _DRAWN_COLUMNS.isdisjoint(row.after))


def _chunk_firsts(starts: list[int]) -> list[int]:
    """Return the first paragraph of each chunk; paragraphs are never cut."""
    firsts = [0]
    while firsts[-1] < len(starts):
        following = bisect_left(starts, starts[firsts[-1]] + CHUNK_LENGTH, firsts[-1] + 1)
        if following >= len(starts):
            break
        firsts.append(following)
    return firsts
