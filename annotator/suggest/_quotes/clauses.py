# SPDX-License-Identifier: Apache-2.0
"""Where what is said ends in its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest._quotes.grammar import Words
from annotator.suggest._quotes.lexicon import bare_words, verbs_of
from annotator.suggest._quotes.tags import (
    AUXILIARIES,
    BEFORE_NOUNS,
    FINITE,
    NOUNS,
    PRONOUNS,
    VERBS,
    Tag,
)
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest._quotes.grammar import Clauses

DASHES = frozenset(("—", "\N{EN DASH}", "--", "-"))
_STOPS = DASHES | {";"}
# Behind a comma these leave what was said, once it has its verb.
_AGAINST = frozenset(("while", "whereas"))
_LONGEST_SUBJECT = 9  # words up to its verb
_TURNS = frozenset(("but", "while", "whereas", "although", "though", "according", "which", "who"))
# Behind the object of a verb these begin something new.
_LEAVES_OBJECT = frozenset(("while", "although", "though", "whereas", "but"))
_BEFORE_TIMES = frozenset(("this", "a", "the", "each", "every"))
# Pronouns and names stand for themselves: what follows belongs to the verb, "them in May".
_FINITE_AUXILIARIES = FINITE - {Tag.FINITE}
_PLAIN = frozenset({Tag.OBJECT, Tag.PRONOUN, Tag.NAME})
_ADJUNCTS = frozenset(
    (
        *("after", "before", "during", "until", "since", "because", "when", "while", "once", "at"),
        *("in", "within", "amid", "despite", "without", "who"),
    )
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_OPENS_CLAUSE = frozenset({Tag.SUBORDINATOR, Tag.RELATIVE, Tag.QUESTION, Tag.THAT})
SUBORDINATES = frozenset(("after", "before", "since", "until", "till"))
_NO_SUBJECT = (VERBS - {Tag.GERUND}) | {Tag.TO, Tag.STOP}
_ENDS_SUBJECT = frozenset({Tag.THAT, Tag.SUBORDINATOR})
_SIGNS = DASHES | {",", ";", ":"}
_IN_SUBJECT = NOUNS | PRONOUNS | BEFORE_NOUNS | {Tag.GERUND, Tag.QUESTION}
_BEGINS_SUBJECT = PRONOUNS | {Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE}
_EXAMPLES = frozenset(("including", "such", "especially", "particularly", "notably"))
_BRINGS_VERB = _OPENS_CLAUSE | PRONOUNS | {Tag.CONJUNCTION}
_LONGEST_SUBJECT = 16  # words
_LONGEST_APPOSITION = 25
_LONGEST_MEMBER = 12  # words of one member of a list


def clause_end(
    clauses: Clauses, start: int, limit: int, *, is_inner: bool = False, has_verb: bool = False
) -> int:
    """Return where a reported clause ends that begins at a place.

    ``is_inner`` tells that the clause around it goes on behind it: "those who said so were".
    ``has_verb`` tells that it is an infinitive and waits for no other verb.
    """
    limit = _bracket_end(clauses, start, limit)
    if is_inner:
        limit = _verbs_end(clauses, start, limit, verbs=0 if has_verb else 1)
    awaited = 0  # verbs of clauses within it that are still to come
    for place in _outside_brackets(clauses, start, limit):
        if clauses.tags[place] in FINITE:
            if clauses.tags[_before_adverbs(clauses, place - 1)] not in FINITE:
                has_verb = has_verb or not awaited
                awaited = max(0, awaited - 1)
        elif has_verb and _turns_to_another(clauses, place, limit):
            return place
        elif place > start and opens_clause(clauses, place):
            awaited += 1
        elif has_verb and not awaited and _closes_clause(clauses, place, limit, is_inner=is_inner):
            return place
    return limit


def _turns_to_another(clauses: Clauses, place: int, limit: int) -> bool:
    """Return whether somebody else is set against the speaker: "while Hamas said"."""
    if clauses.low[place] not in _AGAINST:
        return False
    for verb in range(place + 2, min(limit, place + _LONGEST_SUBJECT)):
        if clauses.tags[verb] in FINITE:
            return clauses.low[verb] in bare_words()
    return False


def opens_clause(clauses: Clauses, place: int) -> bool:
    """Return whether a clause with a verb of its own follows: "if", "who", not "how to"."""
    if clauses.tags[place] not in _OPENS_CLAUSE or (place and clauses.low[place] == "as"):
        return False
    following = clauses.tags[place + 1] if place + 1 < len(clauses.tags) else Tag.STOP
    return following not in (Tag.TO, Tag.PREPOSITION, Tag.STOP, Tag.PARTICIPLE, Tag.GERUND)


def _verbs_end(clauses: Clauses, start: int, limit: int, *, verbs: int) -> int:
    """Return the place of the first verb that has no subject of its own from a place on.

    ``verbs`` is how many the clause has by itself; every word that opens a clause within it
    brings one more.
    """
    tags = clauses.tags
    for place in range(start, limit):
        tag = tags[place]
        if tag in FINITE and not clauses.quoted[place]:
            if tags[_before_adverbs(clauses, place - 1)] in FINITE:
                continue
            if not verbs:
                return place
            verbs -= 1
            if clauses.low[place] in bare_words():
                verbs += 1
        elif tag in _BRINGS_VERB or clauses.low[place] == ",":
            verbs += 1
    return limit


def _before_adverbs(clauses: Clauses, place: int) -> int:
    while place > 0 and clauses.tags[place] is Tag.ADVERB:
        place -= 1
    return place


def _closes_clause(clauses: Clauses, place: int, limit: int, *, is_inner: bool) -> bool:
    """Return whether a word or sign ends what is said, wherever it is said."""
    word = clauses.low[place]
    if clauses.tags[place] is Tag.STOP:
        if is_inner and word == "," and begins_clause(clauses, place + 1, limit):
            return not _is_list(clauses, place, limit)
        return not clauses.is_within_quote(place) and _leaves_clause(clauses, place, limit)
    if word == "and":
        return _has_second_cue(clauses, place + 1, limit)
    return word in ("while", "whereas") and begins_clause(clauses, place + 1, limit)


def _has_second_cue(clauses: Clauses, place: int, limit: int) -> bool:
    """Return whether "and" leads to a second verb of saying: "said that ... and predicted"."""
    place = _past_adverbs(clauses, place, limit)
    if place >= limit or clauses.quoted[place]:
        return False
    tag = clauses.tags[place]
    if tag is not Tag.FINITE:
        return tag is Tag.GERUND
    rests = (cue.rest for cue in verbs_of(clauses.low[place]))
    return any(tuple(clauses.low[place + 1 : place + 1 + len(rest)]) == rest for rest in rests)


def _past_adverbs(clauses: Clauses, place: int, limit: int) -> int:
    while place < limit and clauses.tags[place] is Tag.ADVERB:
        place += 1
    return place


def _leaves_clause(clauses: Clauses, place: int, limit: int) -> bool:
    """Return whether a sign ends what is said."""
    word = clauses.low[place]
    if word == ";" or is_dash(clauses, place):
        return True
    if word != "," or place + 1 >= limit:
        return False
    following, tag = clauses.low[place + 1], clauses.tags[place + 1]
    if following in _TURNS or tag is Tag.GERUND or tag in FINITE:
        return True
    if following not in ("and", "so") or place + 2 >= limit:
        return False
    is_adverbial = clauses.tags[place + 2] in (Tag.PREPOSITION, Tag.ADVERB, Tag.THAT)
    return not is_adverbial and begins_clause(clauses, place + 2, limit)


def is_dash(clauses: Clauses, place: int) -> bool:
    """Return whether a sign is a dash between words, no hyphen of a broken word."""
    if clauses.low[place] not in DASHES:
        return False
    return clauses.low[place] != "-" or clauses.words[place].start > clauses.words[place - 1].end


def object_end(clauses: Clauses, start: int, limit: int, *, is_inner: bool = False) -> int:
    """Return where an object ends that begins at a place, with what belongs to it."""
    tags = clauses.tags
    limit = _bracket_end(clauses, start, limit)
    may_have_verb = tags[start] in _OPENS_CLAUSE
    is_plain = tags[start] in _PLAIN
    ends = FINITE if is_inner else _FINITE_AUXILIARIES
    for place in _outside_brackets(clauses, start + 1, limit):
        tag = tags[place]
        if (is_plain and clauses.low[place] in _ADJUNCTS) or _leaves_object(clauses, place, limit):
            return place
        is_plain = is_plain and tag is Tag.NAME
        if tag in _OPENS_CLAUSE or tag in PRONOUNS or tag is Tag.TO:
            may_have_verb = True
        elif tag in ends and not may_have_verb and not clauses.quoted[place]:
            return place
    return limit


def _leaves_object(clauses: Clauses, place: int, limit: int) -> bool:
    """Return whether a word is no part of an object any more."""
    if clauses.is_within_quote(place):
        return False
    word = clauses.low[place]
    if word in _STOPS:
        return word not in DASHES or is_dash(clauses, place)
    if word in _LEAVES_OBJECT:
        return True
    if word == ",":
        return not _carries_on(clauses, place, limit)
    if clauses.tags[place] is not Tag.CONJUNCTION:
        return False
    place = _past_adverbs(clauses, place + 1, limit)
    return place < limit and (clauses.tags[place] in FINITE or begins_clause(clauses, place, limit))


def _carries_on(clauses: Clauses, comma: int, limit: int) -> bool:
    """Return whether an object goes on behind a comma: with a year, an example, a list."""
    following = clauses.low[comma + 1] if comma + 1 < limit else ""
    if (
        clauses.tags[comma - 1] is Tag.ADJECTIVE
        or following in _EXAMPLES
        or _YEAR.fullmatch(following)
        or clauses.is_within_quote(comma)
    ):
        return True
    return _is_list(clauses, comma, limit)


def _is_list(clauses: Clauses, comma: int, limit: int) -> bool:
    """Return whether a comma separates members of a list that "and" closes."""
    tags, low = clauses.tags, clauses.low
    for place in range(comma + 1, min(limit, comma + _LONGEST_MEMBER)):
        if low[place] in ("and", "or"):
            following = place + 1
            if following >= limit or tags[following] in FINITE:
                return False
            return not begins_clause(clauses, following, limit)
        is_phrase = tags[place] in NOUNS or tags[place] in BEFORE_NOUNS
        if not is_phrase and low[place] not in (",", "of"):
            return False
    return False


def _bracket_end(clauses: Clauses, start: int, limit: int) -> int:
    """Return the place of a closing bracket that was opened before a place, or the limit."""
    depth = 0
    for place in range(start, limit):
        if clauses.low[place] == "(":
            depth += 1
        elif clauses.low[place] == ")":
            depth -= 1
            if depth < 0:
                return place
    return limit


def _outside_brackets(clauses: Clauses, start: int, limit: int) -> Iterator[int]:
    """Yield the places that are not within brackets."""
    depth = 0
    for place in range(start, limit):
        word = clauses.low[place]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif not depth:
            yield place


def begins_clause(clauses: Clauses, place: int, limit: int) -> bool:
    """Return whether a subject and its verb begin at a place."""
    if place >= limit or clauses.tags[place] in _NO_SUBJECT:
        return False
    if clauses.tags[place] is Tag.SUBJECT:
        return True
    has_noun = in_relative = False
    apposed = _apposition(clauses, place, limit)
    for verb in range(place, min(limit, place + _LONGEST_SUBJECT + len(apposed))):
        tag = clauses.tags[verb]
        if verb in apposed:
            continue
        if tag in FINITE:
            if not in_relative:
                return has_noun
            in_relative = tag in AUXILIARIES and clauses.tags[verb - 1] is Tag.RELATIVE
        elif has_noun and _opens_relative(clauses, verb):
            in_relative = True
        elif _ends_subject(clauses, verb, limit):
            return False
        elif tag in _IN_SUBJECT:
            has_noun = True
    return False


def _apposition(clauses: Clauses, place: int, limit: int) -> range:
    """Return the places of an apposition in "Roe, the mayor, had", commas and all; or none."""
    low, tags = clauses.low, clauses.tags
    first = place
    while first < limit and (tags[first] in NOUNS or tags[first] in BEFORE_NOUNS):
        first += 1
    if first == place or first >= limit or low[first] != ",":
        return range(0)
    for last in range(first + 1, min(limit - 1, first + _LONGEST_APPOSITION)):
        if low[last] == ",":
            return range(first, last + 1) if tags[last + 1] in FINITE else range(0)
    return range(0)


def _opens_relative(clauses: Clauses, place: int) -> bool:
    """Return whether a word leads from a noun to a clause about it: "the days when"."""
    tag = clauses.tags[place]
    if tag is Tag.RELATIVE or clauses.low[place] in ("when", "where"):
        return True
    if tag is not Tag.THAT or place + 1 >= len(clauses.tags):
        return False
    return clauses.tags[place - 1] in NOUNS and clauses.tags[place + 1] in FINITE


def _ends_subject(clauses: Clauses, place: int, limit: int) -> bool:
    """Return whether no subject reaches across a word."""
    tag = clauses.tags[place]
    if tag in _ENDS_SUBJECT or clauses.low[place] in _SIGNS:
        return True
    word = clauses.low[place]
    if word in SUBORDINATES or (tag is Tag.GERUND and word in bare_words()):
        return True
    if tag is Tag.CONJUNCTION and word in ("so", "but", "yet"):
        return True
    is_last = place + 1 >= limit
    return tag is Tag.CONJUNCTION and not is_last and clauses.tags[place + 1] in FINITE


def is_subordinate(clauses: Clauses, first: int) -> bool:
    """Return whether a clause that begins at a place hangs on "after", "as" or the like."""
    if not first:
        return False
    before = first - 1
    return clauses.tags[before] is Tag.SUBORDINATOR or clauses.low[before] in SUBORDINATES


def without_time(clauses: Clauses, words: Words) -> Words:
    """Return the words without a time at their end: "no arrests late Monday", "in 2001"."""
    last = words.last
    while last > words.first + 1 and tells_time(clauses.low[last - 1], is_last=last == words.last):
        last -= 1
    if last == words.last:
        return words
    if last > words.first + 1 and clauses.tags[last - 1] is Tag.PREPOSITION:
        last -= 1
    return Words(words.first, last)


def tells_time(word: str, *, is_last: bool) -> bool:
    """Return whether a word is part of a time; "this" and "a" only in front of one."""
    if word in _BEFORE_TIMES:
        return not is_last
    return word in word_list("days-and-times") or bool(_YEAR.fullmatch(word))
