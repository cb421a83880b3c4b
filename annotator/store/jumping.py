# SPDX-License-Identifier: Apache-2.0
"""The marks of one session that have some words, in their text or in their fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from annotator.domain.ids import AnnotationId, SessionId
    from annotator.store.connection import Connection

_WORD = re.compile(r"\w+")
_SHORTEST_PREFIX = 2
# So many are looked at, of which the best are shown.
_READ = 200
# More than this of a mark's beginning nobody types.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A mark that has the words: its own text, its sentence, and all that can be searched in it."""

    id: AnnotationId
    kind: str
    status: str
    start: int
    exact: str
    sentence: str
    searched: str


class SessionWords:
    """Finds marks of a session by the beginnings of words.

    It notes where the session's rows lie, so that those of others are passed over; made anew
    for each search that a person begins.
    """

    def __init__(self, connection: Connection, session_id: SessionId) -> None:
        self._connection = connection
        self._session_id = session_id
        self._rows = connection.execute(
            """
            select coalesce(min(pk), 0), coalesce(max(pk), -1) from annotation
            where session_id = ?
            """,
            (session_id,),
        ).fetchone()

    def find(self, typed: str, limit: int) -> list[Found]:
        """Return marks that have all words, each at least begun; from two letters on.

        Those whose text begins with what was typed come first, then all in text order.
        """
        match = _match(typed)
        if not match:
            return []
        # In this order: the words first, each row then by its key.
        rows = self._connection.execute(
            """
            select id, kind, status, start, exact, sentence, annotation.search_text
            from annotation_search cross join annotation
            where annotation_search match ? and annotation_search.rowid between ? and ?
              and annotation.pk = annotation_search.rowid and session_id = ?
            order by annotation_search.rowid limit ?
            """,
            (match, *self._rows, self._session_id, _READ),
        )
        found = [Found(*row) for row in rows.fetchall()]
        begun = _plain(typed)
        found.sort(key=lambda one: (not _plain(one.exact[:_LONGEST]).startswith(begun), one.start))
        return found[:limit]


def _plain(text: str) -> str:
    """Return the words of a text in small letters, without what stands between them."""
    return " ".join(_WORD.findall(normalize("NFC", text).casefold()))


def _match(typed: str) -> str:
    """Return what the search index understands; quotes, hyphens, operators are plain text."""
    words = _WORD.findall(normalize("NFC", typed))
    if not any(len(word) >= _SHORTEST_PREFIX for word in words):
        return ""
    return " ".join(f'"{word}"' + "*" * (len(word) >= _SHORTEST_PREFIX) for word in words)
