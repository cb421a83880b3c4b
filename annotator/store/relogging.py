# SPDX-License-Identifier: Apache-2.0
"""The log of a salvaged project: all that can be read of the old one, and what it lacks.

Its own two groups come first and last: rows whose addition the old log has lost, and what turns
the rows as the log tells them into those that are there.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING

from annotator.domain.changes import Action, Group, RowChange
from annotator.domain.ids import new_group_id
from annotator.domain.message import message
from annotator.store.log import ChangeLog
from annotator.store.rebuilding import closing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.domain.message import Message
    from annotator.store.fragments import Fragments
    from annotator.store.project import Project
    from annotator.store.rebuilding import Columns, Key, Rebuilder

_COLUMNS = (
    *("id", "session_id", "at", "who", "label", "label_arguments", "focus_id", "action"),
    "undoes",
)


class Relogger:
    """Writes the log within the caller's transaction, and counts the steps kept and lost."""

    def __init__(self, project: Project, found: Fragments, name: str) -> None:
        self._project = project
        self._connection = project.connection
        self._log = ChangeLog(project.connection)
        self._groups = found.rows["change_group"]
        self._name = name
        self.kept = self.lost = 0

    def write(
        self, rebuilder: Rebuilder, rows: Mapping[Key, Columns], kept: Mapping[Key, Columns]
    ) -> None:
        """Write a log that leads to the rows that were kept."""
        opening = rebuilder.opening(rows)
        steps, logged = rebuilder.kept_steps(opening)
        by_group: dict[int, list[RowChange]] = defaultdict(list)
        for step in steps:
            by_group[step.group].append(step.change)
        numbers = sorted({*self._groups, *by_group})
        self.lost = max(numbers, default=0) - len(numbers)
        self._append_own(opening)
        for number in numbers:
            self._append(number, by_group[number])
        self._append_own(closing(logged, kept))

    def _append(self, number: int, changes: Sequence[RowChange]) -> None:
        row = self._groups.get(number)
        pk = self._added(row) if row else None
        if pk is not None:
            self.kept += 1
            self._log.append_rows(pk, changes)
            return
        self.lost += 1
        self._log.append(self._group(message("An edit whose description was lost")), changes)

    def _added(self, row: Columns) -> int | None:
        """Add a group as it was, closed; return its new key, None where it does not fit."""
        names = ", ".join(_COLUMNS)
        marks = ", ".join("?" for _ in _COLUMNS)
        try:
            cursor = self._connection.execute(
                f"insert into change_group ({names}) values ({marks})",
                tuple(row[name] for name in _COLUMNS),
            )
        except sqlite3.IntegrityError:
            return None
        return cursor.lastrowid

    def _append_own(self, changes: Sequence[RowChange]) -> None:
        if changes:
            self._log.append(self._group(message("Salvaged from {name}", name=self._name)), changes)

    def _group(self, label: Message) -> Group:
        now = self._project.clock()
        return Group(new_group_id(), None, now, "", label, "", Action.EDIT, None)
