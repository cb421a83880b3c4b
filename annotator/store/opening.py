# SPDX-License-Identifier: Apache-2.0
"""Opening a project file: what is looked at before, and what is put in order."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from annotator.domain.errors import DamageError, user_error
from annotator.domain.message import message
from annotator.store.connection import BUSY_MILLISECONDS, Connection
from annotator.store.damage import damage_error
from annotator.store.location import location_of
from annotator.store.problems import translated
from annotator.store.reaching import (
    address,
    copy_in,
    create,
    is_writable,
    needs_private_copy,
    private_copy,
    require_readable,
    uri,
)
from annotator.store.schema import APPLICATION_ID, VERSION
from annotator.store.soundness import has_tables_of_a_project, require_sound
from annotator.store.whereabouts import identity_of, log_of

if TYPE_CHECKING:
    from pathlib import Path

SQLITE_VERSION = sqlite3.sqlite_version
# Strict tables came with 3.37, JSON in every build with 3.38.
LEAST_SQLITE = (3, 38, 0)


def connect(
    path: Path,
    *,
    read_only: bool = False,
    busy_milliseconds: int = BUSY_MILLISECONDS,
    is_checked: bool = True,
) -> Connection:
    """Return an open connection to a project file, made new with mode 0600 where missing.

    The connection is in autocommit mode; transactions are begun by ``transaction``. A file
    that cannot be written is opened for reading only. ``busy_milliseconds`` is how long to
    wait for another program that is writing. ``is_checked`` has a small file looked through
    before anything is written.

    Raises:
        DamageError: the file is damaged; it is as it was.
        UserError: the file is not a project, is newer than this program, or cannot be opened.
    """
    _require_new_sqlite()
    with translated(path):
        if not read_only:
            create(path)
        identity = require_readable(path)
        folder = private_copy(path) if needs_private_copy(path) else None
        connection = sqlite3.connect(
            address(copy_in(folder) if folder else path),
            timeout=busy_milliseconds / 1000,
            isolation_level=None,
            factory=Connection,
            uri=True,
        )
    connection.path, connection.identity = path, identity
    connection.patience = connection.patience_now = busy_milliseconds
    connection.is_read_only = read_only or not is_writable(path)
    connection.private_folder = folder
    connection.location = location_of(path)
    try:
        _prepare(connection, is_checked=is_checked)
    except DamageError:
        close_unchanged(connection)
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def close_unchanged(connection: Connection) -> None:
    """Close a connection to a damaged file and leave the file as it is, byte by byte.

    SQLite brings its log into the file when the last connection closes. One that may only read
    closes after this one, and leaves it where it is.
    """
    log = log_of(connection.path)
    if not (log.exists() and log.stat().st_size):
        connection.close()
        return
    address = f"{uri(connection.path.absolute())}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as guard:
        with suppress(sqlite3.Error):
            guard.execute("select 1 from sqlite_schema").fetchone()
        connection.close()


def _require_new_sqlite() -> None:
    """Raise UserError where SQLite is so old that it takes the tables of a project for damage."""
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        raise user_error(
            "Annotator needs SQLite {least} or newer, and this Python has {found}. Nothing was "
            "opened or changed. Install a newer Python.",
            least=".".join(map(str, LEAST_SQLITE)),
            found=SQLITE_VERSION,
        )


def _prepare(connection: Connection, *, is_checked: bool) -> None:
    connection.execute("pragma foreign_keys = on")
    is_risky = connection.location.is_risky and is_writable(connection.path)
    if is_risky:
        # Before anything is read: then a log needs no memory that is shared.
        connection.execute("pragma locking_mode = exclusive")
    _check_identity(connection)
    if is_checked and _has_tables(connection):
        require_sound(connection, connection.path)
    if is_risky:
        _do_without_log(connection)
    if connection.is_read_only:
        connection.execute("pragma query_only = on")
    elif not is_risky:
        connection.execute("pragma journal_mode = wal")
        connection.log = identity_of(log_of(connection.path))
    # It may have been replaced between looking at it and opening it.
    connection.require_in_place()


def _do_without_log(connection: Connection) -> None:
    """Have a rollback journal instead of a log that needs shared memory; see ``location``."""
    connection.execute("pragma journal_mode = delete")
    connection.execute("pragma locking_mode = normal")
    # The lock is given up by the next reading.
    connection.execute("select 1 from sqlite_schema").fetchone()


def _has_tables(connection: Connection) -> bool:
    """Return whether a file is a project already, and not a new one."""
    return bool(connection.execute("pragma user_version").fetchone()[0])


def _check_identity(connection: Connection) -> None:
    path = str(connection.path)
    application = connection.execute("pragma application_id").fetchone()[0]
    version = connection.execute("pragma user_version").fetchone()[0]
    is_empty = connection.execute("select 1 from sqlite_schema").fetchone() is None
    if application != APPLICATION_ID and has_tables_of_a_project(connection):
        raise damage_error(connection.path, message("its header is not as it was written."))
    if application != APPLICATION_ID and not (application == 0 and is_empty):
        raise user_error(
            "{path} belongs to another program. Nothing was changed. "
            "Choose an Annotator project, or a new name.",
            path=path,
        )
    if version > VERSION:
        raise user_error(
            "{path} was written by a newer Annotator (file version {version}; this one knows "
            "{known}). Nothing was changed. Install the newer Annotator to open it.",
            path=path,
            version=version,
            known=VERSION,
        )
    if connection.is_read_only and version == 0:
        raise user_error(
            "{path} is an empty file and cannot be written, so it has nothing to show and nothing "
            "can be kept in it. Choose another project, or begin a new one.",
            path=path,
        )
