# SPDX-License-Identifier: Apache-2.0
"""The columns of lists come back as wide as somebody made them, also in dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.gui.panels._list_table import ListTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from annotator.gui.settings import Settings


def restore_widths(widget: QWidget, settings: Settings) -> None:
    """Give the lists in a widget the widths that somebody gave their columns before."""
    for table in widget.findChildren(ListTable):
        state = settings.state(table.objectName())
        if not state.isEmpty():
            table.restore_widths(state)


def keep_widths(widget: QWidget, settings: Settings) -> None:
    """Remember the widths that somebody gave columns in a widget."""
    for table in widget.findChildren(ListTable):
        state = table.own_state()
        if state is not None:
            settings.keep_state(table.objectName(), state)


def ask(dialog: QDialog, settings: Settings) -> bool:
    """Show a dialog with its columns as they were; return whether it was accepted."""
    restore_widths(dialog, settings)
    code = dialog.exec()
    keep_widths(dialog, settings)
    return code == dialog.DialogCode.Accepted
