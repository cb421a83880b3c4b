# SPDX-License-Identifier: Apache-2.0
"""What the evidence of events adds up to: counts, what is still to be done, what disagrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.status import Status
from annotator.store.evidence import tallies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.conflict import Conflict
    from annotator.domain.ids import EventId
    from annotator.store.evidence import Tally
    from annotator.store.project import Project


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
    found = _facts(tallies(project.connection, keys))
    return [found.get(key, EventFacts()) for key in keys]


def facts_of(project: Project, ids: Sequence[EventId]) -> list[EventFacts]:
    """Return the facts of events by their ids, as ``facts_of_page`` does."""
    found = _facts(tallies(project.connection, ids, are_ids=True))
    return [found.get(one, EventFacts()) for one in ids]


def _facts(tallies_: Iterable[Tally]) -> dict[int | str, EventFacts]:
    gathered: dict[int | str, list[Tally]] = {}
    for tally in tallies_:
        gathered.setdefault(tally.key, []).append(tally)
    return {key: _added_up(some) for key, some in gathered.items()}


def _added_up(some: Sequence[Tally]) -> EventFacts:
    kinds: dict[str, int] = {}
    for tally in some:
        kinds[tally.kind] = kinds.get(tally.kind, 0) + tally.marks
    in_query = sum(one.marks for one in some if one.status == Status.QUERY)
    return EventFacts(
        claims=kinds.get("claim", 0),
        quotes=kinds.get("quote", 0),
        numbers=kinds.get("number", 0),
        dates=kinds.get("date", 0),
        unchecked=sum(one.marks for one in some if one.marks and not Status(one.status).is_done),
        open_questions=in_query + (some[0].event_status == Status.QUERY),
    )
