# SPDX-License-Identifier: Apache-2.0
"""What is known of an article by now: what is marked in it, and what else was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotation import Piece, PieceRole
from annotator.domain.message import message
from annotator.domain.suggestion import Suggestion
from annotator.services.deciding import unsettled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from annotator.services.deciding import Decided, Identity
    from annotator.store.decisions import Marked

_MARKED = message("It is marked")


def known(found: Iterable[Suggestion], decided: Decided, kinds: Set[str]) -> tuple[Suggestion, ...]:
    """Return the marks as if they had been found, and the finds left beside them, in text order.

    Only those of some kinds are looked at. A mark counts before a find of the same words; what was
    rejected is not known. A mark that is as it was found is the find itself, so that nothing new
    is known where one is accepted.
    """
    asked = [one for one in found if one.kind in kinds]
    left = unsettled(asked, decided)
    marked = [mark for mark in decided.marked if mark.kind in kinds]
    if not marked:
        return tuple(left)
    finds = {one.identity: one for one in asked}
    marks = [_as_found(mark, finds) for mark in marked]
    return tuple(sorted([*marks, *left], key=_place))


def _as_found(mark: Marked, finds: Mapping[Identity, Suggestion]) -> Suggestion:
    """Return a mark as a find: with the values it has now, and whose words it came with."""
    proposed, fields = mark.proposed, mark.fields
    find = finds.get(proposed.identity if proposed else (mark.kind, mark.content))
    if find and (find.kind, find.content, find.fields) == (mark.kind, mark.content, fields):
        return find
    others = [
        piece
        for piece in (proposed.pieces if proposed and proposed.kind == mark.kind else ())
        if piece.role is not PieceRole.CONTENT and not any(map(piece.span.overlaps, mark.content))
    ]
    pieces = sorted([*map(Piece, mark.content), *others], key=_start)
    return Suggestion(mark.kind, tuple(pieces), find.rule if find else "", _MARKED, fields)


def _start(piece: Piece) -> int:
    return piece.span.start


def _place(suggestion: Suggestion) -> tuple[int, int]:
    envelope = suggestion.envelope
    return envelope.start, -envelope.end
