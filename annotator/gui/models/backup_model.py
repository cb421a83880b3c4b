# SPDX-License-Identifier: Apache-2.0
"""Backups of a project, and what one of them holds beside what is there now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.session import SessionState
from annotator.gui.dates import day_and_time, local_now
from annotator.gui.models.paged import ListColumn, PagedModel, Role
from annotator.services.backup_files import Backup
from annotator.services.comparing import Compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.session import SessionSummary

_REASONS = {
    "": "by the hour",
    "restore": "before restoring",
    "migration": "before an update",
    "trash": "before emptying the trash",
}
_STATES = {
    SessionState.READY: "ready",
    SessionState.RETURNED: "returned",
    SessionState.SIGNED_OFF: "signed off",
}


class BackupModel(PagedModel[str, Backup]):
    """A row for each backup of a project, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._backups: dict[str, Backup] = {}
        self.columns = (
            ListColumn("made", self.tr("When"), when),
            ListColumn("reason", self.tr("Made"), _reason),
            ListColumn("articles", self.tr("Articles"), _articles, is_number=True),
            ListColumn("sessions", self.tr("Sessions"), _sessions, is_number=True),
            ListColumn("marks", self.tr("Marks"), _marks, is_number=True),
            ListColumn("events", self.tr("Events"), _events, is_number=True),
            ListColumn("last_edit", self.tr("Last edit"), _last_edit),
            ListColumn("size", self.tr("Size"), _size, is_number=True),
        )

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these."""
        self._backups = {one.path.name: one for one in backups}
        self.show_keys(list(self._backups))
        self.refresh_all()

    def read_items(self, keys: Sequence[str]) -> list[Backup | None]:
        """Return the backups of these names."""
        return [self._backups.get(key) for key in keys]

    def special(self, item: Backup, column: int, role: int) -> Any:
        """Return the name of a backup's file."""
        return item.path.name if role == Role.ID and column == 0 else None


class ComparedModel(PagedModel[str, Compared]):
    """A row for each session: how far it was in the backup, and how far it is now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._compared: dict[str, Compared] = {}
        self.columns = (
            ListColumn("title", self.tr("Article"), _title),
            ListColumn("reviewer", self.tr("Reviewer"), _reviewer),
            ListColumn("then", self.tr("Checked in the backup"), _then),
            ListColumn("now", self.tr("Checked now"), _now),
        )

    def show_compared(self, compared: Sequence[Compared]) -> None:
        """Show these."""
        self._compared = {one.either.session.id: one for one in compared}
        self.show_keys(list(self._compared))
        self.refresh_all()

    def read_items(self, keys: Sequence[str]) -> list[Compared | None]:
        """Return the sessions of these ids."""
        return [self._compared.get(key) for key in keys]

    def special(self, item: Compared, column: int, role: int) -> Any:
        """Return the id of a session."""
        return item.either.session.id if role == Role.ID and column == 0 else None


def when(backup: Backup) -> str:
    """Return when a backup was made: ``today 14:05``."""
    return day_and_time(backup.made, local_now())


def _reason(backup: Backup) -> str:
    return _tr(_REASONS.get(backup.reason, backup.reason))


def _articles(backup: Backup) -> str:
    return f"{backup.articles:,}"


def _sessions(backup: Backup) -> str:
    return f"{backup.sessions:,}"


def _marks(backup: Backup) -> str:
    return f"{backup.marks:,}"


def _events(backup: Backup) -> str:
    return f"{backup.events:,}"


def _last_edit(backup: Backup) -> str:
    if not backup.last_edit:
        return ""
    time = day_and_time(backup.last_edit, local_now())
    return f"{backup.last_who} · {time}" if backup.last_who else time


def _size(backup: Backup) -> str:
    return QLocale().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _title(one: Compared) -> str:
    return one.either.title


def _reviewer(one: Compared) -> str:
    return one.either.session.reviewer


def _then(one: Compared) -> str:
    return _progress(one.then) if one.then else _tr("not there yet")


def _now(one: Compared) -> str:
    if one.now is None:
        return _tr("not there any more")
    return _tr("the same") if one.is_same else _progress(one.now)


def _progress(one: SessionSummary) -> str:
    state = _STATES.get(one.session.state)
    text = _tr("{state}, {done} of {facts}, {time}" if state else "{done} of {facts}, {time}")
    time = day_and_time(one.changed, local_now())
    words = {"done": one.facts_done, "facts": one.facts, "time": time}
    return text.format_map({**words, "state": _tr(state) if state else ""})


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)
