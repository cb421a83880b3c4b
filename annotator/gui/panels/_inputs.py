# SPDX-License-Identifier: Apache-2.0
"""Editors that the forms of several panels have: note, tags, status and verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from annotator.domain.message import Message
from annotator.domain.status import Status
from annotator.gui.desk import translated
from annotator.gui.forms import ChoiceBox
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent

    from annotator.domain.status import Verdict

_NOTE_LINES = 3


class NoteField(QPlainTextEdit):
    """Several lines of text; Tab leaves them."""

    typed = Signal(str)
    finished = Signal()

    def __init__(self, name: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._known = ""
        self._is_typing = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setFixedHeight(_NOTE_LINES * self.fontMetrics().lineSpacing() + 4 * GRID)
        self.textChanged.connect(self._pass_typing_on)

    def show_text(self, text: str) -> None:
        """Show a note, unless a newer one is being typed."""
        if text == self._known or (self._is_typing and self.hasFocus()):
            return
        self._is_typing = False
        self._known = text
        with QSignalBlocker(self):
            self.setPlainText(text)

    def forget_typing(self) -> None:
        """Let the next note be shown even while the focus is here."""
        self._is_typing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the note is meant."""
        super().focusOutEvent(event)
        if self._is_typing and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._is_typing = False
            self.finished.emit()

    @Slot()
    def _pass_typing_on(self) -> None:
        # What an input method shows before it is accepted changes the layout, not the text.
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self._is_typing = True
            self.typed.emit(text)


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


class TagsField(QLineEdit):
    """Tags on one line, parted by commas; those in use elsewhere are offered."""

    typed = Signal(list)
    finished = Signal()

    def __init__(
        self, name: str, label: str, known_tags: Callable[[], list[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._known_tags = known_tags
        self._told: list[str] = []
        self._is_typing = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(self.tr("parted by commas"))
        self.textEdited.connect(self._pass_typing_on)
        self.editingFinished.connect(self._pass_end_on)

    def tags(self) -> list[str]:
        """Return the tags that are written there."""
        return [tag.strip() for tag in self.text().split(",") if tag.strip()]

    def show_tags(self, tags: Iterable[str]) -> None:
        """Show tags, unless others are being typed."""
        if not (self._is_typing and self.hasFocus()):
            self._is_typing = False
            self._told = list(tags)
            shown = ", ".join(self._told)
            if shown != self.text():
                self.setText(shown)

    def forget_typing(self) -> None:
        """Let the next tags be shown even while the focus is here."""
        self._is_typing = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the tags in use now."""
        super().focusInEvent(event)
        if self.completer() is None or event.reason() is not Qt.FocusReason.PopupFocusReason:
            completer = TagCompleter(self._known_tags(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(self._take_offer)
            self.setCompleter(completer)

    @Slot()
    def _pass_typing_on(self) -> None:
        self._is_typing = True
        tags = self.tags()
        if tags != self._told:
            self._told = tags
            self.typed.emit(tags)

    @Slot()
    def _take_offer(self) -> None:
        self._pass_typing_on()

    @Slot()
    def _pass_end_on(self) -> None:
        self._is_typing = False
        self.finished.emit()


class DecisionRow(QWidget):
    """Status and verdict side by side."""

    status_chosen = Signal(str)
    verdict_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        statuses = [(one.value, translated(Message(one.label))) for one in Status]
        self.status = ChoiceBox(self.tr("Status"), statuses, self)
        self.status.setObjectName("status")
        self.verdict = ChoiceBox(self.tr("Verdict"), (), self)
        self.verdict.setObjectName("verdict")
        self.verdict.setPlaceholderText(self.tr("verdict"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.status, 1)
        layout.addWidget(self.verdict, 1)
        self.status.chosen.connect(self.status_chosen)
        self.verdict.chosen.connect(self.verdict_chosen)

    def show_scale(self, verdicts: Iterable[Verdict]) -> None:
        """Offer the verdicts of a project."""
        labels = [(one.key, translated(Message(one.label))) for one in verdicts]
        self.verdict.set_choices([("", ""), *labels])

    def show_decision(self, status: Status, verdict: str) -> None:
        """Show what was decided."""
        self.status.show_key(status.value)
        self.verdict.show_key(verdict)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the decision be read only, or made."""
        self.status.setDisabled(read_only)
        self.verdict.setDisabled(read_only)
