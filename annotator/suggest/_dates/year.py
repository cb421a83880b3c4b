# SPDX-License-Identifier: Apache-2.0
"""The year that a dateline leaves out, worked out from the article and the reader's today.

"Nov. 29 (UPI) -- ... on Wednesday": Nov. 29 was a Wednesday in 2017 and 2023, and will be in 2028.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.article import RegionRole
from annotator.domain.message import message
from annotator.suggest._dates.items import read_items
from annotator.suggest._dates.periods import Period, day_of
from annotator.suggest._dates.tense import Tense, cue_before

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from annotator.domain.message import Message
    from annotator.domain.span import Span
    from annotator.suggest._dates.items import Item
    from annotator.text.reading import Reading

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)", re.ASCII)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,20}((?:19|20)\d\d)", re.IGNORECASE)
_WRITTEN_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(?:{})\b".format("|".join(_WEEKDAYS)))
# Newspapers with a text that can be read in by a machine are not older; leap days return by then.
_YEARS_BACK, _YEARS_ON = 60, 12
# How much a mention tells of the day of publication: one with its date, one in the first paragraph,
# "later Wednesday", the night before, others. A single mistake in an article is outvoted.
_DATED, _LEAD, _SAME_DAY, _NIGHT_BEFORE, _ELSEWHERE = 8, 7, 4, 2, 1


@dataclass(frozen=True, slots=True)
class YearGuess:
    """A year with its reason; ``others`` are the years nearest to it that would do as well."""

    year: int
    others: tuple[int, ...]
    reason: Message


def work_out_year(reading: Reading) -> YearGuess | None:
    """Return the year of an article whose day of publication has none, or None.

    Without a weekday or a notice of copyright nothing tells one year from another.
    """
    found = _YEARLESS.fullmatch(reading.published)
    if not found or reading.today is None:
        return None
    month, day = int(found[1]), int(found[2])
    marked = _copyright_year(reading)
    if marked and day_of(marked, month, day):
        why = "The article has a notice of copyright of {year}"
        return YearGuess(marked, (), message(why, year=str(marked)))
    weekday = weekday_of_publication(reading, month, day)
    return _by_weekday(reading, reading.today, (month, day), weekday) if weekday else None


def weekday_of_publication(reading: Reading, month: int, day: int) -> int:
    """Return the weekday, 1 to 7, that the article gives to its own day; 0 if it gives none."""
    votes: Counter[int] = Counter()
    lead = _lead(reading)
    for sentence in reading.sentences:
        is_caption = reading.paragraphs[sentence.paragraph].role is RegionRole.CAPTION
        if is_caption or not _WEEKDAY.search(reading.text, *_bounds(sentence.span)):
            continue
        items = read_items(sentence.words)
        for place, item in enumerate(items):
            if "weekday" in item.senses:
                is_lead = sentence.paragraph == lead
                weekday, weight = _vote(items, place, (month, day), is_lead=is_lead)
                votes[weekday] += weight
    return max(votes, key=lambda number: votes[number]) if votes.total() else 0


def _vote(
    items: list[Item], place: int, published: tuple[int, int], *, is_lead: bool
) -> tuple[int, int]:
    """Return the weekday that a mention gives to the day of publication, and how much it tells."""
    number = int(items[place].senses["weekday"])
    dated = _dated_weekday(items, place, number, published)
    if dated:
        return dated, _DATED
    if cue_before(items, place) is Tense.FUTURE:
        return number, 0
    before = items[place - 1].text if place else ""
    is_night = place + 1 < len(items) and items[place + 1].senses.get("part") == "NI"
    if is_night or before == "late":
        return number % 7 + 1, _NIGHT_BEFORE
    if before in ("last", "next"):
        return number, 0
    if before in ("later", "earlier"):
        return number, _SAME_DAY
    return number, _LEAD if is_lead else _ELSEWHERE


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _by_weekday(
    reading: Reading, today: date, month_day: tuple[int, int], weekday: int
) -> YearGuess | None:
    """Return the last year before today in which the day was such a weekday."""
    years = range(today.year - _YEARS_BACK, today.year + _YEARS_ON)
    days = [day for year in years if (day := day_of(year, *month_day))]
    fitting = [day for day in days if day.first.isoweekday() == weekday]
    least = _latest_past_year(reading, today)
    past = [day for day in fitting if day.first <= today and day.first.year >= least]
    if not past:
        return None
    chosen = past[-1]
    at = fitting.index(chosen)
    others = tuple(day.first.year for day in fitting[max(0, at - 1) : at + 2] if day != chosen)
    return YearGuess(chosen.first.year, others, _reason(chosen, weekday, others))


def _reason(chosen: Period, weekday: int, others: tuple[int, ...]) -> Message:
    return message(
        "{day} was a {weekday}, as the article says of its own day; so it is in {others}",
        day=chosen.written,
        weekday=_WEEKDAYS[weekday - 1],
        others=", ".join(map(str, others)),
    )


def _lead(reading: Reading) -> int:
    """Return the place of the first paragraph of body text."""
    places = enumerate(reading.paragraphs)
    return next((at for at, one in places if one.role is RegionRole.BODY), 0)


def _dated_weekday(items: list[Item], place: int, weekday: int, published: tuple[int, int]) -> int:
    """Return the weekday of the day of publication if a mention has its date: "Friday, Nov. 24".

    Both days count as of one common year; over a leap day the answer may be off by one.
    """
    rest = [item for item in items[place + 1 : place + 4] if item.text not in (",", ".")]
    if len(rest) < 2 or "month" not in rest[0].senses or not rest[1].text.isdecimal():
        return 0
    named = day_of(2023, int(rest[0].senses["month"]), int(rest[1].text))
    own = day_of(2023, *published)
    if named is None or own is None:
        return 0
    return (weekday - 1 + (own.first - named.first).days) % 7 + 1


def _copyright_year(reading: Reading) -> int:
    """Return the year of a notice of copyright, the latest one, or 0."""
    return max((int(found[1]) for found in _COPYRIGHT.finditer(reading.text)), default=0)


def _latest_past_year(reading: Reading, today: date) -> int:
    """Return the latest year that the article speaks of as past: it is not older than that."""
    return max((year for year in _past_years(reading) if year <= today.year), default=0)


def _past_years(reading: Reading) -> Iterator[int]:
    """Yield the years written in the article that follow "in" or "since" in the past tense."""
    for sentence in reading.sentences:
        if not _WRITTEN_YEAR.search(reading.text, sentence.span.start, sentence.span.end):
            continue
        items = read_items(sentence.words)
        for place, item in enumerate(items):
            is_year = _WRITTEN_YEAR.fullmatch(item.text) and place > 0
            if is_year and cue_before(items, place) is Tense.PAST:
                yield int(item.text)
