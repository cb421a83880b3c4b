# SPDX-License-Identifier: Apache-2.0
"""What is left to do beside each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Span
from annotator.gui.article.inks import Inks
from annotator.gui.article.typography import Style
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from annotator.gui.article.view import ArticleView
    from annotator.gui.theme import Theme

    FactsIn = Callable[[Span], Sequence[tuple[Span, int, int]]]

# Asked for at once beyond what is visible, so that scrolling seldom asks.
_AHEAD = 4_000


class Gutter(QWidget):
    """Shows "2 left" or a tick beside the first line of each sentence that holds facts."""

    def __init__(self, theme: Theme, view: ArticleView) -> None:
        """Stand in the left margin of a view."""
        super().__init__(view)
        self.setObjectName("articleGutter")
        self.setAccessibleName(self.tr("Marks left by sentence"))
        self._view = view
        self._style = Style(theme)
        self._facts_in: FactsIn | None = None
        self._known = Span(0, 0)
        self._facts: Sequence[tuple[Span, int, int]] = ()
        view.set_side(self)
        view.scene_moved.connect(self.update)

    def set_facts(self, facts_in: FactsIn | None) -> None:
        """Ask this for (sentence, facts, facts done) of a stretch from now on."""
        self._facts_in = facts_in
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask anew, for facts have changed."""
        self._known, self._facts = Span(0, 0), ()
        self.update()

    def set_style(self, style: Style) -> None:
        """Follow the theme and zoom of the text."""
        self._style = style
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the widest usual remark needs."""
        text = self._remark(88)
        width = QFontMetricsF(self._style.theme.small_font(self._style.zoom))
        return QSize(round(width.horizontalAdvance(text)) + 4 * GRID, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is beside the visible lines."""
        rows = self._rows()
        if not rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._style.theme.small_font(self._style.zoom))
        painter.setPen(self._style.theme.color("muted"))
        ticks, inks = QPainterPath(), Inks(self._style, self.devicePixelRatioF())
        right = self.width() - 2 * GRID
        for middle, left in rows.items():
            if left:
                area = QRectF(0, middle - 2 * GRID, right, 4 * GRID)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(area, flags, self._remark(left))
            else:
                inks.add_tick(ticks, right - inks.tick_width, middle - inks.tick_width / 2)
        painter.strokePath(ticks, inks.tick_pen)
        painter.end()

    def _rows(self) -> dict[float, int]:
        """Return facts left by the height of the line on which sentences begin."""
        rows: dict[float, int] = {}
        visible = self._view.visible_span()
        for sentence, facts, done in self._facts_near(visible):
            if facts and visible.start <= sentence.start <= visible.end:
                box = self._view.caret_box(sentence.start)
                middle = float(box.center().y())
                rows[middle] = rows.get(middle, 0) + facts - done
        return rows

    def _facts_near(self, visible: Span) -> Sequence[tuple[Span, int, int]]:
        if self._facts_in is None:
            return ()
        if not self._known.contains(visible) or not self._known:
            self._known = Span(max(0, visible.start - _AHEAD), visible.end + _AHEAD)
            self._facts = self._facts_in(self._known)
        return self._facts

    def _remark(self, left: int) -> str:
        return self.tr("%n left", "", left)
