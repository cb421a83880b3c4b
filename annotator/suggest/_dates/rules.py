# SPDX-License-Identifier: Apache-2.0
"""The rules for dates as they are listed, counted, switched off, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.message import message
from annotator.domain.suggestion import Rule

if TYPE_CHECKING:
    from annotator.domain.message import Message

# Why an expression means what it does; {words} is the expression, {day} what it counts from.
WRITTEN = "“{words}” is written out in full"
SAME_DAY = "“{words}” is the day of the dateline, {day}"
COUNTED_BACK = "“{words}” counted back from the dateline, {day}"
COUNTED_ON = "“{words}” counted on from the dateline, {day}"
NEAREST = "“{words}” is the nearest one to the dateline, {day}"
NEAREST_PAST = "“{words}” is the nearest one before the dateline, {day}"
NEAREST_FUTURE = "“{words}” is the nearest one after the dateline, {day}"
HOLDS_DATELINE = "“{words}” is the one that holds the dateline, {day}"
FROM_LAST = "“{words}” counted from the date named before it, {day}"
UNTIL_NOW = "“{words}” ends about the dateline, {day}; when it began is not said"
CLOCK = "“{words}” is a time on the day of the date named before it, {day}"
NO_YEAR = "The year of “{words}” is not known, nor that of the article"
_NO_DAY = "“{words}” counts from the day of publication, which is not known"

# Key behind "date.", and label.
_TABLE = (
    ("written", "Dates written out"),
    ("no_year", "Dates without a year"),
    ("weekday", "Days of the week"),
    ("day_name", "Today, yesterday, tomorrow"),
    ("near_period", "Last week, next month"),
    ("ago", "Three days ago"),
    ("later", "A year earlier, the next day"),
    ("quarter", "Quarters and halves of a year"),
    ("season", "Seasons"),
    ("holiday", "Holidays"),
    ("year", "Years"),
    ("decade", "Decades and centuries"),
    ("stretch", "From one date to another"),
    ("clock", "Clock times"),
    ("recent", "Recent months"),
)

RULES = tuple(Rule(f"date.{key}", "date", label) for key, label in _TABLE)


def reason(why: str, words: str, day: Message | str) -> Message:
    """Return in a sentence why an expression means what it does."""
    return message(why or _NO_DAY, words=words, day=day)
