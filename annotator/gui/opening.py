# SPDX-License-Identifier: Apache-2.0
"""Opening a project in a window: in no other at the same time, and with words where it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import DamageError, UserError
from annotator.domain.message import message
from annotator.gui.desk import Desk, translated
from annotator.gui.folders import backups_folder
from annotator.gui.jobs import Jobs
from annotator.gui.settings import REVIEWER
from annotator.services.open import open_workspace
from annotator.store.damage import damage_error
from annotator.store.whereabouts import log_of

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.gui.shell import Shell


def opened(window: Shell, path: Path) -> bool:
    """Open a project in a window and return True; where that fails, the present one stays."""
    if not _is_free_for(window, path):
        return False
    if window.seat is not None and not window.seat.reserve(path):
        window.seat.ask(path)
        return False
    try:
        _open(window, path)
    except UserError as error:
        if window.seat is not None:
            window.seat.withdraw()
        window.strip.refuse(translated(error.message))
        if isinstance(error, DamageError):
            window.offer_rescue(path, error.message)
        return False
    if window.seat is not None:
        window.seat.settle()
    return True


def _is_free_for(window: Shell, path: Path) -> bool:
    """Return whether the window may leave what is open in it for another project."""
    if not window.is_attached:
        return True
    if window.desk.has_unsaved() and not window.is_given_up():
        return False
    if window.desk.workspace.project.is_displaced_to(path):
        # One file can't be open under two names: each would have a log of its own.
        window.leave_project()
    return True


def _open(window: Shell, path: Path) -> None:
    _require_contents(path)
    workspace = open_workspace(path, window.settings.get(REVIEWER))
    window.leave_project()
    try:
        window.attach(Desk(workspace, window.frame), Jobs(window.frame))
    except DamageError:
        window.is_attached = False
        workspace.project.close()
        raise


def _require_contents(path: Path) -> None:
    """Raise DamageError where a file is empty that was not: a new project would be made of it."""
    if not path.is_file() or path.stat().st_size or log_of(path).exists():
        return
    # Imported here: hardly any project is empty.
    from annotator.services.backups import Backups  # noqa: PLC0415

    if Backups(backups_folder()).of(path):
        raise damage_error(path, message("it is empty, though backups of it hold something."))
