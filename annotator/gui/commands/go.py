# SPDX-License-Identifier: Apache-2.0
"""The caret by word, sentence and paragraph, and a selection that grows and shrinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from annotator.domain.span import Span
from annotator.text import moves, units
from annotator.text.expansion import Widening

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.shell import Shell
    from annotator.text.frame import Frame

_ON: dict[str, Callable[[str, int], int]] = {
    "character": units.next_character,
    "word": units.next_word_start,
}
_BACK: dict[str, Callable[[str, int], int]] = {
    "character": units.previous_character,
    "word": units.previous_word_start,
}


class GoCommands(QObject):
    """Moves the caret and the selection; every offset is in code points of the stored text."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._widening = Widening()

    def move(self, step: str) -> None:
        """Move the caret; a selection goes."""
        selected = self._window.view.selected_span()
        unit, _, side = step.partition("_")
        if selected and unit == "character":
            self._window.view.set_caret(selected.end if self._is_on(side) else selected.start)
        else:
            self._window.view.set_caret(self._target(step))

    def select(self, step: str) -> None:
        """Move the caret and select what it passes."""
        self._window.view.set_caret(self._target(step), keep_anchor=True)

    def widen(self) -> None:
        """Select the next larger unit; the text stays where it is."""
        view = self._window.view
        view.select(self._widening.widen(self._frame(), self._selected()), in_place=True)

    def narrow(self) -> None:
        """Go back the way the selection grew."""
        view = self._window.view
        view.select(self._widening.narrow(self._frame(), self._selected()), in_place=True)

    def _target(self, step: str) -> int:
        """Return where a step leads; what is folded is stepped over."""
        view = self._window.view
        return view.folding.beyond(self._stepped(step), view.caret())

    def _stepped(self, step: str) -> int:
        frame, caret = self._frame(), self._window.view.caret()
        unit, _, side = step.partition("_")
        if unit in _ON:
            table = _ON if self._is_on(side) else _BACK
            return table[unit](frame.text, caret)
        if unit == "text":
            return len(frame.text) if side == "end" else 0
        step_to: Callable[[Frame, int], int] = getattr(moves, step)
        return step_to(frame, caret)

    def _is_on(self, side: str) -> bool:
        """Return whether left or right is further on in the text, by how its paragraph runs."""
        direction = self._window.view.textCursor().block().textDirection()
        return (side == "right") == (direction == Qt.LayoutDirection.LeftToRight)

    def _selected(self) -> Span:
        view = self._window.view
        return view.selected_span() or Span(view.caret(), view.caret())

    def _frame(self) -> Frame:
        workspace = self._window.desk.workspace
        return workspace.project.articles.frame(workspace.opened()[1].id)
