# SPDX-License-Identifier: Apache-2.0
"""What several records have in common: the values that stand in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
