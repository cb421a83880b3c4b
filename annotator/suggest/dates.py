# SPDX-License-Identifier: Apache-2.0
"""Dates and clock times: what day each expression means, counted from the day of publication."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from annotator.domain.annotation import Piece
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Prediction, Suggestion
from annotator.suggest import Suggester
from annotator.suggest._dates.rules import RULES, reason
from annotator.text.times.article import times_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.message import Message
    from annotator.text.reading import Reading
    from annotator.text.times.article import Times
    from annotator.text.times.values import Value

_DASH = re.compile("[-/\N{EN DASH}]| to ")
_CALENDAR_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d.*)?)?)?", re.ASCII)


def suggest(reading: Reading) -> Iterator[Suggestion]:
    """Yield the dates and clock times of an article, in text order."""
    times = reading.once(times_of)
    for span, value in chain.from_iterable(times.found.values()):
        if value.rule:
            why = _reason(value, span.of(reading.text), times)
            yield Suggestion("date", (Piece(span),), f"date.{value.rule}", why, _fields(value))


def predict(reading: Reading) -> Iterator[Prediction]:
    """Yield every expression of time in the batch form, durations and "now" words too.

    A stretch such as "1957-58" is its two ends there.
    """
    for span, value in chain.from_iterable(reading.once(times_of).found.values()):
        if value.rule == "stretch":
            yield from _ends(span, span.of(reading.text), value.edtf)
        else:
            yield _prediction(span, value.kind, value.timex, _iso(value))


def _ends(span: Span, words: str, edtf: str) -> Iterator[Prediction]:
    """Yield the two ends of a stretch, "Nov. 24" and "30" of "Nov. 24-30"."""
    dash = _DASH.search(words)
    first, _, last = edtf.partition("/")
    if dash:
        yield _prediction(Span(span.start, span.start + dash.start()), "DATE", first, first)
        yield _prediction(Span(span.start + dash.end(), span.end), "DATE", last, last)


def _prediction(span: Span, kind: str, timex: str, written: str) -> Prediction:
    attrs: dict[str, object] = {"kind": kind, "timex": timex}
    if _CALENDAR_DATE.fullmatch(written):
        attrs["iso"] = written
    return Prediction(span.start, span.end, "timex", attrs)


def _iso(value: Value) -> str:
    """Return the calendar date of a value: of "Tuesday night" its day, clock times as written."""
    if value.precision == "part_of_day":
        return value.timex.partition("T")[0]
    return value.timex.removesuffix("Z")


def _reason(value: Value, words: str, times: Times) -> Message:
    """Return in a sentence why an expression means what it does."""
    today, guess = times.today, times.guess
    if guess and value.period == today and value.rule == "no_year":
        # The date of the dateline itself.
        return guess.reason
    day: Message | str = value.anchor or (today.written if today else "")
    if guess and not value.anchor:
        day = message("{day} (its year is worked out)", day=day)
    return reason(value, words, day)


def _fields(value: Value) -> dict[str, str]:
    fields = {
        "date_value": value.edtf,
        "date_precision": value.precision,
        "date_other": value.other,
        "date_rule": value.why,
    }
    return {key: written for key, written in fields.items() if written}


SUGGESTER = Suggester("date", RULES, suggest, predict)
