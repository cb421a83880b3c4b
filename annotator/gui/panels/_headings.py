# SPDX-License-Identifier: Apache-2.0
"""Rows of a table that tell of those below them, painted over all columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.panels._list_table import ListTable

_FOCUS_WIDTH = 2
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HeadingWords(NamedTuple):
    """What stands in a heading: a sign before its words where it folds, and a note behind."""

    text: str
    note: str = ""
    sign: str = ""


class Headings:
    """Paints the headings in sight over what the columns have in their rows.

    ``words_of`` returns what stands in the heading of a row, None for any other row. The table
    calls ``paint`` when it has painted itself.
    """

    def __init__(self, table: ListTable, words_of: Callable[[int], HeadingWords | None]) -> None:
        self._table = table
        self._words_of = words_of

    def paint(self) -> None:
        """Paint the headings that are in sight."""
        viewport = self._table.viewport()
        first, last = self._table.rowAt(0), self._table.rowAt(viewport.height() - 1)
        last = last if last >= 0 else self._table.model().rowCount() - 1
        painter = QPainter(viewport)
        painter.setLayoutDirection(self._table.layoutDirection())
        for row in range(max(0, first), last + 1):
            words = self._words_of(row)
            if words is not None:
                self._paint_one(painter, row, words)
        painter.end()

    def _paint_one(self, painter: QPainter, row: int, words: HeadingWords) -> None:
        top, height = self._table.rowViewportPosition(row), self._table.rowHeight(row)
        place = QRect(0, top, self._table.viewport().width(), height - 1)
        palette = QGuiApplication.palette()
        painter.fillRect(place, palette.color(QPalette.ColorRole.Midlight))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        room = place.adjusted(2 * GRID, 0, -2 * GRID, 0)
        if words.sign:
            painter.drawText(_mirrored(painter, room, place), _MIDDLE, words.sign)
            room.setLeft(room.left() + 4 * GRID)
        painter.save()
        _write(painter, room, place, words)
        painter.restore()
        if self._table.hasFocus() and self._table.currentIndex().row() == row:
            painter.setPen(QPen(palette.link().color(), _FOCUS_WIDTH))
            painter.drawRect(place.adjusted(1, 1, -1, -1))


def _mirrored(painter: QPainter, part: QRect, whole: QRect) -> QRect:
    """Return where a part stands as it is read: from the other side from right to left."""
    return QStyle.visualRect(painter.layoutDirection(), whole, part)


def _write(painter: QPainter, room: QRect, place: QRect, words: HeadingWords) -> None:
    """Write the words in bold, cut where there is no room, and the note behind them."""
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    kept = metrics.horizontalAdvance(words.note) + 4 * GRID if words.note else 0
    text = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, room.width() - kept)
    painter.drawText(_mirrored(painter, room, place), _MIDDLE, text)
    behind = metrics.horizontalAdvance(text) + 2 * GRID
    font.setBold(False)
    painter.setFont(font)
    painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
    rest = _mirrored(painter, room.adjusted(behind, 0, 0, 0), place)
    painter.drawText(rest, _MIDDLE, words.note)
