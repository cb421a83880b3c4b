# SPDX-License-Identifier: Apache-2.0
"""The errors of SQLite and of the system in words that a fact-checker can act on."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte
_TEMPLATES = {
    sqlite3.SQLITE_BUSY: (
        "{path} is being written by another program. Nothing was lost; what you did last "
        "was not saved. Try again when the other program has finished."
    ),
    sqlite3.SQLITE_FULL: (
        "The disk with {path} is full. What you did last was not saved; everything before "
        "is. Make room and do it again."
    ),
    sqlite3.SQLITE_READONLY: (
        "{path} cannot be written: it, or its folder, is read-only. Change its rights, or "
        "save a copy elsewhere."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} cannot be opened. See whether its folder is there; if the name is very long, "
        "choose a shorter one."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk or share with {path} did not answer. What you did last was not saved. "
        "See whether it is still connected."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged. Nothing was changed. Close it and open its newest backup."
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not an Annotator project. Nothing was changed. "
        "To mark up a text, open it as an article instead."
    ),
}


def raise_known(error: sqlite3.Error, path: Path) -> None:
    """Raise a UserError for what the user can act on, and return where it is our own fault."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _TEMPLATES:
        raise user_error(_TEMPLATES[code], path=str(path)) from error


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into UserErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise_known(error, path)
        raise
    except OSError as error:
        raise user_error(
            "{path} cannot be opened: {reason}. Choose another place, or change the rights.",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
