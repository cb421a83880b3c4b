# SPDX-License-Identifier: Apache-2.0
"""Sources behind their verb: "said Roe, who chairs the board, in a letter", "backed by them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.adjuncts import begins_time, is_medium
from annotator.suggest._quotes.clauses import is_dash
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, FINITE, NOUNS, PRONOUNS, Tag
from annotator.suggest._quotes.words import noun_forms

if TYPE_CHECKING:
    from annotator.suggest._quotes.tagged import Tagged

# What hangs on a name ("of Ohio") and what only on a common noun ("a teacher in Ohio").
_OF_NAMES = frozenset(("of", "from", "for", "with"))
_OF_NOUNS = _OF_NAMES | {"in", "at", "on", "near", "against", "by", "to", "about", "behind"}
_OF_APPOSITIONS = _OF_NOUNS | {"during", "under", "since", "among", "between", "within"}
_IN_PHRASE = NOUNS | BEFORE_NOUNS | {Tag.POSSESSIVE, Tag.PARTICIPLE}
_BEGINS_APPOSITION = NOUNS | BEFORE_NOUNS | {Tag.RELATIVE}
# "then the mayor", "formerly of Ohio".
_THEN = frozenset(("then", "now", "also", "once", "formerly", "currently", "himself", "herself"))
_PLACES = frozenset(("in", "at", "on", "near", "during", "via"))
_UNNAMED = frozenset(("anonymity", "anonymous", "anonymously", "unnamed", "named", "identified"))
_NEAR = 12  # words
_BEHIND_ADVERBS = NOUNS | {Tag.PARTICIPLE, Tag.ADJECTIVE}
# Forms in "-ing" that belong to a post: "managing director".
_POSTS = frozenset(("managing", "acting", "founding", "commanding", "presiding", "visiting"))
_ENDS_PHRASE = (FINITE - {Tag.FINITE}) | {
    *(Tag.FINITE, Tag.SUBORDINATOR, Tag.QUESTION, Tag.THAT, Tag.TO, Tag.STOP, Tag.SUBJECT),
    Tag.RELATIVE,
}
_DEFINITE = frozenset(("the", "this", "that"))


def name_end(sentence: Tagged, start: int) -> int:
    """Return the end of the noun phrase that begins at a place, with its appositions."""
    if _is_pronoun(sentence, start):
        return start + 1
    end = _phrase_end(sentence, start, is_apposition=False)
    while end + 1 < sentence.limit and sentence.low[end] == ",":
        if not _is_apposed(sentence, end + 1):
            break
        first = end + 1 + (sentence.low[end + 1] in _THEN)
        following = _phrase_end(sentence, first, is_apposition=True)
        if following <= first:
            break
        end = following
    while end > start + 1 and sentence.tags[end - 1] is Tag.DETERMINER:
        end -= 1
    return max(end, start + 1)


def _is_pronoun(sentence: Tagged, place: int) -> bool:
    """Return whether a word stands for somebody by itself, not as in "one voter"."""
    if sentence.tags[place] not in PRONOUNS and sentence.tags[place] is not Tag.OBJECT:
        return False
    if _is_one_of(sentence, place):
        return False
    following = sentence.tags[place + 1] if place + 1 < sentence.limit else Tag.STOP
    return following not in NOUNS and following is not Tag.ADJECTIVE


def _is_apposed(sentence: Tagged, place: int) -> bool:
    """Return whether the words behind a comma tell more of a name."""
    if begins_time(sentence, place) or _tells_how(sentence, place):
        return False
    if sentence.low[place] in _THEN and place + 1 < sentence.limit:
        place += 1
    if sentence.low[place] == "which":
        return False
    return (
        _is_one_of(sentence, place)
        or sentence.low[place] in _POSTS
        or sentence.tags[place] in _BEGINS_APPOSITION
        or sentence.low[place] in ("of", "from")
    )


def _is_one_of(sentence: Tagged, place: int) -> bool:
    """Return whether "one of" begins at a place, or the like: "some of them"."""
    is_pronoun = sentence.tags[place] in PRONOUNS or sentence.tags[place] is Tag.OBJECT
    return is_pronoun and sentence.stands_at(place + 1, "of")


def _tells_how(sentence: Tagged, place: int) -> bool:
    """Return whether a relative clause tells how somebody spoke, not who it is."""
    is_relative = sentence.tags[place] is Tag.RELATIVE
    return is_relative and not _UNNAMED.isdisjoint(sentence.low[place : place + _NEAR])


def _phrase_end(sentence: Tagged, start: int, *, is_apposition: bool) -> int:
    """Return the end of a noun phrase up to its comma, or to where it was said and when."""
    place = start
    while place < sentence.limit:
        tag = sentence.tags[place]
        if _ends_phrase(sentence, start, place):
            return place
        if tag is Tag.RELATIVE or (tag is Tag.THAT and place > start):
            return _relative_end(sentence, place)
        if place > start and _is_cut_short(sentence, start, place):
            return _relative_end(sentence, place - 1)
        if sentence.low[place] == "(":
            place = _bracket_end(sentence, place)
        elif tag is Tag.PREPOSITION or tag is Tag.TO:
            if not _hangs_on(sentence, start, place, is_apposition=is_apposition):
                return place
        elif not _is_inner(sentence, start, place):
            return place
        place += 1
    return sentence.limit


def _ends_phrase(sentence: Tagged, start: int, place: int) -> bool:
    """Return whether a sign, a time or how it was said ends a noun phrase."""
    if sentence.low[place] == "," or _is_stop(sentence, place) or _tells_how(sentence, place):
        return True
    return place > start and begins_time(sentence, place)


def _is_stop(sentence: Tagged, place: int) -> bool:
    return sentence.low[place] in (";", ":", "...") or is_dash(sentence, place)


def _is_inner(sentence: Tagged, start: int, place: int) -> bool:
    """Return whether a word may stand within a noun phrase."""
    tag, before = sentence.tags[place], sentence.tags[place - 1]
    following = sentence.tags[place + 1] if place + 1 < sentence.limit else Tag.STOP
    if place == start or tag in _IN_PHRASE:
        return True
    if tag is Tag.CONJUNCTION:
        return sentence.low[place] in ("and", "or", "&") and following in NOUNS | BEFORE_NOUNS
    if tag is Tag.ADVERB:
        return following in _BEHIND_ADVERBS or sentence.low[place] in _THEN
    if before is Tag.PREPOSITION and (tag in PRONOUNS or tag in (Tag.OBJECT, Tag.GERUND)):
        return True
    is_verb = tag is Tag.GERUND or tag is Tag.FINITE
    return is_noun_here(sentence, place) if is_verb else sentence.low[place] in (".", "/", "-")


def _is_cut_short(sentence: Tagged, start: int, place: int) -> bool:
    """Return whether a participle tells of the noun before it: "a donor involved in it"."""
    is_past = sentence.tags[place] in (Tag.FINITE, Tag.PARTICIPLE, Tag.GERUND) and (
        sentence.tags[place - 1] is Tag.NOUN or sentence.tags[start] is not Tag.NAME
    )
    following = sentence.tags[place + 1] if place + 1 < sentence.limit else Tag.STOP
    return is_past and following in (Tag.PREPOSITION, Tag.TO, Tag.SUBORDINATOR)


def is_noun_here(sentence: Tagged, place: int) -> bool:
    """Return whether a form of a verb is a noun here: "the Roe campaign", "a consulting firm"."""
    if sentence.tags[place - 1] not in NOUNS | BEFORE_NOUNS | {Tag.POSSESSIVE}:
        return False
    if place + 1 < sentence.limit and sentence.tags[place + 1] in NOUNS:
        return True
    return sentence.tags[place] is Tag.FINITE and sentence.low[place] in noun_forms()


def _hangs_on(sentence: Tagged, start: int, place: int, *, is_apposition: bool) -> bool:
    """Return whether a preposition belongs to the phrase before it and not to the verb."""
    word = sentence.low[place]
    if place == start:
        return word in ("of", "from")
    if word in _PLACES and is_medium(sentence, place + 1, sentence.limit):
        return is_apposition and _is_named(sentence, place)
    if place + 1 < sentence.limit and begins_time(sentence, place + 1):
        return False
    if is_apposition:
        return word in _OF_APPOSITIONS
    is_name = sentence.tags[place - 1] is Tag.NAME or sentence.low[start] in _DEFINITE
    return word in (_OF_NAMES if is_name else _OF_NOUNS)


def _is_named(sentence: Tagged, place: int) -> bool:
    """Return whether a place is where somebody works: "at the Roe campaign", not "on Twitter"."""
    first, limit = place + 1, min(sentence.limit, place + _NEAR)
    last = first
    while last < limit and sentence.tags[last] in NOUNS | BEFORE_NOUNS:
        last += 1
    return sentence.low[place] in ("at", "in") and Tag.NAME in sentence.tags[first:last]


def _relative_end(sentence: Tagged, place: int) -> int:
    """Return the end of a relative clause: its comma, or the sentence's end."""
    has_verb = False
    for at in range(place + 1, sentence.limit):
        if _is_stop(sentence, at) or (sentence.low[at] == "," and has_verb):
            return at
        has_verb = has_verb or sentence.tags[at] in FINITE
    return sentence.limit


def _bracket_end(sentence: Tagged, place: int) -> int:
    """Return the place of the closing bracket, or the last word."""
    while place < sentence.limit - 1 and sentence.low[place] != ")":
        place += 1
    return place


def phrase_after(sentence: Tagged, place: int, limit: int) -> Words | None:
    """Return the noun phrase that begins at a place, up to the next verb or clause."""
    tags = sentence.tags
    if place < limit and tags[place] in PRONOUNS:
        return Words(place, place + 1)
    last = place
    while last < limit and tags[last] not in _ENDS_PHRASE and tags[last] is not Tag.GERUND:
        last += 1
    if last < limit and tags[last] is Tag.GERUND and tags[last - 1] is Tag.PREPOSITION:
        last -= 1
    return Words(place, last) if last > place else None
