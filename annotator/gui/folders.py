# SPDX-License-Identifier: Apache-2.0
"""Where the program keeps what is its own, in the data folder that the system gives a user."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_OWNER_ONLY = 0o700


def data_folder() -> Path:
    """Return the program's folder for data; it need not be there yet."""
    generic = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(generic)) / "annotator"


def backups_folder() -> Path:
    """Return the folder of the backups of all projects."""
    return data_folder() / "backups"


def log_folder() -> Path:
    """Return the folder of the program's own log."""
    return data_folder() / "log"


def windows_folder() -> Path:
    """Return the folder in which windows tell of themselves, so that a project has only one."""
    return data_folder() / "windows"


def private_folder(path: Path) -> Path:
    """Make a folder, with those above it, that only its owner can look into; return it.

    One that is there is closed to others too, as are the program's own above it: call it for the
    program's own folders only.

    Raises:
        OSError: it cannot be made.
    """
    for one in reversed([path, *path.parents]):
        if not one.exists():
            one.mkdir(mode=_OWNER_ONLY, exist_ok=True)
    for one in (path, *path.parents):
        if one == path or one.is_relative_to(data_folder()):
            # One that belongs to somebody else cannot be closed, and need not be.
            with suppress(PermissionError):
                one.chmod(_OWNER_ONLY)
    return path
