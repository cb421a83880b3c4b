# SPDX-License-Identifier: Apache-2.0
"""The shapes of the marks of a stretch of lines, worked out once and painted many times."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from annotator.domain.annotation import PieceRole
from annotator.domain.mark import MarkState
from annotator.gui.article.inks import rounded
from annotator.gui.article.lanes import MOST_LANES, overlapping

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPen

    from annotator.domain.mark import Mark
    from annotator.gui.article.geometry import BlockLines, Line, Segment
    from annotator.gui.article.inks import Inks
    from annotator.gui.article.lanes import LaneMark, Lanes, More
    from annotator.text.offsets import Utf16Map

_RADIUS = 3.0
_FLAT = 0.0


class Drawing:
    """The shapes of some lines of one block, in pixels from the block's corner."""

    __slots__ = ("_ends", "_inks", "_labels", "_strokes", "_ticks", "_tints", "_waves")

    def __init__(self, inks: Inks) -> None:
        """Begin with nothing drawn."""
        self._inks = inks
        self._tints: list[tuple[QColor, QRectF, float]] = []
        self._strokes: dict[tuple[str, MarkState, PieceRole], tuple[QPen, list[QLineF]]] = {}
        self._waves: list[QRectF] = []
        self._ticks = QPainterPath()
        self._ends: list[tuple[float, float]] = []
        self._labels: list[tuple[QRectF, str, QColor]] = []

    @property
    def has_tints(self) -> bool:
        """Return whether anything goes under the text."""
        return bool(self._tints)

    def paint_tints(self, painter: QPainter) -> None:
        """Paint what goes under the text."""
        for color, area, radius in self._tints:
            rounded(painter, area, color, radius)

    def paint_lanes(self, painter: QPainter) -> None:
        """Paint what goes over the text and over the selection."""
        for pen, lines in self._strokes.values():
            painter.setPen(pen)
            painter.drawLines(lines)
        for area in self._waves:
            painter.drawTiledPixmap(area, self._inks.wave())
        if not self._ticks.isEmpty():
            painter.strokePath(self._ticks, self._inks.tick_pen())
        for area, text, color in self._labels:
            painter.fillRect(area, self._inks.theme.color("paper"))
            painter.setPen(color)
            painter.drawText(area.bottomLeft(), text)

    def add_tint(self, mark: Mark, segment: Segment) -> None:
        """Add the ground of an accepted mark, where its kind has one."""
        look = self._inks.theme.kind_look(mark.kind)
        if not look.tint.alpha():
            return
        line = segment.line
        top, bottom = round(line.top), line.bottom
        area = QRectF(segment.left, top, segment.right - segment.left, bottom - top)
        if look.rounded:
            area.adjust(-1, 0, 1, 0)
        self._tints.append((look.tint, area, _RADIUS if look.rounded else _FLAT))

    def add_stroke(self, mark: Mark, left: float, right: float, top: float) -> None:
        """Add a stretch of a lane, its upper edge here."""
        key = (mark.kind, mark.state, mark.role)
        entry = self._strokes.get(key)
        if entry is None:
            entry = self._strokes[key] = (self._inks.pen(mark), [])
        middle = top + entry[0].widthF() / 2
        entry[1].append(QLineF(left, middle, right, middle))

    def add_wave(self, left: float, right: float, top: float) -> None:
        """Add a stretch of the wavy line of flagged marks."""
        height = self._inks.lane_step + 1
        self._waves.append(QRectF(round(left), top - 1, round(right - left), height))

    def add_tick(self, right: float, top: float) -> float:
        """Add the tick of a checked mark at the end of its lane; return where the tick begins."""
        step = self._inks.tick_width + 2
        # Lanes that end together would pile up their ticks.
        while any(abs(right - other) < step and abs(top - at) < step for other, at in self._ends):
            right -= step
        self._ends.append((right, top))
        left = right - self._inks.tick_width
        self._inks.add_tick(self._ticks, left, top - self._inks.unit)
        return left

    def add_label(self, area: QRectF, text: str, color: QColor) -> None:
        """Add small letters on a ground of paper."""
        self._labels.append((area, text, color))


