# SPDX-License-Identifier: Apache-2.0
"""What an edit did to the rows: the change log's entries, and what subscribers are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.domain.ids import GroupId, SessionId
    from annotator.domain.message import Message

# A row's logged columns. A value is what SQLite holds, or a list or mapping kept there as JSON;
# one entry of a JSON mapping has a column name of its own, "fields.speaker".
Columns = Mapping[str, Any]

# The initiator of what another program wrote.
ELSEWHERE = "another program"


class Action(StrEnum):
    """What a change group did.

    STEP changed nothing: it stepped over what undo or redo refused, or took that back. The file
    keeps it as the undo or redo that it stands for, without row changes.
    """

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's change: ``before`` is None where the row was added, ``after`` where removed.

    For a changed row both hold only the columns that differ. ``key`` is the local key that a row
    had which was removed here: it can be asked for no longer. It is no part of the change.
    """

    table: str
    id: str
    before: Columns | None
    after: Columns | None
    key: int | None = field(default=None, compare=False)

    @property
    def annotation_id(self) -> str:
        """Return the annotation that the row is, or is a piece of; empty for other rows."""
        if self.table == "span":
            return self.id.rpartition(".")[0]
        return self.id if self.table == "annotation" else ""

    def reversed(self) -> RowChange:
        """Return the change that takes this one back."""
        return RowChange(self.table, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Group:
    """An entry of the change log: one edit, whole; ``at`` is UTC, ISO 8601."""

    id: GroupId
    session_id: SessionId | None
    at: str
    who: str
    label: Message
    focus_id: str
    action: Action
    undoes: GroupId | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What subscribers are told after a commit; ``initiator`` lets a view ignore its own echo."""

    group: Group
    rows: tuple[RowChange, ...]
    initiator: object = None

    @property
    def is_from_elsewhere(self) -> bool:
        """Return whether another program wrote this, while a person here may do other things."""
        return self.initiator == ELSEWHERE

    def of(self, *tables: str) -> Iterator[RowChange]:
        """Return the changes of these tables."""
        return (row for row in self.rows if row.table in tables)

    def touches(self, *tables: str) -> bool:
        """Return whether any row of these tables changed."""
        return any(row.table in tables for row in self.rows)
