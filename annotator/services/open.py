# SPDX-License-Identifier: Apache-2.0
"""Joining the parts below the window: from a path to a project with a session in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.services.workspace import Workspace
from annotator.store.project import open_project
from annotator.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

_SQLITE = b"SQLite format 3\x00"
_APPLICATION_ID = slice(68, 72)


def is_project(path: Path) -> bool:
    """Return whether a file is an Annotator project, by its header and not by its name."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    is_ours = int.from_bytes(head[_APPLICATION_ID], "big") == APPLICATION_ID
    return head.startswith(_SQLITE) and is_ours


def open_workspace(path: Path, reviewer: str = "") -> Workspace:
    """Open a project, made new where there is none, with no session in hand.

    Raises:
        UserError: the file is not a project, is newer than this program, or cannot be opened.
    """
    return Workspace(open_project(path), reviewer)
