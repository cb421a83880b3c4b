# SPDX-License-Identifier: Apache-2.0
"""Numerals that count nothing: parts of names, labels, addresses, telephone numbers, "no one"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest._numbers import vocabulary
from annotator.suggest._numbers.line import POSSESSIVES, AtomKind
from annotator.suggest._numbers.nouns import counted_at, is_plural
from annotator.suggest._numbers.numeral import Form

if TYPE_CHECKING:
    from annotator.suggest._numbers.line import Line
    from annotator.suggest._numbers.numeral import Numeral

_YEAR = re.compile(r"1[1-9]\d\d|20\d\d")
_MEANT_AS_NAMES = frozenset(("11", "24", "50", "7", "9"))
_LONGEST_STREET = 5
_HIGHEST_SCORE = 200
# Longer digits without marks between them are identifiers.
_LONGEST_COUNT = 8


def counts_nothing(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral without unit or currency is no number."""
    if numeral.is_bare and _is_identifier(line.raw(numeral.first)):
        return True
    if numeral.form is Form.ORDINAL:
        return _is_no_rank(line, numeral)
    if line.atoms[numeral.first].kind is AtomKind.WORD:
        tests = (_is_phrase, _is_name_in_words, _is_compound, _is_point_of_list)
        return any(test(line, numeral) for test in tests)
    return any(test(line, numeral) for test in _TESTS)


def _is_identifier(written: str) -> bool:
    """Return whether digits are too long to count, or begin with a zero that counts nothing."""
    is_padded = len(written) > 1 and written.startswith("0") and "." not in written
    return is_padded or (written.isdecimal() and len(written) > _LONGEST_COUNT)


