# SPDX-License-Identifier: Apache-2.0
"""The shapes of the marks of a stretch of lines, worked out once and painted many times."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from annotator.domain.annotation import PieceRole
from annotator.domain.mark import MarkState
from annotator.gui.article.lanes import MOST_LANES, Lanes, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor, QPen

    from annotator.domain.mark import Mark
    from annotator.gui.article.geometry import BlockLines, Line, Segment
    from annotator.gui.article.inks import Inks
    from annotator.gui.article.lanes import LaneMark, More
    from annotator.text.offsets import Utf16Map

_RADIUS = 3.0

# Left and right end of a piece of a lane, and its upper edge.
Stretch = tuple[float, float, int]


class Drawing:
    """The shapes of some lines of one block, in pixels from the block's corner."""

    __slots__ = (
        *("_ends", "_inks", "_labels", "_rounded", "_strokes", "_ticks", "_tints", "_waves"),
        *("lanes", "reach"),
    )

    def __init__(self, inks: Inks, lanes: Lanes, reach: tuple[int, int]) -> None:
        """Begin with nothing drawn of these lanes, of the text between two offsets."""
        self._inks = inks
        self.lanes = part_of(lanes, *reach)
        self.reach = reach
        self._tints: dict[str, tuple[QColor, list[QRect]]] = {}
        self._rounded: dict[str, tuple[QColor, QPainterPath]] = {}
        self._strokes: dict[tuple[str, MarkState, PieceRole], tuple[QPen, list[QLineF]]] = {}
        self._waves: list[QRect] = []
        self._ticks = QPainterPath()
        self._ends: dict[int, list[float]] = {}
        self._labels: list[tuple[QRectF, str, QColor]] = []

    def shows(self, lanes: Lanes) -> bool:
        """Return whether a drawing of these lanes would be the same."""
        return part_of(lanes, *self.reach) == self.lanes

    @property
    def has_tints(self) -> bool:
        """Return whether anything goes under the text."""
        return bool(self._tints or self._rounded)

    @property
    def has_signs(self) -> bool:
        """Return whether there are ticks or letters."""
        return bool(self._labels) or not self._ticks.isEmpty()

    def paint_tints(self, painter: QPainter) -> None:
        """Paint what goes under the text."""
        for color, areas in self._tints.values():
            painter.setBrush(color)
            painter.drawRects(areas)
        for color, path in self._rounded.values():
            painter.fillPath(path, color)

    def paint_lanes(self, painter: QPainter) -> None:
        """Paint what goes over the text and over the selection."""
        for pen, lines in self._strokes.values():
            painter.setPen(pen)
            painter.drawLines(lines)
        for area in self._waves:
            painter.drawTiledPixmap(area, self._inks.wave())

    def paint_signs(self, painter: QPainter) -> None:
        """Paint ticks and letters, which nothing may hide."""
        if not self._ticks.isEmpty():
            painter.strokePath(self._ticks, self._inks.tick_pen)
        for ground, text, color in self._labels:
            painter.fillRect(ground, self._inks.theme.color("paper"))
            painter.setPen(color)
            painter.drawText(ground.bottomLeft(), text)

    def add_tints(self, mark: Mark, segments: Sequence[Segment]) -> None:
        """Add the ground of an accepted mark, where its kind has one."""
        look = self._inks.look(mark.kind)
        if not look.tint.alpha():
            return
        if look.rounded:
            self._add_rounded_tints(mark.kind, look.tint, segments)
            return
        areas = self._tints.setdefault(mark.kind, (look.tint, []))[1]
        for left, right, line in segments:
            x, y = round(left), round(line.top)
            areas.append(QRect(x, y, round(right) - x, line.bottom - y))

    def add_strokes(self, mark: Mark, stretches: Iterable[Stretch]) -> None:
        """Add stretches of a mark's lane."""
        key = (mark.kind, mark.state, mark.role)
        entry = self._strokes.get(key)
        if entry is None:
            entry = self._strokes[key] = (self._inks.pen(mark), [])
        half = entry[0].widthF() / 2
        for left, right, top in stretches:
            if left < right:
                entry[1].append(QLineF(left, top + half, right, top + half))

    def add_waves(self, stretches: Iterable[Stretch]) -> None:
        """Add stretches of the wavy line of flagged marks."""
        height = self._inks.lane_step + 1
        for left, right, top in stretches:
            x = round(left)
            self._waves.append(QRect(x, top - 1, round(right) - x, height))

    def add_tick(self, stretch: Stretch, line: Line) -> Stretch:
        """Add the tick of a checked mark where its lane ends; return what is left of the lane."""
        step = self._inks.tick_width + 2
        right = stretch[1]
        # Lanes that end together would pile up their ticks.
        others = self._ends.setdefault(line.start, [])
        while others and min([abs(right - other) for other in others]) < step:
            right -= step
        others.append(right)
        left = right - self._inks.tick_width
        self._inks.add_tick(self._ticks, left, stretch[2] - self._inks.unit)
        return stretch[0], left - 2, stretch[2]

    def add_label(self, area: QRectF, text: str, color: QColor) -> None:
        """Add small letters on a ground of paper."""
        self._labels.append((area, text, color))

    def _add_rounded_tints(self, kind: str, tint: QColor, segments: Sequence[Segment]) -> None:
        known = self._rounded.get(kind)
        if known is None:
            known = self._rounded[kind] = (tint, QPainterPath())
            known[1].setFillRule(Qt.FillRule.WindingFill)
        for left, right, line in segments:
            x, y = round(left) - 1, round(line.top)
            width, height = round(right) + 1 - x, line.bottom - y
            known[1].addRoundedRect(x, y, width, height, _RADIUS, _RADIUS)


