# SPDX-License-Identifier: Apache-2.0
"""How project files are named where a person chooses one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".annotator"
# For a file dialog whose project is written over no other one: to ask would be in vain.
NEVER_REPLACED = QFileDialog.Option.DontConfirmOverwrite


def project_filter() -> str:
    """Return which files a file dialog shows."""
    return QCoreApplication.translate(
        "ProjectNames", "Annotator project (*.annotator);;All files (*)"
    )


def with_suffix(path: Path) -> Path:
    """Return the path of a project to be made; one without a suffix gets that of projects."""
    return path if path.suffix else path.with_suffix(SUFFIX)
