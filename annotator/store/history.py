# SPDX-License-Identifier: Apache-2.0
"""The change log: every edit is a group of row changes, written with the rows it changes.

Undo appends a group that takes an older one back; redo takes the undo back. Nothing in the log
is ever removed, so it is also the history that people read.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from annotator.domain.changes import Action, Changes, Group, RowChange
from annotator.domain.errors import ConflictError
from annotator.domain.ids import GroupId, SessionId, new_group_id
from annotator.domain.message import Message, message
from annotator.store.applying import RowWriter, StaleRowError
from annotator.store.connection import Durability, transaction
from annotator.store.tables import to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.store.edit import Content, Edit

_GROUP = "id, session_id, at, who, label, label_arguments, focus_id, action, undoes"


@dataclass(frozen=True, slots=True)
class _Draft:
    """The open group of a field that is being typed in."""

    group: Group
    group_pk: int
    change: RowChange

    def continues_in(self, edit: Edit) -> bool:
        """Return whether the edit is more typing in the same field of the same row."""
        if len(edit.rows) != 1 or edit.session_id != self.group.session_id:
            return False
        row = edit.rows[0]
        return (
            (row.table, row.id) == (self.change.table, self.change.id)
            and row.after is not None
            and set(row.after) == set(self.change.after or {})
            and edit.who == self.group.who
        )


class History:
    """Writes edits with their log, undoes and redoes them, and reads the log."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        writer: RowWriter,
        clock: Callable[[], str],
    ) -> None:
        self._connection = connection
        self._path = path
        self._writer = writer
        self._clock = clock
        self._draft: _Draft | None = None

    def write(self, edit: Edit, initiator: object = None) -> Changes:
        """Write an edit and its log in one transaction that outlives a loss of power.

        Raises:
            ConflictError: a row is no longer what the edit started from; nothing was written.
            UserError: the file cannot be written; nothing was.
        """
        group = self._group(edit)
        with self._transaction(Durability.FULL):
            self._settle_draft()
            self._insert_contents(edit.contents)
            rows = self._applied(
                edit.rows, message("It was not saved, and you see it as it is now.")
            )
            self._insert_group(group, rows)
        return Changes(group, tuple(rows), initiator)

    def write_draft(self, edit: Edit, initiator: object = None) -> Changes:
        """Write what has been typed in one field so far; it is closed by ``close_draft``.

        More typing in the same field rewrites the open group. It survives the end of the
        program at once, and a loss of power once it is closed.

        Raises:
            ConflictError: the row is no longer what the edit started from.
            UserError: the file cannot be written.
        """
        draft = self._draft
        with self._transaction(Durability.NORMAL):
            if draft and draft.continues_in(edit):
                rows = self._applied(edit.rows, message("Type it again if it is still wanted."))
                draft = self._rewrite(draft, rows[0])
            else:
                self._settle_draft()
                group = self._group(edit)
                rows = self._applied(edit.rows, message("Type it again if it is still wanted."))
                draft = _Draft(group, self._insert_group(group, rows, is_open=True), rows[0])
        self._draft = draft
        return Changes(draft.group, tuple(rows), initiator)

    def close_draft(self) -> None:
        """Make the open group of typing final; typing that changed nothing leaves no group."""
        if self._draft:
            with self._transaction(Durability.FULL):
                self._settle_draft()

    def undo(self, session_id: SessionId, who: str) -> Changes | None:
        """Take back the newest edit of a session that is in force; None where there is none.

        Raises:
            ConflictError: somebody changed since what the edit left; nothing was undone.
            UserError: the file cannot be written; nothing was.
        """
        return self._revert(self.next_undo, session_id, who, Action.UNDO)

    def redo(self, session_id: SessionId, who: str) -> Changes | None:
        """Take back the newest undo since the last edit; None where there is none.

        Raises:
            ConflictError: somebody changed since what the undo left; nothing was redone.
            UserError: the file cannot be written; nothing was.
        """
        return self._revert(self.next_redo, session_id, who, Action.REDO)

    def next_undo(self, session_id: SessionId) -> Group | None:
        """Return the group that ``undo`` would take back."""
        return self._one_group(
            f"""
            select {_GROUP} from change_group as one
            where session_id = ? and action <> 'undo'
              and not exists (select 1 from change_group as other where other.undoes = one.id)
            order by pk desc limit 1
            """,
            (session_id,),
        )

    def next_redo(self, session_id: SessionId) -> Group | None:
        """Return the undo that ``redo`` would take back."""
        return self._one_group(
            f"""
            select {_GROUP} from change_group as one
            where session_id = ?1 and action = 'undo'
              and not exists (select 1 from change_group as other where other.undoes = one.id)
              and pk > coalesce((
                select max(pk) from change_group where session_id = ?1 and action = 'edit'), 0)
            order by pk desc limit 1
            """,
            (session_id,),
        )

    def groups(self, session_id: SessionId, limit: int = 500, offset: int = 0) -> list[Group]:
        """Return groups of a session, newest first."""
        found = self._connection.execute(
            f"""
            select {_GROUP} from change_group where session_id = ?
            order by pk desc limit ? offset ?
            """,
            (session_id, limit, offset),
        )
        return [_group_from(values) for values in found]

    def rows(self, group_id: GroupId) -> list[RowChange]:
        """Return what a group changed, in the order in which it was written."""
        found = self._connection.execute(
            """
            select table_name, row_id, before, after from change
            where group_pk = (select pk from change_group where id = ?) order by pk
            """,
            (group_id,),
        )
        return [
            RowChange(table, row_id, _loaded(before), _loaded(after))
            for table, row_id, before, after in found
        ]

    def _revert(
        self,
        target_of: Callable[[SessionId], Group | None],
        session_id: SessionId,
        who: str,
        action: Action,
    ) -> Changes | None:
        with self._transaction(Durability.FULL):
            self._settle_draft()
            target = target_of(session_id)
            if target is None:
                return None
            group = replace(
                target,
                id=new_group_id(),
                at=self._clock(),
                who=who,
                action=action,
                undoes=target.id,
            )
            back = [change.reversed() for change in reversed(self.rows(target.id))]
            rest = message("“{label}” was left as it is.", label=str(target.label))
            rows = self._applied(back, rest, undoing_at=group.at)
            self._insert_group(group, rows)
        return Changes(group, tuple(rows))

    def _applied(
        self, rows: Sequence[RowChange], rest: Message, *, undoing_at: str = ""
    ) -> list[RowChange]:
        try:
            return self._writer.apply(rows, undoing_at=undoing_at)
        except StaleRowError as error:
            raise self._conflict(error.row_id, rest) from error

    def _conflict(self, row_id: str, rest: Message) -> ConflictError:
        last = self._one_group(
            f"""
            select {_GROUP} from change_group
            where pk = (select max(group_pk) from change where row_id = ?)
            """,
            (row_id,),
        )
        who = last.who if last and last.who else "Somebody"
        what = str(last.label) if last else ""
        return ConflictError(
            message(
                "{who} changed this in the meantime ({what}). {rest}",
                who=who,
                what=what,
                rest=rest,
            )
        )

    def _rewrite(self, draft: _Draft, row: RowChange) -> _Draft:
        """Put the newest typing into the open group, whose ``before`` stays."""
        group = replace(draft.group, at=self._clock())
        change = replace(draft.change, after=row.after)
        self._connection.execute(
            "update change set after = ? where group_pk = ?", (_dumped(row.after), draft.group_pk)
        )
        self._connection.execute(
            "update change_group set at = ? where pk = ?", (group.at, draft.group_pk)
        )
        return _Draft(group, draft.group_pk, change)

    def _settle_draft(self) -> None:
        """Close the open group within the present transaction."""
        draft = self._draft
        if draft is None:
            return
        before, after = draft.change.before or {}, draft.change.after or {}
        if all(before[name] == after[name] for name in after if name != "modified"):
            self._connection.execute("delete from change where group_pk = ?", (draft.group_pk,))
            self._connection.execute("delete from change_group where pk = ?", (draft.group_pk,))
        else:
            self._connection.execute(
                "update change_group set is_open = 0 where pk = ?", (draft.group_pk,)
            )
        self._draft = None

    def _group(self, edit: Edit) -> Group:
        return Group(
            new_group_id(),
            edit.session_id,
            self._clock(),
            edit.who,
            edit.label,
            edit.focus_id,
            Action.EDIT,
            None,
        )

    def _insert_contents(self, contents: Iterable[Content]) -> None:
        for content in contents:
            self._connection.execute(
                """
                insert into content (sha256, text, original, encoding) values (?, ?, ?, ?)
                on conflict do nothing
                """,
                (content.sha256, content.text, content.original, content.encoding),
            )

    def _insert_group(
        self, group: Group, rows: Sequence[RowChange], *, is_open: bool = False
    ) -> int:
        cursor = self._connection.execute(
            f"insert into change_group ({_GROUP}, is_open) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                group.id,
                group.session_id,
                group.at,
                group.who,
                group.label.template,
                to_json(dict(group.label.arguments)),
                group.focus_id,
                group.action.value,
                group.undoes,
                int(is_open),
            ),
        )
        group_pk = cast("int", cursor.lastrowid)
        self._connection.executemany(
            """
            insert into change (group_pk, table_name, row_id, before, after)
            values (?, ?, ?, ?, ?)
            """,
            (
                (group_pk, row.table, row.id, _dumped(row.before), _dumped(row.after))
                for row in rows
            ),
        )
        return group_pk

    def _one_group(self, sql: str, parameters: tuple[Any, ...]) -> Group | None:
        values = self._connection.execute(sql, parameters).fetchone()
        return _group_from(values) if values else None

    @contextmanager
    def _transaction(self, durability: Durability) -> Iterator[None]:
        """Run one transaction; where it fails, the open group is open again, as in the file."""
        draft = self._draft
        try:
            with transaction(self._connection, self._path, durability):
                yield
        except BaseException:
            self._draft = draft
            raise


def _group_from(values: Sequence[Any]) -> Group:
    group_id, session_id, at, who, label, arguments, focus_id, action, undoes = values
    return Group(
        group_id,
        session_id,
        at,
        who,
        Message(label, json.loads(arguments)),
        focus_id,
        Action(action),
        undoes,
    )


def _dumped(columns: Any) -> str | None:
    return None if columns is None else to_json(columns)


def _loaded(columns: str | None) -> Any:
    return None if columns is None else json.loads(columns)
