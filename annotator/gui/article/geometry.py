# SPDX-License-Identifier: Apache-2.0
"""Where text stands in its block: the only place that asks Qt's layout for coordinates."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

# Lines drawn together: few, so that an edit and a scroll draw little beyond what they show.
BAND_LINES = 2
_STEP_BACK = 6
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Line(NamedTuple):
    """One line of a block: UTF-16 positions and pixels, both from the start of the block.

    ``bottom`` is that of its text, whole pixels; the space for lanes is below.
    """

    start: int
    end: int
    top: float
    bottom: int
    left: float
    right: float


class Segment(NamedTuple):
    """A horizontal stretch ``[left, right)`` on a line, in pixels from the block's corner."""

    left: float
    right: float
    line: Line


# A segment as a bare tuple, which is made several times as fast.
Piece = tuple[float, float, Line]


class Side(NamedTuple):
    """The left or the right side of a character's box."""

    box: Segment
    at_right: bool

    @property
    def x(self) -> float:
        """Return where it is, in pixels from the block's corner."""
        return self.box.right if self.at_right else self.box.left


class End(NamedTuple):
    """Where a mark begins or ends: which of its segments, and whether at the right of it."""

    number: int
    at_right: bool


class BlockLines:
    """The lines of one block, or of a band of a very long one.

    It must go as soon as nobody holds it, so it never refers to itself: a layout of Qt's that is
    held longer than its document would be taken for whatever comes to its place in memory.
    """

    __slots__ = ("_is_mixed", "_laid_out", "_layout", "_starts", "_to_x", "lines")

    def __init__(self, block: QTextBlock, first: int = 0, last: int | None = None) -> None:
        """Read the lines ``[first, last)`` of a laid-out block."""
        layout = self._layout = block.layout()
        self._is_mixed = has_right_to_left(block.text())
        count = layout.lineCount()
        stop = count if last is None else min(last, count)
        self._laid_out = [layout.lineAt(number) for number in range(first, stop)]
        self.lines = [_read_line(line) for line in self._laid_out]
        self._starts = [line.start for line in self.lines]
        # A jump asks for hundreds of stretches: what can be looked up once is.
        self._to_x = [line.cursorToX for line in self._laid_out]

    @property
    def start(self) -> int:
        """Return the UTF-16 position in the block at which these lines begin."""
        return self._starts[0] if self._starts else 0

    @property
    def end(self) -> int:
        """Return the UTF-16 position in the block at which these lines end."""
        return self.lines[-1].end if self.lines else 0

    def line_of(self, position: int) -> Line | None:
        """Return the line that holds a UTF-16 position of the block."""
        place = bisect_right(self._starts, position) - 1
        return self.lines[place] if place >= 0 else None

    def line_at_height(self, y: float) -> Line:
        """Return the line nearest a height; there is always one."""
        tops = [line.top for line in self.lines]
        return self.lines[max(0, bisect_right(tops, y) - 1)]

    def position_at(self, line: Line, x: float) -> int:
        """Return the UTF-16 position in the block of the character under a pixel of a line."""
        laid_out = self._laid_out[bisect_right(self._starts, line.start) - 1]
        found = laid_out.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        # Letters that are joined in print are one to Qt, and where the direction changes it errs.
        for start, end in self._letters_near(found, line):
            if any(left <= x < right for left, right, _ in self.segments(start, end)):
                return start
        return found

    def _letters_near(self, position: int, line: Line) -> Iterator[tuple[int, int]]:
        """Yield where letters begin and end: that of a position, its neighbours, then others."""
        step = self._layout.nextCursorPosition
        start = self._letter_start(min(position, line.end), line)
        before = self._layout.previousCursorPosition(start)
        yield start, step(start)
        yield step(start), step(step(start))
        yield before, start
        while self._is_mixed and line.start <= start < line.end:
            start, before = step(start), start
            yield before, start
        start = line.start
        while self._is_mixed and start < position:
            start, before = step(start), start
            yield before, start

    def segments(self, start: int, end: int) -> list[Segment]:
        """Return the stretches that ``[start, end)`` (UTF-16, from the block's start) covers."""
        if not self.lines:
            return []
        place = max(0, bisect_right(self._starts, start) - 1)
        cells = self._mixed if self._is_mixed else self._plain
        first = self.lines[place]
        if first.start <= start and end <= first.end:
            return cells(place, start, end)
        found: list[Segment] = []
        while place < len(self.lines) and self.lines[place].start < end:
            line = self.lines[place]
            found += cells(place, max(start, line.start), min(end, line.end))
            place += 1
        return found

    def pieces(self, start: int, end: int) -> list[Piece] | None:
        """Return what ``segments`` would, quicker, or None where that takes more than measuring.

        It is asked hundreds of times at a jump.
        """
        if self._is_mixed:
            return None
        found: list[Piece] = []
        for number in range(max(0, bisect_right(self._starts, start) - 1), len(self.lines)):
            line, to_x = self.lines[number], self._to_x[number]
            first, last = line[:2]
            if first >= end:
                break
            # The binding returns the position that Qt settled on as well.
            left = to_x(max(start, first))[0]  # type: ignore[index]
            right = min(to_x(min(end, last))[0], line[5])  # type: ignore[index]
            if left >= right:
                return None
            found.append((left, right, line))
        return found

    def side_of(self, position: int, *, at_start: bool) -> Side | None:
        """Return the side at which the character at a UTF-16 position begins, or ends.

        Of one without a width, such as a mark of direction, it is that of the next one that is
        seen on the line: the mark begins there to the eye, or the last before it ends there.
        """
        line = self.line_of(position)
        if line is None:
            return None
        layout, letter = self._layout, self._letter_start(position, line)
        box = self.segments(letter, layout.nextCursorPosition(letter))
        step = layout.nextCursorPosition if at_start else layout.previousCursorPosition
        while not box:
            letter, before = step(letter), letter
            if letter == before or not line.start <= letter < line.end:
                return None
            box = self.segments(letter, layout.nextCursorPosition(letter))
        is_leftwards = False
        if self._is_mixed:
            runs = self._laid_out[self.lines.index(line)].glyphRuns(letter, 1)
            is_leftwards = any(run.isRightToLeft() for run in runs)
        return Side(box[0], at_right=is_leftwards == at_start)

    def end_of(self, segments: Sequence[Segment], position: int, *, at_start: bool) -> End:
        """Return where a mark begins, or ends, by its first or last character at a position."""
        usual = End(0, at_right=False) if at_start else End(len(segments) - 1, at_right=True)
        side = self.side_of(position, at_start=at_start) if self._is_mixed else None
        if side is None:
            return usual
        ways = [
            (abs((one.right if side.at_right else one.left) - side.x), number)
            for number, one in enumerate(segments)
            if one.line == side.box.line
        ]
        return End(min(ways)[1], side.at_right) if ways else usual

    def _plain(self, number: int, start: int, end: int) -> list[Segment]:
        if start >= end:
            return []
        line, to_x = self.lines[number], self._to_x[number]
        # The binding returns the position that Qt settled on as well.
        left, right = to_x(start)[0], min(to_x(end)[0], line.right)  # type: ignore[index]
        if left < right:
            return [Segment(left, right, line)]
        # Within what is one letter to the eye Qt counts the places as one: show that letter.
        before = self._letter_start(start, line)
        return self._plain(number, before, end) if before < start else []

    def _letter_start(self, position: int, line: Line) -> int:
        """Return where the letter begins that a position is within, with all that belongs to it."""
        while position > line.start and not self._layout.isValidCursorPosition(position):
            position -= 1
        return position

    def _mixed(self, number: int, start: int, end: int) -> list[Segment]:
        """Return the stretches of a line in which both directions of writing may occur.

        Where a direction ends, Qt's places of the caret tell of one side only; where it selects,
        it tells by painting. So the selection of these letters is painted, one pixel high.
        """
        line = self.lines[number]
        row = QImage(math.ceil(line.right) + 1, 1, QImage.Format.Format_RGB32)
        row.fill(Qt.GlobalColor.white)
        selection = QTextLayout.FormatRange()
        selection.start = self._letter_start(start, line)
        selection.length = end - selection.start
        selection.format = _SELECTED
        middle = (line.top + line.bottom) // 2
        painter = QPainter(row)
        corner = QPointF(0, -middle) - self._layout.position()
        self._layout.draw(painter, corner, [selection], QRectF(row.rect()))
        painter.end()
        pixels = memoryview(row.constBits()).cast("I").tolist()
        return [
            Segment(max(line.left, left), min(line.right, right), line)
            for left, right in _runs(pixels, _SELECTED_COLOR.rgb())
            if max(line.left, left) < min(line.right, right)
        ]


