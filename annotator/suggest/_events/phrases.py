# SPDX-License-Identifier: Apache-2.0
"""Noun phrases and verb groups around a word that tells of a happening."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.lexicon import event_nouns
from annotator.suggest._quotes.adjuncts import begins_time
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import (
    AUXILIARIES,
    BEFORE_NOUNS,
    FINITE,
    NOUNS,
    PRONOUNS,
    Tag,
)
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.suggest._events.lexicon import EventNoun
    from annotator.suggest._quotes.tagged import Tagged

# What makes one of several known by what happened: "the third storm to strike the coast".
RANKS = frozenset(
    (
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
        *("tenth", "only", "latest"),
    )
)
_BE = frozenset(("be", "been", "being"))
_IN_PHRASE = NOUNS | BEFORE_NOUNS
_MAY_BEGIN = _IN_PHRASE | {Tag.OBJECT, Tag.PRONOUN}
_STANDS_ALONE = PRONOUNS | {Tag.OBJECT}
_BEFORE_DOINGS = frozenset((",", "of", "for", "after", "before", "since", "while"))
_JOINTS = frozenset(("of", "and", "&"))
_ABOUT = (
    *(("about",), ("around",), ("over",), ("nearly",), ("almost",), ("at", "least")),
    *(("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than"), ("up", "to")),
    ("as", "many", "as"),
)
_ABOUT_ENDS = frozenset(words[-1] for words in _ABOUT)
_SHARED_REACH = 8  # words from a participle back to the one that "and" joins it to
_LONGEST = 14  # words


class Group(NamedTuple):
    """A verb at ``place`` with its auxiliaries from ``first``; ``last`` is behind its own words.

    ``form`` is that of the group: FINITE, BASE behind "to", GERUND or PARTICIPLE, which is one cut
    short, "hostages freed on Monday".
    """

    first: int
    place: int
    last: int
    form: Tag
    is_passive: bool


def class_of(sentence: Tagged, place: int) -> Tag:
    """Return the class of a word; ", killing two" is a verb, though "killing" is mostly a noun."""
    tag, before = sentence.tags[place], sentence.tags[place - 1] if place else Tag.STOP
    if tag is Tag.ADJECTIVE and before is Tag.SUBJECT:
        return Tag.FINITE  # "she married Roe"
    if tag is Tag.NOUN and before is Tag.BE and sentence.low[place] == "born":
        return Tag.PARTICIPLE
    if tag is not Tag.NOUN or sentence.low[place][-3:] != "ing" or not place:
        return tag
    behind = past_about(sentence, place + 1)
    follows = behind < len(sentence.tags) and (
        sentence.tags[behind] in BEFORE_NOUNS or sentence.low[behind].isdecimal()
    )
    return Tag.GERUND if follows and sentence.low[place - 1] in _BEFORE_DOINGS else tag


def group_at(sentence: Tagged, place: int, length: int) -> Group | None:
    """Return the group of the verb at a place, ``length`` words long, None where it is no verb."""
    tags = sentence.tags
    tag = class_of(sentence, place)
    first = place
    while first and (tags[first - 1] in AUXILIARIES or tags[first - 1] is Tag.ADVERB):
        first -= 1
    while first < place and tags[first] is Tag.ADVERB:
        first += 1
    before = tags[first - 1] if first else Tag.STOP
    if tag is Tag.PARTICIPLE and first == place and before is Tag.CONJUNCTION:
        first = _shared_start(sentence, place)
        before = tags[first - 1] if first else Tag.STOP
    has_be = _has_be(sentence, first, place)
    form, is_passive = _form(tag, tags[first:place], before), tag is Tag.PARTICIPLE and has_be
    if form is Tag.PARTICIPLE and has_be:
        form = Tag.GERUND
    elif form is Tag.PARTICIPLE:
        # "Having left" tells of who did it, "the hostages freed" of whom it was done to.
        is_perfect = "having" in sentence.low[first:place]
        form, is_passive = (Tag.GERUND, False) if is_perfect else (form, True)
    return Group(first, place, place + length, form, is_passive) if form is not None else None


def _form(tag: Tag, auxiliaries: Sequence[Tag], before: Tag) -> Tag | None:
    """Return the form of a group by its verb, its auxiliaries and the word in front of it."""
    if tag is Tag.FINITE or not FINITE.isdisjoint(auxiliaries):
        return None if before is Tag.TO else Tag.FINITE
    if before is Tag.TO:
        return Tag.BASE
    return tag if tag in (Tag.GERUND, Tag.PARTICIPLE) else None


def _shared_start(sentence: Tagged, place: int) -> int:
    """Return where the auxiliaries stand that two participles share: "was found and | held"."""
    tags = sentence.tags
    for at in range(place - 2, max(0, place - _SHARED_REACH), -1):
        if tags[at] is Tag.PARTICIPLE and tags[at - 1] in AUXILIARIES:
            first = at - 1
            while first and tags[first - 1] in AUXILIARIES:
                first -= 1
            return first
        if tags[at] in FINITE or tags[at] is Tag.STOP:
            break
    return place


def _has_be(sentence: Tagged, first: int, place: int) -> bool:
    return Tag.BE in sentence.tags[first:place] or not _BE.isdisjoint(sentence.low[first:place])


def starts_time(sentence: Tagged, place: int) -> bool:
    """Return whether a time begins at a place: "Monday", "last week", "May 3"."""
    low = sentence.low[place]
    if low not in _time_words():
        return False
    is_month = low.removesuffix(".") in word_list("months")
    return (is_month and sentence.words[place].is_capitalised) or begins_time(sentence, place)


@cache
def _time_words() -> frozenset[str]:
    """Return the words that a time may begin with."""
    months = word_list("months")
    return word_list("days-and-times") | months | {f"{month}." for month in months}


def past_adverbs(sentence: Tagged, place: int, limit: int) -> int:
    """Return the first place from one on that holds no adverb."""
    while place < limit and sentence.tags[place] is Tag.ADVERB and sentence.low[place] != "since":
        place += 1
    return place


def phrase_from(
    sentence: Tagged, start: int, limit: int, *, joints: frozenset[str] = _JOINTS
) -> Words | None:
    """Return the noun phrase that begins at a place, with what ``joints`` lead to, or None."""
    tags, limit = sentence.tags, min(limit, start + _LONGEST)
    if start >= limit or tags[start] not in _MAY_BEGIN or starts_time(sentence, start):
        return None
    if tags[start] in _STANDS_ALONE:
        return Words(start, start + 1)
    last = chunk_end(sentence, start, limit)
    while last + 1 < limit and _goes_on(sentence, last, limit, joints):
        last = chunk_end(sentence, last + 1, limit)
    return Words(start, last) if _has_noun(sentence, start, last) else None


def _has_noun(sentence: Tagged, start: int, last: int) -> bool:
    return any(tag in _IN_PHRASE for tag in sentence.tags[start:last])


def chunk_end(sentence: Tagged, start: int, limit: int) -> int:
    """Return where the words without a preposition end that begin at a place."""
    tags, last = sentence.tags, start
    while last < limit and (tags[last] in _IN_PHRASE or _is_in_chunk(sentence, start, last)):
        if last > start and starts_time(sentence, last):
            break
        last += 1
    return last


def _is_in_chunk(sentence: Tagged, start: int, place: int) -> bool:
    """Return whether a word that is no noun by itself is part of a phrase."""
    tags = sentence.tags
    if place > start and sentence.low[place] == "set" and sentence.stands_at(place + 1, "of"):
        return True  # "the sixth set of hostages"
    if place > start and tags[place] is Tag.GERUND and sentence.low[place] in event_nouns():
        return True  # "the embassy bombing"
    if place == start or tags[place - 1] not in BEFORE_NOUNS:
        return False
    if tags[place] is Tag.ADVERB:  # "a further extension"
        return place + 1 < len(tags) and tags[place + 1] in _IN_PHRASE
    return tags[place] is Tag.GERUND


def _goes_on(sentence: Tagged, place: int, limit: int, joints: frozenset[str]) -> bool:
    """Return whether "of" or "and" leads to more of a noun phrase."""
    word = sentence.low[place]
    if word not in joints or sentence.tags[place + 1] not in _IN_PHRASE:
        return False
    if starts_time(sentence, place + 1):
        return False
    behind = chunk_end(sentence, place + 1, limit)
    is_subject = behind < limit and sentence.tags[behind] in FINITE
    return word == "of" or not is_subject


def past_about(sentence: Tagged, place: int) -> int:
    """Return the place behind "about", "at least" and the like in front of a number."""
    word = sentence.low[place] if place < len(sentence.low) else ""
    for words in _about().get(word, ()):
        if sentence.stands_at(place, *words):
            return place + len(words)
    return place


def before_about(sentence: Tagged, place: int) -> int:
    """Return the place of "about", "at least" and the like in front of one, or the place."""
    if not place or sentence.low[place - 1] not in _ABOUT_ENDS:
        return place
    before = (place - len(words) for words in _ABOUT if _ends_with(sentence, place, words))
    return next(before, place)


def _ends_with(sentence: Tagged, place: int, words: tuple[str, ...]) -> bool:
    return place >= len(words) and sentence.stands_at(place - len(words), *words)


@cache
def _about() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return {words[0]: tuple(one for one in _ABOUT if one[0] == words[0]) for words in _ABOUT}


def sides_of(sentence: Tagged, start: int, limit: int) -> Words | None:
    """Return between whom something is, behind the noun for it: "talks between Roe and Lask"."""
    if start >= limit or sentence.low[start] != "between":
        return None
    return phrase_from(sentence, start + 1, limit)


def head_noun(sentence: Tagged, words: Words) -> tuple[int, EventNoun] | None:
    """Return the event noun that heads a phrase with its place: "a new round of talks"."""
    place, last = words.first, words.last
    found = None
    while place < last:
        noun = event_noun_at(sentence, place)
        if noun is not None:
            found = place, noun
            place += len(noun.rest)
        elif sentence.tags[place] not in _IN_PHRASE:
            if found is not None or sentence.low[place] != "of":
                break
        elif found is not None and sentence.tags[place] in NOUNS:
            # "Storm Ada" is a storm, "storm damage" is none.
            is_called = found[1].type == "weather" and sentence.tags[place] is Tag.NAME
            found = found if is_called else None
        place += 1
    return found


def event_noun_at(sentence: Tagged, place: int) -> EventNoun | None:
    """Return the event noun that begins at a place, or None."""
    for noun in event_nouns().get(sentence.low[place], ()):
        if not noun.rest or sentence.stands_at(place + 1, *noun.rest):
            is_noun = sentence.tags[place + len(noun.rest)] in (Tag.NOUN, Tag.GERUND, Tag.NAME)
            if is_noun:
                return noun
    return None
