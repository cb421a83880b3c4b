# SPDX-License-Identifier: Apache-2.0
"""Tagging many stretches as one step to undo: at once, or by a job where there are very many."""

from __future__ import annotations

from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation, Piece
from annotator.domain.ids import new_annotation_id
from annotator.domain.kinds import kind_of
from annotator.domain.message import message
from annotator.services.event_evidence import attach
from annotator.services.pieces import trimmed
from annotator.store.edit import Edit
from annotator.store.project import open_project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.domain.changes import Group
    from annotator.domain.ids import SessionId
    from annotator.domain.message import Message
    from annotator.domain.span import Span
    from annotator.services.workspace import Workspace
    from annotator.store.project import Project

_PART = 200


def tag_all_label(kind_key: str, count: int) -> Message:
    """Return what the step is called."""
    return message("Tag all as {kind}: {count}", kind=kind_of(kind_key).name, count=count)


def tag_all(workspace: Workspace, kind_key: str, spans: Sequence[Span]) -> None:
    """Add an annotation of a kind over each of some stretches of the open article.

    White space at their ends is left out; a stretch that holds nothing else raises UserError, and
    so does a session that is read-only, or a file that can't be written. Then nothing is added.
    """
    workspace.require_editable()
    session, article = workspace.opened()
    now = workspace.project.clock()
    made = [_mark(article.text, session.id, kind_key, span, now) for span in spans]
    workspace.write(_edit(workspace.project, made, len(made), workspace.reviewer))


def tag_very_many(
    path: Path,
    session_id: SessionId,
    who: str,
    kind_key: str,
    spans: Sequence[Span],
    *,
    advance: Callable[[int], None],
) -> Group | None:
    """Do the same through a connection of its own, for the worker of a window.

    The window's workspace is held meanwhile. ``advance`` is told how many marks were made, and may
    raise a UserError to stop; then nothing was added.
    """
    with closing(open_project(path)) as project:
        article_id = project.sessions.get(session_id).article_id
        text, now = project.articles.get(article_id).text, project.clock()
        parts = (
            [_mark(text, session_id, kind_key, span, now) for span in spans[start : start + _PART]]
            for start in range(0, len(spans), _PART)
        )
        edits = (_edit(project, part, len(spans), who) for part in parts)
        first = next(edits)
        rows = (one.rows for one in chain([first], edits))
        return project.many.write(first, rows, advance=lambda part: advance(part * _PART))


def _mark(text: str, session_id: SessionId, kind_key: str, span: Span, now: str) -> Annotation:
    return Annotation(
        id=new_annotation_id(),
        session_id=session_id,
        kind=kind_key,
        pieces=(Piece(trimmed(text, span)),),
        created=now,
        modified=now,
    )


def _edit(project: Project, made: Sequence[Annotation], count: int, who: str) -> Edit:
    """Return the edit that adds some marks of one session and kind, out of so many.

    They speak of the events of rules in whose text they stand.
    """
    first = made[0]
    edit = Edit(tag_all_label(first.kind, count), who, first.session_id, first.id)
    edit.add(*made)
    attach(project, edit, made, first.created)
    return edit
