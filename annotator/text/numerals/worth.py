# SPDX-License-Identifier: Apache-2.0
"""Numerals and what they are worth: "1,200", "3.5 million", "twenty-one", "two-thirds", "sixth"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from annotator.text.numerals import vocabulary
from annotator.text.numerals.fractions import (
    ARTICLES,
    HALF,
    behind_half,
    half_at,
    multiplied,
    part_at,
    parts_of,
    vulgar,
    with_fraction,
)
from annotator.text.numerals.line import VULGAR_FRACTIONS
from annotator.text.numerals.numeral import Form, Numeral
from annotator.text.numerals.plurals import is_plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.text.numerals.line import Line

_ONE = Decimal(1)
_TIMES = "\N{MULTIPLICATION SIGN}"
_HUNDRED = 100
_THOUSAND = 1000
# What is longer is no number anybody counts with.
_LONGEST = 25
_LARGEST = Decimal(10) ** 18
_RACES = frozenset((50, 60, 100, 200, 400, 800, 1500, 3000, 5000))
_BEFORE_DOUBLE = frozenset(("is", "are", "was", "were", "be", "than", "at", ","))
_AS_MUCH = frozenset(("many", "much", "likely", "often", "long"))
_COMPARED = frozenset(("the", "that", "its", "their", "his", "her", "what"))
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_QUANTIFIERS = frozenset(("several", "few", "many", "couple", "some", "multiple"))


def numeral_at(line: Line, place: int) -> Numeral | None:
    """Return the numeral that digits or one of ``numeral_words`` begin, or None.

    It may begin a word earlier, at the article of "a third" or "a million".
    """
    return (
        _in_digits(line, place)
        if line.is_digits(place)
        else _readers()[line.low(place)](line, place)
    )


@cache
def numeral_words() -> frozenset[str]:
    """Return the words and signs that may begin a numeral, in small letters."""
    return frozenset(_readers())


@cache
def _readers() -> Mapping[str, Callable[[Line, int], Numeral | None]]:
    """Return for each word that may begin a numeral what reads it from there."""
    table: dict[str, Callable[[Line, int], Numeral | None]] = {}
    scales = [word for word in vocabulary.scales() if word not in vocabulary.touching_scales()]
    table |= dict.fromkeys(vocabulary.fractions(), part_at)
    table |= dict.fromkeys(vocabulary.ordinals(), _ordinal)
    table |= dict.fromkeys((word for word in scales if len(word) > 3), _scale_alone)
    table |= dict.fromkeys(vocabulary.vague(), _vague)
    table |= dict.fromkeys(vocabulary.multiples(), _multiple)
    table |= dict.fromkeys(vocabulary.numerals(), _in_words)
    table |= dict.fromkeys(VULGAR_FRACTIONS, _vulgar)
    table["half"] = half_at
    return table


def _in_digits(line: Line, place: int) -> Numeral | None:
    written = line.raw(place)
    if len(written) > _LONGEST or (not written.isascii() and not _is_marked(written)):
        return None
    value = Decimal("".join(char for char in written if char.isdecimal() or char == "."))
    found = Numeral(place, place + 1, value, is_bare="," not in written)
    if line.low(place + 1) in _SUFFIXES and line.touches(place + 1):
        return replace(found, behind=place + 2, form=Form.ORDINAL)
    return _with_scale(line, _with_power(line, with_fraction(line, found)))


def _with_power(line: Line, found: Numeral) -> Numeral:
    """Return digits with a power of ten behind them: "4.2x10-3", "6.2 x 10^4"."""
    place, word = found.behind, line.low(found.behind)
    if word in ("x", _TIMES) and line.raw(place + 1) == "10":
        place += 1
    elif word not in ("x10", _TIMES + "10"):
        return found
    place += 1
    place += line.raw(place) == "^"
    sign = -1 if line.raw(place) in ("-", "\N{MINUS SIGN}") and line.touches(place) else 1
    place += sign < 0
    power = line.raw(place)
    if not (line.touches(place) and power.isdecimal() and len(power) < 3) or found.value is None:
        return found
    value = found.value.scaleb(sign * int(power))
    return replace(found, behind=place + 1, value=value, is_bare=False)


def _is_marked(written: str) -> bool:
    """Return whether digits are those of English, apart from the blanks between thousands."""
    return all(char.isascii() or char.isspace() for char in written)


def _with_scale(line: Line, found: Numeral) -> Numeral:
    """Return a numeral multiplied by the words behind it: "1.2bn", "three lakh crore"."""
    scales, touching = vocabulary.scales(), vocabulary.touching_scales()
    while True:
        behind = found.behind + line.is_compound(found.behind)
        # In capital letters it is a name where it stands apart: "a 13-crore TN heist".
        is_raw = line.raw(behind) in scales or not line.touches(behind)
        word = line.raw(behind) if is_raw and line.raw(behind).isupper() else line.low(behind)
        word = line.raw(behind) if line.raw(behind) in scales else word
        if word not in scales or found.value is None or found.scale > _LARGEST:
            return found
        if word in touching and not _is_letter_for_scale(line, found, behind):
            return found
        found = replace(
            found,
            behind=behind + 1,
            value=multiplied(found.value, scales[word]),
            scale=found.scale * scales[word],
            is_bare=False,
        )


def _is_letter_for_scale(line: Line, found: Numeral, place: int) -> bool:
    """Return whether a letter behind digits multiplies them: "$5m", "100k", "5m people"."""
    if not line.touches(place) or line.low(place + 1) == "/":
        return False
    is_money = line.is_currency(found.first - 1)
    if is_money or line.low(place) == "k":
        return line.low(place + 1) not in vocabulary.pictures()
    if (
        line.raw(place) == "m"
        and found.value in _RACES
        and line.low(place + 1) in vocabulary.races()
    ):
        return False
    if line.raw(place) in ("b", "B", "T"):
        return line.raw(place) == "B" and is_plural(line.low(place + 1))
    return is_plural(line.low(place + 1))


def _in_words(line: Line, place: int) -> Numeral | None:
    """Return a numeral in words, followed as far as the words build one number."""
    builder = _Builder()
    behind = place
    while (step := _next_word(line, behind, builder)) is not None:
        behind = step
    value = builder.value
    low = line.low(behind)
    if low == "point" and line.low(behind + 1) in vocabulary.numerals():
        return _with_scale(line, _with_decimals(line, Numeral(place, behind, value)))
    after_dash = behind + line.is_compound(behind)
    ranks = vocabulary.ordinals()
    if value % 10 == 0 and value >= 20 and line.low(after_dash) in ranks and after_dash > behind:
        value += ranks[line.low(after_dash)]
        return Numeral(place, after_dash + 1, value, Form.ORDINAL)
    if part := parts_of(line, place, behind, value):
        return part
    if (end := behind_half(line, behind)) > behind:
        return _with_scale(line, Numeral(place, end, value + HALF))
    return Numeral(place, behind, value, scale=builder.scale)


def _next_word(line: Line, place: int, builder: _Builder) -> int | None:
    """Return where the number goes on behind a word that is put to it, or None at its end."""
    is_begun = builder.is_begun
    if is_begun and (line.is_compound(place) or (line.low(place) == "and" and builder.takes_and)):
        place += 1
        if line.low(place - 1) == "and" and line.low(place) not in vocabulary.numerals():
            return None
    return place + 1 if builder.put(line.low(place)) else None


class _Builder:
    """Adds up the words of a number: "two hundred and twelve thousand"."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.is_begun = False
        self.scale = _ONE
        self.takes_and = False
        self._total = Decimal(0)
        self._current = Decimal(0)
        # A numeral must be smaller than this to be added to what stands there.
        self._room = Decimal(_THOUSAND)

    @property
    def value(self) -> Decimal:
        """Return the number so far."""
        return self._total + self._current

    def put(self, word: str) -> bool:
        """Add a word; return False where it does not belong to the number any more."""
        numeral = vocabulary.numerals().get(word)
        if numeral is not None:
            return self._add(numeral)
        scale = vocabulary.scales().get(word)
        return scale is not None and len(word) > 1 and self.is_begun and self._multiply(scale)

    def _add(self, numeral: Decimal) -> bool:
        if numeral >= self._room or (self.is_begun and not numeral):
            return False
        self.is_begun = True
        self._current += numeral
        self._room = Decimal(10) if numeral >= 20 else Decimal(0)
        self.takes_and = False
        return True

    def _multiply(self, scale: Decimal) -> bool:
        if self.value > _LARGEST:
            return False
        if scale < _THOUSAND:
            if not self._current or self._current >= _HUNDRED:
                return False
            self._current *= scale
        elif self._current:
            self._total += self._current * scale
            self._current = Decimal(0)
        elif self._total:
            self._total *= scale
        else:
            return False
        self._room = Decimal(_HUNDRED if scale < _THOUSAND else _THOUSAND)
        self.scale = scale
        self.takes_and = scale != 12
        return True


