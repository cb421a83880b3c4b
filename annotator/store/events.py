# SPDX-License-Identifier: Apache-2.0
"""Reading events and the annotations that speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.conflicts import gone
from annotator.store.rows import event_from
from annotator.store.search import match_words
from annotator.store.tables import TABLES, decoded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.event import Event
    from annotator.domain.ids import EventId, SessionId
    from annotator.store.connection import Connection

_TABLE = TABLES["event"]


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
        found: list[Event] = []
        for event_id in ids:
            values = self._connection.execute(
                f"select {_TABLE.names} from event where id = ?", (event_id,)
            ).fetchone()
            if values is not None:
                links = self._connection.execute(
                    """
                    select annotation_id, role from event_evidence where event_id = ?
                    order by annotation_id
                    """,
                    (event_id,),
                )
                found.append(event_from(decoded(_TABLE, values), links))
        return found

    def in_order(self, session_id: SessionId, words: str = "") -> list[EventId]:
        """Return a session's events by time; an undated one keeps its place in the text.

        An undated event goes behind the last dated one that stands before it in the text. One
        that was made without words of its own stands where its first evidence does.
        """
        found = self._connection.execute(
            """
            select event.id, start_min, start_max,
              coalesce(span_start, (
                select min(annotation.start) from event_evidence
                join annotation on annotation.id = event_evidence.annotation_id
                where event_evidence.event_id = event.id), 0) as place,
              event.pk
            from event where event.session_id = ? order by place, event.pk
            """,
            (session_id,),
        )
        keyed: list[tuple[tuple[str, str, int, int], EventId]] = []
        last = ("", "")
        for event_id, start_min, start_max, place, pk in found:
            last = (start_min, start_max) if start_min else last
            keyed.append(((*last, place, pk), event_id))
        in_order = [event_id for _, event_id in sorted(keyed)]
        match = match_words(words)
        if not match:
            return in_order
        matching = self._matching(session_id, match)
        return [event_id for event_id in in_order if event_id in matching]

    def of_annotation(self, annotation_id: str) -> list[EventId]:
        """Return the events that an annotation speaks of."""
        found = self._connection.execute(
            "select event_id from event_evidence where annotation_id = ? order by event_id",
            (annotation_id,),
        )
        return [values[0] for values in found]

    def count(self, session_id: SessionId) -> int:
        """Return how many events a session has."""
        found = self._connection.execute(
            "select count(*) from event where session_id = ?", (session_id,)
        ).fetchone()
        return int(found[0])

    def _matching(self, session_id: SessionId, match: str) -> set[EventId]:
        found = self._connection.execute(
            """
            select id from event where session_id = ?
              and pk in (select rowid from event_search where search_text match ?)
            """,
            (session_id, match),
        )
        return {values[0] for values in found}
