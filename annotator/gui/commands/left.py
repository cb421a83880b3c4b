# SPDX-License-Identifier: Apache-2.0
"""Walking through what nobody has marked, with a line below the article that tells how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.gui.walk import Walk

if TYPE_CHECKING:
    from annotator.gui.shell import Shell


class LeftCommands(QObject):
    """Goes on, passes over, and leaves."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._walk = Walk(window)
        self._walk.changed.connect(self._show)
        actions = window.actions_table
        names = ("go_on", "pass_over", "look_again", "leave")
        window.walk_bar.set_actions([actions[f"left.{name}"] for name in names])
        actions.acting.connect(self._leave_by_key)

    def go_on(self) -> None:
        """Go to the next place that is left."""
        self._walk.go(1)

    def go_back(self) -> None:
        """Go to the place before."""
        self._walk.go(-1)

    def pass_over(self) -> None:
        """Take the selected place for one with nothing to check."""
        self._walk.pass_over()

    def look_again(self) -> None:
        """Go once more through what was passed over."""
        self._walk.look_again()

    def leave(self) -> None:
        """Stop walking, and select nothing."""
        self._walk.leave()
        view = self._window.view
        view.set_caret(view.caret())

    @Slot()
    def _leave_by_key(self) -> None:
        """Stop walking where the text's own way to leave things is gone."""
        if self._window.actions_table.last == "mark.leave" and self._walk.is_on:
            self._walk.leave()

    @Slot()
    def _show(self) -> None:
        bar, survey = self._window.walk_bar, self._walk.survey
        if survey is None:
            bar.hide()
        else:
            bar.show_left(survey.left, len(survey.others), self._walk.passed_count())
