# SPDX-License-Identifier: Apache-2.0
"""Looks now and then whether another program wrote into the project, and shows what it did."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from annotator.domain.errors import UserError
from annotator.gui.desk import translated
from annotator.services.following import Followed, Following

if TYPE_CHECKING:
    from annotator.domain.changes import Group
    from annotator.gui.shell import Shell

_INTERVAL_MS = 1_000
# So long the quiet line leaves unsaid what others do, after it told of it.
_QUIET_SECONDS = 10.0


class Watch(QObject):
    """Follows other programs while the project is open, and says quietly who is at work there."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._desk = window.desk
        self._status = window.status
        # From now on: nothing has been shown yet.
        self._following = Following(self._desk.workspace)
        self.is_looking = False
        self._is_on = False
        self._problem = ""
        self._said_at: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on: every second, when a window is come to, and after a clash."""
        self._is_on = True
        self._desk.clashed.connect(self._look_soon)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._look_soon)
        self._timer.start(_INTERVAL_MS)

    def stop(self) -> None:
        """Look no more."""
        self._is_on = False
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Show what other programs wrote since the last time."""
        self.is_looking = True
        try:
            self._look()
        finally:
            self.is_looking = False
            if self._is_on:
                self._timer.start(_INTERVAL_MS)

    @Slot()
    def _look_soon(self) -> None:
        """Look when what is being done now is through."""
        if self._is_on:
            self._timer.start(0)

    def _look(self) -> None:
        here = self._desk.annotation_id, self._desk.event_id
        try:
            self._desk.workspace.project.require_in_place()
            found = self._following.look()
        except UserError as error:
            self._complain(translated(error.message))
            return
        self._problem = ""
        if found.is_session_gone:
            self._leave_session(found.groups)
        elif found.is_anew:
            self._desk.show_anew()
        elif found.groups:
            now = self._desk.annotation_id, self._desk.event_id
            self._tell(found, is_gone=any(a and not b for a, b in zip(here, now, strict=True)))

    def _complain(self, problem: str) -> None:
        """Say what is wrong with the file, once and not every second."""
        if problem != self._problem:
            self._problem = problem
            self._desk.refused.emit(problem)

    def _leave_session(self, groups: tuple[Group, ...]) -> None:
        """Close a session that another program deleted, or put into the trash, and say so."""
        session, article = self._desk.workspace.opened()
        is_trashed = self._desk.workspace.project.sessions.exists(session.id)
        self._desk.close_session()
        told = (
            self.tr(
                "{who} put the session on “{title}” into the trash, so it was closed here. "
                "Everything in it is kept there."
            )
            if is_trashed
            else self.tr("{who} deleted the session on “{title}” for good, so it was closed here.")
        )
        who = self._name(groups[-1]) if groups else self.tr("Another program")
        self._desk.refused.emit(told.format_map({"who": who, "title": article.title}))

    def _tell(self, found: Followed, *, is_gone: bool) -> None:
        """Say who did what, now and then; that the current mark is gone is always said."""
        last, others = found.groups[-1], len(found.groups) - 1
        values = {"who": self._name(last), "what": translated(last.label), "count": others}
        is_first, now = self._said_at is None, monotonic()
        if is_gone:
            told = self.tr("{who} deleted what was selected here: {what}")
        elif is_first:
            told = self.tr("{who} works in this project too: {what}")
        elif others:
            told = self.tr("{who}: {what} (and {count} more)")
        else:
            told = self.tr("{who}: {what}")
        if is_gone or is_first or now - (self._said_at or 0.0) > _QUIET_SECONDS:
            self._said_at = now
            # What is gone here matters more than what was said of the last step.
            say = self._status.say if is_gone else self._status.say_aside
            say(told.format_map(values))

    def _name(self, group: Group) -> str:
        return group.who or self.tr("Another program")