def is_set_phrase(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral with a unit counts nothing: "at one point", "one day"."""
    if _is_title(line, numeral):
        return True
    if line.low(numeral.first) != "one" or numeral.behind > numeral.first + 1:
        return False
    if _is_in_phrase(line, numeral):
        return True
    if line.is_compound(numeral.behind):
        return line.low(numeral.behind + 1) in ("time", "way", "point")
    is_idle = line.low(numeral.behind) in ("day", "time", "point", "night", "morning")
    return is_idle and line.low(numeral.first - 1) not in _SPANS


def _is_title(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral in words and its unit are a name: the play "Ten Days"."""
    if not line.is_word(numeral.first) or numeral.first == 0 or line.is_headline:
        return False
    return line.raw(numeral.first).istitle() and line.raw(numeral.behind).istitle()


def is_year(line: Line, numeral: Numeral) -> bool:
    """Return whether digits may be a year."""
    written = line.raw(numeral.first)
    return numeral.behind == numeral.first + 1 and bool(_YEAR.fullmatch(written))


def _is_label(line: Line, numeral: Numeral) -> bool:
    """Return whether digits follow a name or a word that numbers things: "category 3"."""
    before = numeral.first - 1
    if line.raw(before) == "." and line.touches(before):
        # "No. 10", "Art. 5"
        before -= line.low(before - 1) in vocabulary.labels()
    if not numeral.is_bare or not line.is_word(before):
        return False
    low, raw = line.low(before), line.raw(before)
    if low in vocabulary.labels():
        return not _counts_behind(line, numeral) or raw[:1].isupper()
    is_capital = any(char.isupper() for char in raw) and not _is_plain_word(low)
    if not is_capital or (_is_score(line, numeral) and not raw.isupper()):
        return False
    if before > 0 and not line.is_headline:
        return True
    # Any word has a capital letter here: "People 65 and older", "Council Buys 50 Buses".
    is_common = is_plural(low) or low in vocabulary.verb_words()
    return not (is_common or _counts_behind(line, numeral))


def _is_possessed_name(line: Line, numeral: Numeral) -> bool:
    """Return whether digits name what somebody makes: "Boeing's 747", not "Boeing's 12 jets"."""
    before = numeral.first - 1
    if not numeral.is_bare or line.low(before) not in POSSESSIVES:
        return False
    is_name = line.raw(before - 1)[:1].isupper()
    return is_name and counted_at(line, numeral.behind) is None


def _is_score(line: Line, numeral: Numeral) -> bool:
    """Return whether digits behind a name are the first of a score: "beat Rovers 2-1"."""
    after = line.raw(numeral.behind + 1)
    return line.is_compound(numeral.behind) and after.isdecimal() and len(after) < 4


def _is_plain_word(low: str) -> bool:
    """Return whether a word with a capital letter is no name, as at the start of a sentence."""
    is_modifier = low in vocabulary.modifiers()
    return is_modifier or low in vocabulary.function_words() or low == "us"


def _counts_behind(line: Line, numeral: Numeral, *, skipped: int = 0) -> bool:
    """Return whether the word behind a numeral, some atoms skipped, is one that is counted."""
    return is_plural(line.low(numeral.behind + skipped))


def _is_year_alone(line: Line, numeral: Numeral) -> bool:
    """Return whether digits are a year, as nothing behind them is counted by the hundred."""
    if not is_year(line, numeral):
        return False
    return not counts_by_the_hundred(line, numeral)


def counts_by_the_hundred(line: Line, numeral: Numeral) -> bool:
    """Return whether digits that may be a year count something after all: "2000 jobs"."""
    if int(line.raw(numeral.first)) % 100:
        return False
    behind = numeral.behind
    is_led = line.low(behind) == "to" or line.is_dash(behind)
    if is_led and line.is_digits(behind + 1) and not line.touches(behind):
        # "1500 to 1700 jobs"
        return is_plural(line.low(behind + 2))
    return _counts_behind(line, numeral)


def _is_marker(line: Line, numeral: Numeral) -> bool:
    """Return whether digits number an item, a note or a picture: "2.", "[3]", "1 of 3 |"."""
    first, behind = numeral.first, numeral.behind
    if line.raw(first - 1) == "[" and line.raw(behind) == "]":
        return True
    if first > 1 or not numeral.is_bare:
        return False
    if first == 0 and line.low(behind) in ("", ".") and behind + 1 >= len(line.atoms):
        # All that stands in the line.
        return True
    if line.low(behind) == "of" and line.is_digits(behind + 1):
        return line.low(behind + 2) in ("", "|")
    is_stop = line.raw(behind) in (".", ")", ":") and line.touches(behind)
    return is_stop and (line.raw(behind + 1)[:1].isupper() or behind + 1 >= len(line.atoms))


def _is_point_of_list(line: Line, numeral: Numeral) -> bool:
    """Return whether a word numbers what follows: "Two, dismantle the network", "grades three"."""
    is_first = numeral.first == 0 and line.low(numeral.behind) == ","
    before = line.low(numeral.first - 1)
    is_label = before in vocabulary.labels() and before not in ("day", "line", "class", "no")
    return is_first or (is_label and not _counts_behind(line, numeral))


def _is_address(line: Line, numeral: Numeral) -> bool:
    """Return whether digits stand in front of the name of a street."""
    if not numeral.is_bare or numeral.behind > numeral.first + 1:
        return False
    for place in range(numeral.behind, numeral.behind + _LONGEST_STREET):
        raw = line.raw(place)
        if not raw[:1].isupper():
            return False
        if place > numeral.behind and line.low(place) in vocabulary.streets():
            return True
    return False


def _is_model(line: Line, numeral: Numeral) -> bool:
    """Return whether digits in front of a name are part of it: "a 787 Dreamliner"."""
    if line.is_compound(numeral.behind) and line.is_digits(numeral.behind + 1):
        is_high = (numeral.value or 0) > _HIGHEST_SCORE
        return is_high and not _counts_behind(line, numeral, skipped=2)
    if not numeral.is_bare or line.is_headline or not line.raw(numeral.behind)[:1].isupper():
        return False
    return counted_at(line, numeral.behind) is None


def _is_compound(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral only helps to name something: "a six-speed gearbox"."""
    behind = numeral.behind
    if not line.is_compound(behind) or not line.is_word(behind + 1):
        return False
    return line.low(behind + 1) not in vocabulary.compound_counts() | _JOINING


def _is_meant_as_name(line: Line, numeral: Numeral) -> bool:
    """Return whether digits are 9/11, 24/7 or 50/50."""
    if line.low(numeral.behind) != "/" or not line.touches(numeral.behind):
        return False
    return line.raw(numeral.first) in _MEANT_AS_NAMES


def _is_phrase(line: Line, numeral: Numeral) -> bool:
    """Return whether a word is a pronoun or stands in a set phrase: "no one", "one another"."""
    if _is_in_phrase(line, numeral):
        return True
    is_one = line.low(numeral.first) == "one" and numeral.behind == numeral.first + 1
    return is_one and _is_pronoun(line, numeral.first)


def _is_in_phrase(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral stands in one of the set phrases."""
    first, behind = numeral.first, numeral.behind
    around = (
        (first - 1, behind),
        (first, behind + 1),
        (first - 1, behind + 1),
        (first, behind + 2),
        (first - 2, behind),
        (first, behind + 3),
    )
    phrases = vocabulary.not_counting()
    return any(" ".join(line.lows(*ends)) in phrases for ends in around)


def _is_pronoun(line: Line, place: int) -> bool:
    """Return whether "one" stands for somebody or something instead of counting it."""
    after = line.low(place + 1)
    if after == "of":
        return line.low(place + 2) not in vocabulary.determiners()
    if _is_in_pair(line, place):
        return False
    if line.is_compound(place + 1) or line.is_compound(place - 1):
        return True
    if not line.is_word(place + 1) or after in vocabulary.not_counting_one():
        return True
    if after.endswith(("ed", "ly")):
        # "the only one invited", "one apparently lost"
        return True
    is_led = line.low(place - 1) in ("the", "this", "that", "each", "every", "any", "which", "no")
    return is_led or after in vocabulary.function_words() or after in vocabulary.past_forms()


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


def _is_name_in_words(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral in words is part of a name: "Big Ten", "Air Force One"."""
    first, behind = numeral.first, numeral.behind
    if not line.raw(first)[:1].isupper() or line.is_headline or first == 0:
        return False
    before, after = line.raw(first - 1), line.raw(behind)
    if before in (
        '"',
        "“",
        ":",
        "\N{LEFT SINGLE QUOTATION MARK}",
        "-",
        "\N{EM DASH}",
        "\N{EN DASH}",
    ):
        return False
    return before[:1].isupper() or after[:1].isupper()


def _is_no_rank(line: Line, numeral: Numeral) -> bool:
    """Return whether an ordinal ranks nothing: "first", "the second", "third quarter"."""
    is_joined = line.is_compound(numeral.behind)
    after = line.low(numeral.behind + is_joined)
    if numeral.value == 1 or not line.is_word(numeral.behind + is_joined):
        return True
    if is_joined:
        # "the third-largest" ranks, "a third-party app" names.
        return not after.endswith("est")
    if after in ("quarter", "quarters", "half", "century") or _is_in_phrase(line, numeral):
        return True
    is_name = not line.raw(numeral.first)[:1].islower() and line.raw(numeral.behind)[:1].isupper()
    if is_name and not line.is_headline:
        return True
    return after in vocabulary.function_words() or after in vocabulary.past_forms()


# In front of "one day" these make it a length of time.
_SPANS = frozenset(
    ("for", "in", "within", "after", "than", "only", "just", "every", "last", "past", "next", "of")
)
# Behind a hyphen these do not make a name of it: "three-to-one", "a 5,000-strong crowd".
_JOINING = frozenset(("to", "and", "or", "strong"))
_TESTS = (
    *(_is_label, _is_year_alone, _is_marker, _is_address, _is_meant_as_name),
    *(_is_model, _is_compound, _is_possessed_name),
)
