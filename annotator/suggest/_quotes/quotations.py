# SPDX-License-Identifier: Apache-2.0
"""The quotations of an article: words in marks, of which only the outermost count.

One that is left open at the end of a paragraph goes on in the next one, which opens again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.text.quotations import begins_quotation, outer_quotations, single_left_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.span import Span
    from annotator.text.quotations import Quoted
    from annotator.text.reading import Reading

_SINGLES = frozenset("'\N{LEFT SINGLE QUOTATION MARK}")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in marks within one paragraph; ``span`` holds the marks, ``inner`` does not.

    ``goes_on`` tells that it is left open and the next paragraph opens again, ``carries_on`` that
    it does so.
    """

    span: Span
    inner: Span
    paragraph: int
    goes_on: bool = False
    carries_on: bool = False


def quotations(reading: Reading) -> Iterator[Quotation]:
    """Yield the stretches in quotation marks, in text order."""
    was_open = False
    for place, paragraph in enumerate(reading.checked(reading.paragraphs)):
        found = _of_paragraph(reading, place)
        for one in found:
            yield Quotation(
                one.span,
                one.inner,
                place,
                goes_on=one.is_open and _opens_again(reading, place + 1),
                carries_on=was_open and one.span.start == paragraph.span.start,
            )
        was_open = bool(found) and found[-1].is_open


def _of_paragraph(reading: Reading, place: int) -> list[Quoted]:
    """Return the quotations of a paragraph; single marks stay open where the next opens alike."""
    text, span = reading.text, reading.paragraphs[place].span
    found = outer_quotations(text, span)
    following = reading.paragraphs[place + 1].span if place + 1 < len(reading.paragraphs) else span
    if text[following.start : following.start + 1] not in _SINGLES or not _opens_again(
        reading, place + 1
    ):
        return found
    is_open = bool(found) and found[-1].is_open
    left = None if is_open else single_left_open(text, span)
    if left is None:
        return found
    return [*(one for one in found if one.span.end <= left.span.start), left]


def _opens_again(reading: Reading, place: int) -> bool:
    """Return whether a paragraph begins with an opening mark."""
    if place >= len(reading.paragraphs):
        return False
    return begins_quotation(reading.text, reading.paragraphs[place].span)
