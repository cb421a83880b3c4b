# SPDX-License-Identifier: Apache-2.0
"""From a project to files for others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.exporters import exporter_of
from annotator.store.belonging import is_project
from annotator.store.exports import export_tables
from annotator.store.project import open_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from annotator.domain.export import Table
    from annotator.store.project import Project

_ROWS_PER_ADVANCE = 1000


def export_sessions(
    project: Project,
    format_key: str,
    target: Path,
    session_ids: Sequence[str] = (),
    *,
    advance: Callable[[int], None] | None = None,
) -> list[Path]:
    """Write sessions (all where none is named) in a format, and return the files written.

    Those in the trash are left out.

    Raises:
        UserError: no such format or session, it is in the trash, or the target cannot be written
            or is a project.
    """
    exporter = exporter_of(format_key)
    if is_project(target):
        raise user_error(
            "{path} is a project, and not written over. Choose another name.", path=str(target)
        )
    with project.snapshot():
        for session_id in session_ids:
            _require_session(project, session_id)
        chosen = list(session_ids) or [one.session.id for one in project.sessions.summaries()]
        tables = export_tables(project, chosen)
        if advance:
            tables = tuple(_counted(table, advance) for table in tables)
        return exporter.write(tables, target)


def _require_session(project: Project, session_id: str) -> None:
    if not project.sessions.exists(session_id):
        raise user_error(
            "There is no session {id} in this project. “annotator sessions” lists them.",
            id=session_id,
        )
    if project.trash.holds_session(session_id):
        raise user_error(
            "Session {id} is in the trash. Restore it in the window to export it.", id=session_id
        )


def export_from(
    path: Path,
    format_key: str,
    target: Path,
    session_ids: Sequence[str],
    advance: Callable[[int], None],
) -> list[Path]:
    """Export as ``export_sessions`` does, through a reading connection of its own.

    ``advance`` is told the rows written every now and then, and may raise to stop; then no
    file is left half written. For the worker of a window.
    """
    project = open_project(path, read_only=True)
    try:
        return export_sessions(project, format_key, target, session_ids, advance=advance)
    finally:
        project.close()


def _counted(table: Table, advance: Callable[[int], None]) -> Table:
    """Return the table, telling of every so many rows that are read from it."""

    def rows() -> Iterator[tuple[str, ...]]:
        for number, row in enumerate(table.rows(), start=1):
            if number % _ROWS_PER_ADVANCE == 0:
                advance(number)
            yield row

    return replace(table, rows=rows)
