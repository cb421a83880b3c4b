# SPDX-License-Identifier: Apache-2.0
"""What the evidence of events adds up to: counts, what is still to be done, what disagrees."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.event import EvidenceRole
from annotator.domain.ids import AnnotationId
from annotator.domain.status import Status
from annotator.store.evidence import evidence_rows
from annotator.text.conflicts.counts import count_conflicts
from annotator.text.conflicts.dates import date_conflicts
from annotator.text.conflicts.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.domain.conflict import Conflict
    from annotator.domain.ids import EventId
    from annotator.store.evidence import EvidenceRow
    from annotator.store.project import Project

_DONE = frozenset(status.value for status in Status if status.is_done)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """How many annotations of each kind speak of an event, and what asks for work.

    ``unchecked`` are those of them that are neither checked nor signed off, as the status bar
    counts facts. ``open_questions`` are those that are in query, and the event itself where it is.
    """

    claims: int = 0
    quotes: int = 0
    numbers: int = 0
    dates: int = 0
    unchecked: int = 0
    open_questions: int = 0
    conflicts: tuple[Conflict, ...] = ()

    @property
    def marks(self) -> int:
        """Return how many annotations speak of the event."""
        return self.claims + self.quotes + self.numbers + self.dates


def facts_of_page(project: Project, keys: Sequence[int]) -> list[EventFacts]:
    """Return the facts of events by their local keys, in their order; of what is gone, none."""
    found = _gathered(evidence_rows(project.connection, keys))
    return [_facts(found.get(key, [])) for key in keys]


def facts_of(project: Project, ids: Sequence[EventId]) -> list[EventFacts]:
    """Return the facts of events by their ids, as ``facts_of_page`` does."""
    found = _gathered(evidence_rows(project.connection, ids, are_ids=True))
    return [_facts(found.get(one, [])) for one in ids]


def _gathered(rows: Iterable[EvidenceRow]) -> dict[int | str, list[EvidenceRow]]:
    found: dict[int | str, list[EvidenceRow]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(row)
    return found


def _facts(rows: Sequence[EvidenceRow]) -> EventFacts:
    """Return the facts of one event by its rows, none of which there are where it is gone."""
    marks = [row for row in rows if row.annotation_id]
    kinds = Counter(row.kind for row in marks)
    in_query = sum(row.status == Status.QUERY for row in marks)
    return EventFacts(
        claims=kinds["claim"],
        quotes=kinds["quote"],
        numbers=kinds["number"],
        dates=kinds["date"],
        unchecked=sum(row.status not in _DONE for row in marks),
        open_questions=in_query + (bool(rows) and rows[0].event_status == Status.QUERY),
        conflicts=tuple(_conflicts(rows)),
    )


def _conflicts(rows: Sequence[EvidenceRow]) -> Iterator[Conflict]:
    if not rows:
        return
    start, end = rows[0].event_start, rows[0].event_end
    whens = [row for row in rows if row.role == EvidenceRole.WHEN]
    counts = [row for row in rows if row.role == EvidenceRole.HOW_MANY]
    # Nearly all events are done with here: one date or number contradicts no other.
    if end or (whens and (start or len(whens) > 1)):
        yield from date_conflicts(start, end, [_stated(row) for row in whens])
    if len(counts) > 1:
        yield from count_conflicts([_stated(row) for row in counts])


def _stated(row: EvidenceRow) -> Stated:
    return Stated(
        AnnotationId(row.annotation_id),
        json.loads(row.fields),
        row.words,
        row.start,
        row.line,
        row.sentence,
        row.sentence_start,
    )
