# SPDX-License-Identifier: Apache-2.0
"""Letter keys by their place on the keyboard, for layouts that type other letters there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

_ROWS = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
# The first key of each row: evdev codes, to which X11 and Wayland add 8; Windows set 1 codes.
_EVDEV_FIRST = (16, 30, 44)
_XKB_OFFSET = 8
# macOS has no order in its codes (HIToolbox, kVK_ANSI_*).
_MAC = "ASDFHGZXCV BQWERYT"


def letter_at(scan_code: int, platform: str = sys.platform) -> str:
    """Return the letter that a US keyboard has on a key, empty where it has none."""
    if platform == "darwin":
        return _MAC[scan_code].strip() if 0 <= scan_code < len(_MAC) else ""
    shift = 0 if platform == "win32" else _XKB_OFFSET
    for first, row in zip(_EVDEV_FIRST, _ROWS, strict=True):
        place = scan_code - shift - first
        if 0 <= place < len(row):
            return row[place]
    return ""


class LettersInMenus(QObject):
    """Leaves a letter that is typed in an open menu to the menu.

    Qt looks for a key's action before the menu gets the key, and takes the text, below the menu,
    for what has the focus: Alt+F and C would tag a claim.
    """

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say of every key that it is not to be looked for among the actions' keys."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)


class LettersByPlace(QObject):
    """Triggers the letter actions of a widget for keys that type no Latin letter."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take key presses whose text is a letter of another script."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        text = event.text()
        if text.isalpha() and not text.isascii():
            action = self._action_for(event)
            if action:
                action.trigger()
                return True
        return super().eventFilter(watched, event)

    def _action_for(self, event: QKeyEvent) -> QAction | None:
        letter = letter_at(event.nativeScanCode())
        if not letter:
            return None
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        wanted = QKeySequence(f"Shift+{letter}" if shifted else letter)
        for action in self._widget.actions():
            if action.isEnabled() and wanted in action.shortcuts():
                return action
        return None
