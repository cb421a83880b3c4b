# SPDX-License-Identifier: Apache-2.0
"""A line to type in and the list of what it finds, which one keyboard serves together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.gui.panels._list_table import paint_empty

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_IN_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PickLine(QLineEdit):
    """What is typed; hands on what moves in the list and what chooses from it."""

    steered = Signal(QKeyEvent)
    taken = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep from the actions of the window the keys that mean something here."""
        is_claim = event.type() == QEvent.Type.ShortcutOverride
        if is_claim and isinstance(event, QKeyEvent) and self.claims(event):
            event.accept()
            return True
        return super().event(event)

    def claims(self, event: QKeyEvent) -> bool:
        """Return whether a key is meant for the line and its list, whatever it is elsewhere."""
        return event.key() in (*_IN_LIST, *_ENTER, Qt.Key.Key_Escape)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - as Qt has it
        """Stay in the line."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on what is not typing."""
        if event.key() in _IN_LIST:
            self.steered.emit(event)
        elif event.key() in _ENTER:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PickList(QListView):
    """What was found, in rows of one height; it never takes the focus from the line."""

    def __init__(self, delegate: QStyledItemDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty_text = ""
        delegate.setParent(self)
        self.setItemDelegate(delegate)

    def row_height(self) -> int:
        """Return how high a row is, in pixels."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return self.itemDelegate().sizeHint(option, QModelIndex()).height()

    def set_empty_text(self, text: str) -> None:
        """Say what stands there while nothing is found."""
        self._empty_text = text
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nothing is found."""
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_empty(self, self._empty_text)
