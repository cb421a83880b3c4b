# SPDX-License-Identifier: Apache-2.0
"""Runs of furniture folded to one line: their paragraphs stay in the document, but take no room."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlockFormat, QTextCursor

from annotator.domain.article import RegionRole
from annotator.domain.errors import BugError
from annotator.gui.article.numbering import block_of, paragraph_of
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from annotator.domain.article import Region
    from annotator.gui.article.marks import MarkIndex
    from annotator.gui.article.typography import Style

_LONGEST_TITLE = 120
# Between a run and the next paragraph with text there are hardly ever more empty ones.
_NEAR = 8
# Where hidden paragraphs are put, so that no place on the page counts as theirs: below any text,
# for Qt takes the last paragraph that ends above a place between two. It counts to 33 million.
_NOWHERE = QPointF(0, 30_000_000)


class Run(NamedTuple):
    """Neighbouring paragraphs of furniture, the first and the last with their text's bounds."""

    first: int
    last: int
    start: int
    end: int
    # The beginning of its text, and how many of its paragraphs have any.
    title: str
    lines: int


class Folds:
    """Which runs of furniture are folded in the document of an article."""

    def __init__(self, *, is_on: bool = False) -> None:
        """Begin without an article; ``is_on`` has every run be folded at first."""
        self.is_on = is_on
        self.runs: list[Run] = []
        self._open: set[int] = set()
        self._closed: set[int] = set()
        self._document: QTextDocument | None = None
        # Of the one line, and of it with the space below it.
        self._height = self._room = 0
        # All paragraphs of the text.
        self._count = 0

    def set_text(self, text: str, regions: Sequence[Region], index: MarkIndex | None) -> None:
        """Find the runs of an article; what was opened or closed by hand stays so."""
        self.runs = [*_find_runs(text, regions, index)] if index else []
        self._count = index.paragraph_count if index else 0
        starts = {run.start for run in self.runs}
        self._open &= starts
        self._closed &= starts

    def set_all(self, *, folded: bool) -> None:
        """Fold or unfold every run, whatever was done to each before."""
        self.is_on = folded
        self._open.clear()
        self._closed.clear()
        if self._document is not None:
            for run in self.runs:
                self._show(run, is_visible=not folded)

    def set_document(self, document: QTextDocument, style: Style) -> None:
        """Fold in a new document what is folded."""
        self._document = document
        self._height = style.pixels(5 * GRID)
        self._room = self._height + style.pixels(2 * GRID)
        self.fold_between(0, self._count)

    def fold_between(self, first: int, last: int) -> None:
        """Fold what is folded where the paragraphs between these two were set anew."""
        for run in self.between(first, last):
            if self.is_folded(run):
                self._show(run, is_visible=False)

    def is_folded(self, run: Run) -> bool:
        """Return whether a run is one line now; there is always something else to see."""
        wanted = run.start in self._closed or (self.is_on and run.start not in self._open)
        return wanted and (run.first > 0 or run.last + 1 < self._count)

    def set_folded(self, run: Run, *, folded: bool) -> None:
        """Fold or unfold one run."""
        (self._closed if folded else self._open).add(run.start)
        (self._open if folded else self._closed).discard(run.start)
        if self._document is not None:
            self._show(run, is_visible=not folded)

    def open_at(self, offset: int) -> None:
        """Have the run of an offset be open in the next document."""
        run = self.run_at(offset)
        if run is not None:
            self._open.add(run.start)
            self._closed.discard(run.start)

    def run_at(self, offset: int) -> Run | None:
        """Return the run that holds an offset, folded or not."""
        place = bisect_right(self.runs, offset, key=_start) - 1
        return self.runs[place] if place >= 0 and offset <= self.runs[place].end else None

    def folded_at(self, offset: int) -> Run | None:
        """Return the folded run that hides an offset."""
        run = self.run_at(offset) if self.runs else None
        return run if run is not None and self.is_folded(run) else None

    def folded_in(self, start: int, end: int) -> list[Run]:
        """Return the folded runs that hide some of the text between two offsets."""
        first, last = (
            bisect_left(self.runs, start, key=_end),
            bisect_right(self.runs, end, key=_start),
        )
        return [run for run in self.runs[first:last] if self.is_folded(run)]

    def between(self, first: int, last: int) -> list[Run]:
        """Return the runs that reach into these paragraphs or stand next to them."""
        begin = bisect_left(self.runs, first - _NEAR, key=_last)
        near = self.runs[begin : bisect_right(self.runs, last + _NEAR, key=_first)]
        return [run for run in near if block_of(self._shown(), run.first).isValid()]

    def runs_across(self, first: int, last: int) -> list[Run]:
        """Return the runs that the first or the last of some paragraphs is in."""
        runs = {self._run_of(first), self._run_of(last)}
        return [run for run in runs if run is not None]

    def hides(self, paragraph: int) -> bool:
        """Return whether a paragraph is in a folded run."""
        run = self._run_of(paragraph) if self.runs else None
        return run is not None and self.is_folded(run)

    def _run_of(self, paragraph: int) -> Run | None:
        place = bisect_left(self.runs, paragraph, key=_last)
        near = self.runs[place] if place < len(self.runs) else None
        return near if near is not None and near.first <= paragraph else None

    def box(self, run: Run) -> QRectF:
        """Return where the one line of a folded run is, or the first line of an open one."""
        document = self._shown()
        layout, width = document.documentLayout(), document.textWidth()
        if not self.is_folded(run):
            box = layout.blockBoundingRect(block_of(document, run.first))
            lines = block_of(document, run.first).layout()
            return QRectF(0, box.top(), width, lines.lineAt(0).height() if lines.lineCount() else 0)
        following = self._following(run)
        if following is not None:
            top = layout.blockBoundingRect(following).top() - self._room
        else:
            before = block_of(document, run.first - 1)
            top = layout.blockBoundingRect(before).bottom() + GRID
        return QRectF(0, top, width, self._height)

    def space_above(self, block: QTextBlock) -> int:
        """Return the height of the folded line right above a block."""
        number = paragraph_of(block)
        place = bisect_left(self.runs, number - 1, key=_last)
        above = self.runs[place : place + 1]
        is_above = any(run.last + 1 == number for run in above)
        return self._room if is_above and self.is_folded(above[0]) else 0

    def _shown(self) -> QTextDocument:
        if self._document is None:
            raise BugError("folds are asked for before there is a document")
        return self._document

    def _following(self, run: Run) -> QTextBlock | None:
        block = block_of(self._shown(), run.last + 1)
        return block if block.isValid() else None

    def _show(self, run: Run, *, is_visible: bool) -> None:
        """Give the paragraphs of a run their room or take it, and make room for its one line."""
        document = self._shown()
        first = block = block_of(document, run.first)
        if not first.isValid() or first.isVisible() == is_visible:
            return
        if not is_visible and not self.is_folded(run):
            return
        for _ in range(run.first, run.last + 1):
            block.setVisible(is_visible)
            if not is_visible:
                block.layout().clearLayout()
                block.layout().setPosition(_NOWHERE)
            block = block.next()
        form = QTextBlockFormat()
        if block.isValid():
            form.setTopMargin(0 if is_visible else self._room)
        else:
            block = first.previous()
            below = block.blockFormat().bottomMargin()
            form.setBottomMargin(below + (-self._room if is_visible else self._room))
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(form)
        end = block.position() + block.length()
        document.markContentsDirty(first.position(), max(1, end - first.position()))


