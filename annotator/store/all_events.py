# SPDX-License-Identifier: Apache-2.0
"""The events of all sessions of a project, but for its trash: by time, or by when they are due."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.store.event_tables import LAST
from annotator.store.listing import Condition, Listing
from annotator.store.tables import DONE, TRASHED
from annotator.store.time_order import between, time_listing, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.event import Event
    from annotator.domain.ids import ArticleId, SessionId
    from annotator.store.connection import Connection
    from annotator.store.events import Events

# What an index has, in its words.
IS_DUE = f"due_from is not null and status not in {DONE}"
# Names that are looked through for one that was typed, and those that it stands for at most.
_NAMES, _MEANT = 2_000, 200
_AT_ONCE = 500
# The next name behind one, in the order of the index: some microseconds, however many events.
_NEXT_NAMES = """
  with recursive known(name) as (
    select min(name) from event_actor where name >= ?
    union all
    select (select min(name) from event_actor where event_actor.name > known.name)
    from known where known.name is not null
  )
  select name from known where name is not null limit ?
"""
# Of all names at once: what is in the trash is looked up anew for each statement.
_IN_USE = f"""
  select wanted.value from json_each(?) as wanted
  where exists (
    select 1 from event_actor join event on event.pk = event_pk
    where name = wanted.value and session_id not in {TRASHED})
  order by wanted.key limit ?
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are listed; what is blank leaves none out.

    ``actor`` is a name or a part of one. ``earliest`` and ``latest`` are seconds, as EDTF bounds
    give them: events are listed that may have been in between, undated ones are not. ``due`` is
    whether they still wait to be checked when something is over: before ``due_before``, and not
    before ``due_from``.
    """

    words: str = ""
    actor: str = ""
    earliest: str = ""
    latest: str = ""
    article_id: str = ""
    session_id: str = ""
    is_due: bool = False
    due_from: str = ""
    due_before: str = ""
    is_open: bool = False
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event, the session's reviewer, and the article; ``due_from`` is a second, or blank."""

    event: Event
    reviewer: str
    article_id: ArticleId
    title: str
    due_from: str = ""


class AllEvents:
    """The events of a project."""

    def __init__(self, connection: Connection, events: Events) -> None:
        self._connection = connection
        self._events = events

    def parts(self, wanted: Wanted) -> Iterator[list[int]]:
        """Yield the local keys of what is listed, part by part; see ``Listing.parts``."""
        return self.listing(wanted).parts(self._connection)

    def is_listed(self, wanted: Wanted, key: int) -> bool:
        """Return whether the event of a local key is listed."""
        return self.listing(wanted).holds(self._connection, key)

    def listing(self, wanted: Wanted) -> Listing:
        """Return what is listed: by time, see ``time_order``, or soonest due first."""
        session_id = wanted.session_id or None
        only = tuple(self._conditions(wanted))
        if not wanted.is_due:
            by_time = time_listing(session_id, wanted.words, descending=wanted.descending)
            by_time = replace(by_time, only=only)
            if wanted.earliest or wanted.latest:
                return between(by_time, wanted.earliest, wanted.latest)
            return by_time
        if wanted.earliest or wanted.latest:
            only = (*only, within(wanted.earliest, wanted.latest))
        where = f"session_id not in {TRASHED}" if session_id is None else "session_id = ?"
        return Listing(
            "event",
            f"{where} and {IS_DUE} and due_from >= ? and due_from < ?",
            (*([session_id] if session_id else ()), wanted.due_from, wanted.due_before or "~"),
            "due_from",
            "event_search",
            wanted.words,
            wanted.descending,
            only,
        )

    def page(self, keys: Sequence[int]) -> list[ListedEvent | None]:
        """Return events by local key with where they are from, None for what is gone."""
        rows = self._connection.execute(
            """
            select event.pk, reviewer, article.id, title, coalesce(due_from, '') from event
            join session on session.id = event.session_id
            join article on article.id = session.article_id
            where event.pk in (select value from json_each(?))
            """,
            (json.dumps(list(keys)),),
        )
        known = {key: values for key, *values in rows}
        found = zip(keys, self._events.page(keys), strict=True)
        return [ListedEvent(event, *known[key]) if event else None for key, event in found]

    def actors(self, typed: str = "", most: int = _MEANT) -> list[str]:
        """Return who takes part in events and has a name with this in it, in order.

        Where a project knows very many names, only those that begin so are found.
        """
        sought = typed.strip().casefold()
        names = self._names("", _NAMES)
        if len(names) == _NAMES:
            names = self._names(typed.strip(), most)
            names = [name for name in names if name.casefold().startswith(sought)]
        having = [name for name in names if sought in name.casefold()]
        found = self._connection.execute(_IN_USE, (json.dumps(having), most))
        return [values[0] for values in found]

    def articles(self) -> list[tuple[str, str]]:
        """Return the articles, id and title, that have events, by title."""
        return self._connection.execute(
            f"""
            select id, title from article
            where id in (
              select article_id from session where id not in {TRASHED} and exists (
                select 1 from event where event.session_id = session.id))
            order by title collate nocase, id
            """
        ).fetchall()

    def due_count(self, session_id: SessionId | None, now: str, most: int) -> int:
        """Return how many events are due by a second, up to so many that are counted."""
        wanted = Wanted(session_id=session_id or "", is_due=True, due_before=now)
        return sum(len(part) for part in self.listing(wanted).parts(self._connection, most))

    def days(self, wanted: Wanted) -> Iterator[list[tuple[str, int, str]]]:
        """Yield part by part what lies within one day: the day, local key and article's id.

        Events come by time, so that those of a day follow one another; a part may be empty.
        """
        for keys in self.parts(replace(wanted, descending=False)):
            chunks = (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))
            yield from map(self._days_of, chunks)

    def _days_of(self, keys: list[int]) -> list[tuple[str, int, str]]:
        return self._connection.execute(
            f"""
            select substr(start_min, 1, 10), event.pk, article_id
            from json_each(?) as wanted join event on event.pk = wanted.value
            join session on session.id = event.session_id
            where start_min is not null
              and substr(start_min, 1, 10) = substr({LAST}, 1, 10)
            order by wanted.key
            """,
            (str(keys),),
        ).fetchall()

    def _conditions(self, wanted: Wanted) -> Iterator[Condition]:
        if wanted.actor:
            yield _with_actors(self.actors(wanted.actor))
        if wanted.article_id:
            yield self._of_article(wanted.article_id)
        if wanted.is_open:
            yield Condition(f"status not in {DONE}")

    def _of_article(self, article_id: str) -> Condition:
        rows = self._connection.execute(
            "select id from session where article_id = ?", (article_id,)
        )
        of = "session_id in (select value from json_each(?))"
        ids = json.dumps([values[0] for values in rows])
        return Condition(of, (ids,), f"select pk from event where {of}")

    def _names(self, begun: str, most: int) -> list[str]:
        found = self._connection.execute(_NEXT_NAMES, (begun, most))
        return [values[0] for values in found]


def _with_actors(names: Sequence[str]) -> Condition:
    among = "name in (select value from json_each(?))"
    return Condition(
        f"exists (select 1 from event_actor where event_pk = event.pk and {among})",
        (json.dumps(list(names)),),
        f"select event_pk from event_actor where {among}",
    )
