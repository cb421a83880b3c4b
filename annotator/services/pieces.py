# SPDX-License-Identifier: Apache-2.0
"""What may become of the pieces of a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotation import Piece, PieceRole, tidy_pieces
from annotator.domain.errors import user_error
from annotator.domain.kinds import all_kinds, kind_of
from annotator.domain.message import Message
from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.annotation import Annotation
    from annotator.text.frame import Frame


def require_near(annotation: Annotation, span: Span, frame: Frame) -> None:
    """Return only if a stretch may become content of a mark.

    Raises:
        UserError: the kind stays within a sentence, and the stretch is in another.
    """
    kind, envelope = kind_of(annotation.kind), annotation.envelope
    if kind.is_split:
        return
    start = min(envelope.start, frame.sentence_at(envelope.start).start)
    end = max(envelope.end, frame.sentence_at(envelope.end - 1).end)
    if span.start < start or span.end > end:
        raise user_error(
            "This would join words far apart to the {kind} “{words}”. "
            "Select the mark that they belong to first.",
            kind=kind.name,
            words=_folded(envelope.of(frame.text)),
        )


def with_words(annotation: Annotation, piece: Piece, text: str) -> dict[str, str]:
    """Return the fields of a mark with the words of its new cue or source in theirs.

    The field is left alone where it holds anything but the words of the piece before.

    Raises:
        UserError: the kind has no such piece.
    """
    kind = kind_of(annotation.kind)
    if piece.role not in kind.role_fields:
        having = [one.label.lower() for one in all_kinds() if piece.role in one.role_fields]
        raise user_error(
            "A {kind} has no {role}. Select a mark of a kind that has one: {kinds}.",
            kind=kind.name,
            role=Message(piece.role.value),
            kinds=", ".join(having),
        )
    key = kind.role_fields[piece.role]
    before = [_folded(one.span.of(text)) for one in annotation.pieces if one.role is piece.role]
    fields = dict(annotation.fields)
    if fields.get(key, "") in ("", *before):
        fields[key] = _folded(piece.span.of(text))
    return fields


def tidy(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces in order; the words of a cue or source leave the content.

    Raises:
        UserError: no content is left.
    """
    kept = list(pieces)
    for piece in pieces:
        if piece.role is not PieceRole.CONTENT:
            kept = without(text, kept, piece.span)
    try:
        return tidy_pieces(tuple(kept))
    except ValueError as error:
        raise user_error("Nothing would be left of the mark. Delete it instead.") from error


def trimmed(text: str, span: Span) -> Span:
    """Return the span without white space at its ends.

    Raises:
        UserError: it holds nothing else.
    """
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    if start >= end:
        raise user_error("There is only white space there. Select some words first.")
    return Span(start, end)


def without(text: str, pieces: Iterable[Piece], gap: Span) -> list[Piece]:
    """Return the pieces with a stretch taken out of the content; leftovers are trimmed."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.role is not PieceRole.CONTENT or not piece.span.overlaps(gap):
            kept.append(piece)
            continue
        for start, end in ((piece.span.start, gap.start), (gap.end, piece.span.end)):
            if start < end and text[start:end].strip():
                kept.append(Piece(trimmed(text, Span(start, end)), piece.role))
    return kept


def _folded(words: str) -> str:
    return " ".join(words.split())
