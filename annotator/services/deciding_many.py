# SPDX-License-Identifier: Apache-2.0
"""Accepting or rejecting very many suggestions as one step, by a job with its own connection."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from annotator.services.accepting import accept_label, record_of, reject_label, rejection_of
from annotator.services.event_evidence import add_accepted
from annotator.services.looking import in_text_order
from annotator.services.suggesting import accepted_in
from annotator.store.edit import Edit
from annotator.store.project import open_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from annotator.domain.changes import Group, RowChange
    from annotator.domain.ids import SessionId
    from annotator.domain.suggestion import Suggestion
    from annotator.store.project import Project

_PART = 200


def accept_very_many(
    path: Path,
    session_id: SessionId,
    who: str,
    suggestions: Sequence[Suggestion],
    *,
    advance: Callable[[int], None],
) -> Group | None:
    """Make marks of suggestions; None where all are decided already.

    The window's workspace is held meanwhile. ``advance`` is told how many were taken, and may
    raise a UserError to stop; then nothing was written.
    """
    with closing(open_project(path)) as project:
        seen = project.history.log.end()
        chosen = _open(project, session_id, suggestions)
        edit = Edit(accept_label(chosen), who, session_id, seen=seen)
        return _write(project, edit, chosen, advance, is_accepted=True)


def reject_very_many(
    path: Path,
    session_id: SessionId,
    who: str,
    suggestions: Sequence[Suggestion],
    *,
    advance: Callable[[int], None],
) -> Group | None:
    """Have suggestions stay away; the same holds as for ``accept_very_many``."""
    with closing(open_project(path)) as project:
        seen = project.history.log.end()
        chosen = _open(project, session_id, in_text_order(suggestions))
        edit = Edit(reject_label(chosen), who, session_id, seen=seen)
        return _write(project, edit, chosen, advance, is_accepted=False)


def _open(
    project: Project, session_id: SessionId, suggestions: Sequence[Suggestion]
) -> list[Suggestion]:
    """Return those that nobody decided on meanwhile."""
    rejected = {(one.kind, one.spans) for one in project.decisions.rejections(session_id)}
    known = accepted_in(project.decisions, session_id) | rejected
    return [one for one in suggestions if one.identity not in known]


def _write(
    project: Project,
    edit: Edit,
    chosen: Sequence[Suggestion],
    advance: Callable[[int], None],
    *,
    is_accepted: bool,
) -> Group | None:
    if not chosen:
        return None
    rows = _rows(project, edit, chosen, is_accepted=is_accepted)
    first = next(rows)
    edit.focus_id = first[0].id

    def parts() -> Iterator[Sequence[RowChange]]:
        yield first
        yield from rows

    return project.many.write(edit, parts(), advance=lambda part: advance(part * _PART))


def _rows(
    project: Project, edit: Edit, chosen: Sequence[Suggestion], *, is_accepted: bool
) -> Iterator[Sequence[RowChange]]:
    session = project.sessions.get(edit.session_id or "")
    text, now = project.articles.get(session.article_id).text, project.clock()
    for start in range(0, len(chosen), _PART):
        part = Edit(edit.label, edit.who)
        taken = chosen[start : start + _PART]
        if is_accepted:
            made = [record_of(one, session.id, text, now) for one in taken]
            add_accepted(project, part, made, now)
        else:
            part.add(*(rejection_of(one, session.id, now) for one in taken))
        yield part.rows
