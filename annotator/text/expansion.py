# SPDX-License-Identifier: Apache-2.0
"""A selection that grows by what words mean: word, number, quotation, sentence; and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.text.characters import whole
from annotator.text.dates import find_dates
from annotator.text.numbers import find_numbers
from annotator.text.quotations import all_quotations
from annotator.text.units import unit_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.text.frame import Frame

# A number or a date is shorter, a quotation or a clause than this.
_SHORT, _LARGE = 120, 40_000
# What parts clauses; a comma within a number has no blank behind it.
_CLAUSE_END = re.compile(
    r"[,;:](?=\s|[\"”])|[()\[\]\"“”„«»\N{EM DASH}]|\s(?:--?|\N{EN DASH})(?=\s)"
)
# Words that no counted thing begins with, and that end in "s" like a plural.
_NO_NOUN = (
    r"(?!(?:a|an|and|are|as|at|be|but|by|did|for|from|had|has|have|he|his|if|in|into|is|it|its|less"
    r"|more|nor|of|off|on|or|our|out|over|per|said|says|she|since|so|than|that|the|their|they|this"
    r"|to|under|until|up|us|was|we|were|when|which|while|who|whose|will|with)\b)"
)
_UNCOUNTED = "(?:people|men|women|children|police|crew|staff|feet|mph|kph|km|cm|mm|kg|m|g|lb|mi|ft)"
# "60 hostages", "27 fishing boats", "118 kilometres per hour", "one sailing a day".
_BLANK = "[ \N{NO-BREAK SPACE}]"
_WORD = r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_COUNTED = re.compile(
    rf"(?:{_BLANK}{_NO_NOUN}{_WORD}){{0,2}}?{_BLANK}{_NO_NOUN}(?:{_WORD}s|{_UNCOUNTED})\b"
    r"(?: (?:per|an?) [^\W\d_]+)?"
)


class Widening:
    """Remembers how a selection grew, so that it shrinks back the way it came."""

    def __init__(self) -> None:
        """Start with no way to go back."""
        self._path: list[Span] = []

    def widen(self, frame: Frame, span: Span) -> Span:
        """Return the next larger unit around a selection or caret; the whole text stays."""
        if not self._path or self._path[-1] != span:
            self._path = [span]
        wider = widened(frame, span)
        if wider != span:
            self._path.append(wider)
        return wider

    def narrow(self, frame: Frame, span: Span) -> Span:
        """Return what the selection was before it grew; else the largest unit where it begins."""
        if len(self._path) > 1 and self._path[-1] == span:
            self._path.pop()
            return self._path[-1]
        self._path = []
        return narrowed(frame, span)


def widened(frame: Frame, span: Span) -> Span:
    """Return the smallest unit that holds a stretch and more; the whole text where none does."""
    last = max(span.start, span.end - 1)
    # A date goes before the clause that its comma would end.
    for units in (_figures_and_words, _larger):
        found = (whole(frame.text, unit) for unit in units(frame, span, last))
        wider = [unit for unit in found if unit.contains(span) and unit != span]
        if wider:
            return min(wider, key=len)
    return Span(0, len(frame.text))


def narrowed(frame: Frame, span: Span) -> Span:
    """Return the largest unit within a stretch that is reached from where it begins."""
    inner = Span(span.start, span.start)
    while True:
        wider = widened(frame, inner)
        if wider in (inner, span) or not span.contains(wider):
            return inner
        inner = wider


def _larger(frame: Frame, span: Span, last: int) -> Iterator[Span]:
    """Yield quotations, clauses, sentences and paragraphs, in no order; some may lie apart."""
    sentence = _joined(frame.sentence_at(span.start), frame.sentence_at(last))
    # What spans more than a part of a very long paragraph is within no quotation or clause.
    if len(span) < _LARGE:
        stretch = _joined(frame.stretch_at(span.start), frame.stretch_at(last))
        yield from _quoted(frame.text, stretch)
        yield from _clauses(frame.text, span, sentence)
        yield _trimmed(frame.text, stretch)
    yield sentence
    yield _joined(frame.paragraph_at(span.start), frame.paragraph_at(last))


def _figures_and_words(frame: Frame, span: Span, last: int) -> Iterator[Span]:
    """Yield dates, numbers, numbers with what they count, and words that are no part of those."""
    if len(span) > _SHORT:
        yield from _words(frame, span, last)
        return
    paragraph = frame.paragraph_at(span.start)
    start, end = max(paragraph.start, span.start - _SHORT), span.end + _SHORT
    end = min(end, frame.line_span(frame.line_of(last)).end)
    dates = list(find_dates(frame.text, start, end))
    numbers = _outside(dates, find_numbers(frame.text, start, end))
    yield from dates
    yield from numbers
    for number in numbers:
        counted = _COUNTED.match(frame.text, number.end, end)
        if counted:
            yield Span(number.start, counted.end())
    name = unit_at(frame, span.start, "name")
    yield from _outside([*dates, *numbers], [*_words(frame, span, last), *filter(None, [name])])


def _outside(wholes: Iterable[Span], parts: Iterable[Span]) -> list[Span]:
    """Return the parts that are not within a whole."""
    return [part for part in parts if not any(one.contains(part) for one in wholes)]


def _words(frame: Frame, span: Span, last: int) -> Iterator[Span]:
    """Yield the word at a caret, or the words that a selection cuts."""
    if not span:
        word = unit_at(frame, span.start, "word")
        if word:
            yield word
        return
    first, final = unit_at(frame, span.start, "word"), unit_at(frame, last, "word")
    start = first.start if first and first.end > span.start else span.start
    yield Span(start, final.end if final and final.start <= last else span.end)


def _quoted(text: str, near: Span) -> Iterator[Span]:
    """Yield the quotations, with their marks and without."""
    for quoted in all_quotations(text, near):
        yield quoted.span
        yield _trimmed(text, quoted.inner)


def _clauses(text: str, span: Span, sentence: Span) -> Iterator[Span]:
    """Yield the clause of a sentence that holds a stretch."""
    start, end = sentence.start, sentence.end
    for mark in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        if mark.start() >= span.end:
            end = mark.start()
            break
        start = mark.end()
    if start < end:
        yield _trimmed(text, Span(start, end))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