def _with_decimals(line: Line, found: Numeral) -> Numeral:
    """Return a numeral with the digits read out behind "point": "two point five"."""
    digits, place = "", found.behind + 1
    while (value := vocabulary.numerals().get(line.low(place))) is not None and len(digits) < 9:
        digits += str(value)
        place += 1
    return replace(found, behind=place, value=(found.value or 0) + Decimal(f"0.{digits}"))


def _scale_alone(line: Line, place: int) -> Numeral | None:
    """Return "a million", "several hundred", "the dozen"; other scales without a numeral are none.

    "hundred thousand dollars" is one though nothing stands in front.
    """
    value = vocabulary.scales()[line.low(place)]
    before = line.low(place - 1)
    if before in _QUANTIFIERS or (before == "of" and line.low(place - 2) == "couple"):
        first = place - (3 if before == "of" else 1)
        first -= line.low(first - 1) in ARTICLES
        return Numeral(first, place + 1, None, Form.VAGUE, value)
    is_led = before in ARTICLES
    found = Numeral(place - is_led, place + 1, value, scale=value)
    found = _with_rest(line, found)
    is_more = found.behind > place + 1 or line.low(place) == "dozen"
    return found if is_led or is_more else None


def _with_rest(line: Line, found: Numeral) -> Numeral:
    """Return "a hundred" with what goes on behind it: "and twelve", "thousand"."""
    builder = _Builder()
    builder.put("one")
    builder.put(line.low(found.behind - 1))
    behind = found.behind
    while (step := _next_word(line, behind, builder)) is not None:
        behind = step
    return replace(found, behind=behind, value=builder.value, scale=builder.scale)


