# SPDX-License-Identifier: Apache-2.0
"""What of the suggestions is still to be decided; pure, so that a job and the window share it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.domain.span import Span
    from annotator.domain.suggestion import Suggestion
    from annotator.store.decisions import Marked

    Identity = tuple[str, tuple[Span, ...]]

# A mark and a suggestion that share half of the words they have together mean the same.
_NEARLY_SAME = 0.5
_SHELF = 512  # characters


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided in a session, and the keys of the rules that are off, at one moment."""

    marked: tuple[Marked, ...] = ()
    rejected: frozenset[Identity] = frozenset()
    off: frozenset[str] = frozenset()


def undecided(suggestions: Sequence[Suggestion], decided: Decided) -> list[Suggestion]:
    """Return the suggestions that are left to decide on: by rules that are on, in their order."""
    return [one for one in unsettled(suggestions, decided) if one.rule not in decided.off]


def unsettled(suggestions: Sequence[Suggestion], decided: Decided) -> list[Suggestion]:
    """Return the suggestions neither marked nor rejected, those of rules that are off as well.

    A mark settles what it came from, whatever became of it since. Else it settles the suggestion
    of its kind that has nearly the same words; kinds that stay within a sentence, as numbers do,
    never stand in one another, so that it settles all that it touches.
    """
    settled = set(decided.rejected)
    if decided.marked:
        settled.update(_matched(suggestions, decided.marked))
    if not settled:
        return list(suggestions)
    return [one for one in suggestions if one.identity not in settled]


def _matched(suggestions: Sequence[Suggestion], marked: Iterable[Marked]) -> Iterator[Identity]:
    known = {one.identity for one in suggestions}
    shelves = _shelved(suggestions)
    for mark in marked:
        proposed = mark.proposed
        if proposed and (proposed.kind, proposed.content) in known:
            yield proposed.kind, proposed.content
            continue
        near = {
            one.identity: _shared(one.content, mark.content)
            for span in mark.content
            for shelf in _shelves_of(span)
            for one in shelves.get((mark.kind, shelf), ())
        }
        if not kind_of(mark.kind).is_split:
            yield from (identity for identity, share in near.items() if share)
        elif near:
            best = max(near, key=lambda identity: near[identity])
            if near[best] >= _NEARLY_SAME:
                yield best


def _shelved(suggestions: Iterable[Suggestion]) -> dict[tuple[str, int], list[Suggestion]]:
    """Return the suggestions by kind and place, so that each mark is held against few."""
    shelves: dict[tuple[str, int], list[Suggestion]] = defaultdict(list)
    for one in suggestions:
        for shelf in {shelf for span in one.content for shelf in _shelves_of(span)}:
            shelves[one.kind, shelf].append(one)
    return shelves


def _shelves_of(span: Span) -> range:
    return range(span.start // _SHELF, (span.end - 1) // _SHELF + 1)


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the share of characters that two contents have in common of all they have."""
    clipped = (first.clip(second) for first in one for second in other)
    common = sum(len(span) for span in clipped if span)
    return common / (sum(map(len, one)) + sum(map(len, other)) - common)
