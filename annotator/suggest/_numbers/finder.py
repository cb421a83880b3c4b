# SPDX-License-Identifier: Apache-2.0
"""Finds the numbers of an article, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.suggest._numbers.exclusions import (
    counts_by_the_hundred,
    counts_nothing,
    is_set_phrase,
    is_year,
)
from annotator.suggest._numbers.gluing import chain_end, is_glued
from annotator.suggest._numbers.meaning import with_meaning
from annotator.suggest._numbers.pairs import joined
from annotator.suggest._numbers.quantity import Quantity
from annotator.text.numerals import measures, vocabulary
from annotator.text.numerals.line import Line
from annotator.text.numerals.measures import UnitKind
from annotator.text.numerals.numeral import Form
from annotator.text.numerals.plurals import is_plural
from annotator.text.numerals.units import currency_before, is_time, per_at, signed_from, unit_at
from annotator.text.numerals.worth import numeral_at, numeral_words
from annotator.text.times.article import times_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.numerals.measures import Unit
    from annotator.text.numerals.numeral import Numeral
    from annotator.text.numerals.units import Measured
    from annotator.text.reading import Reading

_SIGNS = frozenset(("-", "\N{MINUS SIGN}"))
_MILLION = 1_000_000
# No prose has more: such a line is a table of figures.
_MOST_IN_SENTENCE = 200
_LAST_MINUTE = 59
_MOST_DAYS = 6
_BETWEEN_DAYS = frozenset((",", "and", "or", "to", "&", "-", "\N{EN DASH}"))
# "15,000 stone tools" are not weighed.
_MATERIALS = frozenset(("stone", "bar", "cup"))
_SECOND_OF_TWO = frozenset(("half", "round", "leg", "quarter", "class", "hand", "place"))
_AGES = frozenset(("old", "olds"))


def find_numbers(reading: Reading) -> Iterator[tuple[Line, Quantity]]:
    """Yield the numbers of an article with the sentence of each, in text order."""
    times = reading.once(times_of)
    for sentence in reading.holding(numeral_words(), or_figures=True):
        line = Line(reading.text, sentence.words, times.dates(sentence.place))
        found = _paired(line, _numbers_of(line))
        yield from ((line, quantity) for quantity in with_meaning(line, found))


def _numbers_of(line: Line) -> list[Quantity]:
    """Return the numbers of a sentence, two that belong together still apart."""
    found: list[Quantity] = []
    behind = 0
    places = line.candidates(numeral_words())
    for place in places if len(places) <= _MOST_IN_SENTENCE else ():
        if place < behind:
            continue
        if line.is_digits(place) and (end := chain_end(line, place)) > place:
            behind = end
            continue
        numeral = numeral_at(line, place)
        if numeral is None:
            continue
        quantity = _quantity(line, numeral)
        if quantity is not None:
            found.append(quantity)
        behind = quantity.behind if quantity else _after(line, numeral)
    return found


def _quantity(line: Line, numeral: Numeral) -> Quantity | None:
    """Return the number that a numeral gives, with currency, unit and rate, or None."""
    currency = currency_before(line, numeral.first)
    measured = None if currency else _unit_behind(line, numeral)
    if measured and is_time(measured.unit) and line.low(measured.behind) == "ago":
        # A date, told from today.
        return None
    first = currency.behind if currency else numeral.first
    behind = measured.behind if measured else numeral.behind
    unit = currency.unit if currency else measured.unit if measured else None
    if numeral.form is Form.MULTIPLE:
        unit = measures.units_by_words()["time"]
    if currency is None and is_set_phrase(line, numeral):
        return None
    if unit is None and (is_glued(line, numeral) or counts_nothing(line, numeral)):
        return None
    if not _is_counted(line, numeral, unit) and _is_in_date(line, numeral):
        return None
    found = Quantity(first, behind, numeral, numeral.value, unit=_in_money(numeral, unit))
    return _signed(line, _with_age(line, _with_rate(line, found)))


def _in_money(numeral: Numeral, unit: Unit | None) -> Unit | None:
    """Return sterling where pounds are too many to be weighed: "millions of pounds"."""
    is_large = numeral.form is Form.VAGUE or numeral.scale >= _MILLION
    if unit is None or unit.name != "pound" or not is_large:
        return unit
    return measures.currency_prefixes()["\N{POUND SIGN}"]


def _after(line: Line, numeral: Numeral) -> int:
    """Return where to read on behind digits that are no number, and what hangs on them."""
    place = numeral.behind
    while line.is_digits(place - 1) and line.is_compound(place) and line.is_digits(place + 1):
        place += 2
    return place


def _is_counted(line: Line, numeral: Numeral, unit: Unit | None) -> bool:
    """Return whether a number is no part of a date for sure: "2000 jobs", "30 boats"."""
    if is_year(line, numeral):
        after = line.raw(numeral.behind)
        is_word = len(after) > 1 and after[0].islower()
        is_spelled = unit is not None and is_word and not is_time(unit)
        return is_spelled or counts_by_the_hundred(line, numeral)
    return unit is not None or is_plural(line.low(numeral.behind)) or _is_large(line, numeral)


def _is_large(line: Line, numeral: Numeral) -> bool:
    """Return whether digits are more than any day, hour or minute."""
    return line.is_digits(numeral.first) and (numeral.value or 0) > _LAST_MINUTE


def _unit_behind(line: Line, numeral: Numeral) -> Measured | None:
    if numeral.form is Form.ORDINAL:
        return None
    place = numeral.behind
    if numeral.form is Form.VAGUE and line.low(place) == "of":
        place += 1
    measured = unit_at(line, place)
    if measured is None:
        return None
    if numeral.form is Form.VAGUE and measured.unit.kind is UnitKind.PERCENT:
        return None
    if line.low(place) == "second" and line.low(place + 2) in _SECOND_OF_TWO:
        # "40 second-half points"
        return None
    is_material = line.low(place) in _MATERIALS and is_plural(line.low(place + 1))
    return None if is_material else measured


def _is_in_date(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral is part of a date or a clock time."""
    # The days of "26-28 August" and "14, 20 and 27 April": the finder of dates knows the last.
    month = numeral.behind
    farthest = month + 2 * _MOST_DAYS
    while month < farthest and line.low(month) in _BETWEEN_DAYS and line.is_digits(month + 1):
        month += 2
    if line.low(month) in vocabulary.months() and line.raw(month).istitle():
        return True
    here = line.span(numeral.first, numeral.behind)
    return any(date.overlaps(here) for date in line.dates)


