# SPDX-License-Identifier: Apache-2.0
"""What the mouse does over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

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

    def _choose(self, kind_key: str) -> None:
        self._window.view.pointer.pen.choose(kind_key)
        # What was ticked by the press itself may not be what holds.
        self._window.refresh_actions()
