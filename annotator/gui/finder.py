# SPDX-License-Identifier: Apache-2.0
"""The box for words to find in the open article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit

from annotator.domain.span import Span

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.article.view import ArticleView


class Finder(QLineEdit):
    """Finds words in the article, case aside; Enter goes on, Shift+Enter back, Esc leaves."""

    left = Signal()

    def __init__(self, view: ArticleView, count: QLabel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("finder")
        self.setAccessibleName(self.tr("Find in article"))
        self.setClearButtonEnabled(True)
        self._view = view
        self._count = count
        self._text = ""
        self._hits: list[Span] = []
        self.textEdited.connect(self._search)

    def set_text_to_search(self, text: str) -> None:
        """Search this text from now on."""
        self._text = text
        self._hits = self._find()
        self._tell(-1)

    @Slot()
    def start(self) -> None:
        """Take the focus, with the selected words to begin with."""
        selected = self._view.selected_span()
        if selected and "\n" not in selected.of(self._text):
            self.setText(selected.of(self._text))
            self._hits = self._find()
        self.setFocus()
        self.selectAll()

    def step(self, direction: int) -> None:
        """Go to the next place (1) or the one before (-1), round the ends."""
        if not self._hits:
            self._tell(-1)
            return
        here = self._view.selected_span() or Span(self._view.caret(), self._view.caret())
        if direction > 0:
            after = (n for n, hit in enumerate(self._hits) if hit.start > here.start)
            place = next(after, 0)
        else:
            before = [n for n, hit in enumerate(self._hits) if hit.start < here.start]
            place = before[-1] if before else len(self._hits) - 1
        self._go(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc for the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _search(self) -> None:
        self._hits = self._find()
        caret = self._view.caret()
        place = next((n for n, hit in enumerate(self._hits) if hit.end > caret), 0)
        if self._hits:
            self._go(place)
        else:
            self._tell(-1)

    def _find(self) -> list[Span]:
        words = self.text()
        if not words:
            return []
        found = re.finditer(re.escape(words), self._text, re.IGNORECASE)
        return [Span(hit.start(), hit.end()) for hit in found]

    def _go(self, place: int) -> None:
        hit = self._hits[place]
        self._view.select(hit)
        self._view.reveal(hit)
        self._tell(place)

    def _tell(self, place: int) -> None:
        if not self.text():
            self._count.clear()
        elif not self._hits:
            self._count.setText(self.tr("not found"))
        elif place < 0:
            self._count.setText(self.tr("found: %1").replace("%1", str(len(self._hits))))
        else:
            words = self.tr("%1 of %2").replace("%1", str(place + 1))
            self._count.setText(words.replace("%2", str(len(self._hits))))
