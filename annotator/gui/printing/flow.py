# SPDX-License-Identifier: Apache-2.0
"""Text flowing over pages: nothing is cut, for a page ends only between two lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from annotator.gui.article.geometry import block_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextDocument

# At least so many lines of a paragraph stand together at the top and at the foot of a page.
_TOGETHER = 2
# The state of a block of a document that is not to be parted from the next one.
KEEPS_WITH_NEXT = 1
# Pixels; no line is so low.
_EDGE = 3


class Part(Protocol):
    """A piece of what is printed, as tall as it needs to be."""

    def breaks(self) -> Iterator[float]:
        """Yield the heights at which a page may end, downwards; the last is its whole height."""

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint what lies between two heights, at those heights."""


class Slice(NamedTuple):
    """What of a part is on a page, and how far below the top of the page."""

    part: Part
    top: float
    bottom: float
    at: float


@dataclass
class Pages:
    """Slices of parts by page."""

    height: float
    pages: list[list[Slice]] = field(default_factory=lambda: [[]])
    _at: float = 0.0

    def add(self, part: Part, *, on_new_page: bool = False) -> Iterator[None]:
        """Put a part behind the others, going on at each place where a page may end."""
        if on_new_page and self.pages[-1]:
            self._turn()
        top = last = 0.0
        for bottom in part.breaks():
            if bottom - top > self.height - self._at and last > top:
                self.pages[-1].append(Slice(part, top, last, self._at))
                self._turn()
                top = last
            elif bottom - top > self.height - self._at and self._at:
                self._turn()
            last = bottom
            yield
        if last > top:
            self.pages[-1].append(Slice(part, top, last, self._at))
            self._at += last - top

    def _turn(self) -> None:
        self.pages.append([])
        self._at = 0.0


class DocumentPart:
    """A text document, laid out at a width."""

    def __init__(self, document: QTextDocument, width: float, ink: QColor) -> None:
        """Lay out a document as wide as this; ``ink`` is for what has no colour of its own."""
        self.document = document
        self._ink = ink
        document.setTextWidth(width)

    def breaks(self) -> Iterator[float]:
        """Yield the heights between lines where a page may end."""
        layout = self.document.documentLayout()
        block = self.document.begin()
        while block.isValid():
            corner = layout.blockBoundingRect(block).top()
            for height in self._breaks_before(block):
                yield corner + height
            block = block.next()
        yield self.document.size().height()

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the lines that begin between two heights.

        Line by line, for Qt's own drawing of a part begins a line too early: it would not be
        seen, but whoever searches the PDF would find its words twice.
        """
        painter.setPen(self._ink)
        block = block_at(self.document, top + _EDGE)
        while block.isValid():
            lines = block.layout()
            corner = lines.position()
            if corner.y() > bottom:
                return
            for number in range(lines.lineCount()):
                line = lines.lineAt(number)
                if top - _EDGE < corner.y() + line.y() < bottom - _EDGE:
                    line.draw(painter, corner)
            block = block.next()

    def _breaks_before(self, block: QTextBlock) -> list[float]:
        """Return the heights in a block before which a page may end."""
        heights = line_breaks(block)
        return heights[1:] if keeps_with_next(block.previous()) else heights


def line_breaks(block: QTextBlock) -> list[float]:
    """Return the tops of the lines of a block before which a page may end."""
    lines = block.layout()
    count = lines.lineCount()
    allowed = [0, *range(_TOGETHER, count - _TOGETHER + 1)] if count else []
    return [lines.lineAt(number).y() for number in allowed]


def keeps_with_next(block: QTextBlock) -> bool:
    """Return whether a block is to stand on the page of what follows it."""
    return block.isValid() and block.userState() == KEEPS_WITH_NEXT


def numbers_text(first: int, last: int) -> str:
    """Return the numbers of marks from one to another, briefly."""
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"


def between(starts: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last number, from 1, of sorted offsets in ``[start, end)``."""
    first, behind = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
    return (first + 1, behind) if behind > first else None