class Draughtsman:
    """Works out the drawing of some lines from their lanes."""

    def __init__(self, inks: Inks, offsets: Utf16Map, *, show_initials: bool) -> None:
        """Draw with these inks; offsets translate code points for Qt."""
        self._inks = inks
        self._offsets = offsets
        self._show_initials = show_initials
        self._metrics = QFontMetricsF(inks.letter_font)

    def draw(self, lines: BlockLines, lanes: Lanes, block_position: int) -> Drawing:
        """Return the drawing of these lines; the block begins at a UTF-16 position."""
        drawing = Drawing(self._inks)
        start = self._offsets.to_code_point(block_position + lines.start)
        end = self._offsets.to_code_point(block_position + lines.end)
        for one in overlapping(lanes, start, end):
            self._draw_mark(drawing, lines, one, block_position)
        for more in lanes.more:
            if more.start < end and start < more.end:
                self._draw_more(drawing, lines, more, block_position)
        return drawing

    def lane_top(self, line: Line, lane: int) -> int:
        """Return the upper edge of a lane, whole pixels from the block's corner."""
        return line.bottom + self._inks.below_text + lane * self._inks.lane_step

    def lane_at(self, line: Line, y: float) -> int | None:
        """Return the lane that a height falls on, or None above and below the lanes."""
        lane = math.floor((y - self.lane_top(line, 0)) / self._inks.lane_step)
        return lane if 0 <= lane < MOST_LANES else None

    def _draw_mark(
        self, drawing: Drawing, lines: BlockLines, one: LaneMark, block_position: int
    ) -> None:
        to_utf16 = self._offsets.to_utf16
        start = to_utf16(one.start) - block_position
        segments = lines.segments(start, to_utf16(one.end) - block_position)
        mark = one.mark
        has_tint = mark.state is not MarkState.SUGGESTED and mark.role is PieceRole.CONTENT
        for number, segment in enumerate(segments):
            if has_tint:
                drawing.add_tint(mark, segment)
            is_first = number == 0 and one.start == mark.span.start
            is_last = number == len(segments) - 1 and one.end == mark.span.end
            self._draw_lane(drawing, one, segment, (is_first, is_last))

    def _draw_lane(
        self, drawing: Drawing, one: LaneMark, segment: Segment, ends: tuple[bool, bool]
    ) -> None:
        mark, top = one.mark, self.lane_top(segment.line, one.lane)
        # A hair's breadth keeps neighbours apart.
        left, right = segment.left, max(segment.left + 1, segment.right - 1)
        if ends[0] and self._show_initials:
            left = self._draw_initial(drawing, mark, left, top)
        is_content = mark.role is PieceRole.CONTENT
        if is_content and mark.state is MarkState.FLAGGED:
            drawing.add_wave(left, right, top)
            return
        if ends[1] and is_content and mark.state is MarkState.CHECKED:
            right = drawing.add_tick(right, top) - 2
        if left < right:
            drawing.add_stroke(mark, left, right, top)

    def _draw_initial(self, drawing: Drawing, mark: Mark, left: float, top: float) -> float:
        """Add the initial of the mark's kind and return where the lane goes on."""
        letter = self._inks.letters.get(mark.kind, mark.kind[:1].upper())
        width = math.ceil(self._metrics.horizontalAdvance(letter)) + 1
        area = QRectF(left, top - 1, width, math.ceil(self._metrics.capHeight()))
        drawing.add_label(area, letter, self._inks.theme.kind_color(mark.kind))
        return left + width + 1

    def _draw_more(
        self, drawing: Drawing, lines: BlockLines, more: More, block_position: int
    ) -> None:
        to_utf16 = self._offsets.to_utf16
        start, end = to_utf16(more.start) - block_position, to_utf16(more.end) - block_position
        segments = lines.segments(start, end)
        if not segments:
            return
        text = f"+{more.number}"
        width, height = self._metrics.horizontalAdvance(text) + 2, self._metrics.capHeight() + 2
        top = self.lane_top(segments[0].line, MOST_LANES - 1)
        area = QRectF(segments[0].right - width, top - 1, width, math.ceil(height))
        drawing.add_label(area, text, self._inks.theme.color("muted"))
