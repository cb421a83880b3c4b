# SPDX-License-Identifier: Apache-2.0
"""Full-text search over annotations, events and articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from unicodedata import normalize

from annotator.store.tables import TRASHED

if TYPE_CHECKING:
    from annotator.store.connection import Connection

_WORD = re.compile(r"\w+")
_SHORTEST_PREFIX = 2


class HitKind(StrEnum):
    """What a hit is in."""

    ANNOTATION = "annotation"
    EVENT = "event"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: where it is, and a few words around it."""

    kind: HitKind
    id: str
    session_id: str
    title: str
    excerpt: str


def match_words(typed: str) -> str:
    """Return what the search index understands for what a person typed, empty for nothing.

    All words must occur; the last one may be only begun. Quotes, hyphens and the index's own
    operators are read as plain text.
    """
    # Composed first: a loose accent would part a word in two.
    typed = normalize("NFC", typed)
    words = _WORD.findall(typed)
    if not words:
        return ""
    unfinished = typed[-1:].isalnum() and len(words[-1]) >= _SHORTEST_PREFIX
    return " ".join(f'"{word}"' for word in words) + ("*" if unfinished else "")


class Search:
    """Search over a whole project, but for its trash."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, typed: str, limit: int = 50) -> list[Hit]:
        """Return up to ``limit`` hits of each kind: annotations, then events, then articles."""
        match = match_words(typed)
        if not match:
            return []
        return [
            *self._in_annotations(match, limit),
            *self._in_events(match, limit),
            *self._in_articles(match, limit),
        ]

    def _in_annotations(self, match: str, limit: int) -> list[Hit]:
        found = self._connection.execute(
            f"""
            select annotation.id, annotation.session_id, annotation.kind,
              snippet(annotation_search, 0, '', '', '…', 12)
            from annotation_search join annotation on annotation.pk = annotation_search.rowid
            where annotation_search match ? and annotation.session_id not in {TRASHED}
            order by annotation_search.rowid limit ?
            """,
            (match, limit),
        )
        return [Hit(HitKind.ANNOTATION, *values) for values in found]

    def _in_events(self, match: str, limit: int) -> list[Hit]:
        found = self._connection.execute(
            f"""
            select event.id, event.session_id, event.what,
              snippet(event_search, 0, '', '', '…', 12)
            from event_search join event on event.pk = event_search.rowid
            where event_search match ? and event.session_id not in {TRASHED}
            order by event_search.rowid limit ?
            """,
            (match, limit),
        )
        return [Hit(HitKind.EVENT, *values) for values in found]

    def _in_articles(self, match: str, limit: int) -> list[Hit]:
        found = self._connection.execute(
            """
            select article.id,
              coalesce((select id from session
                where article_id = article.id and trashed = '' limit 1), ''),
              article.title, snippet(article_search, -1, '', '', '…', 12)
            from article_search join article on article.pk = article_search.rowid
            where article_search match ? and article.trashed = ''
            order by article_search.rowid limit ?
            """,
            (match, limit),
        )
        return [Hit(HitKind.ARTICLE, *values) for values in found]
