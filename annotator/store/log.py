# SPDX-License-Identifier: Apache-2.0
"""The change log's own tables: groups and the row changes in them.

Nothing in it is ever removed but typing that came to nothing, so it is also the history that
people read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from annotator.domain.changes import Action, Group, RowChange
from annotator.domain.message import Message
from annotator.store.damage import readable
from annotator.store.tables import EDITABLE, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.store.connection import Connection

_GROUP = "id, session_id, at, who, label, label_arguments, focus_id, action, undoes"
# As read: an undo or redo that changed no rows stepped over what was refused, or took that back.
READ_GROUP = """
  id, session_id, at, who, label, label_arguments, focus_id,
  iif(action = 'edit' or exists (select 1 from change where group_pk = change_group.pk),
    action, 'step'), undoes
"""
# The newest group of a session, and, while that is one to be passed over, the one before the
# group that it took back: thousands of undone edits are passed over at once.
_STEPS = """
with recursive step(pk, action, undoes) as (
  select * from (
    select pk, action, undoes from change_group where session_id = ?1 order by pk desc limit 1)
  union all
  select earlier.pk, earlier.action, earlier.undoes
  from step join change_group as target on target.id = step.undoes
  join change_group as earlier on earlier.pk = (
    select max(pk) from change_group where session_id = ?1 and pk < {bound})
  where {passed}
)
"""
_IS_EMPTY = "not exists (select 1 from change where group_pk = {group}.pk)"
# A redo without row changes brought back as next what had been stepped over, or it stepped over
# an undo, which stays in force.
_BOUND = f"""
  iif(step.action = 'redo' and not {_IS_EMPTY.format(group="target")}, step.pk, target.pk)
