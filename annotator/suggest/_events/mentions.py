# SPDX-License-Identifier: Apache-2.0
"""What an article tells of happenings: one mention for each clause that tells of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.article import RegionRole
from annotator.suggest._events.lexicon import event_words
from annotator.suggest._events.mention import Mention, Place
from annotator.suggest._events.participants import People
from annotator.suggest._events.places import place_within
from annotator.suggest._events.verbs import telling_at
from annotator.suggest._quotes.paragraphs import tagged_paragraphs
from annotator.suggest._quotes.tagged import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest._events.mention import Participant
    from annotator.suggest._events.verbs import Telling
    from annotator.suggest._quotes.tagged import Tagged
    from annotator.text.reading import Reading

_SILENT = (RegionRole.DATELINE, RegionRole.BYLINE)
_RETOLD = (RegionRole.CAPTION, RegionRole.CREDIT)


def mentions_of(reading: Reading) -> tuple[Mention, ...]:
    """Return the tellings of happenings in text order; ask by ``reading.once(mentions_of)``."""
    return tuple(_mentions(reading))


def _mentions(reading: Reading) -> Iterator[Mention]:
    words = event_words()
    people: People | None = None
    for number, sentences in reading.once(tagged_paragraphs):
        role = reading.paragraphs[number].role
        if role in _SILENT:
            continue
        for sentence in reading.checked(sentences):
            if words.isdisjoint(sentence.low) or "?" in sentence.low[sentence.limit :]:
                continue
            people = people or People(reading)
            reader = _Reader(reading.text, sentence, people, role)
            yield from reader.mentions()


class _Reader:
    """One sentence while what it tells of is looked for."""

    __slots__ = ("people", "role", "sentence", "text")

    def __init__(self, text: str, sentence: Tagged, people: People, role: RegionRole) -> None:
        self.text = text
        self.sentence = sentence
        self.people = people
        self.role = role

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions of the sentence in text order."""
        words = event_words()
        tellings = []
        for place, low in enumerate(self.sentence.low):
            if low in words and (found := self._telling(place)) is not None:
                tellings.append(found)
        starts = [one.group.first for one in tellings]
        for at, one in enumerate(tellings):
            before = tellings[at - 1].group.last if at else 0
            behind = starts[at + 1] if at + 1 < len(starts) else self.sentence.limit
            yield self._mention(one, Words(before, behind))

    def _telling(self, place: int) -> Telling | None:
        is_headline = self.role in (RegionRole.HEADLINE, *_RETOLD)
        return telling_at(self.sentence, place, is_headline=is_headline)

    def _mention(self, telling: Telling, clause: Words) -> Mention:
        sentence, group = self.sentence, telling.group
        trigger = sentence.bare_span(Words(group.place, group.last))
        planned = telling.standing.planned
        place = place_within(
            sentence, Words(group.last, clause.last), is_moving=telling.type == "movement"
        )
        return Mention(
            trigger=trigger,
            type=telling.type,
            what=sentence.bare_span(telling.what),
            sentence=sentence.sentence,
            clause=sentence.bare_span(clause),
            who=tuple(self._who(telling)),
            where=self._place(place),
            status=telling.standing.status,
            planned_words=sentence.bare_span(planned) if planned else None,
            actor=sentence.bare_span(telling.agent) if telling.agent else None,
            is_retold=self.role in _RETOLD,
        )

    def _place(self, words: Words | None) -> Place | None:
        if words is None:
            return None
        span = self.sentence.bare_span(words)
        return Place(span, span.of(self.text))

    def _who(self, telling: Telling) -> Iterator[Participant]:
        needs = telling.verb.needs
        has_object = telling.patient is not None
        role = needs.role("agent") or ("" if has_object else needs.role("subject"))
        if telling.agent is not None:
            yield from self.people.of(self.sentence, telling.agent, role)
        if telling.patient is not None:
            yield from self.people.of(self.sentence, telling.patient, needs.role("patient"))
