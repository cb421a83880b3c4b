# SPDX-License-Identifier: Apache-2.0
"""What drawing the mouse over the text does: it selects, or tags at once as a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTextEdit

from annotator.domain.kinds import kind_of
from annotator.gui.article import place
from annotator.text.words import whole_words

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from annotator.domain.span import Span
    from annotator.gui.article.page import Page

# Held down, these have the mouse select with a pen too: Shift from the caret on, Ctrl anew.
SELECTING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
# A hand that only clicks moves the mouse by less, in pixels.
_STROKE = 5


class Pen(QObject):
    """The kind that a drag tags as, or none while a drag selects. It is for this window's life."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = ""

    @property
    def kind(self) -> str:
        """Return the key of the kind it tags as, empty where the mouse selects."""
        return self._kind

    def choose(self, kind_key: str) -> None:
        """Take the pen of a kind, or none; KeyError where there is no such kind."""
        if kind_key:
            kind_of(kind_key)
        if kind_key != self._kind:
            self._kind = kind_key
            self.changed.emit()


class Stroke(QObject):
    """One drag with the pen: whole words are taken as the mouse goes, characters with Alt.

    While it lasts the keyboard is the drag's: Esc gives it up.
    """

    def __init__(self, view: QTextEdit, page: Page) -> None:
        super().__init__(view)
        self._view = view
        self._page = page
        self._anchor: int | None = None
        # Where the mouse is in the text, and where the caret was set for it.
        self._position = self._shown = 0
        # Caret and anchor before the stroke, and the text they were in.
        self._before = (0, 0)
        self._document: QTextDocument | None = None
        self._pressed_at = QPointF()
        self._point = QPointF()
        self._has_moved = self._is_given_up = False

    @property
    def is_on(self) -> bool:
        """Return whether the mouse is down for it."""
        return self._anchor is not None

    @property
    def has_moved(self) -> bool:
        """Return whether the last one was more than a click."""
        return self._has_moved

    def press(self, event: QMouseEvent) -> bool:
        """Begin where the mouse is pressed; return whether it is for the pen."""
        if event.modifiers() & SELECTING:
            return False
        # On selected words Qt would take them along instead.
        position = self._view.cursorForPosition(event.position().toPoint()).position()
        before = self._view.textCursor()
        self._before, self._document = (before.position(), before.anchor()), self._page.document
        self._view.setTextCursor(place.cursor_at(self._view, position))
        self._anchor = self._position = self._shown = position
        self._pressed_at = event.position()
        self._has_moved = self._is_given_up = False
        self._view.installEventFilter(self)
        QTextEdit.mousePressEvent(self._view, event)
        return True

    def move(self, event: QMouseEvent) -> None:
        """Show what would be tagged."""
        way = (event.position() - self._pressed_at).manhattanLength()
        if self._is_given_up or (not self._has_moved and way < _STROKE):
            return
        self._has_moved, self._point = True, event.position()
        QTextEdit.mouseMoveEvent(self._view, event)
        self._position = self._view.textCursor().position()
        self._snap(event.modifiers())

    def release(self, event: QMouseEvent) -> Span | None:
        """Return what was drawn over, or None for a click."""
        if not self._is_given_up:
            self._let_go(event)
            if self._has_moved:
                self._snap_again(event.modifiers())
        self._anchor = None
        cursor = self._view.textCursor()
        if self._is_given_up or not self._has_moved or not cursor.hasSelection():
            return None
        return self._page.span((cursor.selectionStart(), cursor.selectionEnd()))

    def give_up(self) -> None:
        """Tag nothing, whatever is drawn over before the mouse is let go; the caret goes back."""
        if self._anchor is None or self._is_given_up:
            return
        self._is_given_up = self._has_moved = True
        # Else Qt would go on selecting, and scrolling for it.
        kind, button = QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton
        globally = self._view.viewport().mapToGlobal(self._point)
        none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        self._let_go(QMouseEvent(kind, self._point, globally, button, none, held))
        if self._page.document is self._document:
            place.select_from(self._view, *self._before)

    def drop(self) -> None:
        """Give up, and be over."""
        self.give_up()
        self._anchor = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys for the stroke; leaving the text gives it up."""
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.give_up()
        elif kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        elif isinstance(event, QKeyEvent):
            self._take_key(event)
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> None:
        is_pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() == Qt.Key.Key_Alt and self._has_moved:
            modifier = Qt.KeyboardModifier
            self._snap_again(modifier.AltModifier if is_pressed else modifier.NoModifier)

    def _let_go(self, event: QMouseEvent) -> None:
        self._view.removeEventFilter(self)
        QTextEdit.mouseReleaseEvent(self._view, event)

    def _snap_again(self, modifiers: Qt.KeyboardModifier) -> None:
        """Select anew though the mouse rests; the text may have been scrolled under it."""
        caret = self._view.textCursor().position()
        if caret != self._shown:
            self._position = caret
        self._snap(modifiers)

    def _snap(self, modifiers: Qt.KeyboardModifier) -> None:
        """Select from where the mouse was pressed to where it is, words taken in whole."""
        anchor, position = self._anchor or 0, self._position
        if modifiers & Qt.KeyboardModifier.AltModifier or anchor == position:
            return self._select(anchor, position)
        drawn = self._page.span((min(anchor, position), max(anchor, position)))
        words = whole_words(self._page.text, drawn)
        start, end = map(self._page.offsets.to_utf16, (words.start, words.end))
        return self._select(start, end) if anchor < position else self._select(end, start)

    def _select(self, anchor: int, position: int) -> None:
        self._shown = position
        self._view.setTextCursor(place.cursor_at(self._view, position, anchor))
