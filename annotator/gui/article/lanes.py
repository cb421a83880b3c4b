# SPDX-License-Identifier: Apache-2.0
"""Which lane under the text each mark of a paragraph takes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.mark import Mark
    from annotator.domain.span import Span

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


@dataclass(frozen=True, slots=True)
class Lanes:
    """The marks of a paragraph in text order, and where there are more than lanes hold."""

    marks: tuple[LaneMark, ...] = ()
    more: tuple[More, ...] = ()


NO_LANES = Lanes()


def lay_out(marks: Iterable[Mark], paragraph: Span) -> Lanes:
    """Return the lanes of a paragraph's marks; the order in which they come does not matter.

    Longer marks choose first, so a shorter one never moves a longer one. Each choice is a
    search in a sorted lane: marks are never compared in pairs.
    """
    # Of each lane the stretches taken: where they start and end, disjoint and sorted.
    lanes: list[tuple[list[int], list[int]]] = [([], []) for _ in range(MOST_LANES)]
    placed: list[LaneMark] = []
    left: list[tuple[int, int]] = []
    for mark in sorted(marks, key=rank):
        start, end = max(mark.span.start, paragraph.start), min(mark.span.end, paragraph.end)
        if start >= end:
            continue
        for number, (starts, ends) in enumerate(lanes):
            place = bisect_left(starts, end)
            if not place or ends[place - 1] <= start:
                starts.insert(place, start)
                ends.insert(place, end)
                placed.append(LaneMark(start, end, number, mark))
                break
        else:
            left.append((start, end))
    placed.sort(key=lambda one: (one.start, one.lane))
    return Lanes(tuple(placed), tuple(_clusters(left)))


def rank(mark: Mark) -> tuple[int, int, str, str, str, str]:
    """Return the key that sorts longer marks first, and otherwise in one settled order."""
    span = mark.span
    start = span.start
    return (start - span.end, start, mark.annotation_id, mark.role, mark.kind, mark.state)


def part_of(lanes: Lanes, start: int, end: int) -> Lanes:
    """Return what of the lanes reaches into ``[start, end)``."""
    last = bisect_left(lanes.marks, end, key=lambda one: one.start)
    marks = tuple([one for one in lanes.marks[:last] if one.end > start])
    return Lanes(marks, tuple([one for one in lanes.more if one.start < end and start < one.end]))


def _clusters(left: list[tuple[int, int]]) -> list[More]:
    """Return stretches that overlap joined into one, with how many there are."""
    clusters: list[More] = []
    for start, end in sorted(left):
        last = clusters[-1] if clusters else None
        if last and start < last.end:
            clusters[-1] = More(last.start, max(last.end, end), last.number + 1)
        else:
            clusters.append(More(start, end, 1))
    return clusters
