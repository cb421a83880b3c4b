# SPDX-License-Identifier: Apache-2.0
"""A quiet ground under the sentences that nobody has marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from annotator.domain.mark import MarkState
from annotator.gui.article.numbering import paragraph_of
from annotator.text.sweeping import apart

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
_MOST_KEPT = 1_024


class BareGround:
    """Finds the sentences without a mark paragraph by paragraph, and paints what is under them.

    Where the boxes of a band stand is kept until lines move, or others of its sentences are bare.
    """

    def __init__(self, index: MarkIndex, offsets: Utf16Map, sentences_in: SentencesIn) -> None:
        """Ask this for the sentences, furniture left out, that overlap a stretch."""
        self._index = index
        self._offsets = offsets
        self._sentences_in = sentences_in
        self._known: dict[int, tuple[Lanes, list[Span]]] = {}
        self._kept: dict[tuple[int, int], tuple[list[Span], list[QRectF]]] = {}

    def paint(self, painter: QPainter, bands: Sequence[Band], color: QColor) -> None:
        """Paint the ground of some bands of text."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for band in bands:
            for area in self._areas(band):
                painter.drawRoundedRect(area.translated(band.corner), _RADIUS, _RADIUS)

    def forget_places(self) -> None:
        """Work out anew where the boxes stand, for lines have moved."""
        self._kept.clear()

    def forget(self) -> None:
        """Ask for the sentences anew."""
        self._known.clear()

    def bare(self, paragraph: int) -> list[Span]:
        """Return the sentences of a paragraph that no mark overlaps."""
        # The same object until the marks may have changed.
        lanes = self._index.lanes(paragraph)
        known = self._known.get(paragraph)
        if known is None or known[0] is not lanes:
            marks = self._index.marks_of(paragraph)
            marked = sorted(mark[:2] for mark in marks if mark.state is not MarkState.SUGGESTED)
            sentences = self._sentences_in(self._index.paragraph_span(paragraph))
            bare = list(apart(sentences, marked))
            # The same list as long as it says the same: the boxes go by it.
            is_same = known is not None and known[1] == bare
            known = self._known[paragraph] = (lanes, known[1] if known and is_same else bare)
        return known[1]

    def _areas(self, band: Band) -> list[QRectF]:
        """Return the boxes behind the words of a band, in pixels from its block's corner."""
        paragraph = paragraph_of(band.block)
        bare, key = self.bare(paragraph), (paragraph, band.number)
        kept = self._kept.get(key)
        if kept is None or kept[0] is not bare:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[key] = (bare, list(self._boxes(band, bare)) if bare else [])
        return kept[1]

    def _boxes(self, band: Band, bare: Sequence[Span]) -> Iterator[QRectF]:
        lines, position = band.lines(), band.block.position()
        for sentence in bare:
            start, end = (
                self._offsets.to_utf16(at) - position for at in (sentence.start, sentence.end)
            )
            if start >= lines.end or end <= lines.start:
                continue
            for segment in lines.segments(max(start, lines.start), min(end, lines.end)):
                height = segment.line.bottom - segment.line.top
                width = segment.right - segment.left
                yield QRectF(segment.left, segment.line.top, width, height).adjusted(-2, 0, 2, 1)
