# SPDX-License-Identifier: Apache-2.0
"""The errors of SQLite and of the system in words that a fact-checker can act on."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.domain.errors import UserError, user_error
from annotator.domain.message import message
from annotator.store.damage import raise_if_damage
from annotator.store.whereabouts import displaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte
_FULL = (
    "The disk with {path} is full. What you did last was not saved; everything before "
    "is. Make room and do it again."
)
_READONLY = (
    "{path} cannot be written: it, or its folder, is read-only. Nothing was changed. Change its "
    "rights, or choose File > Copies and backups > Work on a local copy."
)
_REFUSED = (
    "{path} was not written: its disk or share is broken, or a limit is reached. What you did last "
    "was not saved; everything before is. Free some space and do it again, or choose File > Copies "
    "and backups > Work on a local copy."
)
_IN_USE = (
    "{path} is being written by {holder}. What you did last is not saved yet; everything before "
    "is. Try again when that is finished, or close the other program."
)
# What is known of a result code, by the extended code or else by the primary one.
_TEMPLATES = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_PROTOCOL: _IN_USE,
    sqlite3.SQLITE_FULL: _FULL,
    # The index of the log is a file too, and finds no room.
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,
    sqlite3.SQLITE_READONLY: _READONLY,
    sqlite3.SQLITE_PERM: _READONLY,
    sqlite3.SQLITE_CANTOPEN: (
        "{path} cannot be opened. See whether its folder is there and may be written; if the "
        "name is very long, choose a shorter one."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk or share with {path} did not answer. What you did last was not saved; everything "
        "before is. See whether it is still connected, and do it again."
    ),
    sqlite3.SQLITE_IOERR_WRITE: _REFUSED,
    sqlite3.SQLITE_IOERR_FSYNC: _REFUSED,
    sqlite3.SQLITE_IOERR_DIR_FSYNC: _REFUSED,
    sqlite3.SQLITE_IOERR_TRUNCATE: _REFUSED,
    sqlite3.SQLITE_NOTADB: (
        "{path} is not an Annotator project. Nothing was changed. "
        "To mark up a text, open it as an article instead."
    ),
}
_FORBIDDEN = (
    "{path} cannot be opened: you lack the rights to it. Choose another place, or change its "
    "rights."
)
_REASONS = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EISDIR: "{path} is a folder. Choose the project file in it, or a new name.",
    errno.ENOENT: "{path} is not there. See whether it was moved, or its disk is not connected.",
}
_OTHER_REASON = "{path} cannot be opened: {reason}. Choose another place, or change its rights."
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class BusyError(UserError):
    """Another program is writing the file; nothing was written here."""


def raise_known(error: sqlite3.Error, path: Path) -> None:
    """Raise a UserError for what the user can act on, and return where it is our own fault."""
    raise_if_damage(error, path)
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        raise displaced(path, None) from error
    template = _TEMPLATES.get(code) or _TEMPLATES.get(code & _PRIMARY)
    if template == _IN_USE:
        # Imported here: hardly ever needed.
        from annotator.store.locks import holder  # noqa: PLC0415

        raise BusyError(message(template, path=str(path), holder=holder(path))) from error
    if template:
        raise user_error(template, path=str(path)) from error


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into UserErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise_known(error, path)
        raise
    except OSError as error:
        raise _explained(error, path) from error


def _explained(error: OSError, path: Path) -> UserError:
    if error.errno in _NO_ROOM:
        return user_error(
            "There is no room for {path} on its disk. Nothing was changed. Free some space, or "
            "choose another disk.",
            path=str(path),
        )
    template = _REASONS.get(error.errno or 0, _OTHER_REASON)
    return user_error(template, path=str(path), reason=error.strerror or str(error))
