# SPDX-License-Identifier: Apache-2.0
"""Statuses in tables: an outlined word, in the colour that the status has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from annotator.domain.status import Status
from annotator.gui.models.paged import Role
from annotator.gui.panels._list_table import GroundDelegate
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from annotator.gui.desk import Desk

_ROLES = {
    Status.IN_PROGRESS: "ink",
    Status.CHANGED: "ink",
    Status.QUERY: "finding",
    Status.CHECKED: "done",
    Status.SIGNED_OFF: "done",
}


class StatusDelegate(GroundDelegate):
    """Paints a status as a pill; one that nobody has begun with is muted text."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground as the style does, and the status on it."""
        super().paint(painter, option, index)
        text, status = index.data(), index.data(Role.STATUS)
        if text and status:
            painter.save()
            self._paint_word(painter, option.rect, Status(status), text)
            painter.restore()

    def _paint_word(self, painter: QPainter, cell: QRect, status: Status, text: str) -> None:
        theme = self._desk.require_theme()
        font = theme.small_font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        role = _ROLES.get(status)
        room = cell.width() - (6 if role else 3) * GRID
        word = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if role is None:
            painter.setPen(theme.color("muted"))
            place = cell.adjusted(GRID + 1, 0, -GRID, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
            return
        pill = QRect(0, 0, metrics.horizontalAdvance(word) + 4 * GRID, metrics.height() + 4)
        pill.moveCenter(cell.center())
        pill.moveLeft(cell.left() + GRID)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.color(role)
        painter.setPen(QPen(theme.color("edge") if role == "ink" else color, 1))
        painter.setBrush(theme.color("paper"))
        painter.drawRoundedRect(pill.toRectF(), pill.height() / 2, pill.height() / 2)
        painter.setPen(color)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
