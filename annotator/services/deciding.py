# SPDX-License-Identifier: Apache-2.0
"""What of the suggestions is still to be decided; pure, so that a job and the window share it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.event import suggested_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    events: tuple[Marked, ...] = ()
    rejected: frozenset[Identity] = frozenset()
    off: frozenset[str] = frozenset()


NOTHING = Decided()


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to decide on, and how much of each rule, those that are off as well."""

    suggestions: list[Suggestion]
    by_rule: Counter[str]


def left_of(suggestions: Sequence[Suggestion], decided: Decided) -> Left:
    """Return what is left of suggestions, in their order."""
    still = unsettled(suggestions, decided)
    shown = [one for one in still if one.rule not in decided.off]
    return Left(shown, Counter(one.rule for one in still))


def undecided(suggestions: Sequence[Suggestion], decided: Decided) -> list[Suggestion]:
    """Return the suggestions that are left to decide on: by rules that are on, in their order."""
    return left_of(suggestions, decided).suggestions


def unsettled(suggestions: Sequence[Suggestion], decided: Decided) -> list[Suggestion]:
    """Return the suggestions neither marked nor rejected, those of rules that are off as well.

    A mark settles what it came from, whatever became of it since, and what it has the pieces of,
    as one that was joined has. Else it settles the suggestion of its kind that has nearly the same
    words; kinds that stay within a sentence, as numbers do, never stand in one another, so that it
    settles all that it touches. What was rejected stays away also where a rule has learned since
    to begin or end a little elsewhere. Of events, what is told at one of their places is held
    against that: a rule may have learned since that it is told of at more, or fewer.
    """
    if not (decided.marked or decided.events or decided.rejected):
        return list(suggestions)
    found = _Found(suggestions)
    settled = {identity for one in decided.rejected for identity in found.like(one)}
    for mark in (*decided.marked, *decided.events):
        settled.update(found.settled_by(mark))
    return [one for one in suggestions if one.identity not in settled]


class _Found:
    """Suggestions by kind and place, so that each decision is held against few."""

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        self._shelves: dict[tuple[str, int], list[Suggestion]] = defaultdict(list)
        self._known: set[Identity] = set()
        for one in suggestions:
            self._known.add(one.identity)
            for shelf in {shelf for span in one.content for shelf in _shelves_of(span)}:
                self._shelves[one.kind, shelf].append(one)

    def like(self, rejected: Identity) -> Iterator[Identity]:
        """Yield what has the words of what was rejected, or else nearly the same."""
        if rejected in self._known:
            yield rejected
        elif suggested_kind(rejected[0]).is_retold:
            yield from self._retold(*rejected)
        else:
            yield from _nearest(self._near(*rejected))

    def settled_by(self, mark: Marked) -> Iterator[Identity]:
        """Yield what a mark settles."""
        came_from = mark.proposed.identity if mark.proposed else None
        if came_from is not None and came_from in self._known:
            yield came_from
            if came_from == (mark.kind, mark.content):
                return
        kind = suggested_kind(mark.kind)
        if kind.is_retold:
            yield from self._retold(mark.kind, mark.content)
            return
        near = self._near(mark.kind, mark.content)
        if not kind.is_split:
            yield from near
            return
        yield from _nearest(near)
        yield from (identity for identity in near if set(identity[1]) <= set(mark.content))

    def _retold(self, kind: str, content: Sequence[Span]) -> Iterator[Identity]:
        """Yield what is told of at one of these places in nearly the same words.

        Where just one is told of within a place, as in a sentence that somebody made an event of,
        it is that one.
        """
        for span in content:
            near = {
                one: max(_shared([place], [span]) for place in one[1])
                for one in self._near(kind, [span])
            }
            within = [one for one in near if any(map(span.contains, one[1]))]
            yield from within if len(within) == 1 else _nearest(near)

    def _near(self, kind: str, content: Sequence[Span]) -> dict[Identity, float]:
        """Return what shares words with a content, and how many of all that they have together."""
        shared = {
            one.identity: _shared(one.content, content)
            for span in content
            for shelf in _shelves_of(span)
            for one in self._shelves.get((kind, shelf), ())
        }
        return {identity: share for identity, share in shared.items() if share}


def _nearest(near: Mapping[Identity, float]) -> Iterator[Identity]:
    """Yield what has nearly the same words, where anything has."""
    best = max(near, key=near.__getitem__, default=None)
    if best is not None and near[best] >= _NEARLY_SAME:
        yield best


def _shelves_of(span: Span) -> range:
    return range(span.start // _SHELF, (span.end - 1) // _SHELF + 1)


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the share of characters that two contents have in common of all they have."""
    clipped = (first.clip(second) for first in one for second in other)
    common = sum(len(span) for span in clipped if span)
    return common / (sum(map(len, one)) + sum(map(len, other)) - common)
