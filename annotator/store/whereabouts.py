# SPDX-License-Identifier: Apache-2.0
"""Where the open file is: still in its place, or moved, deleted or replaced meanwhile.

SQLite goes on writing into a file that has lost its name, which nobody finds again
(sqlite.org/howtocorrupt.html, 2.5).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error

if TYPE_CHECKING:
    from annotator.domain.errors import UserError

# The device and the number that a file has on it, whatever its name.
Identity = tuple[int, int]

_OWN_FILES = Path("/proc/self/fd")


def identity_of(path: Path | str) -> Identity | None:
    """Return what tells the file at a path from all others; None where nothing is there.

    Raises:
        OSError: it cannot be told, as the folder may not be looked into or the disk is silent.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - on the path of every save: half the cost
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def is_in_place(path: Path, identity: Identity) -> bool:
    """Return whether the file is where it was opened; so it is taken where that can't be told."""
    try:
        return identity_of(path) == identity
    except OSError:
        return True


def place_now(identity: Identity) -> Path | None:
    """Return where a file that this process has open is now.

    None where it is deleted, or where the system does not tell (only Linux does).
    """
    with suppress(OSError):
        for own in _OWN_FILES.iterdir():
            with suppress(OSError):
                if identity_of(own) == identity:
                    return _still_there(own.readlink(), identity)
    return None


def displaced(path: Path, place: Path | None) -> UserError:
    """Return the error that says that the file is gone from its place, and what to do."""
    if place is None:
        return user_error(
            "{path} was moved, deleted or replaced while it was open. Nothing more can be saved "
            "in it. Everything is still here, the screen included: choose “Save a copy…” to keep "
            "it, or put the file back in its place.",
            path=str(path),
        )
    return user_error(
        "{path} was moved to {place} while it was open. Nothing more can be saved in it, but "
        "everything is still here, also what is on the screen: choose “Save a copy…” to keep "
        "it, or move the file back.",
        path=str(path),
        place=str(place),
    )


def has_log_of_its_own(path: Path, log: Identity | None) -> bool:
    """Return whether a log other than this one lies beside a file: another program had it open.

    As long as the file is open here, no other program can remove the log that it made.
    """
    try:
        return identity_of(log_of(path)) not in (None, log)
    except OSError:
        return True


def log_of(path: Path) -> Path:
    """Return where SQLite keeps the log of a file: beside the file itself, not beside a link."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + "-wal")


def _still_there(place: Path, identity: Identity) -> Path | None:
    """Return the place, None where the link only tells of a name that is gone."""
    return place if is_in_place(place, identity) else None
