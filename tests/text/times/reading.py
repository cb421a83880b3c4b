# SPDX-License-Identifier: Apache-2.0
"""Sentences with a day of publication, and the times found in them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from annotator.text.reading import Reading
from annotator.text.regions import find_regions
from annotator.text.times.article import times_of

if TYPE_CHECKING:
    from annotator.text.times.values import Value


def times(text: str, published: str = "2023-11-29") -> list[tuple[str, Value]]:
    """Return every expression of time with what it means; the default day is a Wednesday."""
    reading = Reading(text, find_regions(text), published=published)
    found = chain.from_iterable(reading.once(times_of).found.values())
    return [(span.of(text), value) for span, value in found]


def values(text: str, published: str = "2023-11-29") -> list[tuple[str, str]]:
    """Return what is a date, with its value."""
    return [(words, value.edtf) for words, value in times(text, published) if value.rule]


def timexes(text: str, published: str = "2023-11-29") -> list[tuple[str, str]]:
    """Return every expression of time with its TIMEX3 value."""
    return [(words, value.timex) for words, value in times(text, published)]
