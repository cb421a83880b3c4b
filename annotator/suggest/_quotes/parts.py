# SPDX-License-Identifier: Apache-2.0
"""Parts of sentences in marks that no rule for what is told took in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.suggest._quotes.attribution import Attribution, QuoteType
from annotator.suggest._quotes.rules import reason
from annotator.suggest._quotes.sides import Sides
from annotator.suggest._quotes.standing import is_behind_verb
from annotator.suggest._quotes.wordplay import is_scare, is_short, is_title_of_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest._quotes.covering import Covering
    from annotator.suggest._quotes.marks import Quotation
    from annotator.text.reading import Reading

_PART = "quote.direct_part"
_SCARE = "quote.scare"
_BROKEN_OFF = (",", "?", "!")


def find_parts(
    reading: Reading, found: Sequence[Quotation], covered: Covering
) -> Iterator[Attribution]:
    """Yield what the marks within sentences stand for; titles and nicknames are left out.

    ``covered`` are stretches that are told already.
    """
    sides = Sides(reading)
    end = 0
    for quotation in found:
        if is_title_of_work(reading.text, quotation):
            continue
        part = _sentence(sides, quotation, max(end, covered.end_before(quotation.span.start)))
        part = part or _part(sides, quotation, end)
        if part is not None:
            yield part
        end = quotation.span.end


def _sentence(sides: Sides, quotation: Quotation, end: int) -> Attribution | None:
    """Return a sentence that ends in marks in front of "he said", begun behind a place."""
    text = sides.reading.text
    start = sides.sentence_start(quotation)
    if start < end or not quotation.inner.of(text).rstrip().endswith(_BROKEN_OFF):
        return None
    cue = sides.tail(quotation, None, is_free=False)
    if cue is None:
        return None
    content = (Span(start, quotation.span.end),)
    found = cue.attribution(content, f"quote.{cue.rule}", text)
    return replace(found, quote_type=QuoteType.MIXED)


def _part(sides: Sides, quotation: Quotation, end: int) -> Attribution | None:
    """Return words that a verb leads to, or scare quotes."""
    text = sides.reading.text
    start = sides.reading.paragraphs[quotation.paragraph].span.start
    if is_short(text, quotation) and not is_behind_verb(text, start, quotation.span.start):
        if not is_scare(text, quotation):
            return None
        return Attribution((quotation.span,), QuoteType.SCARE, _SCARE, reason(_SCARE, ""))
    cue = sides.lead(quotation, end)
    return None if cue is None else cue.attribution((quotation.span,), _PART, text)
