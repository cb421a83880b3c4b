# SPDX-License-Identifier: Apache-2.0
"""A box over the article: a line to type in, and what it finds to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from annotator.gui.panels._list_table import GroundDelegate
from annotator.gui.pick_list import PickLine, PickList
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from annotator.gui.desk import Desk

_WIDTH = 640
_ROWS = 8
# What a row of a box is of.
FOUND = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_T = TypeVar("_T")


class FoundModel(QAbstractListModel, Generic[_T]):
    """What a box found: a name for each, and for a screen reader all that its row tells."""

    def __init__(self, name: Callable[[_T], str], told: Callable[[_T], str]) -> None:
        super().__init__()
        self._name, self._told = name, told
        self._found: Sequence[_T] = ()

    def show_found(self, found: Sequence[_T]) -> None:
        """Have these instead."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many were found; a row has none below it."""
        return 0 if parent.isValid() else len(self._found)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what a row has for a role."""
        if not index.isValid():
            return None
        found = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(found)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(found)
        return found if role == FOUND else None


class PickBox(QFrame):
    """A line and a list; Enter or a click chooses, Esc leaves all as it was.

    The article keeps its caret, selection and place: nothing moves before something is chosen.
    Who inherits it finds what was typed, and says what the choice is.
    """

    # The id of what was chosen.
    chosen = Signal(str)
    # The box is gone, and the text is to have the focus again.
    left = Signal()

    def __init__(
        self, desk: Desk, model: QAbstractListModel, delegate: GroundDelegate, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._theme, self._most_rows = desk.require_theme(), _ROWS
        self._model = model
        self._line = _Line(self)
        self._list = PickList(delegate, self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setModel(model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._line)
        layout.addWidget(self._list)
        self._line.textChanged.connect(self._find)
        self._line.steered.connect(self._list.keyPressEvent)
        self._line.taken.connect(self._choose)
        self._line.left.connect(self._leave)
        self._list.clicked.connect(self._choose)
        # What is found belongs to the article that is open now.
        desk.session_leaving.connect(self._leave)
        self.setFocusProxy(self._line)

    def show_over(self, pane: QWidget) -> None:
        """Come up at the top of the article, and take the focus."""
        scale = self._line.fontMetrics().height() / 16
        width = min(round(_WIDTH * scale), pane.width() - 8 * GRID)
        room = pane.height() - self._line.sizeHint().height() - 14 * GRID
        self._most_rows = max(2, min(_ROWS, room // self._list.row_height()))
        self.setFixedWidth(width)
        self.move((pane.width() - width) // 2, 2 * GRID)
        self._fit()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line around, to be seen over the text in every theme."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.color("muted"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _seek(self, typed: str) -> str:
        """Show what was found; return what is said where that is nothing."""
        raise NotImplementedError

    def _taken(self) -> str:
        """Return the id of what is chosen, '' for nothing."""
        raise NotImplementedError

    def _fit(self) -> None:
        """Take no more room than the rows need."""
        rows = max(2, min(self._most_rows, self._model.rowCount()))
        line = self._line.sizeHint().height()
        self.setFixedHeight(line + 5 * GRID + rows * self._list.row_height())

    @Slot(str)
    def _find(self, typed: str) -> None:
        self._list.set_empty_text(self._seek(typed))
        self._list.setCurrentIndex(self._model.index(0))
        self._fit()

    @Slot()
    def _choose(self) -> None:
        taken = self._taken()
        if taken:
            self._leave()
            self.chosen.emit(taken)

    @Slot()
    def _leave(self) -> None:
        """Go, once."""
        if self.isVisible():
            self.hide()
            self.left.emit()
            self.deleteLater()


class _Line(PickLine):
    """The line; it goes with the focus."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave where somebody clicks elsewhere; another window may come and go."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()


class TwoLineDelegate(GroundDelegate):
    """Gives rows room for two lines of text."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row; its width is the list's."""
        return QSize(0, 2 * option.fontMetrics.height() + 2 * GRID + 1)


def inner(option: QStyleOptionViewItem, room: QRect, *, before: int = 0, behind: int = 0) -> QRect:
    """Return what is left of a line's room, as it is read, before and behind something."""
    return QStyle.visualRect(option.direction, room, room.adjusted(before, 0, -behind, 0))


def draw_line(
    painter: QPainter,
    room: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write on one line, cut at its end where there is no room."""
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, fitting)
