# SPDX-License-Identifier: Apache-2.0
"""Finding words or a pattern in an article's text: where, in code points of that text."""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import category

from annotator.domain.message import Message
from annotator.domain.span import Span
from annotator.text.folding import FoldedText, fold
from annotator.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    Place = tuple[int, int]

# Seconds of the processor that a pattern may take from one place found to the next.
PATIENCE = 1.0
# Seconds after which the search says how far it is, and can be stopped.
_REPORT = 0.05


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for, and how."""

    words: str
    is_pattern: bool = False
    is_whole_word: bool = False
    is_case_matched: bool = False


class Hits:
    """Places in a text, in order; none overlaps another. Offsets are code points."""

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        """Hold none yet."""
        self.starts = array("Q")
        self.ends = array("Q")

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.starts)

    def add(self, start: int, end: int) -> None:
        """Add a place behind all others."""
        self.starts.append(start)
        self.ends.append(end)

    def span(self, number: int) -> Span:
        """Return a place, counted from 0."""
        return Span(self.starts[number], self.ends[number])

    def first_from(self, offset: int) -> int:
        """Return the number of the first place that begins at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def within(self, span: Span) -> range:
        """Return the numbers of the places that overlap a stretch."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def inside(self, stretches: Iterable[Span]) -> bytearray:
        """Return for each place whether it lies wholly inside one of some stretches, in order."""
        found = bytearray(len(self.starts))
        waiting, reach = iter(stretches), 0
        stretch = next(waiting, None)
        for number, start in enumerate(self.starts):
            while stretch is not None and stretch.start <= start:
                reach = max(reach, stretch.end)
                stretch = next(waiting, None)
            found[number] = self.ends[number] <= reach
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; where it was given up, why, and only what it found before."""

    wanted: Wanted
    hits: Hits
    given_up: Message | None = None


class Haystack:
    """A text to search, folded when it is first searched for words."""

    def __init__(self, text: str) -> None:
        """Hold a text."""
        self.text = text
        self._folded: dict[bool, FoldedText] = {}

    def find(self, wanted: Wanted, advance: Callable[[int], None]) -> Found:
        """Return where a text has what is wanted; ``advance`` is told of offsets, and may stop it.

        Empty places do not count, and a place that is none by whole words is left out.

        Raises:
            UserError: the pattern cannot be read.
        """
        hits = Hits()
        places = self._places_of_pattern(wanted) if wanted.is_pattern else self._places(wanted)
        given_up, due = None, 0.0
        try:
            for start, end in places:
                if not wanted.is_whole_word or is_whole(self.text, start, end):
                    hits.add(start, end)
                # By time: a pattern may take long from each place to the next.
                if (now := time.monotonic()) >= due:
                    due = now + _REPORT
                    advance(end)
        except (TimeoutError, MemoryError):
            given_up = Message("The pattern takes too long. Make it simpler.")
        return Found(wanted, hits, given_up)

    def _places(self, wanted: Wanted) -> Iterator[Place]:
        """Yield where the words stand, typographic signs and plain ones being the same."""
        words = fold(wanted.words, keeps_case=wanted.is_case_matched)
        if not words:
            return
        folded = self._fold(keeps_case=wanted.is_case_matched)
        at = folded.text.find(words)
        while at >= 0:
            start, end = folded.stored_start(at), folded.stored_end(at + len(words))
            if start is None or end is None:
                at = folded.text.find(words, at + 1)
            else:
                yield start, end
                at = folded.text.find(words, at + len(words))

    def _places_of_pattern(self, wanted: Wanted) -> Iterator[Place]:
        """Yield what a pattern matches; TimeoutError where it takes too long for the next one."""
        pattern = compiled(wanted.words, is_case_matched=wanted.is_case_matched)
        start: int | None = 0
        while start is not None:
            start = yield from _matches(pattern, self.text, start)

    def _fold(self, *, keeps_case: bool) -> FoldedText:
        if keeps_case not in self._folded:
            self._folded[keeps_case] = FoldedText(self.text, keeps_case=keeps_case)
        return self._folded[keeps_case]


def is_whole(text: str, start: int, end: int) -> bool:
    """Return whether a stretch begins and ends where a word does: it cuts none in two."""
    return not (_cuts(text, start) or _cuts(text, end))


def _cuts(text: str, offset: int) -> bool:
    """Return whether a word goes on over an offset; accents belong to the letter before them."""
    if not 0 < offset < len(text):
        return False
    before = offset - 1
    while before > 0 and _is_accent(text[before]):
        before -= 1
    return _is_letter(text[before]) and (_is_letter(text[offset]) or _is_accent(text[offset]))


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def _is_accent(char: str) -> bool:
    return category(char).startswith("M")


def _matches(pattern: Any, text: str, offset: int) -> Generator[Place, None, int | None]:
    """Yield matches from an offset on; return where to go on, None at the end of the text.

    The time is counted for all matches together, so that it begins anew every so often.
    """
    began = time.process_time()
    for match in pattern.finditer(text, offset, timeout=PATIENCE, concurrent=True):
        place: Place = match.span()
        if place[1] > place[0]:
            yield place
            if time.process_time() - began > PATIENCE / 2:
                return place[1]
    return None
