# SPDX-License-Identifier: Apache-2.0
"""What speaks of the events of a page, read for all of them at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.store.connection import Connection


class Tally(NamedTuple):
    """How many annotations of a kind and a status speak of an event.

    ``key`` is the event's local key, or its id where it was asked for by that. One of which
    nothing speaks has a single tally, without a kind and with 0 marks.
    """

    key: int | str
    event_status: str
    kind: str
    status: str
    marks: int


def tallies(
    connection: Connection, keys: Sequence[int] | Sequence[str], *, are_ids: bool = False
) -> Iterator[Tally]:
    """Yield what speaks of some events, by their local keys or their ids; what is gone has none."""
    # The join goes from the keys to the evidence, whatever SQLite thinks of the sizes of tables.
    column = "id" if are_ids else "pk"
    found = connection.execute(
        f"""
        select event.{column}, event.status, coalesce(annotation.kind, ''),
          coalesce(annotation.status, ''), count(annotation.pk)
        from json_each(?) as wanted
        cross join event on event.{column} = wanted.value
        left join event_evidence as link on link.event_id = event.id
        left join annotation on annotation.id = link.annotation_id
        group by event.pk, annotation.kind, annotation.status
        """,
        (json.dumps(list(keys)),),
    )
    return map(Tally._make, found)
