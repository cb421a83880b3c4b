# SPDX-License-Identifier: Apache-2.0
"""From a file to an article in the project, with a session to work in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.domain.article import ARTICLE_FIELDS, Article
from annotator.domain.errors import UserError, user_error
from annotator.domain.ids import ArticleId, SessionId, new_article_id, new_session_id
from annotator.domain.message import message
from annotator.domain.session import Session
from annotator.importers import importer_for
from annotator.services.trash import restoring
from annotator.store.belonging import belongs_to_project
from annotator.store.edit import Content, Edit
from annotator.text.metadata import guess_metadata
from annotator.text.normalise import normalise, text_sha256
from annotator.text.regions import find_regions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from annotator.domain.fields import Field
    from annotator.domain.page import RawPage
    from annotator.services.workspace import Workspace
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Imported:
    """An article, the session on it, and whether the project had the article already.

    ``was_trashed`` says that it had it in the trash, from where it was restored.
    """

    article_id: ArticleId
    session_id: SessionId
    was_there: bool
    was_trashed: bool = False


def import_file(
    project: Project, path: Path, *, reviewer: str = "", published: str = ""
) -> Imported:
    """Read a file into the project, or find it there: the same text is the same article.

    Raises:
        UserError: the file cannot be read, or ``published`` is no date; nothing was stored.
    """
    data = _bytes_of(path)
    return import_bytes(project, data, path.name, reviewer=reviewer, published=published)


def read_article(path: Path, *, published: str = "") -> Article:
    """Return the article that a file would be imported as; nothing is stored.

    Raises:
        UserError: the file cannot be read, or ``published`` is no date.
    """
    page = _page(_bytes_of(path), path.name)
    return _article(page, normalise(page.text), path.name, _confirmed(published))


def _bytes_of(path: Path) -> bytes:
    # Reading a project that is open here would drop its locks; see ``belonging.is_project``.
    if belongs_to_project(path):
        raise user_error(
            "{path} is an Annotator project, or belongs to one. It was not read as an article. "
            "Open it as a project instead.",
            path=str(path),
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise user_error(
            "{path} cannot be read: {reason}. See whether it is there and may be read.",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error


def import_bytes(
    project: Project, data: bytes, name: str, *, reviewer: str = "", published: str = ""
) -> Imported:
    """Read bytes as the importer for this file name does; see ``import_file``."""
    page = _page(data, name)
    confirmed = _confirmed(published)
    text = normalise(page.text)
    known = project.articles.with_text(text_sha256(text))
    if known:
        was_trashed = _restore(project, known, reviewer)
        _confirm(project, known, confirmed, reviewer)
        session_id = _find_session(project, known, reviewer)
        return Imported(known, session_id, was_there=True, was_trashed=was_trashed)
    article = replace(_article(page, text, name, confirmed), imported=project.clock())
    session = _session(project, article.id, reviewer)
    edit = Edit(message("Import {name}", name=name), reviewer, focus_id=article.id)
    edit.contents.append(Content(article.text_sha256, text, data, page.encoding))
    edit.add(article, session)
    project.write(edit)
    return Imported(article.id, session.id, was_there=False)


def add_session(project: Project, article_id: ArticleId, reviewer: str) -> SessionId:
    """Begin another session on an article that is there."""
    session = _session(project, article_id, reviewer)
    edit = Edit(message("Begin a session"), reviewer, focus_id=session.id)
    edit.add(session)
    project.write(edit)
    return session.id


def begin_session(workspace: Workspace, article_id: ArticleId) -> SessionId:
    """Begin another session on an article, for whoever is at work.

    Raises:
        UserError: nothing may be written now, or the file cannot be.
    """
    workspace.require_free()
    workspace.close_draft()
    return add_session(workspace.project, article_id, workspace.reviewer)


def _confirm(
    project: Project, article_id: ArticleId, confirmed: Mapping[str, str], reviewer: str
) -> None:
    """Put what the user told with the import into an article that is there already."""
    old = project.articles.get(article_id)
    values: dict[str, Any] = dict(confirmed)
    new = replace(old, guessed=old.guessed - frozenset(confirmed), **values)
    if new != old:
        edit = Edit(message("Confirm article details"), reviewer, focus_id=article_id)
        edit.change(old, new)
        project.write(edit)


def _restore(project: Project, article_id: ArticleId, reviewer: str) -> bool:
    """Bring an article back from the trash; return whether it was there."""
    was_trashed = bool(project.articles.get(article_id).trashed)
    if was_trashed:
        project.write(restoring(project, article_id, reviewer))
    return was_trashed


def _find_session(project: Project, article_id: ArticleId, reviewer: str) -> SessionId:
    """Return the newest session of this reviewer on the article, or begin one."""
    sessions = [project.sessions.get(one) for one in project.sessions.of_article(article_id)]
    mine = [one for one in sessions if not reviewer or one.reviewer == reviewer]
    return mine[-1].id if mine else add_session(project, article_id, reviewer)


def _session(project: Project, article_id: ArticleId, reviewer: str) -> Session:
    now = project.clock()
    return Session(new_session_id(), article_id, reviewer=reviewer, created=now, modified=now)


def _page(data: bytes, name: str) -> RawPage:
    try:
        return importer_for(name).read(data)
    except UserError as error:
        raise UserError(message("{name}: {reason}", name=name, reason=error.message)) from error


def _confirmed(published: str) -> dict[str, str]:
    return {"published": _field("published").read(published)} if published else {}


def _article(page: RawPage, text: str, name: str, confirmed: Mapping[str, str]) -> Article:
    regions = find_regions(text)
    guesses = {**guess_metadata(text, regions), **page.metadata}
    found = {field.key: guesses.get(field.key) for field in ARTICLE_FIELDS}
    known: dict[str, Any] = {key: value for key, value in found.items() if value}
    known.update(confirmed)
    return Article(
        id=new_article_id(),
        text=text,
        text_sha256=text_sha256(text),
        regions=regions,
        source_name=name,
        guessed=frozenset(known) - frozenset(confirmed),
        **known,
    )


def _field(key: str) -> Field:
    return next(field for field in ARTICLE_FIELDS if field.key == key)
