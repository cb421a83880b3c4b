# SPDX-License-Identifier: Apache-2.0
"""What speaks of the events of a page, read for all of them at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.event import EvidenceRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.store.connection import Connection

# Of all others no more is needed than that they are there: a quote may be long.
_TELLING = f"link.role in ('{EvidenceRole.WHEN}', '{EvidenceRole.HOW_MANY}')"


class EvidenceRow(NamedTuple):
    """An annotation that speaks of an event, with what is needed of both.

    ``key`` is the event's local key, or its id where it was asked for by that. An event of which
    nothing speaks has one row without an annotation. ``fields``, a JSON text, and the words and
    what follows them are there where the annotation tells when it was, or how many there were.
    """

    key: int | str
    event_status: str
    event_start: str
    event_end: str
    annotation_id: str
    kind: str
    status: str
    role: str
    fields: str
    words: str
    start: int
    line: int
    sentence: str
    sentence_start: int


def evidence_rows(
    connection: Connection, keys: Sequence[int] | Sequence[str], *, are_ids: bool = False
) -> Iterator[EvidenceRow]:
    """Yield what speaks of some events, by local keys or ids; what is gone has no row."""
    column = "id" if are_ids else "pk"
    # The join goes from the keys to the evidence, whatever SQLite thinks of the sizes of tables.
    found = connection.execute(
        f"""
        select event.{column}, event.status, event.start, event."end",
          coalesce(annotation.id, ''), annotation.kind, annotation.status, link.role,
          case when {_TELLING} then fields end, case when {_TELLING} then exact end,
          annotation.start, line, case when {_TELLING} then sentence end, sentence_start
        from json_each(?) as wanted
        cross join event on event.{column} = wanted.value
        left join event_evidence as link on link.event_id = event.id
        left join annotation on annotation.id = link.annotation_id
        """,
        (json.dumps(list(keys)),),
    )
    return map(EvidenceRow._make, found)
