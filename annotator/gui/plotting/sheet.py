# SPDX-License-Identifier: Apache-2.0
"""A timeline on white paper, as a picture: SVG, whose texts stay texts, or PNG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from annotator.gui.plotting.arranging import Sizes, arrange
from annotator.gui.plotting.calendar_scale import Scales
from annotator.gui.plotting.drawing import Drawing, Window
from annotator.gui.plotting.look import PADDING, paper_look
from annotator.gui.plotting.picture import png_of, svg_of
from annotator.gui.plotting.placing import MARK
from annotator.gui.plotting.scale_painting import ScaleInk, paint_scale
from annotator.gui.plotting.shapes import paint_mark
from annotator.gui.plotting.words import label_of, lane_name, legend_of
from annotator.gui.plotting.wrapping import height_of, wrapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.gui.plotting.arranging import Arrangement
    from annotator.gui.plotting.day_lines import DayLine
    from annotator.gui.plotting.marks import Marks
    from annotator.gui.theme import Theme

# The long side of A4 at 96 pixels an inch; the height is what the lanes need.
WIDTH = 1123.0
# 9.75 points: texts on paper are at least 9.
_TEXT, _TITLE = 13.0, 19.0
_MARGIN = 36.0
_WIDEST_NAME = 180.0
# So high that lanes have as many rows as their labels need.
_ROOM = 900.0
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class SheetText:
    """What stands above a timeline: the article's headline, and when and where it came out."""

    title: str
    subtitle: str


