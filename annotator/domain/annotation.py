# SPDX-License-Identifier: Apache-2.0
"""An annotation: one or more pieces of text, tagged as a kind, with typed fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.domain.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.domain.ids import AnnotationId, SessionId


class PieceRole(StrEnum):
    """The part a piece plays (PARC 3.0: source, cue, content)."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"


class Origin(StrEnum):
    """Who proposed the mark."""

    PERSON = "person"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of text of an annotation, and its role."""

    span: Span
    role: PieceRole = PieceRole.CONTENT


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule proposed where it led to an annotation, whatever became of that since."""

    kind: str
    pieces: tuple[Piece, ...]
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> tuple[Span, ...]:
        """Return the spans of its content pieces, in text order."""
        return content_of(self.pieces)

    @property
    def identity(self) -> tuple[str, tuple[Span, ...]]:
        """Return what it has in common with the suggestion: the kind and the content spans."""
        return self.kind, self.content


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark made by a checker in one session.

    Pieces are kept in text order, and at least one is content. Fields hold only the keys that
    have a value. ``created`` and ``modified`` are UTC, ISO 8601. ``proposed`` is there where a
    rule led to the mark.
    """

    id: AnnotationId
    session_id: SessionId
    kind: str
    pieces: tuple[Piece, ...]
    status: Status = Status.UNCHECKED
    verdict: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    confidential: bool = False
    origin: Origin = Origin.PERSON
    rule: str = ""
    reason: str = ""
    created: str = ""
    modified: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    proposed: Proposal | None = None

    @property
    def content(self) -> tuple[Span, ...]:
        """Return the spans of its content pieces, in text order."""
        return content_of(self.pieces)

    @property
    def envelope(self) -> Span:
        """Return the stretch from its first content piece to its last."""
        content = self.content
        return Span(content[0].start, content[-1].end)

    def exact(self, text: str) -> str:
        """Return the text of the envelope, cue and all."""
        return self.envelope.of(text)


def content_of(pieces: Iterable[Piece]) -> tuple[Span, ...]:
    """Return the spans of the content among pieces."""
    return tuple([piece.span for piece in pieces if piece.role is PieceRole.CONTENT])


def tidy_pieces(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces in text order, empty ones dropped, those of one role that touch joined.

    Raises:
        ValueError: no content piece is left.
    """
    kept = [
        Piece(span, role)
        for role in PieceRole
        for span in _joined([piece.span for piece in pieces if piece.role is role])
    ]
    if not any(piece.role is PieceRole.CONTENT for piece in kept):
        raise ValueError("an annotation needs text")
    return tuple(sorted(kept, key=lambda piece: (piece.span, piece.role)))


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(filter(None, spans)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
