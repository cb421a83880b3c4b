# SPDX-License-Identifier: Apache-2.0
"""A calm line above the article that says what needs a decision, with the buttons for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from annotator.gui.paths import briefly
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeyEvent


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Strip(QFrame):
    """One line of text and a few buttons; hidden where there is nothing to say."""

    # The user has read why something was not done.
    closed = Signal()
    # The person wants back to the text, or what had the focus is gone.
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Notice"))
        self._label = QLabel(self)
        self._label.setObjectName("strip_text")
        # Titles of articles stand in it as they are.
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        self._layout.setSpacing(2 * GRID)
        self._layout.addWidget(self._label)
        self._key = QLabel(self)
        self._key.setObjectName("strip_key")
        self._key.setAccessibleName(self.tr("Key that leads here"))
        self._key.setProperty("small", True)
        self._layout.addWidget(self._key)
        self._buttons: list[QToolButton] = []
        self._close = QToolButton(self)
        self._close.setObjectName("strip_close")
        self._close.setText(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.closed)
        self._layout.addWidget(self._close)
        self._is_refusing = False
        self._text = ""
        self._close.hide()
        self.hide()

    @property
    def is_refusing(self) -> bool:
        """Return whether the line says why something was not done."""
        return self._is_refusing

    def text(self) -> str:
        """Return what the line says, with whole paths."""
        return self._text

    def show_key(self, key: str) -> None:
        """Tell beside the buttons by which key they are reached; empty for none."""
        self._key.setText(key)
        self._show_whether_reached()

    def enter(self) -> bool:
        """Put the focus on the first button; False where there is nothing to press."""
        shown = self._pressable()
        if shown:
            shown[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button in the focus with Enter, and go back to the text on Escape."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and isinstance(button, QToolButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def refuse(self, text: str, actions: Sequence[QAction] = ()) -> None:
        """Say why something was not done, until something is done or the line is closed."""
        self.show_notice(text, actions)
        self._set_refusing(is_refusing=True)

    def offer(self, action: QAction) -> None:
        """Add a button that may help to what the line says."""
        self._buttons.append(self._button(action))

    def show_notice(
        self, text: str, actions: Sequence[QAction], *, is_closable: bool = False
    ) -> None:
        """Show a sentence with a button for each action; an empty sentence hides the line."""
        had_focus = self.isAncestorOf(self.window().focusWidget())
        # The same again, as at each key that is refused, must not take a button from under a hand.
        if [one.defaultAction() for one in self._buttons] != list(actions):
            self._show_buttons(actions)
        self._text, brief = text, briefly(text)
        self._label.setText(brief)
        self._label.setToolTip(text if brief != text else "")
        self._set_refusing(is_refusing=False)
        self._show_close(is_shown=is_closable)
        self.setVisible(bool(text))
        if had_focus and self.window().focusWidget() not in self._pressable():
            # Else Qt gives the focus to whatever stands next.
            self.left.emit()

    def _show_buttons(self, actions: Sequence[QAction]) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(action) for action in actions]

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"strip_{action.objectName()}")
        button.setDefaultAction(action)
        button.setAccessibleName(button.text())
        # Before the button that closes the line, also to the keys.
        self._layout.insertWidget(self._layout.count() - 1, button)
        QWidget.setTabOrder(button, self._close)
        # Else it may be reached only once the layout has shown it.
        button.show()
        return button

    def _pressable(self) -> list[QToolButton]:
        """Return the buttons that can be pressed now."""
        ways = [*self._buttons, self._close]
        return [one for one in ways if not one.isHidden() and one.isEnabled()]

    def _show_close(self, *, is_shown: bool) -> None:
        self._close.setVisible(is_shown)
        self._show_whether_reached()

    def _show_whether_reached(self) -> None:
        has_buttons = bool(self._buttons) or not self._close.isHidden()
        self._key.setVisible(has_buttons and bool(self._key.text()))

    def _set_refusing(self, *, is_refusing: bool) -> None:
        """Give the words the colour of a finding, and a button to close the line."""
        self._is_refusing = is_refusing
        self._show_close(is_shown=is_refusing)
        if bool(self._label.property("alarm")) != is_refusing:
            self._label.setProperty("alarm", is_refusing)
            self._label.style().unpolish(self._label)
            self._label.style().polish(self._label)
