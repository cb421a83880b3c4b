# SPDX-License-Identifier: Apache-2.0
"""Whether a word of the lists is what it looks like; the words beside it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._claims.lexicon import Cue, words_before_nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.tokens import Token

# Cues that names may be made of: "Supreme Court", "May", "Crooked Joe".
_IN_NAMES = (Cue.LAW, Cue.DATE, Cue.SPEAKER, Cue.FORECAST, Cue.JUDGEMENT)
# Ends of nouns and adjectives that no verb has behind "to", and nouns that are no verbs.
_NOUN_ENDS = (
    *("s", "ing", "ion", "ment", "ness", "ity", "ance", "ence", "ship", "age", "ism", "our"),
    *("al", "ic", "ous", "ive", "ful", "ed", "able", "ary", "er", "or"),
)
_NOUNS = frozenset(("cancer", "covid", "fog", "illness", "lack", "rain", "snow", "weather", "what"))
_PLACES = frozenset(("on", "in", "at", "down", "under", "beside", "there", "next", "face"))
_BEFORE_AIMS = frozenset(("my", "our", "your", "his", "her", "its", "their", "'s", "good"))
# What is the first of these is no first of its kind: "the first few weeks".
_SPELLS = frozenset(("few", "half", "quarter", "day", "days", "week", "weeks", "month", "months"))


def fits(words: Sequence[Token], place: int, cue: Cue, shape: Cue | None) -> bool:
    """Return whether a word is the cue it looks like; ``shape`` is what its capital tells."""
    if shape is Cue.NAME and cue not in _IN_NAMES:
        return False
    test = _TESTS.get(cue)
    return test is None or test(words, place)


def _is_group(words: Sequence[Token], place: int) -> bool:
    """Return whether "us" is no "US"."""
    return words[place].text != "US"


def _is_call(words: Sequence[Token], place: int) -> bool:
    """Return whether a word calls to somebody: "Well, ...", not "as well"."""
    return not place or words[place - 1].text == ","


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
        return not place or words[place - 1].lower not in _BEFORE_AIMS
    if words[place].lower != "due" or words[place + 1].lower != "to":
        return True
    following = words[place + 2] if place + 2 < len(words) else None
    return following is not None and _is_noun(following)


def _is_noun(word: Token) -> bool:
    """Return whether a word is a noun, or stands before one, where a verb might stand as well."""
    lower = word.lower
    if lower.endswith(_NOUN_ENDS) or lower in _NOUNS or not word.text[0].islower():
        return True
    return lower in words_before_nouns()


def _is_intensifier(words: Sequence[Token], place: int) -> bool:
    """Return whether a word presses, unlike in "rather than"."""
    following = words[place + 1].lower if place + 1 < len(words) else ""
    return words[place].lower != "rather" or following != "than"


def _is_judgement(words: Sequence[Token], place: int) -> bool:
    """Return whether a word judges, unlike in "lying on the ground"."""
    following = words[place + 1].lower if place + 1 < len(words) else ""
    return words[place].lower != "lying" or following not in _PLACES


_TESTS = {
    Cue.GROUP: _is_group,
    Cue.PLEASANTRY: _is_call,
    Cue.INTENSIFIER: _is_intensifier,
    Cue.JUDGEMENT: _is_judgement,
    Cue.SUPERLATIVE: _is_superlative,
    Cue.COMPARISON: _is_comparison,
    Cue.CAUSE: _is_cause,
}
