# SPDX-License-Identifier: Apache-2.0
"""Which files are projects, and which belong to one."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from annotator.store.location import location_of
from annotator.store.reaching import address
from annotator.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

# What SQLite keeps beside a file has its name, with one of these at the end.
COMPANIONS = ("-wal", "-shm", "-journal")
_HEADER_SECONDS = 0.2
# What SQLite says of a file that is none of its own, or that it cannot read at all.
_NOT_SQLITE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN)
_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte


def is_project(path: Path) -> bool:
    """Return whether a file is an Annotator project, by its header and not by its name.

    SQLite reads the header: on POSIX systems, closing any descriptor of a file drops all locks
    that the process holds on it (sqlite.org/howtocorrupt.html, 2.2), and SQLite, which knows of
    its own, puts such closing off. A project that cannot be read now, as it is locked or
    damaged, is one: opening it says what is wrong.
    """
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(address(path), timeout=_HEADER_SECONDS, uri=True)
    except sqlite3.Error:
        return False
    try:
        if location_of(path).is_risky:
            connection.execute("pragma locking_mode = exclusive")
        found = connection.execute("pragma application_id").fetchone()[0]
    except sqlite3.Error as error:
        return error.sqlite_errorcode & _PRIMARY not in _NOT_SQLITE
    finally:
        connection.close()
    return bool(found == APPLICATION_ID)


def belongs_to_project(path: Path) -> bool:
    """Return whether a file is a project, or one of those that SQLite keeps beside it."""
    companions = (suffix for suffix in COMPANIONS if path.name.endswith(suffix))
    names = [path.name, *(path.name.removesuffix(suffix) for suffix in companions)]
    return any(name and is_project(path.with_name(name)) for name in names)
