# SPDX-License-Identifier: Apache-2.0
"""Full-text search over annotations, events and articles, in parts nobody waits for.

Matches come in the order in which the rows were written, never ranked: of a common word at a
million rows ranking takes seconds. Each part is a statement of its own behind the last row.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from annotator.store.begun import spelled_out
from annotator.store.tables import TRASHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.store.connection import Connection

_WORD = re.compile(r"\w+")
_SHORTEST_PREFIX = 2
# Matches of the first part, as many as are seen at once and some more, and of those behind it.
_FIRST, _SECOND, _MORE = 100, 900, 2_000
# A session with more annotations is met soon enough among all others.
_FEW = 5_000
_BEYOND = 1 << 62
# Rows up to so far apart are read together, though others that match lie in between: each of
# those takes some 15 us, and a statement of its own some hundred.
_NEAR = 20


class HitKind(StrEnum):
    """What a hit is in."""

    ANNOTATION = "annotation"
    EVENT = "event"
    ARTICLE = "article"


class Scope(StrEnum):
    """Where to search."""

    SESSION = "session"
    PROJECT = "project"
    TEXTS = "texts"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: where it is, and a few words around it.

    ``title`` is the kind of an annotation, what happens in an event, or the article's title;
    ``article`` the title of the article it is in.
    """

    kind: HitKind
    id: str
    session_id: str
    title: str
    excerpt: str
    article: str = ""


_SORTS = (HitKind.ANNOTATION, HitKind.EVENT, HitKind.ARTICLE)
_SCOPES = {
    Scope.SESSION: (HitKind.ANNOTATION, HitKind.EVENT),
    Scope.PROJECT: (HitKind.ANNOTATION, HitKind.EVENT),
    Scope.TEXTS: (HitKind.ARTICLE,),
    Scope.ALL: _SORTS,
}
_NOT_IN_TRASH = {
    HitKind.ARTICLE: "trashed = ''",
    # With a plus: SQLite is to look the rows up by their keys, not by what they are in.
    HitKind.EVENT: f"+session_id not in {TRASHED}",
    HitKind.ANNOTATION: f"+session_id not in {TRASHED}",
}
_PAGE = {
    HitKind.ANNOTATION: """
        select pk, annotation.id, annotation.session_id, kind,
          snippet(annotation_search, 0, '', '', '…', 12),
          (select title from session join article on article.id = article_id
            where session.id = annotation.session_id)
        from annotation_search join annotation on pk = annotation_search.rowid
        where annotation_search match ? and annotation_search.rowid between ? and ?
    """,
    HitKind.EVENT: """
        select pk, event.id, event.session_id, what,
          snippet(event_search, 0, '', '', '…', 12),
          (select title from session join article on article.id = article_id
            where session.id = event.session_id)
        from event_search join event on pk = event_search.rowid
        where event_search match ? and event_search.rowid between ? and ?
    """,
    HitKind.ARTICLE: """
        select pk, article.id,
          coalesce((select id from session
            where article_id = article.id and session.trashed = '' limit 1), ''),
          article.title, snippet(article_search, -1, '', '', '…', 12), article.title
        from article_search join article on pk = article_search.rowid
        where article_search match ? and article_search.rowid between ? and ?
    """,
}


def match_words(typed: str) -> str:
    """Return what the search index understands for what a person typed, empty for nothing.

    All words must occur; those typed without a blank between, such as "7-year-old", "U.S." or
    "O'Brien", one behind the other. The last one may be only begun. Quotes, hyphens and the
    index's own operators are read as plain text.
    """
    # Composed first: a loose accent would part a word in two.
    typed = normalize("NFC", typed)
    phrases = [words for part in typed.split() if (words := _WORD.findall(part))]
    if not phrases:
        return ""
    unfinished = typed[-1:].isalnum() and len(phrases[-1][-1]) >= _SHORTEST_PREFIX
    return " ".join(f'"{" ".join(words)}"' for words in phrases) + ("*" if unfinished else "")


