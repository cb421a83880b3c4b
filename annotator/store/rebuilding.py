# SPDX-License-Identifier: Apache-2.0
"""What the rows of a damaged project are, by its tables and its log, and a log that says so.

The log holds all that was ever in a row, so each of the two makes good what the other lost.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.domain.changes import RowChange
from annotator.store.tables import TABLES, merged, row_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.store.fragments import Fragments
    from annotator.store.replay import Replay
    from annotator.store.tables import Row

Columns = dict[str, Any]
Key = tuple[str, str]  # a table, and the id of a row in it
# What a row that can be read tells of others.
_PARENTS = {
    "region": (("article_id", "article"),),
    "session": (("article_id", "article"),),
    "annotation": (("session_id", "session"),),
    "span": (("annotation_id", "annotation"), ("session_id", "session")),
    "event": (("session_id", "session"),),
    "rejection": (("session_id", "session"),),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A row change that was read from the log, and the local key of its group."""

    group: int
    change: RowChange

    @property
    def key(self) -> Key:
        """Return which row it changes."""
        return self.change.table, self.change.id


class Rebuilder:
    """Holds tables and log of a damaged file against each other."""

    def __init__(self, found: Fragments, replay: Replay) -> None:
        self._replay = replay
        self.steps = list(_steps(found))
        self.stored = dict(_stored(found))
        self._is_whole_log = _is_whole_log(found, self.steps)
        self._whole = found.whole
        self._logged: dict[Key, Columns | None] = {}
        for step in self.steps:
            self._logged[step.key] = self._next(self._logged.get(step.key), step.change)
        last = {step.key: step.change for step in self.steps}
        self._removed = {key for key, change in last.items() if change.after is None}

    def rows(self) -> dict[Key, Columns]:
        """Return the rows that there were, as far as they can be told.

        A log of which nothing is missing tells all. Else the tables do, and the log has the
        rows that a damaged table lost; one whose removal it tells is a remnant.
        """
        logged = {key: row for key, row in self._logged.items() if row is not None}
        if self._is_whole_log:
            return logged
        damaged = {name for name in TABLES if name not in self._whole}
        rows = {
            key: row
            for key, row in self.stored.items()
            if key[0] not in damaged or key not in self._removed
        }
        return {**{key: row for key, row in logged.items() if key[0] in damaged}, **rows}

    @property
    def may_hold_removed(self) -> bool:
        """Return whether tables and log are both damaged: then a removal may not be known."""
        return not self._is_whole_log and not self._whole >= set(TABLES)

    def known(self, rows: Mapping[Key, Columns]) -> set[Key]:
        """Return all rows that are known to have been there, readable or not."""
        known = set(rows)
        if not self._is_whole_log:
            damaged = {name for name in TABLES if name not in self._whole}
            known |= {key for key in self._logged if key[0] in damaged} - self._removed
        for (table, _), row in rows.items():
            known.update((parent, row[column]) for column, parent in _PARENTS.get(table, ()))
        return known

    def opening(self, rows: Mapping[Key, Columns]) -> list[RowChange]:
        """Return the additions of rows whose own the log has lost, as they then were.

        They come before all else, so that the later changes of these rows lead to something.
        """
        by_key: dict[Key, list[RowChange]] = defaultdict(list)
        for step in self.steps:
            by_key[step.key].append(step.change)
        added = []
        for key, changes in by_key.items():
            if changes[0].before is not None and (row := _before(changes, rows.get(key))):
                added.append((*key, row))
        return row_changes((), _in_order(added))

    def kept_steps(self, opening: Iterable[RowChange]) -> tuple[list[Step], dict[Key, Columns]]:
        """Return the steps of the log that can be carried out, and the rows they lead to."""
        rows = {(one.table, one.id): dict(one.after or {}) for one in opening}
        kept: list[Step] = []
        for step in self.steps:
            row = self._next(rows.get(step.key), step.change)
            if row is None and step.key not in rows:
                continue
            kept.append(step)
            if row is None:
                del rows[step.key]
            else:
                rows[step.key] = row
        return kept, rows

    def _next(self, row: Columns | None, change: RowChange) -> Columns | None:
        return self._replay.state(change.table, row, change.before, change.after)


def closing(logged: Mapping[Key, Columns], kept: Mapping[Key, Columns]) -> list[RowChange]:
    """Return what turns the rows as the log tells them into those that were kept."""
    return row_changes(
        _in_order([(*key, row) for key, row in logged.items()]),
        _in_order([(*key, row) for key, row in kept.items()]),
    )


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """Return rows with parents before children."""
    order = list(TABLES)
    return sorted(rows, key=lambda row: order.index(row[0]))


def _before(changes: list[RowChange], row: Columns | None) -> Columns | None:
    """Return a row as it was before its first known change, None where that can't be told."""
    for change in reversed(changes):
        if change.after is None:
            row = dict(change.before or {})
        elif change.before is None or row is None:
            return None
        else:
            row = merged(row, change.before)
    return row


def _steps(found: Fragments) -> Iterable[Step]:
    for _, row in sorted(found.rows["change"].items()):
        change = _change(row)
        if change:
            yield Step(row["group_pk"], change)


def _change(row: Columns) -> RowChange | None:
    try:
        before, after = _loaded(row["before"]), _loaded(row["after"])
    except ValueError:
        return None
    columns = set(TABLES[row["table_name"]].columns)
    names = {name.partition(".")[0] for name in (*(before or {}), *(after or {}))}
    if not names <= columns or (before is None and after is None):
        return None
    return RowChange(row["table_name"], row["row_id"], before, after)


def _loaded(text: str | None) -> Columns | None:
    """Return the columns of a change; ValueError where they are none."""
    columns = None if text is None else json.loads(text)
    if columns is not None and not isinstance(columns, dict):
        raise ValueError(text)
    return columns


def _stored(found: Fragments) -> Iterable[tuple[Key, Columns]]:
    for name, table in TABLES.items():
        for _, row in sorted(found.rows[name].items()):
            try:
                values = {
                    one: json.loads(row[one]) if one in table.json else row[one]
                    for one in table.columns
                }
            except ValueError:
                continue
            yield (name, row["id"]), values


def _is_whole_log(found: Fragments, steps: list[Step]) -> bool:
    """Return whether no change is missing: all pages read, and none of the numbers is left out."""
    numbers = found.rows["change"]
    is_dense = not numbers or max(numbers) - min(numbers) + 1 == len(numbers) == len(steps)
    return {"change", "change_group"} <= found.whole and is_dense
