# SPDX-License-Identifier: Apache-2.0
"""Editors of a line, of longer texts and of tags, that forms hold beside choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QPlainTextEdit, QWidget

from annotator.domain.errors import UserError
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from annotator.domain.fields import Field

ERROR = "error"
_MOST_LINES = 8
# The frame, the padding and the margin of the document, above and below.
_AROUND = 6 * GRID
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PARAGRAPH_END = "\u2029"


class TypedLine(QLineEdit):
    """One line that tells what is typed into it, and when that is meant."""

    typed = Signal(str, str)
    finished = Signal(str, str)

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self._is_typing = False
        self.textEdited.connect(self._pass_typing_on)
        self.editingFinished.connect(self._pass_end_on)

    def is_being_typed_in(self) -> bool:
        """Return whether the text here is newer than what is stored."""
        return self._is_typing and self.hasFocus()

    def forget_typing(self) -> None:
        """Let the next text be shown even while the line has the focus."""
        self._is_typing = False

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the text be read and copied only, or changed."""
        self.setReadOnly(read_only)

    def keep_keys(self) -> str:
        """Return which key says that the text is meant."""
        return self.tr("Enter")

    @Slot()
    def _pass_typing_on(self) -> None:
        self._is_typing = True
        self.typed.emit(self._key, self.text())

    @Slot()
    def _pass_end_on(self) -> None:
        # Qt also tells of lines that are left as they were; the focus is still here on Enter.
        is_meant = self._is_typing or self.hasFocus()
        self._is_typing = False
        if is_meant and not self.isReadOnly():
            self.finished.emit(self._key, self.text())


