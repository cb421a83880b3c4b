# SPDX-License-Identifier: Apache-2.0
"""What a number counts: "10 hostages", "60 the number of women", "24% of adults in the town"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.suggest._numbers.nouns import counted_at, counted_of, one_word, scope_at
from annotator.suggest._numbers.pairs import CONTESTS
from annotator.suggest._numbers.quantity import Quantity, Shape
from annotator.text.numerals import measures, vocabulary
from annotator.text.numerals.measures import Unit, UnitKind
from annotator.text.numerals.numeral import Form
from annotator.text.numerals.units import is_time, per_at

if TYPE_CHECKING:
    from annotator.suggest._numbers.nouns import Noun
    from annotator.text.numerals.line import Line

_OPENING = frozenset(('"', "\N{LEFT DOUBLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}"))
NUMBER_OF = frozenset(("number", "numbers", "total", "toll", "count", "tally", "figure"))


def with_counted(line: Line, found: Quantity) -> Quantity:
    """Return a number with what is counted, of which group or place, and per what."""
    noun = _counted(line, found)
    if noun is None:
        return found if found.unit else replace(found, per=per_at(line, found.behind))
    scope = scope_at(line, noun.behind)
    if found.unit is not None:
        return replace(found, counted=noun, scope=scope)
    unit = _unit_counted(line, noun)
    per = per_at(line, noun.behind)
    return replace(found, unit=unit, counted=None if unit else noun, per=per, scope=scope)


def _unit_counted(line: Line, noun: Noun) -> Unit | None:
    """Return the unit that is counted with words before it: "three straight years"."""
    unit = measures.units_by_words().get(line.low(noun.behind - 1))
    if unit is None or noun.behind == noun.first + 1:
        return None
    is_measured = line.low(noun.behind - 2).endswith("ing")
    return unit if unit.kind is UnitKind.TIME or is_measured else None


def _counted(line: Line, found: Quantity) -> Noun | None:
    place = found.behind
    if line.low(place) in ("the", "a") and line.low(place + 1) in NUMBER_OF:
        return counted_of(line, place + 2)
    if found.unit is not None:
        return _counted_in_units(line, found, found.unit)
    if line.low(place) == "of":
        return counted_of(line, place)
    if line.is_compound(place) and found.numeral.form is Form.ORDINAL:
        # "the third-largest fleet"
        return counted_at(line, place + 1, of_one=True)
    if line.is_compound(place):
        is_counted = line.low(place + 1) in vocabulary.compound_counts()
        return one_word(line, place + 1) if is_counted else None
    return _counted_behind(line, found)


def _counted_behind(line: Line, found: Quantity) -> Noun | None:
    """Return the noun that follows a number: "two boats", "half the boats", "a 5-4 vote"."""
    place = found.behind
    if line.low(place) == "x":
        # "20 x 30 metres"
        return None
    if line.low(place) == "others":
        return one_word(line, place)
    if line.raw(place) in _OPENING and not line.touches(place) and line.touches(place + 1):
        # "two “tough days”"
        return counted_at(line, place + 1)
    if found.shape is Shape.SCORE:
        return counted_at(line, place, of_one=True) if line.low(place) in CONTESTS else None
    if found.numeral.form is Form.FRACTION:
        if line.low(place) == "this":
            # "up from a third this time last year"
            return None
        place += line.low(place) in vocabulary.determiners()
    is_one = found.value == 1 or found.numeral.form is Form.ORDINAL or place > found.behind
    noun = counted_at(line, place, of_one=is_one)
    # "zero chance" as well as "zero emissions"
    return counted_at(line, place, of_one=True) if noun is None and not found.value else noun


def _counted_in_units(line: Line, found: Quantity, unit: Unit) -> Noun | None:
    """Return what there is so much of: "51 percent of adults", "a 51 percent stake"."""
    if is_time(unit):
        return None
    if line.low(found.behind) == "of":
        return counted_of(line, found.behind) if unit.name != "point" else None
    is_thing = unit.kind in (UnitKind.PERCENT, UnitKind.MONEY)
    is_led = line.low(found.first - 1) in vocabulary.determiners()
    return counted_at(line, found.behind, of_one=True) if is_thing and is_led else None
