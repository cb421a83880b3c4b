# SPDX-License-Identifier: Apache-2.0
"""A piece of an annotation as the article view draws it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.status import Status

if TYPE_CHECKING:
    from annotator.domain.annotation import PieceRole
    from annotator.domain.ids import AnnotationId
    from annotator.domain.span import Span


class MarkState(StrEnum):
    """What the line style of a mark tells."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    CHECKED = "checked"
    FLAGGED = "flagged"


class Mark(NamedTuple):
    """One piece of one annotation: enough to draw it, and no more.

    A jump makes hundreds of them: a tuple is made and compared several times as fast.
    """

    annotation_id: AnnotationId
    kind: str
    state: MarkState
    role: PieceRole
    span: Span


def mark_state(status: Status) -> MarkState:
    """Return how an accepted annotation of this status is drawn."""
    if status is Status.QUERY:
        return MarkState.FLAGGED
    return MarkState.CHECKED if status.is_done else MarkState.ACCEPTED
