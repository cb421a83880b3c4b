# SPDX-License-Identifier: Apache-2.0
"""Text as a person types it to find it, with the way back to the offsets of the stored text.

Typographic marks fold to the plain ones on a keyboard, dashes to the hyphen, blanks of all widths
to the space; what nobody sees folds to nothing; composed and loose accents fold to the same, and
so do capital and small letters where case does not matter (Unicode's canonical caseless matching,
D145). What a reader sees as one character is folded as one and never cut. Half of a folded “ß” or
“ﬁ” is therefore no place in the text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Folded in one go, so that other threads come to their turn in between: about 2 ms.
_CHUNK = 1 << 15
# A text has some hundreds of different characters; a made-up one may have them all.
_KEPT = 1 << 14

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
        # Soft hyphens, joiners and spaces of no width, direction marks, variation selectors.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\ufeff", ""),
        **dict.fromkeys(map(chr, range(0xFE00, 0xFE10)), ""),
    }
)
# They join the character before them although they are no combining marks by class: vowels and
# final consonants of Hangul, and the second halves of vowel signs (what NFC composes with them).
_JOINING = frozenset(
    [
        *map(chr, range(0x1160, 0x1200)),
        *"\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf",
        *"\u102e\u1b35\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd",
        *"\U000115af\U00011930",
    ]
)


class FoldedText:
    """A text folded, with the way back; costs memory only for what changes its length."""

    __slots__ = ("_folded_ends", "_folded_starts", "_stored_ends", "_stored_starts", "text")

    def __init__(self, text: str, *, keeps_case: bool) -> None:
        """Fold a text; ``keeps_case`` where capital and small letters differ."""
        # Units of the text that are not one code point before and after.
        self._stored_starts, self._stored_ends = array("Q"), array("Q")
        self._folded_starts, self._folded_ends = array("Q"), array("Q")
        parts: list[str] = []
        length = 0
        for start, chunk in _chunks(text):
            folded, odd = _fold_chunk(chunk, keeps_case=keeps_case)
            for stored, stored_length, at, folded_length in odd:
                self._stored_starts.append(start + stored)
                self._stored_ends.append(start + stored + stored_length)
                self._folded_starts.append(length + at)
                self._folded_ends.append(length + at + folded_length)
            parts.append(folded)
            length += len(folded)
        self.text = "".join(parts)

    def stored_start(self, at: int) -> int | None:
        """Return where in the text the folded character stands; None within what is one there."""
        unit = bisect_right(self._folded_starts, at) - 1
        if unit < 0:
            return at
        end = self._folded_ends[unit]
        if at >= end:
            return self._stored_ends[unit] + at - end
        return self._stored_starts[unit] if at == self._folded_starts[unit] else None

    def stored_end(self, at: int) -> int | None:
        """Return where in the text the character before ends; None within what is one there."""
        unit = bisect_right(self._folded_starts, at - 1) - 1
        if unit < 0:
            return at
        end = self._folded_ends[unit]
        return self._stored_ends[unit] + at - end if at >= end else None


def fold(text: str, *, keeps_case: bool) -> str:
    """Return a short text folded: what is looked for in a ``FoldedText``."""
    return FoldedText(text, keeps_case=keeps_case).text


Odd = tuple[int, int, int, int]  # start and length in the text, start and length folded


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield stretches of a text that cut no character as the reader sees it."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        while end < len(text) and _joins(text[end]):
            end += 1
        yield start, text[start:end]
        start = end


def _fold_chunk(chunk: str, *, keeps_case: bool) -> tuple[str, list[Odd]]:
    """Return a stretch folded, and the units in it that are not one code point both ways."""
    distinct = set(chunk)
    if any(map(_joins, distinct)):
        return _fold_units(list(_units(chunk)), keeps_case=keeps_case)
    table = {char: _folded(char, keeps_case=keeps_case) for char in distinct}
    by_number = {ord(char): folded for char, folded in table.items()}
    return chunk.translate(by_number), list(_changed_lengths(chunk, table))


def _changed_lengths(chunk: str, table: Mapping[str, str]) -> Iterator[Odd]:
    """Yield the characters that fold to none or to several."""
    odd = "".join(char for char, folded in table.items() if len(folded) != 1)
    longer = 0
    for found in re.finditer(f"[{re.escape(odd)}]", chunk) if odd else ():
        folded_length = len(table[found.group()])
        yield found.start(), 1, found.start() + longer, folded_length
        longer += folded_length - 1


def _fold_units(units: list[str], *, keeps_case: bool) -> tuple[str, list[Odd]]:
    parts: list[str] = []
    odd: list[Odd] = []
    stored = at = 0
    for unit in units:
        folded = _folded(unit, keeps_case=keeps_case)
        if len(unit) != 1 or len(folded) != 1:
            odd.append((stored, len(unit), at, len(folded)))
        parts.append(folded)
        stored += len(unit)
        at += len(folded)
    return "".join(parts), odd


def _units(text: str) -> Iterator[str]:
    """Yield each character with what joins it."""
    start = 0
    for at in range(1, len(text)):
        if not _joins(text[at]):
            yield text[start:at]
            start = at
    yield text[start:]


@lru_cache(maxsize=_KEPT)
def _joins(char: str) -> bool:
    """Return whether a character belongs to the one before it."""
    return combining(char) != 0 or char in _JOINING


@lru_cache(maxsize=_KEPT)
def _folded(unit: str, *, keeps_case: bool) -> str:
    composed = unit if keeps_case else normalize("NFD", unit).casefold()
    return normalize("NFC", composed).translate(_PLAIN)
