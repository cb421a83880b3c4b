# SPDX-License-Identifier: Apache-2.0
"""Backups of projects in a folder of their own, made while people work, and the way back.

Each is a whole project file that was found to be whole before it counts as one, and only then
may older ones go. Nothing here knows of a window: where something takes long, ``advance`` is
told the percent that is done, and may raise to stop.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from annotator.domain.errors import DamageError, user_error
from annotator.domain.message import message
from annotator.services import retention
from annotator.services.backup_files import (
    BackedUp,
    Backup,
    file_name,
    folder_name,
    found_in,
    made_of,
    make_folder,
    moment_of,
    origin,
    read_backup,
    read_sessions,
    remove,
    unowned_notes,
    write_note,
)
from annotator.services.retention import Kept
from annotator.store.backup import (
    NoRoomError,
    copy_project,
    flush_folder,
    reading,
    sweep,
    unfinished,
    unused_name,
    write_copy,
)
from annotator.store.belonging import is_project
from annotator.store.damage import damage_error
from annotator.store.holdings import Holdings, held_sessions, holdings
from annotator.store.problems import translated
from annotator.store.project import utc_now
from annotator.store.replacing import replace_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.session import SessionSummary
    from annotator.store.connection import Connection

__all__ = ["BackedUp", "Backup", "Backups", "DamageError", "NoRoomError", "Prepared", "Restored"]

# What stays free on the disk whatever is backed up: saving comes before it.
_ROOM_LEFT = 200_000_000
# A note is written before its backup has its name.
_LEFT_AFTER_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A restoring of which all is done that takes long; ``kept`` is the way back, if there is one.

    ``is_damaged`` says that the present file cannot be kept as a backup, as it is not whole.
    """

    copy: Path
    project: Path
    kept: Backup | None = None
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the file that was there: a backup, or its new name where it is damaged."""

    kept: Backup | None = None
    aside: Path | None = None


class Backups:
    """The backups of all projects, in one folder; safe to be used by several programs at once."""

    def __init__(self, folder: Path, clock: Callable[[], str] = utc_now) -> None:
        self.folder = folder
        self._clock = clock

    def of(self, project: Path) -> list[Backup]:
        """Return the backups of a project, which need not be there any more, newest first."""
        found = (read_backup(path) for path in found_in(self._home(project)))
        return [backup for backup in found if backup]

    def projects(self) -> list[BackedUp]:
        """Return all projects that have backups, also those that are gone, newest backup first."""
        found = []
        for home in self._homes():
            project, files = origin(home), found_in(home)
            if project and files:
                found.append(BackedUp(project, made_of(files[0]), len(files)))
        return sorted(found, key=_newest_time, reverse=True)

    def sessions(self, backup: Backup) -> list[SessionSummary]:
        """Return the sessions in a backup, without opening it."""
        return read_sessions(backup.path)

    def is_due(self, project: Path) -> bool:
        """Return whether no backup was made within the last hour."""
        return retention.is_due(_kept(self._home(project)), self._now())

    def make(
        self, project: Path, *, reason: str = "", advance: Callable[[int], None] | None = None
    ) -> Backup | None:
        """Make a backup; None where nothing changed since the newest, or the file is empty.

        ``reason`` says before what it is made, blank for the hour's.

        Raises:
            UserError: ``NoRoomError``; ``DamageError``, and the older ones are kept; or the
                file cannot be read.
        """
        project = project.resolve()
        with reading(project) as source:
            held = holdings(source)
            newest = self._newest(project)
            if held is None or (newest and newest.state == held.state):
                return None
            backup = self._write(source, project, reason, advance)
        self._thin(project)
        return backup

    def remove(self, backup: Backup) -> None:
        """Delete a backup; UserError where it cannot be."""
        with translated(backup.path):
            remove(backup.path)

    def copy_out(
        self, backup: Backup, target: Path, *, advance: Callable[[int], None] | None = None
    ) -> None:
        """Write a backup as a project of its own; see ``copy_project`` for what is refused."""
        with reading(backup.path) as source:
            copy_project(source, target, advance=advance)

    def restore(
        self, backup: Backup, project: Path, *, advance: Callable[[int], None] | None = None
    ) -> Restored:
        """Put a backup in the place of a project that nobody has open, also one that is gone.

        The present file is backed up before; one that is damaged gets another name beside it.

        Raises:
            UserError: the project is open, or the backup or the disk is not fit; nothing changed.
        """
        return self.finish_restoring(self.prepare_restoring(backup, project, advance=advance))

    def prepare_restoring(
        self, backup: Backup, project: Path, *, advance: Callable[[int], None] | None = None
    ) -> Prepared:
        """Do all of a restoring that takes long and can be done while the project is open."""
        project = project.resolve()
        sweep(project.parent)
        copy = unused_name(project.parent)
        try:
            with translated(project), reading(backup.path) as source:
                write_copy(source, copy, advance)
            # Only now: making room for another backup, this one may be the first to go.
            try:
                return Prepared(copy, project, self._keep_present(project, advance))
            except DamageError:
                return Prepared(copy, project, is_damaged=True)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise

    def finish_restoring(self, prepared: Prepared) -> Restored:
        """Put what was prepared in the project's place; it takes no time.

        Raises:
            UserError: the project is open, or somebody wrote to it meanwhile; nothing changed.
        """
        project, kept = prepared.project, prepared.kept
        stamp = file_name(self._clock()).partition(".")[0]
        aside = project.with_name(f"{project.stem}.replaced-{stamp}{project.suffix}")
        try:
            known = kept.state if kept else ""
            state = None if prepared.is_damaged else known
            used = replace_project(prepared.copy, project, aside, state=state)
        finally:
            self.give_up_restoring(prepared)
        return Restored(aside=used) if used else Restored(kept)

    def give_up_restoring(self, prepared: Prepared) -> None:
        """Throw away what was prepared; what can't be is swept up another time."""
        with suppress(OSError):
            prepared.copy.unlink(missing_ok=True)

    def _keep_present(self, project: Path, advance: Callable[[int], None] | None) -> Backup | None:
        """Return a backup of the project as it is; None where there is nothing, or no room."""
        if not project.exists() or not project.stat().st_size:
            return None
        if not is_project(project):
            raise damage_error(project, message("it is no project any more."))
        try:
            return self.make(project, reason="restore", advance=advance) or self._newest(project)
        except NoRoomError:
            return None

    def _write(
        self,
        source: Connection,
        project: Path,
        reason: str,
        advance: Callable[[int], None] | None,
    ) -> Backup | None:
        home = self._home(project)
        with translated(home):
            make_folder(home, project)
            sweep(home)
            _sweep_notes(home)
            _require_room(home, _size(source))
            with unfinished(home) as part:
                write_copy(source, part, advance)
                path = home / file_name(self._clock())
                with reading(part) as copy:
                    held = holdings(copy) or Holdings()
                    write_note(path, held, held_sessions(copy), reason)
                part.replace(path)
                flush_folder(home)
        return read_backup(path)

    def _thin(self, project: Path) -> None:
        """Let go what retention does not keep; a good one was just made."""
        now, home = self._now(), self._home(project)
        gone = retention.superfluous(_kept(home), now)
        for one in gone:
            remove(one.path)
        projects = [_kept(found) for found in self._homes()]
        used = sum(one.size for backups in projects for one in backups)
        most = retention.bound(shutil.disk_usage(self.folder).free, used)
        for one in retention.beyond(projects, most, now):
            remove(one.path)

    def _newest(self, project: Path) -> Backup | None:
        found = retention.newest_first(_kept(self._home(project)), self._now())
        return read_backup(found[0].path) if found else None

    def _home(self, project: Path) -> Path:
        return self.folder / folder_name(project.resolve())

    def _homes(self) -> list[Path]:
        return [path for path in self.folder.glob("*") if path.is_dir()]

    def _now(self) -> datetime:
        return datetime.fromisoformat(self._clock())


