# SPDX-License-Identifier: Apache-2.0
"""Out of sight and back: sessions and articles go to the trash, and can be restored from it.

Each step is one group of the log that belongs to no session, so that what is undone in a
session is its own work only; see ``Workspace.commit_step``.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.ids import ArticleId, SessionId
from annotator.domain.message import message
from annotator.store.edit import Edit
from annotator.store.project import open_project
from annotator.store.purge import purge, tidy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.article import Article
    from annotator.domain.message import Message
    from annotator.domain.session import Session
    from annotator.domain.trash import TrashItem
    from annotator.services.workspace import Workspace
    from annotator.store.project import Project
    from annotator.store.purge import Purged


_LONGEST = 48


class Trash:
    """Moves sessions and articles to the trash and back.

    Every method that writes raises UserError where the file cannot be written, or somebody
    else changed the record; then nothing has changed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def contents(self) -> list[TrashItem]:
        """Return what is in the trash, the newest first."""
        return self._workspace.project.trash.contents()

    def trash_session(self, session_id: SessionId) -> None:
        """Move a session to the trash; it is closed first where it is open.

        The only session of an article takes it along: nothing in the library would lead to it.
        """
        project = self._workspace.project
        session = project.sessions.get(session_id)
        if project.sessions.of_article(session.article_id) == [session_id]:
            self.trash_article(session.article_id)
            return
        article = project.articles.get(session.article_id)
        label = message("Move session on “{title}” to the trash", title=title_of(article))
        edit = Edit(label, self._workspace.reviewer, focus_id=session_id)
        edit.change(session, replace(session, trashed=project.clock()))
        self._leave([session_id])
        self._workspace.commit_step(edit)

    def trash_article(self, article_id: ArticleId) -> None:
        """Move an article with all its sessions to the trash; an open one is closed first."""
        project = self._workspace.project
        article = project.articles.get(article_id)
        label = message("Move “{title}” to the trash", title=title_of(article))
        edit = Edit(label, self._workspace.reviewer, focus_id=article_id)
        edit.change(article, replace(article, trashed=project.clock()))
        self._leave(project.sessions.of_article(article_id))
        self._workspace.commit_step(edit)

    def restore(self, record_id: str) -> None:
        """Bring an article or a session back from the trash.

        A session brings its article along. Other sessions that went there with the article
        stay in the trash.
        """
        edit = restoring(self._workspace.project, record_id, self._workspace.reviewer)
        self._workspace.commit_step(edit)

    def _leave(self, session_ids: list[SessionId]) -> None:
        session = self._workspace.session
        if session is not None and session.id in session_ids:
            self._workspace.close_session()


def empty_trash(path: Path, who: str, *, advance: Callable[[int], None]) -> Purged:
    """Remove for good what is in a project's trash, through a connection of its own.

    For the worker of a window, whose workspace is held meanwhile; see ``purge``.
    """
    with closing(open_project(path)) as project:
        return purge(project.connection, who, project.clock(), advance=advance)


def finish_emptying(path: Path) -> None:
    """Write a file anew from which the trash went, where that did not come about then."""
    with closing(open_project(path)) as project:
        tidy(project.connection)


def restoring(project: Project, record_id: str, who: str) -> Edit:
    """Return the edit that brings an article or a session back from the trash."""
    if not project.sessions.exists(record_id):
        article = project.articles.get(ArticleId(record_id))
        edit = Edit(_restore_label(article), who, focus_id=record_id)
        edit.change(article, replace(article, trashed=""))
        return edit
    session = project.sessions.get(SessionId(record_id))
    article = project.articles.get(session.article_id)
    edit = Edit(_restore_label(article), who, focus_id=record_id)
    if article.trashed:
        edit.change(article, replace(article, trashed=""))
        for other in _sessions(project, article.id):
            if other.id != session.id:
                edit.change(other, replace(other, trashed=article.trashed))
    edit.change(session, replace(session, trashed=""))
    return edit


def title_of(article: Article) -> str:
    """Return what an article is called where there is room for a few words."""
    title = article.title or article.source_name
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"


def _restore_label(article: Article) -> Message:
    return message("Restore “{title}” from the trash", title=title_of(article))


def _sessions(project: Project, article_id: ArticleId) -> list[Session]:
    return [project.sessions.get(one) for one in project.sessions.of_article(article_id)]
