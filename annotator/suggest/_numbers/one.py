# SPDX-License-Identifier: Apache-2.0
"""The word "one", which counts only now and then: "one boat sank", not "the one who sank it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.numerals import vocabulary
from annotator.text.numerals.line import POSSESSIVES
from annotator.text.numerals.plurals import is_plural, singular

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line

_LEADS = frozenset(("the", "this", "that", "each", "every", "any", "which", "no"))


def is_pronoun(line: Line, place: int) -> bool:
    """Return whether "one" stands for somebody or something instead of counting it."""
    after = line.low(place + 1)
    if after == "of":
        return not _is_one_of_many(line, place + 2)
    if _is_in_pair(line, place):
        return False
    if line.is_compound(place + 1) or line.is_compound(place - 1) or not line.is_word(place + 1):
        return True
    return line.low(place - 1) in _LEADS or _goes_on_without_noun(line, place + 1)


def _goes_on_without_noun(line: Line, place: int) -> bool:
    """Return whether a word is no noun that "one" counts: "one prohibits them", "one invited"."""
    low = line.low(place)
    if low in vocabulary.not_counting_one() or low in vocabulary.function_words():
        return True
    if low.endswith(("ed", "ly")) or low in vocabulary.past_forms():
        return True
    is_verb = is_plural(low) and singular(low) != low
    return is_verb and low not in vocabulary.plurals_before_nouns()


def _is_one_of_many(line: Line, place: int) -> bool:
    """Return whether "of" leads to a group: "one of the men", "one of Spain's oldest pubs"."""
    if line.low(place) in vocabulary.determiners():
        return True
    if not line.raw(place)[:1].isupper():
        return False
    # In some feeds the apostrophe is lost: "one of Spains oldest pubs".
    is_bare = line.low(place).endswith("s") and line.raw(place + 1).islower()
    return is_bare or any(line.low(place + far) in POSSESSIVES for far in range(1, 4))


def _is_in_pair(line: Line, place: int) -> bool:
    """Return whether "one" is one of two numbers: "one in five", "one to two", "three-to-one"."""
    leads_on = line.low(place + 1) in ("in", "out", "to", "or")
    after = place + 3 if line.low(place + 1) == "out" else place + 2
    is_numeral = line.is_digits(after) or line.low(after) in vocabulary.numerals()
    if leads_on and is_numeral:
        return True
    to = place - 1 - line.is_compound(place - 1)
    before = to - 1 - line.is_compound(to - 1)
    is_led = line.is_digits(before) or line.low(before) in vocabulary.numerals()
    return line.low(to) == "to" and is_led
