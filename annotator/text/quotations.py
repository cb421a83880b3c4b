# SPDX-License-Identifier: Apache-2.0
"""Stretches in quotation marks: straight, curly, single, two apostrophes, guillemets, low-high.

Apostrophes, inches and feet are no marks. What nothing closes lasts to the end of its paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEFT_SINGLE, _RIGHT_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_LOW_SINGLE = "\N{SINGLE LOW-9 QUOTATION MARK}"
_SINGLES = "'`" + _LEFT_SINGLE + _RIGHT_SINGLE + _LOW_SINGLE
_GUILLEMETS = frozenset("«»\u2039\u203a")
_OTHERS = '"“”„‟«»\u2039\u203a\u2033'
_SIGN = re.compile(f"[{_SINGLES}{_OTHERS}]")
# Apostrophes inside words are none.
_MARK = re.compile(rf"'{{2,3}}|``|[{_OTHERS}]|(?<!\w)[{_SINGLES}]|[{_SINGLES}](?!\w)")
# Behind a digit: feet with their inches, "6'2\"".
_INCHES = re.compile(rf"['{_RIGHT_SINGLE}]\s?\d{{1,2}}(?:\"|''|”)?(?![\w{_RIGHT_SINGLE}'])")
_ELISION = re.compile(r"(?:em|til|tis|twas|n|cause|round|bout|s|\d\ds?)\b", re.IGNORECASE)
_BEFORE_OPENING = "([{/->\N{EN DASH}\N{EM DASH}…\"“”'" + _SINGLES + "„«»"
_BEHIND_CLOSING = '.,;:!?)]}/-…\N{EN DASH}\N{EM DASH}<*"“”«»' + _SINGLES
# Quotations inside quotations inside quotations: deeper ones are a mistake in the text.
_DEEPEST = 4
_GLUED = frozenset(".:?!,")
_STOPS = frozenset(".?!…")
_LEADS_IN = ("", ",", ":")


class Quoted(NamedTuple):
    """Words in marks; ``span`` holds the marks, ``inner`` does not.

    ``is_open`` tells that nothing closes them.
    """

    span: Span
    inner: Span
    is_open: bool


class _Mark(NamedTuple):
    """A mark at ``[start, end)`` with what it may be where it stands."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    is_weak: bool
    is_behind_stop: bool

    @property
    def is_single(self) -> bool:
        return self.text in _SINGLES


class _Pair(NamedTuple):
    """The places of an opening mark and of its closing one; None where it is missing.

    Then the quotation lasts up to ``next``, the place of the mark that opens the next one, or to
    the end of the paragraph.
    """

    opening: int
    closing: int | None
    next: int | None = None


def outer_quotations(text: str, paragraph: Span) -> list[Quoted]:
    """Return the quotations of a paragraph, in text order; those within others are left out."""
    marks = _marks(text, paragraph)
    return [_quoted(text, marks, pair, paragraph) for pair in _pairs(marks)] if marks else []


def single_left_open(text: str, paragraph: Span) -> Quoted | None:
    """Return the speech in single marks that a paragraph begins and does not close, or None.

    It stands first or behind a comma or colon: "She said: 'It began at noon.".
    """
    marks = _marks(text, paragraph)
    closings = _single_closings(marks)
    for mark, closing in zip(marks, closings, strict=True):
        before = text[paragraph.start : mark.start].rstrip()[-1:]
        if mark.is_single and mark.opens and closing is None and before in _LEADS_IN:
            end = paragraph.end
            return Quoted(Span(mark.start, end), Span(mark.end, end), is_open=True)
    return None


def all_quotations(text: str, paragraph: Span) -> list[Quoted]:
    """Return the quotations of a paragraph, each in front of those within it."""
    return list(_nested(text, _marks(text, paragraph), paragraph, 0))


