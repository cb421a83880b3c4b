# SPDX-License-Identifier: Apache-2.0
"""Words in marks that no other rule took in: titles, nicknames, scare quotes, parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.suggest._quotes.attribution import Attribution, QuoteType
from annotator.suggest._quotes.cues_beside import Sides
from annotator.suggest._quotes.rules import reason
from annotator.suggest._quotes.standing import is_behind_verb, is_title
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest._quotes.covering import Covering
    from annotator.suggest._quotes.quotations import Quotation
    from annotator.text.reading import Reading

_PART = "quote.direct_part"
_SCARE = "quote.scare"
_BROKEN_OFF = (",", "?", "!")
_MOST = 3  # words; what is longer is somebody's
_LOOK_AROUND = 40
_LAST_WORD = re.compile(r"([\w'\N{RIGHT SINGLE QUOTATION MARK}-]+)[\s,]*\Z")
_NEXT_WORD = re.compile(r"\s+([\w'-]+)")


def find_parts(
    reading: Reading, found: Sequence[Quotation], covered: Covering
) -> Iterator[Attribution]:
    """Yield what the marks within sentences stand for; titles and nicknames are left out.

    ``covered`` are stretches that are told already.
    """
    sides = Sides(reading)
    end = 0
    for quotation in reading.checked(found):
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
    return found._replace(quote_type=QuoteType.MIXED)


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


def is_short(text: str, quotation: Quotation) -> bool:
    """Return whether marks set off so few words that they may be nobody's."""
    return len(quotation.inner.of(text).split()) <= _MOST


def is_scare(text: str, quotation: Quotation) -> bool:
    """Return whether a word or two in marks are words, and written small as names are not."""
    inner = quotation.inner.of(text).strip()
    return any(map(str.isalpha, inner)) and not is_title(inner)


def is_title_of_work(text: str, quotation: Quotation) -> bool:
    """Return whether words in marks are a title or a nickname, by how and where they stand."""
    inner = quotation.inner.of(text).strip()
    start, end = quotation.span.start, quotation.span.end
    before = _LAST_WORD.search(text, max(0, start - _LOOK_AROUND), start)
    behind = _NEXT_WORD.match(text, end)
    is_titled = before is not None and before[1].lower() in word_list("titles-of-works")
    if is_title(inner):
        return is_titled or len(inner.split()) > 1 or _is_nickname(before, behind)
    return is_titled and inner[:1].isupper()


def _is_nickname(before: re.Match[str] | None, behind: re.Match[str] | None) -> bool:
    """Return whether names stand on both sides: William "Bill" Burns."""
    return bool(before and behind and before[1][0].isupper() and behind[1][0].isupper())