class Search:
    """Search over a whole project, but for its trash.

    What is found is named by keys, numbers that tell the sort of a row and its place; ``page``
    reads them.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def parts(self, typed: str, scope: Scope, session_id: str = "") -> Iterator[list[int]]:
        """Yield the keys of what is found, part by part; a part may be empty.

        The first part of each sort comes before the rest, so that events and articles are not
        behind a million marks. ``session_id`` is the session that is searched, where one is.
        """
        match = match_words(typed)
        within = session_id if scope is Scope.SESSION else None
        readings = [self._keys_of(kind, match, within) for kind in _SCOPES[scope] if match]
        for reading in readings:
            yield next(reading, [])
        yield from chain.from_iterable(readings)

    def page(self, typed: str, keys: Sequence[int]) -> list[Hit | None]:
        """Return what was found by these words, None for what is gone or has them no longer."""
        match = match_words(typed)
        found: dict[int, Hit] = {}
        for number, kind in enumerate(_SORTS):
            pks = [key // len(_SORTS) for key in keys if key % len(_SORTS) == number]
            for pk, *values in self._hits(kind, match, pks) if match and pks else ():
                found[pk * len(_SORTS) + number] = Hit(kind, *values)
        return [found.get(key) for key in keys]

    def find(self, typed: str, limit: int = 50) -> list[Hit]:
        """Return up to ``limit`` hits of each kind: annotations, then events, then articles."""
        match = match_words(typed)
        readings = [self._keys_of(kind, match, None) for kind in _SORTS if match]
        keys = [key for one in readings for key in islice(chain.from_iterable(one), limit)]
        return [hit for hit in self.page(typed, keys) if hit]

    def _hits(self, kind: HitKind, match: str, pks: list[int]) -> Iterator[tuple[Any, ...]]:
        """Yield what is read of some rows, those left out that match no longer."""
        spelled = spelled_out(self._connection, f"{kind}_search", match)
        missing = set(pks)
        # What has the last word whole is read first: that is quicker, and often all.
        for one in dict.fromkeys((spelled.removesuffix("*"), spelled)):
            for between in _near(sorted(missing)):
                for row in self._connection.execute(_PAGE[kind], (one, *between)):
                    missing.discard(row[0])
                    yield row

    def _keys_of(self, kind: HitKind, match: str, session_id: str | None) -> Iterator[list[int]]:
        number, count = _SORTS.index(kind), len(_SORTS)
        for pks in self._parts_of(kind, match, session_id):
            yield [pk * count + number for pk in pks]

    def _parts_of(self, kind: HitKind, match: str, session_id: str | None) -> Iterator[list[int]]:
        """Yield the local keys of the rows of one sort that match, in their order."""
        last, beyond = self._bounds(kind, session_id)
        match = spelled_out(self._connection, f"{kind}_search", match)
        # Asked for at once: where a word is only begun that may cost some milliseconds each time.
        size = _FIRST + _SECOND
        while True:
            found = self._matches(kind, match, (last, beyond), size)
            shown = _FIRST if size < _MORE else size
            yield self._kept(kind, found[:shown], session_id)
            if len(found) > shown:
                yield self._kept(kind, found[shown:], session_id)
            if len(found) < size:
                return
            last, size = found[-1], _MORE

    def _matches(self, kind: HitKind, match: str, between: tuple[int, int], size: int) -> list[int]:
        rows = self._connection.execute(
            f"""
            select rowid from {kind}_search
            where {kind}_search match ? and rowid > ? and rowid < ? limit ?
            """,
            (match, *between, size),
        )
        return [values[0] for values in rows]

    def _kept(self, kind: HitKind, pks: list[int], session_id: str | None) -> list[int]:
        """Return those rows that are searched: of the session, or of all that is not trash."""
        if session_id is None and not self._has_trash():
            return pks
        condition = _NOT_IN_TRASH[kind] if session_id is None else "+session_id = ?"
        rows = self._connection.execute(
            f"select pk from {kind} where pk in (select value from json_each(?)) and {condition}",
            (json.dumps(pks), *(() if session_id is None else (session_id,))),
        )
        return sorted(values[0] for values in rows)

    def _has_trash(self) -> bool:
        found = self._connection.execute(
            f"select exists (select 1 from article where trashed <> '') or exists {TRASHED}"
        )
        return bool(found.fetchone()[0])

    def _bounds(self, kind: HitKind, session_id: str | None) -> tuple[int, int]:
        """Return between which local keys the rows lie: those of a small session lie together."""
        if session_id is None or kind is not HitKind.ANNOTATION:
            return 0, _BEYOND
        found = self._connection.execute(
            "select pk from annotation where session_id = ? limit ?", (session_id, _FEW + 1)
        )
        pks = [values[0] for values in found]
        if len(pks) > _FEW:
            return 0, _BEYOND
        return (min(pks) - 1, max(pks) + 1) if pks else (0, 0)


def _near(pks: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches, first and last, in which some local keys lie near one another."""
    found: list[tuple[int, int]] = []
    for pk in sorted(pks):
        if found and pk - found[-1][1] <= _NEAR:
            found[-1] = (found[-1][0], pk)
        else:
            found.append((pk, pk))
    return found
