# SPDX-License-Identifier: Apache-2.0
"""The bar above the article in which words to find are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from annotator.gui.desk import translated
from annotator.gui.places import LettersInMenus
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from annotator.gui.actions import ActionSet
    from annotator.text.finding import Found

# What has a button in the bar. Where there is no room, the ways to find go into a menu first,
# then what tags.
_OPTIONS = ("edit.find_option.case", "edit.find_option.word", "edit.find_option.pattern")
_TAG = "edit.tag_found"
BUTTONS = ("edit.find_previous", "edit.find_next", *_OPTIONS, _TAG, "edit.close_find")
_LINE_LEAST, _LINE_GOOD, _LINE_MOST = 130, 270, 340
# Beside the line, for "12 of 345" and in small type "from the top again".
_COUNT = 25 * GRID
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
        self._buttons = {name: self._button(actions, name) for name in BUTTONS}
        self._places = {name: self.addWidget(button) for name, button in self._buttons.items()}
        self._more = self._make_more(actions)
        self._more_place = self.insertWidget(self._places["edit.close_find"], self._more)
        self._more_place.setVisible(False)
        self._show_ways()
        # Its sheet goes by its name, which it had not yet when Qt first looked.
        self.style().unpolish(self)
        self.style().polish(self)

    def show_count(self, text: str) -> None:
        """Say what was found."""
        self._show(text, is_wrong=False)

    def show_fault(self, text: str) -> None:
        """Say what is wrong with what was typed."""
        self._show(text, is_wrong=True)

    def show_found(self, found: Found | None, words: str) -> None:
        """Say how many places there are, and in these words which is the current one."""
        count = f"{len(found.hits):,}" if found else ""
        if found is None:
            self.show_count("")
        elif found.given_up:
            reason = translated(found.given_up)
            so_far = self.tr("Found so far: %1").replace("%1", count)
            self.show_fault(f"{reason} {so_far}")
        elif not found.hits:
            self.show_fault(self.tr("not found"))
        else:
            self.show_count((words or self.tr("found: %2")).replace("%2", count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the line its room: what does not fit beside it is in a menu."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Look anew at what fits where letters are larger."""
        done = super().event(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fold()
        return done

    def _fold(self) -> None:
        wide = {name: button.sizeHint().width() + GRID for name, button in self._buttons.items()}
        free = self.width() - _LINE_GOOD - _COUNT - 4 * GRID
        is_full = sum(wide.values()) <= free
        kept = sum(width for name, width in wide.items() if name not in _OPTIONS)
        is_tag_kept = is_full or kept + self._more.sizeHint().width() <= free
        self._more_place.setVisible(not is_full)
        for name in _OPTIONS:
            self._places[name].setVisible(is_full)
        self._places[_TAG].setVisible(is_tag_kept)

    def _show(self, text: str, *, is_wrong: bool) -> None:
        self._count.setText(text)
        self._count.setToolTip(text)
        # What is wrong has to be read in a narrow window too; the line gives it what it can spare.
        is_long = is_wrong and len(text) > _SHORT
        self._row.setStretchFactor(self._count, 9 if is_long else 1)
        self._row.setStretchFactor(self.line, 3 if is_long else 20)
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
        row.addWidget(self.line, 20)
        row.addWidget(self._count, 1)
        self._row = row
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return room

    def _button(self, actions: ActionSet, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(actions[name])
        button.setObjectName(f"find_bar_{name}")
        button.setAccessibleName(actions[name].text().replace("&", ""))
        return button

    def _make_more(self, actions: ActionSet) -> QToolButton:
        """Return the button whose menu has what finds no room."""
        more = QToolButton(self)
        more.setObjectName("find_bar_more")
        more.setText(self.tr("More"))
        more.setAccessibleName(self.tr("Ways to find"))
        more.setCheckable(True)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.setObjectName("find_bar_menu")
        self._ways = [actions[name] for name in _OPTIONS]
        menu.addActions(self._ways)
        menu.addSeparator()
        menu.addAction(actions[_TAG])
        LettersInMenus(menu)
        more.setMenu(menu)
        for way in self._ways:
            way.toggled.connect(self._show_ways)
        return more

    @Slot()
    def _show_ways(self) -> None:
        """Have the button of the menu tell whether a way to find is chosen in it."""
        chosen = [one.text().replace("&", "") for one in self._ways if one.isChecked()]
        self._more.setChecked(bool(chosen))
        self._more.setToolTip(", ".join(chosen) or self.tr("Ways to find, and tag all"))


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
