# SPDX-License-Identifier: Apache-2.0
"""The edges of marks, to be taken hold of by the mouse and drawn to another place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor

from annotator.domain.span import Span
from annotator.gui.article import place
from annotator.gui.article.geometry import BlockLines
from annotator.text.characters import next_character, previous_character
from annotator.text.words import nearest_word_edge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter, QTextDocument
    from PySide6.QtWidgets import QTextEdit

    from annotator.domain.mark import Mark
    from annotator.gui.article.page import Page
    from annotator.gui.article.painter import Band

# How near the mouse has to come, in pixels: outside the mark, and inside it at most.
_OUTSIDE, _INSIDE = 3.0, 4.0
# Of the character at an edge no more than this may be taken by the edge.
_SHARE = 1 / 3
# The lanes below a line belong to its edges, in pixels at 100 %.
_BELOW = 12
_SHADE = 56
_HANDLE = 2


class Spot(NamedTuple):
    """Where one end of a stretch stands in the document, in pixels.

    ``inwards`` is 1 where the stretch lies to the right of it, else -1; ``width`` is that of the
    character there; ``bottom`` is that of the text, above the lanes.
    """

    x: float
    top: float
    bottom: float
    inwards: int
    width: float


class Edge(NamedTuple):
    """One end of a piece of an annotation."""

    mark: Mark
    at_start: bool
    spot: Spot
    below: int

    def distance(self, point: QPointF) -> float | None:
        """Return how far a point of the document is, or None where it is too far."""
        spot = self.spot
        if not spot.top <= point.y() <= spot.bottom + self.below:
            return None
        way = (point.x() - spot.x) * spot.inwards
        return abs(way) if -_OUTSIDE <= way <= min(_INSIDE, spot.width * _SHARE) else None


@dataclass(frozen=True, slots=True)
class EdgeMove:
    """What a finished drag asks for: one end of a piece at another offset."""

    mark: Mark
    at_start: bool
    offset: int


class Edges:
    """Knows where the edges of what stands out are, until something is painted anew."""

    def __init__(self, view: QTextEdit, page: Page) -> None:
        """Look at a view of a page."""
        self._view = view
        self._page = page
        self._known: list[Edge] | None = None

    def forget(self) -> None:
        """Look anew where the edges stand."""
        self._known = None

    def at(self, point: QPoint) -> Edge | None:
        """Return the edge of the current or the hovered mark under a point of the viewport."""
        if self._known is None:
            self._known = list(self._find())
        where = QPointF(point.x(), point.y() + self._view.verticalScrollBar().value())
        near = [(one.distance(where), one) for one in self._known]
        found = [(way, number) for number, (way, _) in enumerate(near) if way is not None]
        return near[min(found)[1]][1] if found else None

    def _find(self) -> Iterator[Edge]:
        """Yield the edges that are visible."""
        pieces = [one for outline in self._page.emphasis.outlines() for one in outline.pieces]
        if not pieces:
            return
        visible = self._page.span(place.visible_ends(self._view))
        below = self._page.style.pixels(_BELOW)
        for mark in pieces:
            for at_start, offset in ((True, mark.start), (False, mark.end)):
                if visible.holds(offset):
                    spot = spot_of(self._view, self._page, mark.span, at_start=at_start)
                    if spot:
                        yield Edge(mark, at_start, spot, below)


class EdgeDrag:
    """One edge on its way; nothing is written before it is let go."""

    def __init__(self, view: QTextEdit, page: Page, edge: Edge) -> None:
        """Take hold of an edge."""
        self._view = view
        self._page = page
        self._document: QTextDocument | None = page.document
        self._edge = edge
        self._offset = self._first
        color = QColor(page.style.theme.kind_color(edge.mark.kind))
        self._handle = QColor(color)
        color.setAlpha(_SHADE)
        self._shade = color

    @property
    def is_valid(self) -> bool:
        """Return whether the text is still the one in which it began."""
        return self._page.document is self._document

    @property
    def span(self) -> Span:
        """Return what the piece would cover if the edge were let go now."""
        span = self._edge.mark.span
        return (
            Span(self._offset, span.end) if self._edge.at_start else Span(span.start, self._offset)
        )

    @property
    def move(self) -> EdgeMove | None:
        """Return what is asked for if the edge is let go now, or None where it is back."""
        if self._offset == self._first:
            return None
        return EdgeMove(self._edge.mark, self._edge.at_start, self._offset)

    def drag_to(self, point: QPoint, *, by_character: bool) -> None:
        """Draw the edge to a point of the viewport, to whole words unless by character."""
        position = self._view.cursorForPosition(point).position()
        offset = self._page.offsets.to_code_point(position)
        offset = self._allowed(offset if by_character else self._snapped(offset))
        if offset != self._offset:
            way = Span(min(offset, self._offset), max(offset, self._offset))
            self._offset = offset
            self._repaint(way)

    def end(self) -> None:
        """Show the piece as it is again."""
        if self.is_valid:
            self._repaint(
                Span(
                    min(self.span.start, self._edge.mark.span.start),
                    max(self.span.end, self._edge.mark.span.end),
                )
            )

    def paint(self, painter: QPainter, bands: Sequence[Band]) -> None:
        """Paint what the piece would cover, and the edge, over text and lanes."""
        if not self.is_valid:
            return
        for area in self._areas(bands):
            painter.fillRect(area, self._shade)
        spot = spot_of(self._view, self._page, self.span, at_start=self._edge.at_start)
        if spot:
            left = spot.x - (1 if spot.inwards > 0 else _HANDLE - 1)
            area = QRectF(left, spot.top, _HANDLE, spot.bottom - spot.top)
            painter.fillRect(area, self._handle)

    @property
    def _first(self) -> int:
        span = self._edge.mark.span
        return span.start if self._edge.at_start else span.end

    def _snapped(self, offset: int) -> int:
        """Return the nearest offset that cuts no word and leaves no white space in the mark."""
        text, offset = self._page.text, nearest_word_edge(self._page.text, offset)
        if self._edge.at_start:
            while offset < len(text) and text[offset].isspace():
                offset += 1
        else:
            while offset > 0 and text[offset - 1].isspace():
                offset -= 1
        return offset

    def _allowed(self, offset: int) -> int:
        """Return the nearest offset at which a character of the piece is left, no blank alone."""
        text, span = self._page.text, self._edge.mark.span
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - len(words) + len(words.rstrip())
        if self._edge.at_start:
            return min(offset, max(span.start, previous_character(text, end)))
        return max(offset, min(span.end, next_character(text, start)))

    def _areas(self, bands: Sequence[Band]) -> Iterator[QRectF]:
        """Yield the visible boxes of the piece."""
        first, last = map(self._page.offsets.to_utf16, (self.span.start, self.span.end))
        for band in bands:
            position = band.block.position()
            for left, right, line in band.lines().segments(first - position, last - position):
                box = QRectF(left, line.top, right - left, line.bottom - line.top)
                yield box.translated(band.corner)

    def _repaint(self, way: Span) -> None:
        """Have the lines between two offsets painted anew."""
        to_utf16 = self._page.offsets.to_utf16
        top = place.caret_box(self._view, to_utf16(way.start)).top()
        bottom = place.caret_box(self._view, to_utf16(way.end)).bottom()
        room = self._page.style.line_pitch()
        width = self._view.viewport().width()
        self._view.viewport().update(QRect(0, top - room, width, bottom - top + 2 * room))


def spot_of(view: QTextEdit, page: Page, span: Span, *, at_start: bool) -> Spot | None:
    """Return where one end stands: at the side of its own character, on that one's line."""
    character = span.start if at_start else span.end - 1
    position = page.offsets.to_utf16(character)
    block = view.document().findBlock(position)
    position -= block.position()
    line = block.layout().lineForTextPosition(position)
    if not line.isValid():
        return None
    lines = BlockLines(block, line.lineNumber(), line.lineNumber() + 1)
    side = lines.side_of(position, at_start=at_start)
    if side is None:
        return None
    corner = view.document().documentLayout().blockBoundingRect(block).topLeft()
    return Spot(
        x=corner.x() + side.x,
        top=corner.y() + side.box.line.top,
        bottom=corner.y() + side.box.line.bottom,
        inwards=-1 if side.at_right else 1,
        width=side.box.right - side.box.left,
    )
