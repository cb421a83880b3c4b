# SPDX-License-Identifier: Apache-2.0
"""The sheet of keys, and what the program is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox

from annotator import __version__
from annotator.gui.settings import PALETTE

if TYPE_CHECKING:
    from annotator.gui.settings import Settings
    from annotator.gui.shell import Shell

_REMEMBERED = 12


class HelpCommands(QObject):
    """Tells about the program."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def palette(self) -> None:
        """Let any action be found and run."""
        from annotator.gui.dialogs.palette import Palette  # noqa: PLC0415 - as it is asked for

        window = self._window
        palette = Palette(window.actions_table, _recent(window.settings), window.frame)
        palette.chosen.connect(self._run_found)
        palette.show_over(window.frame)

    def keys(self) -> None:
        """Show all keys."""
        from annotator.gui.dialogs.keys import KeysDialog  # noqa: PLC0415 - rarely used
        from annotator.gui.widths import ask  # noqa: PLC0415

        dialog = KeysDialog(self._window.actions_table, self._window.frame)
        asked: list[str] = []
        dialog.change_asked.connect(asked.append)
        ask(dialog, self._window.settings)
        if asked:
            self._change(asked[0])

    def change_keys(self) -> None:
        """Let keys be changed."""
        self._change("")

    def report(self) -> None:
        """Show what is known of faults of the program."""
        self._window.show_report()

    def _change(self, name: str) -> None:
        """Let keys be changed, those of an action first."""
        from annotator.gui.dialogs.change_keys import ChangeKeysDialog  # noqa: PLC0415 - the same
        from annotator.gui.widths import ask  # noqa: PLC0415

        dialog = ChangeKeysDialog(self._window.actions_table, self._window.frame)
        if name:
            dialog.show_action(name)
        ask(dialog, self._window.settings)

    @Slot(str)
    def _run_found(self, name: str) -> None:
        settings = self._window.settings
        latest = [name, *(one for one in _recent(settings) if one != name)][:_REMEMBERED]
        settings.keep(PALETTE, json.dumps(latest))
        self._window.actions_table[name].trigger()

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


def _recent(settings: Settings) -> list[str]:
    """Return the actions that were chosen lately in the palette, the last one first."""
    try:
        names = json.loads(settings.get(PALETTE) or "[]")
    except (ValueError, RecursionError):
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
