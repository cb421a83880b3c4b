# SPDX-License-Identifier: Apache-2.0
"""Numerals that count nothing: parts of names, labels, addresses, telephone numbers, "no one"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest._numbers.ages import follows_full_name
from annotator.suggest._numbers.nouns import counted_at
from annotator.suggest._numbers.one import is_pronoun
from annotator.suggest._numbers.phrases import is_in_phrase
from annotator.suggest._numbers.ranks import is_no_rank
from annotator.text.numerals import vocabulary
from annotator.text.numerals.line import POSSESSIVES
from annotator.text.numerals.numeral import Form
from annotator.text.numerals.plurals import is_plural

if TYPE_CHECKING:
    from annotator.text.numerals.line import Line
    from annotator.text.numerals.numeral import Numeral

_YEAR = re.compile(r"1[1-9]\d\d|20\d\d")
_HOURS = 12
_PARTS = frozenset(("morning", "afternoon", "evening"))
_AIRLINER = re.compile("7[0-8]7")
_AEROPLANES = frozenset(("plane", "planes", "jet", "jets", "jetliner", "jetliners", "aircraft"))
_MEANT_AS_NAMES = frozenset(("11", "24", "7", "9"))
_JOINTS = frozenset(("/", ":", "-", "\N{EN DASH}"))
_LONGEST_STREET = 5
_HIGHEST_SCORE = 200
_LEAST_MODEL = 100
_ROUNDS = frozenset((4, 8, 16, 32, 64))
# Longer digits without marks between them are identifiers.
_LONGEST_COUNT = 8


def counts_nothing(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral without unit or currency is no number."""
    if numeral.is_bare and _is_identifier(line.raw(numeral.first)):
        return True
    if numeral.form is Form.ORDINAL:
        return is_no_rank(line, numeral)
    if line.is_word(numeral.first):
        tests = (_is_phrase, _is_name_in_words, _is_compound, _is_point_of_list, _is_round_of_cup)
        return any(test(line, numeral) for test in (*tests, _is_hour))
    return any(test(line, numeral) for test in _TESTS)


def _is_identifier(written: str) -> bool:
    """Return whether digits are too long to count, or begin with a zero that counts nothing."""
    is_padded = len(written) > 1 and written.startswith("0") and "." not in written
    return is_padded or (written.isdecimal() and len(written) > _LONGEST_COUNT)


