# SPDX-License-Identifier: Apache-2.0
"""An edit on its way to the file: what it is called, and which rows it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.store.rows import has_same_parts, rows_of
from annotator.store.tables import row_changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.changes import RowChange
    from annotator.domain.ids import SessionId
    from annotator.domain.message import Message
    from annotator.store.rows import Record


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an article and the bytes it was read from; it never changes."""

    sha256: str
    text: str
    original: bytes
    encoding: str


@dataclass(slots=True)
class Edit:
    """One step for the person who undoes it; ``focus_id`` is what to show afterwards.

    ``is_of_state`` says that it may also be made in a session that was handed on. ``seen`` is the
    place in the log up to which its session was read before: it is refused where more is there.
    """

    label: Message
    who: str
    session_id: SessionId | None = None
    focus_id: str = ""
    rows: list[RowChange] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    is_of_state: bool = False
    seen: int | None = None

    def add(self, *records: Record) -> None:
        """Add records, parents before children."""
        new = [row for record in records for row in rows_of(record)]
        self.rows += sorted(row_changes((), new), key=rank)

    def change(self, old: Record, new: Record) -> None:
        """Turn a record into another one of the same id."""
        with_parts = not has_same_parts(old, new)
        before, after = (rows_of(one, with_parts=with_parts) for one in (old, new))
        self.rows += row_changes(before, after)

    def remove(self, records: Iterable[Record]) -> None:
        """Remove records, children before parents."""
        old = [row for record in records for row in rows_of(record)]
        self.rows += sorted(row_changes(old, ()), key=rank, reverse=True)


_ORDER = (
    *("article", "region", "session", "annotation", "span", "event", "event_evidence"),
    *("rejection", "rule_switch"),
)


def rank(change: RowChange) -> int:
    """Return the place of a change's table among all: parents come before children."""
    return _ORDER.index(change.table)