class Sheet:
    """One page, as wide as A4 lies and as high as its lanes need."""

    def __init__(
        self,
        marks: Marks,
        among: tuple[float, float],
        lines: Sequence[DayLine],
        text: SheetText,
        theme: Theme,
    ) -> None:
        self._marks, self._among, self._text = marks, among, text
        self._lines = [line for line in lines if among[0] <= line.at <= among[1]]
        self._look = paper_look(theme, _TEXT)
        look = self._look
        self._ink = ScaleInk(look.font, look.metrics, look.edge, look.line, look.ink, look.muted)
        self._title_font = QFont(look.font)
        self._title_font.setPixelSize(round(_TITLE))
        self._title_font.setBold(True)
        self._names = [lane_name(lane, marks.grouping) for lane in marks.lanes]
        widths = (look.metrics.horizontalAdvance(name) for name in self._names)
        self._name_width = min(max(widths, default=0.0), _WIDEST_NAME)
        self._left = _MARGIN + (self._name_width + 3 * PADDING if self._name_width else 0)
        self._width = WIDTH - _MARGIN - self._left
        self._arrangement = self._arranged()
        self._top = _MARGIN + self._head_height() + look.head

    @property
    def size(self) -> QSizeF:
        """Return the size in pixels, 96 an inch."""
        below = self._ink.height + 2 * self._look.row
        return QSizeF(WIDTH, self._top + self._arrangement.height + below + _MARGIN)

    @property
    def title(self) -> str:
        """Return what the page is called."""
        return self._text.title

    @property
    def description(self) -> str:
        """Return what else is said of it."""
        return self._text.subtitle

    def svg(self) -> bytes:
        """Return the page as SVG; texts are texts, to be found and edited."""
        return svg_of(self)

    def png(self) -> bytes:
        """Return the page as PNG, 240 pixels an inch."""
        return png_of(self)

    def paint(self, painter: QPainter) -> None:
        """Paint the page. What reaches beyond the plot is covered by what is painted after it."""
        look, height = self._look, self._arrangement.height
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.fillRect(QRectF(QPointF(), self.size), look.ground)
        self._paint_head(painter)
        scale = Scales(self._ink.metrics.horizontalAdvance).of(*self._among, self._width)
        painter.save()
        painter.translate(self._left, self._top)
        painter.setPen(QPen(look.grid, 1))
        ticks = [self._x_of(tick.at) for tick in scale.ticks]
        for x in ticks:
            painter.drawLine(QLineF(x, 0, x, height))
        self._paint_lines(painter, height)
        window = Window(0, self._width, 0, height)
        drawing = Drawing(
            self._marks, self._arrangement, look, most_labels=len(self._marks.mark_event)
        )
        lines = sorted([*ticks, *(self._x_of(line.at) for line in self._lines)])
        drawing.paint_events(painter, window, lines)
        self._cover(painter, height)
        drawing.paint_lanes(painter, Window(_MARGIN - self._left, self._width, 0, height))
        self._paint_names(painter)
        painter.translate(0, height)
        paint_scale(painter, scale, self._x_of, self._width, self._ink)
        painter.restore()
        self._paint_legend(painter)

    def _paint_head(self, painter: QPainter) -> None:
        """Paint headline, date, and the names of the days of interest."""
        look, room = self._look, WIDTH - 2 * _MARGIN
        painter.setPen(look.ink)
        painter.setFont(self._title_font)
        height = self._title_height()
        flag = wrapping(QFontMetricsF(self._title_font), self._text.title, room)
        painter.drawText(QRectF(_MARGIN, _MARGIN, room, height), flag, self._text.title)
        painter.setFont(look.font)
        painter.setPen(look.muted)
        below = QPointF(_MARGIN, _MARGIN + height + look.metrics.ascent() + 2)
        painter.drawText(below, self._text.subtitle)

    def _paint_lines(self, painter: QPainter, height: float) -> None:
        """Paint the days of interest; none of their names over another."""
        look, taken = self._look, -1.0
        pen = QPen(look.ink, 1)
        pen.setDashPattern([5.0, 3.0])
        painter.setFont(look.font)
        for line in self._lines:
            x = self._x_of(line.at)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, 2 - look.head, x, height))
            room = look.metrics.horizontalAdvance(line.text)
            left = x + 4 if x + 4 + room <= self._width else x - 4 - room
            if left > taken:
                painter.setPen(look.ink)
                painter.drawText(QPointF(left, look.metrics.ascent() + 2 - look.head), line.text)
                taken = left + room

    def _cover(self, painter: QPainter, height: float) -> None:
        """Cover what began before the range or goes on after it."""
        painter.fillRect(QRectF(-self._left, 0, self._left, height), self._look.ground)
        painter.fillRect(QRectF(self._width, 0, _MARGIN, height), self._look.ground)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(self._look.font)
        painter.setPen(self._look.ink)
        for name, band in zip(self._names, self._arrangement.bands, strict=True):
            place = QRectF(
                _MARGIN - self._left, band.top + self._look.above, self._name_width + 1, band.height
            )
            flag = wrapping(self._look.metrics, name, place.width())
            painter.drawText(place, flag, name)

    def _paint_legend(self, painter: QPainter) -> None:
        look = self._look
        x, y = self._left, self._top + self._arrangement.height + self._ink.height + look.row
        drop = (look.metrics.ascent() - look.metrics.descent()) / 2
        painter.setFont(look.font)
        for one in legend_of(self._marks):
            at = QPointF(x + MARK / 2, y)
            paint_mark(painter, at, one.shape, look, is_suggested=one.is_suggested)
            painter.setPen(look.muted)
            painter.drawText(QPointF(x + MARK + PADDING, y + drop), one.label)
            x += MARK + 5 * PADDING + look.metrics.horizontalAdvance(one.label)

    def _arranged(self) -> Arrangement:
        look, (first, last) = self._look, self._among
        heights = [
            height_of(look.metrics, name, self._name_width + 1) + 2 * look.above
            for name in self._names
        ]
        sizes = Sizes(look.row, PADDING, _ROOM, heights, self._width)
        return arrange(self._marks, (first, last), self._width / (last - first), sizes, self._label)

    def _label(self, event: int) -> tuple[str, float]:
        words = label_of(self._marks.rows[event], self._marks.grouping)
        words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        return words, self._look.metrics.horizontalAdvance(words)

    def _title_height(self) -> float:
        return height_of(QFontMetricsF(self._title_font), self._text.title, WIDTH - 2 * _MARGIN)

    def _head_height(self) -> float:
        return self._title_height() + 2 * self._look.metrics.height()

    def _x_of(self, at: float) -> float:
        first, last = self._among
        return (at - first) / (last - first) * self._width
