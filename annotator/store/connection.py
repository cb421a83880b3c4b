# SPDX-License-Identifier: Apache-2.0
"""A connection to a project file, whose errors are in plain words; its transactions."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import DamageError, UserError
from annotator.store.location import Kind, Location
from annotator.store.problems import BusyError, raise_known
from annotator.store.whereabouts import (
    Identity,
    displaced,
    has_log_of_its_own,
    is_in_place,
    place_now,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from tempfile import TemporaryDirectory

    from annotator.domain.message import Message

BUSY_MILLISECONDS = 3000
_IMPATIENT_MILLISECONDS = 50
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
