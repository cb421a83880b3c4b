# SPDX-License-Identifier: Apache-2.0
"""Happenings told by "is" and "was": "was in Rome for talks", "negotiations were underway"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._events.happening import Happening, Part
from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.phrases import head_noun, past_adverbs, phrase_from
from annotator.suggest._events.places import place_within
from annotator.suggest._events.standing import HAPPENED, PLANNED
from annotator.suggest._events.subjects import subject_of
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import AUXILIARIES, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.span import Span
    from annotator.suggest._quotes.tagged import Tagged

# What "is" and "was" go on with, of what is going on or is to come.
_STATES = {"underway": HAPPENED, "over": HAPPENED, "due": PLANNED, "imminent": PLANNED}
_PAST = frozenset(("was", "were"))
_DATE_NEAR = 4  # code points between a place and the date behind it
_LONGEST = 12  # words of what is going on, to be part of its name


def told_by_being(sentence: Tagged, place: int, dates: Sequence[Span]) -> Happening | None:
    """Return the happening that a form of "be" at a place tells of, or None.

    ``dates`` are where the sentence has dates.
    """
    if sentence.tags[place] is not Tag.BE:
        return None
    behind = past_adverbs(sentence, place + 1, sentence.limit)
    following = sentence.low[behind] if behind < sentence.limit else ""
    is_stay = following in ("in", "at") and sentence.low[place] in _PAST
    if not is_stay and following not in _STATES and following != "under":
        return None
    subject = subject_of(sentence, place)
    if subject is None:
        return None
    if is_stay:
        return _stay(sentence, place, behind, subject, dates)
    return _state(sentence, place, behind, subject)


def _state(sentence: Tagged, place: int, behind: int, subject: Words) -> Happening | None:
    """Return what is said of a happening: that it is going on, over or due."""
    known = _STATES.get(sentence.low[behind])
    last = behind + 1
    if sentence.stands_at(behind, "under", "way"):
        known, last = HAPPENED, behind + 2
    told = head_noun(sentence, subject) if known else None
    if known is None or told is None or sentence.tags[last : last + 1] == [Tag.TO]:
        return None
    is_near = place - subject.first <= _LONGEST
    what = Words(subject.first, last) if is_near else _with_purpose(sentence, subject)
    return Happening(
        trigger=Words(behind, last),
        type=told[1].type,
        what=what,
        begins=place,
        goes_on=last,
        actor=subject,
        status=known,
        planned=Words(behind, last) if known == PLANNED else None,
    )


def _with_purpose(sentence: Tagged, words: Words) -> Words:
    """Return a phrase with what it is for: "talks to agree a truce"."""
    if not sentence.stands_at(words.last, "to"):
        return words
    behind = phrase_from(sentence, words.last + 2, sentence.limit)
    return Words(words.first, behind.last) if behind is not None else words


def _stay(
    sentence: Tagged, place: int, lead: int, subject: Words, dates: Sequence[Span]
) -> Happening | None:
    """Return that somebody was in a place for something or on a day: "was in Rome for talks"."""
    if sentence.tags[place - 1] in AUXILIARIES or not is_somebody(sentence, subject):
        return None
    where = place_within(sentence, Words(lead, min(sentence.limit, lead + _LONGEST)))
    if where is None or where.first != lead + 1:
        return None
    words, last = sentence.words, where.last
    for date in dates:
        if 0 <= date.start - words[where.last - 1].end <= _DATE_NEAR:
            while last < len(words) and words[last].end <= date.end:
                last += 1
    reason = None
    if last < sentence.limit and sentence.low[last] == "for":
        reason = phrase_from(sentence, last + 1, sentence.limit)
    told = head_noun(sentence, reason) if reason else None
    if told is None and last == where.last:
        return None
    what = Words(place, reason.last if reason and told else last)
    return Happening(
        trigger=Words(place, place + 1),
        type="movement",
        what=what,
        begins=place,
        goes_on=lead,
        who=(Part(subject),),
        actor=subject,
    )
