# SPDX-License-Identifier: Apache-2.0
"""What stands before its speaker: "a deal she once backed", "what they hope", "whom he hates"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.clauses import clause_end
from annotator.suggest._quotes.found import Found
from annotator.suggest._quotes.grammar import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, FINITE, NOUNS, PRONOUNS, Tag

if TYPE_CHECKING:
    from annotator.suggest._quotes.grammar import Clauses
    from annotator.suggest._quotes.verbgroups import VerbGroup

# Behind a verb that has its object before it: nothing, a sign, a place or time.
_FREE = frozenset(
    {Tag.STOP, Tag.PREPOSITION, Tag.ADVERB, Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.TO}
)


def gapped(clauses: Clauses, group: VerbGroup, source: Words | None, limit: int) -> Found | None:
    """Return what stands before the subject of a verb that has nothing behind it, or None."""
    if source is None or not source.first:
        return None
    following = clauses.tags[group.last] if group.last < limit else Tag.STOP
    is_subject = following in FINITE and "bare" in group.cue.frames
    is_called = group.last < limit and clauses.low[group.last] == "as"
    is_object = following in _FREE and bool({"np", "bare"} & group.cue.frames)
    if not is_subject and not is_object:
        return None
    before = _before(clauses, source)
    if before is None:
        return None
    content = [before]
    if is_subject or is_called:
        content.append(Words(group.last, clause_end(clauses, group.last, limit)))
    rule = f"{group.cue.group}_{'clause' if is_subject else 'object'}"
    return Found(rule, tuple(content), Words(group.first, group.last), source)


def _before(clauses: Clauses, source: Words) -> Words | None:
    """Return "which", "what", or the noun phrase that a clause without them hangs on."""
    place = source.first - 1
    tag = clauses.tags[place]
    if tag is Tag.RELATIVE or clauses.low[place] == "what":
        return Words(place, place + 1)
    if tag is Tag.THAT:
        return _noun_phrase(clauses, place)
    is_pronoun = clauses.tags[source.first] in PRONOUNS
    return _noun_phrase(clauses, source.first) if is_pronoun else None


def _noun_phrase(clauses: Clauses, last: int) -> Words | None:
    """Return the noun before a place with what belongs to it, if one stands there."""
    first = last
    while first and clauses.tags[first - 1] in NOUNS | BEFORE_NOUNS:
        first -= 1
    return Words(first, last) if first < last and clauses.tags[last - 1] in NOUNS else None