class Draughtsman:
    """Works out the drawing of some lines from their lanes."""

    def __init__(self, inks: Inks, offsets: Utf16Map, *, show_initials: bool) -> None:
        """Draw with these inks; offsets translate code points for Qt."""
        self._inks = inks
        self._offsets = offsets
        self._show_initials = show_initials

    def draw(self, lines: BlockLines, lanes: Lanes, block_position: int) -> Drawing:
        """Return the drawing of these lines; the block begins at a UTF-16 position."""
        start = self._offsets.to_code_point(block_position + lines.start)
        end = self._offsets.to_code_point(block_position + lines.end)
        drawing = Drawing(self._inks, lanes, (start, end))
        for one in drawing.lanes.marks:
            self._draw_mark(drawing, lines, one, block_position)
        for more in drawing.lanes.more:
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
        end = to_utf16(one.end) - block_position
        segments = lines.segments(start, end)
        if not segments:
            return
        mark, drop = one.mark, self._inks.below_text + one.lane * self._inks.lane_step
        # A pixel keeps neighbours apart; whole pixels keep dashes sharp.
        stretches: list[Stretch] = [
            (round(left), round(right) - 1, line.bottom + drop) for left, right, line in segments
        ]
        if self._show_initials and start >= segments[0].line.start and _begins(one):
            stretches[0] = self._draw_initial(drawing, mark, stretches[0])
        if mark.role is not PieceRole.CONTENT:
            drawing.add_strokes(mark, stretches)
            return
        if mark.state is not MarkState.SUGGESTED:
            drawing.add_tints(mark, segments)
        if mark.state is MarkState.FLAGGED:
            drawing.add_waves(stretches)
            return
        last = segments[-1].line
        if mark.state is MarkState.CHECKED and end <= last.end and one.end == mark.span.end:
            stretches[-1] = drawing.add_tick(stretches[-1], last)
        drawing.add_strokes(mark, stretches)

    def _draw_initial(self, drawing: Drawing, mark: Mark, stretch: Stretch) -> Stretch:
        """Add the initial of the mark's kind; return what is left of the lane."""
        left, right, top = stretch
        letter = self._inks.letters.get(mark.kind, mark.kind[:1].upper())
        width = self._inks.letter_width
        area = QRectF(left, top - 1, width, self._inks.letter_height)
        drawing.add_label(area, letter, self._inks.look(mark.kind).color)
        return left + width + 1, right, top

    def _draw_more(
        self, drawing: Drawing, lines: BlockLines, more: More, block_position: int
    ) -> None:
        to_utf16 = self._offsets.to_utf16
        start, end = to_utf16(more.start) - block_position, to_utf16(more.end) - block_position
        segments = lines.segments(start, end)
        if not segments or start < segments[0].line.start:
            return
        text = f"+{more.number}"
        width, height = self._inks.figure_width * len(text) + 2, self._inks.letter_height + 2
        top = self.lane_top(segments[0].line, MOST_LANES - 1)
        area = QRectF(segments[0].right - width, top - 1, width, height)
        drawing.add_label(area, text, self._inks.theme.color("muted"))


def _begins(one: LaneMark) -> bool:
    return one.start == one.mark.span.start
