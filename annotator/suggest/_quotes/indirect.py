# SPDX-License-Identifier: Apache-2.0
"""Words told without marks, or with marks for a part of them: "said that", "wants to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.suggest._quotes.adjuncts import medium_between, medium_in_front
from annotator.suggest._quotes.attribution import Found
from annotator.suggest._quotes.complements import Slot, complement
from annotator.suggest._quotes.fronted import appearance, gapped, passive
from annotator.suggest._quotes.noun_cues import at_adjective, at_noun
from annotator.suggest._quotes.paragraphs import tagged_paragraphs
from annotator.suggest._quotes.rules import WIDE
from annotator.suggest._quotes.sentence_cues import hearsay, whole_sentence
from annotator.suggest._quotes.tagged import Tagged, Words
from annotator.suggest._quotes.tags import NOUNS, VERBS, Tag
from annotator.suggest._quotes.verb_groups import groups_at, is_inner, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest._quotes.attribution import Attribution
    from annotator.suggest._quotes.complements import Complement
    from annotator.suggest._quotes.verb_groups import VerbGroup
    from annotator.text.reading import Reading

_DEEPEST = 3  # reports within reports
_ADJECTIVES = frozenset({Tag.PARTICIPLE, Tag.GERUND, Tag.NOUN, Tag.ADJECTIVE})
_NEAR = 6  # words of "a joint statement" before "saying"
_COURTS = frozenset(("court", "jury", "inquest", "tribunal", "inquiry", "trial", "hearing"))
# Within what somebody said only these are looked for: who said it to him.
_NESTED = frozenset(("saying_clause", "thinking_clause", "showing_clause", "noun_clause"))


def find_indirect(reading: Reading) -> Iterator[Attribution]:
    """Yield what is attributed to somebody; what lies within another's content follows it."""
    for paragraph, tagged in reading.once(tagged_paragraphs):
        end = reading.paragraphs[paragraph].span.end
        for place, sentence in enumerate(reading.checked(tagged)):
            for found in _in_sentence(sentence):
                attribution = found.attribution(sentence, reading.text)
                if found.rule == "label" and place == 0:
                    yield _until(attribution, end)
                elif sentence.stays_open and found.content[-1].last == sentence.limit:
                    yield _until(attribution, _quote_end(tagged[place + 1 :], end))
                else:
                    yield attribution


def _quote_end(following: Sequence[Tagged], end: int) -> int:
    """Return where a quotation closes in the sentences that follow, at the latest at the end."""
    for sentence in following:
        closed = sentence.first_close
        if closed is not None:
            return closed
    return end


def _until(attribution: Attribution, end: int) -> Attribution:
    """Return it with its last piece reaching to an offset."""
    *before, last = attribution.content
    return attribution._replace(content=(*before, Span(last.start, max(last.end, end))))


def _in_sentence(sentence: Tagged) -> Iterator[Found]:
    """Yield what a sentence attributes, as a whole and by its parts."""
    if not sentence.limit:
        return
    whole = whole_sentence(sentence)
    if whole is None:
        yield from _in_stretch(sentence, Words(0, sentence.limit))
        return
    yield whole
    for words in whole.content:
        yield from _nested(sentence, words, 1)
    last = max(whole.content[-1].last, whole.cue.last)
    for found in _in_stretch(sentence, Words(last, sentence.limit)):
        is_beside = sentence.tags[found.cue.first] is Tag.GERUND
        yield found._replace(source=whole.source) if is_beside else found


def _in_stretch(sentence: Tagged, stretch: Words, depth: int = 0) -> Iterator[Found]:
    """Yield what a stretch of a sentence attributes, from left to right."""
    behind = stretch.first  # what was found last
    for place in sentence.cues:
        if not behind <= place < stretch.last or sentence.quoted[place]:
            continue
        found = _at(sentence, place, stretch.last)
        if found is None:
            continue
        yield found
        if depth < _DEEPEST:
            is_wide = found.rule in WIDE
            yield from _nested(sentence, found.content[-1], depth + 1, is_wide=is_wide)
        behind = max(place + 1, found.content[-1].last, found.cue.last)


def _nested(
    sentence: Tagged, content: Words, depth: int, *, is_wide: bool = False
) -> Iterator[Found]:
    """Yield who is said to have said something within what somebody said.

    ``is_wide`` tells that it was a want or a stance, which most checkers never see: then what
    lies within it is as good as not nested.
    """
    for found in _in_stretch(sentence, content, depth):
        if found.rule in _NESTED or (is_wide and found.rule not in WIDE):
            yield found


def _at(sentence: Tagged, place: int, limit: int) -> Found | None:
    """Return what the word at a place attributes, or None."""
    tag = sentence.tags[place]
    if tag is Tag.ADVERB:
        return hearsay(sentence, place, limit)
    if tag in _ADJECTIVES:
        found = at_adjective(sentence, place, limit)
        if found is not None:
            return found
    if tag in VERBS:
        return _at_verb(sentence, place, limit)
    return at_noun(sentence, place, limit) if tag in NOUNS else None


def _at_verb(sentence: Tagged, place: int, limit: int) -> Found | None:
    """Return what the verb at a place attributes, or None."""
    for group in groups_at(sentence, place):
        rule = passive if group.is_passive else _active
        found = rule(sentence, group, limit)
        if found is not None:
            return found
    is_adjective = sentence.tags[place] is Tag.FINITE and at_adjective(sentence, place, limit)
    return is_adjective or appearance(sentence, place, limit)


def _says_itself(sentence: Tagged, found: Complement, limit: int) -> bool:
    """Return whether the object is what says it: "issued a statement saying that"."""
    if found.form != "object":
        return False
    first, last = found.content
    for place in range(first + 1, min(last + 1, first + _NEAR, limit)):
        if sentence.tags[place] is Tag.GERUND and sentence.tags[place - 1] in NOUNS:
            return any("that" in group.cue.frames for group in groups_at(sentence, place))
    return False


def _active(sentence: Tagged, group: VerbGroup, limit: int) -> Found | None:
    """Return what follows a verb of saying, thinking or wanting, or None."""
    source = source_of(sentence, group)
    slot = Slot(sentence, group.last, limit, is_inner(sentence, group, source))
    found = complement(group.cue, slot)
    if found is None:
        return gapped(sentence, group, source, limit)
    if found.content.last <= found.content.first or _says_itself(sentence, found, limit):
        return None
    rule = f"{group.cue.group}_{found.form}"
    if rule == "perceiving_clause" and _is_court(sentence, source):
        rule = "saying_clause"
    cue = Words(group.first, max(group.last, found.cue_end))
    medium = medium_between(sentence, group.last, found.content.first) or medium_in_front(
        sentence, group.first
    )
    return Found(rule, (found.content,), cue, source, _person(sentence, found), medium)


def _is_court(sentence: Tagged, source: Words | None) -> bool:
    """Return whether those who heard something are those that reports are of: "the court heard"."""
    return source is not None and sentence.low[source.last - 1] in _COURTS


def _person(sentence: Tagged, found: Complement) -> Words | None:
    """Return whom it was said to, without where: "told reporters on the train"."""
    if found.addressee is None:
        return None
    first, last = found.addressee
    for place in range(first + 1, last):
        if sentence.tags[place] is Tag.PREPOSITION and sentence.low[place] != "of":
            return Words(first, place)
    return found.addressee
