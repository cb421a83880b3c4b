# SPDX-License-Identifier: Apache-2.0
"""Which lane under the text each mark of a paragraph takes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.mark import Mark

MOST_LANES = 3


class LaneMark(NamedTuple):
    """The part ``[start, end)`` of a mark inside a paragraph, and its lane, 0 nearest the text."""

    start: int
    end: int
    lane: int
    mark: Mark


class More(NamedTuple):
    """A stretch in which ``number`` marks found no lane."""

    start: int
    end: int
    number: int


class Lanes(NamedTuple):
    """The marks of a paragraph in text order, and where there are more than lanes hold.

    ``extra`` tells where marks lie in lanes beyond the usual number, which were asked for.
    ``longest`` is the length of the longest mark, ``depth`` how many lanes are taken.
    """

    marks: tuple[LaneMark, ...] = ()
    more: tuple[More, ...] = ()
    extra: tuple[More, ...] = ()
    longest: int = 0
    depth: int = 0


NO_LANES = Lanes()


def lay_out(marks: Iterable[Mark], paragraph: Span, most: int = MOST_LANES) -> Lanes:
    """Return the lanes of a paragraph's marks; the order in which they come does not matter.

    Longer marks choose first, so a shorter one never moves a longer one. Each choice is a
    search in a sorted lane: marks are never compared in pairs.
    """
    first, last = paragraph.start, paragraph.end
    # Of each lane the stretches taken: where they start and end, disjoint and sorted.
    lanes: list[tuple[list[int], list[int]]] = []
    placed: list[LaneMark] = []
    left: list[tuple[int, int]] = []
    longest = 0
    for _, mark in sorted(map(_ranked, marks)):
        start, end = max(mark[0], first), min(mark[1], last)
        if start >= end:
            continue
        number = 0
        for starts, ends in lanes:
            place = bisect_left(starts, end)
            if not place or ends[place - 1] <= start:
                starts.insert(place, start)
                ends.insert(place, end)
                break
            number += 1
        else:
            if number == most:
                left.append((start, end))
                continue
            lanes.append(([start], [end]))
        placed.append(LaneMark(start, end, number, mark))
        longest = max(longest, end - start)
    placed.sort()
    extra = [one[:2] for one in placed if one.lane >= MOST_LANES]
    return Lanes(tuple(placed), _clusters(left), _clusters(extra), longest, len(lanes))


def smallest_first(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks by length; those as long in one settled order."""
    return [mark for _, mark in sorted(map(_ranked, marks), reverse=True)]


def part_of(lanes: Lanes, start: int, end: int) -> Lanes:
    """Return what of the lanes reaches into ``[start, end)``."""
    first = bisect_left(lanes.marks, (start - lanes.longest,))
    last = bisect_left(lanes.marks, (end,), first)
    marks = tuple([one for one in lanes.marks[first:last] if one.end > start])
    more, extra = (
        tuple([one for one in clusters if one.start < end and start < one.end])
        for clusters in (lanes.more, lanes.extra)
    )
    return lanes._replace(marks=marks, more=more, extra=extra)


def difference(one: Lanes, other: Lanes) -> Span | None:
    """Return the stretch from the first to the last thing that is not the same in both."""
    marks = set(one.marks).symmetric_difference(other.marks)
    clusters = {*one.more, *one.extra}.symmetric_difference((*other.more, *other.extra))
    ends = [*((mark.start, mark.end) for mark in marks), *((at.start, at.end) for at in clusters)]
    return Span(min(ends)[0], max(end for _, end in ends)) if ends else None


def _ranked(mark: Mark) -> tuple[int, Mark]:
    """Return a mark behind what sorts longer ones first, and otherwise in text order."""
    return mark[0] - mark[1], mark


def _clusters(left: list[tuple[int, int]]) -> tuple[More, ...]:
    """Return stretches that overlap joined into one, with how many there are."""
    clusters: list[More] = []
    for start, end in sorted(left):
        last = clusters[-1] if clusters else None
        if last and start < last.end:
            clusters[-1] = More(last.start, max(last.end, end), last.number + 1)
        else:
            clusters.append(More(start, end, 1))
    return tuple(clusters)
