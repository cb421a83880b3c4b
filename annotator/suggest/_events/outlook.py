# SPDX-License-Identifier: Apache-2.0
"""Whether a happening took place, is to come or is only said to have, and how sure the text is."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.dating import timed
from annotator.suggest._events.happening import DEED
from annotator.suggest._events.lexicon import event_verbs
from annotator.suggest._events.standing import ALLEGED, HAPPENED, PLANNED
from annotator.suggest._events.when import NEVER, is_before, is_yearless
from annotator.suggest._quotes.lexicon import bare_words
from annotator.text.times.article import times_of
from annotator.text.verbs import Form
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest._events.mention import Mention
    from annotator.suggest._events.when import When
    from annotator.text.reading import Reading

_start = attrgetter("start")
_PAST = frozenset({Form.PAST, Form.PARTICIPLE})
# How far in front of its word that tells how sure a happening is, and who accuses.
_NEAR, _FAR = 5, 12
_OFFENCES = frozenset(("attack", "death", "capture", "injury", "court", "accident"))


class Told(NamedTuple):
    """A mention with its time, how it stands in view of that, and how sure the text is of it."""

    mention: Mention
    when: When
    status: str
    certainty: str = ""

    @property
    def due(self) -> str:
        """Return the date after which it can be checked, blank where it is not to come."""
        if self.status != PLANNED:
            return ""
        value = (self.when.end or self.when.start).rpartition("/")[2]
        return "" if is_yearless(value) or value == ".." else value


def told(reading: Reading) -> tuple[Told, ...]:
    """Return what an article tells of happenings; ask by ``reading.once(told)``."""
    return tuple(_told(reading))


def _told(reading: Reading) -> Iterator[Told]:
    today = reading.once(times_of).today
    day = today.edtf if today else ""
    for mention, when in reading.checked(reading.once(timed)):
        found = _seen_from(day, mention, when)
        if not mention.needs_date or (found.when.is_known and not _was_set(day, mention, when)):
            yield found


def _was_set(day: str, mention: Mention, when: When) -> bool:
    """Return whether a deed told in the present is none, as its day is not to come."""
    is_set = mention.status == PLANNED and mention.planned_words is None
    return is_set and not is_before(day, when.start or when.end)


def _seen_from(day: str, mention: Mention, when: When) -> Told:
    """Return how a happening stands for who reads of it on the day of publication."""
    before, trigger = _words_around(mention)
    certainty, status = _certainty(before), mention.status
    if status == HAPPENED and is_before(day, when.start):
        # What has a day to come and is told as past is not what the day is of.
        if _is_past(mention, trigger):
            return Told(mention, NEVER, status, certainty)
        status = PLANNED
    if status == HAPPENED and _is_accused(mention, before):
        status = ALLEGED
    return Told(mention, when, status, certainty)


def _words_around(mention: Mention) -> tuple[Sequence[str], str]:
    """Return the words in front of the one that tells, those that are no names, and that one."""
    words = mention.sentence.words
    place = bisect_left(words, mention.trigger.start, key=_start)
    before = words[max(0, place - _FAR) : place]
    plain = [word.lower for word in before if word.text == word.lower or word is words[0]]
    return plain, words[place].lower


def _is_past(mention: Mention, trigger: str) -> bool:
    """Return whether a verb stands in the past, as far as its form tells."""
    found = {form for forms, _ in event_verbs().get(trigger, ()) for form in forms}
    if mention.type == DEED:
        return True
    return not mention.is_noun and bool(found & _PAST) and Form.BASE not in found


def _is_accused(mention: Mention, before: Sequence[str]) -> bool:
    """Return whether those who accuse tell of it: "prosecutors say he shot two men"."""
    if mention.type not in _OFFENCES or word_list("words-of-accusers").isdisjoint(before):
        return False
    return not bare_words().isdisjoint(before) or "according" in before


def _certainty(before: Sequence[str]) -> str:
    """Return how sure the text is, as the nearest word for it says; blank where none does."""
    known = word_table("words-of-certainty")
    near = before[-_NEAR:]
    return next((known[word][0] for word in reversed(near) if word in known), "")
