# SPDX-License-Identifier: Apache-2.0
"""The rows of an export that are about events: what is known of each, and what speaks of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator.domain.event import Actor, actors_text
from annotator.domain.export import Column, ColumnType
from annotator.domain.ids import SessionId
from annotator.domain.kinds import all_kinds
from annotator.domain.status import Status
from annotator.store.events import EventOrder
from annotator.store.tables import DONE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from annotator.store.project import Project

    Row = tuple[str, ...]

# How many events are read at once: a million of them need no more room than these and their keys.
_AT_ONCE = 500
_SELECT_EVENTS = """
    select event.id, event.what,
      event.who,
      event."where", event.start, event."end", event.date_text, event.event_status,
      event.certainty, event.due, event.status, event.verdict, event.note,
      coalesce((select group_concat(value, '; ') from json_each(event.tags)), ''),
      coalesce(event.due_from, ''),
      coalesce(cast(event.span_start as text), ''),
      coalesce(cast(event.span_end as text), ''),
      coalesce((select group_concat((value ->> 0) || '-' || (value ->> 1), ' ')
        from json_each(event.mentions)), ''),
      session.article_id, event.session_id, session.reviewer,
      event.origin, event.rule, event.reason, event.created, event.modified,
      event.status
    from json_each(?) as wanted
    cross join event on event.pk = wanted.value
    join session on session.id = event.session_id
    order by wanted.key
"""
# What speaks of an event comes as it stands in the text. The joins go out from the keys, whatever
# SQLite thinks of the sizes of tables.
_IN_ORDER = """
    from json_each(?) as wanted
    cross join event on event.pk = wanted.value
    join event_evidence on event_evidence.event_id = event.id
    join annotation on annotation.id = event_evidence.annotation_id
    join session on session.id = event.session_id
    order by wanted.key, annotation.start, annotation."end", annotation.pk
"""
_SELECT_LINKS = f"""
    select event.id, annotation.id, annotation.kind, annotation.status not in {DONE},
      annotation.status = '{Status.QUERY}'
    {_IN_ORDER}
"""
_SELECT_EVIDENCE = f"""
    select event_evidence.id, event.id, annotation.id, event_evidence.role, annotation.kind,
      annotation.exact, cast(annotation.start as text), cast(annotation."end" as text),
      annotation.pieces, annotation.status, annotation.verdict,
      case annotation.confidential when 1 then 'true' else 'false' end,
      event.session_id, session.article_id
    {_IN_ORDER}
"""
_KINDS = tuple(kind.key for kind in all_kinds())

COUNTS = (
    *(
        Column(
            kind.plural.lower(), f"How many {kind.plural.lower()} speak of it", ColumnType.INTEGER
        )
        for kind in all_kinds()
    ),
    Column("unchecked", "How many of these are still to be checked", ColumnType.INTEGER),
    Column(
        "open_questions",
        "How many of these are in query, and the event itself where it is",
        ColumnType.INTEGER,
    ),
)


def event_rows(project: Project, session_ids: Sequence[str]) -> Iterator[Row]:
    """Yield the events of sessions, in the order of the window.

    Behind what is known of an event stand the ids of what speaks of it, in text order, and what
    ``COUNTS`` tells.
    """
    for keys in _parts(project, session_ids):
        links: dict[str, list[tuple[str, str, int, int]]] = {}
        for event_id, *link in _rows(project, _SELECT_LINKS, keys):
            links.setdefault(event_id, []).append(tuple(link))
        for one, what, who, *others, status in _rows(project, _SELECT_EVENTS, keys):
            actors = tuple(Actor(**actor) for actor in json.loads(who))
            told = _told(links.get(one, []), status)
            yield (one, what, actors_text(actors), *others, *told)


def evidence_rows(project: Project, session_ids: Sequence[str]) -> Iterator[Row]:
    """Yield what speaks of the events of sessions: event after event, each in text order."""
    for keys in _parts(project, session_ids):
        yield from _rows(project, _SELECT_EVIDENCE, keys)


def _parts(project: Project, session_ids: Sequence[str]) -> Iterator[list[int]]:
    """Yield the local keys of the sessions' events as the window orders them, which SQL cannot."""
    for session_id in session_ids:
        for keys in project.events.parts(SessionId(session_id), EventOrder()):
            for first in range(0, len(keys), _AT_ONCE):
                yield keys[first : first + _AT_ONCE]


def _rows(project: Project, sql: str, keys: list[int]) -> sqlite3.Cursor:
    return project.connection.execute(sql, (str(keys),))


def _told(links: list[tuple[str, str, int, int]], status: str) -> Row:
    """Return the ids of what speaks of an event of a status, and how many of each sort."""
    kinds = [kind for _, kind, _, _ in links]
    counts = (
        *(kinds.count(kind) for kind in _KINDS),
        sum(is_unchecked for _, _, is_unchecked, _ in links),
        sum(is_question for _, _, _, is_question in links) + (status == Status.QUERY),
    )
    return ("; ".join(one for one, *_ in links), *map(str, counts))
