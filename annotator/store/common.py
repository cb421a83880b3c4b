# SPDX-License-Identifier: Apache-2.0
"""What stands in several records: the values that they have in common, and those of a column."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.store.tables import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.store.connection import Connection

_CONFIDENTIAL = {"annotation": "confidential", "event": "0"}


@dataclass(frozen=True, slots=True)
class Common:
    """The different values of some records; one where all have the same.

    ``tags_of_all`` are on every record, ``tags_of_some`` on others than all of them.
    """

    statuses: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    confidential: frozenset[bool] = frozenset()
    notes: frozenset[str] = frozenset()
    tags_of_all: tuple[str, ...] = ()
    tags_of_some: tuple[str, ...] = ()


class Standing(NamedTuple):
    """What stands in a column of a record, and when that was modified last."""

    id: str
    value: Any
    modified: str


def standing(
    connection: Connection, table: str, keys: Sequence[int], column: str
) -> list[Standing]:
    """Return what stands in a column of the records of these local keys, in their order.

    What is gone is left out. It takes a tenth of what reading the whole records does.
    """
    found = connection.execute(
        f"""
        select {table}.id, {table}.{quoted(column)}, {table}.modified
        from json_each(?) as wanted join {table} on pk = wanted.value order by wanted.key
        """,
        (json.dumps(list(keys)),),
    )
    return [Standing(*values) for values in found]


def common(connection: Connection, table: str, keys: Sequence[int]) -> Common:
    """Return what stands in the records of these local keys."""
    found = connection.execute(
        f"""
        select status, verdict, {_CONFIDENTIAL[table]}, note, tags from {table}
        where pk in (select value from json_each(?))
        """,
        (json.dumps(list(keys)),),
    ).fetchall()
    tags = [frozenset(json.loads(one)) for *_, one in found]
    everywhere = frozenset.intersection(*tags) if tags else frozenset()
    return Common(
        frozenset(status for status, *_ in found),
        frozenset(verdict for _, verdict, *_ in found),
        frozenset(bool(confidential) for _, _, confidential, *_ in found),
        frozenset(note for *_, note, _ in found),
        tuple(sorted(everywhere)),
        tuple(sorted(frozenset().union(*tags) - everywhere)),
    )
