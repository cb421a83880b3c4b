# SPDX-License-Identifier: Apache-2.0
"""Putting a whole copy in the place of a project file, without what SQLite left beside it.

SQLite would take the log of the file that was there for the log of the one that is now, and
play it into it (sqlite.org/howtocorrupt.html, 1.4).
"""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.store.backup import flush_folder
from annotator.store.connection import COMPANIONS
from annotator.store.holdings import holdings
from annotator.store.problems import translated
from annotator.store.reaching import address

if TYPE_CHECKING:
    from pathlib import Path

_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_WAIT_SECONDS = 2.0
_PRIVATE = 0o600


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
        now = None if state is None else _settled(project)
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


def _settled(project: Path) -> str:
    """Take the project's log into it and away; return its state, '' where it holds nothing."""
    if not project.exists():
        return ""
    try:
        with closing(_connection(project)) as connection:
            # Not while anybody else has the file open.
            connection.execute("pragma journal_mode = delete").fetchone()
            held = holdings(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _PRIMARY not in _BUSY:
            raise
        raise user_error(
            "{path} is open in another window or program, so it was not replaced. "
            "Close it there, and try again.",
            path=str(project),
        ) from error
    return held.state if held else ""


def _connection(project: Path) -> sqlite3.Connection:
    return sqlite3.connect(address(project), timeout=_WAIT_SECONDS, isolation_level=None, uri=True)


def _set_aside(project: Path, aside: Path) -> Path | None:
    """Give a file and its log another name; the log first, so that it never meets the copy."""
    moved = None
    for suffix in (*COMPANIONS, ""):
        found = project.with_name(project.name + suffix)
        if found.exists() and found.stat().st_size:
            found.replace(aside.with_name(aside.name + suffix))
            moved = aside
        else:
            found.unlink(missing_ok=True)
    return moved
