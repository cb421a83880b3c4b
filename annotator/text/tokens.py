# SPDX-License-Identifier: Apache-2.0
"""Words and signs of a stretch of text, for rules that read sentences word by word."""

from __future__ import annotations

import re
from typing import NamedTuple

from annotator.text.abbreviations import TITLES

_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_SHORT = r"(?:s|S|ll|re|ve|d|m)\b"
_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
_ABBREVIATED = "|".join(sorted(word.capitalize() for word in (*TITLES, *_MONTHS)))
# A word keeps its inner points and hyphens, and a title or initial its stop: "U.S.", "a.m.",
# "10-month-old", "$1.2bn", "Mr.", "J."; a possessive or short form is a token of its own, as in
# "Trump" + "'s", but not "didn't".
# Most words stand in front of a blank or a sign, and nothing about them is in doubt: they are
# tried first.
_TOKEN = re.compile(
    r"(?!\s)(?:[A-Za-z]++(?=[ ,;:)\n])|[,;:?!\"“”()]"
    r"|(?:[^\W\d_]\.){2,}"
    rf"|\b(?:{_ABBREVIATED})\."
    r"|\b[A-Z]\.(?=[ \N{NO-BREAK SPACE}][A-Z])"
    r"|[$€£¥₹]?\d+(?:[.,:]\d+)*(?:[^\W_]+|%)?(?:-[^\W_]+)*"
    rf"|[^\W_]+?(?=[{_APOSTROPHES}]{_SHORT})"
    rf"|[^\W_]+(?:[-\N{{NON-BREAKING HYPHEN}}&][^\W_]+|[{_APOSTROPHES}][^\W\d_]+)*"
    rf"|[{_APOSTROPHES}]{_SHORT}"
    r"|''|``|\.{2,}|--+|\S)"
)


class Token(NamedTuple):
    """A word or sign at ``[start, end)``, in code points; ``lower`` is in small letters.

    These are as many as the text has, a curly apostrophe straightened.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Return whether it holds a letter or digit."""
        return self.text[0].isalnum() or self.text[-1].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Return whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and signs in ``text[start:end]``, in order."""
    low = in_small_letters(text[start:end])
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    return [
        Token(first, last, text[first:last], low[first - start : last - start])
        for first, last in spans
    ]


def in_small_letters(text: str) -> str:
    """Return a text in small letters, as many as there are, curly apostrophes straightened."""
    # Of all letters only this one has a small form of two characters.
    plain = text.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "I")
    return plain.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
