# SPDX-License-Identifier: Apache-2.0
"""Stretches in quotation marks: straight, curly, single, two apostrophes, guillemets, low-high.

Of marks within marks only the outermost count. Apostrophes, inches and feet are no marks. A
quotation left open at the end of a paragraph goes on in the next one, which opens again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.reading import Reading

_LEFT_SINGLE, _RIGHT_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_LOW_SINGLE = "\N{SINGLE LOW-9 QUOTATION MARK}"
_SINGLES = "'`" + _LEFT_SINGLE + _RIGHT_SINGLE + _LOW_SINGLE
_DOUBLES = frozenset(('"', "“", "”", "„", "‟", "''", "'''", "``", "\N{DOUBLE PRIME}"))
_GUILLEMETS = frozenset("«»\u2039\u203a")
# Apostrophes inside words and feet with inches ("6'2\"") are passed over at once.
_MARK = re.compile(
    rf"\d{{1,2}}['{_RIGHT_SINGLE}]\s?\d{{1,2}}(?:\"|''|”)?(?![\w{_RIGHT_SINGLE}'])"
    r"|'{2,3}|``|[\"“”„‟«»\u2039\u203a\u2033]"
    rf"|(?<!\w)[{_SINGLES}]|[{_SINGLES}](?!\w)"
)
_ELISION = re.compile(r"(?:em|til|tis|twas|n|cause|round|bout|s|\d\ds?)\b", re.IGNORECASE)
_BEFORE_OPENING = "([{/->\N{EN DASH}\N{EM DASH}…\"“”'" + _SINGLES + "„«»"
_BEHIND_CLOSING = '.,;:!?)]}/-…\N{EN DASH}\N{EM DASH}<*"“”«»' + _SINGLES


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in marks within one paragraph; ``span`` holds the marks, ``inner`` does not.

    ``goes_on`` tells that it is left open and the next paragraph opens again, ``carries_on`` that
    it does so.
    """

    span: Span
    inner: Span
    paragraph: int
    goes_on: bool = False
    carries_on: bool = False


class _Mark(NamedTuple):
    """A mark at ``[start, end)`` with what it may be where it stands."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    is_weak: bool

    @property
    def is_single(self) -> bool:
        return self.text in _SINGLES


class _Pair(NamedTuple):
    """An opening mark and its closing one; None where it is missing."""

    opening: _Mark
    closing: _Mark | None


def quotations(reading: Reading) -> Iterator[Quotation]:
    """Yield the stretches in quotation marks, in text order."""
    text = reading.text
    was_open = False
    for place, paragraph in enumerate(reading.paragraphs):
        span = paragraph.span
        marks = _marks(text, span)
        pairs = _pairs(marks)
        begins = bool(marks) and marks[0].opens and marks[0].start == span.start
        for pair in pairs:
            inner_end = span.end if pair.closing is None else pair.closing.start
            end = span.end if pair.closing is None else pair.closing.end
            opening = pair.opening
            yield Quotation(
                Span(opening.start, end),
                Span(opening.end, inner_end),
                place,
                goes_on=pair.closing is None and _opens_again(reading, place + 1),
                carries_on=was_open and begins and opening.start == span.start,
            )
        was_open = bool(pairs) and pairs[-1].closing is None


def _opens_again(reading: Reading, place: int) -> bool:
    """Return whether a paragraph begins with an opening mark."""
    if place >= len(reading.paragraphs):
        return False
    start = reading.paragraphs[place].span.start
    found = _MARK.match(reading.text, start)
    return found is not None and _mark(reading.text, found, reading.paragraphs[place].span).opens


def _marks(text: str, span: Span) -> list[_Mark]:
    """Return the quotation marks of a paragraph."""
    return [
        _mark(text, match, span)
        for match in _MARK.finditer(text, span.start, span.end)
        if not match.group()[0].isdecimal()
    ]


def _mark(text: str, match: re.Match[str], span: Span) -> _Mark:
    """Return a mark with what it may be by what stands before and behind it."""
    start, end = match.span()
    mark = match.group()
    before = text[start - 1] if start > span.start else " "
    behind = text[end] if end < span.end else " "
    is_free_before = before.isspace() or before in _BEFORE_OPENING
    is_free_behind = behind.isspace() or behind in _BEHIND_CLOSING
    opens = is_free_before and not behind.isspace()
    closes = is_free_behind and (not before.isspace() or behind.isspace())
    is_weak = False
    if mark in _GUILLEMETS:
        opens = closes = True
    elif mark in "“„‟``":
        opens, closes = True, mark == "“" and closes and not opens
    elif mark == "”":
        opens, closes = opens and not closes, True
    elif mark in _SINGLES:
        opens = opens and mark != _RIGHT_SINGLE and not _ELISION.match(text, end)
        closes = closes and mark not in (_LEFT_SINGLE, _LOW_SINGLE, "`")
        is_weak = closes and before in "sznSZN" and text[end + 1 : end + 2].isalpha()
    return _Mark(start, end, mark, opens, closes, is_weak)


def _pairs(marks: list[_Mark]) -> list[_Pair]:
    """Return the outermost pairs of a paragraph; the last may lack its closing mark."""
    singles = _single_closings(marks)
    pairs: list[_Pair] = []
    open_marks: list[tuple[_Mark, int]] = []  # with the number of pairs found before
    place = 0
    while place < len(marks):
        mark = marks[place]
        if mark.is_single:
            closing = singles[place] if mark.opens and not open_marks else None
            if closing is not None:
                pairs.append(_Pair(mark, marks[closing]))
                place = closing
        elif open_marks and _closes(mark, open_marks[-1][0]):
            opening, count = open_marks.pop()
            del pairs[count:]
            pairs.append(_Pair(opening, mark))
        elif mark.opens:
            open_marks.append((mark, len(pairs)))
        place += 1
    # A mark that nothing closes is stray where whole pairs follow it.
    left = next((mark for mark, count in open_marks if count == len(pairs)), None)
    return pairs if left is None else [*pairs, _Pair(left, None)]


def _closes(mark: _Mark, opening: _Mark) -> bool:
    """Return whether a mark closes what another opened: the same sort, and it may close there."""
    if mark.text in _GUILLEMETS or opening.text in _GUILLEMETS:
        return opening.text in _GUILLEMETS and mark.text in _GUILLEMETS.difference(opening.text)
    return mark.closes or (mark.text == "“" and opening.text == "„")


def _single_closings(marks: list[_Mark]) -> list[int | None]:
    """Return for each single mark that opens the place of the one that closes it.

    An apostrophe behind "s" closes only where no other mark does before the next one opens.
    """
    found: list[int | None] = [None] * len(marks)
    strong = weak = opening = len(marks)
    for place in range(len(marks) - 1, -1, -1):
        mark = marks[place]
        if not mark.is_single:
            continue
        if mark.opens:
            closing = strong if strong < opening or weak > opening else weak
            found[place] = closing if closing < len(marks) else None
            opening = place
        if mark.closes and mark.is_weak:
            weak = place
        elif mark.closes:
            strong = place
    return found
