# SPDX-License-Identifier: Apache-2.0
"""Stretches that are taken, in order and apart, so that nothing is told twice."""

from __future__ import annotations

from bisect import bisect_left, insort
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Covering:
    """Stretches in order and apart; offsets are code points."""

    __slots__ = ("_spans",)

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Cover some stretches, which may overlap."""
        self._spans: list[Span] = []
        for span in sorted(spans, key=_edges):
            if self._spans and span.start < self._spans[-1].end:
                last = self._spans[-1]
                self._spans[-1] = Span(last.start, max(last.end, span.end))
            else:
                self._spans.append(span)

    def around(self, place: int) -> Span | None:
        """Return the stretch that a place is in, or None."""
        at = bisect_left(self._spans, place + 1, key=_start) - 1
        return self._spans[at] if at >= 0 and self._spans[at].end > place else None

    def end_before(self, place: int) -> int:
        """Return the end of the last stretch that begins before a place, or 0."""
        at = bisect_left(self._spans, place, key=_start) - 1
        return self._spans[at].end if at >= 0 else 0

    def overlaps(self, spans: Sequence[Span]) -> bool:
        """Return whether one of some stretches overlaps what is covered."""
        for span in spans:
            at = bisect_left(self._spans, span.end, key=_start) - 1
            if at >= 0 and self._spans[at].end > span.start:
                return True
        return False

    def add(self, spans: Iterable[Span]) -> None:
        """Cover stretches that overlap nothing covered yet."""
        for span in spans:
            insort(self._spans, span)


_start = attrgetter("start")
_edges = attrgetter("start", "end")