"""
_PASSED = f"(step.action = 'undo' or step.action = 'redo' and {_IS_EMPTY.format(group='step')})"
# An undo takes back the newest edit in force, so all between the two is out of force as well.
_NEXT_UNDO = f"""
{_STEPS.format(bound=_BOUND, passed=_PASSED)}
select {READ_GROUP} from change_group
where pk = (select min(pk) from step) and action <> 'undo'
"""
# Only the undos since the last edit can be redone; the newest that no redo took back comes first.
_NEXT_REDO = f"""
{_STEPS.format(bound="target.pk", passed="step.action = 'redo'")}
select {READ_GROUP} from change_group
where pk = (select pk from step where action <> 'redo' limit 1) and action = 'undo'
"""

# Behind every row, and how many rows of a long group are read together.
_BEYOND = 1 << 62
_READ_AT_ONCE = 1_000

# The tables whose rows go together with all that hangs on them.
_WHOLE_RECORDS = ("article", "session")


@dataclass(frozen=True, slots=True)
class LoggedGroup:
    """A group with its place in the log, and whether it is still being typed."""

    pk: int
    group: Group
    is_open: bool


class ChangeLog:
    """Reads and appends groups; the caller has begun the transaction.

    ``own_ids`` are the groups appended here, for telling them from those of other programs, and
    ``own_records`` the articles and sessions that came with them.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.own_ids: set[str] = set()
        self.own_records: set[str] = set()

    def end(self) -> int:
        """Return the place of the newest group; those that are written later stand behind it."""
        newest = self._connection.execute("select max(pk) from change_group").fetchone()[0]
        return int(newest or 0)

    def goes_on(self, session_id: str, place: int) -> bool:
        """Return whether there is a group of a session behind a place."""
        found = self._connection.execute(
            "select 1 from change_group where session_id = ? and pk > ? limit 1",
            (session_id, place),
        )
        return found.fetchone() is not None

    def append(self, group: Group, rows: Sequence[RowChange], *, is_open: bool = False) -> int:
        """Add a group and return its local key; an open one is still being typed."""
        cursor = self._connection.execute(
            f"insert into change_group ({_GROUP}, is_open) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(group.id, group.session_id, group.at, group.who, group.label.template),
                _dumped_arguments(group.label),
                *(group.focus_id, group.action.value, group.undoes, int(is_open)),
            ),
        )
        self.own_ids.add(group.id)
        self.own_records.update(
            row.id for row in rows if row.before is None and row.table in _WHOLE_RECORDS
        )
        place = cast("int", cursor.lastrowid)
        self.append_rows(place, rows)
        return place

    def append_rows(self, group_pk: int, rows: Iterable[RowChange]) -> None:
        """Add row changes to the group of this local key."""
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

    def newest(self, session_id: str, limit: int, offset: int) -> list[Group]:
        """Return groups of a session, newest first."""
        found = self._connection.execute(
            f"""
            select {READ_GROUP} from change_group where session_id = ?
            order by pk desc limit ? offset ?
            """,
            (session_id, limit, offset),
        )
        return [group_from(values) for values in found]

    def rows(self, group_id: str) -> list[RowChange]:
        """Return what a group changed, in the order in which it was written."""
        found = self._connection.execute(
            """
            select table_name, row_id, before, after from change
            where group_pk = (select pk from change_group where id = ?) order by pk
            """,
            (group_id,),
        )
        return [loaded_change(values) for values in found]

    def rows_backwards(self, group_id: str) -> Iterator[RowChange]:
        """Yield what a group changed, the last change first, read a little at a time."""
        place = _BEYOND
        while found := self._connection.execute(
            """
            select pk, table_name, row_id, before, after from change
            where group_pk = (select pk from change_group where id = ?) and pk < ?
            order by pk desc limit ?
            """,
            (group_id, place, _READ_AT_ONCE),
        ).fetchall():
            yield from (loaded_change(values) for _, *values in found)
            place = found[-1][0]

    def length(self, group_id: str) -> int:
        """Return how many rows a group changed."""
        found = self._connection.execute(
            """
            select count(*) from change
            where group_pk = (select pk from change_group where id = ?)
            """,
            (group_id,),
        ).fetchone()
        return int(found[0])

    def is_long(self, group_id: str, rows: int) -> bool:
        """Return whether a group changed more rows than that."""
        found = self._connection.execute(
            """
            select 1 from change where group_pk = (select pk from change_group where id = ?)
            limit 1 offset ?
            """,
            (group_id, rows),
        )
        return found.fetchone() is not None

    def next_undo(self, session_id: str) -> Group | None:
        """Return the newest edit of a session that is in force."""
        return self._one(_NEXT_UNDO, session_id)

    def next_redo(self, session_id: str) -> Group | None:
        """Return the newest undo since the last edit that is in force."""
        return self._one(_NEXT_REDO, session_id)

    def last_of_row(self, row_id: str) -> Group | None:
        """Return the last group that changed a row."""
        return self._one(
            f"""
            select {READ_GROUP} from change_group
            where pk = (select max(group_pk) from change where row_id = ?)
            """,
            row_id,
        )

    def open_groups(self) -> list[Group]:
        """Return the groups whose typing was never finished."""
        found = self._connection.execute(f"select {READ_GROUP} from change_group where is_open = 1")
        return [group_from(values) for values in found]

    def is_open(self, group: Group) -> bool:
        """Return whether a group is still being typed; another program may have closed it."""
        found = self._connection.execute(
            "select 1 from change_group where id = ? and is_open = 1", (group.id,)
        )
        return found.fetchone() is not None

    def is_undone(self, group: Group) -> bool:
        """Return whether a group was taken back, as another program can do while it is open."""
        found = self._connection.execute("select 1 from change_group where undoes = ?", (group.id,))
        return found.fetchone() is not None

    def is_renewed(self, group: Group) -> bool:
        """Give an open group its newer time; return whether it and its session are still open."""
        renewed = self._connection.execute(
            f"""
            update change_group set at = ? where id = ? and is_open = 1
              and (session_id is null or exists (
                select 1 from session join article on article.id = session.article_id
                where session.id = change_group.session_id and state in {EDITABLE}
                  and session.trashed || article.trashed = ''))
            """,
            (group.at, group.id),
        )
        return renewed.rowcount == 1

    def rewrite(self, group: Group, rows: Iterable[RowChange]) -> None:
        """Put newer changes into an open group; rows that it added stay as they came."""
        for row in rows:
            rewritten = self._connection.execute(
                """
                update change set before = ?, after = ?
                where group_pk = (select pk from change_group where id = ?)
                  and table_name = ? and row_id = ? and before is not null
                """,
                (_dumped(row.before), _dumped(row.after), group.id, row.table, row.id),
            )
            if not rewritten.rowcount:
                self.extend(group, [row])

    def extend(self, group: Group, rows: Iterable[RowChange]) -> None:
        """Add row changes to an open group."""
        self._connection.executemany(
            """
            insert into change (group_pk, table_name, row_id, before, after)
            select pk, ?, ?, ?, ? from change_group where id = ?
            """,
            (
                (row.table, row.id, _dumped(row.before), _dumped(row.after), group.id)
                for row in rows
            ),
        )

    def close(self, group: Group) -> None:
        """Make an open group final."""
        self._connection.execute("update change_group set is_open = 0 where id = ?", (group.id,))

    def remove(self, group: Group) -> None:
        """Take an open group out of the log, because its typing came to nothing."""
        self._connection.execute(
            "delete from change where group_pk = (select pk from change_group where id = ?)",
            (group.id,),
        )
        self._connection.execute("delete from change_group where id = ?", (group.id,))

    def last_closed(self) -> tuple[int, str]:
        """Return place and id of the last group that is closed; 0 and blank where none is."""
        found = self._connection.execute(
            "select pk, id from change_group where is_open = 0 order by pk desc limit 1"
        )
        return found.fetchone() or (0, "")

    def id_at(self, pk: int) -> str | None:
        """Return the id of the group in a place of the log, None where there is none."""
        found = self._connection.execute("select id from change_group where pk = ?", (pk,))
        values = found.fetchone()
        return values[0] if values else None

    def behind(self, pk: int) -> list[LoggedGroup]:
        """Return the groups behind a place of the log, in order."""
        return self._placed("pk > ? order by pk", pk)

    def still_open(self) -> list[LoggedGroup]:
        """Return the groups that are still being typed, or were when a program ended."""
        return self._placed("is_open = 1")

    def found(self, group_id: str) -> LoggedGroup | None:
        """Return a group as it is now, None where it is no longer there."""
        return next(iter(self._placed("id = ?", group_id)), None)

    def is_short_behind(self, pk: int, *, groups: int, rows: int) -> bool:
        """Return whether so many groups at most, and rows in them, are behind a place."""
        found = self._connection.execute(
            """
            select 1 from (select 1 from change_group where pk > ?1 limit 1 offset ?2)
            union all
            select 1 from (select 1 from change where group_pk > ?1 limit 1 offset ?3)
            """,
            (pk, groups, rows),
        )
        return found.fetchone() is None

    def _placed(self, condition: str, *parameters: object) -> list[LoggedGroup]:
        found = self._connection.execute(
            f"select pk, is_open, {READ_GROUP} from change_group where {condition}", parameters
        )
        return [
            LoggedGroup(pk, group_from(values), bool(is_open)) for pk, is_open, *values in found
        ]

    def _one(self, sql: str, parameter: str) -> Group | None:
        values = self._connection.execute(sql, (parameter,)).fetchone()
        return group_from(values) if values else None


