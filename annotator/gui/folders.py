# SPDX-License-Identifier: Apache-2.0
"""Where the program keeps what is its own, in the data folder that the system gives a user."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


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
