# SPDX-License-Identifier: Apache-2.0
"""Numbers with what stands around them: the sentence, its dates, and what speaks of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.annotation import PieceRole
from annotator.domain.number_series import StatedNumber
from annotator.domain.span import Span
from annotator.store.tables import TRASHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.domain.event import Event
    from annotator.domain.ids import SessionId
    from annotator.store.project import Project

_SELECT = """
    select annotation.id, annotation.session_id, article.title, article.publisher,
      annotation.exact, annotation.start, annotation."end", annotation.line,
      annotation.sentence, annotation.sentence_start, annotation.sentence_end, annotation.fields
    from annotation
    join session on session.id = annotation.session_id
    join article on article.id = session.article_id
    where annotation.kind = 'number' and
"""


class StatedDate(NamedTuple):
    """A date that a checker or a rule has worked out (EDTF), and where it stands."""

    words: str
    start: int
    end: int
    value: str


class StatedNumbers:
    """The numbers of a project, and what is known around each."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._connection = project.connection

    def find(self, ids: Iterable[str]) -> list[StatedNumber]:
        """Return the numbers of these ids, in the order asked for; others are left out."""
        sql = f"{_SELECT} annotation.id = ?"
        return [one for number_id in ids for one in self._read(sql, number_id)]

    def of_session(self, session_id: SessionId) -> Iterator[StatedNumber]:
        """Yield the numbers of a session, in text order."""
        return self._read(
            f"{_SELECT} annotation.session_id = ? order by annotation.start, annotation.pk",
            session_id,
        )

    def of_project(self) -> Iterator[StatedNumber]:
        """Yield the numbers of all that is not in the trash, session by session."""
        return self._read(
            f"""
            {_SELECT} annotation.session_id not in {TRASHED}
            order by annotation.session_id, annotation.start, annotation.pk
            """
        )

    def dates_beside(self, number: StatedNumber) -> list[StatedDate]:
        """Return the dates in a number's sentence that are worked out, in text order."""
        found = self._connection.execute(
            """
            select exact, start, "end", json_extract(fields, '$.date_value') as value
            from annotation
            where session_id = ? and kind = 'date' and start >= ? and start < ? and value <> ''
            order by start, pk
            """,
            (number.session_id, number.sentence_start, number.sentence_end),
        )
        return [StatedDate(*row) for row in found]

    def events_of(self, number: StatedNumber) -> list[Event]:
        """Return the events that a number speaks of."""
        return self._project.events.find(self._project.events.of_annotation(number.id))

    def speaker_of(self, number: StatedNumber) -> str:
        """Return whose words the number is in: the speaker of the narrowest quote around it."""
        annotations = self._project.annotations
        place = Span(number.start, number.end)
        around = {
            mark.annotation_id: mark.span.end - mark.span.start
            for mark in annotations.marks(number.session_id, place)
            if mark.kind == "quote" and mark.role is PieceRole.CONTENT and mark.span.contains(place)
        }
        if not around:
            return ""
        (quote,) = annotations.find([min(around, key=lambda one: around[one])])
        return quote.fields.get("speaker", "") or quote.fields.get("speaker_as_written", "")

    def _read(self, sql: str, *parameters: str) -> Iterator[StatedNumber]:
        for *known, fields in self._connection.execute(sql, parameters):
            yield StatedNumber._make((*known, json.loads(fields)))
