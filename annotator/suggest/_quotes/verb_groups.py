# SPDX-License-Identifier: Apache-2.0
"""Verb groups: a verb of saying or thinking with its auxiliaries, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._quotes.clauses import SUBORDINATES, is_subordinate
from annotator.suggest._quotes.lexicon import verbs_of
from annotator.suggest._quotes.sources import (
    doer_before,
    main_subject,
    object_before,
    shared_subject,
    subject_before,
)
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import AUXILIARIES, FINITE, NOUNS, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest._quotes.lexicon import Cue
    from annotator.suggest._quotes.tagged import Tagged


_BE = frozenset(("be", "been", "being"))


class VerbGroup(NamedTuple):
    """A verb at ``place`` whose group begins at ``first``; ``last`` is behind its own words.

    ``is_passive`` holds for "was told" and, cut short, for "the bill supported by".
    """

    cue: Cue
    first: int
    place: int
    last: int
    is_passive: bool


def groups_at(sentence: Tagged, place: int) -> Iterator[VerbGroup]:
    """Yield what verb of the lists a word may be, the longest entry first."""
    cues = verbs_of(sentence.low[place])
    if not cues:
        return
    first = place
    while first and (
        sentence.tags[first - 1] in AUXILIARIES or sentence.tags[first - 1] is Tag.ADVERB
    ):
        first -= 1
    is_passive = _is_passive(sentence, first, place)
    for cue in cues:
        last = _rest_end(sentence, place + 1, cue) if cue.rest else place + 1
        if last is not None:
            yield VerbGroup(cue, first, place, last, is_passive)


def _rest_end(sentence: Tagged, start: int, cue: Cue) -> int | None:
    """Return the place behind the words that belong to a verb, an adverb before them or none."""
    if sentence.tags[start : start + 1] == [Tag.ADVERB]:
        start += sentence.low[start] != cue.rest[0]
    last = start + len(cue.rest)
    return last if sentence.stands_at(start, *cue.rest) else None


def _is_passive(sentence: Tagged, first: int, place: int) -> bool:
    """Return whether a participle is one of the passive voice."""
    tags = sentence.tags
    if tags[place] is not Tag.PARTICIPLE:
        return False
    group = tags[first:place]
    if Tag.BE in group or not _BE.isdisjoint(sentence.low[first:place]):
        return True
    is_perfect = Tag.HAVE in group or any(
        word in ("have", "having") for word in sentence.low[first:place]
    )
    return not is_perfect and place > 0 and tags[place - 1] in NOUNS


def source_of(sentence: Tagged, group: VerbGroup) -> Words | None:
    """Return whose saying or thinking an active verb tells, or None."""
    tags = sentence.tags
    first, tag = group.first, tags[group.place]
    if tag is Tag.FINITE or not FINITE.isdisjoint(tags[first : group.place]):
        before = tags[first - 1] if first else None
        return (
            _infinitive_source(sentence, first - 1)
            if before is Tag.TO
            else subject_before(sentence, first)
        )
    if tag is Tag.BASE and first and tags[first - 1] is Tag.TO:
        return _infinitive_source(sentence, first - 1)
    if tag is Tag.GERUND and first and tags[first - 1] in NOUNS:
        return doer_before(sentence, first)
    if tag is Tag.BASE and first and tags[first - 1] is Tag.OBJECT:
        return Words(first - 1, first)
    return main_subject(sentence, first)


def _infinitive_source(sentence: Tagged, to: int) -> Words | None:
    return object_before(sentence, to) or shared_subject(sentence, to) or main_subject(sentence, to)


def is_inner(sentence: Tagged, group: VerbGroup, source: Words | None) -> bool:
    """Return whether the clause around a verb's own goes on behind it: "those who said so were"."""
    tags = sentence.tags
    if tags[group.place] in (Tag.GERUND, Tag.PARTICIPLE) and tags[group.first] not in FINITE:
        before = tags[group.first - 1] if group.first else Tag.PREPOSITION
        return before is Tag.PREPOSITION or sentence.low[group.first - 1] in SUBORDINATES
    if source is None:
        return False
    last = tags[source.last - 1]
    is_free = source.first > 0 and tags[source.first - 1] is Tag.QUESTION
    if is_free or last is Tag.RELATIVE or last is Tag.THAT:
        return True
    return is_subordinate(sentence, source.first)
