# SPDX-License-Identifier: Apache-2.0
"""A line that takes the next key that is pressed, whatever it is, as the name of a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from annotator.gui.actions.keys import native, portable
from annotator.gui.places import Layout, modifiers_of, typed_sign
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

_MODIFIERS = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_unknown),
    *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
)
# Dead keys, and what chooses a keyboard or an input method.
_COMPOSING = range(Qt.Key.Key_AltGr.value, Qt.Key.Key_Dead_Longsolidusoverlay.value + 1)


class KeyRecorder(QLineEdit):
    """Records one key at a time; Esc gives up, as leaving it does."""

    recorded = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_recorder")
        self.setAccessibleName(self.tr("New key"))
        self.setPlaceholderText(self.tr("Press the new key; Esc leaves it"))
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        self.setMinimumWidth(words + 6 * GRID)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._layout = Layout()

    def event(self, event: QEvent) -> bool:
        """Take every key before anything else can: Tab, Enter, letters of buttons."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            elif event.type() == QEvent.Type.KeyRelease:
                self.clear()
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up when something else is turned to."""
        super().focusOutEvent(event)
        self.given_up.emit()

    def _take(self, event: QKeyEvent) -> None:
        key = key_of(event, self._layout)
        if key == "Esc":
            self.given_up.emit()
        elif key:
            self.setText(native(key))
            self.recorded.emit(key)
        else:
            self.setText("+".join([*modifiers_of(event), "…"]))


def key_of(event: QKeyEvent, layout: Layout) -> str:
    """Return the key that a press is, by its place where need be; empty for modifiers alone."""
    by_place = layout.keys(event)
    if by_place:
        return by_place[-1]
    if event.key() in _MODIFIERS or event.key() in _COMPOSING or not event.key():
        return ""
    held, sign = modifiers_of(event), typed_sign(event)
    if sign and sign.strip() and not sign.isalpha() and held[-1:] == ["Shift"]:
        # Shift is how the sign is typed here, no part of the key.
        held.pop()
    if event.key() == Qt.Key.Key_Backtab:
        name = "Tab"
    else:
        name = sign.strip() or QKeySequence(event.key()).toString()
    return portable("+".join([*held, name]))
