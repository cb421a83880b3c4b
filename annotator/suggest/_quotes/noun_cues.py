# SPDX-License-Identifier: Apache-2.0
"""Nouns and adjectives that lead to what is said: "her claim that", "critical of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.attribution import Found
from annotator.suggest._quotes.complements import Complement, Slot, complement
from annotator.suggest._quotes.lexicon import cue_adjectives, cue_nouns
from annotator.suggest._quotes.sources import main_subject, phrase_before, subject_before
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import AUXILIARIES, BEFORE_NOUNS, FINITE, NOUNS, VERBS, Tag
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.tagged import Tagged

# Behind these an adjective belongs to a noun: "a firm stance".
_BEFORE_PHRASES = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION})
_SIGNS = frozenset(("'s", "'"))
_BY = frozenset(("by", "from", "among"))
_LOOK_BACK = 6
_QUALIFIES = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.ADVERB})
_DEGREES = frozenset(("more", "less", "most", "so", "too", "as"))
_COPULA = frozenset({Tag.BE, Tag.HAVE, Tag.MODAL, Tag.ADVERB})
_COPULAS = frozenset(
    (
        *("feel", "feels", "felt", "seem", "seems", "seemed", "remain", "remains", "remained"),
        *("sound", "sounds", "sounded", "look", "looks", "looked", "become", "becomes", "became"),
        *("grow", "grows", "grew", "appear", "appears", "appeared", "get", "gets", "got"),
    )
)


_MAKES = frozenset(("made", "makes", "make"))
# Behind these, "the consent of the board" is the board's.
_MEANS = frozenset(("with", "without", "under", "at", "on", "upon", "by", "from", "despite"))


def at_noun(sentence: Tagged, place: int, limit: int) -> Found | None:
    """Return what a noun of saying leads to, with the possessor as source, or None."""
    cue = cue_nouns().get(sentence.low[place])
    if cue is None or (place and cue.base == "order" and sentence.low[place - 1] == "in"):
        return None
    first = _phrase_start(sentence, place)
    by = _by(sentence, place + 1, limit)
    start = by.last if by else place + 1
    if by is None:
        start = _behind_copula(sentence, start, limit)
    found = complement(cue, Slot(sentence, start, limit, is_inner=True, reach=1))
    if found is None or _is_relative_clause(sentence, found, limit):
        return None
    if found.form == "object" and by is None and _is_given_by(sentence, place):
        return None
    source = Words(by.first + 1, by.last) if by else _owner(sentence, first)
    return Found(f"noun_{found.form}", (found.content,), Words(first, found.cue_end), source)


def _is_given_by(sentence: Tagged, place: int) -> bool:
    """Return whether "of" names whose it is, not what: "with the backing of the group"."""
    low = sentence.low
    the = next((at for at in range(place - 1, max(-1, place - 3), -1) if low[at] == "the"), 0)
    return the > 0 and low[the - 1] in _MEANS and sentence.stands_at(place + 1, "of")


def _behind_copula(sentence: Tagged, start: int, limit: int) -> int:
    """Return the place of "that" or "to" behind "the hope has been"; else the place given."""
    place = start
    while place < limit and sentence.tags[place] in _COPULA:
        place += 1
    is_said = place < limit and sentence.tags[place] in (Tag.THAT, Tag.TO)
    return place if is_said else start


def _is_relative_clause(sentence: Tagged, found: Complement, limit: int) -> bool:
    """Return whether "that" stands for the noun: "the claim that was made"."""
    first = found.content.first
    if sentence.tags[first] is not Tag.THAT:
        return False
    return first + 1 >= limit or sentence.tags[first + 1] in FINITE


def _by(sentence: Tagged, start: int, limit: int) -> Words | None:
    """Return "by" or "among" and whom it names between a noun and what it leads to."""
    if start >= limit or sentence.low[start] not in _BY:
        return None
    last = start + 1
    while last < limit and sentence.tags[last] in NOUNS | BEFORE_NOUNS:
        last += 1
    return Words(start, last) if last > start + 1 else None


def _phrase_start(sentence: Tagged, place: int) -> int:
    """Return where the words that belong to a noun begin: "her repeated claim"."""
    first = place
    while first and place - first < _LOOK_BACK and sentence.tags[first - 1] in _QUALIFIES:
        first -= 1
    return first


def _owner(sentence: Tagged, first: int) -> Words | None:
    """Return whose claim it is: "her", "the mayor 's", or the subject of "made the claim"."""
    before = first - 1
    if before < 0:
        return None
    tag = sentence.tags[before]
    if tag is Tag.POSSESSIVE and sentence.low[before] not in _SIGNS:
        return Words(before, first)
    if tag is Tag.POSSESSIVE or tag is Tag.NAME:
        last = before if tag is Tag.POSSESSIVE else first
        owner = phrase_before(sentence, last)
        return owner and _last_name(sentence, owner, last)
    return _maker(sentence, before)


def _maker(sentence: Tagged, before: int) -> Words | None:
    """Return who does the saying in "made the claim", "raising questions"."""
    tags = sentence.tags
    for verb in range(before, max(-1, before - _LOOK_BACK), -1):
        if tags[verb] in VERBS or tags[verb] is Tag.HAVE:
            group = verb
            while group and (tags[group - 1] in AUXILIARIES or tags[group - 1] is Tag.ADVERB):
                group -= 1
            is_finite = not FINITE.isdisjoint(tags[group : verb + 1])
            return subject_before(sentence, group) if is_finite else main_subject(sentence, verb)
        if tags[verb] is Tag.STOP:
            break
    return None


def _last_name(sentence: Tagged, owner: Words, last: int) -> Words:
    """Return the possessor alone, without what it is part of: "the claim of Roe's aide"."""
    first = last
    while first > owner.first and sentence.tags[first - 1] in NOUNS | BEFORE_NOUNS:
        first -= 1
    return Words(first, last) if first < last else owner


def _is_marked(sentence: Tagged, found: Complement) -> bool:
    """Return whether a word marks the complement; a bare clause may be no complement at all."""
    first = found.content.first
    return found.form != "clause" or sentence.tags[first] in (Tag.THAT, Tag.QUESTION)


def at_adjective(sentence: Tagged, place: int, limit: int) -> Found | None:
    """Return what an adjective of thinking leads to behind "is" or "seems", or None."""
    cue = cue_adjectives().get(sentence.low[place])
    if cue is None or not place:
        return None
    first = place
    while first and (sentence.tags[first - 1] is Tag.ADVERB or sentence.low[first - 1] in _DEGREES):
        first -= 1
    verb = first - 1
    if verb < 0 or sentence.tags[verb] in _BEFORE_PHRASES:
        return None
    is_behind_verb = sentence.tags[verb] in AUXILIARIES or sentence.low[verb] in _COPULAS
    found = complement(cue, Slot(sentence, place + 1, limit, reach=1))
    if found is None or not (is_behind_verb or _is_marked(sentence, found)):
        return None
    group = first
    if is_behind_verb:
        group = verb
        while group and (
            sentence.tags[group - 1] in AUXILIARIES or sentence.tags[group - 1] is Tag.ADVERB
        ):
            group -= 1
    if sentence.low[first - 1] == "it" and first > 1 and sentence.low[first - 2] in _MAKES:
        group = first - 2
    source = subject_before(sentence, group)
    if source and sentence.low[source.first] == "it" and cue.base in _impersonal():
        source = None
    return Found(f"adjective_{found.form}", (found.content,), Words(group, found.cue_end), source)


def _impersonal() -> frozenset[str]:
    """Return the adjectives that are nobody's thought behind "it is"."""
    return word_list("impersonal-adjectives")