def _find_runs(text: str, regions: Sequence[Region], index: MarkIndex) -> Iterator[Run]:
    for is_furniture, group in groupby(regions, key=_is_furniture):
        if is_furniture:
            parts = list(group)
            run = _run_within(text, parts[0].span.start, parts[-1].span.end, index)
            if run is not None:
                yield run


def _run_within(text: str, start: int, end: int, index: MarkIndex) -> Run | None:
    """Return the whole paragraphs between two offsets, or None if none of them has text."""
    first, last = index.paragraph_at(start), index.paragraph_at(max(start, end - 1))
    if text[index.paragraph_span(first).start : start].strip():
        first += 1
    if text[end : index.paragraph_span(last).end].strip():
        last -= 1
    filled = [
        number for number in range(first, last + 1) if index.paragraph_span(number).of(text).strip()
    ]
    if not filled:
        return None
    title = " ".join(index.paragraph_span(filled[0]).of(text)[:_LONGEST_TITLE].split())
    bounds = index.paragraph_span(first).start, index.paragraph_span(last).end
    return Run(first, last, *bounds, title, len(filled))


def _is_furniture(region: Region) -> bool:
    return region.role is RegionRole.FURNITURE


def _end(run: Run) -> int:
    return run.end


def _start(run: Run) -> int:
    return run.start


def _first(run: Run) -> int:
    return run.first


def _last(run: Run) -> int:
    return run.last
