# SPDX-License-Identifier: Apache-2.0
"""Reading articles, their regions and their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.conflicts import gone
from annotator.store.rows import article_from
from annotator.store.tables import TABLES, decoded
from annotator.text.frame import Frame

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from annotator.domain.ids import ArticleId
    from annotator.store.connection import Connection

# Look-ups over long articles are large, so it is their length that is limited.
_KEPT_CHARACTERS = 20_000_000
_KEPT_FRAMES = 8


class Articles:
    """The articles of a project."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._frames: dict[str, Frame] = {}  # the one used last at the end
        self._version = 0

    def get(self, article_id: str) -> Article:
        """Return an article with its text; GoneError where there is none any more."""
        table = TABLES["article"]
        values = self._connection.execute(
            f"""
            select content.text, {table.names}
            from article join content on content.sha256 = article.text_sha256
            where article.id = ?
            """,
            (article_id,),
        ).fetchone()
        if values is None:
            raise gone(self._connection, article_id)
        regions = self._connection.execute(
            'select start, "end", role, reason from region where article_id = ? order by start',
            (article_id,),
        )
        return article_from(decoded(table, values[1:]), values[0], regions)

    def with_text(self, sha256: str) -> ArticleId | None:
        """Return the article that has this very text, be it in the trash; None where none has."""
        found = self._connection.execute(
            """
            select id from article where text_sha256 = ? order by trashed <> '', pk limit 1
            """,
            (sha256,),
        ).fetchone()
        return found[0] if found else None

    def ids(self) -> list[ArticleId]:
        """Return all articles, those in the trash too, in the order of their import."""
        return [
            found[0] for found in self._connection.execute("select id from article order by pk")
        ]

    def original(self, article_id: str) -> bytes:
        """Return the bytes the article was read from."""
        found = self._connection.execute(
            """
            select content.original
            from article join content on content.sha256 = article.text_sha256
            where article.id = ?
            """,
            (article_id,),
        ).fetchone()
        if found is None:
            raise gone(self._connection, article_id)
        return bytes(found[0])

    def frame(self, article_id: str) -> Frame:
        """Return the look-ups over an article's text; those used last are kept."""
        version = self._connection.execute("pragma data_version").fetchone()[0]
        if version != self._version:
            # Another program wrote, perhaps regions.
            self._version = version
            self.forget_frames()
        frame = self._frames.pop(article_id, None)
        if frame is None:
            article = self.get(article_id)
            frame = Frame(article.text, article.regions)
        self._frames[article_id] = frame
        self._drop_oldest()
        return frame

    def frame_of_session(self, session_id: str) -> Frame:
        """Return the look-ups over the text a session works on."""
        found = self._connection.execute(
            "select article_id from session where id = ?", (session_id,)
        ).fetchone()
        if found is None:
            raise gone(self._connection, session_id)
        return self.frame(found[0])

    def forget_frames(self) -> None:
        """Drop kept look-ups, because regions changed."""
        self._frames.clear()

    def _drop_oldest(self) -> None:
        while len(self._frames) > 1 and (
            len(self._frames) > _KEPT_FRAMES
            or sum(len(frame.text) for frame in self._frames.values()) > _KEPT_CHARACTERS
        ):
            del self._frames[next(iter(self._frames))]
