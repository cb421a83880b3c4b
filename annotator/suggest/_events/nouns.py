# SPDX-License-Identifier: Apache-2.0
"""Happenings that only a noun tells of: "after the attack", "the election of May 3"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._events.happening import Happening, Part
from annotator.suggest._events.phrases import event_noun_at, phrase_from, sides_of, starts_time
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS, Tag
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.span import Span
    from annotator.suggest._events.lexicon import EventNoun
    from annotator.suggest._quotes.tagged import Tagged

# What happened is told by these with a noun behind them: "after the attack".
_LEADS = frozenset(("after", "before", "during", "following", "since", "amid"))
_TO_OTHERS = frozenset(("over", "against", "with", "at", "in", "to", "on", "by"))
_TO_DATES = frozenset(("of", "on", "in", "at", "for"))
# Only with a date is it told of these that they began.
_LASTING = frozenset(("law", "agreement", "disease"))
# What a headline tells of by the noun alone: "Fatal attack on a consulate".
_OF_HEADLINES = frozenset(
    ("attack", "death", "accident", "disaster", "capture", "rescue", "protest", "weather")
)
_BE = frozenset(("be", "been", "is", "are", "was", "were"))
_UNFIT = frozenset(
    (
        *("no", "any", "every", "each", "such", "future", "possible", "potential"),
        *("my", "our", "your"),
    )
)
_POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_DEFINITE = 2  # words, "the raid"
_LONGEST = 8  # words of the phrase around a noun


def told_by_noun(
    sentence: Tagged, place: int, dates: Sequence[Span], *, is_headline: bool
) -> Happening | None:
    """Return the happening that the noun at a place stands for, or None.

    ``dates`` are where the sentence has dates.
    """
    noun = event_noun_at(sentence, place)
    if noun is None or _is_name(sentence, place, noun):
        return None
    trigger = Words(place, place + 1 + len(noun.rest))
    if _modifies(sentence, trigger.last):
        return None
    phrase = _phrase(sentence, trigger)
    if not _UNFIT.isdisjoint(sentence.low[phrase.first : trigger.first]):
        return None
    if phrase.first and sentence.low[phrase.first - 1] in _BE and phrase.last - phrase.first == 1:
        return None  # "we will be meeting on Friday"
    whose, role, last = _whose(sentence, noun, phrase, trigger)
    dated = _date_beside(sentence, Words(phrase.first, last), dates)
    is_told = dated or (is_headline and noun.type in _OF_HEADLINES)
    if not is_told and (
        noun.type in _LASTING or not _is_led(sentence, phrase, is_headline=is_headline)
    ):
        return None
    what = Words(phrase.first, max(last, dated))
    who = () if whose is None else (Part(whose, role),)
    return Happening(trigger, noun.type, what, phrase.first, last, who, is_noun=True)


def _is_name(sentence: Tagged, place: int, noun: EventNoun) -> bool:
    """Return whether a noun is a month, or the name of a paper: "March", "The Post"."""
    if not sentence.words[place].is_capitalised:
        return False
    is_paper = noun.type == "announcement" and place > 0
    return is_paper or sentence.low[place] in word_list("months")


def _modifies(sentence: Tagged, behind: int) -> bool:
    """Return whether another noun follows, which the noun only tells of: "vote count"."""
    if behind >= len(sentence.tags):
        return False
    return sentence.tags[behind] is Tag.NOUN or sentence.low[behind] in ("'s", "-")


def _phrase(sentence: Tagged, trigger: Words) -> Words:
    """Return the noun with what stands in front of it: "Monday's car bomb attack"."""
    first = trigger.first
    tags, least = sentence.tags, max(0, trigger.first - _LONGEST)
    while first > least and (tags[first - 1] in NOUNS or tags[first - 1] in BEFORE_NOUNS):
        first -= 1
        if tags[first] is Tag.DETERMINER or sentence.low[first] in _POSSESSIVES:
            break
    return Words(first, trigger.last)


def _date_beside(sentence: Tagged, phrase: Words, dates: Sequence[Span]) -> int:
    """Return the place behind the date in a phrase or directly behind it, 0 where it has none."""
    span = sentence.bare_span(phrase)
    if any(span.start <= date.start and date.end <= span.end for date in dates):
        return phrase.last
    found = _date_behind(sentence, phrase.last, dates) if dates else 0
    if found or not dates or phrase.last + 1 >= sentence.limit:
        return found
    # "A win | over Fulham | on Saturday".
    if sentence.low[phrase.last] not in _TO_OTHERS:
        return 0
    other = phrase_from(sentence, phrase.last + 1, sentence.limit)
    is_whole = other is not None and sentence.tags[other.last - 1] in NOUNS
    return _date_behind(sentence, other.last, dates) if other and is_whole else 0


def _date_behind(sentence: Tagged, place: int, dates: Sequence[Span]) -> int:
    """Return the place behind a date that begins at a place or behind "on" there, else 0."""
    words = sentence.words
    if place < len(words) and sentence.low[place] in _TO_DATES:
        place += 1
    if place >= len(words):
        return 0
    near = (date for date in dates if 0 <= date.start - words[place].start <= 1)
    date = next(near, None)
    return _behind(sentence, place, date.end) if date is not None else 0


def _behind(sentence: Tagged, place: int, end: int) -> int:
    while place < len(sentence.words) and sentence.words[place].end <= end:
        place += 1
    return place


def _is_led(sentence: Tagged, phrase: Words, *, is_headline: bool) -> bool:
    """Return whether "after" or the like leads to a noun that something definite is said of."""
    if not phrase.first:
        return False
    before = sentence.low[phrase.first - 1]
    is_led = before in _LEADS or (before == "of" and sentence.low[phrase.first - 2] == "ahead")
    return is_led and (is_headline or _is_definite(sentence, phrase))


def _is_definite(sentence: Tagged, phrase: Words) -> bool:
    """Return whether one happening is meant: "the raid", "Roe's trial", not "political debates"."""
    if phrase.last - phrase.first < _DEFINITE:
        return False
    opens = sentence.tags[phrase.first]
    is_opened = opens is Tag.DETERMINER or opens is Tag.POSSESSIVE or opens is Tag.NAME
    return is_opened or "'s" in sentence.low[phrase.first : phrase.last]


def _whose(
    sentence: Tagged, noun: EventNoun, phrase: Words, trigger: Words
) -> tuple[Words | None, str, int]:
    """Return whom a noun is of, as what that one takes part, and where the phrase ends then."""
    at, tags = trigger.last, sentence.tags
    if sentence.stands_at(at, "of"):
        whom = phrase_from(sentence, at + 1, sentence.limit)
        if whom is not None:
            return whom, noun.needs.role("of"), whom.last
    sides = sides_of(sentence, at, sentence.limit)
    if sides is not None:
        return sides, "", sides.last
    for place in range(phrase.first, trigger.first):
        if sentence.low[place] == "'s" and place > phrase.first:
            whom = Words(phrase.first, place)
            if any(starts_time(sentence, at) for at in range(*whom)):
                break
            return whom, noun.needs.role("'s"), trigger.last
    if tags[phrase.first] is Tag.POSSESSIVE and sentence.low[phrase.first] in ("his", "her"):
        return Words(phrase.first, phrase.first + 1), noun.needs.role("'s"), trigger.last
    return None, "", trigger.last
