# SPDX-License-Identifier: Apache-2.0
"""A sentence in pieces small enough to read numbers: "$1.2bn" is a sign, digits and a word."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.text.numerals.measures import currency_prefixes, currency_words
from annotator.text.numerals.vocabulary import game_words
from annotator.text.tokens import Token, in_small_letters

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

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
# Rules look a few atoms behind the last and before the first, where nothing stands.
_OUTSIDE = [""] * 32
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


class Line:
    """The atoms of a sentence, to be asked about any place, also a little outside of it.

    Words of letters are atoms as they are. Whatever else stands between them is cut again:
    "$1.2bn" and "10-month-old" are single words elsewhere.
    """

    def __init__(self, text: str, words: Sequence[Token], dates: Sequence[Span] = ()) -> None:
        """Cut the words of a sentence into atoms; offsets are those of the text."""
        self.text = text
        self.dates = dates
        self.atoms: list[Token] = []
        self.kinds: list[AtomKind] = []
        self._cut(words)
        self._texts = [atom.text for atom in self.atoms] + _OUTSIDE
        self._lows = [atom.lower for atom in self.atoms] + _OUTSIDE

    def __len__(self) -> int:
        """Return how many atoms there are."""
        return len(self.atoms)

    def _cut(self, words: Sequence[Token]) -> None:
        codes = currency_words()
        odd = [at for at, word in enumerate(words) if not word.text.isalpha() or word.text in codes]
        behind = 0
        for first, last in _runs(odd):
            self.atoms += words[behind:first]
            self.kinds += [AtomKind.WORD] * (first - behind)
            for match in _pattern().finditer(self.text, words[first].start, words[last].end):
                written = match.group()
                self.atoms.append(Token(*match.span(), written, in_small_letters(written)))
                self.kinds.append(_KINDS[match.lastgroup])
            behind = last + 1
        self.atoms += words[behind:]
        self.kinds += [AtomKind.WORD] * (len(words) - behind)

    def span(self, first: int, behind: int) -> Span:
        """Return where the atoms from ``first`` to ``behind`` stand, in code points."""
        return Span(self.atoms[first].start, self.atoms[behind - 1].end)

    def candidates(self, words: Container[str]) -> list[int]:
        """Return the places of digits and of the words given in small letters."""
        digits = AtomKind.DIGITS
        return [
            place
            for place, (low, kind) in enumerate(zip(self._lows, self.kinds, strict=False))
            if kind is digits or low in words
        ]

    def low(self, place: int) -> str:
        """Return an atom in small letters, or an empty text outside the sentence."""
        return self._lows[place]

    def raw(self, place: int) -> str:
        """Return an atom as written, or an empty text outside the sentence."""
        return self._texts[place]

    def is_digits(self, place: int) -> bool:
        """Return whether an atom is a number in digits."""
        return 0 <= place < len(self.kinds) and self.kinds[place] is AtomKind.DIGITS

    def is_word(self, place: int) -> bool:
        """Return whether an atom is a word."""
        return 0 <= place < len(self.kinds) and self.kinds[place] is AtomKind.WORD

    def is_currency(self, place: int) -> bool:
        """Return whether an atom is the sign or code of a currency in front of a sum."""
        return 0 <= place < len(self.kinds) and self.kinds[place] is AtomKind.CURRENCY

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
        is_dash = self._lows[place] in DASHES
        return is_dash and self.touches(place) and self.touches(place + 1)

    def lows(self, first: int, behind: int) -> list[str]:
        """Return the atoms from ``first`` to ``behind`` in small letters."""
        return self._lows[max(0, first) : min(max(0, behind), len(self.atoms))]

    def slice(self, first: int, behind: int) -> str:
        """Return the text of the atoms from ``first`` to ``behind``, as written."""
        return self.text[self.atoms[first].start : self.atoms[behind - 1].end]

    @cached_property
    def tells_of_game(self) -> bool:
        """Return whether the sentence has a word for what is scored in games."""
        return not game_words().isdisjoint(self._lows)

    @cached_property
    def is_headline(self) -> bool:
        """Return whether nearly all words begin with a capital letter, as in some headlines."""
        written = zip(self._texts, self.kinds, strict=False)
        words = [text for text, kind in written if kind is AtomKind.WORD and len(text) > 3]
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)

    @cached_property
    def _marks(self) -> list[int]:
        """Return how many straight marks of quotation stand up to each atom."""
        return list(accumulate(text == '"' for text in self._texts))

    def is_quoted(self, place: int) -> bool:
        """Return whether a straight mark of quotation before an atom is still open."""
        return place > 0 and self._marks[place - 1] % 2 == 1


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of places that follow on one another."""
    first = last = -1
    for place in places:
        if place != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last


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
