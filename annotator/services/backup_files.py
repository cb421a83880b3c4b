# SPDX-License-Identifier: Apache-2.0
"""Backups on the disk: their folders and names, and the note beside each of what it holds."""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import UserError
from annotator.domain.ids import ArticleId, SessionId
from annotator.domain.session import Session, SessionState, SessionSummary
from annotator.store.backup import reading, unfinished
from annotator.store.holdings import Holdings, held_sessions, holdings

if TYPE_CHECKING:
    from collections.abc import Sequence

SUFFIX = ".annotator"
_NOTE = ".json"
_ORIGIN = "project.json"
_NAME = "%Y-%m-%dT%H-%M-%S.%fZ"
_UNREADABLE = re.compile(r"[^\w-]+")
_STEM_LENGTH = 40
_HASH_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, a whole project file; times are UTC, ``size`` is in bytes.

    ``reason`` is blank for those made by the hour, else what was about to happen: ``restore``,
    ``migration``, ``trash``. ``state`` is another wherever the contents are.
    """

    path: Path
    made: str
    size: int
    articles: int
    sessions: int
    marks: int
    events: int
    last_edit: str
    last_who: str
    reason: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A project that has backups: where it is, or was; ``newest`` is the time of the newest."""

    project: Path
    newest: str
    count: int

    @property
    def is_there(self) -> bool:
        """Return whether the project file is still where it was."""
        return self.project.exists()


def folder_name(project: Path) -> str:
    """Return the name of a project's folder: what a person can read, and what tells it apart."""
    stem = _UNREADABLE.sub("-", project.stem)[:_STEM_LENGTH].strip("-") or "project"
    digest = hashlib.sha256(os.fsencode(project)).hexdigest()
    return f"{stem}-{digest[:_HASH_LENGTH]}"


def make_folder(folder: Path, project: Path) -> None:
    """Make the folder of a project's backups, for its owner only, with a note of the project."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if origin(folder) != project:
        write_text(folder / _ORIGIN, json.dumps({"path": str(project)}))


def origin(folder: Path) -> Path | None:
    """Return the project that a folder is for; None where it does not say."""
    try:
        return Path(json.loads((folder / _ORIGIN).read_text(encoding="utf-8"))["path"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def file_name(made: str) -> str:
    """Return the name of a backup made at a UTC time; names sort as the times do."""
    return datetime.fromisoformat(made).astimezone(UTC).strftime(_NAME) + SUFFIX


def moment_of(path: Path) -> datetime | None:
    """Return when a backup was made, by its name; None where it is no name of a backup."""
    try:
        return datetime.strptime(path.name.removesuffix(SUFFIX), _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def made_of(path: Path) -> str:
    """Return when a backup was made, UTC, ISO 8601, by its name."""
    moment = moment_of(path)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z") if moment else ""


def found_in(folder: Path) -> list[Path]:
    """Return the files of the backups in a folder, newest first."""
    found = [path for path in folder.glob(f"*{SUFFIX}") if moment_of(path)]
    return sorted(found, key=_name, reverse=True)


def read_backup(path: Path) -> Backup | None:
    """Return what a backup's note says; None where the backup is gone or cannot be read.

    One without a note, as somebody put it there by hand, is opened and given one.
    """
    try:
        held, reason = _head(path)
    except (OSError, ValueError, TypeError):
        found = _opened(path)
        if found is None:
            return None
        held, reason = found, ""
    try:
        size = path.stat().st_size
    except OSError:
        return None
    return Backup(
        *(path, made_of(path), size, held.articles, held.sessions, held.marks, held.events),
        *(held.last_edit, held.last_who, reason, held.state),
    )


def read_sessions(path: Path) -> list[SessionSummary]:
    """Return the sessions in a backup, by its note; none where it has no note."""
    try:
        lines = _note_of(path).read_text(encoding="utf-8").splitlines()[1:]
        return [_session_from(json.loads(line)) for line in lines]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def write_note(
    path: Path, held: Holdings, sessions: Sequence[SessionSummary], reason: str = ""
) -> None:
    """Write what a backup holds beside it: figures on the first line, then a session a line."""
    head = json.dumps({**asdict(held), "reason": reason})
    lines = (json.dumps(_plain(one), ensure_ascii=False) for one in sessions)
    write_text(_note_of(path), "\n".join((head, *lines)))


def remove(path: Path) -> None:
    """Remove a backup and its note; it may be gone already."""
    path.unlink(missing_ok=True)
    _note_of(path).unlink(missing_ok=True)


def unowned_notes(folder: Path) -> list[Path]:
    """Return the notes in a folder whose backups are not there, or not yet."""
    notes = folder.glob(f"*{_NOTE}")
    return [
        path for path in notes if path.name != _ORIGIN and not path.with_suffix(SUFFIX).exists()
    ]


def write_text(path: Path, text: str) -> None:
    """Write a small private file whole or not at all."""
    with unfinished(path.parent) as neighbour:
        descriptor = os.open(neighbour, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        neighbour.replace(path)


def _opened(path: Path) -> Holdings | None:
    """Return what a backup without a note holds, and write the note; None if it can't be read."""
    with suppress(UserError, OSError), reading(path) as connection:
        held = holdings(connection)
        if held is not None:
            write_note(path, held, held_sessions(connection))
            return held
    return None


def _head(path: Path) -> tuple[Holdings, str]:
    """Return the figures in a note, and why the backup was made; ValueError if it says none."""
    with _note_of(path).open(encoding="utf-8") as file:
        said = json.loads(file.readline())
    reason = said.pop("reason", "")
    return Holdings(**said), str(reason)


def _plain(one: SessionSummary) -> dict[str, Any]:
    session = one.session
    return {
        "id": session.id,
        "article_id": session.article_id,
        "reviewer": session.reviewer,
        "state": session.state.value,
        "title": one.title,
        "changed": one.changed,
        "facts": one.facts,
        "facts_done": one.facts_done,
        "events": one.events,
    }


def _session_from(said: dict[str, Any]) -> SessionSummary:
    session = Session(
        SessionId(said["id"]),
        ArticleId(said["article_id"]),
        said["reviewer"],
        state=SessionState(said["state"]),
    )
    counts = (said["facts"], said["facts_done"], said["events"])
    return SessionSummary(session, said["title"], said["changed"], *counts)


def _note_of(path: Path) -> Path:
    return path.with_suffix(_NOTE)


def _name(path: Path) -> str:
    return path.name
