# SPDX-License-Identifier: Apache-2.0
"""A whole copy of a project file, taken while it is in use."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.store.connection import is_project
from annotator.store.problems import translated
from annotator.store.whereabouts import identity_of, log_of

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.store.connection import Connection


def copy_project(connection: Connection, target: Path, *, replace_existing: bool = False) -> None:
    """Write a copy that is whole, by way of a neighbour of the target that is then renamed.

    Only an older project is ever replaced, and only where that is asked for.

    Raises:
        UserError: the target cannot be written, is there already, is the project itself, is
            open, or is no project.
    """
    with translated(target):
        _check_target(connection, target, replace_existing=replace_existing)
        neighbour = target.with_name(target.name + ".part")
        try:
            _copy(connection, neighbour)
            neighbour.replace(target)
        finally:
            neighbour.unlink(missing_ok=True)


def _check_target(connection: Connection, target: Path, *, replace_existing: bool) -> None:
    if not connection.is_in_place() and log_of(target) == log_of(connection.path):
        raise user_error(
            "{path} is the place that the project was taken from, and what belongs to it is still "
            "there. Choose another name for the copy.",
            path=str(target),
        )
    if target.exists():
        _check_existing(connection, target, replace_existing=replace_existing)
    if _is_in_use(target):
        raise user_error(
            "{path} is a project that is open elsewhere. Close it there, or choose another name "
            "for the copy.",
            path=str(target),
        )


def _check_existing(connection: Connection, target: Path, *, replace_existing: bool) -> None:
    if identity_of(target) == connection.identity:
        raise user_error(
            "{path} is the project itself. Choose another name for the copy.", path=str(target)
        )
    if not is_project(target):
        raise user_error(
            "{path} is there already and is not an Annotator project, so it is not replaced. "
            "Choose another name for the copy.",
            path=str(target),
        )
    if not replace_existing:
        raise user_error(
            "{path} is there already. Nothing was changed. Choose another name for the copy, or "
            "move that file away.",
            path=str(target),
        )


def _is_in_use(path: Path) -> bool:
    """Return whether another program has a project open.

    Its log must not be left beside the copy: SQLite would take it for the copy's own. The
    last program to close a project removes the log; one that was killed could not.
    """
    log = path.with_name(path.name + "-wal")
    if log.exists() and path.exists():
        other = sqlite3.connect(path)
        try:
            other.execute("pragma wal_checkpoint")
        finally:
            other.close()
    return log.exists()


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copy = sqlite3.connect(path)
    try:
        connection.backup(copy)
        copy.execute("pragma journal_mode = delete")
    finally:
        copy.close()
