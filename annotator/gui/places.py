# SPDX-License-Identifier: Apache-2.0
"""Keys by their place on the keyboard, for layouts that type another script there."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

# The signs of a US keyboard, row by row, from the first code of each: evdev codes, to which X11
# and Wayland add 8; Windows' codes of set 1 are the same.
_ROWS = {2: "1234567890-=", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'`", 43: "\\ZXCVBNM,./"}
_XKB_OFFSET = 8
# macOS has no order in its codes (HIToolbox, kVK_ANSI_*).
_MAC = "ASDFHGZXCV BQWERYT123465=97-80]OU[IP LJ'K;\\,/NM.  `"
# What the same signs are with Shift.
_SHIFTED = dict(zip("1234567890-=[]\\;'`,./", '!@#$%^&*()_+{}|:"~<>?', strict=True))
_MODIFIERS = (
    (Qt.KeyboardModifier.MetaModifier, "Meta"),
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
)
_LAST_SIGN = 0x10FFFF
_LATIN = (QLocale.Script.LatinScript, QLocale.Script.AnyScript)


def sign_at(scan_code: int, platform: str = sys.platform) -> str:
    """Return the letter, digit or sign that a US keyboard has on a key, empty where it has none."""
    if platform == "darwin":
        return _MAC[scan_code].strip() if 0 <= scan_code < len(_MAC) else ""
    code = scan_code - (0 if platform == "win32" else _XKB_OFFSET)
    for first, row in _ROWS.items():
        if first <= code < first + len(row):
            return row[code - first]
    return ""


def modifiers_of(event: QKeyEvent) -> list[str]:
    """Return the modifiers of a press by name, in the order in which Qt writes them."""
    held = event.modifiers()
    return [name for modifier, name in _MODIFIERS if held & modifier]


def typed_sign(event: QKeyEvent) -> str:
    """Return the sign that a press types, also with Ctrl or Alt; empty for keys like F1."""
    return chr(event.key()) if 0 < event.key() <= _LAST_SIGN else ""


class Layout:
    """Knows whether the keyboard types another script than Latin, from what was typed last.

    Signs alone do not tell: on a Hebrew keyboard the place of Q types a slash.
    """

    def __init__(self) -> None:
        # Where the system tells it, which X11 does not, this is the keyboard's own language.
        locale = QGuiApplication.inputMethod().locale()
        self._is_other = locale.script() not in _LATIN

    def note(self, event: QKeyEvent) -> None:
        """Learn from a press; a Hebrew keyboard types Latin letters with Shift."""
        sign = typed_sign(event)
        if _is_shifted_latin(event):
            return
        if sign.isalpha() or (sign and unicodedata.category(sign)[0] in "MN" and sign > "\x7f"):
            self._is_other = not unicodedata.name(sign, "").startswith("LATIN")

    def hides_shift(self, event: QKeyEvent) -> bool:
        """Return whether Qt would take Shift for no part of a key, but for how it is typed."""
        return self._is_other and _is_shifted_latin(event)

    def keys(self, event: QKeyEvent) -> list[str]:
        """Return the keys that a press stands for by its place; none on Latin layouts."""
        self.note(event)
        sign, typed = sign_at(event.nativeScanCode()), typed_sign(event)
        is_itself = typed.isascii() and typed.isalnum() and not _is_shifted_latin(event)
        if not (self._is_other and sign and typed) or is_itself:
            return []
        held = modifiers_of(event)
        keys = ["+".join([*held, sign])]
        if held[-1:] == ["Shift"] and sign in _SHIFTED:
            keys.append("+".join([*held[:-1], _SHIFTED[sign]]))
        return keys


def _is_shifted_latin(event: QKeyEvent) -> bool:
    sign = typed_sign(event)
    is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return is_shifted and sign.isascii() and sign.isalpha()


class LettersInMenus(QObject):
    """Leaves a letter that is typed in an open menu to the menu, by its place where need be.

    Qt looks for a key's action before the menu gets the key, and takes the text, below the menu,
    for what has the focus: Alt+F and C would tag a claim.
    """

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._layout = Layout()
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say of every key that it is not to be looked for among the actions' keys."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._choose(event)
        return super().eventFilter(watched, event)

    def _choose(self, event: QKeyEvent) -> bool:
        """Hand the menu the letter that its entry has, for one of another script."""
        keys = self._layout.keys(event)
        if not keys or entry_of(self._menu, typed_sign(event)) is not None:
            return False
        letter = keys[0][-1:]
        press = QKeyEvent(
            QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter.lower()
        )
        return QApplication.sendEvent(self._menu, press)


class ArrowsInBar(QObject):
    """Leaves Left and Right in an open menu to the menu bar, which goes to the menu beside it.

    A menu hands it what it has no use for, and Qt would look for an action first: the caret of
    the text would move.
    """

    def __init__(self, menu_bar: QMenuBar) -> None:
        super().__init__(menu_bar)
        menu_bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say of every key that it is not to be looked for among the actions' keys."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)


class KeysByPlace(QObject):
    """Triggers the actions of a widget for keys that type another script.

    With Ctrl or Alt most systems give the Latin letter by themselves; X11 does not where no
    Latin layout is set up beside the other one.
    """

    def __init__(self, widget: QWidget, layout: Layout) -> None:
        super().__init__(widget)
        self._widget = widget
        self._layout = layout
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take key presses that no action has by what they type."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        return act_by(self._layout.keys(event), self._widget.actions())


class WindowKeysByPlace(QObject):
    """Finds what a key that nobody took means in a window by its place: an action, or a menu."""

    def __init__(self, menu_bar: QMenuBar, actions: Iterable[QAction], layout: Layout) -> None:
        super().__init__(menu_bar)
        self._bar = menu_bar
        self._actions = list(actions)
        self._layout = layout
        menu_bar.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take key presses with Ctrl or Alt; without them a press is typing."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                # Each press comes here first, also one that Qt then finds an action for.
                self._layout.note(event)
                if self._layout.hides_shift(event):
                    event.accept()
                    return True
            elif event.type() == QEvent.Type.KeyPress:
                keys = self._layout.keys(event)
                if keys and keys[0].startswith(("Meta+", "Ctrl+", "Alt+")) and self._take(keys):
                    return True
        return super().eventFilter(watched, event)

    def _take(self, keys: list[str]) -> bool:
        if act_by(keys, self._actions):
            return True
        modifiers, _, letter = keys[0].rpartition("+")
        entry = entry_of(self._bar, letter) if modifiers == "Alt" else None
        if entry is not None:
            self._bar.setActiveAction(entry)
        return entry is not None


def keeps_enter(event: QEvent) -> bool:
    """Keep Enter from the actions that have it as a key; return whether that was done."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if is_enter:
        event.accept()
    return is_enter


def act_by(keys: Iterable[str], actions: Iterable[QAction]) -> bool:
    """Trigger the action that has one of these keys; return whether there was one."""
    wanted = [QKeySequence(key) for key in keys]
    for action in actions if wanted else ():
        if action.isEnabled() and any(key in action.shortcuts() for key in wanted):
            action.trigger()
            return True
    return False


def entry_of(menu: QMenu | QMenuBar, letter: str) -> QAction | None:
    """Return the entry of a menu that a letter chooses, None where there is none."""
    wanted = QKeySequence(f"Alt+{letter.upper()}")
    for action in menu.actions():
        if action.isVisible() and QKeySequence.mnemonic(action.text()) == wanted:
            return action
    return None
