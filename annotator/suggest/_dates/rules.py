# SPDX-License-Identifier: Apache-2.0
"""The rules for dates as they are listed, counted, switched off, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.message import message
from annotator.domain.suggestion import Rule
from annotator.text.times.values import Why

if TYPE_CHECKING:
    from annotator.domain.message import Message
    from annotator.text.times.values import Value

# Why an expression means what it does; {words} is the expression, {day} what it counts from.
_REASONS = {
    Why.WRITTEN: "“{words}” is written out in full",
    Why.SAME_DAY: "“{words}” is the day of publication, {day}",
    Why.COUNTED_BACK: "“{words}” is counted back from publication on {day}",
    Why.COUNTED_ON: "“{words}” is counted on from publication on {day}",
    Why.NEAREST: "“{words}” is the nearest one to publication on {day}",
    Why.NEAREST_PAST: "“{words}” is the nearest one before publication on {day}",
    Why.NEAREST_FUTURE: "“{words}” is the nearest one after publication on {day}",
    Why.HOLDS_DATELINE: "“{words}” is the one that publication on {day} falls in",
    Why.FROM_LAST: "“{words}” is counted from the date named before it, {day}",
    Why.UNTIL_NOW: "“{words}” ends about publication on {day}; when it began is not said",
    Why.CLOCK: "“{words}” is a time on the day of the date named before it, {day}",
    Why.CLASH: "“{words}” does not fit: {named} is a {weekday}",
    Why.NO_YEAR: "The year of “{words}” is not known, nor that of the article",
    Why.NO_DAY: "“{words}” counts from the day of publication, which is not known",
}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Key behind "date.", and label.
_TABLE = (
    ("written", "Dates written out"),
    ("no_year", "Dates without a year"),
    ("weekday", "Days of the week"),
    ("day_name", "“Today”, “yesterday”, “tomorrow”"),
    ("near_period", "“Last week”, “next month”"),
    ("ago", "“Three days ago”"),
    ("later", "“A year earlier”, “the next day”"),
    ("quarter", "Quarters and halves of a year"),
    ("season", "Seasons"),
    ("holiday", "Holidays"),
    ("year", "Years"),
    ("decade", "Decades and centuries"),
    ("stretch", "Stretches from one date to another"),
    ("clock", "Clock times"),
    ("recent", "Recent months"),
)

RULES = tuple(Rule(f"date.{key}", "date", label) for key, label in _TABLE)


def reason(value: Value, words: str, day: Message | str) -> Message:
    """Return in a sentence why an expression means what it does; it counts from the day."""
    named = value.period
    return message(
        _REASONS[Why(value.why)],
        words=words,
        day=day,
        named=named.written if named else "",
        weekday=message(WEEKDAYS[named.first.weekday()]) if named else "",
    )
