# SPDX-License-Identifier: Apache-2.0
"""Where numbers stand in a text, whatever they count, with the units that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.numerals.line import Line
from annotator.text.numerals.measures import UnitKind
from annotator.text.numerals.numeral import Form
from annotator.text.numerals.units import currency_before, signed_from, unit_at
from annotator.text.numerals.worth import numeral_at, numeral_words
from annotator.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.span import Span
    from annotator.text.numerals.numeral import Numeral

_OF_SUMS = frozenset((UnitKind.MONEY, UnitKind.PERCENT, UnitKind.POINTS))


def find_numerals(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what ``text.numbers.find_numbers`` does."""
    line = Line(text, tokens(text, start, end))
    behind = 0
    for place in line.candidates(numeral_words()):
        numeral = numeral_at(line, place) if place >= behind else None
        if numeral is not None and not _is_part_of_word(line, numeral):
            first, behind = _with_unit(line, numeral)
            yield line.span(first, behind)


def _is_part_of_word(line: Line, numeral: Numeral) -> bool:
    """Return whether letters hang on a numeral: "G7", "15th"."""
    is_led = line.touches(numeral.first) and line.is_word(numeral.first - 1)
    return is_led or numeral.form is Form.ORDINAL


def _with_unit(line: Line, numeral: Numeral) -> tuple[int, int]:
    """Return the atoms from the currency or sign in front of a numeral to the unit behind it."""
    currency = currency_before(line, numeral.first)
    if currency:
        return currency.behind, numeral.behind
    measured = unit_at(line, numeral.behind)
    is_sum = measured is not None and measured.unit.kind in _OF_SUMS
    first = signed_from(line, numeral.first)
    return first, measured.behind if measured and is_sum else numeral.behind
