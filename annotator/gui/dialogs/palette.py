# SPDX-License-Identifier: Apache-2.0
"""Every action by a few of its letters, in a box over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.models.palette_model import PaletteModel, PaletteRole
from annotator.gui.panels._list_table import GroundDelegate
from annotator.gui.pick_list import PickLine, PickList
from annotator.gui.theme import GRID
from annotator.text.offsets import Utf16Map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QHideEvent

    from annotator.gui.actions import ActionSet

_WIDTH = 700
_ROWS = 12
_MARGIN = 3 * GRID


class Palette(QFrame):
    """A line to type in and what it finds; Enter runs it, Esc or a click elsewhere closes.

    It is a popup: the window keeps its focus, caret and selection, and has them back before
    ``chosen`` names an action.
    """

    chosen = Signal(str)

    def __init__(self, actions: ActionSet, recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Find an action"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = parent.window()
        self._model = PaletteModel(actions, recent, self)
        self._line = _Line(self)
        self._list = self._make_list()
        self._tip = self._make_tip()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, 0)
        layout.setSpacing(GRID)
        for widget in (self._line, self._list, self._tip):
            layout.addWidget(widget)
        self._line.textChanged.connect(self._find)
        self._line.steered.connect(self._steer)
        self._line.taken.connect(self._choose)
        self._line.left.connect(self.close)
        self._list.clicked.connect(self._choose)
        self._list.selectionModel().currentChanged.connect(self._show_tip)
        self.setFocusProxy(self._line)
        self._list.setCurrentIndex(self._model.index(0))

    def show_over(self, window: QWidget) -> None:
        """Come up in the upper middle of a window."""
        width = min(_WIDTH * self._line.fontMetrics().height() // 16, window.width() - 8 * GRID)
        room = window.height() - 40 * GRID
        height = self._line.sizeHint().height() + self._tip.height() + 4 * GRID
        rows = max(3, min(_ROWS, (room - height) // self._list.row_height()))
        self.setFixedSize(width, height + rows * self._list.row_height())
        corner = QPoint((window.width() - width) // 2, 20 * GRID)
        self.move(window.mapToGlobal(corner))
        self.show()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the window its focus back, where the system has not done so."""
        super().hideEvent(event)
        _give_focus(self._window.focusWidget())

    def _make_list(self) -> PickList:
        actions = PickList(_RowDelegate(), self)
        actions.setObjectName("palette_list")
        actions.setAccessibleName(self.tr("Actions"))
        actions.set_empty_text(self.tr("No action has these letters."))
        actions.setModel(self._model)
        return actions

    def _make_tip(self) -> QLabel:
        tip = QLabel(self)
        tip.setObjectName("palette_tip")
        tip.setTextFormat(Qt.TextFormat.PlainText)
        tip.setWordWrap(True)
        tip.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        tip.setContentsMargins(_MARGIN, GRID, _MARGIN, GRID)
        # Room for two lines, so that nothing jumps.
        tip.setFixedHeight(2 * tip.fontMetrics().lineSpacing() + 2 * GRID)
        tip.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return tip

    @Slot(str)
    def _find(self, words: str) -> None:
        self._model.set_words(words)
        self._list.setCurrentIndex(self._model.index(0))
        self._list.scrollToTop()
        self._show_tip()

    @Slot(QKeyEvent)
    def _steer(self, event: QKeyEvent) -> None:
        """Move in the list by a key that was pressed in the line; round its ends by one row."""
        here, last = self._list.currentIndex().row(), self._model.rowCount() - 1
        if event.key() == Qt.Key.Key_Down and here == last:
            self._list.setCurrentIndex(self._model.index(0))
        elif event.key() == Qt.Key.Key_Up and here == 0:
            self._list.setCurrentIndex(self._model.index(last))
        else:
            self._list.keyPressEvent(event)

    @Slot()
    def _show_tip(self) -> None:
        row = self._model.row_at(self._list.currentIndex().row())
        self._tip.setText(row.tip if row else "")

    @Slot()
    def _choose(self) -> None:
        """Run the current action, once the window has the focus again; none that can't act."""
        row = self._model.row_at(self._list.currentIndex().row())
        if row is not None and not row.hindrance:
            self.close()
            self.chosen.emit(row.name)


class _Line(PickLine):
    """The line; it takes every key, also those that are actions' in the window below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette_line")
        self.setAccessibleName(self.tr("Find an action"))
        self.setPlaceholderText(self.tr("What do you want to do?"))

    def claims(self, _event: QKeyEvent) -> bool:
        """Keep every key."""
        return True


class _RowDelegate(GroundDelegate):
    """Paints an action: its label with what matched, its menu, and its key at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row; its width is the list's."""
        return QSize(0, option.fontMetrics.height() + 3 * GRID)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        super().paint(painter, option, index)
        # Not the list's: a style sheet makes its muted ink too pale to read.
        colors = QGuiApplication.palette()
        muted = colors.color(QPalette.ColorRole.PlaceholderText)
        ink = colors.color(QPalette.ColorRole.Text) if index.data(PaletteRole.IS_ENABLED) else muted
        room = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.save()
        painter.setFont(option.font)
        room = _paint_key(painter, room, index.data(PaletteRole.KEY), muted)
        room = _paint_label(painter, room, index, ink, colors.color(QPalette.ColorRole.Link))
        painter.setPen(muted)
        beside = painter.fontMetrics().elidedText(
            index.data(PaletteRole.BESIDE), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, beside)
        painter.restore()


def _give_focus(widget: QWidget | None) -> None:
    if widget is not None and not widget.hasFocus():
        widget.activateWindow()
        widget.setFocus(Qt.FocusReason.PopupFocusReason)


def _paint_key(painter: QPainter, room: QRect, key: str, color: QColor) -> QRect:
    """Paint a key at the right; return the room that is left."""
    if not key:
        return room
    painter.setPen(color)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, key)
    return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(key) - 4 * GRID, 0)


def _paint_label(
    painter: QPainter,
    room: QRect,
    index: QModelIndex | QPersistentModelIndex,
    ink: QColor,
    accent: QColor,
) -> QRect:
    """Paint a label with its matched letters in bold; return the room that is left."""
    whole = str(index.data())
    text = painter.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
    layout = QTextLayout(text, painter.font())
    layout.setFormats(_emphasis(text, index.data(PaletteRole.PLACES), accent))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    painter.setPen(ink)
    top = room.top() + (room.height() - painter.fontMetrics().height()) // 2
    layout.draw(painter, QPoint(room.left(), top))
    return room.adjusted(round(line.naturalTextWidth()) + 4 * GRID, 0, 0, 0)


def _emphasis(text: str, places: Sequence[int], accent: QColor) -> list[QTextLayout.FormatRange]:
    """Return the formats of matched letters; the places are code points, Qt's are not."""
    offsets = Utf16Map(text)
    ranges = []
    for place in places:
        if place < len(text):
            one = QTextLayout.FormatRange()
            one.start = offsets.to_utf16(place)
            one.length = offsets.to_utf16(place + 1) - one.start
            one.format = QTextCharFormat()
            one.format.setFontWeight(QFont.Weight.Bold)
            one.format.setForeground(accent)
            ranges.append(one)
    return ranges
