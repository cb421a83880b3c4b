# SPDX-License-Identifier: Apache-2.0
"""Joining the parts below the window: from a path to a project with a session in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.message import message
from annotator.services.workspace import Workspace
from annotator.store.belonging import is_project
from annotator.store.damage import SUFFIX, damage_error
from annotator.store.project import open_project

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["hold_if_altered", "is_meant_as_project", "is_project", "open_workspace"]

# A text up to this length is held against its hash whenever it is opened: that takes a
# millisecond or two. A longer one is when the whole file is looked through.
_HASHED_AT_ONCE = 1_000_000
# How long a window waits for another program that writes: it stands still meanwhile.
_PATIENCE_MILLISECONDS = 1000


def is_meant_as_project(path: Path) -> bool:
    """Return whether a file is a project, or has a project's name: opening it says what it is."""
    return path.suffix == SUFFIX or is_project(path)


def open_workspace(path: Path, reviewer: str = "") -> Workspace:
    """Open a project, made new where there is none, with no session in hand.

    Raises:
        UserError: the file is not a project, is newer than this program, or cannot be opened.
    """
    return Workspace(open_project(path, busy_milliseconds=_PATIENCE_MILLISECONDS), reviewer)


def hold_if_altered(workspace: Workspace) -> None:
    """Write nothing more where the text is not what it was: marks would be put beside it."""
    # Imported here: an article is shown before its text is held against its hash.
    from annotator.text.normalise import text_sha256  # noqa: PLC0415

    article = workspace.article
    if article is None or len(article.text) > _HASHED_AT_ONCE:
        return
    if text_sha256(article.text) == article.text_sha256:
        return
    reason = message("the text of “{title}” is not what was imported.", title=article.title)
    workspace.project.hold(damage_error(workspace.project.path, reason).message)
