# SPDX-License-Identifier: Apache-2.0
"""The subject of a verb that tells of a happening, by the phrase alone: no relative pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._events.lexicon import site_nouns
from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.phrases import before_about, class_of, phrase_from, starts_time
from annotator.suggest._events.places import is_place
from annotator.suggest._quotes.sources import subject_before
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import AUXILIARIES, BEFORE_NOUNS, FINITE, NOUNS, Tag

if TYPE_CHECKING:
    from annotator.suggest._quotes.tagged import Tagged

_RELATIVES = frozenset(("who", "which", "that", "whom"))
_NO_SUBJECT = frozenset((",", ";", ":", "—", "--", "that", "which", "who", "as", "if"))
_DETERMINERS = frozenset(
    ("a", "an", "the", "this", "these", "those", "another", "some", "his", "its")
)
_SITES_LEAD = frozenset(("in", "at", "near", "from", "outside"))
_JOINTS = frozenset(("of", "from", "in", "at", "to"))
_DASHES = frozenset(("_", "--", "—", "-", ";"))
_TRIMMED = frozenset({Tag.ADJECTIVE, Tag.NOUN, Tag.GERUND, Tag.PARTICIPLE})
_SAYS_MORE = frozenset({Tag.TO, Tag.PARTICIPLE})
_IN_CHUNK = NOUNS | BEFORE_NOUNS
_BEFORE_DETERMINER = frozenset(("all", "both", "half"))
_OF_FIRMS = frozenset(("inc", "ltd", "llc", "plc", "corp", "co", "sa", "ag"))
_ASIDE = 10  # words between commas, or of a date behind "on"
_LONG_ASIDE = 40  # words of a relative clause
_SHORTEST = 4  # words in front, "Roe, of Rome,"
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
_OPENS_RELATIVE = frozenset(("who", "whose", "which", "whom"))
_OPENS_ASIDE = frozenset(
    ("of", "from", "including", "among", "aged", "based", "led", "headed", "founded", "backed")
)


def subject_of(sentence: Tagged, place: int) -> Words | None:
    """Return the subject of the verb group that begins at a place, or None."""
    if place and sentence.tags[place - 1] is Tag.CONJUNCTION:
        return _shared(sentence, place - 1)
    place = _past_aside(sentence, place)
    found = _of_whole_sentence(sentence, place) or subject_before(sentence, place)
    if found is not None and found.first and starts_time(sentence, found.first):
        # "In May Ann Roe | resigned", "U.S. forces Thursday | launched".
        behind = _past_time(sentence, found)
        found = behind or subject_before(sentence, found.first)
    if found is not None and sentence.low[found.first].rstrip(".") in _OF_FIRMS:
        comma = found.first - 1 if found.first > 1 and sentence.low[found.first - 1] == "," else 0
        found = subject_before(sentence, comma) if comma else found
    if found is None or starts_time(sentence, found.first):
        return None
    if _is_object(sentence, found):
        return _of_outer_clause(sentence, found.first)
    subject = named(sentence, found)
    if subject is not None and subject.first and sentence.tags[subject.first - 1] is Tag.BE:
        return None  # "who wrote while she was mayor | pleaded guilty"
    return subject


def _past_time(sentence: Tagged, words: Words) -> Words | None:
    """Return what stands behind the time that a phrase begins with, None where nothing does."""
    first, last = words
    while first < last and (
        starts_time(sentence, first)
        or sentence.low[first].isdecimal()
        or sentence.low[first] in _PARTS_OF_DAY
        or (sentence.low[first] == "and" and starts_time(sentence, first + 1))
    ):
        first += 1
    return Words(first, last) if first < last else None


def _is_object(sentence: Tagged, words: Words) -> bool:
    """Return whether a phrase in front of a verb is what something else is done to.

    "After killing two men | fled".
    """
    verb = words.first if class_of(sentence, words.first) is Tag.GERUND else words.first - 1
    if verb < 1 or class_of(sentence, verb) is not Tag.GERUND:
        return False
    return sentence.tags[verb - 1] is Tag.PREPOSITION and words.last > verb + 1


def _of_outer_clause(sentence: Tagged, place: int) -> Words | None:
    """Return of whom a clause tells in which a phrase stands: "kin of men who fled after it"."""
    for at in range(place - 1, 0, -1):
        if sentence.tags[at] is Tag.STOP:
            break
        if sentence.low[at] in _RELATIVES and sentence.tags[at] in (Tag.RELATIVE, Tag.QUESTION):
            found = named(sentence, Words(at, at + 1))
            if found is None or not found.first or sentence.low[found.first - 1] != "of":
                return found
            return Words(_chunk_start(sentence, found.first - 1), found.last)
    return None


def _past_aside(sentence: Tagged, place: int) -> int:
    """Return the place before an aside that a comma closes.

    "Roe, 35, of Mill Street, | was held" leads to behind "Roe", and so does "Roe on May 3, |".
    """
    low, found = sentence.low, place
    if place < _SHORTEST or low[place - 1] != ",":
        return place
    relative = _relative_aside(sentence, place)
    if relative is not None:
        return relative
    for at in range(place - 2, max(0, place - _ASIDE), -1):
        if sentence.tags[at] in FINITE and not _opens_aside(sentence, at):
            break
        if found == place and low[at] == "on" and starts_time(sentence, at + 1):
            return at
        if low[at] == "," and (low[at + 1] in _OPENS_ASIDE or found < place):
            found = at
    return found


def _opens_aside(sentence: Tagged, place: int) -> bool:
    """Return whether a word behind a comma opens what is told of somebody: ", | based in Rome,"."""
    return sentence.low[place] in _OPENS_ASIDE and sentence.low[place - 1] == ","


def _relative_aside(sentence: Tagged, place: int) -> int | None:
    """Return the comma that opens a relative clause which a comma before a place closes.

    "Roe, whose books sold well and who won a prize, | died", "Roe, the man who won it, | died".
    """
    verbs = 0
    for at in range(place - 2, max(0, place - _LONG_ASIDE), -1):
        verbs += sentence.tags[at] in FINITE
        if sentence.low[at] not in _OPENS_RELATIVE:
            continue
        comma = _chunk_start(sentence, at) - 1
        if comma > 0 and sentence.low[comma] == ",":
            is_same = sentence.quoted[comma] == sentence.quoted[place]
            return comma if verbs and is_same else None
    return None


def _shared(sentence: Tagged, place: int) -> Words | None:
    """Return the subject of the last verb before "and": "Roe said Lask fled but | was held"."""
    tags = sentence.tags
    for verb in range(place - 1, -1, -1):
        if tags[verb] in FINITE and not (verb and tags[verb - 1] in AUXILIARIES):
            is_same = sentence.quoted[verb] == sentence.quoted[place]
            return subject_of(sentence, verb) if is_same else None
    return None


def named(sentence: Tagged, words: Words) -> Words | None:
    """Return a subject without what is no part of it; of "who" the phrase that it stands for."""
    first, last = words
    if sentence.low[last - 1] in _RELATIVES and sentence.tags[last - 1] is not Tag.NAME:
        relative = last - 1
        comma = relative > 0 and sentence.low[relative - 1] == ","
        found = nearest(sentence, relative - comma, is_person=sentence.low[relative] == "who")
        return None if found is None or _is_setting(sentence, found) else found
    return _trimmed(sentence, Words(first, last))


def _is_setting(sentence: Tagged, words: Words) -> bool:
    """Return whether a phrase tells when or where: "a rampage in June that", "in Rome, which"."""
    if starts_time(sentence, words.first):
        return True
    return sentence.low[words.first - 1] in _SITES_LEAD and is_place(sentence, words)


def nearest(sentence: Tagged, last: int, *, is_person: bool = False) -> Words | None:
    """Return the phrase that ends before a place, as short as it names somebody or something.

    "The backing of the | G7 group of advanced economies | which", "women and children". With
    ``is_person`` it is no place: "Roe of Norvale, who".
    """
    first = _chunk_start(sentence, last)
    if first == last:
        return None
    low = sentence.low
    while first > 1 and low[first - 1] in ("and", ","):
        before = _chunk_start(sentence, first - 1)
        if before == first - 1 or (low[first - 1] == "," and "and" not in low[first:last]):
            break
        first = before
    while first > 1 and low[first - 1] in _JOINTS:
        if not _goes_on(sentence, Words(first, last), is_person=is_person):
            break
        before = _chunk_start(sentence, first - 1)
        if before == first - 1:
            break
        first = before
    return _trimmed(sentence, Words(first, last))


def _goes_on(sentence: Tagged, words: Words, *, is_person: bool) -> bool:
    """Return whether a phrase is no more than what tells of somebody in front of it."""
    if is_person and (is_place(sentence, words) or _is_of_name(sentence, words.first - 1)):
        return True
    if sentence.low[words.first - 1] != "of" or sentence.low[words.last - 1] in site_nouns():
        return False
    if sentence.low[words.last - 1] == "those":
        return False  # "friends of | those | who died"
    return not is_somebody(sentence, words)


def _is_of_name(sentence: Tagged, joint: int) -> bool:
    """Return whether a whole name stands in front of "of": "Bo Lask of Norvale"."""
    before = sentence.words[_chunk_start(sentence, joint) : joint]
    return len(before) > 1 and all(word.is_capitalised for word in before)


def _chunk_start(sentence: Tagged, last: int) -> int:
    first = last
    while first and sentence.tags[first - 1] in _IN_CHUNK:
        first -= 1
    return first


def _of_whole_sentence(sentence: Tagged, place: int) -> Words | None:
    """Return what a sentence begins with, where its first verb stands at a place.

    What is told of it may be long: "Talks to agree on a truce due to expire in May were held".
    """
    before = sentence.tags[:place]
    if _SAYS_MORE.isdisjoint(before) or not FINITE.isdisjoint(before):
        return None
    if not _NO_SUBJECT.isdisjoint(sentence.low[:place]):
        return None
    found = phrase_from(sentence, 0, place)
    if found is None or _SAYS_MORE.isdisjoint(before[found.last :]):
        return None
    return found


def _trimmed(sentence: Tagged, words: Words) -> Words:
    """Return a phrase from its last determiner or number on: "optimistic | a deal"."""
    tags, low, (first, last) = sentence.tags, sentence.low, words
    if "whose" in low[first : last - 1]:  # "Roe, whose son, Bo, was"
        first = low.index("whose", first) + 1
    while first < last - 1 and tags[first] is Tag.PREPOSITION:
        first += 1
    begins = [at for at in range(first, last - 1) if low[at] in _DASHES]
    first = begins[-1] + 1 if begins else first
    for at in range(first + 1, last):
        if tags[at] is Tag.PREPOSITION or low[at] in (",", "and"):
            break
        is_new = low[at] in _DETERMINERS or (low[at].isdecimal() and tags[at - 1] in NOUNS)
        if is_new and tags[at - 1] in _TRIMMED and low[at - 1] not in _BEFORE_DETERMINER:
            first = at
    if "(" in low[first:last]:  # "General Motors (GM)"
        last = max(first + 1, low.index("(", first))
    return Words(before_about(sentence, first), last)
