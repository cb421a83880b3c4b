# SPDX-License-Identifier: Apache-2.0
"""From mark to mark, the caret by word, sentence and paragraph, and a selection that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from annotator.domain.kinds import all_kinds, kind_of
from annotator.domain.message import Message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.desk import translated
from annotator.store.nearby import ANY, UNFINISHED, Beside, Sought
from annotator.text import characters, moves, words
from annotator.text.expansion import Widening

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.shell import Shell
    from annotator.text.frame import Frame

_ON: dict[str, Callable[[str, int], int]] = {
    "character": characters.next_character,
    "word": words.next_word_start,
}
_BACK: dict[str, Callable[[str, int], int]] = {
    "character": characters.previous_character,
    "word": words.previous_word_start,
}
_SOUGHT = {"any": ANY, "unfinished": UNFINISHED}


class GoCommands(QObject):
    """Goes through the article; every offset is in code points of the stored text."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._widening = Widening()

    def next(self, what: str) -> None:
        """Make the next mark current: any, unfinished, of the same or a named kind or status."""
        self._seek(what, backwards=False)

    def previous(self, what: str) -> None:
        """Make the mark before current."""
        self._seek(what, backwards=True)

    def jump(self) -> None:
        """Show a box in which a few letters find a mark to go to."""
        from annotator.gui.jump import JumpBox  # noqa: PLC0415 - seldom needed, and never at first

        window = self._window
        if window.pane.findChild(JumpBox) is None:
            box = JumpBox(window.desk, window.pane)
            box.chosen.connect(self._go_to)
            box.left.connect(window.view.setFocus)
            box.show_over(window.pane)

    def unsaved(self) -> None:
        """Go to a field with what was typed and is not saved."""
        from annotator.gui.unsaved import turn_to_unsaved  # noqa: PLC0415 - hardly needed

        if not turn_to_unsaved(self._window):
            self._window.desk.say(self.tr("All that was typed is saved."))

    def to_notice(self) -> None:
        """Put the focus on the buttons of the line above the text."""
        if not self._window.strip.enter():
            self._window.status.say(self.tr("No notice stands above the text."))

    @Slot(str)
    def _go_to(self, annotation_id: str) -> None:
        desk = self._window.desk
        for found in desk.workspace.project.annotations.find([annotation_id]):
            self._window.view.set_caret(found.envelope.start)
        desk.select_annotation(annotation_id)

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

    def _seek(self, what: str, *, backwards: bool) -> None:
        """Go to a mark beside the current one, or beside the caret; round the ends."""
        desk, view = self._window.desk, self._window.view
        session, article = desk.workspace.opened()
        annotations = desk.workspace.project.annotations
        sought = self._sought(what)
        beside = Beside(session.id, view.caret(), desk.annotation_id)
        found = annotations.neighbour(beside, sought, backwards=backwards)
        words = ""
        if found is None:
            beside = Beside(session.id, len(article.text) + 1 if backwards else 0)
            found = annotations.neighbour(beside, sought, backwards=backwards)
            words = self.tr("On from the end.") if backwards else self.tr("On from the beginning.")
        if found is None or found == desk.annotation_id:
            words = self._none(sought) if found is None else self.tr("This is the only one.")
        if found is not None:
            view.set_caret(annotations.get(found).envelope.start)
            desk.select_annotation(found)
        if words:
            desk.say(words)

    def _sought(self, what: str) -> Sought:
        if what == "same_kind":
            current = self._window.desk.workspace.project.annotations.find(
                [self._window.desk.annotation_id]
            )
            return Sought(current[0].kind) if current else ANY
        if what in [kind.key for kind in all_kinds()]:
            return Sought(what)
        return _SOUGHT.get(what) or Sought(statuses=(Status(what),))

    def _none(self, sought: Sought) -> str:
        """Return why nowhere is gone to."""
        if sought.kind:
            plural = translated(Message(kind_of(sought.kind).plural)).lower()
            return self.tr("No {kinds} yet.").format_map({"kinds": plural})
        if sought is UNFINISHED:
            return self.tr("No mark is left to be done.")
        if sought.statuses:
            status = translated(Message(sought.statuses[0].label))
            return self.tr("No mark has the status {status}.").format_map({"status": status})
        return self.tr("No mark yet. Select words in the text, and tag them.")

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