def is_set_phrase(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral with a unit counts nothing: "at one point", "one day"."""
    if _is_title(line, numeral) or line.low(numeral.behind + 1) == "read":
        # The play "Ten Days", and "3 min read" above an article.
        return True
    if line.lows(numeral.first, numeral.behind + 2) == ["two", "-", "bit"]:
        return True
    if line.low(numeral.first) != "one" or numeral.behind > numeral.first + 1:
        return False
    if " ".join(line.lows(numeral.first - 1, numeral.behind + 1)) in vocabulary.not_counting():
        return True
    if line.is_compound(numeral.behind):
        return line.low(numeral.behind + 1) in ("time", "way", "point")
    is_idle = line.low(numeral.behind) in ("day", "time", "point", "night", "morning")
    return is_idle and line.low(numeral.first - 1) not in _SPANS


def _is_title(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral in words and its unit are a name: the play "Ten Days"."""
    if not line.raw(numeral.first).istitle() or not line.raw(numeral.behind).istitle():
        return False
    return numeral.first > 0 and not line.is_headline


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
    if follows_full_name(line, numeral.first):
        return False
    is_capital = any(char.isupper() for char in raw) and not _is_plain_word(low)
    is_long = raw.isupper() and len(line.raw(numeral.first)) > 2
    if not is_capital or (_is_score(line, numeral) and not is_long):
        return False
    if before > 0 and not line.is_headline:
        return True
    # Any word has a capital letter here: "People 65 and older", "Council Buys 50 Buses".
    is_common = is_plural(low) or low in vocabulary.verb_words()
    return not (is_common or _counts_behind(line, numeral))


def _is_possessed_name(line: Line, numeral: Numeral) -> bool:
    """Return whether digits name what somebody makes: "Boeing's 747", not "Boeing's 12 jets"."""
    before = numeral.first - 1
    if not numeral.is_bare or line.low(before) not in POSSESSIVES or line.is_dash(numeral.behind):
        return False
    is_name = line.raw(before - 1)[:1].isupper()
    return is_name and counted_at(line, numeral.behind) is None


def _is_score(line: Line, numeral: Numeral) -> bool:
    """Return whether a score begins behind a name: "beat Rovers 2-1", "Rovers 96 (58-19)"."""
    dash = numeral.behind + (2 if line.raw(numeral.behind) == "(" else 0)
    after = line.raw(dash + 1)
    is_pair = line.is_digits(dash - 1) and line.is_compound(dash)
    return is_pair and after.isdecimal() and len(after) < 4


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
    is_turn = line.raw(numeral.first) in ("1900", "2000")
    if is_turn and (line.low(numeral.first - 1) in _SINCE or line.raw(behind)[:1].isupper()):
        # "since 2000 sales have grown", "the 2000 Olympics"
        return False
    is_led = line.low(behind) == "to" or line.is_dash(behind)
    if is_led and line.is_digits(behind + 1) and not line.touches(behind):
        # "1500 to 1700 jobs"
        return is_plural(line.low(behind + 2))
    return _counts_behind(line, numeral)


def _is_marker(line: Line, numeral: Numeral) -> bool:
    """Return whether digits number an item or a note: "2.", "[3]"."""
    first, behind = numeral.first, numeral.behind
    if line.raw(first - 1) == "[" and line.raw(behind) == "]":
        return True
    if first > 1 or not numeral.is_bare:
        return False
    if first == 0 and line.low(behind) in ("", ".") and behind + 1 >= len(line):
        # All that stands in the line.
        return True
    is_stop = line.raw(behind) in (".", ")", ":") and line.touches(behind)
    return is_stop and (line.raw(behind + 1)[:1].isupper() or behind + 1 >= len(line))


def _is_point_of_list(line: Line, numeral: Numeral) -> bool:
    """Return whether a word numbers what follows: "Two, dismantle the network", "grades three"."""
    is_first = numeral.first == 0 and line.low(numeral.behind) == ","
    before = line.low(numeral.first - 1)
    is_loose = before in ("day", "line", "class", "no") and line.low(numeral.behind) != "of"
    is_label = before in vocabulary.labels() and not is_loose
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
    if line.is_compound(numeral.first - 1) and line.is_digits(numeral.first - 2):
        # The second number of a score: "a 19-13 England win".
        return False
    if line.is_compound(numeral.behind) and line.is_digits(numeral.behind + 1):
        is_high = numeral.is_bare and (numeral.value or 0) > _HIGHEST_SCORE
        return is_high and counted_at(line, numeral.behind + 2) is None
    if not numeral.is_bare:
        return False
    before, after = line.low(numeral.first - 1), line.raw(numeral.behind)
    if after[:1].isupper():
        return counted_at(line, numeral.behind) is None and not line.is_headline
    # "he drives the 156."
    is_led = before in ("the", "a") and (numeral.value or 0) >= _LEAST_MODEL
    return is_led and after in (".", ",", ";", ")", "")


def _is_hour(line: Line, numeral: Numeral) -> bool:
    """Return whether a clock strikes so many times: "at 10 on Monday", "at two in the morning"."""
    behind = numeral.behind
    if line.low(numeral.first - 1) != "at" or not 0 < (numeral.value or 0) <= _HOURS:
        return False
    on, day = line.low(behind), line.low(behind + 1)
    is_day = on == "on" and day in vocabulary.names_of_days() and line.raw(behind + 1).istitle()
    is_part = line.lows(behind, behind + 2) == ["in", "the"] and line.low(behind + 2) in _PARTS
    return is_day or is_part


def _is_airliner(line: Line, numeral: Numeral) -> bool:
    """Return whether digits name a type of aeroplane: "its 777 planes", "the 787 was late"."""
    if not _AIRLINER.fullmatch(line.raw(numeral.first)):
        return False
    after = line.low(numeral.behind)
    is_led = line.low(numeral.first - 1) in ("a", "the") and not is_plural(after)
    return after in _AEROPLANES or is_led


def _is_round_of_cup(line: Line, numeral: Numeral) -> bool:
    """Return whether a number names the stage of a contest: "they meet in the last 16"."""
    is_led = line.low(numeral.first - 1) in ("last", "final") and numeral.value in _ROUNDS
    return is_led and counted_at(line, numeral.behind) is None


def _is_rank_in_list(line: Line, numeral: Numeral) -> bool:
    """Return whether digits number a name in a list: "27 Anna Roe (Denmark)", "(Roe 64)"."""
    first, behind = numeral.first, numeral.behind
    if not numeral.is_bare or not line.is_digits(first):
        return False
    if line.raw(behind) == ")" and line.raw(first - 2) == "(" and line.is_word(first - 1):
        return line.raw(first - 1)[:1].isupper()
    is_name = line.raw(behind).istitle() and line.raw(behind + 1).istitle()
    return first == 0 and is_name and line.raw(behind + 2) == "("


def _is_compound(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral only helps to name something: "a six-speed gearbox"."""
    behind = numeral.behind
    if not line.is_compound(behind) or not line.is_word(behind + 1):
        return False
    return line.low(behind + 1) not in vocabulary.compound_counts() | _JOINING


def _is_meant_as_name(line: Line, numeral: Numeral) -> bool:
    """Return whether digits are 9/11, 24/7, 50/50 or 50-50."""
    first, behind = numeral.first, numeral.behind
    if line.raw(first) == "50":
        is_first = line.raw(behind) in _JOINTS and line.raw(behind + 1) == "50"
        return is_first or (line.raw(first - 1) in _JOINTS and line.raw(first - 2) == "50")
    is_stroke = line.raw(behind) == "/" and line.touches(behind)
    return is_stroke and line.raw(first) in _MEANT_AS_NAMES


def _is_phrase(line: Line, numeral: Numeral) -> bool:
    """Return whether a word is a pronoun or stands in a set phrase: "no one", "one another"."""
    if is_in_phrase(line, numeral):
        return True
    is_one = line.low(numeral.first) == "one" and numeral.behind == numeral.first + 1
    return is_one and is_pronoun(line, numeral.first)


def _is_name_in_words(line: Line, numeral: Numeral) -> bool:
    """Return whether a numeral in words is part of a name: "Big Ten", "Air Force One"."""
    first = numeral.first
    if not line.raw(first)[:1].isupper() or first == 0 or line.is_headline:
        return False
    # Behind these a sentence begins that gives the numeral its capital letter.
    return line.is_word(first - 1) or line.raw(first - 1) == ","


_SINCE = frozenset(("in", "since", "until", "before", "after", "by", "from", "of"))
# In front of "one day" these make it a length of time.
_SPANS = frozenset(
    ("for", "in", "within", "after", "than", "only", "just", "every", "last", "past", "next", "of")
)
# Behind a hyphen these do not make a name of it: "three-to-one", "a 5,000-strong crowd".
_JOINING = frozenset(("to", "and", "or", "strong"))
_TESTS = (
    *(_is_label, _is_year_alone, _is_marker, _is_address, _is_meant_as_name),
    *(_is_model, _is_compound, _is_possessed_name, _is_round_of_cup, _is_rank_in_list),
    *(_is_airliner, _is_hour),
)
