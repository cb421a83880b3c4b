# SPDX-License-Identifier: Apache-2.0
"""What the mouse does over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from annotator.gui.shell import Shell


class MouseCommands(QObject):
    """Chooses between selecting and the pens."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def select(self) -> None:
        """Have the mouse select."""
        self._choose("")

    def pen(self, kind_key: str) -> None:
        """Take the pen of a kind, or put it away where it is in hand."""
        pen = self._window.view.pointer.pen
        self._choose("" if pen.kind == kind_key else kind_key)

    def show_card(self) -> None:
        """Show what is known of the current mark, as the mouse at rest does."""
        self._window.view.pointer.card_asked.emit()

    def copy_mark(self) -> None:
        """Copy the words of the current mark."""
        desk = self._window.desk
        _, article = desk.workspace.opened()
        found = desk.workspace.project.annotations.get(desk.current_annotation())
        QGuiApplication.clipboard().setText(found.exact(article.text))
        desk.say(self.tr("Copied."))

    def _choose(self, kind_key: str) -> None:
        self._window.view.pointer.pen.choose(kind_key)
        # What was ticked by the press itself may not be what holds.
        self._window.refresh_actions()
