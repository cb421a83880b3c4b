# SPDX-License-Identifier: Apache-2.0
"""Where what is said ends in its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest._quotes.tagged import Tagged

DASHES = frozenset(("—", "\N{EN DASH}", "--", "-"))
_STOPS = DASHES | {";"}
# Behind a comma these leave what was said, once it has its verb.
_AGAINST = frozenset(("while", "whereas"))
_TURNS = frozenset(("but", "while", "whereas", "although", "though", "according", "which", "who"))
# Behind the object of a verb these begin something new.
_LEAVES_OBJECT = frozenset(("while", "although", "though", "whereas", "but"))
_MAY_LEAVE_OBJECT = _LEAVES_OBJECT | _STOPS | {","}
# Pronouns and names stand for themselves: what follows belongs to the verb, "them in May".
_FINITE_AUXILIARIES = FINITE - {Tag.FINITE}
_PLAIN = frozenset({Tag.OBJECT, Tag.PRONOUN, Tag.NAME})
_ADJUNCTS = frozenset(
    (
        *("after", "before", "during", "until", "since", "because", "when", "while", "once", "at"),
        *("in", "within", "amid", "despite", "without", "who"),
    )
)
_IS = frozenset(("is", "are", "was", "were"))
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_OPENS_CLAUSE = frozenset({Tag.SUBORDINATOR, Tag.RELATIVE, Tag.QUESTION, Tag.THAT})
_TELLS_OF_CLAUSES = FINITE | _OPENS_CLAUSE | {Tag.STOP, Tag.CONJUNCTION}
SUBORDINATES = frozenset(("after", "before", "since", "until", "till"))
_NO_SUBJECT = (VERBS - {Tag.GERUND}) | {Tag.TO, Tag.STOP}
_ENDS_SUBJECT = frozenset({Tag.THAT, Tag.SUBORDINATOR})
_SIGNS = DASHES | {",", ";", ":"}
_IN_SUBJECT = NOUNS | PRONOUNS | BEFORE_NOUNS | {Tag.GERUND, Tag.QUESTION}
_EXAMPLES = frozenset(("including", "such", "especially", "particularly", "notably"))
_BRINGS_VERB = _OPENS_CLAUSE | PRONOUNS | {Tag.CONJUNCTION}
_LONGEST_SUBJECT = 16  # words
# What a speaker does besides: "said it was late, blaming Roe", but "costs fell, saving money".
_OF_SPEAKERS = frozenset(("saying", "thinking", "judging", "showing"))
_LONGEST_APPOSITION = 25
_LONGEST_MEMBER = 12  # words of one member of a list


def clause_end(
    sentence: Tagged, start: int, limit: int, *, is_inner: bool = False, has_verb: bool = False
) -> int:
    """Return where a reported clause ends that begins at a place.

    ``is_inner`` tells that the clause around it goes on behind it: "those who said so were".
    ``has_verb`` tells that it is an infinitive and waits for no other verb.
    """
    limit = _bracket_end(sentence, start, limit)
    if is_inner:
        limit = _verbs_end(sentence, start, limit, verbs=0 if has_verb else 1)
    awaited = 0  # verbs of clauses within it that are still to come
    tags = sentence.tags
    for place in _outside_brackets(sentence, start, limit):
        tag = tags[place]
        if tag not in _TELLS_OF_CLAUSES:
            continue
        if tag in FINITE:
            if tags[_before_adverbs(sentence, place - 1)] not in FINITE:
                has_verb = has_verb or not awaited
                awaited = max(0, awaited - 1)
        elif has_verb and _turns_to_another(sentence, place, limit):
            return place
        elif place > start and opens_clause(sentence, place):
            awaited += 1
        elif has_verb and not awaited and _closes_clause(sentence, place, limit, is_inner=is_inner):
            return place
    return limit


def _turns_to_another(sentence: Tagged, place: int, limit: int) -> bool:
    """Return whether somebody else is set against the speaker: "while Hamas said"."""
    if sentence.low[place] not in _AGAINST:
        return False
    for verb in range(place + 2, min(limit, place + _LONGEST_SUBJECT)):
        if sentence.tags[verb] in FINITE:
            return sentence.low[verb] in bare_words()
    return False


def opens_clause(sentence: Tagged, place: int) -> bool:
    """Return whether a clause with a verb of its own follows: "if", "who", not "how to"."""
    if sentence.tags[place] not in _OPENS_CLAUSE or (place and sentence.low[place] == "as"):
        return False
    following = sentence.tags[place + 1] if place + 1 < len(sentence.tags) else Tag.STOP
    return following not in (Tag.TO, Tag.PREPOSITION, Tag.STOP, Tag.PARTICIPLE, Tag.GERUND)


def _verbs_end(sentence: Tagged, start: int, limit: int, *, verbs: int) -> int:
    """Return the place of the first verb that has no subject of its own from a place on.

    ``verbs`` is how many the clause has by itself; every word that opens a clause within it
    brings one more.
    """
    tags = sentence.tags
    for place in range(start, limit):
        tag = tags[place]
        if tag in FINITE and not sentence.quoted[place]:
            if tags[_before_adverbs(sentence, place - 1)] in FINITE:
                continue
            if not verbs:
                return place
            verbs -= 1
            if sentence.low[place] in bare_words():
                verbs += 1
        elif tag in _BRINGS_VERB or sentence.low[place] == ",":
            verbs += 1
    return limit


def _before_adverbs(sentence: Tagged, place: int) -> int:
    while place > 0 and sentence.tags[place] is Tag.ADVERB:
        place -= 1
    return place


def _closes_clause(sentence: Tagged, place: int, limit: int, *, is_inner: bool) -> bool:
    """Return whether a word or sign ends what is said, wherever it is said."""
    word = sentence.low[place]
    if sentence.tags[place] is Tag.STOP:
        if is_inner and word == "," and begins_clause(sentence, place + 1, limit):
            return not _is_list(sentence, place, limit)
        return not sentence.is_within_quote(place) and _leaves_clause(sentence, place, limit)
    if word == "and":
        return _has_second_cue(sentence, place + 1, limit)
    return word in ("while", "whereas") and begins_clause(sentence, place + 1, limit)


def _has_second_cue(sentence: Tagged, place: int, limit: int) -> bool:
    """Return whether "and" leads to a second verb of saying: "said that ... and predicted"."""
    place = _past_adverbs(sentence, place, limit)
    if place >= limit or sentence.quoted[place]:
        return False
    tag = sentence.tags[place]
    if tag is not Tag.FINITE:
        return tag is Tag.GERUND
    rests = (cue.rest for cue in verbs_of(sentence.low[place]))
    return any(sentence.stands_at(place + 1, *rest) for rest in rests)


def _past_adverbs(sentence: Tagged, place: int, limit: int) -> int:
    while place < limit and sentence.tags[place] is Tag.ADVERB:
        place += 1
    return place


def _leaves_clause(sentence: Tagged, place: int, limit: int) -> bool:
    """Return whether a sign ends what is said."""
    word = sentence.low[place]
    if word == ";" or is_dash(sentence, place):
        return True
    if word != "," or place + 1 >= limit:
        return False
    following, tag = sentence.low[place + 1], sentence.tags[place + 1]
    if following in _TURNS or tag in FINITE:
        return following != "which" or not _is_quoted_quality(sentence, place + 2, limit)
    if tag is Tag.GERUND:
        return any(cue.group in _OF_SPEAKERS and not cue.rest for cue in verbs_of(following))
    if following not in ("and", "so") or place + 2 >= limit:
        return False
    is_adverbial = sentence.tags[place + 2] in (Tag.PREPOSITION, Tag.ADVERB, Tag.THAT)
    return not is_adverbial and begins_clause(sentence, place + 2, limit)


def _is_quoted_quality(sentence: Tagged, place: int, limit: int) -> bool:
    """Return whether it is told in marks what something is: ", which was “late for us”"."""
    return place + 1 < limit and sentence.low[place] in _IS and sentence.quoted[place + 1]


def is_dash(sentence: Tagged, place: int) -> bool:
    """Return whether a sign is a dash between words, no hyphen of a broken word."""
    if sentence.low[place] not in DASHES:
        return False
    return sentence.low[place] != "-" or sentence.words[place].start > sentence.words[place - 1].end


def object_end(sentence: Tagged, start: int, limit: int, *, is_inner: bool = False) -> int:
    """Return where an object ends that begins at a place, with what belongs to it."""
    tags = sentence.tags
    limit = _bracket_end(sentence, start, limit)
    may_have_verb = tags[start] in _OPENS_CLAUSE
    is_plain = tags[start] in _PLAIN
    ends = FINITE if is_inner else _FINITE_AUXILIARIES
    for place in _outside_brackets(sentence, start + 1, limit):
        tag, word = tags[place], sentence.low[place]
        if is_plain and word in _ADJUNCTS:
            return place
        if tag is Tag.GERUND and _says_more(sentence, place, limit):
            return place
        may_leave = tag is Tag.CONJUNCTION or word in _MAY_LEAVE_OBJECT
        if may_leave and _leaves_object(sentence, place, limit):
            return place
        is_plain = is_plain and tag is Tag.NAME
        if tag in _OPENS_CLAUSE or tag in PRONOUNS or tag is Tag.TO:
            may_have_verb = True
        elif tag in ends and not may_have_verb and not sentence.quoted[place]:
            return place
    return limit


def _says_more(sentence: Tagged, place: int, limit: int) -> bool:
    """Return whether a form in -ing behind a noun leads to words of its own: "saying it was"."""
    if sentence.tags[place - 1] not in NOUNS or sentence.low[place] not in bare_words():
        return False
    follows = place + 1 < limit and sentence.tags[place + 1] is Tag.THAT
    return follows or begins_clause(sentence, place + 1, limit)


def _leaves_object(sentence: Tagged, place: int, limit: int) -> bool:
    """Return whether a word is no part of an object any more."""
    if sentence.is_within_quote(place):
        return False
    word = sentence.low[place]
    if word in _STOPS:
        return word not in DASHES or is_dash(sentence, place)
    if word in _LEAVES_OBJECT:
        return True
    if word == ",":
        return not _carries_on(sentence, place, limit)
    if sentence.tags[place] is not Tag.CONJUNCTION:
        return False
    place = _past_adverbs(sentence, place + 1, limit)
    return place < limit and (
        sentence.tags[place] in FINITE or begins_clause(sentence, place, limit)
    )


def _carries_on(sentence: Tagged, comma: int, limit: int) -> bool:
    """Return whether an object goes on behind a comma: with a year, an example, a list."""
    following = sentence.low[comma + 1] if comma + 1 < limit else ""
    if (
        sentence.tags[comma - 1] is Tag.ADJECTIVE
        or following in _EXAMPLES
        or _YEAR.fullmatch(following)
    ):
        return True
    return _is_list(sentence, comma, limit)


def _is_list(sentence: Tagged, comma: int, limit: int) -> bool:
    """Return whether a comma separates members of a list that "and" closes."""
    tags, low = sentence.tags, sentence.low
    for place in range(comma + 1, min(limit, comma + _LONGEST_MEMBER)):
        if low[place] in ("and", "or"):
            following = place + 1
            if following >= limit or tags[following] in FINITE:
                return False
            return not begins_clause(sentence, following, limit)
        is_phrase = tags[place] in NOUNS or tags[place] in BEFORE_NOUNS
        if not is_phrase and low[place] not in (",", "of"):
            return False
    return False


def _bracket_end(sentence: Tagged, start: int, limit: int) -> int:
    """Return the place of a closing bracket that was opened before a place, or the limit."""
    if not sentence.has_brackets:
        return limit
    depth = 0
    for place in range(start, limit):
        if sentence.low[place] == "(":
            depth += 1
        elif sentence.low[place] == ")":
            depth -= 1
            if depth < 0:
                return place
    return limit


def _outside_brackets(sentence: Tagged, start: int, limit: int) -> Sequence[int]:
    """Return the places that are not within brackets."""
    if not sentence.has_brackets:
        return range(start, limit)
    found, depth = [], 0
    for place in range(start, limit):
        word = sentence.low[place]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif not depth:
            found.append(place)
    return found


def begins_clause(sentence: Tagged, place: int, limit: int) -> bool:
    """Return whether a subject and its verb begin at a place."""
    if place >= limit or sentence.tags[place] in _NO_SUBJECT:
        return False
    if sentence.tags[place] is Tag.SUBJECT:
        return True
    has_noun = in_relative = False
    apposed = apposition(sentence, place, limit)
    for verb in range(place, min(limit, place + _LONGEST_SUBJECT + len(apposed))):
        tag = sentence.tags[verb]
        if verb in apposed:
            continue
        if tag in FINITE:
            if not in_relative:
                return has_noun
            in_relative = tag in AUXILIARIES and sentence.tags[verb - 1] is Tag.RELATIVE
        elif has_noun and _opens_relative(sentence, verb):
            in_relative = True
        elif _ends_subject(sentence, verb, limit):
            return False
        elif tag in _IN_SUBJECT:
            has_noun = True
    return False


def apposition(sentence: Tagged, place: int, limit: int) -> range:
    """Return the places of an apposition in "Roe, the mayor, had", commas and all; or none."""
    low, tags = sentence.low, sentence.tags
    first = place
    while first < limit and (tags[first] in NOUNS or tags[first] in BEFORE_NOUNS):
        first += 1
    if first == place or first >= limit or low[first] != ",":
        return range(0)
    for last in range(first + 1, min(limit - 1, first + _LONGEST_APPOSITION)):
        if low[last] == ",":
            return range(first, last + 1) if tags[last + 1] in FINITE else range(0)
    return range(0)


def _opens_relative(sentence: Tagged, place: int) -> bool:
    """Return whether a word leads from a noun to a clause about it: "the days when"."""
    tag = sentence.tags[place]
    if tag is Tag.RELATIVE or sentence.low[place] in ("when", "where"):
        return True
    if tag is not Tag.THAT or place + 1 >= len(sentence.tags):
        return False
    return sentence.tags[place - 1] in NOUNS and sentence.tags[place + 1] in FINITE


def _ends_subject(sentence: Tagged, place: int, limit: int) -> bool:
    """Return whether no subject reaches across a word."""
    tag = sentence.tags[place]
    if tag in _ENDS_SUBJECT or sentence.low[place] in _SIGNS:
        return True
    word = sentence.low[place]
    if word in SUBORDINATES or (tag is Tag.GERUND and word in bare_words()):
        return True
    if tag is Tag.CONJUNCTION and word in ("so", "but", "yet"):
        return True
    is_last = place + 1 >= limit
    return tag is Tag.CONJUNCTION and not is_last and sentence.tags[place + 1] in FINITE


def is_subordinate(sentence: Tagged, first: int) -> bool:
    """Return whether a clause that begins at a place hangs on "after", "as" or the like."""
    if not first:
        return False
    before = first - 1
    return sentence.tags[before] is Tag.SUBORDINATOR or sentence.low[before] in SUBORDINATES
