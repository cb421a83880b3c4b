# SPDX-License-Identifier: Apache-2.0
"""A sentence in pieces small enough to read numbers: "$1.2bn" is a sign, digits and a word."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._numbers.vocabulary import currency_prefixes

if TYPE_CHECKING:
    from annotator.domain.span import Span

VULGAR_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
DASHES = frozenset(("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}"))
# Thousands are marked by commas, by blanks that do not break, and in India by lakh and crore.
# Groups are counted, so that no run of digits is read over and over.
_MARK = ",\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_DIGITS = (
    rf"\d{{1,3}}(?:[{_MARK}]\d{{3}}){{1,6}}(?![\d])(?:\.\d+)?"
    r"|\d{1,2}(?:,\d\d){1,5},\d{3}(?!\d)|\d{1,3}(?: \d{3}){2,6}(?!\d)"
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
)
POSSESSIVES = frozenset(("'s", "\N{RIGHT SINGLE QUOTATION MARK}s"))
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_WORD = (
    rf"(?:[^\W\d_]\.){{2,}}|[{APOSTROPHES}][sS]\b"
    rf"|[^\W\d_][^\W_]*(?:[{APOSTROPHES}](?![sS]\b)[^\W\d_]+)?"
)


class AtomKind(StrEnum):
    """What an atom is made of."""

    DIGITS = "digits"
    WORD = "word"
    CURRENCY = "currency"
    SIGN = "sign"


class Atom(NamedTuple):
    """A piece of a sentence at ``[start, end)``, in code points; ``low`` in small letters."""

    start: int
    end: int
    text: str
    low: str
    kind: AtomKind


class Line:
    """The atoms of a sentence, to be asked about any place, also outside of it."""

    def __init__(self, text: str, span: Span) -> None:
        """Cut a stretch of the text into atoms."""
        self.text = text
        self.span = span
        self.atoms = [
            Atom(*match.span(), found := match.group(), found.lower(), _KINDS[match.lastgroup])
            for match in _pattern().finditer(text, span.start, span.end)
        ]

    def low(self, place: int) -> str:
        """Return an atom in small letters, or an empty text outside the sentence."""
        return self.atoms[place].low if 0 <= place < len(self.atoms) else ""

    def raw(self, place: int) -> str:
        """Return an atom as written, or an empty text outside the sentence."""
        return self.atoms[place].text if 0 <= place < len(self.atoms) else ""

    def is_digits(self, place: int) -> bool:
        """Return whether an atom is a number in digits."""
        return 0 <= place < len(self.atoms) and self.atoms[place].kind is AtomKind.DIGITS

    def is_word(self, place: int) -> bool:
        """Return whether an atom is a word."""
        return 0 <= place < len(self.atoms) and self.atoms[place].kind is AtomKind.WORD

    def is_dash(self, place: int) -> bool:
        """Return whether an atom is a hyphen or a dash between numbers."""
        return self.low(place) in DASHES

    def touches(self, place: int) -> bool:
        """Return whether no blank parts an atom from the one before it."""
        if not 0 < place < len(self.atoms):
            return False
        return self.atoms[place].start == self.atoms[place - 1].end

    def is_compound(self, place: int) -> bool:
        """Return whether a hyphen stands here that joins what is on either side of it."""
        return self.is_dash(place) and self.touches(place) and self.touches(place + 1)

    def lows(self, first: int, behind: int) -> list[str]:
        """Return the atoms from ``first`` to ``behind`` in small letters."""
        return [atom.low for atom in self.atoms[max(0, first) : max(0, behind)]]

    def slice(self, first: int, behind: int) -> str:
        """Return the text of the atoms from ``first`` to ``behind``, as written."""
        return self.text[self.atoms[first].start : self.atoms[behind - 1].end]

    @cached_property
    def is_headline(self) -> bool:
        """Return whether nearly all words begin with a capital letter, as in some headlines."""
        words = [a.text for a in self.atoms if a.kind is AtomKind.WORD and len(a.text) > 3]
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)

    @cached_property
    def _marks(self) -> list[int]:
        """Return how many straight marks of quotation stand up to each atom."""
        return list(accumulate(atom.text == '"' for atom in self.atoms))

    def is_quoted(self, place: int) -> bool:
        """Return whether a straight mark of quotation before an atom is still open."""
        return place > 0 and self._marks[place - 1] % 2 == 1


@cache
def _pattern() -> re.Pattern[str]:
    prefixes = "|".join(
        re.escape(sign) if not sign[0].isalpha() else rf"(?<![^\W_]){re.escape(sign)}"
        for sign in sorted(currency_prefixes(), key=len, reverse=True)
    )
    # The first letter is looked at before all the signs are tried, as most words begin with none.
    first = "".join(sorted({re.escape(sign[0]) for sign in currency_prefixes()}))
    currency = rf"(?=[{first}])(?:{prefixes})(?=[ \N{{NO-BREAK SPACE}}]?[-\N{{MINUS SIGN}}]?\.?\d)"
    return re.compile(
        rf"(?P<currency>{currency})|(?P<digits>{_DIGITS})|(?P<word>{_WORD})|(?P<sign>\S)"
    )


_KINDS: dict[str | None, AtomKind] = {kind.value: kind for kind in AtomKind}
