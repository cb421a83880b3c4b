# SPDX-License-Identifier: Apache-2.0
"""What stands before its verb: "was accused of", "a deal she backed", "seems to be dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.adjuncts import without_time
from annotator.suggest._quotes.attribution import Found
from annotator.suggest._quotes.clauses import begins_clause, clause_end, object_end
from annotator.suggest._quotes.complements import Slot, complement
from annotator.suggest._quotes.lexicon import seeming_verbs
from annotator.suggest._quotes.sources import subject_before
from annotator.suggest._quotes.sources_behind import phrase_after
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import (
    AUXILIARIES,
    BEFORE_NOUNS,
    FINITE,
    INFINITIVES,
    NOMINAL,
    NOUNS,
    PRONOUNS,
    Tag,
)

if TYPE_CHECKING:
    from annotator.suggest._quotes.tagged import Tagged
    from annotator.suggest._quotes.verb_groups import VerbGroup

_BEGINS_TOLD = frozenset({Tag.THAT, Tag.QUESTION, Tag.SUBJECT, Tag.SUBORDINATOR})
_TELLS = frozenset(("that", "objthat", "wh"))
_MAY_BE_SAID_OF = frozenset(("np", "objto", "that"))
# What is said of the subject: "dismissed as a stunt", "accused of fraud", "praised for it".
_SAID_OF = frozenset(("as", "of", "for", "with"))
# Behind a verb that has its object before it: nothing, a sign, a place or time.
_FREE = frozenset(
    {Tag.STOP, Tag.PREPOSITION, Tag.ADVERB, Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.TO}
)
_LIKE = frozenset(("like", "as"))
_QUALITIES = NOUNS | {Tag.ADJECTIVE, Tag.ADVERB, Tag.PARTICIPLE}


def passive(sentence: Tagged, group: VerbGroup, limit: int) -> Found | None:
    """Return what is said of somebody in the passive voice, or told to somebody."""
    frames = group.cue.frames
    cue = Words(group.first, group.last)
    told = _told(sentence, group, limit)
    if told is not None:
        return told
    if not frames & _MAY_BE_SAID_OF:
        return None
    subject = subject_before(sentence, group.first)
    if subject is None:
        return None
    rest, source = _rest(sentence, group.last, limit)
    is_cut_short = group.first == group.place
    if "objthat" in frames and (rest is None or sentence.tags[rest.first] is not Tag.TO):
        return None
    if (is_cut_short and source is None) or ("np" not in frames and rest is None):
        return None
    content = (subject,) if rest is None else (subject, rest)
    return Found("passive", content, cue, source)


def _told(sentence: Tagged, group: VerbGroup, limit: int) -> Found | None:
    """Return the clause in "was told by Roe that", "was asked if"; the subject only hears it."""
    start, source = group.last, None
    if start < limit and sentence.low[start] == "by":
        source = phrase_after(sentence, start + 1, limit)
        start = source.last if source else start
    if not group.cue.frames & _TELLS:
        return None
    found = complement(group.cue, Slot(sentence, start, limit, reach=1))
    if found is None or sentence.tags[found.content.first] not in _BEGINS_TOLD:
        return None
    return Found(
        f"{group.cue.group}_clause", (found.content,), Words(group.first, group.last), source
    )


def _rest(sentence: Tagged, start: int, limit: int) -> tuple[Words | None, Words | None]:
    """Return what is said of the subject behind the verb, and by whom."""
    if start >= limit:
        return None, None
    tags, low = sentence.tags, sentence.low
    if low[start] == "by":
        source = phrase_after(sentence, start + 1, limit)
        last = source.last if source else limit
        is_said = last < limit and low[last] in _SAID_OF
        return Words(last, object_end(sentence, last, limit)) if is_said else None, source
    if tags[start] is Tag.TO and start + 1 < limit and tags[start + 1] in INFINITIVES:
        return Words(start, clause_end(sentence, start, limit, has_verb=True)), None
    if tags[start] in NOMINAL:
        last = object_end(sentence, start, limit)
        by = next((at for at in range(start, last) if low[at] == "by"), last)
        source = phrase_after(sentence, by + 1, limit) if by < last else None
        return Words(start, by), source
    if low[start] in _SAID_OF:
        return without_time(sentence, Words(start, object_end(sentence, start, limit))), None
    return None, None


def gapped(sentence: Tagged, group: VerbGroup, source: Words | None, limit: int) -> Found | None:
    """Return what stands before the subject of a verb that has nothing behind it, or None."""
    if source is None or not source.first or _is_torn(sentence, group, source):
        return None
    following = sentence.tags[group.last] if group.last < limit else Tag.STOP
    is_subject = following in FINITE and "bare" in group.cue.frames
    is_called = group.last < limit and sentence.low[group.last] == "as"
    is_object = following in _FREE and bool({"np", "bare"} & group.cue.frames)
    if not is_subject and not is_object:
        return None
    before = _before(sentence, source)
    if before is None:
        return None
    content = [before]
    if is_subject or is_called:
        content.append(Words(group.last, clause_end(sentence, group.last, limit)))
    rule = f"{group.cue.group}_{'clause' if is_subject else 'object'}"
    return Found(rule, tuple(content), Words(group.first, group.last), source)


def _is_torn(sentence: Tagged, group: VerbGroup, source: Words) -> bool:
    """Return whether the subject is within marks that end before its verb: '"thank you" calls'."""
    return sentence.quoted[source.last - 1] and not sentence.quoted[group.first]


def _before(sentence: Tagged, source: Words) -> Words | None:
    """Return "which", "what", or the noun phrase that a clause without them hangs on."""
    place = source.first - 1
    tag = sentence.tags[place]
    if tag is Tag.RELATIVE or sentence.low[place] == "what":
        return Words(place, place + 1)
    if tag is Tag.THAT:
        return _noun_phrase(sentence, place)
    is_pronoun = sentence.tags[source.first] in PRONOUNS
    return _noun_phrase(sentence, source.first) if is_pronoun else None


def _noun_phrase(sentence: Tagged, last: int) -> Words | None:
    """Return the noun before a place with what belongs to it, if one stands there."""
    first = last
    while first and sentence.tags[first - 1] in NOUNS | BEFORE_NOUNS:
        first -= 1
    return Words(first, last) if first < last and sentence.tags[last - 1] in NOUNS else None


def appearance(sentence: Tagged, place: int, limit: int) -> Found | None:
    """Return what a verb of seeming says of its subject, or None."""
    verb = seeming_verbs().get(sentence.low[place])
    if verb is None or place + 1 >= limit:
        return None
    first = place
    while first and (
        sentence.tags[first - 1] in AUXILIARIES or sentence.tags[first - 1] is Tag.ADVERB
    ):
        first -= 1
    subject = subject_before(sentence, first)
    start = place + 1
    if subject is None or not _says_how(sentence, start, limit, verb):
        return None
    rest = Words(start, clause_end(sentence, start, limit, has_verb=True))
    content = (rest,) if sentence.low[subject.first] == "it" else (subject, rest)
    return Found("appearance", content, Words(first, start))


def _says_how(sentence: Tagged, start: int, limit: int, verb: str) -> bool:
    """Return whether something follows that the subject seems: "to be", "like", "lost"."""
    tags, low = sentence.tags, sentence.low
    if tags[start] is Tag.THAT or begins_clause(sentence, start, limit):
        return low[start - 2] == "it" if start > 1 else False
    if tags[start] is Tag.TO:
        is_verb = start + 1 < limit and tags[start + 1] in INFINITIVES
        return is_verb and verb not in ("look", "sound")
    if low[start] in _LIKE:
        return True
    return tags[start] in _QUALITIES and low[start] not in ("forward", "back", "ahead", "on")
