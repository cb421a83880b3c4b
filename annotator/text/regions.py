# SPDX-License-Identifier: Apache-2.0
"""Finding the regions of a page: headline, captions, dateline, body and furniture."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.text.layout import Piece, find_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_regions(text: str) -> tuple[Region, ...]:
    """Return the regions of a page, a guess that the user can change.

    Line breaks and empty lines belong to the region before them, or to the first one.
    """
    if not text:
        return ()
    pieces = [*_merged(find_pieces(text))] or [Piece(0, RegionRole.BODY)]
    starts = [0, *(piece.start for piece in pieces[1:]), len(text)]
    return tuple(
        Region(Span(start, end), piece.role, piece.reason)
        for piece, (start, end) in zip(pieces, pairwise(starts), strict=True)
    )


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces with each run of body text as one."""
    last = None
    for piece in pieces:
        if piece.role is not RegionRole.BODY or last is not RegionRole.BODY:
            yield piece
        last = piece.role
