# SPDX-License-Identifier: Apache-2.0
"""Dates and clock times as news prose writes them, as one expression."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_SHORT_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_WEEKDAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thu", "Fri", "Sat", "Sun")
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
_RELATIVE_DAYS = ("today", "yesterday", "tomorrow", "tonight")
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_PERIODS = (*_SEASONS, "week", "weekend", "month", "quarter", "year", "decade", "century")
_NEARNESS = ("early", "late", "mid")
_WHICH = ("last", "next", "this", "past", "coming")
_CLOCK_WORDS = ("noon", "midnight")
_ZONES = (
    *("GMT", "UTC", "BST", "CET", "CEST"),
    *("ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT"),
)
_BLANK = "[ \N{NO-BREAK SPACE}]"
_DASH = "[-\N{EN DASH}]"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"


def find_dates(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the dates and clock times in ``text[start:end]``, in order and apart.

    In "May 3 and 4" the second day is a date of its own.
    """
    for match in _DATE.finditer(text, start, end):
        yield Span(*match.span())
        if _MONTH_DAY.fullmatch(match.group()):
            more = _MORE_DAYS.match(text, match.end(), end)
            if more:
                yield Span(*more.span("day"))


def _any(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _capitalised(words: Iterable[str]) -> str:
    """Return a pattern for one of the words with a small or a capital letter in front."""
    return _any(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in words)


def _clock() -> str:
    """Return a pattern for a clock time: "7 a.m. GMT", "16:30", "noon"."""
    zone = rf"(?:{_BLANK}\(?{_any(_ZONES)}\b\)?)?"
    return (
        rf"(?:\d{{1,2}}(?:[:.]\d\d)?{_BLANK}?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o.clock\b){zone}"
        rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d){zone}"
        rf"|{_capitalised(_CLOCK_WORDS)}\b)"
    )


def _of_month() -> str:
    """Return a pattern for a month with or without a day and year: "May 3-4, 2023"."""
    day = rf"{_NUMBER}(?:st|nd|rd|th)?(?!\d|[.,:]\d)"
    month = rf"(?:{_any(_MONTHS)}|{_any(_SHORT_MONTHS)}\b\.?)"
    return (
        rf"(?:{month}{_BLANK}{day}(?:{_DASH}{_NUMBER}(?!\d))?(?:,?{_BLANK}{_YEAR}\b)?"
        rf"|{day}(?:{_BLANK}of)?{_BLANK}{month}(?:,?{_BLANK}{_YEAR}\b)?"
        rf"|{month},?{_BLANK}{_YEAR}\b"
        # "May" and "March" begin other sentences, so alone they need a word in front.
        rf"|(?:(?<=\bin )|(?<=\bsince )|(?<=\bof )|(?<=\buntil )){month}"
        rf"|{_any(set(_MONTHS) - {'May', 'March'})})"
    )


def _date() -> str:
    """Return a pattern for a date without its clock time."""
    weekday = rf"(?:{_any(_WEEKDAYS)}\b|{_any(_SHORT_WEEKDAYS)}\.(?={_BLANK}))"
    part = _any(_PARTS_OF_DAY)
    near = rf"(?:{_capitalised(_NEARNESS)}(?:{_BLANK}|{_DASH}))"
    of_month = _of_month()
    iso = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
    strokes = "|".join(
        rf"{_NUMBER}{sign}{_NUMBER}{sign}(?:19|20)\d\d(?!\d)" for sign in (r"\.", "/")
    )
    of_week = (
        rf"(?:{near}?{weekday}(?:{_BLANK}{part}\b)?(?:,?{_BLANK}{of_month})?"
        rf"|{near}?{_capitalised(_RELATIVE_DAYS)}\b(?:{_BLANK}{part}\b)?)"
    )
    relative = (
        rf"(?:{_capitalised(_WHICH)}{_BLANK}"
        rf"(?:{weekday}(?:{_BLANK}{part}\b)?"
        rf"|{_any((*_PERIODS, *_PARTS_OF_DAY, *_MONTHS))}\b))"
    )
    of_year = (
        rf"(?:{near}?(?:{_capitalised(_SEASONS)}(?:{_BLANK}of)?{_BLANK})?"
        rf"{_YEAR}(?:s|{_DASH}{_YEAR})?\b(?![-%]\d))"
    )
    return rf"(?:{iso}|{strokes}|{of_week}|{near}?{of_month}|{relative}|{of_year})"


def _build() -> re.Pattern[str]:
    """Return the pattern for a whole expression, made of the word lists."""
    clock, date = _clock(), _date()
    joint = rf"(?:,?{_BLANK}(?:(?:on|at|in the|of){_BLANK})?)"
    return re.compile(
        rf"(?<![\w.,$£€:/-])(?:{clock}(?:{joint}{date})?|{date}(?:{joint}{clock})?)(?!\w)"
    )


_DATE = _build()
_MONTH_DAY = re.compile(rf"{_any((*_MONTHS, *_SHORT_MONTHS))}\.?\s\d{{1,2}}")
# Not "May 3 and 4 people", "May 3 and 7 p.m.".
_MORE_DAYS = re.compile(
    r" (?:and|or) (?P<day>3[01]|[12]\d|[1-9])"
    r"(?=[.,;:!?)\"”]|$| (?:in|at|on|of|to|for|by|with|from|and|or|as|but|when|after|before)\b)"
    r"(?![.,:]\d)"
)
