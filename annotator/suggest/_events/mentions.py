# SPDX-License-Identifier: Apache-2.0
"""What an article tells of happenings: one mention for each clause that tells of one."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.article import RegionRole
from annotator.suggest._events.deeds import told_by_deed
from annotator.suggest._events.happening import DEED
from annotator.suggest._events.lead import lead_of
from annotator.suggest._events.lexicon import event_nouns, event_verbs
from annotator.suggest._events.mention import Mention, Place
from annotator.suggest._events.nouns import told_by_noun
from annotator.suggest._events.participants import People
from annotator.suggest._events.phrases import class_of
from annotator.suggest._events.places import place_within
from annotator.suggest._events.sayings import saying_words, told_by_saying
from annotator.suggest._events.states import told_by_being
from annotator.suggest._events.verbs import told_by_verb
from annotator.suggest._quotes.paragraphs import tagged_paragraphs
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import VERBS, Tag
from annotator.text.times.article import times_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.span import Span
    from annotator.suggest._events.happening import Happening
    from annotator.suggest._quotes.tagged import Tagged
    from annotator.text.reading import Reading

_begin = attrgetter("start")
_SILENT = (RegionRole.DATELINE, RegionRole.BYLINE)
_RETOLD = (RegionRole.CAPTION, RegionRole.CREDIT)
_BE = frozenset(("is", "are", "was", "were"))
_BREAKS = frozenset((";", ":", "—", "--"))


def mentions_of(reading: Reading) -> tuple[Mention, ...]:
    """Return the tellings of happenings in text order; ask by ``reading.once(mentions_of)``."""
    return tuple(_without_retold_deeds(reading, list(_mentions(reading))))


def _without_retold_deeds(reading: Reading, found: list[Mention]) -> Iterator[Mention]:
    """Yield the tellings without the deeds of the headline that the body begins with."""
    lead = reading.once(lead_of)
    bare = [one for one in found if one.type == DEED and not one.needs_date]
    told = {_role(reading, one) for one in bare if one.sentence.place in lead}
    is_retold = len(told) > 1
    for one in found:
        if not (is_retold and one in bare and _role(reading, one) is RegionRole.HEADLINE):
            yield one


def _role(reading: Reading, mention: Mention) -> RegionRole:
    return reading.paragraphs[mention.sentence.paragraph].role


def _mentions(reading: Reading) -> Iterator[Mention]:
    people: People | None = None
    dates = _Dates(reading)
    lead = reading.once(lead_of)
    for number, sentences in reading.once(tagged_paragraphs):
        role = reading.paragraphs[number].role
        if role in _SILENT:
            continue
        for sentence in reading.checked(sentences):
            known = dates.of(sentence) if sentence.words else ()
            is_told = not _telling_words().isdisjoint(sentence.low)
            is_lead = sentence.sentence.place in lead
            if not (is_told or known or is_lead) or _is_question(sentence):
                continue
            people = people or People(reading)
            reader = _Reader(reading.text, sentence, people, role, known, is_lead=is_lead)
            yield from reader.mentions()


@cache
def _telling_words() -> frozenset[str]:
    """Return every word in small letters by which a happening may be told."""
    return _BE.union(event_verbs(), event_nouns(), saying_words())


def _is_question(sentence: Tagged) -> bool:
    return "?" in sentence.low[sentence.limit :]


class _Dates:
    """The dates of an article, asked for sentence after sentence."""

    __slots__ = ("_place", "_spans", "_times")

    def __init__(self, reading: Reading) -> None:
        self._times = reading.once(times_of)
        self._place = -1
        self._spans: Sequence[Span] = ()

    def of(self, sentence: Tagged) -> Sequence[Span]:
        """Return the dates within the words of a sentence, which may be a stretch of a long one."""
        if sentence.sentence.place != self._place:
            self._place = sentence.sentence.place
            self._spans = self._times.dates(self._place)
        first = bisect_left(self._spans, sentence.words[0].start, key=_begin)
        return self._spans[first : bisect_left(self._spans, sentence.words[-1].end, key=_begin)]


class _Reader:
    """One sentence while what it tells of is looked for."""

    __slots__ = ("dates", "is_lead", "people", "role", "sentence", "text")

    def __init__(
        self,
        text: str,
        sentence: Tagged,
        people: People,
        role: RegionRole,
        dates: Sequence[Span],
        *,
        is_lead: bool,
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.people = people
        self.role = role
        self.dates = dates
        self.is_lead = is_lead

    @property
    def is_headline(self) -> bool:
        """Return whether it is the headline."""
        return self.role is RegionRole.HEADLINE

    @property
    def is_present(self) -> bool:
        """Return whether the present tense tells of what happened here."""
        return self.is_headline or self.role in _RETOLD

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions of the sentence in text order."""
        found = self._happenings()
        told = list(self._told(found))
        deeds = list(self._deeds(found))
        if deeds:
            # What the lists know of keeps its stretch, as if nothing else were told.
            more = {id(one) for one in deeds}
            both = sorted([*found, *deeds], key=_trigger)
            new = (mention for one, mention in self._paired(both) if id(one) in more)
            told.extend(mention for mention in new if mention.who or mention.needs_date)
            told.sort(key=_starts)
        yield from told

    def _told(self, found: list[Happening]) -> Iterator[Mention]:
        return (mention for _, mention in self._paired(found))

    def _paired(self, found: list[Happening]) -> Iterator[tuple[Happening, Mention]]:
        """Yield each happening of the sentence with its mention."""
        begins = [one.begins for one in found]
        ends = [0, *(one.goes_on for one in found)]
        limits = pairwise([*begins, self.sentence.limit]) if found else ()
        for one, before, (_, behind) in zip(found, ends, limits, strict=False):
            clause = Words(min(before, one.begins), max(behind, one.trigger.last))
            if not self._is_lasting(one, clause):
                yield one, self._mention(one, clause)

    def _is_lasting(self, one: Happening, clause: Words) -> bool:
        """Return whether it tells what something is and no date says that it happened."""
        if not one.is_lasting:
            return False
        span = self.sentence.bare_span(clause)
        return not any(span.overlaps(date) for date in self.dates)

    def _happenings(self) -> list[Happening]:
        words, nouns = _telling_words(), event_nouns()
        found: list[Happening] = []
        taken: set[int] = set()
        places = [at for at, word in enumerate(self.sentence.low) if word in words]
        for place in places:
            one = self._verb(place)
            if one is not None:
                found.append(one)
                taken.update(range(*one.what))
        for place in places:
            if place in taken or self.sentence.low[place] not in nouns:
                continue
            one = told_by_noun(self.sentence, place, self.dates, is_headline=self.is_headline)
            if one is not None:
                found.append(one)
                taken.update(range(*one.what))
        return sorted(found, key=_trigger)

    def _deeds(self, found: Sequence[Happening]) -> Iterator[Happening]:
        """Yield what verbs of no list tell: what has a date, or is what an article begins with."""
        is_bare = self.is_lead and all(one.is_noun for one in found)
        if not self.dates and not is_bare:
            return
        taken = {place for one in found for place in range(*one.trigger)}
        tags = self.sentence.tags
        for place in range(self.sentence.limit):
            if tags[place] not in VERBS or place in taken:
                continue
            one = told_by_deed(self.sentence, place, is_bare=is_bare, is_present=self.is_present)
            if one is not None:
                yield one._replace(needs_date=not is_bare)
            # Only the first verb tells what an article is about.
            is_bare = is_bare and tags[place] is not Tag.FINITE and one is None
            if not self.dates and not is_bare:
                return

    def _verb(self, place: int) -> Happening | None:
        sentence, word = self.sentence, self.sentence.low[place]
        if word in _BE:
            return told_by_being(sentence, place, self.dates)
        if class_of(sentence, place) not in VERBS:
            return None
        found = told_by_verb(sentence, place, is_headline=self.is_present)
        if found is None and word in saying_words():
            found = told_by_saying(sentence, place, self.dates)
        return found

    def _mention(self, one: Happening, clause: Words) -> Mention:
        sentence = self.sentence
        return Mention(
            trigger=sentence.bare_span(one.trigger),
            type=one.type,
            what=sentence.bare_span(one.what),
            sentence=sentence.sentence,
            clause=sentence.bare_span(clause),
            who=tuple(
                person
                for part in one.who
                for person in self.people.of(sentence, part.words, part.role)
            ),
            where=None if one.is_nowhere else self._place(one, clause),
            status=one.status,
            planned_words=sentence.bare_span(one.planned) if one.planned else None,
            actor=sentence.bare_span(one.actor) if one.actor else None,
            is_noun=one.is_noun,
            is_retold=self.role in _RETOLD,
            needs_date=one.needs_date,
        )

    def _place(self, one: Happening, clause: Words) -> Place | None:
        """Return where it happens, as far as that is told before the next verb."""
        sentence, last = self.sentence, max(one.what.last, one.goes_on)
        tags, low = sentence.tags, sentence.low
        while last < clause.last and tags[last] not in VERBS and low[last] not in _BREAKS:
            last += 1
        # The last word of "crashed into" leads to a place as well.
        first = max(one.trigger.first + 1, one.trigger.last - 1)
        words = place_within(sentence, Words(first, last), is_moving=one.type == "movement")
        if words is None and not one.is_noun:
            words = self._in_front(one)
        if words is None:
            return None
        span = sentence.bare_span(words)
        return Place(span, span.of(self.text))

    def _in_front(self, one: Happening) -> Words | None:
        """Return the place that a sentence begins with: "In Rome, two men were arrested"."""
        sentence = self.sentence
        if not sentence.low or sentence.low[0] not in ("in", "at", "near", "outside"):
            return None
        words = place_within(sentence, Words(0, one.begins))
        return words if words is not None and words.first == 1 else None


def _starts(mention: Mention) -> int:
    return mention.trigger.start


def _trigger(one: Happening) -> Words:
    return one.trigger