class LineField(TypedLine):
    """One line of text; the hint stands in the empty line where there is room for all of it."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field.key, parent)
        self.field = field
        self._hint = translated(Message(field.hint))
        self.setObjectName(f"{field.key}Field")
        self.setAccessibleName(translated(Message(field.label)))
        self.setAccessibleDescription(self._hint)
        self.setToolTip(self._hint)

    def show_text(self, text: str) -> None:
        """Show a value, its beginning first."""
        self._is_typing = False
        if show_line(self, text):
            self.show_error("")

    def show_error(self, text: str) -> None:
        """Say that the value can't be read, or ('') that all is well."""
        show_error(self, text, self._hint)

    def is_good(self) -> bool:
        """Return whether the text can be read as a value of the field."""
        try:
            self.field.read(self.text())
        except UserError:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the hint where it fits."""
        super().resizeEvent(event)
        room = self.width() - 5 * GRID
        fits = self.fontMetrics().horizontalAdvance(self._hint) <= room
        self.setPlaceholderText(self._hint if fits else "")


class LongField(QPlainTextEdit):
    """Several lines of text that grow with what is typed; Tab leaves them.

    Enter begins a line, and with Ctrl means the text; with ``is_one_line`` Enter means it too.
    """

    typed = Signal(str, str)
    finished = Signal(str, str)

    def __init__(self, key: str, label: str, parent: QWidget, *, lines: int = 3) -> None:
        super().__init__(parent)
        self._key = key
        self._lines = lines
        self._known = ""
        self._hint = ""
        self._is_typing = False
        self.is_one_line = False
        self.setObjectName(key)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._pass_typing_on)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self._fit_height()

    def keep_keys(self) -> str:
        """Return which keys say that the text is meant."""
        return self.tr("Enter") if self.is_one_line else self.tr("Ctrl+Enter")

    def text(self) -> str:
        """Return the text as it is, with its no-break spaces and line separators."""
        # toPlainText() makes plain spaces and line breaks of them.
        return self.document().toRawText().replace(_PARAGRAPH_END, "\n")

    def set_hint(self, hint: str) -> None:
        """Say what belongs here."""
        self._hint = hint
        self.setPlaceholderText(hint)
        self.show_error("")

    def show_text(self, text: str) -> None:
        """Show a text."""
        self._is_typing = False
        if text == self.text():
            return
        self._known = text
        at, above = self.textCursor().position(), self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._fit_height()
        if self.hasFocus():
            cursor = self.textCursor()
            cursor.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(above)

    def is_being_typed_in(self) -> bool:
        """Return whether the text here is newer than what is stored."""
        return self._is_typing and self.hasFocus()

    def forget_typing(self) -> None:
        """Let the next text be shown even while the focus is here."""
        self._is_typing = False

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the text be read and copied only, or changed."""
        self.setReadOnly(read_only)

    def show_error(self, text: str) -> None:
        """Say that the text can't be kept, or ('') that all is well."""
        show_error(self, text, self._hint)

    def is_good(self) -> bool:
        """Return True: any text can be read."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for no more width than a line of the form."""
        return QSize(20 * GRID, self.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the text is meant."""
        super().focusOutEvent(event)
        if self._is_typing and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._pass_end_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mean the text on Enter, with Ctrl where Enter begins a line."""
        is_asked = self.is_one_line or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and is_asked:
            self._pass_end_on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit_height()

    @Slot()
    def _pass_typing_on(self) -> None:
        # What an input method shows before it is accepted changes the layout, not the text.
        text = self.text()
        self._fit_height()
        if text != self._known:
            self._known = text
            self._is_typing = True
            self.typed.emit(self._key, text)

    def _pass_end_on(self) -> None:
        self._is_typing = False
        if not self.isReadOnly():
            self.finished.emit(self._key, self.text())

    @Slot()
    def _fit_height(self) -> None:
        wrapped = round(self.document().size().height())
        lines = min(max(self._lines, wrapped), max(self._lines, _MOST_LINES))
        height = lines * self.fontMetrics().lineSpacing() + _AROUND
        if self.minimumHeight() != height:
            self.setFixedHeight(height)


class TagCompleter(QCompleter):
    """Completes the last of several tags on one line."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """Return what is to be completed: the words behind the last comma."""
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        """Return the whole line with the tag in place of the words behind the last comma."""
        tag = str(index.data(self.completionRole()) or "")
        line = self.widget()
        typed = line.text() if isinstance(line, QLineEdit) else ""
        others = typed.rpartition(",")[0].strip()
        return f"{others}, {tag}" if others else tag


class TagsField(TypedLine):
    """Tags on one line, parted by commas; those in use elsewhere are offered."""

    def __init__(
        self, key: str, label: str, known_tags: Callable[[], list[str]], parent: QWidget
    ) -> None:
        super().__init__(key, parent)
        self._known_tags = known_tags
        self.setObjectName(key)
        self.setAccessibleName(label)
        self.setPlaceholderText(self.tr("parted by commas"))

    def show_text(self, text: str) -> None:
        """Show tags, parted by commas."""
        self._is_typing = False
        show_line(self, text)

    def show_error(self, text: str) -> None:
        """Say that the tags can't be kept, or ('') that all is well."""
        show_error(self, text)

    def is_good(self) -> bool:
        """Return True: any text can be read as tags."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the tags in use now."""
        super().focusInEvent(event)
        if self.completer() is None or event.reason() is not Qt.FocusReason.PopupFocusReason:
            completer = TagCompleter(self._known_tags(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(self._take_offer)
            self.setCompleter(completer)

    @Slot()
    def _take_offer(self) -> None:
        self._pass_typing_on()


class ErrorLine(QLabel):
    """A small line of text under a field, there only where something is wrong."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("small", True)
        self.setForegroundRole(QPalette.ColorRole.BrightText)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show what is wrong, or go away."""
        self.setText(text)
        self.setVisible(bool(text))


def show_line(line: QLineEdit, text: str) -> bool:
    """Show another text in a line, its beginning first; the caret stays where somebody has it.

    Returns whether it is another.
    """
    if text == line.text():
        return False
    at = line.cursorPosition() if line.hasFocus() else 0
    line.setText(text)
    line.setCursorPosition(min(at, len(text)))
    return True


def show_error(editor: QWidget, text: str, hint: str = "") -> None:
    """Frame an editor whose value can't be kept, and say why; '' that all is well."""
    if bool(editor.property(ERROR)) != bool(text):
        editor.setProperty(ERROR, bool(text))
        polish(editor)
    editor.setAccessibleDescription(text or hint)
    editor.setToolTip(text or hint)


def polish(widget: QWidget) -> None:
    """Have the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
