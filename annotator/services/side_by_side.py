# SPDX-License-Identifier: Apache-2.0
"""Events of different articles that may be one and the same, and in what they differ."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.domain.event import EvidenceRole
from annotator.store.evidence import evidence_rows
from annotator.text.alike import groups_of, told
from annotator.text.numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.domain.event import Event
    from annotator.store.all_events import Wanted
    from annotator.store.project import Project
    from annotator.text.alike import Told

# Of a day with more events the rest is compared apart.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """In what the events of a group differ: a field's key, or "count", and what each tells.

    ``values`` are in the order of the group's events; one that tells nothing of it has ''.
    """

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Events of one day that different articles tell of: their local keys, in order of time.

    ``shared`` are the actors that all of them name, or else what the first one says happened.
    """

    day: str
    keys: tuple[int, ...]
    shared: str
    differences: tuple[Difference, ...]


def side_by_side(project: Project, wanted: Wanted) -> Iterator[list[SideBySide]]:
    """Yield groups of events, by day, part by part; a part may be empty."""
    waiting: list[tuple[str, int, str]] = []
    for rows in project.all_events.days(wanted):
        days = [list(day) for _, day in groupby((*waiting, *rows), itemgetter(0))]
        # The last day may go on in the next part.
        waiting = days.pop() if days else []
        if len(waiting) >= _MOST:
            days, waiting = [*days, waiting], []
        yield [group for day in days for group in _of_day(project, day)]
    yield _of_day(project, waiting)


def differences(
    events: Sequence[Event], counts: Sequence[Mapping[str, str]] = ()
) -> tuple[Difference, ...]:
    """Return in what some events differ; ``counts`` are the numbers of each, by what is counted.

    Where none has any, the numbers in the words that say what happened are compared. What only
    some tell of is no difference. Of who takes part, those are told whom not all of them name.
    """
    found = [
        ("when", ["/".join(filter(None, (event.start, event.end))) for event in events]),
        ("where", [event.where.strip() for event in events]),
    ]
    counted = dict.fromkeys(what for one in counts for what in one)
    found += [("count", [_count(one, what) for one in counts]) for what in counted]
    if not counted:
        found.append(("count", [_numbers(event.what) for event in events]))
    found.append(("event_status", [event.event_status for event in events]))
    differing = [Difference(key, tuple(values)) for key, values in found if _differ(values)]
    return (*differing, *_others(events))


def _others(events: Sequence[Event]) -> Iterator[Difference]:
    """Yield who takes part by some of the events only, where all of them name somebody."""
    names = [_names(event) for event in events]
    shared = _shared(names)
    others = tuple(", ".join(name for name in some if not _has(shared, name)) for some in names)
    if all(names) and any(others):
        yield Difference("who", others)


def _shared(names: Sequence[Sequence[str]]) -> list[str]:
    return [name for name in names[0] if all(_has(others, name) for others in names[1:])]


def _of_day(project: Project, day: Sequence[tuple[str, int, str]]) -> list[SideBySide]:
    if len({article_id for _, _, article_id in day}) < 2:
        return []
    keys = [key for _, key, _ in day]
    found = zip(keys, project.all_events.page(keys), strict=True)
    listed = [(key, one.event, one.article_id) for key, one in found if one]
    groups = groups_of([_told(event, article_id) for _, event, article_id in listed])
    counts = _counts(project, [listed[place][0] for places in groups for place in places])
    return [_group(day[0][0], [listed[place][:2] for place in one], counts) for one in groups]


def _told(event: Event, article_id: str) -> Told:
    return told(article_id, (actor.name for actor in event.who), event.what)


def _group(
    day: str, events: Sequence[tuple[int, Event]], counts: Mapping[int, Mapping[str, str]]
) -> SideBySide:
    keys, found = zip(*events, strict=True)
    shared = _shared([_names(event) for event in found])
    return SideBySide(
        day,
        keys,
        ", ".join(shared) or found[0].what,
        differences(found, [counts.get(key, {}) for key in keys]),
    )


def _counts(project: Project, keys: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return how many there were, by event and by what was counted."""
    found: dict[int, dict[str, str]] = {}
    for row in evidence_rows(project.connection, keys):
        if row.role == EvidenceRole.HOW_MANY and row.kind == "number":
            fields = json.loads(row.fields)
            what = (fields.get("counted") or fields.get("unit") or "").casefold()
            found.setdefault(int(row.key), {})[what] = fields.get("number_value") or row.words
    return found


def _names(event: Event) -> list[str]:
    return [actor.name for actor in event.who]


def _numbers(text: str) -> str:
    return ", ".join(span.of(text) for span in find_numbers(text, 0, len(text)))


def _has(names: Iterable[str], name: str) -> bool:
    return any(one.casefold() == name.casefold() for one in names)


def _count(counts: Mapping[str, str], what: str) -> str:
    return f"{counts[what]} {what}".strip() if what in counts else ""


def _differ(values: Sequence[str]) -> bool:
    """Return whether those that tell something tell different things."""
    return len({one.casefold() for one in values if one}) > 1
