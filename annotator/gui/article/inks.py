# SPDX-License-Identifier: Apache-2.0
"""Pens, tints and small shapes of marks, made once per theme, zoom and screen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from annotator.domain.annotation import PieceRole
from annotator.domain.kinds import all_kinds
from annotator.domain.mark import Mark, MarkState
from annotator.gui.article.lane_room import LEAST_UNIT

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor

    from annotator.gui.article.typography import Style

# The pixel ratio of what has no pixels: paper.
VECTOR = 0.0
# Sizes in pixels at 100 %, from the drawings.
_THIN = 1.5
_WAVE_LENGTH = 6
_TICK = (6.5, 5.0)
_DASH, _GAP = 5.0, 3.0
_DOT, _DOT_GAP = 2.0, 2.0
_LETTER = 0.75
_FIGURE = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """How marks of one kind, state and role are drawn; ``half`` is half the lane's thickness.

    ``tint`` is None where there is no ground. Told apart by identity: there is one of a sort.
    """

    pen: QPen
    half: float
    color: QColor
    tint: QColor | None
    is_rounded: bool
    is_wavy: bool
    is_ticked: bool


class Inks:
    """What marks are drawn with."""

    def __init__(self, style: Style, pixel_ratio: float) -> None:
        """Measure for a style; pens follow as they are asked for."""
        self.theme = style.theme
        self.pixel_ratio = pixel_ratio
        self.unit = max(LEAST_UNIT, style.unit())
        room = style.lane_room()
        self.lane_step, self.below_text = room.step, room.below_text
        self.thickness = room.thickness
        self.tick_width = _TICK[0] * self.unit
        self.letter_font = QFont(style.theme.small_font(style.zoom))
        self.letter_font.setPixelSize(max(7, round(self.letter_font.pixelSize() * _LETTER)))
        self.letter_font.setBold(True)
        self.letters = {kind.key: kind.letter for kind in all_kinds()}
        metrics = QFontMetricsF(self.letter_font)
        self.letter_width = math.ceil(metrics.horizontalAdvance("Q")) + 1
        self.figure_font = QFont(style.theme.small_font(style.zoom))
        self.figure_font.setPixelSize(max(9, round(self.figure_font.pixelSize() * _FIGURE)))
        self.figures = QFontMetricsF(self.figure_font)
        self.letter_height = math.ceil(metrics.capHeight())
        self.tick_pen = QPen(self.theme.color("done"), 1.6 * self.unit)
        self.tick_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.tick_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._inks: dict[tuple[str, MarkState, PieceRole], Ink] = {}
        self._wave: QPixmap | None = None
        self._tick: QPixmap | None = None

    def ink(self, mark: Mark) -> Ink:
        """Return how a mark is drawn: the pattern tells the state, the colour the kind."""
        key = mark[3:]
        ink = self._inks.get(key)
        if ink is None:
            ink = self._inks[key] = self._make_ink(*key)
        return ink

    def focus_pen(self, width: float) -> QPen:
        """Return the pen for the outline of the current annotation."""
        return QPen(self.theme.color("focus"), width)

    def paint_wave(self, painter: QPainter, area: QRect) -> None:
        """Paint the wavy line under flagged marks: from a picture of one wave, or as a line."""
        if self.pixel_ratio != VECTOR:
            if self._wave is None:
                self._wave = self._draw_wave()
            painter.drawTiledPixmap(area, self._wave)
            return
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.translate(area.topLeft())
        self._stroke_waves(painter, area.width() // self._wave_length() + 1)
        painter.restore()

    def paint_tick(self, painter: QPainter, left: int, top: int) -> None:
        """Paint the tick behind checked marks, a pixel of air round it."""
        if self.pixel_ratio == VECTOR:
            self._stroke_tick(painter, left + 1, top + 1)
            return
        if self._tick is None:
            self._tick = self._draw_tick()
        painter.drawPixmap(left, top, self._tick)

    def add_tick(self, path: QPainterPath, left: float, top: float) -> None:
        """Add a tick to a path, with its left end and its top here."""
        width, height = (side * self.unit for side in _TICK)
        path.moveTo(left, top + height * 0.55)
        path.lineTo(left + width * 0.36, top + height)
        path.lineTo(left + width, top)

    def _make_ink(self, kind: str, state: MarkState, role: PieceRole) -> Ink:
        look, pen = self.theme.kind_look(kind), self._make_pen(kind, state, role)
        is_content = role is PieceRole.CONTENT
        has_tint = is_content and state is not MarkState.SUGGESTED and look.tint.alpha() > 0
        return Ink(
            pen=pen,
            half=pen.widthF() / 2,
            color=look.color,
            tint=look.tint if has_tint else None,
            is_rounded=look.rounded,
            is_wavy=is_content and state is MarkState.FLAGGED,
            is_ticked=is_content and state is MarkState.CHECKED,
        )

    def _make_pen(self, kind: str, state: MarkState, role: PieceRole) -> QPen:
        is_flagged = state is MarkState.FLAGGED
        pen = QPen(self.theme.color("finding") if is_flagged else self.theme.kind_color(kind))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        width = self.thickness
        if role is not PieceRole.CONTENT:
            width = _THIN * self.unit
            pen.setDashPattern([_DOT / _THIN, _DOT_GAP / _THIN])
        elif state is MarkState.SUGGESTED:
            pen.setDashPattern([_DASH * self.unit / width, _GAP * self.unit / width])
        pen.setWidthF(width)
        return pen

    def _clear_pixmap(self, width: int, height: int) -> QPixmap:
        ratio = self.pixel_ratio
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _draw_tick(self) -> QPixmap:
        width, height = (math.ceil(side * self.unit) + 2 for side in _TICK)
        tick = self._clear_pixmap(width, height)
        painter = QPainter(tick)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._stroke_tick(painter, 1, 1)
        painter.end()
        return tick

    def _stroke_tick(self, painter: QPainter, left: int, top: int) -> None:
        path = QPainterPath()
        self.add_tick(path, left, top)
        painter.strokePath(path, self.tick_pen)

    def _draw_wave(self) -> QPixmap:
        wave = self._clear_pixmap(self._wave_length(), self.lane_step + 1)
        painter = QPainter(wave)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._stroke_waves(painter, 2)
        painter.end()
        return wave

    def _stroke_waves(self, painter: QPainter, number: int) -> None:
        """Paint so many waves, with one more before them."""
        width, height = self._wave_length(), self.lane_step + 1
        middle, rise = height / 2, height - 2 * self.unit
        path = QPainterPath(QPointF(-width, middle))
        for left in range(-width, number * width, width):
            path.quadTo(left + width / 4, middle - rise, left + width / 2, middle)
            path.quadTo(left + width * 3 / 4, middle + rise, left + width, middle)
        painter.strokePath(path, QPen(self.theme.color("finding"), 1.5 * self.unit))

    def _wave_length(self) -> int:
        return round(_WAVE_LENGTH * self.unit)