def make_if_due(
    folder: Path, project: Path, *, advance: Callable[[int], None] | None = None
) -> Backup | None:
    """Make a backup where none was made within the last hour; see ``Backups.make``."""
    service = Backups(folder)
    return service.make(project, advance=advance) if service.is_due(project) else None


def copy_from(path: Path, target: Path, *, advance: Callable[[int], None] | None = None) -> None:
    """Write a copy of a project as ``copy_project`` does, through a connection of its own.

    An older project that is there is replaced. For the worker of a window.
    """
    with reading(path) as source:
        copy_project(source, target, replace_existing=True, advance=advance)


def _kept(home: Path) -> list[Kept]:
    return [kept for path in found_in(home) if (kept := _kept_of(path))]


def _kept_of(path: Path) -> Kept | None:
    """Return a backup as retention sees it; None where it is gone by now."""
    made, backup = moment_of(path), read_backup(path)
    return Kept(path, made, backup.size, bool(backup.reason)) if made and backup else None


def _newest_time(one: BackedUp) -> str:
    return one.newest


def _size(source: Connection) -> int:
    pages = source.execute("pragma page_count").fetchone()[0]
    return int(pages * source.execute("pragma page_size").fetchone()[0])


def _require_room(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free - size < _ROOM_LEFT:
        raise NoRoomError(
            user_error(
                "There is no room for a backup in {folder}. The project itself is saved. "
                "Make room on that disk.",
                folder=str(folder),
            ).message
        )


def _sweep_notes(home: Path) -> None:
    """Remove the notes of backups that a program that was killed never finished."""
    for path in unowned_notes(home):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _LEFT_AFTER_SECONDS:
                path.unlink()
