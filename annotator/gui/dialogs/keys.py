# SPDX-License-Identifier: Apache-2.0
"""All keys on one sheet, made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from annotator.gui.actions import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.gui.actions import ActionSet


class KeysDialog(QDialog):
    """A table of keys and what they do, with a filter."""

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle(self.tr("Keys"))
        self.resize(820, 560)
        self._filter = QLineEdit(self)
        self._filter.setObjectName("keys_filter")
        self._filter.setAccessibleName(self.tr("Filter"))
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.textChanged.connect(self._apply_filter)
        self._table = self._make_table(actions)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self._filter, self._table, buttons):
            layout.addWidget(widget)

    def _make_table(self, actions: ActionSet) -> QTableWidget:
        specs = [spec for spec in actions.specs() if spec.keys]
        table = QTableWidget(len(specs), 3, self)
        table.setObjectName("keys_table")
        table.setAccessibleName(self.tr("Keys"))
        table.setHorizontalHeaderLabels(
            [self.tr("Keys"), self.tr("Action"), self.tr("What it does")]
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        for row, spec in enumerate(specs):
            action = actions[spec.name]
            native = QKeySequence.SequenceFormat.NativeText
            keys = "  ".join(one.toString(native) for one in action.shortcuts())
            # Not the action's own text: undo tells there what it would take back.
            texts = (keys, translate(spec.text).replace("&", ""), action.statusTip())
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return table

    def _apply_filter(self, words: str) -> None:
        for row in range(self._table.rowCount()):
            items = [self._table.item(row, column) for column in range(3)]
            texts = " ".join(item.text() for item in items if item)
            self._table.setRowHidden(row, words.lower() not in texts.lower())
