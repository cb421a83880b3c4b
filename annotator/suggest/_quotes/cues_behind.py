# SPDX-License-Identifier: Apache-2.0
"""Cues behind words in marks: ", the mayor told reporters", ", said Roe, her aide"."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from annotator.suggest._quotes.adjuncts import addressee, medium_behind
from annotator.suggest._quotes.attribution import Beside
from annotator.suggest._quotes.clauses import DASHES
from annotator.suggest._quotes.lexicon import speech_verbs, verbs_of
from annotator.suggest._quotes.sources_behind import name_end
from annotator.suggest._quotes.tagged import Tagged, Words
from annotator.suggest._quotes.tags import (
    AUXILIARIES,
    BEFORE_NOUNS,
    FINITE,
    NOUNS,
    PRONOUNS,
    Tag,
)
from annotator.suggest._quotes.words import noun_forms
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.lexicon import Cue

_BEGINS_NAME = NOUNS | BEFORE_NOUNS | PRONOUNS
_MAY_BE_VERB = frozenset({Tag.FINITE, Tag.PARTICIPLE, Tag.NOUN, Tag.BASE, Tag.GERUND})
_LINKS = frozenset((",", "...")) | DASHES
_BEHIND_CLAUSES = frozenset({Tag.THAT, Tag.SUBJECT, Tag.QUESTION})
_DOING = frozenset({Tag.GERUND, Tag.PARTICIPLE, Tag.FINITE})
_LONGEST = 45  # words of a speaker with what is told of him


def cue_behind(sentence: Tagged, *, is_free: bool) -> Beside | None:
    """Return the cue that the words of a sentence behind a quotation begin with, or None.

    ``is_free`` tells that the quotation ends with a full stop: then the words are a sentence of
    their own and count only where nothing is said in them.
    """
    start = 0
    while start < sentence.limit and sentence.low[start] in _LINKS:
        start += 1
    if start >= sentence.limit:
        return None
    return (
        _according_to(sentence, start)
        or _inverted(sentence, start)
        or _plain(sentence, start, is_free=is_free)
    )


def said_behind(sentence: Tagged, place: int) -> Cue | None:
    """Return the verb at a place, if it may stand behind what is said."""
    low = sentence.low
    for cue in verbs_of(low[place]):
        if "after" in cue.frames and sentence.stands_at(place + 1, *cue.rest):
            return cue
    return speech_verbs().get(" ".join(low[place : place + 2])) or speech_verbs().get(low[place])


def _according_to(sentence: Tagged, start: int) -> Beside | None:
    if start + 2 >= sentence.limit or not sentence.stands_at(start, "according", "to"):
        return None
    source = Words(start + 2, name_end(sentence, start + 2))
    if source.last <= source.first:
        return None
    cue = sentence.bare_span(Words(start, start + 2))
    return Beside("according_to", cue, sentence.bare_span(source))


def _inverted(sentence: Tagged, verb: int) -> Beside | None:
    """Return ", said the mayor"."""
    cue = said_behind(sentence, verb)
    if cue is None or sentence.words[verb].is_capitalised:
        return None
    first = verb + 1 + len(cue.rest)
    if first >= sentence.limit or not _begins_name(sentence, first):
        return None
    last = name_end(sentence, first)
    if last <= first:
        return None
    place = medium_behind(sentence, last, sentence.limit)
    return Beside(
        "direct_before",
        sentence.bare_span(Words(verb, first)),
        sentence.bare_span(Words(first, last)),
        medium=place and sentence.bare_span(place),
    )


def _begins_name(sentence: Tagged, place: int) -> bool:
    """Return whether a noun phrase begins at a place: "Roe", "undecided voter Roe"."""
    if sentence.tags[place] in (Tag.PARTICIPLE, Tag.GERUND, Tag.ADVERB):
        place += 1
    return place < sentence.limit and sentence.tags[place] in _BEGINS_NAME


def _plain(sentence: Tagged, start: int, *, is_free: bool) -> Beside | None:
    """Return ", the mayor told reporters"."""
    if not _begins_name(sentence, start):
        return None
    verb = _verb(sentence, start)
    cue = None if verb is None else said_behind(sentence, verb)
    if verb is None or cue is None:
        return None
    behind = verb + 1 + len(cue.rest)
    if is_free and _says_more(sentence, behind):
        return None
    first = verb
    while first > start and sentence.tags[first - 1] in AUXILIARIES | {Tag.ADVERB}:
        first -= 1
    last = first
    while last > start and sentence.low[last - 1] in _LINKS:
        last -= 1
    last = _without_participle(sentence, start, last)
    if last <= start:
        return None
    whom = addressee(sentence, cue, behind, sentence.limit)
    place = medium_behind(sentence, whom.last if whom else behind, sentence.limit)
    return Beside(
        "direct_before",
        sentence.bare_span(Words(first, behind)),
        sentence.bare_span(Words(start, last)),
        whom and sentence.bare_span(whom),
        place and sentence.bare_span(place),
    )


def _without_participle(sentence: Tagged, start: int, last: int) -> int:
    """Return the end of a subject without what it was doing: "the chief, speaking in public,"."""
    for comma in range(last - 1, start, -1):
        if sentence.low[comma] == ",":
            does = comma + 1 < last and sentence.tags[comma + 1] in _DOING
            return comma if does else last
    return last


def _verb(sentence: Tagged, start: int) -> int | None:
    """Return the place of the verb of saying whose subject begins at a place."""
    relative = _Relative.NONE
    in_apposition = False
    for place in range(start + 1, min(sentence.limit, start + _LONGEST)):
        tag, word, before = sentence.tags[place], sentence.low[place], sentence.low[place - 1]
        if word == ",":
            relative, in_apposition = _Relative.NONE, True
        elif tag in (Tag.RELATIVE, Tag.THAT):
            relative = _Relative.OPEN
        elif word in (";", ":"):
            return None
        elif relative is _Relative.OPEN:
            relative = _Relative.HAS_VERB if tag in FINITE else relative
        elif tag not in _MAY_BE_VERB or (relative is _Relative.HAS_VERB and tag is not Tag.FINITE):
            continue
        elif before != "to" and said_behind(sentence, place):
            if before == "," or _is_verb(sentence, place, start):
                return place
        elif tag is Tag.FINITE and not in_apposition and not _is_noun(sentence, place):
            return None
    return None


def _is_noun(sentence: Tagged, place: int) -> bool:
    """Return whether a form that may be a noun is one: "Roe campaign manager Ada Doe"."""
    is_inner = place + 1 < sentence.limit and sentence.tags[place + 1] in NOUNS
    return is_inner and sentence.low[place] in noun_forms()


def _is_post(sentence: Tagged, place: int) -> bool:
    """Return whether a form is a noun, as no plural stands before it: ", general counsel to"."""
    is_plural = sentence.low[place - 1].endswith("s") or sentence.tags[place - 1] in PRONOUNS
    return sentence.low[place] in word_list("verbs-as-nouns") and not is_plural


class _Relative(Enum):
    """How far a relative clause within a subject is: "one voter who asked not to be named"."""

    NONE = auto()
    OPEN = auto()
    HAS_VERB = auto()


def _is_verb(sentence: Tagged, place: int, start: int) -> bool:
    """Return whether a word that may be a verb of saying is one here, with a subject before it."""
    if sentence.tags[place] is Tag.FINITE:
        return not _is_post(sentence, place)
    before = place
    while before > start and sentence.tags[before - 1] is Tag.ADVERB:
        before -= 1
    tag = sentence.tags[before - 1]
    if tag in AUXILIARIES:
        is_passive = Tag.BE in sentence.tags[before - 1 : place]
        return not is_passive or sentence.tags[place] is Tag.GERUND
    is_past = sentence.tags[place] is Tag.PARTICIPLE
    return is_past and (tag in NOUNS | PRONOUNS or not sentence.words[before - 1].is_word)


def _says_more(sentence: Tagged, behind: int) -> bool:
    """Return whether a sentence tells what was said, so that the words before are not it."""
    if behind >= sentence.limit:
        return False
    if sentence.tags[behind] in NOUNS | BEFORE_NOUNS:
        return True
    return any(
        sentence.tags[place] in FINITE | _BEHIND_CLAUSES or sentence.low[place] == ":"
        for place in range(behind, sentence.limit)
    )
