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


class _Lane:
    """Stretches taken in one lane, disjoint and sorted."""

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Take a stretch if it is free; return whether it was."""
        place = bisect_left(self.starts, end)
        if place and self.ends[place - 1] > start:
            return False
        self.starts.insert(place, start)
        self.ends.insert(place, end)
        return True


def lay_out(marks: Iterable[Mark], paragraph: Span) -> Lanes:
    """Return the lanes of a paragraph's marks; the order in which they come does not matter.

    Longer marks choose first, so a shorter one never moves a longer one. Each choice is a
    search in a sorted lane: marks are never compared in pairs.
    """
    lanes = [_Lane() for _ in range(MOST_LANES)]
    placed: list[LaneMark] = []
    left: list[tuple[int, int]] = []
    for mark in sorted(marks, key=rank):
        start, end = max(mark.span.start, paragraph.start), min(mark.span.end, paragraph.end)
        if start >= end:
            continue
        for number, lane in enumerate(lanes):
            if lane.take(start, end):
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


def overlapping(lanes: Lanes, start: int, end: int) -> tuple[LaneMark, ...]:
    """Return the marks of the lanes that reach into ``[start, end)``."""
    last = bisect_left(lanes.marks, end, key=lambda one: one.start)
    return tuple(one for one in lanes.marks[:last] if one.end > start)


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
