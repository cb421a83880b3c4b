# SPDX-License-Identifier: Apache-2.0
"""Reading events as a timeline shows them: a few columns of each, in no order of time."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.store.event_tables import KEY_BITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.domain.ids import SessionId
    from annotator.store.connection import Connection

_PART = 1000
_SELECT = """
    select id, what, start, "end", start_min, start_max, end_min, end_max,
      event_status, status, verdict, who, place
    from event
"""


# The values of a TimelineRow, in its order.
Plain = tuple[Any, ...]


class TimelineRow(NamedTuple):
    """What a timeline needs of an event; ``who`` are names in the order given.

    ``start`` and ``end`` are EDTF, the bounds the first and last second they may mean, None
    where the field is blank. ``place`` tells which of several stands first in the text, as in
    ``time_order``.
    """

    id: str
    what: str
    start: str
    end: str
    start_min: str | None
    start_max: str | None
    end_min: str | None
    end_max: str | None
    event_status: str
    status: str
    verdict: str
    who: tuple[str, ...]
    place: int = 0


def place_behind(start: int) -> int:
    """Return the place behind all events whose words begin at an offset (code points)."""
    return ((start + 1) << KEY_BITS) - 1


class TimelineRows:
    """Reads the rows of timelines, as plain tuples, for there may be very many."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_session(
        self, session_id: SessionId, advance: Callable[[int], None] | None = None
    ) -> list[Plain]:
        """Return a session's events, dated or not; ``advance`` is told a count, and may raise."""
        found = self._connection.execute(
            f"{_SELECT} where session_id = ? order by pk", (session_id,)
        )
        # The same few take part in many events.
        names = cache(_names)
        rows: list[Plain] = []
        while part := found.fetchmany(_PART):
            rows += [(*values, names(who), place) for *values, who, place in part]
            if advance:
                advance(len(rows))
        return rows

    def find(self, session_id: SessionId, ids: Iterable[str]) -> list[Plain]:
        """Return the rows of those of these events that a session has."""
        found = self._connection.execute(
            f"{_SELECT} where id in (select value from json_each(?)) and session_id = ?",
            (json.dumps(list(ids)), session_id),
        )
        return [(*values, _names(who), place) for *values, who, place in found]


def _names(who: str) -> tuple[str, ...]:
    """Return the names in the column of actors, each once."""
    return tuple(dict.fromkeys(one["name"] for one in json.loads(who) if one["name"]))
