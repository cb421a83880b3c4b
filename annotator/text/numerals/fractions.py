# SPDX-License-Identifier: Apache-2.0
"""Fractions in words and digits: "two-thirds", "a quarter of", "half a million", "1 1/2"."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.text.numerals import measures, vocabulary
from annotator.text.numerals.line import VULGAR_FRACTIONS
from annotator.text.numerals.numeral import Form, Numeral

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line

_ONE = Decimal(1)
HALF = Decimal("0.5")
# Thirds and the like have no end: as many digits as any reader can use.
_PLACES = Decimal("0.0000000001")
_LARGEST_NUMERATOR = 100
# 9/11 and "picture 3/27" are no fractions.
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100))
ARTICLES = frozenset(("a", "an"))
_HALVED = frozenset(
    ("a", "an", "of", "the", "its", "his", "her", "their", "our", "my", "those", "these", "all")
)
# "half-time", "a half-year report", "his first half-century": nothing is measured.
_HALVES_OF_NAMES = frozenset(("time", "year", "century", "quarter"))
# Behind these, "half" is a part of a game or a day.
_HALF_OF_SOMETHING = frozenset(("first", "second", "other", "latter", "better", "back", "this"))


def with_fraction(line: Line, found: Numeral) -> Numeral:
    """Return digits with the fraction behind them, "1½", "1 1/2", or as one, "1/4"."""
    value, behind = found.value or Decimal(0), found.behind
    if line.raw(behind) and line.raw(behind) in VULGAR_FRACTIONS:
        part = vulgar(line.raw(behind))
        return replace(found, behind=behind + 1, value=value + part, is_bare=False)
    if quotient := _quotient(line, found.first):
        return Numeral(found.first, behind + 2, quotient, Form.FRACTION)
    if line.is_digits(behind) and (quotient := _quotient(line, behind)):
        return replace(found, behind=behind + 3, value=value + quotient, is_bare=False)
    if (end := behind_half(line, behind)) > behind:
        return replace(found, behind=end, value=value + HALF, is_bare=False)
    return found


def behind_half(line: Line, place: int) -> int:
    """Return where "and a half" ends that begins at an atom, or the atom: "two-and-a-half"."""
    at = place
    for word in ("and", "a", "half"):
        following = at + line.is_compound(at)
        if line.low(following) == word:
            at = following + 1
        elif word != "a":
            # "three-and-half" is written too.
            return place
    return at


def _quotient(line: Line, place: int) -> Decimal | None:
    """Return what a fraction with a stroke is worth, or None."""
    if line.low(place + 1) != "/" or not (line.touches(place + 1) and line.touches(place + 2)):
        return None
    above, below = line.raw(place), line.raw(place + 2)
    goes_on = line.low(place + 3) == "/" and line.touches(place + 3)
    if goes_on or not (above.isdecimal() and below.isdecimal()) or len(above + below) > 4:
        return None
    if not 0 < int(above) < int(below) or int(below) not in _DENOMINATORS:
        return None
    return _divided(Decimal(above), Decimal(below))


def parts_of(line: Line, first: int, behind: int, count: Decimal) -> Numeral | None:
    """Return a fraction in words, "two-thirds", "one quarter of", "three quarters of"."""
    is_joined = line.is_compound(behind)
    place = behind + is_joined
    word = line.low(place)
    cut = vocabulary.fractions().get(word)
    if cut is None or not 0 < count <= _LARGEST_NUMERATOR:
        return None
    is_plural = word.endswith("s")
    if is_plural == (count == 1) or (word == "quarters" and not _is_part(line, place, is_joined)):
        return None
    if not is_plural and not (is_joined or _leads_to_whole(line, place + 1)):
        return None
    value = _divided(count, cut)
    return Numeral(first, place + 1, value, Form.FRACTION)


def _is_part(line: Line, place: int, is_joined: bool) -> bool:  # noqa: FBT001 - a fact
    """Return whether "quarters" are parts and not parts of a year."""
    return is_joined or line.low(place + 1) == "of"


def _leads_to_whole(line: Line, place: int) -> bool:
    """Return whether a whole, or nothing, follows a fraction: "a third of", "by a third."."""
    low = line.low(place)
    return low in ("of", "more", "less", "fewer", "higher", "lower", "larger", "smaller") or (
        low in ("", ".", ",", ";", ")", "the", "to", "in", "since", "from", "over")
    )


def part_at(line: Line, place: int) -> Numeral | None:
    """Return "a third of", "a quarter of"; or None where the word is an ordinal."""
    word = line.low(place)
    if word == "quarter" and _is_of_unit(line, place + 1):
        return Numeral(place, place + 2, _divided(_ONE, Decimal(4)), Form.FRACTION)
    leads = line.low(place - 1) in ARTICLES and word != "second"
    if leads and (line.low(place + 1) == "of" or _is_measured(line, place)):
        value = _divided(_ONE, vocabulary.fractions()[word])
        found = Numeral(place - 1, place + 1, value, Form.FRACTION)
        if line.low(place + 1) == "of" and line.low(place + 2) in ARTICLES:
            return _times_scale(line, found, place + 3) or found
        return found
    return None


def _is_measured(line: Line, place: int) -> bool:
    """Return whether a fraction is the size of a change or a bound: "fell by a third"."""
    before = line.low(place - 2)
    is_bound = before in vocabulary.modifiers() or before in ("by", "than")
    after = line.low(place + 1)
    is_clause = after in vocabulary.past_forms() or after in vocabulary.function_words()
    return is_bound and (_leads_to_whole(line, place + 1) or is_clause)


def _times_scale(line: Line, found: Numeral, place: int) -> Numeral | None:
    """Return a part of a large number, "half a million", "a quarter of a billion"."""
    scale = vocabulary.scales().get(line.low(place))
    if scale is None or found.value is None or len(line.low(place)) < 4:
        return None
    value = multiplied(found.value, scale)
    return replace(found, behind=place + 1, value=value, form=Form.CARDINAL, scale=scale)


def half_at(line: Line, place: int) -> Numeral | None:
    """Return "half of", "half a million", "half an hour"."""
    before, after = line.low(place - 1), line.low(place + 1)
    if before in _HALF_OF_SOMETHING or (line.touches(place) and line.is_dash(place - 1)):
        return None
    found = Numeral(place, place + 1, HALF, Form.FRACTION)
    if scaled := _times_scale(line, found, place + 1):
        return scaled
    if after in ARTICLES:
        unit = line.low(place + 2) in measures.unit_beginnings()
        scaled = _times_scale(line, found, place + 2)
        return scaled or (replace(found, behind=place + 2) if unit else None)
    if line.is_compound(place + 1):
        if scaled := _times_scale(line, found, place + 2):
            return scaled
        return replace(found, behind=place + 2) if _is_of_unit(line, place + 1) else None
    is_bound = before in vocabulary.modifiers() or before == "than"
    return found if after in _HALVED or is_bound else None


def _is_of_unit(line: Line, place: int) -> bool:
    """Return whether a hyphen leads from a part to a unit: "half-mile", "quarter-point"."""
    word = line.low(place + 1)
    is_unit = word in measures.unit_beginnings() and word not in _HALVES_OF_NAMES
    return line.is_compound(place) and is_unit


def vulgar(sign: str) -> Decimal:
    """Return what a sign such as ⅔ is worth."""
    above, below = unicodedata.normalize("NFKD", sign).split("\N{FRACTION SLASH}")
    return _divided(Decimal(above), Decimal(below))


def multiplied(value: Decimal, scale: Decimal) -> Decimal:
    """Return a product without zeros behind the point, which say nothing of "1.2 million"."""
    product = value * scale
    whole = product.to_integral_value()
    return whole if whole == product else product.normalize()


def _divided(above: Decimal, below: Decimal) -> Decimal:
    """Return a quotient, exact where it can be written, with no zeros at its end."""
    exact = above / below
    rounded = exact.quantize(_PLACES)
    return rounded.normalize() if rounded else exact
