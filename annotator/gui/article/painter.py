# SPDX-License-Identifier: Apache-2.0
"""Paints the marks of what is visible, and tells which marks lie under a point."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.domain.annotation import PieceRole
from annotator.domain.span import Span
from annotator.gui.article.drawing import Draughtsman, Drawing
from annotator.gui.article.geometry import (
    BAND_LINES,
    BlockLines,
    block_at,
    line_number_at,
    next_visible,
)
from annotator.gui.article.lanes import MOST_LANES, NO_LANES
from annotator.gui.article.numbering import paragraph_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from annotator.domain.mark import Mark
    from annotator.gui.article.inks import Inks
    from annotator.gui.article.lanes import Lanes
    from annotator.gui.article.marks import MarkIndex
    from annotator.text.offsets import Utf16Map

_MOST_DRAWINGS = 4_096
_MOST_OUTLINES = 1_024
# Of these, so many may be worked out before somebody looks at them.
_MOST_AHEAD = 3_072
_FOCUS_WIDTH = 2.0
_HOVER_WIDTH = 1.0
_LINK_WIDTH = 1.0
_FOCUS_RADIUS = 4.0


class Outline(NamedTuple):
    """The pieces of an annotation that stands out: the current one, or the one under the mouse."""

    pieces: tuple[Mark, ...]
    is_current: bool


class Band(NamedTuple):
    """A visible stretch of lines of one block, with the block's corner in the document."""

    block: QTextBlock
    number: int
    corner: QPointF

    def lines(self) -> BlockLines:
        """Return where its lines stand now."""
        first = self.number * BAND_LINES
        return BlockLines(self.block, first, first + BAND_LINES)


