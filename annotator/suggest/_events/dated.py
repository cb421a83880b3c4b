# SPDX-License-Identifier: Apache-2.0
"""The dates of a sentence, and whether something begins with them, ends with them, or is then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span
from annotator.suggest._events.phrases import RANKS
from annotator.suggest._events.when import DAY, is_day
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.suggestion import Suggestion
    from annotator.suggest._quotes.tagged import Tagged
    from annotator.text.reading import Reading

_BEGINS = frozenset(("since", "from", "starting", "beginning", "effective", "between"))
_ENDS = frozenset(("until", "till", "through", "before", "by"))
# Something is then at some other time, which is not told.
_ELSEWHEN = frozenset(("after", "than", "following", "ahead"))
# What may stand between such a word and its date.
_AROUND = frozenset(("at", "about", "around", "roughly", "approximately", "least", "the", "just"))
_TO = frozenset(("to", "until", "till", "through", "-", "\N{EN DASH}", "\N{EM DASH}"))
# "The third time since May": no more than how often is told.
_COUNTED_SINCE = frozenset(
    (
        *RANKS,
        *("time", "times", "since"),
        *("highest", "lowest", "worst", "best", "biggest", "largest", "deadliest", "most", "least"),
    )
)
_REACH = 4  # words
_RANK_REACH = 10  # words, "the third storm to strike the coast of Norvale since May"
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night", "lunchtime"))
_SHORT_WHILES = frozenset(("minutes", "moments", "seconds"))
_POINTING = _SHORT_WHILES | {"that"}
# Of so much the value is known no better than that it lies somewhere in it.
_VAGUE = frozenset(("week", "month", "season", "decade", "century", "part_of_day"))


class Dated(NamedTuple):
    """A date among the words ``[first, last)`` of its sentence.

    ``start`` and ``end`` are EDTF: of what it is told with, blank where it does not tell them.
    ``lead`` is the word that leads to it, blank for none. ``is_of_noun`` tells that it is said of
    the noun behind it, "the Oct. 7 attack", to which the words in front of it lead.
    """

    span: Span
    first: int
    last: int
    start: str
    end: str
    lead: str = ""
    is_of_noun: bool = False


class Dates:
    """The dates of an article by the places of their sentences."""

    def __init__(self, reading: Reading) -> None:
        """Read where the dates stand that are known."""
        self._found: dict[int, list[Suggestion]] = defaultdict(list)
        self._sentences = reading.sentences
        starts = [sentence.span.start for sentence in reading.sentences]
        for one in reading.checked(reading.found):
            if one.kind == "date":
                place = bisect_right(starts, one.envelope.start) - 1
                if place >= 0 and reading.sentences[place].span.contains(one.envelope):
                    self._found[place].append(one)

    def of(self, sentence: Tagged) -> list[Dated]:
        """Return the dates of a sentence, in text order; what belongs together is one."""
        back = _points_back(sentence)
        found = self._found.get(sentence.sentence.place)
        if not found:
            return self._same_day(sentence, back) if back else []
        words = sentence.words
        first = bisect_left(found, words[0].start, key=_start)
        last = bisect_left(found, words[-1].end, first, key=_start)
        dated = [one for one in _paired(sentence, list(_read(sentence, found[first:last]))) if one]
        more = self._same_day(sentence, back) if back else []
        return sorted([*dated, *more], key=_place) if more else dated

    def _same_day(self, sentence: Tagged, back: Words) -> list[Dated]:
        """Return "that evening" with the day that the paragraph named last, none without one."""
        span = sentence.bare_span(back)
        place = sentence.sentence.place
        near = [one for one in self._found.get(place, ()) if one.envelope.end <= span.start]
        while not near and place and self._is_beside(place):
            place -= 1
            near = self._found.get(place, [])
        value = _ends_of(near[-1])[0] if near else ""
        day = value[:DAY] if is_day(value) else ""
        return [Dated(span, back.first, back.last, day, "")] if day else []

    def _is_beside(self, place: int) -> bool:
        """Return whether a sentence and the one before stand in one paragraph."""
        return self._sentences[place].paragraph == self._sentences[place - 1].paragraph


def _points_back(sentence: Tagged) -> Words | None:
    """Return where a sentence says "that evening" or "minutes later", None where it does not."""
    low = sentence.low
    if _POINTING.isdisjoint(low):
        return None
    for first, (word, following) in enumerate(pairwise(low)):
        if (word == "that" and following in _PARTS_OF_DAY) or (
            word in _SHORT_WHILES and following == "later"
        ):
            return Words(first, first + 2)
    return None


def _place(dated: Dated) -> int:
    return dated.first


def _start(suggestion: Suggestion) -> int:
    return suggestion.pieces[0].span.start


def dates_of(reading: Reading) -> Dates:
    """Return the dates of an article; ask by ``reading.once(dates_of)``."""
    return Dates(reading)


def _read(sentence: Tagged, found: Sequence[Suggestion]) -> Iterator[Dated]:
    starts = [word.start for word in sentence.words]
    for one in found:
        span = one.envelope
        first = bisect_right(starts, span.start) - 1
        last = bisect_left(starts, span.end)
        if first < 0 or last <= first or sentence.words[-1].end < span.end:
            continue
        is_of_noun = _is_of_noun(sentence, first, last)
        lead = "" if is_of_noun else _lead(sentence.low, first)
        start, end = _ends_of(one)
        yield Dated(span, first, last, start, end, lead, is_of_noun)


def _is_of_noun(sentence: Tagged, first: int, last: int) -> bool:
    if last >= len(sentence.low):
        return False
    if sentence.low[last] == "'s":
        return True
    return sentence.tags[last] in NOUNS and first > 0 and sentence.tags[first - 1] in BEFORE_NOUNS


def _lead(lowers: Sequence[str], first: int) -> str:
    """Return the word that leads to a date, past those that only make it vaguer."""
    for place in range(first - 1, max(-1, first - _REACH), -1):
        if lowers[place] not in _AROUND:
            return lowers[place]
    return ""


def _ends_of(one: Suggestion) -> tuple[str, str]:
    """Return when something starts and ends that is told with a date and nothing else.

    A stretch that is written out has two ends; "last week" is one time that is not known well.
    """
    value: str = one.fields.get("date_value", "")
    start, parted, end = value.partition("/")
    is_vague = one.fields.get("date_precision") in _VAGUE or one.rule == "date.near_period"
    if not parted or (is_vague and start and end):
        return value, ""
    return ("" if start == ".." else start), ("" if end == ".." else end)


def _paired(sentence: Tagged, found: list[Dated]) -> Iterator[Dated | None]:
    """Yield the dates with what their leads say; two that are the ends of a stretch are one."""
    lowers = sentence.low
    skips = False
    for one, behind in zip_longest(found, found[1:]):
        if skips:
            skips = False
            continue
        between = lowers[one.last : behind.first] if behind else ()
        if behind and len(between) == 1 and _joins(one, between[0]):
            skips = True
            span = Span(one.span.start, behind.span.end)
            yield Dated(span, one.first, behind.last, one.start, behind.end or behind.start, "from")
        else:
            yield _led(lowers, one)


def _joins(one: Dated, word: str) -> bool:
    return word in _TO or (word == "and" and one.lead == "between")


def _led(lowers: Sequence[str], one: Dated) -> Dated | None:
    """Return a date as its lead has it, None where it does not tell when something is."""
    if one.lead in _ELSEWHEN:
        return None
    if one.lead == "since" and not _COUNTED_SINCE.isdisjoint(_before_lead(lowers, one)):
        return None
    if one.lead in _ENDS:
        return one._replace(start="", end=one.end or one.start)
    if one.lead in _BEGINS:
        return one._replace(end="")
    return one


def _before_lead(lowers: Sequence[str], one: Dated) -> Sequence[str]:
    """Return the few words in front of the word that leads to a date."""
    place = one.first - 1
    while place > 0 and lowers[place] != one.lead:
        place -= 1
    return lowers[max(0, place - _RANK_REACH) : place]
