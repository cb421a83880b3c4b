# SPDX-License-Identifier: Apache-2.0
"""Edits of very many rows, and taking them back: part by part, so that no memory has them all.

Each is one group of the log, in one transaction, as any other edit. What is told of how far it
is may raise a UserError to stop; then nothing has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from annotator.domain.changes import Action
from annotator.domain.errors import ConflictError
from annotator.domain.message import message
from annotator.store.clashes import conflict, require_at_work, require_seen
from annotator.store.conflicts import StaleRowError
from annotator.store.connection import transaction
from annotator.store.edit import rank
from annotator.store.groups import group_of, group_taking_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotator.domain.changes import Group, RowChange
    from annotator.domain.ids import SessionId
    from annotator.domain.message import Message
    from annotator.store.applying import RowWriter
    from annotator.store.connection import Connection
    from annotator.store.edit import Edit
    from annotator.store.log import ChangeLog

    Advance = Callable[[int], None]

# Rows that are changed between two looks at whether to go on.
_PART = 500


class ManyRows:
    """Writes and takes back edits whose rows come part by part."""

    def __init__(
        self, connection: Connection, log: ChangeLog, writer: RowWriter, clock: Callable[[], str]
    ) -> None:
        self._connection = connection
        self._log = log
        self._writer = writer
        self._clock = clock

    def write(
        self, edit: Edit, parts: Iterable[Sequence[RowChange]], *, advance: Advance
    ) -> Group | None:
        """Write an edit whose rows are these; None where there are none.

        ``advance`` is told how many parts were taken, changed or not.

        Raises:
            ConflictError: a row is no longer what its change starts from, the session is no
                longer as far as it was seen, or was handed on; nothing was written.
            UserError: the file cannot be written, or ``advance`` raised it; nothing was.
        """
        rest = message("Your change was not saved; you see what is there now.")
        group = group_of(edit, self._clock())
        with transaction(self._connection):
            require_at_work(self._connection, self._log, _session_of(edit), rest)
            require_seen(self._log, edit)
            changed = self._write_parts(group, _told(parts, advance), rest, undoing_at="")
        return group if changed else None

    def is_long(self, group: Group, rows: int) -> bool:
        """Return whether a group has more rows than that."""
        return self._log.is_long(group.id, rows)

    def length(self, group: Group) -> int:
        """Return how many rows a group has."""
        return self._log.length(group.id)

    def take_back(self, target: Group, who: str, *, advance: Advance) -> Group:
        """Take back a group that undo or redo stands before; ``advance`` is told of its rows.

        Raises:
            ConflictError: somebody changed since what the group left, or handed the session on;
                nothing was taken back.
            UserError: the file cannot be written, or ``advance`` raised it; nothing was.
        """
        action = Action.REDO if target.action is Action.UNDO else Action.UNDO
        now = self._clock()
        group = group_taking_back(target, action, who=who, at=now)
        rest = message("“{label}” was left as it is.", label=target.label)
        with transaction(self._connection):
            self._require_next(target, action)
            back = (one.reversed() for one in self._log.rows_backwards(target.id))
            self._write_parts(group, _counted(_parted(back), advance), rest, undoing_at=now)
        return group

    def _require_next(self, target: Group, action: Action) -> None:
        """Raise ConflictError where undo or redo would take back something else by now."""
        kept = message("Everything was left as it was.")
        session_id = _session_of(target)
        require_at_work(self._connection, self._log, session_id, kept)
        next_one = self._log.next_undo if action is not Action.REDO else self._log.next_redo
        if next_one(session_id) != target:
            raise ConflictError(
                message(
                    "Another step is next by now: somebody was at work meanwhile. {rest}", rest=kept
                )
            )

    def _write_parts(
        self,
        group: Group,
        parts: Iterable[Sequence[RowChange]],
        rest: Message,
        *,
        undoing_at: str,
    ) -> bool:
        """Write the parts within the present transaction; return whether there was any."""
        place = 0
        try:
            for part in parts:
                if not part:
                    continue
                rows = self._writer.apply(part, undoing_at=undoing_at)
                place = place or self._log.append(group, ())
                self._log.append_rows(place, rows)
        except StaleRowError as error:
            raise conflict(self._log, error.row_id, rest) from error
        finally:
            self._writer.forget()
        return bool(place)


def _session_of(step: Edit | Group) -> SessionId:
    # Very many rows are changed in a session only.
    return cast("SessionId", step.session_id)


def _told(parts: Iterable[Sequence[RowChange]], advance: Advance) -> Iterator[Sequence[RowChange]]:
    for number, part in enumerate(parts, 1):
        yield part
        advance(number)


def _counted(
    parts: Iterable[Sequence[RowChange]], advance: Advance
) -> Iterator[Sequence[RowChange]]:
    done = 0
    for part in parts:
        yield part
        done += len(part)
        advance(done)


def _parted(rows: Iterable[RowChange]) -> Iterator[list[RowChange]]:
    """Yield rows in parts; those of a record that comes or goes are in one of them."""
    part: list[RowChange] = []
    for row in rows:
        if len(part) >= _PART and _begins(row, part[-1]):
            yield part
            part = []
        part.append(row)
    yield part


def _begins(row: RowChange, last: RowChange) -> bool:
    """Return whether a row may come after a break: its record has no row before it.

    Parents come before their children, and go after them.
    """
    if row.before is None:
        return rank(row) < rank(last)
    return row.after is not None or rank(row) > rank(last)
