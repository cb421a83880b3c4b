# SPDX-License-Identifier: Apache-2.0
"""A piece of an annotation as the article view draws it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.domain.status import Status

if TYPE_CHECKING:
    from annotator.domain.annotation import PieceRole
    from annotator.domain.ids import AnnotationId


class MarkState(StrEnum):
    """What the line style of a mark tells."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    CHECKED = "checked"
    FLAGGED = "flagged"


class Mark(NamedTuple):
    """One piece ``[start, end)`` of one annotation: enough to draw it, and no more.

    A jump makes hundreds of them: a flat tuple is made and compared several times as fast, and
    its own order is that of the text.
    """

    start: int
    end: int
    annotation_id: AnnotationId
    kind: str
    state: MarkState
    role: PieceRole

    @property
    def span(self) -> Span:
        """Return the stretch of text it covers."""
        return Span(self.start, self.end)


def mark_state(status: Status) -> MarkState:
    """Return how an accepted annotation of this status is drawn."""
    if status is Status.QUERY:
        return MarkState.FLAGGED
    return MarkState.CHECKED if status.is_done else MarkState.ACCEPTED
