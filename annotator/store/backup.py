# SPDX-License-Identifier: Apache-2.0
"""A whole copy of a project file, taken while it is in use, and checked before it counts."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from annotator.domain.errors import DamageError, UserError, user_error
from annotator.store.belonging import COMPANIONS, is_project
from annotator.store.connection import Connection, snapshot
from annotator.store.damage import damage_error
from annotator.store.opening import close_unchanged
from annotator.store.problems import translated
from annotator.store.reaching import address
from annotator.store.soundness import finding_of
from annotator.store.whereabouts import identity_of, log_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# A quarter of a megabyte a step, then a pause: a writer waits for one step at the most, and
# the disk is never taken up by the copy alone.
_STEP_PAGES = 64
_PAUSE_SECONDS = 0.002
# What is written goes to the disk bit by bit: all at once at the end, it would hold up the
# fsync of every edit saved meanwhile.
_STEPS_PER_FLUSH = 64
_WAIT_SECONDS = 1.0
_MOST_RESTARTS = 20
_MOST_SECONDS_BUSY = 30.0
# Percent; nobody knows how far a check has come.
_COPIED_SHARE, _CHECKED_SHARE = 70, 80
_CHECK_OPCODES = 200_000  # between two looks at whether to stop
_UNFINISHED = re.compile(r"\.[0-9a-f]{12}\.part(-wal|-shm|-journal)?")
# A program that is still at work writes to its file all the time.
_LEFT_AFTER_SECONDS = 3600.0
_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class NoRoomError(UserError):
    """The disk has no room for a copy, or does not take it; what was there is as it was."""


def copy_project(
    connection: Connection,
    target: Path,
    *,
    replace_existing: bool = False,
    advance: Callable[[int], None] | None = None,
) -> None:
    """Write a copy that is whole, by way of a neighbour of the target that is then renamed.

    Only an older project is ever replaced, and only where that is asked for. ``advance`` is
    told the percent that is done and may raise to stop; then nothing is left.

    Raises:
        UserError: the target cannot be written, is there already, is the project itself, is
            open, or is no project; or the project is damaged.
    """
    with translated(target):
        _check_target(connection, target, replace_existing=replace_existing)
        sweep(target.parent)
        with unfinished(target.parent) as neighbour:
            write_copy(connection, neighbour, advance, named=target)
            neighbour.replace(target)
            flush_folder(target.parent)


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """Have a connection that only reads a project file of any version, for a worker.

    Raises:
        UserError: the file cannot be opened; ``DamageError`` where it cannot be read.
    """
    with translated(path):
        found = path.stat()
        connection = sqlite3.connect(
            address(path),
            timeout=_WAIT_SECONDS,
            isolation_level=None,
            factory=Connection,
            uri=True,
        )
    connection.path, connection.identity = path, (found.st_dev, found.st_ino)
    connection.is_read_only = True
    with closing(connection):
        try:
            connection.execute("pragma query_only = on")
            yield connection
        except DamageError:
            close_unchanged(connection)
            raise


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Have a name in a folder for what is still being written; nothing is left there after."""
    path = unused_name(folder)
    try:
        yield path
    finally:
        for suffix in ("", *COMPANIONS):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what programs that were killed left unfinished; where it is not ours it stays."""
    for path in folder.glob(".*.part*"):
        if _UNFINISHED.fullmatch(path.name):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFT_AFTER_SECONDS:
                    path.unlink()


def unused_name(folder: Path) -> Path:
    """Return a name that nobody else uses, short: one with something added may be too long."""
    return folder / f".{os.urandom(6).hex()}.part"


def write_copy(
    source: Connection,
    path: Path,
    advance: Callable[[int], None] | None = None,
    *,
    named: Path | None = None,
) -> None:
    """Write a copy to a new file, on the disk and found whole when this returns.

    ``named`` is what errors call it, where it will have another name or has none yet. Writers
    go on meanwhile: in WAL mode the copy is of one moment however long it takes;
    else it begins anew whenever somebody writes.

    Raises:
        UserError: ``NoRoomError``, or ``DamageError``, or somebody else writes all the time.
    """
    with _spoken(named or path.parent), _private_file(path) as descriptor:
        pace = _Pace(descriptor, source.path, advance)
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            # It is thrown away where it does not come to its end, and flushed by its own.
            copy.execute("pragma journal_mode = off")
            copy.execute("pragma synchronous = off")
            _copy_pages(source, copy, pace)
            check(copy, source.path, pace.advance)
            copy.execute("pragma journal_mode = delete")
        os.fsync(descriptor)


def check(
    connection: sqlite3.Connection, path: Path, advance: Callable[[int], None] | None = None
) -> None:
    """Raise DamageError where SQLite finds a file not whole; the words name ``path``."""
    stop: list[UserError] = []

    def look() -> int:
        try:
            if advance:
                advance(_CHECKED_SHARE)
        except UserError as error:
            # Raised again below: SQLite swallows it.
            stop.append(error)
        return len(stop)

    connection.set_progress_handler(look, _CHECK_OPCODES)
    try:
        found = connection.execute("pragma quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        if stop:
            raise stop[0] from error
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _FULL:
            # The disk failed, and says nothing of what was read.
            raise
        raise _damage(path, error) from error
    finally:
        connection.set_progress_handler(None, 0)
    if found != "ok":
        raise _damage(path, found)


def flush_folder(folder: Path) -> None:
    """Have a rename in a folder outlive a loss of power; not all systems open folders."""
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class _Pace:
    """Called after each step of a copy: flushes, waits, tells, and gives up."""

    def __init__(self, descriptor: int, path: Path, advance: Callable[[int], None] | None) -> None:
        self.advance = advance
        self._descriptor = descriptor
        self._path = path
        self._steps = self._restarts = 0
        self._remaining: int | None = None
        self._busy_since = 0.0

    def __call__(self, status: int, remaining: int, total: int) -> None:
        self._steps += 1
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._note_busy()
        else:
            self._busy_since = 0.0
            self._note_restart(remaining)
        if self._steps % _STEPS_PER_FLUSH == 0:
            os.fsync(self._descriptor)
        if self.advance:
            self.advance(_COPIED_SHARE * (total - remaining) // max(1, total))
        time.sleep(_PAUSE_SECONDS)

    def _note_busy(self) -> None:
        now = time.monotonic()
        self._busy_since = self._busy_since or now
        if now - self._busy_since > _MOST_SECONDS_BUSY:
            raise self._refusal()

    def _note_restart(self, remaining: int) -> None:
        """SQLite begins anew where the project was written to; not for ever."""
        if self._remaining is not None and remaining >= self._remaining:
            self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise self._refusal()
        self._remaining = remaining

    def _refusal(self) -> UserError:
        return user_error(
            "{path} is being written all the time, so it could not be copied. "
            "Try again when there is a rest.",
            path=str(self._path),
        )


def _copy_pages(source: Connection, copy: sqlite3.Connection, pace: _Pace) -> None:
    if source.execute("pragma journal_mode").fetchone()[0] == "wal":
        with snapshot(source):
            # A transaction reads nothing, and so keeps no moment, before its first statement.
            source.execute("select count(*) from sqlite_schema").fetchone()
            source.backup(copy, pages=_STEP_PAGES, progress=pace, sleep=0.05)
    else:
        source.backup(copy, pages=_STEP_PAGES, progress=pace, sleep=0.05)


@contextmanager
def _private_file(path: Path) -> Iterator[int]:
    """Make a file that only its owner can read, and have its descriptor.

    It is closed last of all: see ``is_project`` for what closing does to locks.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _spoken(path: Path) -> Iterator[None]:
    """Say of what goes wrong with a copy that it is the copy: nothing else is touched."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _FULL:
            raise _no_room(path, str(error)) from error
        raise
    except OSError as error:
        raise _no_room(path, error.strerror or str(error)) from error


def _no_room(path: Path, reason: str) -> NoRoomError:
    return NoRoomError(
        user_error(
            "{path} was not written: {reason}. The project is as it was. Make room there, or "
            "choose another place.",
            path=str(path),
            reason=reason,
        ).message
    )


def _damage(path: Path, report: object) -> DamageError:
    return damage_error(path, finding_of(str(report).splitlines()[-1]))


def _check_target(connection: Connection, target: Path, *, replace_existing: bool) -> None:
    if not connection.is_in_place() and log_of(target) == log_of(connection.path):
        raise user_error(
            "{path} is the place that the project was taken from, and what belongs to it is still "
            "there. Choose another name for the copy.",
            path=str(target),
        )
    if target.exists():
        _check_existing(connection, target, replace_existing=replace_existing)
    require_alone(target)


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


def require_alone(target: Path) -> None:
    """Return only where no log or journal lies beside the place for a copy.

    SQLite would take it for the copy's own, and play it into that. The last program to close a
    project removes it; one that was killed could not.

    Raises:
        UserError: one does, as the project there is open, or was moved away without it.
    """
    log, journal = (target.with_name(target.name + suffix) for suffix in ("-wal", "-journal"))
    if log.exists() and target.exists():
        other = sqlite3.connect(target)
        try:
            other.execute("pragma wal_checkpoint")
        finally:
            other.close()
    left = next((one for one in (log, journal) if one.exists()), None)
    if left and target.exists():
        raise user_error(
            "{path} is a project that is open elsewhere. Close it there, or choose another name "
            "for the copy.",
            path=str(target),
        )
    if left:
        raise user_error(
            "{left} belongs to a project that was moved away or deleted, and may hold its newest "
            "edits. Choose another name for the copy.",
            left=str(left),
        )