@readable
def group_from(values: Sequence[Any]) -> Group:
    """Return a group selected as ``READ_GROUP``."""
    group_id, session_id, at, who, label, arguments, focus_id, action, undoes = values
    return Group(
        group_id,
        session_id,
        at,
        who,
        _message_from(label, json.loads(arguments)),
        focus_id,
        Action(action),
        undoes,
    )


def loaded_change(values: Sequence[Any]) -> RowChange:
    """Return a row change selected as table_name, row_id, before, after."""
    table, row_id, before, after = values
    return RowChange(table, row_id, _loaded(before), _loaded(after))


def _dumped_arguments(label: Message) -> str:
    """Return a label's arguments as JSON; a message among them is a pair of its own."""
    return to_json(_plain(label)[1])


def _plain(text: Message) -> tuple[str, dict[str, Any]]:
    return text.template, {
        name: _plain(value) if isinstance(value, Message) else value
        for name, value in text.arguments.items()
    }


def _message_from(template: str, arguments: Mapping[str, Any]) -> Message:
    return Message(
        template,
        {
            name: _message_from(*value) if isinstance(value, list) else value
            for name, value in arguments.items()
        },
    )


def _dumped(columns: Any) -> str | None:
    return None if columns is None else to_json(columns)


@readable
def _loaded(columns: str | None) -> Any:
    return None if columns is None else json.loads(columns)
