# SPDX-License-Identifier: Apache-2.0
"""Dates and clock times: what day each expression means, counted from the day of publication."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.annotation import Piece
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Prediction, Suggestion
from annotator.suggest import Suggester
from annotator.suggest._dates.rules import RULES, reason
from annotator.suggest._dates.year import work_out_year
from annotator.text.times.finding import find_times
from annotator.text.times.lexicon import core_words
from annotator.text.times.line import Line
from annotator.text.times.periods import Period, Unit
from annotator.text.times.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.message import Message
    from annotator.suggest._dates.year import YearGuess
    from annotator.text.reading import Reading
    from annotator.text.times.finding import Found
    from annotator.text.times.values import Value

_DASH = re.compile("[-\N{EN DASH}]| to ")
_CALENDAR_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d.*)?)?)?", re.ASCII)


def suggest(reading: Reading) -> Iterator[Suggestion]:
    """Yield the dates and clock times of an article, in text order."""
    counted = _counted(reading)
    for span, value in counted.times:
        if value.rule:
            why = counted.reason(value, span.of(reading.text))
            yield Suggestion("date", (Piece(span),), f"date.{value.rule}", why, _fields(value))


def predict(reading: Reading) -> Iterator[Prediction]:
    """Yield every expression of time in the batch form, durations and "now" words too.

    A stretch such as "1957-58" is its two ends there.
    """
    for span, value in _counted(reading).times:
        if value.rule == "stretch":
            yield from _ends(span, span.of(reading.text), value.edtf)
        else:
            yield _prediction(span, value.kind, value.timex, _iso(value))


class _Counted(NamedTuple):
    """The expressions of time of an article, and what they are counted from."""

    times: Iterator[Found]
    today: Period | None
    guess: YearGuess | None

    def reason(self, value: Value, words: str) -> Message:
        """Return in a sentence why an expression means what it does."""
        if self.guess and value.period == self.today and value.rule == "no_year":
            # The date of the dateline itself.
            return self.guess.reason
        day: Message | str = value.anchor or (self.today.written if self.today else "")
        if self.guess and not value.anchor:
            day = message("{day} (its year is worked out)", day=day)
        return reason(value, words, day)


def _counted(reading: Reading) -> _Counted:
    sentences = list(reading.holding(core_words(), or_figures=True))
    lines = [Line(sentence.words, sentence.lowers) for sentence in sentences]
    guess = work_out_year(reading, list(zip(sentences, lines, strict=True)))
    today = _today(reading.published, guess)
    return _Counted(find_times(_in_turn(reading, lines), Place(today)), today, guess)


def _in_turn(reading: Reading, lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        reading.check()
        yield line


def _today(published: str, guess: YearGuess | None) -> Period | None:
    """Return the day that an article speaks from, None where its year is not to be had."""
    written = f"{guess.year}{published[4:]}" if guess else published
    try:
        return Period(Unit.DAY, date.fromisoformat(written[:10]))
    except ValueError:
        return None


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


def _fields(value: Value) -> dict[str, str]:
    fields = {
        "date_value": value.edtf,
        "date_precision": value.precision,
        "date_other": value.other,
        "date_rule": value.why,
    }
    return {key: written for key, written in fields.items() if written}


SUGGESTER = Suggester("date", RULES, suggest, predict)