class MarkPainter:
    """Paints marks over and under the text of one document, by drawings kept until they change."""

    def __init__(
        self, index: MarkIndex, offsets: Utf16Map, inks: Inks, *, show_initials: bool
    ) -> None:
        """Paint the marks of an index with these inks."""
        self._index = index
        self._offsets = offsets
        self._inks = inks
        self._draughtsman = Draughtsman(inks, offsets, show_initials=show_initials)
        self._drawings: dict[tuple[int, int], tuple[Lanes, Drawing]] = {}
        # Of what stands out, by paragraph, band and stretch: in mixed text they take long to find.
        self._outlines: dict[tuple[int, int, int, int], list[QRectF]] = {}

    @property
    def inks(self) -> Inks:
        """Return what it paints with."""
        return self._inks

    @property
    def overhang(self) -> int:
        """Return how far the lanes of a block's last line reach below the block, or more."""
        return (self._index.greatest_depth + 3) * self._inks.lane_step

    def bands(self, document: QTextDocument, area: QRectF) -> list[Band]:
        """Return the bands of text that lie in an area of the document."""
        bands = list(_bands(document, area.adjusted(0, -self.overhang, 0, 0)))
        if bands:
            self._index.read(paragraph_of(bands[0].block), paragraph_of(bands[-1].block))
        return bands

    def prepare(self, block: QTextBlock) -> bool:
        """Work out the drawings of a block; return False if there is no room for more."""
        if block.length() > 1:
            block.layout().setCacheEnabled(True)
            for number in range(-(-block.layout().lineCount() // BAND_LINES)):
                self._drawing(Band(block, number, QPointF()))
        return len(self._drawings) < _MOST_AHEAD

    def look_up(self, block: QTextBlock) -> bool:
        """Have the lanes of a block ready; return False if there is no room for more."""
        return self._index.prepare(paragraph_of(block))

    def forget_places(self) -> None:
        """Work out every drawing anew, for the lines have moved."""
        self._drawings.clear()
        self._outlines.clear()

    def paint_under(self, painter: QPainter, bands: Sequence[Band]) -> None:
        """Paint the tints, which lie under the text."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for band in bands:
            drawing = self._drawing(band)
            if drawing is not None and drawing.has_tints:
                painter.translate(band.corner)
                drawing.paint_tints(painter)
                painter.translate(-band.corner)

    def paint_over(
        self, painter: QPainter, bands: Sequence[Band], outlines: Iterable[Outline]
    ) -> None:
        """Paint the lanes, which lie over text and selection, and what stands out."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._inks.letter_font)
        for band in bands:
            drawing = self._drawing(band)
            if drawing is not None:
                painter.translate(band.corner)
                drawing.paint_lanes(painter)
                painter.translate(-band.corner)
        for outline in outlines:
            self._paint_outline(painter, bands, outline)
        for band in bands:
            drawing = self._drawing(band)
            if drawing is not None and drawing.has_signs:
                painter.translate(band.corner)
                drawing.paint_signs(painter)
                painter.translate(-band.corner)

    def marks_under(self, document: QTextDocument, point: QPointF) -> list[Mark]:
        """Return the marks under a point of the document: one hit on its lane, then by size."""
        place = self._place_under(document, point)
        if place is None:
            return []
        marks, on_lane = self._index.marks_at(place[0]), self._mark_on_lane(*place)
        return [on_lane, *(mark for mark in marks if mark != on_lane)] if on_lane else marks

    def lane_under(self, document: QTextDocument, point: QPointF) -> Mark | None:
        """Return the mark whose lane is at a point of the document, or None."""
        place = self._place_under(document, point)
        return self._mark_on_lane(*place) if place else None

    def _place_under(
        self, document: QTextDocument, point: QPointF
    ) -> tuple[int, int | None] | None:
        """Return the offset of the character and the lane at a point of the document."""
        for band in self.bands(document, QRectF(point.x(), point.y(), 1, 1)):
            x, y = point.x() - band.corner.x(), point.y() - band.corner.y()
            lines = band.lines()
            line = lines.line_at_height(y)
            depth = max(MOST_LANES, self._index.lanes(paragraph_of(band.block)).depth)
            is_near = line.top <= y < self._draughtsman.lane_top(line, depth)
            if is_near and line.left <= x < line.right:
                position = band.block.position() + lines.position_at(line, x)
                offset = self._offsets.to_code_point(position)
                return offset, self._draughtsman.lane_at(line, y, depth)
        return None

    def pile_under(self, document: QTextDocument, point: QPointF) -> int | None:
        """Return the paragraph whose "+n" is at a point of the document, folded or not, or None."""
        for band in self.bands(document, QRectF(point.x(), point.y(), 1, 1)):
            drawing = self._drawing(band)
            if drawing and any(area.contains(point - band.corner) for area in drawing.folds):
                return paragraph_of(band.block)
        return None

    def _mark_on_lane(self, offset: int, lane: int | None) -> Mark | None:
        lanes = self._index.lanes(self._index.paragraph_at(offset))
        for one in lanes.marks:
            if one.lane == lane and one.start <= offset < one.end:
                return one.mark
        return None

    def _drawing(self, band: Band) -> Drawing | None:
        paragraph = paragraph_of(band.block)
        lanes = self._index.lanes(paragraph)
        if lanes is NO_LANES:
            return None
        known = self._drawings.get((paragraph, band.number))
        if known is not None and known[0] is lanes:
            return known[1]
        if known is not None and known[1].shows(lanes):
            drawing = known[1]
        else:
            drawing = self._draughtsman.draw(band.lines(), lanes, band.block.position())
        if len(self._drawings) >= _MOST_DRAWINGS:
            self._drawings.clear()
        self._drawings[paragraph, band.number] = (lanes, drawing)
        return drawing

    def _paint_outline(self, painter: QPainter, bands: Sequence[Band], outline: Outline) -> None:
        width = _FOCUS_WIDTH if outline.is_current else _HOVER_WIDTH
        for mark in outline.pieces:
            lane = self._lane_of(mark)
            lower = (MOST_LANES - 1 if lane is None else lane) * self._inks.lane_step
            for area in self._areas(bands, mark.span):
                box = area.adjusted(-1, 0, 1, lower)
                if lane is None:
                    self._paint_hidden(painter, box, mark)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self._inks.focus_pen(width))
                painter.drawRoundedRect(box, _FOCUS_RADIUS, _FOCUS_RADIUS)
        painter.setPen(self._inks.focus_pen(_LINK_WIDTH))
        content = [mark for mark in outline.pieces if mark.role is PieceRole.CONTENT]
        for one, following in pairwise(content):
            below = (self._lane_of(one) or 0) * self._inks.lane_step
            for area in self._areas(bands, Span(one.end, max(one.end, following.start))):
                # The middle of a pixel keeps a thin line sharp.
                y = math.floor(area.bottom() + below - self._inks.lane_step / 2) + 0.5
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_hidden(self, painter: QPainter, box: QRectF, mark: Mark) -> None:
        """Paint the lane of a mark that found none over the last one, while the mark stands out."""
        step = self._inks.lane_step
        strip = QRectF(box.left() + 1, math.floor(box.bottom()) - step, box.width() - 2, step)
        painter.fillRect(strip, self._inks.theme.color("paper"))
        ink = self._inks.ink(mark)
        if ink.is_wavy:
            self._inks.paint_wave(painter, strip.toRect())
            return
        painter.setPen(ink.pen)
        y = strip.top() + ink.half
        painter.drawLine(QPointF(strip.left(), y), QPointF(strip.right(), y))

    def _lane_of(self, mark: Mark) -> int | None:
        lanes = self._index.lanes(self._index.paragraph_at(mark.start))
        return next((one.lane for one in lanes.marks if one.mark == mark), None)

    def _areas(self, bands: Sequence[Band], span: Span) -> Iterator[QRectF]:
        """Return the boxes round the visible text of a stretch, with room for the first lane."""
        first, last = self._offsets.to_utf16(span.start), self._offsets.to_utf16(span.end)
        for band in bands:
            position = band.block.position()
            if last <= position or first >= position + band.block.length():
                continue
            key = (paragraph_of(band.block), band.number, first, last)
            boxes = self._outlines.get(key)
            if boxes is None:
                if len(self._outlines) >= _MOST_OUTLINES:
                    self._outlines.clear()
                boxes = list(self._boxes(band, first - position, last - position))
                self._outlines[key] = boxes
            for box in boxes:
                yield box.translated(band.corner)

    def _boxes(self, band: Band, start: int, end: int) -> Iterator[QRectF]:
        """Yield the boxes of a stretch (UTF-16, from the block's start) from the block's corner."""
        for segment in band.lines().segments(start, end):
            top = math.floor(segment.line.top)
            bottom = self._draughtsman.lane_top(segment.line, 0) + self._inks.lane_step
            yield QRectF(segment.left, top, segment.right - segment.left, bottom - top)


def _bands(document: QTextDocument, area: QRectF) -> Iterator[Band]:
    layout = document.documentLayout()
    block = block_at(document, area.top())
    while block.isValid():
        box = layout.blockBoundingRect(block)
        if box.top() > area.bottom():
            return
        if block.length() > 1:
            yield from _bands_of(block, box.topLeft(), area)
        block = next_visible(block.next())


def _bands_of(block: QTextBlock, corner: QPointF, area: QRectF) -> Iterator[Band]:
    lines = block.layout()
    # Without its cache Qt shapes the text anew for every question and every repaint.
    lines.setCacheEnabled(True)
    if lines.lineCount() <= BAND_LINES:
        yield Band(block, 0, corner)
        return
    first = line_number_at(lines, area.top() - corner.y()) // BAND_LINES
    last = line_number_at(lines, area.bottom() - corner.y()) // BAND_LINES
    for number in range(first, last + 1):
        yield Band(block, number, corner)
