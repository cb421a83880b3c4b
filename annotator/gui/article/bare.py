# SPDX-License-Identifier: Apache-2.0
"""A quiet ground under the sentences that nobody has marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from annotator.text.coverage import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QColor, QPainter

    from annotator.domain.span import Span
    from annotator.gui.article.lanes import Lanes
    from annotator.gui.article.marks import MarkIndex
    from annotator.gui.article.painter import Band
    from annotator.text.offsets import Utf16Map

    SentencesIn = Callable[[Span], Sequence[Span]]

_RADIUS = 3.0


class BareGround:
    """Finds the sentences without a mark paragraph by paragraph, and paints what is under them."""

    def __init__(self, index: MarkIndex, offsets: Utf16Map, sentences_in: SentencesIn) -> None:
        """Ask this for the sentences, furniture left out, that overlap a stretch."""
        self._index = index
        self._offsets = offsets
        self._sentences_in = sentences_in
        self._known: dict[int, tuple[Lanes, list[Span]]] = {}

    def paint(self, painter: QPainter, bands: Sequence[Band], color: QColor) -> None:
        """Paint the ground of some bands of text."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for band in bands:
            for area in self._areas(band):
                painter.drawRoundedRect(area.translated(band.corner), _RADIUS, _RADIUS)

    def forget(self) -> None:
        """Ask for the sentences anew."""
        self._known.clear()

    def bare(self, paragraph: int) -> list[Span]:
        """Return the sentences of a paragraph that no mark overlaps."""
        # The same object until the marks may have changed.
        lanes = self._index.lanes(paragraph)
        known = self._known.get(paragraph)
        if known is None or known[0] is not lanes:
            marked = sorted(mark[:2] for mark in self._index.marks_of(paragraph))
            sentences = self._sentences_in(self._index.paragraph_span(paragraph))
            known = self._known[paragraph] = (lanes, list(apart(sentences, marked)))
        return known[1]

    def _areas(self, band: Band) -> Iterator[QRectF]:
        """Yield the boxes behind the words of a band, in pixels from its block's corner."""
        position = band.block.position()
        for sentence in self.bare(band.block.blockNumber()):
            first, last = map(self._offsets.to_utf16, (sentence.start, sentence.end))
            for segment in band.lines().segments(first - position, last - position):
                height = segment.line.bottom - segment.line.top
                width = segment.right - segment.left
                yield QRectF(segment.left, segment.line.top, width, height).adjusted(-2, 0, 2, 1)
