# SPDX-License-Identifier: Apache-2.0
"""A session as a whole: how much of it is marked and done, and where in the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator.domain.kinds import all_kinds
from annotator.domain.status import Status
from annotator.store.tables import DONE

if TYPE_CHECKING:
    from annotator.domain.ids import SessionId
    from annotator.domain.span import Span
    from annotator.store.connection import Connection

# Equal parts of a text: ?1 is how many, ?2 its length; each begins at the first offset of which
# offset * count / length is its number.
_BUCKETS = """
    with recursive bucket(number, first, after) as (
      select 0, 0, (?2 + ?1 - 1) / ?1
      union all
      select number + 1, after, ((number + 2) * ?2 + ?1 - 1) / ?1 from bucket
      where number + 1 < ?1)
"""
_FEW = 1000
_LONG = 1000  # code points; the index span_long holds the pieces beyond it


class Overview:
    """What is counted of the annotations of a session."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def done(self, session_id: SessionId) -> int:
        """Return how many facts of a session are done."""
        found = self._connection.execute(
            f"select count(*) from annotation where session_id = ? and status in {DONE}",
            (session_id,),
        ).fetchone()
        return int(found[0])

    def counts(self, session_id: SessionId) -> dict[str, int]:
        """Return how many annotations of each kind a session has."""
        return dict(
            self._connection.execute(
                "select kind, count(*) from annotation where session_id = ? group by kind",
                (session_id,),
            ).fetchall()
        )

    def facts_in(self, session_id: SessionId, span: Span) -> list[tuple[int, int, int]]:
        """Return (sentence start, facts, done) for sentences that begin in a stretch."""
        return self._connection.execute(
            f"""
            select sentence_start, count(*), sum(status in {DONE})
            from annotation
            where session_id = ? and sentence_start >= ? and sentence_start < ?
            group by sentence_start
            """,
            (session_id, span.start, span.end),
        ).fetchall()

    def covered(self, session_id: SessionId) -> list[tuple[int, int]]:
        """Return start and end of every piece, ordered by start."""
        return self._connection.execute(
            'select start, "end" from span where session_id = ? order by start', (session_id,)
        ).fetchall()

    def untouched(self, session_id: SessionId, sentences: str) -> int:
        """Return how many stretches, as JSON ``[[start, end], ...]``, no piece overlaps.

        Most are told by a look into the index, however many pieces there are.
        """
        found = self._connection.execute(
            """
            with sentence as materialized (
              select value ->> 0 as first, value ->> 1 as after from json_each(?2))
            select count(*) from sentence
            where not exists (
              select 1 from span where session_id = ?1 and start >= first and start < after)
            and not exists (
              select 1 from span
              where session_id = ?1 and start > first - ?3 and start < first and "end" > first)
            and not exists (
              select 1 from span
              where session_id = ?1 and start <= first - ?3 and "end" > first
                and "end" - start > 1000)
            """,
            (session_id, sentences, _LONG),
        ).fetchone()
        return int(found[0])

    def spread(self, session_id: SessionId, length: int, buckets: int) -> list[tuple[int, str]]:
        """Return which kinds begin in each of ``buckets`` equal parts of the text."""
        # A look into the index for each part and kind, however many marks there are.
        return self._connection.execute(
            f"""
            {_BUCKETS}
            select number, value from bucket cross join json_each(?4)
            where exists (
              select 1 from annotation
              where session_id = ?3 and kind = value and start >= first and start < after)
            """,
            (buckets, max(length, 1), session_id, json.dumps([one.key for one in all_kinds()])),
        ).fetchall()

    def flagged(self, session_id: SessionId, length: int, buckets: int) -> list[int]:
        """Return in which of ``buckets`` equal parts of the text sentences have a query."""
        # Few are read by their status; many are soon met in the text's order.
        found = self._connection.execute(
            f"""
            select sentence_start * ?1 / ?2 from annotation
            where session_id = ?3 and status = '{Status.QUERY}' limit {_FEW}
            """,
            (buckets, max(length, 1), session_id),
        ).fetchall()
        if len(found) == _FEW:
            found = self._connection.execute(
                f"""
                {_BUCKETS}
                select number from bucket
                where exists (
                  select 1 from annotation
                  where session_id = ?3 and sentence_start >= first and sentence_start < after
                    and status = '{Status.QUERY}')
                """,
                (buckets, max(length, 1), session_id),
            ).fetchall()
        return sorted({min(number, buckets - 1) for (number,) in found})