def block_at(document: QTextDocument, y: float) -> QTextBlock:
    """Return the block at a height of the document, or the nearest above; lays out that far.

    Between blocks Qt's own answer may be a block further down that is not laid out yet, so an
    answer counts only if its block is really there.
    """
    layout = document.documentLayout()
    at = y
    while at > document.documentMargin():
        block = document.findBlock(layout.hitTest(QPointF(0, at), Qt.HitTestAccuracy.FuzzyHit))
        lines = block.layout()
        top, height = lines.position().y(), lines.boundingRect().height()
        is_last = lines.lineCount() > 0 and not next_visible(block.next()).isValid()
        if top <= at and (is_last or at <= top + height):
            return _last_above(block, y)
        at -= _STEP_BACK
        if not block.isVisible():
            at = min(at, _bottom(last_visible(block), at))
    return next_visible(document.begin())


def next_visible(block: QTextBlock) -> QTextBlock:
    """Return a block, or the next one that is not folded away; it may be invalid."""
    while block.isValid() and not block.isVisible():
        block = block.next()
    return block


def last_visible(block: QTextBlock) -> QTextBlock:
    """Return a block, or the last one before it that is not folded away; it may be invalid."""
    while block.isValid() and not block.isVisible():
        block = block.previous()
    return block


def _bottom(block: QTextBlock, unknown: float) -> float:
    """Return where the lines of a block end, or what is given for one without."""
    lines = block.layout() if block.isValid() else None
    if lines is None or not lines.lineCount():
        return unknown
    return lines.position().y() + lines.boundingRect().height()


