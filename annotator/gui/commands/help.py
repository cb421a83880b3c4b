# SPDX-License-Identifier: Apache-2.0
"""The sheet of keys, and what the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from annotator import __version__

if TYPE_CHECKING:
    from annotator.gui.shell import Shell


class HelpCommands(QObject):
    """Tells about the program."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def keys(self) -> None:
        """Show all keys."""
        from annotator.gui.dialogs.keys import KeysDialog  # noqa: PLC0415 - rarely used

        KeysDialog(self._window.actions_table, self._window.frame).exec()

    def change_keys(self) -> None:
        """Let keys be changed."""
        from annotator.gui.dialogs.change_keys import ChangeKeysDialog  # noqa: PLC0415 - the same

        ChangeKeysDialog(self._window.actions_table, self._window.frame).exec()

    def report(self) -> None:
        """Show what is known of faults of the program."""
        self._window.show_report()

    def about(self) -> None:
        """Show the version, the licence and where the data is."""
        text = self.tr(
            "Annotator %1\nApache License 2.0\n\nEverything is kept in %2\n"
            "Nothing is ever sent anywhere."
        )
        path = str(self._window.desk.workspace.project.path)
        QMessageBox.about(
            self._window.frame,
            self.tr("About Annotator"),
            text.replace("%1", __version__).replace("%2", path),
        )
