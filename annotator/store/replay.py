# SPDX-License-Identifier: Apache-2.0
"""What the change log says a row is: its changes carried out one after another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.store.tables import TABLES, merged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

Columns = dict[str, Any]


class Replay:
    """Carries out changes; columns that came after a row was logged have their default."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read the defaults from a file of the present version."""
        self._defaults = {name: _defaults(connection, name) for name in TABLES}

    def state(
        self,
        table: str,
        state: Columns | None,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> Columns | None:
        """Return a row after a change, None where it is gone or was never seen to be added."""
        if after is None:
            return None
        if before is None:
            return {**self._defaults[table], **after}
        return None if state is None else merged(state, after)


def _defaults(connection: sqlite3.Connection, table: str) -> Columns:
    found = connection.execute(
        "select name, dflt_value from pragma_table_info(?) where dflt_value is not null", (table,)
    )
    logged = TABLES[table]
    return {
        name: _value(literal, is_json=name in logged.json)
        for name, literal in found
        if name in logged.columns
    }


def _value(literal: str, *, is_json: bool) -> Any:
    """Return the value of a literal of the schema: a number, or text in single quotes."""
    if not literal.startswith("'"):
        return int(literal)
    text = literal[1:-1]
    return json.loads(text) if is_json else text
