# SPDX-License-Identifier: Apache-2.0
"""Rows of a table that tell of those below them, written over all columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from annotator.gui.panels._list_table import GroundDelegate
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from annotator.gui.models.project_event_model import ProjectEventModel
    from annotator.gui.panels._list_table import ListTable


class HeadingDelegate(GroundDelegate):
    """Paints a heading's words across its row, and all other rows as they are."""

    def __init__(self, model: ProjectEventModel, table: ListTable) -> None:
        super().__init__(table)
        self._model = model
        self._table = table

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a cell: of a heading, what of its words lies in it."""
        if not self._model.is_heading(index.row()):
            # Past the ground alone, which is all that the class between paints.
            super(GroundDelegate, self).paint(painter, option, index)
            return
        super().paint(painter, option, index)
        painter.save()
        painter.setClipRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        color = palette.highlightedText() if is_selected else palette.text()
        painter.setPen(color.color())
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        left = -self._table.horizontalHeader().offset()
        line = QRect(left, option.rect.top(), self._table.viewport().width(), option.rect.height())
        line.adjust(2 * GRID, 0, -2 * GRID, 0)
        text = self._model.index(index.row(), 0).data()
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
