# SPDX-License-Identifier: Apache-2.0
"""Where the text tells of the current event: a quiet ground, framed, dashed if it is suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from annotator.domain.event import EVENT
from annotator.gui.article.hits import bands_with, boxes_of
from annotator.gui.article.numbering import paragraph_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.span import Span
    from annotator.gui.article.painter import Band
    from annotator.gui.theme import Theme
    from annotator.text.offsets import Utf16Map

_RADIUS = 3.0
_WIDTH = 2.0


class ToldPlaces:
    """Paints the stretches of one event; where their boxes stand is kept until lines move."""

    def __init__(self) -> None:
        """Show none yet."""
        self.spans: tuple[Span, ...] = ()
        self._is_suggested = False
        self._kept: dict[tuple[int, int, Span], list[QRectF]] = {}

    def show(self, spans: Sequence[Span], *, is_suggested: bool) -> list[Span]:
        """Show these stretches, or none; return what looks different."""
        before = self.spans, self._is_suggested
        self.spans, self._is_suggested = tuple(spans), is_suggested
        if before == (self.spans, is_suggested):
            return []
        self._kept.clear()
        return [*before[0], *self.spans]

    def forget_places(self) -> None:
        """Work out anew where the boxes stand, for lines have moved."""
        self._kept.clear()

    def paint_ground(
        self, painter: QPainter, bands: Sequence[Band], offsets: Utf16Map, theme: Theme
    ) -> None:
        """Paint the ground, which lies under all others."""
        if self.spans:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.kind_tint(EVENT.key))
            self._paint(painter, bands, offsets)

    def paint_frames(
        self, painter: QPainter, bands: Sequence[Band], offsets: Utf16Map, theme: Theme
    ) -> None:
        """Paint the frames, which lie over the tints of marks."""
        if self.spans:
            style = Qt.PenStyle.DashLine if self._is_suggested else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.kind_color(EVENT.key), _WIDTH, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._paint(painter, bands, offsets)

    def _paint(self, painter: QPainter, bands: Sequence[Band], offsets: Utf16Map) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for span in self.spans:
            for box in self._boxes(bands, offsets, span):
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _boxes(self, bands: Sequence[Band], offsets: Utf16Map, span: Span) -> Iterator[QRectF]:
        for band in bands_with(bands, offsets, span):
            key = paragraph_of(band.block), band.number, span
            if key not in self._kept:
                found = boxes_of(band.lines(), band.block.position(), offsets, span)
                self._kept[key] = [box.adjusted(-1.5, -0.5, 1.5, 0.5) for box in found]
            for box in self._kept[key]:
                yield box.translated(band.corner)