def _vague(line: Line, place: int) -> Numeral | None:
    """Return "hundreds", "tens of thousands": so many that no value is given."""
    word = line.low(place)
    behind = place + 1
    while line.low(behind) == "of" and line.low(behind + 1) in vocabulary.vague():
        behind += 2
    is_sure = word not in ("tens", "scores") or behind > place + 1
    if not is_sure and not (word == "scores" and line.low(behind) == "of"):
        return None
    return Numeral(place, behind, None, Form.VAGUE)


def _multiple(line: Line, place: int) -> Numeral | None:
    """Return "tenfold", "twice as many", "is double that of"; not the verb of "to double it"."""
    word, before = line.low(place), line.low(place - 1)
    is_led = word == "twice" or before in _BEFORE_DOUBLE or before in vocabulary.modifiers()
    if not word.endswith("fold") and not (is_led and _is_compared(line, place + 1)):
        return None
    return Numeral(place, place + 1, vocabulary.multiples()[word], Form.MULTIPLE)


def _is_compared(line: Line, place: int) -> bool:
    """Return whether "twice" leads to what is compared: "as many", "the size", not "as it sank"."""
    if line.low(place) != "as":
        return line.low(place) in _COMPARED
    return line.low(place + 1) in _AS_MUCH or "as" in line.lows(place + 2, place + 4)


def _vulgar(line: Line, place: int) -> Numeral:
    """Return a fraction that is one sign: "¾"."""
    return Numeral(place, place + 1, vulgar(line.raw(place)), Form.FRACTION)


def _ordinal(line: Line, place: int) -> Numeral:
    """Return "sixth"; or "a sixth of", where it is a part."""
    part = part_at(line, place) if line.low(place) in vocabulary.fractions() else None
    if part:
        return part
    rank = vocabulary.ordinals()[line.low(place)]
    return Numeral(place, place + 1, rank, Form.ORDINAL)
