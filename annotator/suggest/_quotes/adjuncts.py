# SPDX-License-Identifier: Apache-2.0
"""Where, when and to whom words were said: "in a post on Twitter", "told reporters", "Monday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS, Tag
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.lexicon import Cue
    from annotator.suggest._quotes.tagged import Tagged

_LEADS = frozenset(("in", "on", "at", "during", "via", "through", "by"))
_WITHIN = NOUNS | BEFORE_NOUNS | {Tag.OBJECT}
# What a medium goes on with: "a post on Twitter", "an interview with CNN".
_JOINTS = frozenset(("of", "on", "in", "with", "to", "from", "by", "for", "at"))
# What begins a time only in front of another word of time: "last week".
_IN_TIMES = frozenset(("last", "next", "early", "late", "day", "week", "month", "year", "spring"))
# "this" and "a" are part of a time in front of one: "this week".
_BEFORE_TIMES = frozenset(("this", "a", "the", "each", "every"))
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_BEGINS_PHRASE = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME})
_OF_TIMES = frozenset(("this", "last", "next", "earlier"))
_SIGNS = frozenset((",", ";", ":"))
_FURTHEST = 12  # words between verb and place


def addressee(sentence: Tagged, cue: Cue, start: int, limit: int) -> Words | None:
    """Return whom a verb was said to: "told reporters", "said to her"."""
    if start < limit and sentence.low[start] == "to":
        start += 1
    elif not {"objthat", "objto"} & cue.frames:
        return None
    last = _phrase_end(sentence, start, limit)
    return Words(start, last) if last > start and not begins_time(sentence, start) else None


def medium_behind(sentence: Tagged, start: int, limit: int) -> Words | None:
    """Return where it was said, in the words behind a verb up to the next comma."""
    last = min(limit, start + _FURTHEST)
    comma = next((at for at in range(start, last) if sentence.low[at] in _SIGNS), limit)
    return medium_between(sentence, start, comma)


def medium_in_front(sentence: Tagged, last: int) -> Words | None:
    """Return "At a briefing in Rome" or that behind "Speaking" at the begin of a sentence."""
    first = 1 if sentence.tags[0] is Tag.GERUND else 0
    if last <= first or sentence.low[first] not in _LEADS:
        return None
    found = medium_behind(sentence, first, last)
    return found if found and found.first == first else None


def medium_between(sentence: Tagged, first: int, last: int) -> Words | None:
    """Return the first medium in ``[first, last)`` with its preposition, or None."""
    for place in range(first, last - 1):
        if sentence.low[place] in _LEADS and is_medium(sentence, place + 1, last):
            return Words(place, _medium_end(sentence, place + 1, last))
    return None


def is_medium(sentence: Tagged, start: int, limit: int) -> bool:
    """Return whether the phrase that begins at a place names where words are said."""
    last = _phrase_end(sentence, start, limit)
    places = word_list("places-of-saying")
    return not places.isdisjoint(sentence.low[start:last])


def begins_time(sentence: Tagged, place: int) -> bool:
    """Return whether a time begins at a place: "Monday", "last week", but not "last campaign"."""
    times, low = word_list("days-and-times"), sentence.low
    if low[place] not in times:
        return False
    following = low[place + 1] if place + 1 < len(low) else ""
    return following in times if low[place] in _IN_TIMES else following != "of"


def _medium_end(sentence: Tagged, start: int, limit: int) -> int:
    """Return the end of a phrase with what hangs on it: "a post on Twitter"."""
    last = _phrase_end(sentence, start, limit)
    while last + 1 < limit and sentence.low[last] in _JOINTS:
        end = _phrase_end(sentence, last + 1, limit)
        if end == last + 1 or begins_time(sentence, last + 1):
            break
        last = end
    return last


def _phrase_end(sentence: Tagged, start: int, limit: int) -> int:
    """Return the end of the noun phrase that begins at a place, before a time."""
    last = start
    while last < limit and (sentence.tags[last] in _WITHIN or _is_place(sentence, start, last)):
        if last > start and begins_time(sentence, last):
            break
        last += 1
    return last


def _is_place(sentence: Tagged, start: int, place: int) -> bool:
    """Return whether a form of a verb is a noun in front of which others stand: "a briefing"."""
    return place > start and sentence.low[place] in word_list("places-of-saying")


def without_time(sentence: Tagged, words: Words) -> Words:
    """Return the words without a time at their end: "no arrests late Monday", "in 2001"."""
    last = words.last
    while last > words.first + 1 and tells_time(sentence.low[last - 1], is_last=last == words.last):
        last -= 1
    if last == words.last:
        return words
    if last > words.first + 1 and sentence.tags[last - 1] is Tag.PREPOSITION:
        last -= 1
    return Words(words.first, last)


def tells_time(word: str, *, is_last: bool) -> bool:
    """Return whether a word is part of a time; "this" and "a" only in front of one."""
    if word in _BEFORE_TIMES:
        return not is_last
    return word in word_list("days-and-times") or (word.isdecimal() and bool(_YEAR.fullmatch(word)))


def behind_time(sentence: Tagged, first: int, last: int) -> int:
    """Return where a phrase begins behind "this week" or, behind "on", "Monday"."""
    place = first
    while place < last and tells_time(sentence.low[place], is_last=False):
        place += 1
    while place > first and not tells_time(sentence.low[place - 1], is_last=True):
        place -= 1
    if not first < place < last or sentence.low[first] == "the":  # "the Sunday Times"
        return first
    begins = sentence.tags[place] in _BEGINS_PHRASE and sentence.low[place] != "'s"
    is_set_off = first > 0 and sentence.tags[first - 1] is Tag.PREPOSITION
    is_time = is_set_off or sentence.low[first] in _OF_TIMES
    return place if begins and is_time else first
