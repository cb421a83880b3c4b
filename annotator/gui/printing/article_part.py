# SPDX-License-Identifier: Apache-2.0
"""The text of the article with lanes under its lines, drawn by what draws it on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from annotator.gui.article.inks import VECTOR
from annotator.gui.article.page import Page
from annotator.gui.article.typography import DOCUMENT_MARGIN
from annotator.gui.printing.flow import DocumentPart, between, line_breaks, numbers_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter, QTextBlock

    from annotator.domain.article import Article
    from annotator.gui.article.marks import MarkSource
    from annotator.gui.article.typography import Style
    from annotator.text.offsets import Utf16Map

_GAP, _NUMBER_PX = 4, 10
# Pixels that numbers may take beside the text, and that stay free at the foot of a page: Qt widens
# a clip to whole dots of the PDF, and a thread of the next page's tints was seen there.
_ROOM, _FREE = 100, 0.5


def print_style(style: Style) -> Style:
    """Return a style for paper: white, with the letters of kinds, at its own size."""
    theme = style.theme
    colors = {**theme.colors, "paper": QColor(255, 255, 255)}
    theme = replace(theme, colors=colors, show_initials=True, scale=1.0)
    return replace(style, theme=theme, zoom=100, has_subtitle=False)


class ArticlePart(DocumentPart):
    """The article, with the numbers of the marks that begin on a line beside it."""

    def __init__(
        self,
        article: Article,
        marks: MarkSource,
        style: Style,
        *,
        width: float,
        starts: Sequence[int],
        parent: QObject,
    ) -> None:
        """Set an article; ``starts`` are the offsets at which the numbered marks begin."""
        self._page = Page(style)
        self._page.open(article, marks)
        document = self._page.make_document(parent)
        document.setUseDesignMetrics(True)
        super().__init__(document, width + 2 * DOCUMENT_MARGIN, style.theme.color("ink"))
        self._starts = starts

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint tints, text, lanes and numbers of the lines between two heights."""
        # The text's own edge, not its margin's, stands in line with the other parts.
        painter.translate(-DOCUMENT_MARGIN, 0)
        area = QRectF(0, top, self.document.textWidth(), bottom - top)
        edge = QRectF(-_ROOM, top, area.width() + _ROOM, area.height() - _FREE)
        painter.setClipRect(edge, Qt.ClipOperation.IntersectClip)
        scene = self._page.scene(area, VECTOR)
        scene.paint_under(painter)
        super().paint(painter, top, bottom)
        scene.paint_over(painter)
        self._paint_numbers(painter, scene.bands[0].block if scene.bands else None, bottom)

    def _breaks_before(self, block: QTextBlock) -> list[float]:
        return line_breaks(block)

    def _paint_numbers(self, painter: QPainter, block: QTextBlock | None, bottom: float) -> None:
        """Paint beside each line the numbers of the marks that begin on it."""
        style, offsets = self._page.style, self._page.offsets
        font = style.theme.small_font()
        font.setPixelSize(_NUMBER_PX)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(style.theme.color("muted"))
        while block is not None and block.isValid():
            corner = block.layout().position()
            if corner.y() >= bottom:
                return
            for text, base in self._numbers(block, offsets):
                left = -_GAP - metrics.horizontalAdvance(text)
                painter.drawText(QPointF(left, corner.y() + base), text)
            block = block.next()

    def _numbers(self, block: QTextBlock, offsets: Utf16Map) -> Iterator[tuple[str, float]]:
        lines, position, to_code_point = block.layout(), block.position(), offsets.to_code_point
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            start = to_code_point(position + line.textStart())
            end = to_code_point(position + line.textStart() + line.textLength())
            found = between(self._starts, start, max(end, start + 1))
            if found:
                yield numbers_text(*found), line.y() + line.ascent()
