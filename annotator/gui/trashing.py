# SPDX-License-Identifier: Apache-2.0
"""Moving sessions and articles to the trash, from wherever in the window that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.errors import UserError
from annotator.domain.session import SessionState
from annotator.gui.desk import translated
from annotator.services.trash import title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from annotator.domain.ids import SessionId
    from annotator.domain.session import Session
    from annotator.gui.desk import Desk


def trash_session(desk: Desk, session_id: SessionId, parent: QWidget) -> None:
    """Move a session to the trash; one that is signed off only where the user says so again."""
    project = desk.workspace.project
    session = project.sessions.get(session_id)
    article = project.articles.get(session.article_id)
    if _is_wanted([session], parent):
        others = len(project.sessions.of_article(article.id)) > 1
        if others and session.reviewer:
            said = _tr("The session of %2 on “%1” was moved to the trash.")
        elif others:
            said = _tr("A session on “%1” was moved to the trash.")
        else:
            said = _tr("“%1” was moved to the trash.")
        said = said.replace("%1", title_of(article)).replace("%2", session.reviewer)
        _move(desk, [session], lambda: desk.trash.trash_session(session_id), said)


def trash_article(desk: Desk, session_id: SessionId, parent: QWidget) -> None:
    """Move the article of a session to the trash, with all sessions on it."""
    project = desk.workspace.project
    article = project.articles.get(project.sessions.get(session_id).article_id)
    sessions = [project.sessions.get(one) for one in project.sessions.of_article(article.id)]
    if _is_wanted(sessions, parent):
        if len(sessions) > 1:
            said = _tr("“%1” and its %n sessions were moved to the trash.", len(sessions))
        else:
            said = _tr("“%1” was moved to the trash.")
        said = said.replace("%1", title_of(article))
        _move(desk, sessions, lambda: desk.trash.trash_article(article.id), said)


def _move(desk: Desk, sessions: list[Session], move: Callable[[], None], said: str) -> None:
    """Leave the session that goes, move it, and open it again where that is refused."""
    open_now = desk.workspace.session
    reviewed = desk.workspace.is_reviewing
    if open_now is not None and open_now.id in {one.id for one in sessions}:
        if not desk.attempt(desk.close_session):
            return
    else:
        open_now = None
    try:
        move()
    except UserError as error:
        if open_now is not None:
            desk.open_session(open_now.id, for_review=reviewed)
        # Said last: what opens takes away what was refused before.
        desk.refused.emit(translated(error.message))
    else:
        desk.step_done.emit(said)


def _is_wanted(sessions: list[Session], parent: QWidget) -> bool:
    """Ask where a session is signed off: it is what a second reader answered for."""
    signed = [one for one in sessions if one.state is SessionState.SIGNED_OFF]
    if not signed:
        return True
    # Imported here: hardly ever needed.
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    box = QMessageBox(QMessageBox.Icon.Question, "", "", parent=parent)
    box.setObjectName("signed_off_question")
    box.setWindowTitle(_tr("Move to the trash"))
    name = signed[0].second_reader or _tr("a second reader")
    box.setText(
        _tr("This was signed off by %1. Move it to the trash all the same?").replace("%1", name)
    )
    box.setInformativeText(
        _tr("It is the proof of a finished check. Until the trash is emptied it can be restored.")
    )
    move = box.addButton(_tr("Move to trash"), QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(_tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is move


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("Trashing", text, None, count)
