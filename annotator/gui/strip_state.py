# SPDX-License-Identifier: Apache-2.0
"""What the strip above the article says now: why something was refused, or what wants a decision.

The words are in ``notices``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.gui.notices import file_notice, notice, place_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from annotator.gui.shell import Shell

_DETAILS = ("file.article_details",)


class StripState(QObject):
    """Keeps the strip in step with the project and the session."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._strip = window.strip
        self._workspace = window.desk.workspace
        self._is_place_told = False
        # Said where nothing else wants a decision, until somebody closes it.
        self._aside = self._aside_closed = ""
        self._strip.closed.connect(self._close)

    def stop(self) -> None:
        """Follow the strip no more: the window stays, and would ask a file that is closed."""
        self._strip.closed.disconnect(self._close)

    @property
    def is_refusing(self) -> bool:
        """Return whether the strip says why something was not done."""
        return self._strip.is_refusing

    def set_aside(self, text: str) -> None:
        """Say this beside what is known of the article, '' for nothing."""
        is_closed = bool(text) and text == self._aside_closed
        if not is_closed and text != self._aside:
            self._aside = text
            self.refresh()
        if not text:
            self._aside_closed = ""

    @Slot(str)
    def refuse(self, text: str) -> None:
        """Say above the text why something was not done: a line below is soon overlooked.

        Where the file is damaged or gone from its place, that is said, with the way out beside it.
        """
        stated, names = file_notice(self._workspace.project)
        self._strip.refuse(stated or text, self._named(names))

    @Slot()
    def refresh(self) -> None:
        """Say what is to be said now, or nothing."""
        workspace = self._workspace
        text, names = ("", ()) if self._is_place_told else place_notice(workspace.project)
        if text and workspace.project.is_in_place():
            self._strip.show_notice(text, self._named(names), is_closable=True)
        else:
            text, names = notice(workspace)
            has_aside = bool(self._aside) and names in ((), _DETAILS)
            # Before what was guessed: the same button leads to it, and it comes after.
            text, names = (self._aside, _DETAILS) if has_aside else (text, names)
            self._strip.show_notice(text, self._named(names), is_closable=has_aside)

    @Slot()
    def _close(self) -> None:
        """Show what else is to be said; where the file lies is said once."""
        if self._strip.text() == self._aside:
            self._aside, self._aside_closed = "", self._aside
        elif not self._strip.is_refusing:
            self._is_place_told = True
        self.refresh()

    def _named(self, names: Sequence[str]) -> list[QAction]:
        return [self._window.actions_table[one] for one in names]