def _last_above(block: QTextBlock, y: float) -> QTextBlock:
    following = next_visible(block.next())
    while following.isValid() and following.layout().lineCount():
        if not block.layout().position().y() < following.layout().position().y() <= y:
            break
        block, following = following, next_visible(following.next())
    return block


def line_edges(document: QTextDocument, position: int) -> tuple[float, float] | None:
    """Return top and bottom in the document of the line that holds a UTF-16 position.

    None where the text is not laid out: further down than anybody has looked, or hidden.
    """
    block = document.findBlock(position)
    layout = block.layout()
    line = layout.lineForTextPosition(position - block.position())
    if not line.isValid():
        return None
    top = layout.position().y() + line.y()
    return top, top + line.height()


def has_right_to_left(text: str) -> bool:
    """Return whether any of the text may run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def line_number_at(layout: QTextLayout, y: float) -> int:
    """Return the number of the line of a laid-out block that a height falls on."""
    low, high = 0, max(0, layout.lineCount() - 1)
    while low < high:
        middle = (low + high + 1) // 2
        if layout.lineAt(middle).y() <= y:
            low = middle
        else:
            high = middle - 1
    return low


def _read_line(line: QTextLine) -> Line:
    start, top, natural = line.textStart(), line.y(), line.naturalTextRect()
    return Line(
        start=start,
        end=start + line.textLength(),
        top=top,
        bottom=round(top + line.ascent()) + math.ceil(line.descent()),
        left=natural.left(),
        right=natural.right(),
    )


def _runs(pixels: list[int], wanted: int) -> Iterator[tuple[int, int]]:
    """Yield where runs of a colour begin and end in a row of pixels."""
    end = 0
    for color, group in groupby(pixels):
        start, end = end, end + sum(1 for _ in group)
        if color == wanted:
            yield start, end


def _selected_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(_SELECTED_COLOR)
    form.setForeground(_SELECTED_COLOR)
    return form


# A colour that no letter has; it is never on a screen.
_SELECTED_COLOR = QColor(254, 0, 1)
_SELECTED = _selected_format()