def begins_quotation(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph begins with an opening mark."""
    found = _MARK.match(text, paragraph.start, paragraph.end)
    return found is not None and _mark(text, found, paragraph).opens


def _nested(text: str, marks: Sequence[_Mark], paragraph: Span, depth: int) -> Iterator[Quoted]:
    """Yield the quotations that some marks set off, and those within them."""
    for pair in _pairs(marks):
        yield _quoted(text, marks, pair, paragraph)
        if depth < _DEEPEST:
            last = pair.next if pair.closing is None else pair.closing
            yield from _nested(text, marks[pair.opening + 1 : last], paragraph, depth + 1)


def _quoted(text: str, marks: Sequence[_Mark], pair: _Pair, paragraph: Span) -> Quoted:
    opening = marks[pair.opening]
    if pair.next is not None:
        end = opening.end + len(text[opening.end : marks[pair.next].start].rstrip())
        return Quoted(Span(opening.start, end), Span(opening.end, end), is_open=False)
    if pair.closing is None:
        end = paragraph.end
        return Quoted(Span(opening.start, end), Span(opening.end, end), is_open=True)
    closing = marks[pair.closing]
    inner = Span(opening.end, closing.start)
    return Quoted(Span(opening.start, closing.end), inner, is_open=False)


def _marks(text: str, span: Span) -> list[_Mark]:
    """Return the quotation marks of a paragraph."""
    found: list[_Mark] = []
    behind = span.start  # the last mark
    for sign in _SIGN.finditer(text, span.start, span.end):
        at = sign.start()
        if at < behind:
            continue
        inches = _INCHES.match(text, at, span.end) if text[at - 1 : at].isdecimal() else None
        mark = _MARK.match(text, at, span.end)
        if inches is not None:
            behind = inches.end()
        elif mark is not None:
            found.append(_mark(text, mark, span))
            behind = mark.end()
    return found


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
    if before in _GLUED and behind.isupper() and mark not in _SINGLES:
        opens = closes = True  # a blank was lost: 'said Roe."So it is'
    is_weak = False
    if mark in _GUILLEMETS:
        opens = closes = True
    elif mark in "“„‟``":
        opens, closes = True, mark == "“" and closes and not opens
    elif mark == "”":
        opens, closes = opens and not closes, True
    elif mark in _SINGLES:
        opens = opens and mark != _RIGHT_SINGLE and not _ELISION.match(text, end)
        # German opens low and closes with the mark that opens in English.
        closes = closes and mark not in (_LOW_SINGLE, "`")
        closes = closes and not (opens and mark == _LEFT_SINGLE)
        is_weak = closes and before in "sznSZN" and text[end + 1 : end + 2].isalpha()
    is_behind_stop = before.isspace() and text[max(span.start, start - 2) : start - 1] in _STOPS
    return _Mark(start, end, mark, opens, closes, is_weak, is_behind_stop)


def _pairs(marks: Sequence[_Mark]) -> list[_Pair]:
    """Return the outermost pairs of a paragraph; the last may lack its closing mark."""
    singles = _single_closings(marks)
    pairs: list[_Pair] = []
    open_marks: list[tuple[int, int]] = []  # with the number of pairs found before
    behind = 0
    for place, mark in enumerate(marks):
        if place < behind:
            continue
        if mark.is_single:
            closing = singles[place] if mark.opens and not open_marks else None
            if closing is not None:
                pairs.append(_Pair(place, closing))
                behind = closing + 1
        elif open_marks and _closes(mark, marks[open_marks[-1][0]]):
            opening, count = open_marks.pop()
            del pairs[count:]
            pairs.append(_Pair(opening, place))
        elif mark.opens:
            if open_marks and _goes_on(mark, marks[open_marks[-1][0]]):
                opening, count = open_marks.pop()
                del pairs[count:]
                pairs.append(_Pair(opening, None, place))
            open_marks.append((place, len(pairs)))
    # A mark that nothing closes is stray where whole pairs follow it.
    left = next((place for place, count in open_marks if count == len(pairs)), None)
    return pairs if left is None else [*pairs, _Pair(left, None)]


def _closes(mark: _Mark, opening: _Mark) -> bool:
    """Return whether a mark closes what another opened: the same sort, and it may close there."""
    if mark.text in _GUILLEMETS or opening.text in _GUILLEMETS:
        return opening.text in _GUILLEMETS and mark.text in _GUILLEMETS.difference(opening.text)
    return mark.closes or (mark.text == "“" and opening.text == "„")


def _goes_on(mark: _Mark, opening: _Mark) -> bool:
    """Return whether a mark opens a quotation again whose closing one was lost in a copy."""
    return mark.text == opening.text and mark.is_behind_stop and mark.text not in _GUILLEMETS


def _single_closings(marks: Sequence[_Mark]) -> list[int | None]:
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
