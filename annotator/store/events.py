# SPDX-License-Identifier: Apache-2.0
"""Reading events and the annotations that speak of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.domain.status import Status
from annotator.store.conflicts import gone
from annotator.store.event_filter import EVERYTHING, EventFilter
from annotator.store.event_groups import GroupBy, grouped_events
from annotator.store.listing import Listing
from annotator.store.rows import event_from
from annotator.store.tables import TABLES, decoded, to_json
from annotator.store.time_order import is_followed, time_listing
from annotator.store.views import EVENT_SORTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.domain.event import Event
    from annotator.domain.ids import EventId, SessionId
    from annotator.domain.span import Span
    from annotator.store.connection import Connection

_TABLE = TABLES["event"]
# To put more in order takes longer than a press of a key may.
_MOST_ASKED = 1_000
# An event is told of between two offsets of the text.
_TOLD_BETWEEN = """
  ((span_start < {1} and span_end > {0}) or exists (
    select 1 from json_each(mentions) as told
    where told.value ->> 0 < {1} and told.value ->> 1 > {0}))
"""
# The columns of a list that are by time.
BY_TIME = frozenset({"", "start"})
# All by which it can be sorted.
SORTABLE = BY_TIME | EVENT_SORTS.keys()


@dataclass(frozen=True, slots=True)
class EventOrder:
    """What a list of events shows: filters, and the column it sorts by ('' for time).

    By time what is undated stands where the text has it; see ``time_order``.
    """

    column: str = ""
    words: str = ""
    descending: bool = False
    only: EventFilter = EVERYTHING


class Events:
    """The events of a project."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, event_id: str) -> Event:
        """Return an event; GoneError where there is none any more."""
        found = self.find([event_id])
        if not found:
            raise gone(self._connection, event_id)
        return found[0]

    def find(self, ids: Iterable[str]) -> list[Event]:
        """Return the events of these ids that are there, in the order asked for."""
        found = (self._one("id", event_id) for event_id in ids)
        return [event for event in found if event]

    def in_order(self, session_id: SessionId, words: str = "") -> list[EventId]:
        """Return a session's events by time; an undated one keeps its place in the text.

        The order is that of ``time_order``.
        """
        parts = self.parts(session_id, EventOrder(words=words))
        keys = [key for part in parts for key in part]
        found = self._connection.execute(
            """
            select event.id from json_each(?) as wanted join event on event.pk = wanted.value
            order by wanted.key
            """,
            (str(keys),),
        )
        return [values[0] for values in found]

    def parts(self, session_id: SessionId, order: EventOrder) -> Iterator[list[int]]:
        """Yield the local keys of a list's rows, part by part; see ``Listing.parts``."""
        return self.listing(session_id, order).parts(self._connection)

    def first(self, session_id: SessionId, words: str, most: int) -> list[Event]:
        """Return the first events of a session by time that have some words, so many at most."""
        listing = self.listing(session_id, EventOrder(words=words))
        keys = [key for part in listing.parts(self._connection, most) for key in part]
        return [event for event in self.page(keys) if event]

    def in_question(self, session_id: SessionId) -> list[int]:
        """Return the keys of events that are in query, or marks of theirs are, by time.

        Where they are very many it is some of them: nobody waits for all to go to the next.
        """
        found = self._connection.execute(
            """
            select pk from (
              select pk from event where session_id = ?1 and status = ?2 limit ?3)
            union
            select pk from (
              select event.pk as pk from annotation
              cross join event_evidence on event_evidence.annotation_id = annotation.id
              cross join event on event.id = event_evidence.event_id
              where annotation.session_id = ?1 and annotation.status = ?2 limit ?3)
            """,
            (session_id, Status.QUERY.value, _MOST_ASKED),
        )
        keys = [values[0] for values in found]
        return self.listing(session_id, EventOrder()).in_order(self._connection, keys)

    def is_listed(self, session_id: SessionId, order: EventOrder, key: int) -> bool:
        """Return whether the event of a local key is in a list."""
        return self.listing(session_id, order).holds(self._connection, key)

    def place(
        self, session_id: SessionId, order: EventOrder, key: int, among: Sequence[int]
    ) -> int:
        """Return where the event of a local key belongs among others of a list."""
        return self.listing(session_id, order).place(self._connection, key, among)

    def listing(self, session_id: SessionId, order: EventOrder) -> Listing:
        """Return what a list of events shows: by time, or sorted by a column."""
        only = order.only.conditions(session_id)
        if order.column in BY_TIME:
            listing = time_listing(session_id, order.words, descending=order.descending)
            return replace(listing, only=only)
        return Listing(
            "event",
            "session_id = ?",
            (session_id,),
            EVENT_SORTS[order.column],
            "event_search",
            order.words,
            order.descending,
            only,
        )

    def grouped(self, keys: Sequence[int], by: GroupBy) -> list[tuple[str, list[int]]]:
        """Return groups of events by local key, each with its value; see ``grouped_events``."""
        return grouped_events(self._connection, keys, by)

    def is_followed(self, key: int) -> bool:
        """Return whether others stand by the time of an event: undated ones behind it."""
        return is_followed(self._connection, key)

    def page(self, keys: Sequence[int]) -> list[Event | None]:
        """Return events by local key, None for what is gone."""
        return [self._one("pk", key) for key in keys]

    def key_of(self, event_id: str) -> int | None:
        """Return the local key of an event, None where it is not there."""
        found = self._connection.execute(
            "select pk from event where id = ?", (event_id,)
        ).fetchone()
        return found[0] if found else None

    def of_annotation(self, annotation_id: str) -> list[EventId]:
        """Return the events that an annotation speaks of."""
        found = self._connection.execute(
            "select event_id from event_evidence where annotation_id = ? order by event_id",
            (annotation_id,),
        )
        return [values[0] for values in found]

    def of_rules_at(self, session_id: SessionId, spans: Iterable[Span]) -> list[Event]:
        """Return the events that rules led to and of which any of these stretches tells."""
        wanted = sorted(spans)
        if not wanted:
            return []
        # First what lies anywhere near: many marks stand in one part of the text, events all over.
        found = self._connection.execute(
            f"""
            select id from event indexed by event_rule
            where session_id = ?1 and origin = 'rule' and {_TOLD_BETWEEN.format("?2", "?3")}
              and exists (select 1 from json_each(?4) as wanted
                where {_TOLD_BETWEEN.format("wanted.value ->> 0", "wanted.value ->> 1")})
            order by pk
            """,
            (
                *(session_id, wanted[0].start, max(span.end for span in wanted)),
                to_json([[span.start, span.end] for span in wanted]),
            ),
        )
        return self.find([values[0] for values in found])

    def has_more(self, session_id: SessionId, most: int) -> bool:
        """Return whether a session has more events than that, without counting them all."""
        found = self._connection.execute(
            "select 1 from event where session_id = ? limit 1 offset ?", (session_id, most)
        )
        return found.fetchone() is not None

    def count_up_to(self, session_id: SessionId, most: int) -> int:
        """Return how many events a session has, or ``most`` where they are more."""
        found = self._connection.execute(
            "select count(*) from (select 1 from event where session_id = ? limit ?)",
            (session_id, most),
        ).fetchone()
        return int(found[0])

    def count(self, session_id: SessionId) -> int:
        """Return how many events a session has."""
        found = self._connection.execute(
            "select count(*) from event where session_id = ?", (session_id,)
        ).fetchone()
        return int(found[0])

    def _one(self, column: str, key: str | int) -> Event | None:
        values = self._connection.execute(
            f"select {_TABLE.names} from event where {column} = ?", (key,)
        ).fetchone()
        if values is None:
            return None
        row = decoded(_TABLE, values)
        links = self._connection.execute(
            """
            select annotation_id, role from event_evidence where event_id = ?
            order by annotation_id
            """,
            (row["id"],),
        )
        return event_from(row, links)
