# SPDX-License-Identifier: Apache-2.0
"""A calm line above the article that says what needs a decision, with the buttons for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction


class Strip(QFrame):
    """One line of text and a few buttons; hidden where there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Notice"))
        self._label = QLabel(self)
        self._label.setObjectName("strip_text")
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        self._layout.setSpacing(2 * GRID)
        self._layout.addWidget(self._label)
        self._buttons: list[QToolButton] = []
        self.hide()

    def show_notice(self, text: str, actions: Sequence[QAction]) -> None:
        """Show a sentence with a button for each action; an empty sentence hides the line."""
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(action) for action in actions]
        self._label.setText(text)
        self.setVisible(bool(text))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"strip_{action.objectName()}")
        button.setDefaultAction(action)
        button.setAccessibleName(action.text().replace("&", ""))
        self._layout.addWidget(button)
        return button

    @Slot()
    def clear(self) -> None:
        """Hide the line."""
        self.show_notice("", ())
