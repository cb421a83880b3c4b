# SPDX-License-Identifier: Apache-2.0
"""The shapes of the marks of a stretch of lines, worked out once and painted many times."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from annotator.gui.article.lanes import MOST_LANES, Lanes, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor

    from annotator.gui.article.geometry import BlockLines, Line, Piece, Segment
    from annotator.gui.article.inks import Ink, Inks
    from annotator.gui.article.lanes import LaneMark, More
    from annotator.text.offsets import Utf16Map

_RADIUS = 3.0

# Left and right end of a piece of a lane, and its upper edge.
Stretch = tuple[float, float, int]


class Drawing:
    """The shapes of some lines of one block, in pixels from the block's corner."""

    __slots__ = (
        *(
            "_depth",
            "_figures",
            "_inks",
            "_labels",
            "_rounded",
            "_signs",
            "_strokes",
            "_ticks",
            "_tints",
            "_waves",
        ),
        *("folds", "lanes", "reach"),
    )

    def __init__(self, inks: Inks, lanes: Lanes, reach: tuple[int, int]) -> None:
        """Begin with nothing drawn of these lanes, of the text between two offsets."""
        self._inks = inks
        self.lanes = part_of(lanes, *reach)
        self.reach = reach
        self._depth = max(MOST_LANES, lanes.depth)
        # Where a click unfolds marks that found no lane, or folds them again.
        self.folds: list[QRectF] = []
        self._tints: dict[Ink, list[QRect]] = {}
        self._rounded: dict[Ink, QPainterPath] = {}
        self._strokes: dict[Ink, list[QLineF]] = {}
        self._waves: list[QRect] = []
        self._ticks: list[tuple[int, int]] = []
        # Where ticks and letters stand, by the start of the line: they are not to pile up.
        self._signs: dict[int, list[tuple[float, float]]] = {}
        self._labels: list[tuple[QRectF, str, QColor]] = []
        self._figures: list[tuple[QRectF, str]] = []

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
        return bool(self._labels or self._ticks or self._figures)

    def paint_tints(self, painter: QPainter) -> None:
        """Paint what goes under the text."""
        if self._tints:
            # Whole pixels need no smoothing, which costs several times as much.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            for ink, areas in self._tints.items():
                painter.setBrush(ink.tint)
                painter.drawRects(areas)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ink, path in self._rounded.items():
            painter.fillPath(path, ink.tint)  # type: ignore[arg-type]  # None is not here

    def paint_lanes(self, painter: QPainter) -> None:
        """Paint what goes over the text and over the selection."""
        for ink, lines in self._strokes.items():
            painter.setPen(ink.pen)
            painter.drawLines(lines)
        for area in self._waves:
            self._inks.paint_wave(painter, area)

    def paint_signs(self, painter: QPainter) -> None:
        """Paint ticks and letters, which nothing may hide."""
        for left, top in self._ticks:
            self._inks.paint_tick(painter, left, top)
        paper = self._inks.theme.color("paper")
        for ground, text, color in self._labels:
            painter.fillRect(ground, paper)
            painter.setPen(color)
            painter.drawText(ground.bottomLeft(), text)
        if self._figures:
            painter.setFont(self._inks.figure_font)
            painter.setPen(self._inks.theme.color("muted"))
            for ground, text in self._figures:
                painter.fillRect(ground, paper)
                painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
            painter.setFont(self._inks.letter_font)

    def add_mark(self, ink: Ink, pieces: Sequence[Piece], drop: int, *, is_end: bool) -> None:
        """Add a mark without a letter, in one go, its lane so far below the text."""
        for left, right, line in pieces:
            x, after, bottom = round(left), round(right), line[3]
            if ink.tint is not None:
                y = round(line[2])
                if ink.is_rounded:
                    self._path(ink).addRoundedRect(
                        x - 1, y, after - x + 2, bottom - y, _RADIUS, _RADIUS
                    )
                else:
                    self._areas(ink).append(QRect(x, y, after - x, bottom - y))
            stretch: Stretch = x, after - 1, bottom + drop
            if ink.is_wavy:
                self.add_waves((stretch,))
                continue
            if is_end and ink.is_ticked and line is pieces[-1][2]:
                stretch = self.add_tick(stretch, line, at_right=True)
            if stretch[0] < stretch[1]:
                height = stretch[2] + ink.half
                self._lines(ink).append(QLineF(stretch[0], height, stretch[1], height))

    def add_tints(self, ink: Ink, segments: Iterable[Segment]) -> None:
        """Add the ground of an accepted mark."""
        if ink.is_rounded:
            self._add_rounded_tints(ink, segments)
            return
        areas = self._areas(ink)
        for left, right, line in segments:
            x, y = round(left), round(line.top)
            areas.append(QRect(x, y, round(right) - x, line.bottom - y))

    def add_strokes(self, ink: Ink, stretches: Iterable[Stretch]) -> None:
        """Add stretches of a mark's lane."""
        lines = self._lines(ink)
        half = ink.half
        for left, right, top in stretches:
            if left < right:
                lines.append(QLineF(left, top + half, right, top + half))

    def add_waves(self, stretches: Iterable[Stretch]) -> None:
        """Add stretches of the wavy line of flagged marks."""
        height = self._inks.lane_step + 1
        for left, right, top in stretches:
            x = round(left)
            self._waves.append(QRect(x, top - 1, round(right) - x, height))

    def add_tick(self, stretch: Stretch, line: Line, *, at_right: bool) -> Stretch:
        """Add the tick of a checked mark where its lane ends; return what is left of the lane.

        Where there is no room on the lane any more, it stands behind the end.
        """
        width, (first, last, top) = self._inks.tick_width, stretch
        taken = self._signs.setdefault(line.start, [])
        rest: Stretch
        if at_right:
            left = round(_free_place(taken, last - width, width, rightwards=False))
            if taken and left < first:
                left = math.ceil(_free_place(taken, last - width, width, rightwards=True))
            rest = first, min(last, left - 2), top
        else:
            left = round(_free_place(taken, first, width, rightwards=True))
            if taken and left + width > last:
                left = math.floor(_free_place(taken, first, width, rightwards=False))
            rest = max(first, left + math.ceil(width) + 2), last, top
        taken.append((left, left + width))
        self._ticks.append((left - 1, round(top - self._inks.unit) - 1))
        return rest

    def add_letter(
        self, stretch: Stretch, line: Line, letter: tuple[str, QColor], *, at_right: bool
    ) -> Stretch:
        """Add the letter of a kind where a lane begins; return what is left of the lane."""
        width, (first, last, top) = self._inks.letter_width, stretch
        taken = self._signs.setdefault(line.start, [])
        if at_right:
            left = _free_place(taken, last - width, width, rightwards=False)
            rest = first, left - 1, top
        else:
            left = _free_place(taken, first, width, rightwards=True)
            rest = left + width + 1, last, top
        taken.append((left, left + width))
        # Not into the line below.
        lowest = line.bottom + self._inks.below_text + self._depth * self._inks.lane_step
        height = self._inks.letter_height
        area = QRectF(left, min(top - 1, lowest - height), width, height)
        self._labels.append((area, *letter))
        return rest

    def add_figure(self, area: QRectF, text: str) -> None:
        """Add how many marks a click unfolds, or folds again."""
        self._figures.append((area, text))
        self.folds.append(area)

    def _add_rounded_tints(self, ink: Ink, segments: Iterable[Segment]) -> None:
        path = self._path(ink)
        for left, right, line in segments:
            x, y = round(left) - 1, round(line.top)
            path.addRoundedRect(x, y, round(right) + 1 - x, line.bottom - y, _RADIUS, _RADIUS)

    def _areas(self, ink: Ink) -> list[QRect]:
        areas = self._tints.get(ink)
        if areas is None:
            areas = self._tints[ink] = []
        return areas

    def _lines(self, ink: Ink) -> list[QLineF]:
        lines = self._strokes.get(ink)
        if lines is None:
            lines = self._strokes[ink] = []
        return lines

    def _path(self, ink: Ink) -> QPainterPath:
        path = self._rounded.get(ink)
        if path is None:
            path = self._rounded[ink] = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
        return path


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
        self._draw_marks(drawing, lines, block_position)
        for sign, clusters in (("+", drawing.lanes.more), ("\N{MINUS SIGN}", drawing.lanes.extra)):
            for more in clusters:
                segments = lines.segments(*self._ends(more, block_position))
                if segments and start <= more.start:
                    self._draw_fold(drawing, segments[0], f"{sign}{more.number}")
        return drawing

    def lane_top(self, line: Line, lane: int) -> int:
        """Return the upper edge of a lane, whole pixels from the block's corner."""
        return line.bottom + self._inks.below_text + lane * self._inks.lane_step

    def lane_at(self, line: Line, y: float, depth: int) -> int | None:
        """Return the lane that a height falls on, or None above and below so many lanes."""
        lane = math.floor((y - self.lane_top(line, 0)) / self._inks.lane_step)
        return lane if 0 <= lane < depth else None

    def _ends(self, stretch: LaneMark | More, block_position: int) -> tuple[int, int]:
        """Return where a stretch begins and ends, in UTF-16 from the start of the block."""
        to_utf16, (start, end) = self._offsets.to_utf16, stretch[:2]
        return to_utf16(start) - block_position, to_utf16(end) - block_position

    def _draw_marks(self, drawing: Drawing, lines: BlockLines, block_position: int) -> None:
        """Draw the marks: hundreds at a jump, so what can be told once is not told for each."""
        shift = self._shift(drawing.reach, block_position)
        marks: Iterable[LaneMark] = drawing.lanes.marks
        if self._show_initials:
            # Letters of lanes that begin together stand in the order of the lanes.
            marks = sorted(marks, key=_by_lane)
        pieces_of, add, ink_of = lines.pieces, drawing.add_mark, self._inks.ink
        below, step = self._inks.below_text, self._inks.lane_step
        last = drawing.reach[1]
        for one in marks:
            start, end, lane, mark = one
            pieces = pieces_of(start + shift, end + shift) if shift is not None else None
            if pieces is None or self._show_initials:
                self._draw_mark(drawing, one, lines, block_position)
            elif pieces:
                is_end = end == mark[1] and end <= last
                add(ink_of(mark), pieces, below + lane * step, is_end=is_end)

    def _shift(self, reach: tuple[int, int], block_position: int) -> int | None:
        """Return how far UTF-16 in the block is from offsets, None where it is not one number."""
        shift, last = (self._offsets.to_utf16(at) - at - block_position for at in reach)
        return shift if shift == last else None

    def _draw_mark(
        self, drawing: Drawing, one: LaneMark, lines: BlockLines, block_position: int
    ) -> None:
        start, end, lane, mark = one
        first, last = self._ends(one, block_position)
        segments = lines.segments(first, last)
        if not segments:
            return
        ink = self._inks.ink(mark)
        if ink.tint is not None:
            drawing.add_tints(ink, segments)
        drop = self._inks.below_text + lane * self._inks.lane_step
        # A pixel keeps neighbours apart; whole pixels keep dashes sharp.
        stretches: list[Stretch] = [
            (round(left), round(right) - 1, line.bottom + drop) for left, right, line in segments
        ]
        if self._show_initials and start == mark.start and start >= drawing.reach[0]:
            at, at_right = lines.end_of(segments, first, at_start=True)
            letter = self._inks.letters.get(mark.kind, mark.kind[:1].upper()), ink.color
            stretches[at] = drawing.add_letter(
                stretches[at], segments[at].line, letter, at_right=at_right
            )
        if ink.is_wavy:
            drawing.add_waves(stretches)
            return
        if ink.is_ticked and end == mark.end and end <= drawing.reach[1]:
            position = self._offsets.to_utf16(end - 1) - block_position
            at, at_right = lines.end_of(segments, position, at_start=False)
            stretches[at] = drawing.add_tick(stretches[at], segments[at].line, at_right=at_right)
        drawing.add_strokes(ink, stretches)

    def _draw_fold(self, drawing: Drawing, first: Segment, text: str) -> None:
        """Add how many marks have found no lane, or are unfolded, where the first line ends."""
        figures = self._inks.figures
        width, height = figures.horizontalAdvance(text) + 4, figures.capHeight() + 3
        # Beside the second and third lane, and all above the next line.
        bottom = self.lane_top(first.line, MOST_LANES) - 1
        left, top = round(first.right - width), round(bottom - height)
        drawing.add_figure(QRectF(left, top, round(width), round(height)), text)


def _by_lane(one: LaneMark) -> tuple[int, int]:
    return one.start, one.lane


def _free_place(
    taken: list[tuple[float, float]], left: float, width: float, *, rightwards: bool
) -> float:
    """Return the left end of the first free place of a width, going one way.

    Signs of lanes that begin or end near each other would else pile up.
    """
    while True:
        hit = next((one for one in taken if one[0] < left + width + 1 and left < one[1] + 1), None)
        if hit is None:
            return left
        left = hit[1] + 1 if rightwards else hit[0] - 1 - width
