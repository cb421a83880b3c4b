# SPDX-License-Identifier: Apache-2.0
"""The article with its marks on paper or as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.gui.article.typography import Style
from annotator.gui.settings import FOLDER

if TYPE_CHECKING:
    from annotator.gui.shell import Shell


class PrintCommands(QObject):
    """Prints the open article."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def show(self) -> None:
        """Ask what to print, and print."""
        self._ask(saving=False)

    def save_pdf(self) -> None:
        """Ask what to print, and save it as a PDF."""
        self._ask(saving=True)

    def _ask(self, *, saving: bool) -> None:
        from annotator.gui.dialogs.print_article import (  # noqa: PLC0415 - rarely used
            PrintDialog,
        )
        from annotator.gui.theme import load_theme  # noqa: PLC0415 - the same

        window = self._window
        window.desk.resting.end()
        theme = load_theme("light", typeface=window.view.look.theme.serif)
        style = Style(theme)
        folder = window.settings.get(FOLDER)
        dialog = PrintDialog(window.desk.workspace, style, folder, window.frame)
        dialog.printed.connect(self._tell)
        window.desk.session_leaving.connect(dialog.give_up)
        dialog.prefer(saving=saving)
        dialog.open()

    @Slot(str, int)
    def _tell(self, path: str, pages: int) -> None:
        if path:
            self._window.settings.keep(FOLDER, str(Path(path).parent))
            words = self.tr("Saved %1, pages: %2")
        else:
            words = self.tr("Handed to the printer, pages: %2")
        # The path last: "%2" may be in it, as in "my%20copy.pdf".
        self._window.status.say(words.replace("%2", str(pages)).replace("%1", path))
