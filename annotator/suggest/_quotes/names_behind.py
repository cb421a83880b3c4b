# SPDX-License-Identifier: Apache-2.0
"""Speakers named behind their verb: "said Roe, who chairs the board, in a letter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.clauses import is_dash
from annotator.suggest._quotes.settings import is_medium, is_time
from annotator.suggest._quotes.tagging import noun_forms
from annotator.suggest._quotes.tags import BEFORE_NOUNS, FINITE, NOUNS, PRONOUNS, Tag

if TYPE_CHECKING:
    from annotator.suggest._quotes.grammar import Clauses

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
_DEFINITE = frozenset(("the", "this", "that"))


def name_end(clauses: Clauses, start: int) -> int:
    """Return the end of the noun phrase that begins at a place, with its appositions."""
    if _is_pronoun(clauses, start):
        return start + 1
    end = _phrase_end(clauses, start, is_apposition=False)
    while end + 1 < clauses.limit and clauses.low[end] == ",":
        if not _is_apposed(clauses, end + 1):
            break
        first = end + 1 + (clauses.low[end + 1] in _THEN)
        following = _phrase_end(clauses, first, is_apposition=True)
        if following <= first:
            break
        end = following
    while end > start + 1 and clauses.tags[end - 1] is Tag.DETERMINER:
        end -= 1
    return max(end, start + 1)


def _is_pronoun(clauses: Clauses, place: int) -> bool:
    """Return whether a word stands for somebody by itself, not as in "one voter"."""
    if clauses.tags[place] not in PRONOUNS and clauses.tags[place] is not Tag.OBJECT:
        return False
    if _is_one_of(clauses, place):
        return False
    following = clauses.tags[place + 1] if place + 1 < clauses.limit else Tag.STOP
    return following not in NOUNS and following is not Tag.ADJECTIVE


def _is_apposed(clauses: Clauses, place: int) -> bool:
    """Return whether the words behind a comma tell more of a name."""
    if is_time(clauses, place) or _tells_how(clauses, place):
        return False
    if clauses.low[place] in _THEN and place + 1 < clauses.limit:
        place += 1
    if clauses.low[place] == "which":
        return False
    return (
        _is_one_of(clauses, place)
        or clauses.low[place] in _POSTS
        or clauses.tags[place] in _BEGINS_APPOSITION
        or clauses.low[place] in ("of", "from")
    )


def _is_one_of(clauses: Clauses, place: int) -> bool:
    """Return whether "one of" begins at a place, or the like: "some of them"."""
    is_pronoun = clauses.tags[place] in PRONOUNS or clauses.tags[place] is Tag.OBJECT
    return is_pronoun and clauses.low[place + 1 : place + 2] == ["of"]


def _tells_how(clauses: Clauses, place: int) -> bool:
    """Return whether a relative clause tells how somebody spoke, not who it is."""
    is_relative = clauses.tags[place] is Tag.RELATIVE
    return is_relative and not _UNNAMED.isdisjoint(clauses.low[place : place + _NEAR])


def _phrase_end(clauses: Clauses, start: int, *, is_apposition: bool) -> int:
    """Return the end of a noun phrase up to its comma, or to where it was said and when."""
    place = start
    while place < clauses.limit:
        tag = clauses.tags[place]
        if _ends_phrase(clauses, start, place):
            return place
        if tag is Tag.RELATIVE or (tag is Tag.THAT and place > start):
            return _relative_end(clauses, place)
        if place > start and _is_cut_short(clauses, start, place):
            return _relative_end(clauses, place - 1)
        if clauses.low[place] == "(":
            place = _bracket_end(clauses, place)
        elif tag is Tag.PREPOSITION or tag is Tag.TO:
            if not _hangs_on(clauses, start, place, is_apposition=is_apposition):
                return place
        elif not _is_inner(clauses, start, place):
            return place
        place += 1
    return clauses.limit


def _ends_phrase(clauses: Clauses, start: int, place: int) -> bool:
    """Return whether a sign, a time or how it was said ends a noun phrase."""
    if clauses.low[place] == "," or _is_stop(clauses, place) or _tells_how(clauses, place):
        return True
    return place > start and is_time(clauses, place)


def _is_stop(clauses: Clauses, place: int) -> bool:
    return clauses.low[place] in (";", ":", "...") or is_dash(clauses, place)


def _is_inner(clauses: Clauses, start: int, place: int) -> bool:
    """Return whether a word may stand within a noun phrase."""
    tag, before = clauses.tags[place], clauses.tags[place - 1]
    following = clauses.tags[place + 1] if place + 1 < clauses.limit else Tag.STOP
    if place == start or tag in _IN_PHRASE:
        return True
    if tag is Tag.CONJUNCTION:
        return clauses.low[place] in ("and", "or", "&") and following in NOUNS | BEFORE_NOUNS
    if tag is Tag.ADVERB:
        return following in _BEHIND_ADVERBS or clauses.low[place] in _THEN
    if before is Tag.PREPOSITION and (tag in PRONOUNS or tag in (Tag.OBJECT, Tag.GERUND)):
        return True
    is_verb = tag is Tag.GERUND or tag is Tag.FINITE
    return is_noun_here(clauses, place) if is_verb else clauses.low[place] in (".", "/", "-")


def _is_cut_short(clauses: Clauses, start: int, place: int) -> bool:
    """Return whether a participle tells of the noun before it: "a donor involved in it"."""
    is_past = clauses.tags[place] in (Tag.FINITE, Tag.PARTICIPLE, Tag.GERUND) and (
        clauses.tags[place - 1] is Tag.NOUN or clauses.tags[start] is not Tag.NAME
    )
    following = clauses.tags[place + 1] if place + 1 < clauses.limit else Tag.STOP
    return is_past and following in (Tag.PREPOSITION, Tag.TO, Tag.SUBORDINATOR)


def is_noun_here(clauses: Clauses, place: int) -> bool:
    """Return whether a form of a verb is a noun here: "the Roe campaign", "a consulting firm"."""
    if clauses.tags[place - 1] not in NOUNS | BEFORE_NOUNS | {Tag.POSSESSIVE}:
        return False
    if place + 1 < clauses.limit and clauses.tags[place + 1] in NOUNS:
        return True
    return clauses.tags[place] is Tag.FINITE and clauses.low[place] in noun_forms()


def _hangs_on(clauses: Clauses, start: int, place: int, *, is_apposition: bool) -> bool:
    """Return whether a preposition belongs to the phrase before it and not to the verb."""
    word = clauses.low[place]
    if place == start:
        return word in ("of", "from")
    if word in _PLACES and is_medium(clauses, place + 1, clauses.limit):
        return is_apposition and _is_named(clauses, place)
    if place + 1 < clauses.limit and is_time(clauses, place + 1):
        return False
    if is_apposition:
        return word in _OF_APPOSITIONS
    is_name = clauses.tags[place - 1] is Tag.NAME or clauses.low[start] in _DEFINITE
    return word in (_OF_NAMES if is_name else _OF_NOUNS)


def _is_named(clauses: Clauses, place: int) -> bool:
    """Return whether a place is where somebody works: "at the Roe campaign", not "on Twitter"."""
    first, limit = place + 1, min(clauses.limit, place + _NEAR)
    last = first
    while last < limit and clauses.tags[last] in NOUNS | BEFORE_NOUNS:
        last += 1
    return clauses.low[place] in ("at", "in") and Tag.NAME in clauses.tags[first:last]


def _relative_end(clauses: Clauses, place: int) -> int:
    """Return the end of a relative clause: its comma, or the sentence's end."""
    has_verb = False
    for at in range(place + 1, clauses.limit):
        if _is_stop(clauses, at) or (clauses.low[at] == "," and has_verb):
            return at
        has_verb = has_verb or clauses.tags[at] in FINITE
    return clauses.limit


def _bracket_end(clauses: Clauses, place: int) -> int:
    """Return the place of the closing bracket, or the last word."""
    while place < clauses.limit - 1 and clauses.low[place] != ")":
        place += 1
    return place
