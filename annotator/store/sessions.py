# SPDX-License-Identifier: Apache-2.0
"""Reading sessions, and where the reader was in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.ids import AnnotationId, SessionId
from annotator.domain.session import (
    ListedSession,
    Place,
    Progress,
    Session,
    SessionSummary,
)
from annotator.store.conflicts import gone
from annotator.store.connection import Durability, snapshot, transaction
from annotator.store.rows import session_from
from annotator.store.tables import DONE, TABLES, TRASHED, decoded

if TYPE_CHECKING:
    from annotator.store.connection import Connection

_TABLE = TABLES["session"]


class Sessions:
    """The sessions of a project."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, session_id: str) -> Session:
        """Return a session; GoneError where there is none any more."""
        values = self._connection.execute(
            f"select {_TABLE.names} from session where id = ?", (session_id,)
        ).fetchone()
        if values is None:
            raise gone(self._connection, session_id)
        return session_from(decoded(_TABLE, values))

    def exists(self, session_id: str) -> bool:
        """Return whether there is such a session, be it in the trash."""
        found = self._connection.execute("select 1 from session where id = ?", (session_id,))
        return found.fetchone() is not None

    def summaries(self) -> list[SessionSummary]:
        """Return all sessions but the trash with their progress, articles in order of import."""
        with snapshot(self._connection):
            found = [(one, self.progress(one.session.id)) for one in self.listed()]
        return [
            SessionSummary(
                one.session, one.title, one.changed, progress.facts, progress.done, progress.events
            )
            for one, progress in found
        ]

    def listed(self) -> list[ListedSession]:
        """Return all sessions but the trash, articles in order of import; nothing is counted."""
        found = self._connection.execute(
            f"""
            select {_TABLE.names}, article.title, article.source_name,
              coalesce(change_group.at, session.modified), coalesce(change_group.pk, 0)
            from session join article on article.id = session.article_id
            left join change_group on change_group.pk =
              (select max(pk) from change_group where session_id = session.id)
            where session.trashed = '' and article.trashed = ''
            order by article.pk, session.pk
            """
        )
        width = len(_TABLE.columns)
        return [
            ListedSession(
                session_from(decoded(_TABLE, values[:width])),
                values[width] or values[width + 1],
                *values[width + 2 :],
            )
            for values in found
        ]

    def progress(self, session_id: str) -> Progress:
        """Return how much there is in a session; it goes through all of its marks."""
        return Progress(
            *self._connection.execute(
                f"""
                select (select count(*) from annotation where session_id = ?1),
                  (select count(*) from annotation where session_id = ?1 and status in {DONE}),
                  (select count(*) from event where session_id = ?1)
                """,
                (session_id,),
            ).fetchone()
        )

    def has_more_marks(self, session_id: str, most: int) -> bool:
        """Return whether a session has more annotations than that, without counting them all."""
        found = self._connection.execute(
            "select 1 from annotation where session_id = ? limit 1 offset ?", (session_id, most)
        )
        return found.fetchone() is not None

    def of_article(self, article_id: str) -> list[SessionId]:
        """Return the sessions on an article, oldest first, without those in the trash.

        Where the article is in the trash, those are returned that went there with it.
        """
        found = self._connection.execute(
            "select id from session where article_id = ? and trashed = '' order by pk",
            (article_id,),
        )
        return [values[0] for values in found]

    def last_opened(self) -> SessionId | None:
        """Return the session that was open last and is not in the trash, None for none."""
        found = self._connection.execute(
            f"""
            select session_id from place where session_id not in {TRASHED}
            order by opened desc limit 1
            """
        ).fetchone()
        return found[0] if found else None

    def place(self, session_id: str) -> Place:
        """Return where the reader was when the session was last left."""
        found = self._connection.execute(
            "select caret, top, focus_id from place where session_id = ?", (session_id,)
        ).fetchone()
        if found is None:
            return Place()
        caret, top, focus_id = found
        return Place(caret, top, AnnotationId(focus_id) if focus_id else None)

    def keep_place(self, session_id: str, place: Place, at: str) -> None:
        """Remember where the reader is; this is no edit and is not logged.

        Another program may have deleted the session: then there is nothing to remember.
        """
        with transaction(self._connection, Durability.NORMAL):
            self._connection.execute(
                """
                insert into place (session_id, caret, top, focus_id, opened)
                select id, ?, ?, ?, ? from session where id = ?
                on conflict (session_id) do update set
                  caret = excluded.caret, top = excluded.top,
                  focus_id = excluded.focus_id, opened = excluded.opened
                """,
                (place.caret, place.top, place.focus_id or "", at, session_id),
            )
