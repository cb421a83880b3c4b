# SPDX-License-Identifier: Apache-2.0
"""What an article view shows: text, regions, marks, and how they are set and drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.domain.errors import BugError
from annotator.domain.span import Span
from annotator.gui.article.bare import BareGround
from annotator.gui.article.emphasis import Emphasis
from annotator.gui.article.excerpt import Book, Excerpt, is_long
from annotator.gui.article.folds import Folds
from annotator.gui.article.geometry import line_edges, next_visible
from annotator.gui.article.hits import HitBoxes
from annotator.gui.article.inks import Inks
from annotator.gui.article.marks import MarkIndex
from annotator.gui.article.painter import Band, MarkPainter
from annotator.gui.article.told import ToldPlaces
from annotator.gui.article.typography import (
    DOCUMENT_MARGIN,
    Style,
    headline_of,
    make_document,
    subtitle_height,
    text_end,
)
from annotator.text.offsets import Utf16Map

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextDocument

    from annotator.domain.article import Article, Region
    from annotator.domain.changes import Changes
    from annotator.domain.mark import Mark
    from annotator.gui.article.bare import SentencesIn
    from annotator.gui.article.excerpt import Reach
    from annotator.gui.article.marks import MarkSource

# Pixels between the subtitle and the text below it.
_ABOVE_TEXT = 12
# Pixels by which the outline of the current mark may reach beyond its lines.
_OUTLINE = 4
# More stretches than this are painted in one go.
_MOST_BOXES = 8
# Further down than any text.
_BELOW_ALL = 30_000_000


class Scene(NamedTuple):
    """What one repaint shows."""

    page: Page
    marker: MarkPainter | None
    bands: list[Band]

    def paint_under(self, painter: QPainter) -> None:
        """Paint what lies under the text."""
        if self.page.bare:
            color = self.page.style.theme.color("header")
            self.page.bare.paint(painter, self.bands, color)
        if self.marker:
            self.page.paint_told(painter, self.bands, is_ground=True)
            self.page.paint_hits(painter, self.bands, is_ground=True)
            self.marker.paint_under(painter, self.bands)
            self.page.paint_told(painter, self.bands, is_ground=False)
            self.page.paint_hits(painter, self.bands, is_ground=False)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the text."""
        if self.marker:
            self.page.paint_subtitle(painter)
            self.marker.paint_over(painter, self.bands, self.page.emphasis.outlines())


