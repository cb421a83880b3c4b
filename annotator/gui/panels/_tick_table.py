# SPDX-License-Identifier: Apache-2.0
"""A table of rows with ticks, for dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from annotator.gui.panels._list_table import ListTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickTable(ListTable):
    """A table that leaves Enter to the dialog, and tells of Space."""

    turned = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Space; Enter is for the dialog's own button."""
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit(self.chosen_rows())
        elif event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)
