# SPDX-License-Identifier: Apache-2.0
"""Copies of a project that still hold what is to go for good: backups, and one of an upgrade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.errors import UserError
from annotator.store.backup import reading
from annotator.store.problems import translated
from annotator.store.trash import holds_any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from annotator.services.backups import Backup, Backups


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a project; ``backup`` is None where an upgrade left it beside the project."""

    path: Path
    backup: Backup | None = None


def copies_with(project: Path, ids: Collection[str], backups: Backups) -> list[Copy]:
    """Return the copies in which one of these articles or sessions is, backups newest first.

    One that cannot be read counts as well: nobody can say that they are not in it.
    """
    return [copy for copy in _copies(project, backups) if _may_hold(copy.path, ids)]


def remove_copies(copies: Sequence[Copy], backups: Backups) -> None:
    """Delete copies; UserError where one cannot be."""
    for copy in copies:
        if copy.backup:
            backups.remove(copy.backup)
        else:
            with translated(copy.path):
                copy.path.unlink(missing_ok=True)


def _copies(project: Path, backups: Backups) -> Iterator[Copy]:
    for backup in backups.of(project):
        yield Copy(backup.path, backup)
    for path in sorted(project.parent.glob(f"{project.name}.version-*")):
        yield Copy(path)


def _may_hold(path: Path, ids: Collection[str]) -> bool:
    try:
        with reading(path) as connection:
            return holds_any(connection, ids)
    except UserError:
        return True
