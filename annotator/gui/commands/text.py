# SPDX-License-Identifier: Apache-2.0
"""How the article is set: length and spacing of lines, typeface, furniture folded or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.article.typography import WINDOW_WIDTH
from annotator.gui.settings import CHARACTERS, FOLDED, SPACING, TYPEFACE, ZOOM

if TYPE_CHECKING:
    from annotator.gui.dialogs.text_look import TextLookDialog
    from annotator.gui.settings import Setting
    from annotator.gui.shell import Shell

_LENGTHS = (*range(55, 101, 5), WINDOW_WIDTH)
_SPACINGS = (150, 160, 175, 190, 205, 220)


class TextCommands(QObject):
    """Changes how the article is set, and remembers it."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._dialog: TextLookDialog | None = None
        self._column = CHARACTERS.default

    def adjust(self) -> None:
        """Show what can be chosen, beside the text that follows at once."""
        from annotator.gui.dialogs.text_look import (  # noqa: PLC0415 - rarely used
            TextLookDialog,
        )

        if self._dialog is None:
            self._dialog = TextLookDialog(self._window.settings, self._window.frame)
            self._dialog.altered.connect(self._window.apply_look)
        self._dialog.show_beside(self._window.pane)

    def lengthen(self) -> None:
        """Set the text in a wider column."""
        here = self._present(CHARACTERS)
        if here != WINDOW_WIDTH:
            self._set_length(next(one for one in _LENGTHS if one > here or one == WINDOW_WIDTH))

    def shorten(self) -> None:
        """Set the text in a narrower column."""
        here = self._present(CHARACTERS)
        shorter = [one for one in _LENGTHS[:-1] if here == WINDOW_WIDTH or one < here]
        self._set_length(shorter[-1] if shorter else _LENGTHS[0])

    def fill_window(self) -> None:
        """Use the whole width of the window, or the column used before."""
        here = self._present(CHARACTERS)
        if here == WINDOW_WIDTH:
            self._set_length(self._column)
        else:
            self._column = here
            self._set_length(WINDOW_WIDTH)

    def loosen(self) -> None:
        """Set the lines further apart."""
        here = self._present(SPACING)
        self._set_spacing(next((one for one in _SPACINGS if one > here), _SPACINGS[-1]))

    def tighten(self) -> None:
        """Set the lines closer together."""
        here = self._present(SPACING)
        self._set_spacing(next((one for one in reversed(_SPACINGS) if one < here), _SPACINGS[0]))

    def reset(self) -> None:
        """Set the article as at first."""
        for setting in (ZOOM, CHARACTERS, SPACING, TYPEFACE):
            self._window.settings.keep(setting, setting.default)
        self._apply(self.tr("The usual text"))

    def fold_furniture(self) -> None:
        """Show every run of furniture as one line, or all of its text."""
        folded = not self._window.settings.get(FOLDED)
        self._window.settings.keep(FOLDED, folded)
        self._window.apply_look()

    def fold_here(self) -> None:
        """Fold the furniture at the caret, or unfold the nearest that is in sight."""
        view = self._window.view
        visible = view.visible_span()
        if not view.folding.toggle_here(view.caret(), (visible.start, visible.end)):
            self._window.status.say(self.tr("No folded furniture is in sight."))

    def unfold_marks(self) -> None:
        """Show all marks of the paragraph at the caret, or again as many as lanes usually hold."""
        view = self._window.view
        if not view.piles.toggle_at(view.caret()):
            self._window.status.say(self.tr("No marks are hidden in this paragraph."))

    def _present(self, setting: Setting) -> int:
        value: int = self._window.settings.get(setting)
        return value

    def _set_length(self, characters: int) -> None:
        self._window.settings.keep(CHARACTERS, characters)
        if characters == WINDOW_WIDTH:
            self._apply(self.tr("Lines are as long as the window is wide"))
        else:
            words = self.tr("Lines of about %1 characters")
            self._apply(words.replace("%1", str(characters)))

    def _set_spacing(self, percent: int) -> None:
        self._window.settings.keep(SPACING, percent)
        self._apply(self.tr("Line spacing %1 %").replace("%1", str(percent)))

    def _apply(self, words: str) -> None:
        self._window.apply_look()
        self._window.status.say(words)
        if self._dialog is not None:
            self._dialog.refresh()
