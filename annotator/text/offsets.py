# SPDX-License-Identifier: Apache-2.0
"""Between code points, which the program counts, and UTF-16 units, which Qt counts."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts offsets of one text; costs memory only for characters above U+FFFF."""

    __slots__ = ("_offsets", "_positions")

    def __init__(self, text: str) -> None:
        """Note where the characters are that Qt counts as two."""
        self._offsets = array("Q", _astral_offsets(text))
        self._positions = array("Q", (at + before for before, at in enumerate(self._offsets)))

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 position of a code point offset."""
        return offset + bisect_left(self._offsets, offset)

    def to_code_point(self, position: int) -> int:
        """Return the code point offset of a UTF-16 position.

        A position inside a surrogate pair goes to the start of its character.
        """
        return position - bisect_left(self._positions, position)


def _astral_offsets(text: str) -> list[int]:
    # Comparing lengths is done in C; max() or a search would visit each character of 10 MB.
    if text.isascii() or len(text.encode("utf-16-le")) == 2 * len(text):
        return []
    return [found.start() for found in _ASTRAL.finditer(text)]
