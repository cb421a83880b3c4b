# SPDX-License-Identifier: Apache-2.0
"""Ordinals that give a place in a row: "the third-largest fleet", "ranked 158th"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._numbers.phrases import is_in_phrase
from annotator.text.numerals import vocabulary

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line
    from annotator.text.numerals.numeral import Numeral

_RANKING = frozenset(
    (
        *("ranked", "ranks", "ranking", "finished", "finishing", "finish", "placed", "seeded"),
        *("rated", "qualified"),
    )
)
_IN_WHAT = frozenset(("in", "among", "on", "of", "out", "with", "behind", "at", "overall", "and"))
_NOT_RANKED = frozenset(("quarter", "quarters", "half", "century", "generation", "best"))
# "a second straight year", "a fourth term"
_IN_A_ROW = frozenset(("straight", "consecutive", "successive", "term", "time", "year", "day"))


def is_no_rank(line: Line, numeral: Numeral) -> bool:
    """Return whether an ordinal ranks nothing: "first", "the second", "third quarter"."""
    if is_ranked(line, numeral):
        return False
    if numeral.value == 1 or is_in_phrase(line, numeral):
        return True
    if line.is_compound(numeral.behind):
        # "the third-largest" ranks, "a third-party app" names.
        return not line.low(numeral.behind + 1).endswith("est")
    return _is_name(line, numeral) or not _is_row(line, numeral)


def _is_name(line: Line, numeral: Numeral) -> bool:
    """Return whether an ordinal is part of a name: "the Third Reich", "the 82nd Airborne"."""
    is_name = not line.raw(numeral.first)[:1].islower() and line.raw(numeral.behind)[:1].isupper()
    return is_name and not line.is_headline


def _is_row(line: Line, numeral: Numeral) -> bool:
    """Return whether the word behind an ordinal is one of a row: "her fourth title"."""
    after = line.low(numeral.behind)
    if after == "most":
        # "the 11th most generous donor"
        return True
    if not line.is_word(numeral.behind) or after in _NOT_RANKED:
        return False
    if line.low(numeral.first - 1) in ("a", "an", "yet") and after not in _IN_A_ROW:
        # "a second patient" is another one.
        return False
    return after not in vocabulary.function_words() and after not in vocabulary.past_forms()


def is_ranked(line: Line, numeral: Numeral) -> bool:
    """Return whether somebody came in at a place that is given alone: "ranked 158th"."""
    ends = not line.is_word(numeral.behind) or line.low(numeral.behind) in _IN_WHAT
    return line.low(numeral.first - 1) in _RANKING and ends and not line.is_compound(numeral.behind)
