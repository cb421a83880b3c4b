# SPDX-License-Identifier: Apache-2.0
"""What follows a verb, noun or adjective of saying: the clause, infinitive or object said."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._quotes.adjuncts import medium_between, without_time
from annotator.suggest._quotes.clauses import (
    DASHES,
    begins_clause,
    clause_end,
    object_end,
)
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import (
    FINITE,
    INFINITIVES,
    NOMINAL,
    NOUNS,
    PHRASE,
    PRONOUNS,
    Tag,
)
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.suggest._quotes.lexicon import Cue
    from annotator.suggest._quotes.tagged import Tagged

_FURTHEST = 20  # words between a verb and its "that"
_WITHIN = PHRASE | {Tag.OBJECT, Tag.TO, Tag.PRONOUN, Tag.CONJUNCTION}
_BEHIND_PREPOSITIONS = frozenset({Tag.GERUND, Tag.QUESTION, Tag.INFINITIVE})
_MANNERS = frozenset(("detail", "public", "private", "vain", "general"))
_BEFORE_TIMES = frozenset(("this", "last", "next"))
# Behind words in marks these tell of the saying: 'said "we did it" at a party as'.
_SCENES = frozenset(("at", "during", "outside", "as", "when", "while", "after"))
_ASIDES = DASHES | {","}
_NO_SUBJECTS = frozenset({Tag.CONJUNCTION, None})
_BEGINS_TOLD = frozenset({Tag.THAT, Tag.QUESTION, Tag.SUBJECT})
_ANSWERS = frozenset(("so", "otherwise", "yes", "no"))
_DEGREES = frozenset(("so", "such", "enough", "too", "even"))  # "loved it so much that"
_BEFORE_TO = PHRASE | {Tag.OBJECT, Tag.PRONOUN, Tag.CONJUNCTION}


def times() -> frozenset[str]:
    """Return the words that tell a time."""
    return word_list("days-and-times")


@cache
def _settings() -> frozenset[str]:
    """Return the words behind a preposition that tell when or how something is said."""
    return times() | _MANNERS


class Complement(NamedTuple):
    """What is said, its form (clause, to or object), and where the cue ends."""

    form: str
    content: Words
    cue_end: int
    addressee: Words | None = None


class Slot(NamedTuple):
    """A place behind a cue where a complement may begin, and how far it may reach.

    ``is_inner`` tells that the clause around the cue goes on behind the complement, and ``reach``
    how many words may stand between the cue and its "that".
    """

    sentence: Tagged
    start: int
    limit: int
    is_inner: bool = False
    reach: int = _FURTHEST

    def clause(self, first: int) -> Words:
        """Return the clause that begins at a place, or all of it that is in marks."""
        last = self.marks_end(first)
        if last is not None:
            return Words(first, last)
        return Words(first, clause_end(self.sentence, first, self.limit, is_inner=self.is_inner))

    def marks_end(self, first: int) -> int | None:
        """Return where a whole clause in marks ends, if then comes when or where it was said."""
        quoted = self.sentence.quoted
        last = first
        while last < self.limit and quoted[last] and self.sentence.is_within_quote(last):
            last += 1
        last += 1
        low = self.sentence.low
        if last >= self.limit or not quoted[first] or low[last] not in _SCENES:
            return None
        is_whole = low[last - 1] != "," and begins_clause(self.sentence, first, last)
        return last if is_whole else None

    def infinitive(self, first: int) -> Words:
        """Return "to" and its verb, or somebody with them, that begin at a place."""
        last = clause_end(self.sentence, first, self.limit, is_inner=self.is_inner, has_verb=True)
        return Words(first, last)

    def object(self, first: int) -> Words:
        """Return the object that begins at a place."""
        words = Words(first, object_end(self.sentence, first, self.limit, is_inner=self.is_inner))
        return without_time(self.sentence, words)

    def tag(self, place: int) -> Tag | None:
        """Return the class of a word within reach."""
        return self.sentence.tags[place] if place < self.limit else None


def complement(cue: Cue, slot: Slot) -> Complement | None:
    """Return what is said behind a cue, by the first of its frames that fits, or None."""
    if slot.start >= slot.limit:
        return None
    leads = slot.start
    while slot.tag(leads) is Tag.ADVERB:
        leads += 1
    if slot.tag(leads + 1) is not None and slot.sentence.low[leads] in cue.prepositions:
        return _behind_preposition(slot, leads)
    found = _by_frames(cue, slot)
    if found is not None:
        return found
    later = _past_setting(slot)
    return None if later is None else _by_frames(cue, later)


def _by_frames(cue: Cue, slot: Slot) -> Complement | None:
    for rule in _rules(cue.frames):
        found = rule(slot)
        if found is not None:
            return found
    return _with_pronoun(slot) if "that" in cue.frames else None


def _past_setting(slot: Slot) -> Slot | None:
    """Return the place behind "on Monday" or "in detail", where one of them is."""
    if slot.tag(slot.start) is not Tag.PREPOSITION or slot.reach == 1:
        return None
    start = slot.start + 1
    while start < slot.limit and slot.sentence.low[start] in _settings():
        start += 1
    return slot._replace(start=start) if slot.start + 1 < start < slot.limit else None


def _behind_preposition(slot: Slot, place: int) -> Complement | None:
    """Return what "of" or "about" leads to; "on Twitter" and "on condition" lead to nothing."""
    content = slot.object(place + 1)
    words = slot.sentence.low[content.first : content.last]
    if not words or list(words) == ["comment"] or "condition" in words[:2] or words[0] in times():
        return None
    if medium_between(slot.sentence, place, content.last) is not None:
        return None
    return Complement("object", content, place + 1)


def _with_pronoun(slot: Slot) -> Complement | None:
    """Return a clause that any verb of saying may have if its subject is plain: "bragged he"."""
    if slot.tag(slot.start) is not Tag.SUBJECT:
        return None
    return Complement("clause", slot.clause(slot.start), slot.start)


def _that(slot: Slot) -> Complement | None:
    """Return "that ..." behind the verb or behind whom, where and when it was said."""
    tags = slot.sentence.tags
    for place in range(slot.start, min(slot.limit, slot.start + slot.reach)):
        if tags[place] is Tag.THAT:
            if slot.tag(place + 1) in _NO_SUBJECTS:
                return None
            if place > slot.start and _is_relative(slot, place + 1):
                return None
            return Complement("clause", slot.clause(place), place)
        if slot.reach > 1 and slot.sentence.low[place] in _ASIDES:
            continue
        if tags[place] not in _WITHIN or slot.sentence.low[place] in _DEGREES:
            return None
    return None


def _is_relative(slot: Slot, place: int) -> bool:
    """Return whether a verb without a subject follows "that"."""
    while slot.tag(place) is Tag.ADVERB:
        place += 1
    return slot.tag(place) in FINITE


def _told(slot: Slot) -> Complement | None:
    """Return the clause behind a person: "told reporters that", "told them he would"."""
    if slot.tag(slot.start) not in NOMINAL and slot.tag(slot.start) is not Tag.OBJECT:
        return None
    tags = slot.sentence.tags
    for place in range(slot.start + 1, min(slot.limit, slot.start + _FURTHEST)):
        if slot.sentence.low[place] in _DEGREES:
            return None
        if slot.sentence.low[place] == ",":
            continue
        if tags[place] in _BEGINS_TOLD or slot.sentence.low[place] == "if":
            return Complement("clause", slot.clause(place), slot.start, Words(slot.start, place))
        if tags[place] not in _WITHIN:
            return None
        is_person = tags[place - 1] is Tag.OBJECT or (
            tags[place - 1] is Tag.NAME and tags[place] is not Tag.NAME
        )
        if is_person and begins_clause(slot.sentence, place, slot.limit):
            return Complement("clause", slot.clause(place), slot.start, Words(slot.start, place))
    return None


def _question(slot: Slot) -> Complement | None:
    """Return "whether ...", "how ...", "if ..."."""
    is_question = (
        slot.tag(slot.start) in (Tag.QUESTION, Tag.RELATIVE)
        or slot.sentence.low[slot.start] == "if"
    )
    return Complement("clause", slot.clause(slot.start), slot.start) if is_question else None


def _to(slot: Slot) -> Complement | None:
    """Return "to" and its infinitive."""
    to = slot.start
    while to < slot.limit and slot.sentence.low[to] in times():
        to += 1
    if slot.tag(to) is not Tag.TO:
        return None
    following = to + 1
    while slot.tag(following) is Tag.ADVERB:
        following += 1
    if slot.tag(following) not in INFINITIVES:
        return None
    return Complement("to", slot.infinitive(to), slot.start)


def _ing(slot: Slot) -> Complement | None:
    if slot.tag(slot.start) is not Tag.GERUND:
        return None
    return Complement("object", slot.object(slot.start), slot.start)


def _bare(slot: Slot) -> Complement | None:
    """Return a clause without "that", behind the time it was said if need be."""
    tags, low = slot.sentence.tags, slot.sentence.low
    start = _past_this_week(slot)
    if low[start] in _ANSWERS and not begins_clause(slot.sentence, start + 1, slot.limit):
        return Complement("clause", slot.object(start), slot.start)
    while start < slot.limit and (tags[start] is Tag.ADVERB or low[start] in times()):
        start += 1
    if start >= slot.limit:
        return None
    found = _behind_setting(slot, start) if slot.tag(start) is Tag.PREPOSITION else None
    if found is None and low[start] != "," and begins_clause(slot.sentence, start, slot.limit):
        return Complement("clause", slot.clause(start), slot.start)
    return found


def _past_this_week(slot: Slot) -> int:
    """Return the place behind "this week" or the like where a clause follows it."""
    start = slot.start
    if slot.sentence.low[start] not in _BEFORE_TIMES or slot.tag(start + 1) is None:
        return start
    is_time = slot.sentence.low[start + 1] in times()
    return start + 2 if is_time and begins_clause(slot.sentence, start + 2, slot.limit) else start


def _behind_setting(slot: Slot, start: int) -> Complement | None:
    """Return a clause behind "in an interview" or the like, where a pronoun shows its begin."""
    tags = slot.sentence.tags
    for place in range(start + 1, min(slot.limit, start + _FURTHEST)):
        if tags[place] in PRONOUNS:
            is_clause = begins_clause(slot.sentence, place, slot.limit)
            return Complement("clause", slot.clause(place), slot.start) if is_clause else None
        if tags[place] not in PHRASE:
            return None
    return None


def _object_to(slot: Slot) -> Complement | None:
    """Return somebody with "to" and an infinitive: "urged them to stay"."""
    if slot.tag(slot.start) not in NOMINAL:
        return None
    tags = slot.sentence.tags
    for place in range(slot.start + 1, min(slot.limit, slot.start + _FURTHEST)):
        if tags[place] is Tag.TO and slot.tag(place + 1) in INFINITIVES | {Tag.ADVERB}:
            return Complement("to", slot.infinitive(slot.start), slot.start)
        if tags[place] not in _BEFORE_TO:
            return None
    return None


def _quality(slot: Slot) -> Complement | None:
    """Return how somebody feels: "felt betrayed", "feels good about it"."""
    if slot.tag(slot.start) not in (Tag.PARTICIPLE, Tag.ADJECTIVE):
        return None
    return Complement("object", slot.object(slot.start), slot.start)


def _object_as(slot: Slot) -> Complement | None:
    """Return an object and what it is called: "painted them as extreme"."""
    if slot.tag(slot.start) not in NOMINAL:
        return None
    for place in range(slot.start + 1, min(slot.limit, slot.start + _FURTHEST)):
        if slot.sentence.low[place] == "as":
            return Complement("object", slot.object(slot.start), slot.start)
        if slot.sentence.tags[place] not in PHRASE:
            return None
    return None


def _object(slot: Slot) -> Complement | None:
    tag = slot.tag(slot.start)
    if tag is Tag.ADVERB and slot.tag(slot.start + 1) in NOUNS:
        tag = Tag.NOUN
    is_behind_preposition = slot.sentence.tags[slot.start - 1] is Tag.PREPOSITION
    is_pronoun = tag is Tag.THAT and slot.tag(slot.start + 1) in _NO_SUBJECTS
    if is_pronoun:
        return Complement("object", Words(slot.start, slot.start + 1), slot.start)
    if tag not in NOMINAL and not (is_behind_preposition and tag in _BEHIND_PREPOSITIONS):
        return None
    return Complement("object", slot.object(slot.start), slot.start)


_FRAMES: tuple[tuple[str, Callable[[Slot], Complement | None]], ...] = (
    ("that", _that),
    ("objthat", _told),
    ("wh", _question),
    ("to", _to),
    ("ing", _ing),
    ("bare", _bare),
    ("objto", _object_to),
    ("adj", _quality),
    ("as", _object_as),
    ("np", _object),
)


@cache
def _rules(frames: frozenset[str]) -> tuple[Callable[[Slot], Complement | None], ...]:
    """Return the rules for what may follow a cue, in the order in which they are tried."""
    return tuple(rule for frame, rule in _FRAMES if frame in frames)
