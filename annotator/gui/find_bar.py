# SPDX-License-Identifier: Apache-2.0
"""The bar above the article in which words to find are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolBar, QWidget

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from annotator.gui.actions import ActionSet

# What has a button in the bar; where there is no room, the last go into a menu.
BUTTONS = (
    *("edit.find_previous", "edit.find_next", "edit.find_option.case"),
    *("edit.find_option.word", "edit.find_option.pattern", "edit.tag_found", "edit.close_find"),
)
_LINE_LEAST, _LINE_MOST = 130, 300
# Characters that have room beside the line in the narrowest window.
_SHORT = 24


class FindBar(QToolBar):
    """A line for the words, what came of it beside it, and buttons for how to look."""

    # The words are others.
    edited = Signal()
    # To the next place (1) or the one before (-1).
    step_asked = Signal(int)
    # The line has the focus now.
    entered = Signal()
    # The person wants back to the text.
    left = Signal()

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAccessibleName(self.tr("Find"))
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.line = _FindLine(self)
        self._count = QLabel(self)
        self._count.setObjectName("find_count")
        self._count.setAccessibleName(self.tr("Places found"))
        self._count.setWordWrap(True)
        self._count.setProperty("small", True)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._count.setMinimumWidth(20 * GRID)
        # Two lines of small text; a longer fault is in its tip as well.
        self._count.setMaximumHeight(self.line.sizeHint().height() + 2 * GRID)
        self.addWidget(self._room())
        for name in BUTTONS:
            self.addAction(actions[name])
            self._name_button(actions, name)

    def show_count(self, text: str) -> None:
        """Say what was found."""
        self._show(text, is_wrong=False)

    def show_fault(self, text: str) -> None:
        """Say what is wrong with what was typed."""
        self._show(text, is_wrong=True)

    def _show(self, text: str, *, is_wrong: bool) -> None:
        self._count.setText(text)
        self._count.setToolTip(text)
        # What is wrong has to be read in a narrow window too; the line gives it what it can spare.
        self._row.setStretchFactor(self._count, 9 if len(text) > _SHORT else 2)
        for widget, name in ((self._count, "alarm"), (self.line, "error")):
            if bool(widget.property(name)) != is_wrong:
                widget.setProperty(name, is_wrong)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _room(self) -> QWidget:
        room = QWidget(self)
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.line, 3)
        row.addWidget(self._count, 2)
        self._row = row
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return room

    def _name_button(self, actions: ActionSet, name: str) -> None:
        button = self.widgetForAction(actions[name])
        button.setObjectName(f"find_bar_{name}")
        button.setAccessibleName(actions[name].text().replace("&", ""))


class _FindLine(QLineEdit):
    """The words to find; Enter goes on, Shift+Enter back, Esc leaves."""

    def __init__(self, bar: FindBar) -> None:
        super().__init__(bar)
        self.setObjectName("finder")
        self.setAccessibleName(self.tr("Find in article"))
        self.setPlaceholderText(self.tr("Find in article"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(_LINE_LEAST)
        self.setMaximumWidth(_LINE_MOST)
        self._bar = bar
        self.textChanged.connect(bar.edited)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that a search begins here."""
        super().focusInEvent(event)
        self._bar.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc for the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._bar.step_asked.emit(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._bar.left.emit()
        else:
            super().keyPressEvent(event)
