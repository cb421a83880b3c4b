# SPDX-License-Identifier: Apache-2.0
"""The suggestions that are selected in a list and so are decided on together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence


class Together(QObject):
    """Knows what is selected in the list that has the focus, and what that list goes on to."""

    # Another number is selected, or others are.
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ids: Sequence[str] = ()
        # All rows of the list: what follows is one that can be seen in it.
        self.listed: Sequence[str] = ()

    def take(self, ids: Sequence[str], listed: Sequence[str]) -> None:
        """Note what is selected in a list, nothing where none has the focus any more."""
        self.listed = listed
        if ids != self.ids:
            self.ids = ids
            self.changed.emit()
