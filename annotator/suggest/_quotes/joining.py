# SPDX-License-Identifier: Apache-2.0
"""What is given with marks and without, as one list in which nothing is told twice."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.suggest._quotes.block_quotes import find_blocks
from annotator.suggest._quotes.covering import Covering
from annotator.suggest._quotes.direct import find_direct
from annotator.suggest._quotes.parts import find_parts
from annotator.suggest._quotes.quotations import quotations
from annotator.suggest._quotes.rules import LABEL
from annotator.suggest._quotes.turns import find_turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.suggest._quotes.attribution import Attribution
    from annotator.suggest._quotes.quotations import Quotation
    from annotator.text.reading import Reading

_REPORT = "quote.according_to"
_STOPS = ".,;:?!… "


def joined(reading: Reading, indirect: Iterable[Attribution]) -> list[Attribution]:
    """Return the quotes with marks, and of those without what does not tell the same words."""
    found = list(reading.checked(quotations(reading)))
    turns = list(find_turns(reading))
    marked = [_with_marks(one, found, reading.text) for one in reading.checked(indirect)]
    told = _without_labels(marked, turns)
    around = Covering(span for one in [*turns, *told] for span in one.content)
    direct = [*find_direct(reading, found, around), *find_blocks(reading)]
    taken = Covering(span for one in direct for span in one.content)
    cues = Covering(one.cue for one in direct if one.cue is not None)
    kept = [
        one
        for one in reading.checked(told)
        if not (taken.overlaps(one.content) or _shares(cues, one)) or _is_report(cues, one)
    ]
    kept += turns
    covered = Covering(span for one in [*direct, *kept] for span in one.content)
    rest = [quotation for quotation in found if not covered.overlaps((quotation.span,))]
    return [*direct, *kept, *find_parts(reading, rest, covered)]


def _without_labels(told: list[Attribution], turns: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions without the labels of turns, which tell more than a first sentence."""
    if not turns:
        return told
    taken = Covering(span for one in turns for span in one.content)
    return [one for one in told if one.rule != LABEL or not taken.overlaps(one.content)]


def _is_report(cues: Covering, one: Attribution) -> bool:
    """Return whether it tells who reported that somebody said so: ", she said, according to X"."""
    return one.rule == _REPORT and cues.overlaps(one.content)


def _shares(cues: Covering, one: Attribution) -> bool:
    """Return whether words in marks have the cue already: '"...," said Roe of Rome'."""
    return one.cue is not None and cues.overlaps((one.cue,))


def _with_marks(one: Attribution, found: Sequence[Quotation], text: str) -> Attribution:
    """Return an attribution whose pieces reach to the mark behind their last stop."""
    content, in_marks = (
        tuple(Span(span.start, _end(span.end, found, text)) for span in spans)
        for spans in (one.content, one.in_marks)
    )
    if (content, in_marks) == (one.content, one.in_marks):
        return one
    return one._replace(content=content, in_marks=in_marks)


def _end(end: int, found: Sequence[Quotation], text: str) -> int:
    """Return the end of the quotation that only a stop separates from a place, or the place."""
    place = bisect_right(found, end, key=_begin) - 1
    if place < 0 or found[place].span.end <= end:
        return end
    quotation = found[place]
    return end if text[end : quotation.inner.end].strip(_STOPS) else quotation.span.end


_begin = attrgetter("span.start")
