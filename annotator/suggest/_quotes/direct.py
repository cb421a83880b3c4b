# SPDX-License-Identifier: Apache-2.0
"""Words in marks that stand as somebody's own: whose, and which pieces are one quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.suggest._quotes.attribution import Attribution, QuoteType
from annotator.suggest._quotes.cues_beside import Sides
from annotator.suggest._quotes.rules import reason
from annotator.suggest._quotes.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest._quotes.attribution import Beside
    from annotator.suggest._quotes.covering import Covering
    from annotator.suggest._quotes.quotations import Quotation
    from annotator.text.reading import Reading


_STOPS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A quotation with the cues beside it; ``follows`` tells that it goes on what stands before."""

    quotation: Quotation
    lead: Beside | None
    tail: Beside | None
    follows: bool

    @property
    def cue(self) -> Beside | None:
        """Return the cue that stands behind it, else the one in front."""
        return self.tail or self.lead

    @property
    def end(self) -> int:
        """Return its end, with the cue behind it."""
        return self.tail.cue.end if self.tail else self.quotation.span.end


def find_direct(
    reading: Reading, found: Sequence[Quotation], around: Covering
) -> list[Attribution]:
    """Return the quotations that stand as somebody's own words, pieces of one quote joined.

    ``around`` are stretches of indirect speech: words in marks within them are a part of it.
    """
    pieces = _pieces(reading, found, around)
    return [_attribution(reading.text, group) for group in _groups(pieces)]


def _pieces(reading: Reading, found: Sequence[Quotation], around: Covering) -> Iterator[_Piece]:
    """Yield the quotations that stand for themselves, with their cues."""
    sides = Sides(reading)
    alone = []
    for quotation in found:
        reading.check()
        how = standing(reading, quotation)
        if how is Standing.WITHIN or (how is Standing.MAYBE and _is_part(quotation, around)):
            continue
        alone.append((quotation, how))
    before: _Piece | None = None
    for place, (quotation, how) in enumerate(alone):
        reading.check()
        limit = alone[place + 1][0].span.start if place + 1 < len(alone) else None
        piece = _piece(sides, quotation, before, limit)
        if piece.cue is None and _goes_on(reading.text, quotation, around):
            continue
        if _stands(how, piece, before):
            before = piece
            yield piece


def _stands(how: Standing, piece: _Piece, before: _Piece | None) -> bool:
    """Return whether a quotation stands for itself, given its cues and the one in front."""
    if how is Standing.SECOND:
        return piece.follows and before is not None and before.tail is not None
    return how is Standing.ALONE or piece.cue is not None or piece.follows


def _piece(sides: Sides, quotation: Quotation, before: _Piece | None, limit: int | None) -> _Piece:
    """Return a quotation with its cues; ``before`` is the one in front, ``limit`` the next."""
    if before is not None and before.quotation.paragraph != quotation.paragraph:
        return _Piece(quotation, *_cues(sides, quotation, 0, limit), quotation.carries_on)
    start = 0 if before is None else before.quotation.span.end
    lead, tail = _cues(sides, quotation, start, limit)
    shared = before.tail if before else None
    if lead and shared and _is_same(sides.reading.text, quotation, lead, shared):
        lead = None
    if lead and lead.source is None and before and before.cue:
        lead = lead._replace(source=before.cue.source)
    is_next = before is not None and sides.is_next(before.end, quotation)
    return _Piece(quotation, lead, tail, is_next and lead is None and tail is None)


def _is_same(text: str, quotation: Quotation, lead: Beside, shared: Beside) -> bool:
    """Return whether a cue in front of a quotation is that of the one before it.

    Where the sentence goes on with a small letter, so do the words: "he said, speaking of Rome,".
    """
    if lead.cue.start <= shared.cue.end:
        return True
    is_next = not text[lead.cue.end : quotation.span.start].strip(" ,:")
    return quotation.inner.of(text).strip()[0].islower() and not is_next


def _cues(
    sides: Sides, quotation: Quotation, start: int, limit: int | None
) -> tuple[Beside | None, Beside | None]:
    """Return the cues in front of a quotation and behind it."""
    lead = sides.lead(quotation, start)
    is_free = quotation.inner.of(sides.reading.text).rstrip().endswith(".")
    if quotation.goes_on or (is_free and lead):
        return lead, None
    return lead, sides.tail(quotation, limit, is_free=is_free)


def _groups(pieces: Iterator[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the pieces of each quote."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and not piece.follows:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _attribution(text: str, group: list[_Piece]) -> Attribution:
    """Return one quote; nobody is its source where no cue stands beside it."""
    cue = next((piece.cue for piece in group if piece.cue is not None), None)
    content = tuple(piece.quotation.span for piece in group)
    if cue is None:
        rule = "quote.direct_alone"
        return Attribution(content, QuoteType.DIRECT, rule, reason(rule, ""))
    return cue.attribution(content, f"quote.{cue.rule}", text)


def _goes_on(text: str, quotation: Quotation, around: Covering) -> bool:
    """Return whether what is said goes on without marks: '"No way" that it is, he said'."""
    if quotation.goes_on or quotation.inner.of(text).rstrip().endswith(_STOPS):
        return False
    stretch = around.around(quotation.span.start)
    return stretch is not None and stretch.end > quotation.span.end


def _is_part(quotation: Quotation, around: Covering) -> bool:
    """Return whether words in marks stand in a stretch that begins in front of them."""
    stretch = around.around(quotation.span.start)
    return stretch is not None and stretch.start < quotation.span.start
