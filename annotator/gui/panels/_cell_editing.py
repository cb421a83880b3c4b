# SPDX-License-Identifier: Apache-2.0
"""Editing a cell of a table in place: Enter and Tab mean what was typed, Escape takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit

from annotator.gui.editors import ErrorLine, show_error
from annotator.gui.forms import ChoiceBox
from annotator.gui.models.paged import Role
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from annotator.gui.panels._list_table import ListTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
# The editor stays in use: its list is open, or another window is in front for a while.
_STAYING = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
# Room for a few words, in a column that is narrower.
_LEAST_WIDTH = 40 * GRID


class CellFields(Protocol):
    """What can be entered in the cells of a table, by the keys of its columns."""

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, -1 where it is not shown."""

    def choices(self, key: str) -> Sequence[tuple[str, str]] | None:
        """Return the values to choose from with their labels, None where text is typed."""

    def offers(self, key: str) -> Sequence[str]:
        """Return what is offered while text is typed."""

    def hint(self, key: str) -> str:
        """Return what belongs into a cell."""

    def problem(self, key: str, text: str) -> str:
        """Return why a text can't be read as a value, '' where it can."""

    def stored(self, record_id: str, key: str) -> str:
        """Return what the file has for a cell, as text to be edited."""


class CellEditing(QObject):
    """Lays an editor over a cell; what was entered is told, and nothing is written here.

    A text that cannot be read stays open with the reason beside it. Where the focus is taken
    away it is told all the same: whoever saves keeps it.
    """

    # A record's id, a column's key, what was entered there, and what was stored when that began.
    entered = Signal(str, str, str, str)
    # The same place, and where to go on: 1 for the next cell, -1 for the one before, else 0.
    left = Signal(str, str, int)

    def __init__(self, fields: CellFields, table: ListTable) -> None:
        super().__init__(table)
        self._fields = fields
        self._table = table
        self._editor: QLineEdit | ChoiceBox | None = None
        self._error = ErrorLine("cellError", table.viewport())
        self._error.setAutoFillBackground(True)
        self._error.setBackgroundRole(QPalette.ColorRole.Base)
        self._error.setFrameShape(QFrame.Shape.Box)
        self._error.setMargin(GRID)
        # The record and the field that are edited, the text as it was, and what the file had.
        self._record_id = self._key = self._before = self._stored = ""
        self._index = QPersistentModelIndex()
        self._column = 0
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self.follow)

    @property
    def is_open(self) -> bool:
        """Return whether a cell is being edited."""
        return self._editor is not None

    def begin(self, index: QModelIndex | QPersistentModelIndex, key: str) -> None:
        """Edit a cell; one that is open is told first."""
        self.end()
        if not index.data(Role.ID):
            # Another program deleted it just now.
            return
        self._record_id, self._key = str(index.data(Role.ID)), key
        self._stored = self._fields.stored(self._record_id, key)
        self._before = str(index.data(Qt.ItemDataRole.EditRole) or "")
        self._index = QPersistentModelIndex(index)
        self._column = index.column()
        self._editor = self._make_editor()
        self._editor.installEventFilter(self)
        self.follow()
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self._editor, ChoiceBox):
            self._editor.showPopup()

    @Slot()
    def end(self) -> None:
        """Tell what was entered so far, if anything, and take the editor away."""
        if self._editor is not None:
            entered = self._record_id, self._key, self._text(), self._stored
            is_new = self._text() != self._before
            self._close()
            if is_new:
                self.entered.emit(*entered)

    @Slot(str)
    def end_for(self, record_id: str) -> None:
        """End the editing of any other record than the one that is gone to."""
        if self._record_id != record_id:
            self.end()

    @Slot()
    def follow(self) -> None:
        """Keep the editor over its cell, wherever rows and columns go."""
        if self._editor is None:
            return
        row = self._row()
        if row < 0:
            self.end()
            return
        cell = self._table.visualRect(self._table.model().index(row, self._column))
        width = max(cell.width(), _LEAST_WIDTH)
        left = min(cell.left(), self._table.viewport().width() - width)
        self._editor.setGeometry(max(0, left), cell.top(), width, cell.height())
        self._place_error()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Deal with the keys that end the editing, and with the focus going elsewhere."""
        if watched is self._editor:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(event)
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                if event.reason() not in _STAYING and not self._is_list_open():
                    self.end()
                return False
        return super().eventFilter(watched, event)

    def _row(self) -> int:
        """Return the row that is edited: a record may stand in several."""
        is_here = self._index.isValid() and self._index.data(Role.ID) == self._record_id
        return self._index.row() if is_here else self._fields.row_of(self._record_id)

    def _make_editor(self) -> QLineEdit | ChoiceBox:
        parent = self._table.viewport()
        header = self._table.model().headerData(self._column, Qt.Orientation.Horizontal)
        choices = self._fields.choices(self._key)
        if choices is not None:
            box = ChoiceBox(str(header), choices, parent)
            box.show_key(self._before)
            box.chosen.connect(self._mean)
            editor: QLineEdit | ChoiceBox = box
        else:
            editor = QLineEdit(self._before, parent)
            editor.setAccessibleName(str(header))
            show_error(editor, "", self._fields.hint(self._key))
            editor.selectAll()
            self._offer(editor)
            editor.textEdited.connect(self._clear_good)
        editor.setObjectName("cellEditor")
        return editor

    def _offer(self, editor: QLineEdit) -> None:
        offers = self._fields.offers(self._key)
        if offers:
            completer = QCompleter(list(offers), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._leave(0)
        elif key in _TABS:
            self._mean_and_go(_TABS[key])
        elif key in _ENTER and isinstance(self._editor, QLineEdit):
            self._mean_and_go(0)
        else:
            return False
        return True

    @Slot()
    def _mean(self) -> None:
        self._mean_and_go(0)

    def _mean_and_go(self, step: int) -> None:
        """Tell what was entered and go on, or say why it cannot be read."""
        text = self._text()
        problem = self._fields.problem(self._key, text) if text != self._before else ""
        if problem:
            self._show_problem(problem)
            return
        place, stored, is_new = (self._record_id, self._key), self._stored, text != self._before
        self._leave_quietly()
        if is_new:
            self.entered.emit(*place, text, stored)
        self.left.emit(*place, step)

    def _leave(self, step: int) -> None:
        place = (self._record_id, self._key)
        self._leave_quietly()
        self.left.emit(*place, step)

    def _leave_quietly(self) -> None:
        self._close()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        self._error.show_text("")
        if editor is not None:
            editor.removeEventFilter(self)
            if editor.window().focusWidget() is editor:
                # Else it is whatever stands next, or nothing where another window is in front.
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()

    def _text(self) -> str:
        editor = self._editor
        return editor.key() if isinstance(editor, ChoiceBox) else editor.text() if editor else ""

    def _is_list_open(self) -> bool:
        return isinstance(self._editor, ChoiceBox) and self._editor.view().isVisible()

    def _show_problem(self, problem: str) -> None:
        if self._editor is not None:
            show_error(self._editor, problem)
            self._error.show_text(problem)
            self._error.raise_()
            self._place_error()

    @Slot(str)
    def _clear_good(self, text: str) -> None:
        if self._error.text() and not self._fields.problem(self._key, text):
            self._error.show_text("")
            if self._editor is not None:
                show_error(self._editor, "", self._fields.hint(self._key))

    def _place_error(self) -> None:
        """Put the reason under the editor, or above it at the lower edge."""
        if self._editor is None or not self._error.text():
            return
        room, place = self._table.viewport().rect(), self._editor.geometry()
        width = min(room.width(), max(place.width(), 80 * GRID))
        height = self._error.heightForWidth(width)
        below = place.bottom() + 1
        top = below if below + height <= room.bottom() else place.top() - height
        left = min(place.left(), room.right() + 1 - width)
        self._error.setGeometry(max(0, left), max(0, top), width, height)
