# SPDX-License-Identifier: Apache-2.0
"""What stands under the caret: a sentence, quotation, number, date or word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.text.dates import find_dates
from annotator.text.names import find_names
from annotator.text.numbers import find_numbers
from annotator.text.quotations import all_quotations
from annotator.text.words import in_word, next_word_edge, previous_word_edge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.text.frame import Frame


# A number or date is shorter than this on either side of the caret.
_REACH = 80


def unit_at(frame: Frame, offset: int, unit: str) -> Span | None:
    """Return the unit at a caret: what a key tags while nothing is selected.

    A quotation comes with its marks; where the caret is in none, the sentence stands in. None
    where there is no such thing: no number beside the caret, or an empty line. Units are those of
    the kinds, sentence, quotation, number and date; and word, and name or else word.
    """
    return _FINDERS[unit](frame, offset)


def _sentence(frame: Frame, offset: int) -> Span | None:
    return frame.sentence_at(offset) or None


def _word(frame: Frame, offset: int) -> Span | None:
    text = frame.text
    if not in_word(text, offset):
        offset -= 1
    if not in_word(text, offset):
        return None
    return Span(previous_word_edge(text, offset + 1), next_word_edge(text, offset))


def _name(frame: Frame, offset: int) -> Span | None:
    word = _word(frame, offset)
    if word is None:
        return None
    names = find_names(frame.text, frame.sentence_at(word.start))
    found = next((name for name in names if name.overlaps(word)), word)
    return Span(min(word.start, found.start), max(word.end, found.end))


def _number(frame: Frame, offset: int) -> Span | None:
    near = _near(frame, offset)
    return _touching(find_numbers(frame.text, near.start, near.end), offset)


def _date(frame: Frame, offset: int) -> Span | None:
    near = _near(frame, offset)
    return _touching(find_dates(frame.text, near.start, near.end), offset)


def _near(frame: Frame, offset: int) -> Span:
    """Return the part of a paragraph that can matter to a number or date at an offset."""
    paragraph = frame.paragraph_at(offset)
    start = max(paragraph.start, offset - _REACH)
    return Span(start, max(start, min(paragraph.end, offset + _REACH)))


def _touching(found: Iterable[Span], offset: int) -> Span | None:
    """Return the span at a caret; between two, the one that begins there."""
    touching = [span for span in found if span.holds(offset)]
    return touching[-1] if touching else None


def _quotation(frame: Frame, offset: int) -> Span | None:
    found = all_quotations(frame.text, frame.stretch_at(offset))
    holding = [quoted.span for quoted in found if quoted.span.holds(offset)]
    return min(holding, key=len) if holding else _sentence(frame, offset)


_FINDERS: dict[str, Callable[[Frame, int], Span | None]] = {
    "sentence": _sentence,
    "quotation": _quotation,
    "number": _number,
    "date": _date,
    "word": _word,
    "name": _name,
}
