# SPDX-License-Identifier: Apache-2.0
"""From a project to files for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.exporters import exporter_of
from annotator.store.exports import export_tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.store.project import Project


def export_sessions(
    project: Project, format_key: str, target: Path, session_ids: Sequence[str] = ()
) -> list[Path]:
    """Write sessions (all where none is named) in a format, and return the files written.

    Raises:
        UserError: no such format or session, or the target cannot be written.
    """
    exporter = exporter_of(format_key)
    for session_id in session_ids:
        if not project.sessions.exists(session_id):
            raise user_error(
                "There is no session {id} in this project. “annotator sessions” lists them.",
                id=session_id,
            )
    chosen = list(session_ids) or [one.session.id for one in project.sessions.summaries()]
    return exporter.write(export_tables(project, chosen), target)
