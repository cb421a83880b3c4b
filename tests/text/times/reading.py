# SPDX-License-Identifier: Apache-2.0
"""Sentences with a day of publication, and the times found in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from annotator.text.reading import Reading
from annotator.text.regions import find_regions
from annotator.text.times.finding import find_times
from annotator.text.times.line import Line
from annotator.text.times.periods import Period, Unit
from annotator.text.times.place import Place

if TYPE_CHECKING:
    from annotator.text.times.values import Value


def times(text: str, published: str = "2023-11-29") -> list[tuple[str, Value]]:
    """Return every expression of time with what it means; the default day is a Wednesday."""
    sentences = Reading(text, find_regions(text)).sentences
    lines = [Line(sentence.words, sentence.lowers) for sentence in sentences]
    today = Period(Unit.DAY, date.fromisoformat(published)) if published else None
    return [(span.of(text), value) for span, value in find_times(lines, Place(today))]


def values(text: str, published: str = "2023-11-29") -> list[tuple[str, str]]:
    """Return what is a date, with its value."""
    return [(words, value.edtf) for words, value in times(text, published) if value.rule]


def timexes(text: str, published: str = "2023-11-29") -> list[tuple[str, str]]:
    """Return every expression of time with its TIMEX3 value."""
    return [(words, value.timex) for words, value in times(text, published)]
