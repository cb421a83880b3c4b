# SPDX-License-Identifier: Apache-2.0
"""What the strip above the article says: the one thing that wants a decision now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.article import ARTICLE_FIELDS
from annotator.domain.errors import UserError
from annotator.domain.fields import SortAs
from annotator.domain.session import SessionState
from annotator.gui.dates import shown_date
from annotator.gui.desk import translated
from annotator.store.location import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.article import Article
    from annotator.domain.session import Session
    from annotator.services.workspace import Workspace
    from annotator.store.project import Project

Notice = tuple[str, tuple[str, ...]]


def notice(workspace: Workspace) -> Notice:
    """Return a sentence and the names of the actions to offer; both empty for nothing."""
    stated = file_notice(workspace.project)
    stated = stated if stated[0] else _of_read_only(workspace.project)
    if stated[0] or workspace.session is None:
        return stated
    return _of_session(workspace, *workspace.opened())


def _of_session(workspace: Workspace, session: Session, article: Article) -> Notice:
    if workspace.is_reviewing:
        return _tr("Open for review: nothing changes."), ("check.continue_editing",)
    stated = _of_state(session.state, session.reviewer, session.second_reader)
    if stated[0]:
        return stated
    if not session.reviewer:
        text = _tr("Who is checking? The name goes into the history and the CSV.")
        return text, ("file.set_reviewer",)
    if article.guessed:
        text = _tr("Guessed from the text: %1.").replace("%1", "; ".join(_guesses(article)))
        return text, ("file.article_details",)
    return "", ()


def _guesses(article: Article) -> Iterator[str]:
    """Yield what was guessed, field by field; the title stands in the text for all to see."""
    for field in ARTICLE_FIELDS:
        if field.key in article.guessed and field.key != "title":
            value = str(getattr(article, field.key))
            shown = shown_date(value) if field.sort is SortAs.EDTF else value
            yield f"{_tr_field(field.label)}: {shown}"
    if "title" in article.guessed:
        yield _tr("the title")


def file_notice(project: Project) -> Notice:
    """Return what is to be said of the project file, as for ``notice``."""
    if project.damage:
        return translated(project.damage), ("file.rescue",)
    try:
        project.require_in_place()
    except UserError as error:
        return translated(error.message), ("file.save_copy",)
    return "", ()


def place_notice(project: Project) -> Notice:
    """Return what is to be said once of where the file lies, as for ``notice``."""
    location = project.connection.location
    if project.is_read_only or not location.is_risky:
        return "", ()
    if location.kind is Kind.SYNCED:
        text = _tr(
            "This project lies in a folder that %1 synchronises. Work in it on one computer at a "
            "time, or changes may be lost; a local copy is safe."
        )
    else:
        text = _tr(
            "This project lies on a network share (%1). Work in it on one computer at a time, or "
            "changes may be lost; a local copy is safe, and faster."
        )
    return text.replace("%1", location.name), ("file.work_on_copy",)


def _of_read_only(project: Project) -> Notice:
    if not project.is_read_only:
        return "", ()
    text = _tr(
        "Read-only: %1 cannot be written. You can read, search and export; to mark up, work on a "
        "copy."
    )
    return text.replace("%1", project.path.name), ("file.work_on_copy", "file.save_copy")


def _of_state(state: SessionState, reviewer: str, second_reader: str) -> Notice:
    if state is SessionState.READY:
        text = _tr("Ready for the second reader, by %1. Nothing changes until it is reopened.")
        actions = ("check.sign_off", "check.hand_back", "check.continue_editing")
        return text.replace("%1", reviewer or _tr("an unnamed checker")), actions
    if state is SessionState.SIGNED_OFF:
        text = _tr("Signed off by %1.")
        return text.replace("%1", second_reader), ("check.continue_editing",)
    if state is SessionState.RETURNED:
        text = _tr("Returned by %1: there is something left to do.")
        return text.replace("%1", second_reader or _tr("the second reader")), ("check.set_ready",)
    return "", ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)


def _tr_field(label: str) -> str:
    return QCoreApplication.translate("Fields", label)
