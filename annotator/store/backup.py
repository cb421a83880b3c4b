# SPDX-License-Identifier: Apache-2.0
"""A whole copy of a project file, taken while it is in use."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.store.connection import translated

if TYPE_CHECKING:
    from pathlib import Path


def copy_project(connection: sqlite3.Connection, source: Path, target: Path) -> None:
    """Write a copy that is whole, by way of a neighbour of the target that is then renamed.

    Raises:
        UserError: the target cannot be written, or is the project itself.
    """
    if target.exists() and target.samefile(source):
        raise user_error(
            "{path} is the project itself. Choose another name for the copy.", path=str(target)
        )
    neighbour = target.with_name(target.name + ".part")
    with translated(target):
        try:
            _copy(connection, neighbour)
            neighbour.replace(target)
        finally:
            neighbour.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    copy = sqlite3.connect(path)
    try:
        connection.backup(copy)
        copy.execute("pragma journal_mode = delete")
    finally:
        copy.close()
