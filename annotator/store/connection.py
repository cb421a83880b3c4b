# SPDX-License-Identifier: Apache-2.0
"""Opening a project file, its pragmas and transactions, and SQLite's errors in plain words."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.errors import UserError, user_error
from annotator.store.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_MILLISECONDS = 3000
_HEADER = b"SQLite format 3\x00"


class Durability(StrEnum):
    """How far a commit has gone when it returns: FULL also outlives a loss of power."""

    FULL = "full"
    NORMAL = "normal"


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return an open connection to a project file, made new with mode 0600 where missing.

    The connection is in autocommit mode; transactions are begun by ``transaction``.

    Raises:
        UserError: the file is not a project, is newer than this program, or cannot be opened.
    """
    with translated(path):
        if not read_only:
            _create(path)
        _check_header(path)
        mode = "ro" if read_only else "rw"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
        )
    try:
        _prepare(connection, path, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(
    connection: sqlite3.Connection, path: Path, durability: Durability = Durability.FULL
) -> Iterator[None]:
    """Run one write transaction; all of it is kept, or none.

    It begins IMMEDIATE, so that what is read inside is still true when it is written.

    Raises:
        UserError: the file is locked, full, read-only or damaged; nothing was written.
    """
    with translated(path):
        connection.execute(f"pragma synchronous = {durability.value}")
        connection.execute("begin immediate")
        try:
            yield
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into UserErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        known = _explain(error, path)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise user_error(
            "{path} cannot be opened: {reason}. Choose another place, or change the rights.",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error


def _create(path: Path) -> None:
    """Make an empty file that only its owner can read, before SQLite would make one for all."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _check_header(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(len(_HEADER))
    if head not in (b"", _HEADER):
        raise user_error(
            "{path} is not an Annotator project. Nothing was changed. "
            "To mark up a text, open it as an article instead.",
            path=str(path),
        )


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    with translated(path):
        connection.execute(f"pragma busy_timeout = {BUSY_MILLISECONDS}")
        connection.execute("pragma foreign_keys = on")
        _check_identity(connection, path)
        if read_only:
            connection.execute("pragma query_only = on")
        else:
            connection.execute("pragma journal_mode = wal")


def _check_identity(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("pragma application_id").fetchone()[0]
    version = connection.execute("pragma user_version").fetchone()[0]
    is_empty = connection.execute("select count(*) from sqlite_schema").fetchone()[0] == 0
    if application != APPLICATION_ID and not is_empty:
        raise user_error(
            "{path} is a SQLite file of another program. Nothing was changed. "
            "Choose an Annotator project, or a new name.",
            path=str(path),
        )
    if version > VERSION:
        raise user_error(
            "{path} was written by a newer Annotator (file version {version}; this one knows "
            "{known}). Nothing was changed. Install the newer Annotator to open it.",
            path=str(path),
            version=version,
            known=VERSION,
        )


def _explain(error: sqlite3.Error, path: Path) -> UserError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    template = {
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
        sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. See whether its folder is there.",
        sqlite3.SQLITE_IOERR: (
            "The disk or share with {path} did not answer. What you did last was not saved. "
            "See whether it is still connected."
        ),
        sqlite3.SQLITE_CORRUPT: (
            "{path} is damaged. Nothing was changed. Close it and open its newest backup."
        ),
        sqlite3.SQLITE_NOTADB: "{path} is not an Annotator project. Nothing was changed.",
    }.get(code)
    return user_error(template, path=str(path)) if template else None
