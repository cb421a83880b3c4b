# SPDX-License-Identifier: Apache-2.0
"""Cues of a sentence: the words by which it counts, compares, explains, forecasts or judges.

Which cues tell what can be checked follows what was found for debates and news: figures,
comparisons and deeds against first persons, modals, questions and judgements (ClaimBuster, Hassan
et al. 2015; Konstantinovskiy et al. 2018; CheckThat! guidelines on subjectivity).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._claims.lexicon import (
    DATES,
    PERSONS_AND_DATES,
    Cue,
    cue_starts,
    cue_table,
    past_forms,
    words_before_nouns,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.suggest._claims.lexicon import Entry
    from annotator.text.tokens import Token


class Stretch(NamedTuple):
    """The words ``[first, last)`` of a sentence."""

    first: int
    last: int


_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|-(?:\d\d|(?:1[89]|20)\d\d))?")
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:[ap]m)|\d{1,2}:\d\d(?::\d\d)?")
_AGE = re.compile(r"\d+-(?:year|month|week|day)s?-olds?")
_HALVES_OF_DAY = ("a.m.", "p.m.", "am", "pm", "o'clock")
# With a capital and a figure behind them they are no verbs.
_MONTHS = ("march", "may")
_CURRENCIES = "$€£¥₹"
_SHORTEST_PAST = 5  # letters: "ended", but neither "bed" nor "need"
# Cues that names may be made of: "Supreme Court", "May", "Crooked Joe".
_IN_NAMES = (Cue.LAW, Cue.DATE, Cue.SPEAKER, Cue.FORECAST, Cue.JUDGEMENT)
# Ends of nouns and adjectives that no verb has behind "to", and nouns that are no verbs.
_NOUN_ENDS = (
    *("s", "ing", "ion", "ment", "ness", "ity", "ance", "ence", "ship", "age", "ism", "our"),
    *("al", "ic", "ous", "ive", "ful", "ed", "able", "ary", "er", "or"),
)
_NOUNS = frozenset(("cancer", "covid", "fog", "illness", "lack", "rain", "snow", "weather", "what"))
_PLACES = frozenset(("on", "in", "at", "down", "under", "beside", "there", "next", "face"))
_POSSESSIVES = frozenset(("my", "our", "your", "his", "her", "its", "their", "'s", "good"))
# What is the first of these is no first of its kind: "the first few weeks".
_SPELLS = frozenset(("few", "half", "quarter", "day", "days", "week", "weeks", "month", "months"))


def cues_of(words: Sequence[Token], lowers: Sequence[str]) -> Mapping[Cue, Sequence[Stretch]]:
    """Return where the cues of a sentence are, each in text order; a word may be more than one.

    Of a cue in another one's words only the longer is one: "we must" holds no second "must".
    """
    table, starts, past = cue_table(), cue_starts(), past_forms()
    found: dict[Cue, list[Stretch]] = {}
    for place, (lower, following) in enumerate(pairwise((*lowers, ""))):
        # Most words begin with a small letter.
        shape = None if words[place].text[0].islower() else _shape(words, lowers, place)
        entries: tuple[Entry, ...] = ()
        if lower in starts:
            entries = (*table.get(f"{lower} {following}", ()), *table.get(lower, ()))
        for cue, entry in entries:
            last = place + len(entry)
            if len(entry) > 2 and tuple(lowers[place:last]) != entry:
                continue
            before = found.get(cue)
            is_apart = not before or before[-1].last <= place
            if is_apart and _fits(words, place, cue, shape):
                found.setdefault(cue, []).append(Stretch(place, last))
        if shape is not None:
            found.setdefault(shape, []).append(Stretch(place, place + 1))
        if lower in past or (lower[-2:] == "ed" and len(lower) >= _SHORTEST_PAST):
            found.setdefault(Cue.PAST, []).append(Stretch(place, place + 1))
    return found


def _fits(words: Sequence[Token], place: int, cue: Cue, shape: Cue | None) -> bool:
    """Return whether a word is what it looks like: "US" is no "us", "as well" no "Well, ..."."""
    if cue is Cue.PLEASANTRY:
        return not place or words[place - 1].text == ","
    if cue is Cue.GROUP:
        return words[place].text != "US"
    test = _TESTS.get(cue)
    if test is not None and not test(words, place):
        return False
    return shape is not Cue.NAME or cue in _IN_NAMES


def _is_superlative(words: Sequence[Token], place: int) -> bool:
    """Return whether a word ranks something, unlike in "at least" and "First Minister Roe"."""
    following = words[place + 1] if place + 1 < len(words) else None
    if place and words[place - 1].lower == "at":
        return False
    if following is None:
        return True
    if words[place].is_capitalised and following.is_capitalised:
        return False
    return words[place].lower != "first" or following.lower not in _SPELLS


def _is_comparison(words: Sequence[Token], place: int) -> bool:
    """Return whether "than" compares, unlike in "rather than"."""
    before = words[place - 1].lower if place else ""
    return words[place].lower != "than" or before not in ("rather", "other")


def _is_cause(words: Sequence[Token], place: int) -> bool:
    """Return whether something is due to something else, not to happen: "due to expire".

    Nor is a good cause that somebody has what makes something happen.
    """
    if words[place].lower == "cause":
        return not place or words[place - 1].lower not in _POSSESSIVES
    if words[place].lower != "due" or words[place + 1].lower != "to":
        return True
    following = words[place + 2] if place + 2 < len(words) else None
    if following is None:
        return False
    lower = following.lower
    is_noun = lower.endswith(_NOUN_ENDS) or lower in _NOUNS
    return is_noun or not following.text[0].islower() or lower in words_before_nouns()


def _is_judgement(words: Sequence[Token], place: int) -> bool:
    """Return whether a word judges, unlike in "lying on the ground"."""
    following = words[place + 1].lower if place + 1 < len(words) else ""
    return words[place].lower != "lying" or following not in _PLACES


_TESTS = {
    Cue.JUDGEMENT: _is_judgement,
    Cue.SUPERLATIVE: _is_superlative,
    Cue.COMPARISON: _is_comparison,
    Cue.CAUSE: _is_cause,
}


def _shape(words: Sequence[Token], lowers: Sequence[str], place: int) -> Cue | None:
    """Return what figures and capitals tell of a word."""
    text = words[place].text
    initial = text[0]
    if initial.isupper():
        is_inside = place > 0 and words[place - 1].is_word
        return Cue.NAME if is_inside and lowers[place] not in PERSONS_AND_DATES else None
    if initial.isdecimal():
        if _AGE.fullmatch(text):
            return None
        return Cue.DATE if _is_date(words, place) else Cue.FIGURE
    return Cue.FIGURE if initial in _CURRENCIES and text[1:2].isdecimal() else None


def _is_date(words: Sequence[Token], place: int) -> bool:
    """Return whether a figure is a year, a clock time or the day of a month."""
    text = words[place].text
    if _YEAR.fullmatch(text) or _CLOCK.fullmatch(text):
        return True
    before = words[place - 1] if place else None
    following = words[place + 1].lower if place + 1 < len(words) else ""
    behind = words[place + 2].lower if place + 2 < len(words) else ""
    if following in _HALVES_OF_DAY or behind == "ago":
        return True
    if before is None:
        return False
    return before.lower in DATES or (before.lower in _MONTHS and before.is_capitalised)
