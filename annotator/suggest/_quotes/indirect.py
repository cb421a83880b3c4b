# SPDX-License-Identifier: Apache-2.0
"""Words told without marks, or with marks for a part of them: "said that", "wants to"."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.suggest._quotes.appearances import appearance
from annotator.suggest._quotes.complements import Slot, complement
from annotator.suggest._quotes.found import Found
from annotator.suggest._quotes.gaps import gapped
from annotator.suggest._quotes.grammar import Clauses, Words
from annotator.suggest._quotes.nouns import at_adjective, at_noun
from annotator.suggest._quotes.passives import passive
from annotator.suggest._quotes.rules import WIDE
from annotator.suggest._quotes.settings import medium_between, medium_in_front
from annotator.suggest._quotes.tags import NOUNS, VERBS, Tag
from annotator.suggest._quotes.verbgroups import groups_at, is_inner, source_of
from annotator.suggest._quotes.whole import hearsay, whole_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.suggest._quotes.attribution import Attribution
    from annotator.suggest._quotes.complements import Complement
    from annotator.suggest._quotes.verbgroups import VerbGroup
    from annotator.text.reading import Reading, Sentence

_LONGEST = 150  # words
_DEEPEST = 3  # reports within reports
_ADJECTIVES = frozenset({Tag.PARTICIPLE, Tag.GERUND, Tag.NOUN, Tag.ADJECTIVE})
_NEAR = 6  # words of "a joint statement" before "saying"
# Within what somebody said only these are looked for: who said it to him.
_NESTED = frozenset(("saying_clause", "thinking_clause", "showing_clause", "noun_clause"))


def find_indirect(reading: Reading) -> Iterator[Attribution]:
    """Yield what is attributed to somebody; what lies within another's content follows it."""
    for paragraph, sentences in groupby(reading.sentences, key=attrgetter("paragraph")):
        end = reading.paragraphs[paragraph].span.end
        clauses = _clauses(sentences)
        for place, sentence in enumerate(clauses):
            for found in _in_sentence(sentence):
                attribution = found.attribution(sentence, reading.text)
                if found.rule == "label" and place == 0:
                    yield _until(attribution, end)
                elif sentence.stays_open and found.content[-1].last == sentence.limit:
                    yield _until(attribution, _quote_end(clauses[place + 1 :], end))
                else:
                    yield attribution


def _clauses(sentences: Iterable[Sentence]) -> list[Clauses]:
    """Return the sentences of a paragraph; a quotation may stay open from one to the next.

    What is longer than any sentence, a list or a table most often, is read by stretches.
    """
    found: list[Clauses] = []
    for sentence in sentences:
        for first in range(0, len(sentence.words), _LONGEST):
            is_open = bool(found) and found[-1].stays_open
            found.append(Clauses(sentence.words[first : first + _LONGEST], is_open=is_open))
    return found


def _quote_end(following: Sequence[Clauses], end: int) -> int:
    """Return where a quotation closes in the sentences that follow, at the latest at the end."""
    for clauses in following:
        closed = clauses.first_close
        if closed is not None:
            return closed
    return end


def _until(attribution: Attribution, end: int) -> Attribution:
    """Return it with its last piece reaching to an offset."""
    *before, last = attribution.content
    return replace(attribution, content=(*before, Span(last.start, max(last.end, end))))


def _in_sentence(clauses: Clauses) -> Iterator[Found]:
    """Yield what a sentence attributes, as a whole and by its parts."""
    whole = whole_sentence(clauses)
    if whole is None:
        yield from _in_stretch(clauses, Words(0, clauses.limit))
        return
    yield whole
    for words in whole.content:
        yield from _nested(clauses, words, 1)
    last = max(whole.content[-1].last, whole.cue.last)
    for found in _in_stretch(clauses, Words(last, clauses.limit)):
        is_beside = clauses.tags[found.cue.first] is Tag.GERUND
        yield found._replace(source=whole.source) if is_beside else found


def _in_stretch(clauses: Clauses, stretch: Words, depth: int = 0) -> Iterator[Found]:
    """Yield what a stretch of a sentence attributes, from left to right."""
    place = stretch.first
    while place < stretch.last:
        found = None if clauses.quoted[place] else _at(clauses, place, stretch.last)
        if found is None:
            place += 1
            continue
        yield found
        if depth < _DEEPEST:
            is_wide = found.rule in WIDE
            yield from _nested(clauses, found.content[-1], depth + 1, is_wide=is_wide)
        place = max(place + 1, found.content[-1].last, found.cue.last)


def _nested(
    clauses: Clauses, content: Words, depth: int, *, is_wide: bool = False
) -> Iterator[Found]:
    """Yield who is said to have said something within what somebody said.

    ``is_wide`` tells that it was a want or a stance, which most checkers never see: then what
    lies within it is as good as not nested.
    """
    for found in _in_stretch(clauses, content, depth):
        if found.rule in _NESTED or (is_wide and found.rule not in WIDE):
            yield found


def _at(clauses: Clauses, place: int, limit: int) -> Found | None:
    """Return what the word at a place attributes, or None."""
    tag = clauses.tags[place]
    if tag is Tag.ADVERB:
        return hearsay(clauses, place, limit)
    if tag in _ADJECTIVES:
        found = at_adjective(clauses, place, limit)
        if found is not None:
            return found
    if tag in VERBS:
        return _at_verb(clauses, place, limit)
    return at_noun(clauses, place, limit) if tag in NOUNS else None


def _at_verb(clauses: Clauses, place: int, limit: int) -> Found | None:
    """Return what the verb at a place attributes, or None."""
    for group in groups_at(clauses, place):
        rule = passive if group.is_passive else _active
        found = rule(clauses, group, limit)
        if found is not None:
            return found
    is_adjective = clauses.tags[place] is Tag.FINITE and at_adjective(clauses, place, limit)
    return is_adjective or appearance(clauses, place, limit)


def _says_itself(clauses: Clauses, found: Complement) -> bool:
    """Return whether the object is what says it: "issued a statement saying that"."""
    if found.form != "object":
        return False
    first, last = found.content
    for place in range(first + 1, min(last, first + _NEAR)):
        if clauses.tags[place] is Tag.GERUND and clauses.tags[place - 1] in NOUNS:
            return any("that" in group.cue.frames for group in groups_at(clauses, place))
    return False


def _active(clauses: Clauses, group: VerbGroup, limit: int) -> Found | None:
    """Return what follows a verb of saying, thinking or wanting, or None."""
    source = source_of(clauses, group)
    slot = Slot(clauses, group.last, limit, is_inner(clauses, group, source))
    found = complement(group.cue, slot)
    if found is None:
        return gapped(clauses, group, source, limit)
    if found.content.last <= found.content.first or _says_itself(clauses, found):
        return None
    rule = f"{group.cue.group}_{found.form}"
    cue = Words(group.first, max(group.last, found.cue_end))
    medium = medium_between(clauses, group.last, found.content.first) or medium_in_front(
        clauses, group.first
    )
    return Found(rule, (found.content,), cue, source, _person(clauses, found), medium)


def _person(clauses: Clauses, found: Complement) -> Words | None:
    """Return whom it was said to, without where: "told reporters on the train"."""
    if found.addressee is None:
        return None
    first, last = found.addressee
    for place in range(first + 1, last):
        if clauses.tags[place] is Tag.PREPOSITION and clauses.low[place] != "of":
            return Words(first, place)
    return found.addressee
