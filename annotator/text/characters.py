# SPDX-License-Identifier: Apache-2.0
"""Characters as the reader sees them: grapheme clusters, of one code point or of many.

They are those of Unicode Standard Annex 29, extended: an accent belongs to its letter, Hangul jamo
to their syllable, joined emoji, skin tones and the two letters of a flag to one picture, and
consonants joined by a virama to each other.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import takewhile
from typing import Any

from annotator.domain.span import Span

_FIRST_FLAG_LETTER = "\N{REGIONAL INDICATOR SYMBOL LETTER A}"
_LAST_FLAG_LETTER = "\N{REGIONAL INDICATOR SYMBOL LETTER Z}"


def next_character(text: str, offset: int) -> int:
    """Return the next offset that does not cut a character as the reader sees it."""
    # What most of a text is, and quicker by far.
    if text[offset : offset + 2].isascii():
        return min(offset + 1, len(text))
    return _character(text, offset).end


def previous_character(text: str, offset: int) -> int:
    """Return the offset before that does not cut a character as the reader sees it."""
    if text[max(0, offset - 2) : offset].isascii():
        return max(offset - 1, 0)
    return _character(text, offset - 1).start


def is_boundary(text: str, offset: int) -> bool:
    """Return whether a caret may stand here without cutting a character."""
    if not 0 < offset < len(text) or text[offset - 1 : offset + 1].isascii():
        return True
    return _character(text, offset).start == offset


def whole(text: str, span: Span) -> Span:
    """Return the span with the characters that it cuts, as the reader sees them, made whole."""
    start, end = span.start, span.end
    return Span(
        start if is_boundary(text, start) else _character(text, start).start,
        end if is_boundary(text, end) else _character(text, end).end,
    )


def is_mark(char: str) -> bool:
    """Return whether a character combines with the one before it."""
    return unicodedata.category(char or " ").startswith("M")


def _character(text: str, offset: int) -> Span:
    """Return the character that the code point at an offset is part of."""
    match, start = _pattern().match, offset
    while start > 0 and not (
        _stands_alone(text[start - 1]) and match(text, start - 1, start + 1).end() == start
    ):
        start -= 1
    # Flags by twos at once: the pattern would count all that stand before at each of them.
    letters = sum(1 for _ in takewhile(_is_flag_letter, text[start : offset + 1]))
    start += max(0, letters - 1) // 2 * 2
    while (end := match(text, start).end()) <= offset:
        start = end
    return Span(start, end)


def _stands_alone(char: str) -> bool:
    """Return whether it does not matter for what follows what stands before a character."""
    return not (is_mark(char) or unicodedata.category(char) == "Cf" or _is_flag_letter(char))


def _is_flag_letter(char: str) -> bool:
    return _FIRST_FLAG_LETTER <= char <= _LAST_FLAG_LETTER


@cache
def _pattern() -> Any:
    """Return the pattern of one character."""
    # Imported here: an article is shown, and most of it walked through, without it.
    import regex  # type: ignore[import-untyped]  # it tells no types  # noqa: PLC0415

    return regex.compile(r"\X")
