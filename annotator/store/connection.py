# SPDX-License-Identifier: Apache-2.0
"""Opening a project file; its transactions."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import DamageError, UserError, user_error
from annotator.domain.message import message
from annotator.store.damage import damage_error
from annotator.store.location import Kind, Location, location_of
from annotator.store.problems import BusyError, raise_known, translated
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
from annotator.store.whereabouts import (
    Identity,
    displaced,
    has_log_of_its_own,
    identity_of,
    is_in_place,
    log_of,
    place_now,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from tempfile import TemporaryDirectory

    from annotator.domain.message import Message

BUSY_MILLISECONDS = 3000
_IMPATIENT_MILLISECONDS = 50
SQLITE_VERSION = sqlite3.sqlite_version
# Strict tables came with 3.37, JSON in every build with 3.38.
LEAST_SQLITE = (3, 38, 0)
_HEADER_SECONDS = 0.2
# What SQLite says of a file that is none of its own, or that it cannot read at all.
_NOT_SQLITE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN)
_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte
COMPANIONS = ("-wal", "-shm", "-journal")
_FETCHED_AT_ONCE = 256


class Durability(StrEnum):
    """How far a commit has gone when it returns: FULL also outlives a loss of power."""

    FULL = "full"
    NORMAL = "normal"


class Connection(sqlite3.Connection):
    """A connection whose errors, also those met while reading rows, are put in plain words."""

    path = Path()
    is_read_only = False
    durability = ""
    # What the file is known by, and its log.
    identity: Identity = (0, 0)
    log: Identity | None = None
    # How long to wait for another program that is writing, and how long just now.
    patience = patience_now = BUSY_MILLISECONDS
    location = Location(Kind.UNKNOWN)
    # Holds a copy that is read in place of the file, where SQLite can't read that itself.
    private_folder: TemporaryDirectory[str] | None = None
    # Why nothing more is written: the file was found to be damaged.
    damage: Message | None = None

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        """Run a statement; UserError where the file is locked, full, damaged and so on."""
        cursor = Cursor(self)
        try:
            cursor.execute(sql, parameters)
        except sqlite3.Error as error:
            self.explain(error)
            raise
        return cursor

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """Run a statement for each of many rows; UserError as ``execute``."""
        cursor = Cursor(self)
        try:
            cursor.executemany(sql, parameters)
        except sqlite3.Error as error:
            self.explain(error)
            raise
        return cursor

    def close(self) -> None:
        """Close the file, and remove the copy that was read in its place."""
        super().close()
        if self.private_folder:
            self.private_folder.cleanup()

    def explain(self, error: sqlite3.Error) -> None:
        """Raise a UserError in plain words, where what went wrong is known.

        Damage ends all writing. After another program kept us waiting in vain, we hardly wait
        until something is written again: else a window would stand still at each key.
        """
        try:
            raise_known(error, self.path)
        except BusyError:
            self.be_patient(_IMPATIENT_MILLISECONDS)
            raise
        except DamageError as damage:
            self.damage = damage.message
            raise

    def be_patient(self, milliseconds: int) -> None:
        """Wait so long for other programs from now on."""
        if self.patience_now != milliseconds:
            self.patience_now = milliseconds
            super().execute(f"pragma busy_timeout = {milliseconds}")

    def is_in_place(self) -> bool:
        """Return whether the file is still where it was opened."""
        return is_in_place(self.path, self.identity)

    def require_in_place(self) -> None:
        """Raise UserError where the file was moved, deleted or replaced since it was opened.

        What is in its log is brought into a file that was moved, so that it is whole there.
        """
        if self.is_read_only or self.is_in_place():
            return
        place = place_now(self.identity)
        if place and not self.in_transaction and not has_log_of_its_own(place, self.log):
            self.bring_in_log()
        raise displaced(self.path, place)

    def bring_in_log(self) -> None:
        """Make the file whole without its log, as far as nobody else is at work in it."""
        if self.is_read_only:
            return
        # A full disk, a list that is being read, or a file that is closed already is no reason for
        # an error: the log stays, and all is in it.
        with suppress(UserError, sqlite3.Error):
            self.be_patient(0)
            self.execute("pragma wal_checkpoint(truncate)")
            self.be_patient(self.patience)


class Cursor(sqlite3.Cursor):
    """The rows of a statement."""

    connection: Connection

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]  # a generator, not itself
        """Yield the rows; UserError where a page of the file is damaged or cannot be read."""
        while rows := self.fetchmany(_FETCHED_AT_ONCE):
            yield from rows

    def fetchone(self) -> Any:
        """Return the next row, None where there is none; UserError as for iterating."""
        try:
            return super().fetchone()
        except sqlite3.Error as error:
            self.connection.explain(error)
            raise

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """Return up to so many rows; UserError as for iterating."""
        try:
            return super().fetchmany(size)
        except sqlite3.Error as error:
            self.connection.explain(error)
            raise

    def fetchall(self) -> list[Any]:
        """Return the rows that are left; UserError as for iterating."""
        found: list[Any] = []
        while rows := self.fetchmany(_FETCHED_AT_ONCE):
            found += rows
        return found


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


@contextmanager
def transaction(connection: Connection, durability: Durability = Durability.FULL) -> Iterator[None]:
    """Run one write transaction; all of it is kept, or none.

    It begins IMMEDIATE, so that what is read inside is still true when it is written.

    Raises:
        DamageError: the file was found to be damaged, now or before; nothing was written.
        UserError: the file is locked, full or read-only; nothing was written.
    """
    if connection.damage:
        raise DamageError(connection.damage)
    if connection.durability != durability:
        connection.execute(f"pragma synchronous = {durability.value}")
        connection.durability = durability
    connection.execute("begin immediate")
    try:
        yield
        connection.require_in_place()
        connection.execute("commit")
    except BaseException:
        # A full disk may have rolled back by itself.
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    connection.be_patient(connection.patience)


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Have everything read inside come from one moment, whatever others write meanwhile.

    Within a transaction it does so already.
    """
    is_own = not connection.in_transaction
    if is_own:
        connection.execute("begin")
    try:
        yield
    finally:
        # An error of the disk may have ended it by itself.
        if is_own and connection.in_transaction:
            connection.execute("rollback")


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
