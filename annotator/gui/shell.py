# SPDX-License-Identifier: Apache-2.0
"""What the window offers to its commands and to the binding, which need not know more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

    from annotator.domain.ids import SessionId
    from annotator.domain.message import Message
    from annotator.gui.actions import ActionSet
    from annotator.gui.areas import Area
    from annotator.gui.article.pane import ArticlePane
    from annotator.gui.article.view import ArticleView
    from annotator.gui.desk import Desk
    from annotator.gui.finder import Finder
    from annotator.gui.jobs import Jobs
    from annotator.gui.settings import Settings
    from annotator.gui.sharing import Halves
    from annotator.gui.single import Seat
    from annotator.gui.status import Status
    from annotator.gui.strip import Strip
    from annotator.gui.walk_bar import WalkBar


class Shell(Protocol):
    """The window as its parts see it."""

    desk: Desk
    jobs: Jobs
    settings: Settings
    pane: ArticlePane
    view: ArticleView
    strip: Strip
    walk_bar: WalkBar
    areas: Mapping[str, Area]
    halves: Halves
    status: Status
    finder: Finder
    actions_table: ActionSet
    reviewer_button: QToolButton
    # A project is open in it; else there is no desk.
    is_attached: bool
    # Its place as the one window of its project, where that is asked for.
    seat: Seat | None

    @property
    def frame(self) -> QMainWindow:
        """Return the widget that dialogs and commands belong to."""

    def attach(self, desk: Desk, jobs: Jobs) -> None:
        """Bring in a project and listen to what happens at its desk."""

    def is_given_up(self) -> bool:
        """Return whether the person gives up what was typed and could not be saved."""

    def complete(self) -> None:
        """Fill the panels and let the actions act."""

    def open_session(self, session_id: SessionId, *, for_review: bool = False) -> None:
        """Leave the open session where it is and open another."""

    def open_project(self, path: Path) -> bool:
        """Open another project file."""

    def leave_project(self) -> None:
        """Close the open project, if there is one."""

    def close_project(self) -> None:
        """Leave the open project, and be a window without one."""

    def check_project(self) -> None:
        """Look through the open project in every way there is."""

    def offer_rescue(self, path: Path, words: Message) -> None:
        """Say that a project is damaged, and offer what can be done."""

    def salvage(self, path: Path) -> None:
        """Make a new project of what can be read from a damaged one."""

    def take_reviewer(self, name: str) -> None:
        """Have a name stand for whoever works from now on."""

    def show_panel(self, key: str) -> QWidget:
        """Bring a panel to the front and return it."""

    def focus_form(self) -> None:
        """Put the caret into the form of the current mark."""

    def say_done(self, text: str) -> None:
        """Say what an edit did, with Undo beside it."""

    def refresh_actions(self) -> None:
        """Enable what can be done now."""

    def apply_look(self) -> None:
        """Put theme, zoom and letters into force."""

    def report(self, error: BaseException) -> None:
        """Say that something went wrong inside the program."""

    def show_report(self) -> None:
        """Show what is known of what went wrong inside the program."""