class Page:
    """The article shown, if any, and everything derived from it that a repaint needs."""

    def __init__(self, style: Style) -> None:
        """Show nothing yet."""
        self.style = style
        self.subtitle = ""
        self.show_initials = style.theme.show_initials
        self.text = ""
        self.offsets = Utf16Map("")
        self.index: MarkIndex | None = None
        # What is under the sentences that nobody has marked, where that is to be seen.
        self.bare: BareGround | None = None
        self.document: QTextDocument | None = None
        # Where only some of a very long text is set.
        self.excerpt: Excerpt | None = None
        self.folds = Folds()
        self.hits = HitBoxes()
        self.told = ToldPlaces()
        self.emphasis = Emphasis()
        self._regions: Sequence[Region] = ()
        self._marker: MarkPainter | None = None

    def open(self, article: Article, marks: MarkSource) -> None:
        """Show an article with the marks of a source."""
        self.text = article.text
        self.offsets = Utf16Map(article.text)
        self.index = MarkIndex(article.text, marks)
        self._regions = article.regions
        self._marker = self.bare = None
        self.emphasis = Emphasis(self.index)
        self.folds = Folds(is_on=self.folds.is_on)
        self.folds.set_text(self.text, self._regions, self.index)
        self.hits.show(None, None)
        self.told.show((), is_suggested=False)

    def show_bare(self, sentences_in: SentencesIn | None) -> None:
        """Show which of these sentences nobody has marked, or no longer."""
        self.bare = None
        if self.index and sentences_in:
            self.bare = BareGround(self.index, self.offsets, sentences_in)

    def close(self) -> None:
        """Show nothing."""
        self.text, self.offsets, self._regions = "", Utf16Map(""), ()
        self.index = self._marker = self.bare = None
        self.emphasis = Emphasis()
        self.folds.set_text("", (), None)
        self.hits.show(None, None)
        self.told.show((), is_suggested=False)

    def set_regions(self, regions: Sequence[Region], caret: int) -> bool:
        """Set the text by other regions, none folded at the caret; return whether they differ."""
        differ = tuple(regions) != tuple(self._regions)
        self._regions = regions
        if differ:
            self.folds.set_text(self.text, regions, self.index)
            self.folds.open_at(caret)
            if self.bare:
                self.bare.forget()
        return differ

    @property
    def length(self) -> int:
        """Return the length of the text in code points."""
        return len(self.text)

    def apply(self, changes: Changes) -> list[Span]:
        """Forget the marks an edit touched; return the stretches of text it touched."""
        if self.index is None:
            return []
        return [*self.index.apply(changes), *self.emphasis.follow(changes)]

    def mend(self, ids: Collection[str]) -> list[Span]:
        """Read the marks of these annotations anew; return the stretches that look different."""
        if self.index is None:
            return []
        return [*self.index.mend(ids), *self.emphasis.mend(ids)]

    def lanes_height(self, offset: int) -> int:
        """Return how far the lanes of an offset's paragraph reach below their line's text."""
        room, index = self.style.lane_room(), self.index
        depth = index.lanes(index.paragraph_at(offset)).depth if index else 0
        return room.below_text + room.step * depth

    def forget_marks(self) -> None:
        """Ask the source for every mark anew."""
        if self.index is not None:
            self.index.forget_all()
            self.emphasis.forget()

    def span(self, positions: tuple[int, int]) -> Span:
        """Return the stretch between two UTF-16 positions."""
        return Span(*map(self.offsets.to_code_point, positions))

    def line_boxes(self, spans: Sequence[Span]) -> list[QRect]:
        """Return where the lines of stretches stand, with their lanes; all if they are many."""
        document, boxes = self._shown(), []
        # What is bare may change far away from an edit.
        if len(spans) > _MOST_BOXES or (spans and self.bare is not None):
            spans = [Span(0, self.length)]
        width = math.ceil(document.textWidth())
        overhang = self._marker.overhang if self._marker else 0
        for span in spans:
            first = line_edges(document, self.offsets.to_utf16(span.start))
            last = line_edges(document, self.offsets.to_utf16(span.end))
            top = math.floor(first[0]) - _OUTLINE if first else 0
            bottom = math.ceil(last[1]) + overhang + _OUTLINE if last else _BELOW_ALL
            boxes.append(QRect(0, top, width, bottom - top))
        return boxes

    def make_document(
        self, parent: QObject, around: int = 0, reach: Reach | None = None
    ) -> QTextDocument:
        """Return a new document of the text in the present style; the last one goes.

        Where a reach is given, of a very long text only that much round an offset is set.
        """
        if self.document is not None:
            self.document.deleteLater()
        self.forget_places()
        text, regions, offsets = self.text, self._regions, self.offsets
        self.excerpt = None
        if reach and self.index and is_long(text, self.index.paragraph_count, self.style):
            book = Book(text, regions, offsets, self.index, self.folds)
            self.excerpt = Excerpt(book, self.style, around, reach)
            self.document = self.excerpt.make_document(parent)
        else:
            self.document = make_document(text, regions, offsets, self.style, parent)
        self.folds.set_document(self.document, self.style)
        return self.document

    def set_show_initials(self, shown: bool) -> None:  # noqa: FBT001 -- there is only this option
        """Show or hide the initial of the kind at the start of lanes."""
        self.show_initials = shown
        self._marker = None

    def forget_places(self) -> None:
        """Note that lines have moved."""
        self._marker = None
        self.hits.forget_places()
        self.told.forget_places()
        if self.bare:
            self.bare.forget_places()

    def marker(self, pixel_ratio: float) -> MarkPainter | None:
        """Return what paints the marks on a screen of this pixel ratio."""
        if self.index is None:
            return None
        if self._marker is None or self._marker.inks.pixel_ratio != pixel_ratio:
            inks = Inks(self.style, pixel_ratio)
            self._marker = MarkPainter(
                self.index, self.offsets, inks, show_initials=self.show_initials
            )
        return self._marker

    def scene(self, area: QRectF, pixel_ratio: float) -> Scene:
        """Return what to paint in an area of the document."""
        marker = self.marker(pixel_ratio)
        return Scene(self, marker, marker.bands(self._shown(), area) if marker else [])

    def marks_under(self, point: QPointF) -> list[Mark]:
        """Return the marks under a point of the document, the one meant first."""
        marker = self.marker(self._marker.inks.pixel_ratio if self._marker else 1.0)
        return marker.marks_under(self._shown(), point) if marker else []

    def paint_hits(self, painter: QPainter, bands: Sequence[Band], *, is_ground: bool) -> None:
        """Paint the places found: their grounds, or the frames that lie over the tints of marks."""
        paint = self.hits.paint_ground if is_ground else self.hits.paint_frames
        paint(painter, bands, self.offsets, self.style.theme)

    def paint_told(self, painter: QPainter, bands: Sequence[Band], *, is_ground: bool) -> None:
        """Paint where the current event is told of: the grounds, or the frames over tints."""
        paint = self.told.paint_ground if is_ground else self.told.paint_frames
        paint(painter, bands, self.offsets, self.style.theme)

    def lane_under(self, point: QPointF) -> Mark | None:
        """Return the mark whose lane is at a point of the document, or None."""
        return self._marker.lane_under(self._shown(), point) if self._marker else None

    def pile_under(self, point: QPointF) -> int | None:
        """Return the paragraph whose "+n" is at a point of the document, or None."""
        return self._marker.pile_under(self._shown(), point) if self._marker else None

    def paint_subtitle(self, painter: QPainter) -> None:
        """Paint the line that describes the article, in the space left for it."""
        if not self.subtitle or (self.excerpt and self.excerpt.first > 0):
            return
        font = self.style.theme.small_font(self.style.zoom)
        metrics = QFontMetricsF(font)
        width = self._shown().textWidth() - 2 * DOCUMENT_MARGIN
        elided = metrics.elidedText(self.subtitle, Qt.TextElideMode.ElideRight, width)
        bottom = self._subtitle_bottom(self._shown())
        painter.setFont(font)
        painter.setPen(self.style.theme.color("muted"))
        painter.drawText(QPointF(DOCUMENT_MARGIN, bottom - metrics.descent()), elided)

    def _shown(self) -> QTextDocument:
        if self.document is None:
            raise BugError("the article view has no document yet")
        return self.document

    def _subtitle_bottom(self, document: QTextDocument) -> float:
        layout, height = document.documentLayout(), subtitle_height(self.style)
        headline = headline_of(self._regions)
        if headline is None:
            return document.rootFrame().frameFormat().topMargin() - self.style.pixels(_ABOVE_TEXT)
        block = document.findBlock(self.offsets.to_utf16(text_end(headline, self.text)))
        following = next_visible(block.next())
        if following.isValid():
            folded = self.folds.space_above(following)
            bottom = layout.blockBoundingRect(following).top() - folded
        else:
            bottom = layout.blockBoundingRect(block).bottom() + height
        return bottom - self.style.pixels(_ABOVE_TEXT)
