# SPDX-License-Identifier: Apache-2.0
"""Reading the trash: articles and sessions that are out of sight until it is emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.tables import to_json

if TYPE_CHECKING:
    from collections.abc import Collection

    from annotator.domain.trash import TrashItem
    from annotator.store.connection import Connection

# What went in last comes first. Who put it there did so in the last group that changed it.
_CONTENTS = """
with item(id, is_article, article_id, trashed) as (
  select id, 1, id, trashed from article where trashed <> ''
  union all
  select id, 0, article_id, trashed from session where trashed <> ''
),
part(item_id, pk, session_id, reviewer) as (
  select item.id, session.pk, session.id, session.reviewer
  from item join session on session.id = item.id
    or (item.is_article and session.article_id = item.id and session.trashed = '')
)
select item.id, item.is_article, coalesce(nullif(article.title, ''), article.source_name),
  coalesce((select group_concat(reviewer, '; ') from (
    select reviewer from part where item_id = item.id and reviewer <> ''
    group by reviewer order by min(pk))), ''),
  (select count(*) from part where item_id = item.id),
  (select count(*) from part join annotation on annotation.session_id = part.session_id
    where item_id = item.id),
  item.trashed,
  coalesce((select who from change_group
    where pk = (select max(group_pk) from change where row_id = item.id)), '')
from item join article on article.id = item.article_id
order by item.trashed desc, item.is_article desc, item.id
"""


class Trash:
    """The trash of a project."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def contents(self) -> list[TrashItem]:
        """Return what is in the trash, the newest first."""
        # Imported here, as in all of this: the trash is seldom looked into.
        from annotator.domain.trash import TrashItem  # noqa: PLC0415

        return [
            TrashItem(item_id, bool(is_article), *values)
            for item_id, is_article, *values in self._connection.execute(_CONTENTS)
        ]

    def is_untidy(self) -> bool:
        """Return whether it was emptied, and the file still has bytes of what was in it."""
        from annotator.store.purge import is_untidy  # noqa: PLC0415

        return is_untidy(self._connection)

    def holds_session(self, session_id: str) -> bool:
        """Return whether a session is in the trash, by itself or with its article."""
        found = self._connection.execute(
            """
            select 1 from session join article on article.id = session.article_id
            where session.id = ? and (session.trashed <> '' or article.trashed <> '')
            """,
            (session_id,),
        )
        return found.fetchone() is not None


def holds_any(connection: Connection, ids: Collection[str]) -> bool:
    """Return whether one of these articles or sessions is in a file, of whatever version."""
    found = connection.execute(
        """
        select 1 from json_each(?) as wanted
        where exists (select 1 from article where id = wanted.value)
          or exists (select 1 from session where id = wanted.value)
        """,
        (to_json(list(ids)),),
    )
    return found.fetchone() is not None
