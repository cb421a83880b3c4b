# SPDX-License-Identifier: Apache-2.0
"""Putting a whole copy in the place of a project file, without what SQLite left beside it.

SQLite would take the log of the file that was there for the log of the one that is now, and
play it into it (sqlite.org/howtocorrupt.html, 1.4).
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager, nullcontext
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.store.backup import flush_folder
from annotator.store.belonging import COMPANIONS
from annotator.store.holdings import holdings
from annotator.store.problems import translated
from annotator.store.reaching import address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.store.holdings import Holdings

_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_WAIT_SECONDS = 2.0
_PRIVATE = 0o600
# Windows replaces none, and so needs no lock against whoever opens one.
_MAY_REPLACE_OPEN_FILES = os.name == "posix"


def replace_project(copy: Path, project: Path, aside: Path, *, state: str | None) -> Path | None:
    """Put a copy, closed and whole, in the place of a project that nobody has open.

    ``state`` is what the present file must still hold, as there is a backup of that. Where there
    is none of it ('') or it is damaged (None), the file is not lost but becomes ``aside``, with
    its log. Returns that name where it was used.

    Raises:
        UserError: the project is open, or holds something else by now; nothing was changed.
    """
    with translated(project):
        mode = stat.S_IMODE(project.stat().st_mode) if project.exists() else _PRIVATE
        if not mode & stat.S_IWUSR:
            raise user_error(
                "{path} is read-only, so it was not replaced. Change its rights, and try again.",
                path=str(project),
            )
        with _held(project) if state is not None else nullcontext() as now:
            if state and now and now != state:
                raise user_error(
                    "{path} was changed by another program meanwhile, so it was not replaced. "
                    "Nothing was changed. Try again.",
                    path=str(project),
                )
            used = None if state and now == state else _set_aside(project, aside)
            copy.chmod(mode)
            copy.replace(project)
        flush_folder(project.parent)
    return used


@contextmanager
def _held(project: Path) -> Iterator[str]:
    """Have a project, its log taken into it and away; yield its state, '' where it holds nothing.

    Nobody can begin to write it meanwhile: a log made in the moment before the file is replaced
    would be played into the copy. Whoever was about to is told by SQLite that the file is gone.
    """
    if not _is_filled(project):
        yield ""
        return
    with closing(_connection(project)) as connection:
        held = _settled(connection, project)
        if not _MAY_REPLACE_OPEN_FILES:
            connection.close()
        yield held.state if held else ""


def _settled(connection: sqlite3.Connection, project: Path) -> Holdings | None:
    try:
        # Not while anybody else has the file open.
        connection.execute("pragma journal_mode = delete").fetchone()
        connection.execute("begin exclusive")
        return holdings(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _PRIMARY not in _BUSY:
            raise
        raise user_error(
            "{path} is open in another window or program, so it was not replaced. "
            "Close it there, and try again.",
            path=str(project),
        ) from error


def _connection(project: Path) -> sqlite3.Connection:
    return sqlite3.connect(address(project), timeout=_WAIT_SECONDS, isolation_level=None, uri=True)


def _set_aside(project: Path, aside: Path) -> Path | None:
    """Give a file and its log another name; the log first, so that it never meets the copy."""
    moved = None
    for suffix in COMPANIONS:
        found = project.with_name(project.name + suffix)
        if _is_filled(found):
            found.replace(aside.with_name(aside.name + suffix))
            moved = aside
        else:
            found.unlink(missing_ok=True)
    if not _is_filled(project):
        return moved
    # It keeps its name until it is replaced: else somebody might make an empty one meanwhile.
    try:
        aside.hardlink_to(project)
    except OSError:
        # Not every file system gives a file two names.
        project.replace(aside)
    return aside


def _is_filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
