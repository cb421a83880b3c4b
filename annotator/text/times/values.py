# SPDX-License-Identifier: Apache-2.0
"""What an expression of time means, in the forms that the window and the judges ask for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.text.times.periods import Period

DATE, TIME, DURATION, SET = "DATE", "TIME", "DURATION", "SET"


class Why(StrEnum):
    """How a value follows from the words; a date keeps it, and the window words it."""

    WRITTEN = "written"
    SAME_DAY = "publication"
    COUNTED_BACK = "back"
    COUNTED_ON = "on"
    NEAREST = "nearest"
    NEAREST_PAST = "nearest_before"
    NEAREST_FUTURE = "nearest_after"
    HOLDS_DATELINE = "around"
    FROM_LAST = "named_before"
    UNTIL_NOW = "until_publication"
    CLOCK = "clock"
    CLASH = "clash"
    NO_YEAR = "no_year"
    NO_DAY = "no_day"


# How a day, week or year so many off is counted from that of publication: 0, 1 and -1.
WHY_SHIFTED = (Why.HOLDS_DATELINE, Why.COUNTED_ON, Why.COUNTED_BACK)


class Value(NamedTuple):
    """A meaning: ``kind`` and ``timex`` as in TIMEX3, the rest as the fields of a date.

    ``rule`` is blank for what only judges ask for: durations, sets, "now"; ``why`` how it was
    worked out. ``period`` is what later expressions count from, None where that is not known;
    ``anchor`` is what the value itself was counted from, blank for the day of publication.
    """

    kind: str
    timex: str
    rule: str = ""
    why: str = ""
    edtf: str = ""
    precision: str = ""
    other: str = ""
    period: Period | None = None
    anchor: str = ""


def dated(period: Period, rule: str, why: str, *, other: Period | None = None) -> Value:
    """Return the value of a day, month and so on that is known."""
    return Value(
        kind=DATE,
        timex=period.timex,
        rule=rule,
        why=why,
        edtf=period.edtf,
        precision=period.precision,
        other=other.edtf if other else "",
        period=period,
    )


def undated(timex: str, rule: str, precision: str) -> Value:
    """Return the value of an expression that counts from a day which is not known."""
    return Value(DATE, timex, rule, Why.NO_DAY, precision=precision)
