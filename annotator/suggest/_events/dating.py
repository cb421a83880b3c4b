# SPDX-License-Identifier: Apache-2.0
"""When each telling of a happening says that it is: by the dates of its own clause."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.message import message
from annotator.suggest._events.attaching import Attached
from annotator.suggest._events.dated import dates_of
from annotator.suggest._events.mentions import mentions_of
from annotator.suggest._events.when import NEVER, When, is_before, lies_within, meet
from annotator.suggest._quotes.paragraphs import tagged_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotator.suggest._events.dated import Dated
    from annotator.suggest._events.mention import Mention
    from annotator.suggest._quotes.tagged import Tagged
    from annotator.text.reading import Reading


# What leads to a year that is no part of a name: "in 2013".
_LEADS_TO_YEARS = frozenset(
    ("in", "since", "by", "from", "until", "till", "during", "early", "late", "before", "through")
)
_UNTIL = frozenset(("until", "till"))


class Timed(NamedTuple):
    """A mention, and when it says that it is."""

    mention: Mention
    when: When


def timed(reading: Reading) -> tuple[Timed, ...]:
    """Return the tellings of an article with their times; ask by ``reading.once(timed)``."""
    return tuple(_timed(reading))


def _timed(reading: Reading) -> Iterator[Timed]:
    dates = reading.once(dates_of)
    sentences = _by_place(reading)
    mentions = reading.checked(reading.once(mentions_of))
    for place, found in groupby(mentions, key=_place):
        together = list(found)
        told: list[list[Dated]] = [[] for _ in together]
        for sentence in reading.checked(sentences[place]):
            near = dates.of(sentence)
            if near:
                _attach(sentence, together, near, told)
        for number, one in enumerate(together):
            own = told[number]
            if (
                not own
                and number
                and _goes_with(reading.text, together[number - 1], one, told[number - 1])
            ):
                own = told[number] = told[number - 1]
            if one.needs_date:
                own = [dated for dated in own if not _is_in_name(dated)]
            when = _chosen(reading.text, one, own) if own else NEVER
            if not one.needs_date or _is_dated(when):
                yield Timed(one, when)


def _is_in_name(dated: Dated) -> bool:
    """Return whether a bare year may be part of a name: "won Worlds 2013"."""
    return (dated.start or dated.end).isdecimal() and dated.lead not in _LEADS_TO_YEARS


def _is_dated(when: When) -> bool:
    """Return whether it is known when it was, if only by the year: not "in the 1970s"."""
    return when.is_known and "X" not in when.start + when.end


def _goes_with(text: str, before: Mention, one: Mention, dates: Sequence[Dated]) -> bool:
    """Return whether a verb has the time of the one before: "hit it on Monday, killing two".

    ``dates`` are those of the one before: "on Monday he came and went".
    """
    if not dates or before.is_noun or one.is_noun or before.status != one.status:
        return False
    is_joined_time = one.needs_date or dates[0].span.start < before.trigger.start
    if text[max(0, one.trigger.start - 5) : one.trigger.start] == " and " and is_joined_time:
        return True
    leads = text[max(0, one.trigger.start - 2) : one.trigger.start] == ", "
    return leads and one.trigger.of(text).partition(" ")[0].endswith("ing")


def _attach(
    sentence: Tagged,
    mentions: Sequence[Mention],
    dates: Sequence[Dated],
    told: Sequence[list[Dated]],
) -> None:
    """Put the dates of a sentence to the mentions in it that have them; ``told`` is in order."""
    words = sentence.words
    first = bisect_left(mentions, words[0].start, key=_trigger)
    last = bisect_left(mentions, words[-1].end, first, key=_trigger)
    if first == last:
        return
    attached = Attached(sentence, mentions[first:last])
    for dated in dates:
        for number in attached.owners(dated):
            told[first + number].append(dated)
        explained = attached.explained(dated)
        if explained is not None:
            told[first + explained].append(dated._replace(start=dated.start or dated.end, end=""))


def _by_place(reading: Reading) -> Mapping[int, Sequence[Tagged]]:
    sentences: dict[int, list[Tagged]] = defaultdict(list)
    for paragraph in reading.once(tagged_paragraphs):
        for sentence in paragraph.sentences:
            sentences[sentence.sentence.place].append(sentence)
    return sentences


def _place(mention: Mention) -> int:
    return mention.sentence.place


def _trigger(mention: Mention) -> int:
    return mention.trigger.start


def _chosen(text: str, mention: Mention, dates: Sequence[Dated]) -> When:
    """Return the time that dates tell of which may be several: the nearest, and says so."""
    trigger = mention.trigger.start
    near = sorted(dates, key=lambda one: abs(one.span.start - trigger))
    if mention.type == "cancellation":
        # What is put off until a day does not end on it.
        near = [one for one in near if one.lead not in _UNTIL]
    if not near:
        return NEVER
    start = _first([one for one in near if one.start], "start")
    end = _first([one for one in near if one.end], "end")
    chosen = [one for one in (start, end) if one]
    begins, ends = start.start if start else "", end.end if end else ""
    if start and end and start is not end and is_before(ends, begins):
        # What ends before it begins is told of two things.
        chosen, begins, ends = [near[0]], near[0].start, near[0].end
    others = [one for one in near if one not in chosen and _differs(one, begins, ends)]
    note = None
    if others:
        note = message(
            "“{date}” stands nearest; “{other}” stands there as well",
            date=chosen[0].span.of(text),
            other=others[0].span.of(text),
        )
    return When(begins, ends, tuple(sorted({one.span for one in chosen})), note)


def _first(near: Sequence[Dated], end: str) -> Dated | None:
    """Return the nearest date, or a better known one that lies within it."""
    if not near:
        return None
    found = near[0]
    for one in near[1:]:
        if lies_within(getattr(one, end), getattr(found, end)):
            found = one
    return found


def _differs(one: Dated, start: str, end: str) -> bool:
    """Return whether a date says something else than the time that was chosen."""
    return not (meet(one.start, start) and meet(one.end, end))
