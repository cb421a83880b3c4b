# SPDX-License-Identifier: Apache-2.0
"""What is left to do beside each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.span import Span
from annotator.gui.article.inks import Inks
from annotator.gui.article.typography import Style
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from annotator.gui.article.view import ArticleView
    from annotator.gui.theme import Theme

    FactsIn = Callable[[Span], Sequence[tuple[Span, int, int]]]

# Asked for at once beyond what is visible, so that scrolling seldom asks.
_AHEAD = 4_000


class _Row(NamedTuple):
    """What stands beside one line: the sentences that begin on it, their facts and those left."""

    sentences: Span
    facts: int
    left: int


class Gutter(QWidget):
    """Shows "2 left" or a tick beside the first line of each sentence that holds facts."""

    # The remark beside these sentences was clicked.
    sentences_activated = Signal(int, int)

    def __init__(self, theme: Theme, view: ArticleView) -> None:
        """Stand in the left margin of a view."""
        super().__init__(view)
        self.setObjectName("articleGutter")
        self.setAccessibleName(self.tr("Marks left by sentence"))
        self.setMouseTracking(True)
        self._view = view
        self._style = Style(theme)
        self._facts_in: FactsIn | None = None
        self._known = Span(0, 0)
        self._facts: Sequence[tuple[Span, int, int]] = ()
        # By the middle of their line, in the viewport, as painted last.
        self._rows: dict[float, _Row] = {}
        self._inks: Inks | None = None
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
        self._style, self._inks = style, None
        # The margin is as wide as remarks now are.
        self._view.set_side(self)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the widest usual remark needs."""
        text = self._remark(88)
        width = QFontMetricsF(self._style.theme.small_font(self._style.zoom))
        return QSize(round(width.horizontalAdvance(text)) + 4 * GRID, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is beside the visible lines."""
        self._rows = self._visible_rows()
        self._tell_readers()
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._style.theme.small_font(self._style.zoom))
        painter.setPen(self._style.theme.color("muted"))
        ticks, inks = QPainterPath(), self._inks_now()
        right = self.width() - 2 * GRID
        for middle, row in self._rows.items():
            if row.left:
                area = QRectF(0, middle - 2 * GRID, right, 4 * GRID)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(area, flags | Qt.TextFlag.TextDontClip, self._remark(row.left))
            else:
                inks.add_tick(ticks, right - inks.tick_width, middle - inks.tick_width / 2)
        painter.strokePath(ticks, inks.tick_pen)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a remark; beside the remarks the mouse works as in the text."""
        row = self._row_at(event.position().toPoint())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.sentences_activated.emit(row.sentences.start, row.sentences.end)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        is_button = self._row_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_button else Qt.CursorShape.IBeamCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Say in a tip what a remark means."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(row) if row else "", self)
            return True
        return super().event(event)

    def _visible_rows(self) -> dict[float, _Row]:
        """Return the remarks by the height of the line on which sentences begin."""
        rows: dict[float, _Row] = {}
        visible = self._view.visible_span()
        for sentence, facts, done in self._facts_near(visible):
            if facts and visible.start <= sentence.start <= visible.end:
                box = self._view.caret_box(sentence.start)
                middle = float(box.center().y())
                known = rows.get(middle) or _Row(sentence, 0, 0)
                span = Span(known.sentences.start, sentence.end)
                rows[middle] = _Row(span, known.facts + facts, known.left + facts - done)
        return rows

    def _row_at(self, point: QPoint) -> _Row | None:
        """Return the remark at a point, with as much room as a line of its text has."""
        reach = QFontMetricsF(self._style.theme.small_font(self._style.zoom)).height() / 2 + GRID
        near = [(abs(point.y() - middle), row) for middle, row in self._rows.items()]
        distance, row = min(near, key=lambda one: one[0], default=(reach + 1, None))
        return row if distance <= reach else None

    def _tip(self, row: _Row) -> str:
        if not row.left:
            return self.tr("All marks of this sentence are checked: %1").replace(
                "%1", str(row.facts)
            )
        text = self.tr("%1 of %2 marks left to check. Click to go to the next one.")
        return text.replace("%1", str(row.left)).replace("%2", str(row.facts))

    def _inks_now(self) -> Inks:
        ratio = self.devicePixelRatioF()
        if self._inks is None or self._inks.pixel_ratio != ratio:
            self._inks = Inks(self._style, ratio)
        return self._inks

    def _tell_readers(self) -> None:
        """Say what is in sight for those who do not see it."""
        left = sum(row.left for row in self._rows.values())
        text = self.tr("%1 marks in sight are left to check").replace("%1", str(left))
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _facts_near(self, visible: Span) -> Sequence[tuple[Span, int, int]]:
        if self._facts_in is None:
            return ()
        if not self._known.contains(visible) or not self._known:
            self._known = Span(max(0, visible.start - _AHEAD), visible.end + _AHEAD)
            self._facts = self._facts_in(self._known)
        return self._facts

    def _remark(self, left: int) -> str:
        return self.tr("%n left", "", left)
