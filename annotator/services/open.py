# SPDX-License-Identifier: Apache-2.0
"""Joining the parts below the window: from a path to a project with a session in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.services.workspace import Workspace
from annotator.store.connection import is_project
from annotator.store.damage import SUFFIX
from annotator.store.project import open_project

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_meant_as_project", "is_project", "open_workspace"]


def is_meant_as_project(path: Path) -> bool:
    """Return whether a file is a project, or has a project's name: opening it says what it is."""
    return path.suffix == SUFFIX or is_project(path)


# How long a window waits for another program that writes: it stands still meanwhile.
_PATIENCE_MILLISECONDS = 1000


def open_workspace(path: Path, reviewer: str = "") -> Workspace:
    """Open a project, made new where there is none, with no session in hand.

    Raises:
        UserError: the file is not a project, is newer than this program, or cannot be opened.
    """
    return Workspace(open_project(path, busy_milliseconds=_PATIENCE_MILLISECONDS), reviewer)
