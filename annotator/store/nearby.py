# SPDX-License-Identifier: Apache-2.0
"""Which annotation comes next in the text: any, of a kind, or of some statuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.status import Status

if TYPE_CHECKING:
    from annotator.domain.ids import AnnotationId, SessionId
    from annotator.store.connection import Connection

# An end that no text reaches, so that all that begin at an offset come after it.
_BEYOND = 1 << 62
_AFTER = """
    start >= ?2 and (start > ?2 or "end" < ?3 or ("end" = ?3 and pk > ?4))
    order by start, "end" desc, pk limit 1
"""
_BEFORE = """
    start <= ?2 and (start < ?2 or "end" > ?3 or ("end" = ?3 and pk < ?4))
    order by start desc, "end", pk desc limit 1
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which annotations are gone to: those of a kind, of some statuses, or all."""

    kind: str = ""
    statuses: tuple[Status, ...] = ()


ANY = Sought()
UNFINISHED = Sought(statuses=tuple(one for one in Status if not one.is_done))


@dataclass(frozen=True, slots=True)
class Beside:
    """Where to begin: behind or before an annotation of the session, or an offset of its text."""

    session_id: SessionId
    offset: int
    annotation_id: str = ""


def neighbour(
    connection: Connection, beside: Beside, sought: Sought = ANY, *, backwards: bool = False
) -> AnnotationId | None:
    """Return the annotation after (or before) another one, if that is there, or an offset.

    The order is that of the text; of those that begin together the widest comes first.
    """
    place = connection.execute(
        'select start, "end", pk from annotation where id = ?', (beside.annotation_id,)
    ).fetchone()
    begin = (beside.session_id, *(place or (beside.offset, _BEYOND, -1)))
    # One look-up a status: an index holds the marks of each in the order of the text.
    found = [
        row
        for where, *value in _conditions(sought)
        for row in connection.execute(
            f"""
            select start, -"end", pk, id from annotation
            where session_id = ?1 {where} and {_BEFORE if backwards else _AFTER}
            """,
            (*begin, *value),
        ).fetchall()
    ]
    best = max(found, default=None) if backwards else min(found, default=None)
    return best[-1] if best else None


def _conditions(sought: Sought) -> list[tuple[str, ...]]:
    """Return conditions of which one must hold, as SQL and what its parameter is, if it has one."""
    if sought.statuses:
        return [("and status = ?5", status.value) for status in sought.statuses]
    return [("and kind = ?5", sought.kind)] if sought.kind else [("",)]
