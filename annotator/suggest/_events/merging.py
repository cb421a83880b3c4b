# SPDX-License-Identifier: Apache-2.0
"""Tellings of one happening brought together; rather two events too many than one wrong merge."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.lead import heads_of, lead_of
from annotator.suggest._events.likeness import ONE_OF_A_KIND, contradict, likeness, traits_of
from annotator.suggest._events.outlook import told
from annotator.suggest._events.stretch import stretch_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.domain.span import Span
    from annotator.domain.suggestion import Suggestion
    from annotator.suggest._events.likeness import Likeness, Traits
    from annotator.suggest._events.mention import Mention
    from annotator.suggest._events.outlook import Told
    from annotator.text.reading import Reading

# So many of the latest that share something are compared, and so many tellings of each.
_LATEST, _TELLINGS = 6, 6

# An infinitive that tells what is agreed or voted on.
_TO = (" to ", " to be ")
# What people do by words: "ruling that" says how.
_WORDED = frozenset(("announcement", "court", "order", "vote", "agreement", "law"))
_WON = frozenset(("election", "contest", "sport"))


class Gathered(NamedTuple):
    """All tellings of one happening, in text order, and what brought the second and others in."""

    tellings: list[Traits]
    likenesses: list[Likeness]


def gathered(reading: Reading) -> tuple[Gathered, ...]:
    """Return the happenings of an article as they are first told of."""
    gathering = _Gathering()
    numbers = _Numbers(reading)
    begins, heads = reading.once(lead_of), reading.once(heads_of)
    for one in _joined(reading):
        stretch = stretch_of(one.mention, one.when)
        counts = numbers.counts(one.mention.sentence.place, stretch)
        traits = traits_of(one, reading.text, stretch, counts)
        place = one.mention.sentence.place
        if place in begins:
            traits = traits._replace(is_head=place in heads, is_lead=True)
        gathering.take(traits)
    return tuple(gathering.happenings)


def _joined(reading: Reading) -> Iterator[Told]:
    """Yield what an article tells; who is beaten takes part in the winning, too."""
    before: Told | None = None
    for one in reading.checked(reading.once(told)):
        if before is not None and _is_either(reading.text, before.mention, one.mention):
            before = before._replace(mention=before.mention._replace(what=one.mention.what))
            continue
        if before is not None and _is_part(reading.text, before, one):
            before = _with_people(before, one.mention) if one.mention.type in _WON else before
            continue
        if before is not None:
            yield before
        before = one
    if before is not None:
        yield before


def _is_either(text: str, first: Mention, second: Mention) -> bool:
    """Return whether two verbs leave open which of them it was: "sank or were damaged"."""
    if first.is_noun or second.is_noun or first.what.start != second.what.start:
        return False
    return text[first.trigger.end : second.trigger.start].strip().partition(" ")[0] == "or"


def _with_people(one: Told, part: Mention) -> Told:
    mention = one.mention
    names = {person.name for person in mention.who}
    others = (person for person in part.who if person.name not in names)
    return one._replace(mention=mention._replace(who=(*mention.who, *others)))


def _is_part(text: str, before: Told, one: Told) -> bool:
    """Return whether a telling only says more of what the one before it in its sentence tells.

    "Agreed to buy its rival", unless it has a day of its own, "threw it out, ruling that", "won
    it, beating Roe", "signed a deal".
    """
    first, second = before.mention, one.mention
    if first.sentence.place != second.sentence.place or first.is_noun:
        return False
    if one.when.is_known and one.when != before.when:
        return False
    trigger = second.trigger
    if second.is_noun:
        return first.what.contains(second.trigger) and first.trigger != second.trigger
    if first.what.contains(trigger):
        return text[max(0, trigger.start - 6) : trigger.start].endswith(_TO)
    is_beside = text[max(0, trigger.start - 2) : trigger.start] == ", "
    is_form = trigger.of(text).partition(" ")[0].endswith("ing")
    is_same = first.type == second.type and first.type in _WORDED
    is_won = first.type in _WON and second.type in _WON
    return is_beside and is_form and (is_same or is_won)


class _Gathering:
    """Puts each telling to the happening it fits best, or makes a new one of it."""

    def __init__(self) -> None:
        self.happenings: list[Gathered] = []
        # The places of the happenings that share something, by what they share.
        self._sharing: dict[object, list[int]] = defaultdict(list)

    def take(self, one: Traits) -> None:
        best, like = self._best(one)
        if best is None:
            best = len(self.happenings)
            self.happenings.append(Gathered([], []))
        happening = self.happenings[best]
        happening.tellings.append(one)
        if like is not None:
            happening.likenesses.append(like)
        for key in _keys(one):
            sharing = self._sharing[key]
            if best not in sharing[-_LATEST:]:
                sharing.append(best)

    def _best(self, one: Traits) -> tuple[int | None, Likeness | None]:
        """Return the place of the happening that a telling fits best, and by what."""
        sharing = (self._sharing[key] for key in _keys(one) if key in self._sharing)
        near = sorted({place for places in sharing for place in places[-_LATEST:]})
        found: tuple[int, Likeness] | None = None
        for place in near:
            like = self._fit(self.happenings[place], one)
            if like is None:
                continue
            if found is not None and like.points_back and found[1].points_back:
                # It may point back to either.
                return None, None
            if found is None or like.score > found[1].score:
                found = place, like
        return found or (None, None)

    @staticmethod
    def _fit(happening: Gathered, one: Traits) -> Likeness | None:
        """Return by what a telling fits a happening best, None where any telling contradicts."""
        best: Likeness | None = None
        for other in _some(happening.tellings):
            if _are_apart(one, other):
                return None
            like = likeness(other, one)
            if like is None and contradict(one, other):
                return None
            if like is not None and (best is None or like.score > best.score):
                best = like
        return best


def _some(tellings: Sequence[Traits]) -> Iterable[Traits]:
    """Return the first tellings and the latest."""
    if len(tellings) <= _TELLINGS:
        return tellings
    half = _TELLINGS // 2
    return (*tellings[:half], *tellings[-half:])


def _are_apart(one: Traits, other: Traits) -> bool:
    """Return whether two verbs of one sentence tell: it would not tell twice of the same."""
    first, second = one.told.mention, other.told.mention
    if first.sentence.place != second.sentence.place:
        return False
    return first.is_noun == second.is_noun or one.base != other.base


def _keys(one: Traits) -> Iterator[object]:
    kind = one.told.mention.type, one.told.status
    yield kind, one.base
    if one.told.mention.type in ONE_OF_A_KIND:
        yield kind, ""
    for word in (*one.who, *one.words):
        yield kind, word


class _Numbers:
    """How many there are of what, by the places of the sentences that tell it."""

    def __init__(self, reading: Reading) -> None:
        self._found: dict[int, list[Suggestion]] = defaultdict(list)
        starts = [sentence.span.start for sentence in reading.sentences]
        for one in reading.checked(reading.found):
            if one.kind == "number" and one.fields.get("number_type") == "cardinal":
                self._found[bisect_right(starts, one.envelope.start) - 1].append(one)

    def counts(self, place: int, span: Span) -> Mapping[str, str]:
        """Return the numbers in a stretch of a sentence by what they count, in one word."""
        return {
            one.fields.get("counted", "").rpartition(" ")[2].lower(): one.fields["number_value"]
            for one in self._within(place, span)
            if span.contains(one.envelope) and "number_value" in one.fields
        }

    def _within(self, place: int, span: Span) -> Sequence[Suggestion]:
        """Return the numbers of a sentence that begin in a stretch."""
        found = self._found.get(place, [])
        first = bisect_left(found, span.start, key=_start)
        return found[first : bisect_left(found, span.end, first, key=_start)]


def _start(suggestion: Suggestion) -> int:
    return suggestion.pieces[0].span.start
