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
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    rf"|\b(?:{_ABBREVIATED})\."
    r"|\b[A-Z]\.(?=[ \N{NO-BREAK SPACE}][A-Z])"
    r"|[$€£¥₹]?\d+(?:[.,:]\d+)*(?:[^\W_]+|%)?(?:-[^\W_]+)*"
    rf"|[^\W_]+?(?=[{_APOSTROPHES}]{_SHORT})"
    rf"|[^\W_]+(?:[-\N{{NON-BREAKING HYPHEN}}&][^\W_]+|[{_APOSTROPHES}][^\W\d_]+)*"
    rf"|[{_APOSTROPHES}]{_SHORT}"
    r"|''|``|\.{2,}|--+|\S"
)


class Token(NamedTuple):
    """A word or sign at ``[start, end)``, in code points."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """Return it in small letters, as many as there are, a curly apostrophe straightened."""
        lower = self.text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        # A few letters have a small form of two characters.
        return lower if len(lower) == len(self.text) else self.text

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
    return [Token(*match.span(), match.group()) for match in _TOKEN.finditer(text, start, end)]
