# SPDX-License-Identifier: Apache-2.0
"""Reading the change log in steps small enough that nobody waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.store.log import READ_GROUP, group_from, loaded_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.changes import Group, RowChange
    from annotator.store.connection import Connection

EVENT = "event"
SESSION = "session"
_NEWEST = 1 << 62
# What a group was about: a kind of annotation, an event, or the session as a whole. Of what was
# deleted the log still knows.
_TOPIC = f"""
coalesce(
  (select kind from annotation where id = focus_id),
  (select '{EVENT}' from event where id = focus_id),
  (select kind from rejection where id = focus_id),
  (select iif(table_name in ('annotation', 'rejection'), json_extract(before, '$.kind'),
      table_name) from change
    where pk = (select max(pk) from change where row_id = focus_id) and after is null),
  '{SESSION}')
"""
_OF_SESSION = "select pk from change_group where session_id = :session and pk < :before"
# Rows of a record begin with its id; a group without rows tells of another that has some.
_OF_FACT = """
with recursive about(pk) as (
  select group_pk from change where row_id = :fact
  union select group_pk from change where row_id > :fact || '.' and row_id < :fact || '/'
  union select later.pk from about
  join change_group as earlier on earlier.pk = about.pk
  join change_group as later on later.undoes = earlier.id
)
select about.pk from about join change_group on change_group.pk = about.pk
where session_id = :session and about.pk < :before
"""


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which groups are wanted: of a person, about a kind, an event or the session, of a record."""

    who: str | None = None
    topic: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some groups, newest first, and where to read on; None where there is nothing more."""

    groups: tuple[Group, ...]
    rest: int | None


class LogPages:
    """Pages of a session's groups; each reads only so many, however few of them are wanted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self, session_id: str, wanted: LogFilter, count: int, before: int | None = None
    ) -> LogPage:
        """Look at so many groups and return those that are wanted."""
        source = _OF_FACT if wanted.fact else _OF_SESSION
        place = {
            "session": session_id,
            "fact": wanted.fact,
            "before": _NEWEST if before is None else before,
        }
        pks = [
            found[0]
            for found in self._connection.execute(
                f"{source} order by 1 desc limit :count", {**place, "count": count}
            )
        ]
        if not pks:
            return LogPage((), None)
        rest = pks[-1] if len(pks) == count else None
        return LogPage(tuple(self._wanted(pks, wanted)), rest)

    def count(
        self, session_id: str, most: int, before: int | None = None
    ) -> tuple[int, int | None]:
        """Count so many groups of a session, and return where to count on, None at the end."""
        count, rest = self._connection.execute(
            """
            select count(*), min(pk) from (
              select pk from change_group where session_id = ? and pk < ?
              order by pk desc limit ?)
            """,
            (session_id, _NEWEST if before is None else before, most),
        ).fetchone()
        return count, rest if count == most else None

    def people(
        self, session_id: str, count: int, before: int | None = None
    ) -> tuple[set[str], int | None]:
        """Return who wrote so many groups, and where to read on."""
        found = self._connection.execute(
            """
            select pk, who from change_group where session_id = ? and pk < ?
            order by pk desc limit ?
            """,
            (session_id, _NEWEST if before is None else before, count),
        ).fetchall()
        rest = found[-1][0] if len(found) == count else None
        return {who for _, who in found}, rest

    def is_in_force(self, group_id: str) -> bool:
        """Return whether nothing that is in force took a group back."""
        depth = self._connection.execute(
            """
            with recursive chain(id, depth) as (
              select ?, 0
              union all
              select later.id, depth + 1 from chain join change_group as later on later.pk = (
                select max(pk) from change_group as one
                where undoes = chain.id
                  and exists (select 1 from change where group_pk = one.pk))
            )
            select max(depth) from chain
            """,
            (group_id,),
        ).fetchone()[0]
        return bool(depth % 2 == 0)

    def last_of_record(self, record_id: str) -> list[RowChange]:
        """Return what the last group that changed a record's own row did to its rows."""
        found = self._connection.execute(
            """
            select table_name, row_id, before, after from change
            where group_pk = (select group_pk from change where row_id = ?1
                order by pk desc limit 1)
              and (row_id = ?1 or row_id > ?1 || '.' and row_id < ?1 || '/')
            order by pk
            """,
            (record_id,),
        )
        return [loaded_change(values) for values in found]

    def _wanted(self, pks: Sequence[int], wanted: LogFilter) -> list[Group]:
        conditions, parameters = ["pk in (select value from json_each(?))"], [str(list(pks))]
        if wanted.who is not None:
            conditions.append("who = ?")
            parameters.append(wanted.who)
        if wanted.topic:
            conditions.append(f"{_TOPIC} = ?")
            parameters.append(wanted.topic)
        found = self._connection.execute(
            f"""
            select {READ_GROUP} from change_group where {" and ".join(conditions)}
            order by pk desc
            """,
            parameters,
        )
        return [group_from(values) for values in found]
