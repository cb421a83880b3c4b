# SPDX-License-Identifier: Apache-2.0
"""What is left of the suggestions, by ids, in the order of the walk, with its marks.

Events come behind all marks, by time. They have no marks: what is told of them covers whole
sentences, so that the text shows only where the current one is told of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from annotator.domain.event import EVENT
from annotator.domain.ids import AnnotationId
from annotator.domain.mark import Mark, MarkState
from annotator.domain.span import Span
from annotator.services.event_order import events_by_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.domain.annotation import Proposal
    from annotator.domain.suggestion import Suggestion

_FIRST = "suggestion "


class Suggested:
    """Suggestions by ids that last as long as kind and words are the same.

    However many there are, to forget one and to find the next takes no time that is felt.
    """

    def __init__(self) -> None:
        self._by_id: dict[str, Suggestion] = {}
        self._counts: Counter[str] = Counter()
        self._marks: list[Mark] = []
        self._longest = 0
        # All events that were found, by time.
        self._events: Sequence[Suggestion] = ()

    @property
    def by_id(self) -> Mapping[str, Suggestion]:
        """Return the suggestions by id, in the order in which they are walked through."""
        return self._by_id

    def count(self, kind: str) -> int:
        """Return how many are of a kind."""
        return self._counts[kind]

    def set_order(self, found: Iterable[Suggestion], text: str) -> None:
        """Have the order of events be that of all that were found, decided on or not.

        So one without a time keeps its place, whatever becomes of the one that gives it a time.
        """
        self._events = events_by_time(found, text)

    def exchange(self, suggestions: Iterable[Suggestion]) -> set[str]:
        """Hold these from now on; return the ids that came, went, or have other values."""
        before, now = self._by_id, {id_of(one): one for one in self._as_walked(suggestions)}
        ids = before.keys() ^ now.keys()
        ids |= {one for one in before.keys() & now.keys() if before[one] != now[one]}
        if ids:
            self._by_id = now
            self._counts = Counter(one.kind for one in now.values())
            self._marks = sorted(mark for one in now.items() for mark in _marks_of(*one))
            self._longest = max((one.end - one.start for one in self._marks), default=0)
        return ids

    def forget(self, ids: Iterable[str]) -> set[str]:
        """Hold these no more; return those that were held."""
        gone = {one: self._by_id.pop(one) for one in ids if one in self._by_id}
        for one, suggestion in gone.items():
            self._counts[suggestion.kind] -= 1
            for mark in _marks_of(one, suggestion):
                del self._marks[bisect_left(self._marks, mark)]
        return set(gone)

    def marks_in(self, span: Span) -> list[Mark]:
        """Return every piece that overlaps a stretch, in text order, as stored marks are drawn."""
        first = bisect_left(self._marks, span.start - self._longest, key=_start)
        last = bisect_left(self._marks, span.end, first, key=_start)
        return [one for one in self._marks[first:last] if one.end > span.start]

    def at(self, offset: int, kind: str, preferred_id: str) -> str:
        """Return the id of what is at an offset, of a kind or of any ('').

        It is the preferred one where that is there, or else the smallest; '' for none.
        """
        found = [one for one in self.marks_in(Span(offset, offset + 1)) if kind in ("", one.kind)]
        if any(one.annotation_id == preferred_id for one in found):
            return preferred_id
        return min(found, key=_length).annotation_id if found else ""

    def marks_of(self, ids: Iterable[str]) -> list[Mark]:
        """Return every piece of these, events and those that are not held left out."""
        known = ((one, self._by_id[one]) for one in ids if one in self._by_id)
        return [mark for one, suggestion in known for mark in _marks_of(one, suggestion)]

    def spread(self, length: int, buckets: int) -> set[tuple[int, str]]:
        """Return which kinds begin in each of so many equal parts of a text of this length."""
        return {(one.start * buckets // max(1, length), one.kind) for one in self._marks}

    def marks(self) -> list[str]:
        """Return the ids of what is suggested as marks, in text order."""
        return list(self._by_id)[: len(self._by_id) - self._counts[EVENT.key]]

    def events(self) -> list[str]:
        """Return the ids of what is suggested as events, by time."""
        return list(self._by_id)[len(self._by_id) - self._counts[EVENT.key] :]

    def beside(self, place: tuple[int, int], step: int) -> str:
        """Return the id of the mark that comes after a place (1) or before it (-1), '' for none.

        A place is where a suggestion starts, and where it ends, negative: ``place_of``.
        """
        ids = self.marks()
        number = bisect_left(ids, place, key=self._place)
        if step < 0:
            return ids[number - 1] if number else ""
        if number < len(ids) and self._place(ids[number]) == place:
            number += 1
        return ids[number] if number < len(ids) else ""

    def event_beside(self, event_id: str, step: int) -> str:
        """Return the id of the event that comes after another by time (1) or before it (-1).

        The other may be decided on by now; where it is none, the first comes after it and the
        last before. '' for none.
        """
        ids = [id_of(one) for one in self._events][::step]
        behind = ids[ids.index(event_id) + 1 :] if event_id in ids else ids
        return next((one for one in behind if one in self._by_id), "")

    def after(self, suggestion_id: str, kind: str) -> str:
        """Return the id of the next one of a kind behind another, '' for none."""
        ids = list(self._by_id)
        behind = ids[ids.index(suggestion_id) + 1 :] if suggestion_id in self._by_id else []
        return next((one for one in behind if self._by_id[one].kind == kind), "")

    def _as_walked(self, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
        """Return suggestions that come in text order with the events behind the marks."""
        marks, events = [], {}
        for one in suggestions:
            if one.kind == EVENT.key:
                events[one.identity] = one
            else:
                marks.append(one)
        ordered = (one.identity for one in self._events) if events else ()
        return [*marks, *(events[identity] for identity in ordered if identity in events)]

    def _place(self, suggestion_id: str) -> tuple[int, int]:
        return place_of(self._by_id[suggestion_id])


def id_of(suggestion: Suggestion | Proposal) -> str:
    """Return what a suggestion is called, or was, as long as it has this kind and content."""
    words = " ".join(f"{span.start}-{span.end}" for span in suggestion.content)
    return f"{_FIRST}{suggestion.kind} {words}"


def names_kind(suggestion_id: str, kind: str) -> bool:
    """Return whether an id is one of a suggestion of this kind, be it left or gone."""
    return suggestion_id.startswith(f"{_FIRST}{kind} ")


def place_of(suggestion: Suggestion) -> tuple[int, int]:
    """Return what suggestions are in the order of: their start, the longest first."""
    envelope = suggestion.envelope
    return envelope.start, -envelope.end


def _marks_of(suggestion_id: str, suggestion: Suggestion) -> list[Mark]:
    if suggestion.kind == EVENT.key:
        return []
    own_id, state = AnnotationId(suggestion_id), MarkState.SUGGESTED
    return [
        Mark(piece.span.start, piece.span.end, own_id, suggestion.kind, state, piece.role)
        for piece in suggestion.pieces
    ]


def _length(mark: Mark) -> int:
    return mark.end - mark.start


def _start(mark: Mark) -> int:
    return mark.start
