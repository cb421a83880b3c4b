# SPDX-License-Identifier: Apache-2.0
"""Digits that hang on letters, signs or other digits and so are no number: "F-16", "1.2.3"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.numerals import vocabulary
from annotator.text.numerals.line import APOSTROPHES, POSSESSIVES
from annotator.text.numerals.plurals import is_plural

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line
    from annotator.text.numerals.numeral import Numeral

_GLUE = frozenset("/_#@&.:\\*^~+")
_BETS = frozenset(("odds", "shot", "favourite", "favorite", "outsider", "outsiders", "chance"))
_PARENTS = frozenset(("mother", "father", "parent", "parents", "mum", "mom", "dad"))
_CHAIN = frozenset(("-", ".", "/", "\N{EN DASH}", ":"))


def chain_end(line: Line, place: int) -> int:
    """Return where a chain of digits and signs ends that is no number, or the atom itself.

    Telephone numbers, dates in digits, versions, accounts: three groups at least.
    """
    if line.low(place + 1).startswith("x"):
        return place
    is_area = line.raw(place - 1) == "(" and line.raw(place + 1) == ")"
    if is_area and _goes_on(line, place + 2):
        # The code of an area in front of a telephone number.
        return chain_end(line, place + 2)
    if line.is_digits(place + 1) and line.is_digits(place + 2):
        # A telephone number with blanks in it.
        return next(at for at in range(place + 3, len(line) + 1) if not line.is_digits(at))
    behind, groups = place, 1
    while _goes_on(line, behind):
        behind += 2
        groups += 1
    return behind + 1 if groups > 2 else place


def is_glued(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral hangs on letters or signs: "F-16", "#5", "mid-30s", "737s"."""
    return _is_glued_before(line, numeral.first) or _is_glued_behind(line, numeral)


def _is_glued_before(line: Line, first: int) -> bool:
    before = line.raw(first - 1)
    if not line.touches(first) or _is_second_of_pair(line, first):
        return False
    if before in APOSTROPHES and len(line.raw(first)) == 2:
        # "'90s", "the class of '11"
        return not is_plural(line.low(first + 1))
    if before in _GLUE or (before.isalpha() and not line.is_dash(first - 1)):
        return True
    if not line.touches(first - 1):
        return False
    if before == "," and line.raw(first - 2)[-1:].isdecimal():
        # "PS3,000": the digits behind the mark are no number of their own.
        return line.is_word(first - 2)
    is_dash = line.is_dash(first - 1) and line.is_word(first - 2)
    return is_dash and not (_may_lead(line.low(first - 2)) or is_of_parent(line, first - 1))


def is_of_parent(line: Line, place: int) -> bool:
    """Return whether an "of" or its hyphen leads to somebody's children: "a mother-of-two"."""
    place -= line.is_compound(place)
    parent = place - 1 - line.is_compound(place - 1)
    return line.low(place) == "of" and line.low(parent) in _PARENTS


def _is_second_of_pair(line: Line, first: int) -> bool:
    """Return whether digits are the second of what one bets on or mixes: "3:1", "odds of 25/1"."""
    before = line.raw(first - 1)
    return (before == ":" and _is_odds(line, first - 2)) or _is_bet(line, first - 2)


def _is_glued_behind(line: Line, numeral: Numeral) -> bool:
    behind = numeral.behind
    if not line.touches(behind):
        return False
    after = line.low(behind)
    if after in ("s", "_", "@", *POSSESSIVES):
        return True
    is_digits = line.is_digits(numeral.first)
    if after == "(" and line.touches(behind + 1) and len(line.raw(behind + 1)) == 1:
        # The pension plan is called 401(k).
        return line.is_word(behind + 1)
    if after == ":" and line.is_digits(behind + 1) and line.touches(behind + 1):
        return not _is_odds(line, numeral.first)
    if after == "/" and line.is_digits(behind + 1):
        return not _is_bet(line, numeral.first)
    return is_digits and line.is_word(behind)


def _is_bet(line: Line, place: int) -> bool:
    """Return whether digits and a stroke lead to what one bets on: "odds of 25/1", "a 5/1 shot"."""
    is_pair = line.low(place + 1) == "/" and line.is_digits(place) and line.is_digits(place + 2)
    is_told = line.low(place + 3) in _BETS or not _BETS.isdisjoint(line.lows(place - 2, place))
    return is_pair and is_told and line.touches(place + 1) and line.touches(place + 2)


def _is_odds(line: Line, place: int) -> bool:
    """Return whether digits and a colon lead to a smaller number: "3:1", not "John 3:16"."""
    left, right = line.raw(place), line.raw(place + 2)
    is_pair = left.isdecimal() and right.isdecimal() and len(left) < 5
    is_clock = len(right) == 2 and int(left or 0) < 25 if is_pair else True
    return not is_clock and int(left) >= int(right)


def _may_lead(low: str) -> bool:
    """Return whether a number may hang on a word by a hyphen: "0-to-60", "twenty-one"."""
    return low in ("to", "and", "or", "by") or low in vocabulary.numerals()


def _goes_on(line: Line, place: int) -> bool:
    """Return whether a sign and more digits hang on digits."""
    is_sign = line.low(place + 1) in _CHAIN and line.touches(place + 1)
    return is_sign and line.is_digits(place + 2) and line.touches(place + 2)
