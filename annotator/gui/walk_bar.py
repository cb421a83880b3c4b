# SPDX-License-Identifier: Apache-2.0
"""A calm line below the article: how much of it is left, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from annotator.text.coverage import Left


class WalkBar(QFrame):
    """Hidden but while somebody walks through what is left; the text keeps the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("walk_bar")
        self.setAccessibleName(self.tr("What is left"))
        self._label = QLabel(self)
        self._label.setObjectName("walk_text")
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4 * GRID, GRID, 4 * GRID, GRID)
        self._layout.setSpacing(2 * GRID)
        self._layout.addWidget(self._label, 1)
        self._buttons: dict[str, QToolButton] = {}
        self.hide()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these actions."""
        for action in actions:
            button = QToolButton(self)
            button.setObjectName(f"walk_{action.objectName()}")
            button.setDefaultAction(action)
            button.setAccessibleName(button.text())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._layout.addWidget(button)
            self._buttons[action.objectName()] = button

    def show_left(self, left: Left, others: int, passed: int) -> None:
        """Say what is left: sentences, names and figures, then other words; and what was passed."""
        text = self._words(left, others)
        if passed:
            text = self.tr("%1 · passed: %2").replace("%1", text).replace("%2", str(passed))
        self._label.setText(text)
        self.setAccessibleDescription(text)
        is_more = bool(len(left) or others)
        self._buttons["left.go_on"].setVisible(is_more)
        self._buttons["left.pass_over"].setVisible(is_more)
        self._buttons["left.look_again"].setVisible(bool(passed))
        self.show()

    def _words(self, left: Left, others: int) -> str:
        counts: tuple[int, ...]
        if left:
            counts = len(left), len(left.sentences), len(left.words)
            text = self.tr("%1 left · sentences: %2 · names, figures: %3")
        elif others:
            counts = (others,)
            text = self.tr("No sentence, name or figure left · other words: %1")
        else:
            return self.tr("Nothing is left: every sentence, name and figure is seen to.")
        for number, count in enumerate(counts, start=1):
            text = text.replace(f"%{number}", f"{count:,}")
        return text
