# SPDX-License-Identifier: Apache-2.0
"""The places that a search found, as quiet boxes round their words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from annotator.domain.span import Span
from annotator.gui.article.numbering import paragraph_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.gui.article.geometry import BlockLines
    from annotator.gui.article.painter import Band
    from annotator.gui.theme import Theme
    from annotator.text.finding import Hits
    from annotator.text.offsets import Utf16Map

_MOST_KEPT = 1_024
_CURRENT_WIDTH = 2


class _Boxes(NamedTuple):
    """The boxes of one band, from the corner of its block: where filled, and where framed."""

    grounds: list[QRectF]
    frames: list[QRectF]


class HitBoxes:
    """Paints the hits in the visible lines; where the boxes stand is kept until lines move."""

    def __init__(self) -> None:
        """Show none yet."""
        self._hits: Hits | None = None
        self._current: Span | None = None
        self._kept: dict[tuple[int, int], _Boxes] = {}

    def show(self, hits: Hits | None, current: Span | None) -> None:
        """Show these hits, one of them as the current one, or none."""
        if hits is not self._hits:
            self._hits = hits
            self._kept.clear()
        self._current = current

    def forget_places(self) -> None:
        """Work out anew where the boxes stand, for lines have moved."""
        self._kept.clear()

    def paint_ground(
        self, painter: QPainter, bands: Sequence[Band], offsets: Utf16Map, theme: Theme
    ) -> None:
        """Paint the grounds of all hits; they lie under the tints of marks, which stay visible."""
        if not self._hits:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.color("hit")))
        for band in bands:
            boxes = self._boxes(band, offsets, self._hits).grounds
            if boxes:
                painter.translate(band.corner)
                painter.drawRects(boxes)
                painter.translate(-band.corner)

    def paint_frames(
        self, painter: QPainter, bands: Sequence[Band], offsets: Utf16Map, theme: Theme
    ) -> None:
        """Paint the frames of all hits over tints, the current one stronger."""
        if not self._hits:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("hit-frame"), 1))
        for band in bands:
            boxes = self._boxes(band, offsets, self._hits).frames
            if boxes:
                painter.translate(band.corner)
                painter.drawRects(boxes)
                painter.translate(-band.corner)
        if self._current is not None:
            painter.setPen(QPen(theme.color("hit-frame"), _CURRENT_WIDTH))
            for band in bands_with(bands, offsets, self._current):
                for box in boxes_of(band.lines(), band.block.position(), offsets, self._current):
                    painter.drawRect(box.translated(band.corner))

    def _boxes(self, band: Band, offsets: Utf16Map, hits: Hits) -> _Boxes:
        key = (paragraph_of(band.block), band.number)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            grounds = list(_found_boxes(band, offsets, hits))
            frames = [box.adjusted(0.5, 0.5, -0.5, -0.5) for box in grounds]
            kept = self._kept[key] = _Boxes(grounds, frames)
        return kept


def bands_with(bands: Sequence[Band], offsets: Utf16Map, span: Span) -> Iterator[Band]:
    """Yield the bands of the blocks that a stretch reaches into."""
    first, last = offsets.to_utf16(span.start), offsets.to_utf16(span.end)
    for band in bands:
        position = band.block.position()
        if position < last and first < position + band.block.length():
            yield band


def _found_boxes(band: Band, offsets: Utf16Map, hits: Hits) -> Iterator[QRectF]:
    lines, position = band.lines(), band.block.position()
    ends = (position + lines.start, position + lines.end)
    for number in hits.within(Span(*map(offsets.to_code_point, ends))):
        yield from boxes_of(lines, position, offsets, hits.span(number))


def boxes_of(lines: BlockLines, position: int, offsets: Utf16Map, span: Span) -> Iterator[QRectF]:
    """Yield the boxes of a stretch in some lines, in whole pixels from their block's corner."""
    start, end = (offsets.to_utf16(at) - position for at in (span.start, span.end))
    for segment in lines.segments(max(start, lines.start), min(end, lines.end)):
        left, top = math.floor(segment.left), math.floor(segment.line.top)
        yield QRectF(left, top, math.ceil(segment.right) - left, segment.line.bottom - top + 1)
