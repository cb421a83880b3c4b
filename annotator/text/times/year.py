# SPDX-License-Identifier: Apache-2.0
"""The year that a dateline leaves out, worked out from the article and the reader's today.

"Nov. 29 (UPI) -- ... on Wednesday": Nov. 29 was a Wednesday in 2017 and 2023, and will be in 2028.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.article import RegionRole
from annotator.domain.message import message
from annotator.text.times.periods import day_of
from annotator.text.times.tense import Tense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from annotator.domain.message import Message
    from annotator.text.reading import Reading, Sentence
    from annotator.text.times.line import Line
    from annotator.text.times.periods import Period

    Timed = tuple[Sentence, Line]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)", re.ASCII)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,20}((?:19|20)\d\d)", re.IGNORECASE)
_YEARS = range(1900, 2100)
# A weekday comes back to its date within twelve years, and an older text has its year on it.
_YEARS_BACK, _YEARS_ON = 12, 12
# How much a mention tells of the day of publication: one with its date, one in the first paragraph,
# "later Wednesday", the night before, others. A single mistake in an article is outvoted; others
# alone, "on Monday" far below, tell nothing.
_DATED, _LEAD, _SAME_DAY, _NIGHT_BEFORE, _ELSEWHERE = 8, 7, 4, 2, 1


@dataclass(frozen=True, slots=True)
class YearGuess:
    """A year with its reason; ``others`` are the years nearest to it that would do as well."""

    year: int
    others: tuple[int, ...]
    reason: Message


class _Vote(NamedTuple):
    """What a mention gives as the weekday of publication, 1 to 7, and how much it tells."""

    weekday: int
    weight: int
    words: str


def work_out_year(reading: Reading, timed: Sequence[Timed]) -> YearGuess | None:
    """Return the year of an article whose day of publication has none, or None.

    ``timed`` are its sentences that hold times. Without a weekday that is said of the day of
    publication, or a notice of copyright, nothing tells one year from another.
    """
    found = _YEARLESS.fullmatch(reading.published)
    if not found or reading.today is None:
        return None
    month_day = int(found[1]), int(found[2])
    marked = _copyright_year(reading)
    if marked and day_of(marked, *month_day):
        why = "The article has a notice of copyright of {year}"
        return YearGuess(marked, (), message(why, year=str(marked)))
    votes = list(_votes(reading, timed, month_day))
    weekday = _elected(votes)
    if not weekday:
        return None
    against = [one for one in votes if one.weight == _DATED and one.weekday != weekday]
    least = max((year for year in _past_years(timed) if year <= reading.today.year), default=0)
    fitting = _days_on(reading.today, month_day, weekday)
    return _guess(fitting, reading.today, least, against[0].words if against else "")


def _elected(votes: Sequence[_Vote]) -> int:
    """Return the weekday, 1 to 7, that most speaks for; 0 if little speaks for any."""
    sums = [sum(one.weight for one in votes if one.weekday == day) for day in range(8)]
    weekday = max(range(8), key=sums.__getitem__)
    is_told = any(one.weight > _ELSEWHERE and one.weekday == weekday for one in votes)
    return weekday if is_told else 0


def _votes(reading: Reading, timed: Sequence[Timed], published: tuple[int, int]) -> Iterator[_Vote]:
    """Yield what each weekday in the text tells of the day of publication."""
    places = enumerate(reading.paragraphs)
    lead = next((at for at, one in places if one.role is RegionRole.BODY), 0)
    for sentence, line in timed:
        if reading.paragraphs[sentence.paragraph].role is RegionRole.CAPTION:
            continue
        for place, text in enumerate(line.texts):
            if text.endswith("day") and "weekday" in line.senses(place):
                yield _vote(line, place, published, is_lead=sentence.paragraph == lead)


def _vote(line: Line, place: int, published: tuple[int, int], *, is_lead: bool) -> _Vote:
    number = int(line.senses(place)["weekday"])
    dated = _dated(line, place, number, published)
    before = line.texts[place - 1] if place else ""
    is_night = place + 1 < len(line) and line.senses(place + 1).get("part") == "NI"
    if dated:
        return dated
    if before in ("later", "earlier"):
        return _Vote(number, _SAME_DAY, "")
    if line.cues.before(place) is Tense.FUTURE or before in ("last", "next"):
        return _Vote(number, 0, "")
    if is_night or before == "late":
        return _Vote(number % 7 + 1, _NIGHT_BEFORE, "")
    return _Vote(number, _LEAD if is_lead else _ELSEWHERE, "")


def _dated(line: Line, place: int, weekday: int, published: tuple[int, int]) -> _Vote | None:
    """Return the vote of a mention that has its date: "Friday, Nov. 24".

    Both days count as of one common year; over a leap day the answer may be off by one.
    """
    rest = [at for at in range(place + 1, min(place + 4, len(line))) if line.texts[at] not in ",."]
    if len(rest) < 2 or "month" not in line.senses(rest[0]) or not line.texts[rest[1]].isdecimal():
        return None
    named = day_of(2023, int(line.senses(rest[0])["month"]), int(line.texts[rest[1]]))
    own = day_of(2023, *published)
    if named is None or own is None:
        return None
    words = f"{line.written(place)}, {line.written(rest[0])} {line.written(rest[1])}"
    return _Vote((weekday - 1 + (own.first - named.first).days) % 7 + 1, _DATED, words)


def _days_on(today: date, month_day: tuple[int, int], weekday: int) -> list[Period]:
    """Return the days that are such a date and weekday, in the years around today."""
    years = range(today.year - _YEARS_BACK, today.year + _YEARS_ON)
    days = [day for year in years if (day := day_of(year, *month_day))]
    return [day for day in days if day.first.isoweekday() == weekday]


def _guess(fitting: Sequence[Period], today: date, least: int, against: str) -> YearGuess | None:
    """Return the last fitting year before today, not before the least; ``against`` is not heard."""
    past = [day for day in fitting if day.first <= today and day.first.year >= least]
    if not past:
        return None
    chosen = past[-1]
    at = fitting.index(chosen)
    others = tuple(day.first.year for day in fitting[max(0, at - 1) : at + 2] if day != chosen)
    why = "{day} was a {weekday}, as the article says of its own day; so it is in {others}"
    if against:
        why += ". “{against}” does not go with that"
    reason = message(
        why,
        day=chosen.written,
        weekday=message(_WEEKDAYS[chosen.first.weekday()]),
        others=", ".join(map(str, others)),
        against=against,
    )
    return YearGuess(chosen.first.year, others, reason)


def _copyright_year(reading: Reading) -> int:
    """Return the year of a notice of copyright, the latest one, or 0."""
    return max((int(found[1]) for found in _COPYRIGHT.finditer(reading.text)), default=0)


def _past_years(timed: Sequence[Timed]) -> Iterator[int]:
    """Yield the years that are spoken of as past: the article is not older than that."""
    for _, line in timed:
        for place in line.special:
            year = int(line.senses(place).get("year", "0"))
            if year in _YEARS and line.cues.before(place) is Tense.PAST:
                yield year