def _with_rate(line: Line, found: Quantity) -> Quantity:
    if found.unit is None:
        return found
    per = per_at(line, found.behind)
    return replace(found, per=per, behind=per.behind) if per else found


def _with_age(line: Line, found: Quantity) -> Quantity:
    """Return a number of years or months as an age: "10-month-old", "3 years of age"."""
    if found.unit is None or found.unit.kind is not UnitKind.TIME or found.per:
        return found
    behind = found.behind + line.is_dash(found.behind)
    if line.low(behind) in _AGES:
        return replace(found, behind=behind + 1, is_age=True)
    if line.lows(found.first - 2, found.first) in (["age", "of"], ["ages", "of"]):
        return replace(found, is_age=True)
    if line.lows(found.behind, found.behind + 2) == ["of", "age"]:
        return replace(found, behind=found.behind + 2, is_age=True)
    return found


def _signed(line: Line, found: Quantity) -> Quantity:
    """Return a number with the minus sign that touches it and nothing before."""
    first = signed_from(line, found.first)
    is_bare = line.is_digits(first - 1) and not (found.unit and line.raw(first) in _SIGNS)
    if found.value is None or first == found.first or is_bare:
        return found
    return replace(found, first=first, value=-found.value)


def _paired(line: Line, found: list[Quantity]) -> list[Quantity]:
    """Return the numbers with those that belong together made one."""
    kept: list[Quantity] = []
    for quantity in found:
        both = joined(line, kept[-1], quantity) if kept else None
        if both:
            kept[-1] = both
        else:
            kept.append(quantity)
    return kept
