# SPDX-License-Identifier: Apache-2.0
"""A box over the article in which a few letters find a mark to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.kinds import kind_of
from annotator.domain.message import Message
from annotator.domain.status import Status
from annotator.gui.desk import Desk, translated
from annotator.gui.models.paged import shortened
from annotator.gui.panels._list_table import GroundDelegate
from annotator.gui.pick_list import PickLine, PickList
from annotator.gui.theme import GRID
from annotator.store.jumping import Found, SessionWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from annotator.gui.theme import Theme

_WIDTH = 640
_ROWS = 8
_MARGIN = 3 * GRID
_LETTER = 6 * GRID
_MOST = 50
_SHORTEST = 2
_FOUND = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class JumpBox(QFrame):
    """A line to type in and the marks that it finds; Enter goes to one, Esc leaves all as it was.

    The article keeps its caret, selection and place: nothing moves before a mark is chosen.
    """

    # The id of a mark to go to.
    chosen = Signal(str)
    # The box is gone, and the text is to have the focus again.
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("jump_box")
        self.setAccessibleName(self.tr("Jump to a mark"))
        self.setAutoFillBackground(True)
        self._theme, self._most_rows = desk.require_theme(), _ROWS
        self._words = SessionWords(desk.workspace.project.connection, desk.workspace.session_id)
        self._model = _JumpModel(self)
        self._line = _Line(self)
        self._list = self._make_list()
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
        # What is found are marks of the article that is open now.
        desk.session_leaving.connect(self._leave)
        self.setFocusProxy(self._line)
        self._find("")

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

    def _make_list(self) -> PickList:
        found = PickList(_RowDelegate(self._theme), self)
        found.setObjectName("jump_list")
        found.setAccessibleName(self.tr("Marks found"))
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setModel(self._model)
        return found

    def _fit(self) -> None:
        """Take no more room than the rows need."""
        rows = max(2, min(self._most_rows, self._model.rowCount()))
        line = self._line.sizeHint().height()
        self.setFixedHeight(line + 5 * GRID + rows * self._list.row_height())

    @Slot(str)
    def _find(self, typed: str) -> None:
        self._model.show_found(self._words.find(typed, _MOST))
        self._list.setCurrentIndex(self._model.index(0))
        is_short = len(typed.strip()) < _SHORTEST
        self._list.set_empty_text(
            self.tr("Type two letters or more of a mark: its words, a speaker, a note.")
            if is_short
            else self.tr("No mark of this article has these words.")
        )
        self._fit()

    @Slot()
    def _choose(self) -> None:
        found = self._list.currentIndex().data(_FOUND)
        if found is not None:
            self._leave()
            self.chosen.emit(found.id)

    @Slot()
    def _leave(self) -> None:
        """Go, once."""
        if self.isVisible():
            self.hide()
            self.left.emit()
            self.deleteLater()


class _Line(PickLine):
    """The line; it goes with the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("jump_line")
        self.setAccessibleName(self.tr("Words of the mark to jump to"))
        self.setPlaceholderText(self.tr("Jump to a mark with these words"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave where somebody clicks elsewhere; another window may come and go."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()


class _JumpModel(QAbstractListModel):
    """The marks found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Sequence[Found] = ()

    def show_found(self, found: Sequence[Found]) -> None:
        """Have these marks instead."""
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
            return shortened(found.exact)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((_label(found), shortened(found.exact), beside(found)))
        return found if role == _FOUND else None


class _RowDelegate(GroundDelegate):
    """Paints a mark: the initial of its kind, its words and status, and where it stands below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row; its width is the list's."""
        return QSize(0, 2 * option.fontMetrics.height() + 2 * GRID + 1)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        super().paint(painter, option, index)
        found, height = index.data(_FOUND), option.fontMetrics.height()
        room = option.rect.adjusted(_MARGIN, GRID, -_MARGIN, -GRID)
        upper = QRect(room.left(), room.top(), room.width(), height)
        lower = QRect(room.left() + _LETTER, upper.bottom() + 1, room.width() - _LETTER, height)
        painter.save()
        self._paint_letter(painter, upper, option, found.kind)
        painter.setFont(option.font)
        painter.setPen(self._theme.color("muted"))
        status = translated(Message(Status(found.status).label))
        _draw(painter, upper, status, Qt.AlignmentFlag.AlignRight)
        _draw(painter, lower, beside(found))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        taken = option.fontMetrics.horizontalAdvance(status) + 4 * GRID
        _draw(painter, upper.adjusted(_LETTER, 0, -taken, 0), index.data())
        painter.restore()

    def _paint_letter(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, kind: str
    ) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.kind_color(kind))
        _draw(painter, room, kind_of(kind).letter)


def beside(found: Found) -> str:
    """Return what is known of a mark beside its words, and the sentence that it is part of."""
    known = [line for line in found.searched.split("\n") if line.strip() not in found.exact]
    sentence = shortened(found.sentence)
    if sentence != shortened(found.exact):
        known.append(sentence)
    return " · ".join(map(shortened, known))


def _label(found: Found) -> str:
    return translated(Message(kind_of(found.kind).label))


def _draw(
    painter: QPainter,
    room: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write on one line, cut at its end where there is no room."""
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, fitting)
