# SPDX-License-Identifier: Apache-2.0
"""Sessions in the library: title, who is at what, and how much is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.models.paged import Role
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from annotator.gui.desk import Desk

Index = QModelIndex | QPersistentModelIndex

_MARGIN = 3 * GRID
_MOST_LINES = 3
_BAR = 4


class SessionDelegate(QStyledItemDelegate):
    """Paints a session in three parts: bold title, muted detail, thin bar of what is done."""

    def __init__(self, desk: Desk, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.current_id = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the title's lines, the detail and the bar."""
        width = self._view.viewport().width()
        title = index.data(Role.TITLE) or str(index.data())
        bold, small = self._title_font(option), self._small_font()
        lines = len(_lines(title, bold, width - 2 * _MARGIN))
        more = len(_lines(index.data(Role.DETAIL), small, width - 2 * _MARGIN))
        text = lines * QFontMetrics(bold).height() + more * QFontMetrics(small).height()
        return QSize(width, 2 * GRID + text + GRID + _BAR + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground by state, then the three parts."""
        theme = self._desk.require_theme()
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_open = index.data(Role.ID) == self.current_id
        if is_chosen or is_open:
            painter.fillRect(option.rect, theme.color("selection" if is_open else "header"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        inner = option.rect.adjusted(_MARGIN, 2 * GRID, -_MARGIN, -2 * GRID)
        top = inner.top()
        title = index.data(Role.TITLE)
        # Another session on the article above repeats its title, quietly unless it is open.
        painter.setFont(self._title_font(option) if title or is_open else option.font)
        painter.setPen(theme.color("ink" if title or is_open else "muted"))
        top = _paint_lines(painter, inner, top, title or str(index.data()))
        painter.setFont(self._small_font())
        painter.setPen(theme.color("muted"))
        _paint_lines(painter, inner, top, index.data(Role.DETAIL))
        self._paint_bar(painter, inner, float(index.data(Role.DONE_SHARE)))
        painter.restore()

    def _paint_bar(self, painter: QPainter, inner: QRect, share: float) -> None:
        theme = self._desk.require_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRect(inner.left(), inner.bottom() - _BAR + 1, inner.width(), _BAR)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if share > 0:
            bar.setWidth(max(_BAR, round(bar.width() * share)))
            painter.setBrush(theme.color("done"))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    def _title_font(self, option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setBold(True)
        return font

    def _small_font(self) -> QFont:
        return self._desk.require_theme().small_font()


def _paint_lines(painter: QPainter, inner: QRect, top: int, text: str) -> int:
    """Paint text in the painter's font and return where it ends."""
    metrics = painter.fontMetrics()
    for line in _lines(text, painter.font(), inner.width()):
        painter.drawText(QPointF(inner.left(), top + metrics.ascent()), line)
        top += metrics.height()
    return top


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """Return text in lines that fit; the last line is cut where there is too much."""
    layout = QTextLayout(text, font)
    options = QTextOption()
    options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(options)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < _MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    # The layout counts UTF-16 units.
    units = text.encode("utf-16-le")
    bounds = [*starts[1:], len(units) // 2]
    lines = [
        units[2 * start : 2 * end].decode("utf-16-le", "replace").strip()
        for start, end in zip(starts, bounds, strict=True)
    ]
    if lines:
        lines[-1] = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines
