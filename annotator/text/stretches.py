# SPDX-License-Identifier: Apache-2.0
"""Parts of a paragraph that is too long to be looked through at once, as in a file without lines.

No key press waits for the whole of it, and nothing is read as one sentence of a megabyte. Parts end
behind a sentence, or at least between words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 40_000
_SLACK = 2_000
# Few marks close behind a stop; a run of stops is not read over and over.
_STOP = re.compile(r"[.!?…][^\w\s]{0,8}\s+")
_BLANK = re.compile(r"\s+")


def stretch_at(text: str, paragraph: Span, offset: int) -> Span:
    """Return the part of a paragraph that holds an offset; most are one part."""
    if len(paragraph) <= _LONGEST:
        return paragraph
    number = (offset - paragraph.start) // _LONGEST
    start = _cut(text, paragraph, number)
    if offset < start:
        return Span(_cut(text, paragraph, number - 1), start)
    return Span(start, _cut(text, paragraph, number + 1))


def stretches(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the parts of a paragraph in text order."""
    offset = paragraph.start
    while offset < paragraph.end:
        part = stretch_at(text, paragraph, offset)
        yield part
        offset = part.end


def _cut(text: str, paragraph: Span, number: int) -> int:
    """Return where a part of a long paragraph begins."""
    at = paragraph.start + number * _LONGEST
    if number == 0 or at >= paragraph.end:
        return min(at, paragraph.end)
    last = min(at + _SLACK, paragraph.end)
    found = _STOP.search(text, at, last) or _BLANK.search(text, at, last)
    return found.end() if found else at
