# SPDX-License-Identifier: Apache-2.0
"""Finding a label by a few of its letters: words in any order, beginnings, initials, letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a letter gains: at all, at the beginning of a word, of the label, next to the one before.
_LETTER, _WORD_START, _LABEL_START, _ADJACENT = 1, 8, 2, 6
# What a whole word gains, what a leap costs, and what a word beside the label is worth.
_WHOLE, _LEAP, _BESIDE = 8, 5, 3
# What is to be said for a label that was chosen lately, and against one that can't be chosen.
_RECENT, _DISABLED = 3, 8
# How words are met, the best first: beginnings of words or initials, letters in a row, the
# beginning of a word beside the label, letters here and there. What is met worse never stands
# above what is met better, however lately it was chosen.
_BEGINNINGS, _ROW, _BEGINNING_BESIDE, _SCATTERED = range(4)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What can be found: by its label, and less so by the words beside it."""

    name: str
    label: str
    beside: str = ""
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, with the places of the matched letters in its label, in code points."""

    name: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """How well words match a label, and where; ``way`` is how the worst of them is met."""

    score: int
    places: tuple[int, ...]
    way: int = _BEGINNINGS

    @property
    def rank(self) -> tuple[int, int]:
        """Return what matches are compared by: less is better."""
        return self.way, -self.score


def ranked(words: str, candidates: Sequence[Candidate], recent: Sequence[str] = ()) -> list[Hit]:
    """Return what the words find, the best first; without words all, the recent ones first.

    ``recent`` names what was chosen lately, the last one first. What is disabled comes last
    without words, and with words behind what matches nearly as well.
    """
    age = {name: place for place, name in reversed(list(enumerate(recent)))}
    oldest = len(age)
    found: list[tuple[tuple[int, ...], Hit]] = []
    for order, one in enumerate(candidates):
        matched = match(words, one.label, one.beside)
        if matched is None:
            continue
        score = matched.score + (_RECENT if one.name in age else 0)
        score -= 0 if one.is_enabled else _DISABLED
        last = not one.is_enabled and not words.strip()
        length = len(one.label) if words.strip() else 0
        rank = (int(last), matched.way, -score, age.get(one.name, oldest), length, order)
        found.append((rank, Hit(one.name, matched.places)))
    return [hit for _, hit in sorted(found, key=itemgetter(0))]


def match(words: str, label: str, beside: str = "") -> Match | None:
    """Return how words match a label, None where one of them is found nowhere.

    Each word may be the beginning of one of the label's words, some of its letters in a row, the
    initials of several words, or letters in their order; or it stands beside the label.
    """
    text = [_folded(sign) for sign in label]
    starts = _word_starts(text)
    around = "".join(map(_folded, beside))
    score, places, way = 0, set[int](), _BEGINNINGS
    for word in words.split():
        letters = [_folded(sign) for sign in word if not unicodedata.combining(sign)]
        found = [_aligned(letters, text, starts), _found_beside("".join(letters), around)]
        best = min((one for one in found if one), key=lambda one: one.rank, default=None)
        if best is None:
            return None
        score += best.score
        places.update(best.places)
        way = max(way, best.way)
    return Match(score, tuple(sorted(places)), way)


def _folded(sign: str) -> str:
    """Return a letter without case and accents."""
    return unicodedata.normalize("NFKD", sign)[0].casefold()[0]


def _word_starts(text: Sequence[str]) -> set[int]:
    before = [" ", *text]
    return {n for n, sign in enumerate(text) if sign.isalnum() and not before[n].isalnum()}


def _aligned(letters: Sequence[str], text: Sequence[str], starts: set[int]) -> Match | None:
    """Return the best way to find letters in a text in their order."""
    if not letters or not _is_in_order(letters, text):
        return None
    gains = [
        _LETTER + _WORD_START * (n in starts) + _LABEL_START * (n == 0) for n in range(len(text))
    ]
    # The best way to place the letters so far, by the place of the last of them.
    ways = {n: Match(gains[n], (n,)) for n, sign in enumerate(text) if sign == letters[0]}
    for letter in letters[1:]:
        ways = _continued(ways, letter, text, gains)
    best = max(ways.values(), key=lambda way: way.score)
    score = best.score + _WHOLE * _is_word(best.places, text, starts)
    return replace(best, score=score, way=_way(best.places, starts))


def _way(places: Sequence[int], starts: set[int]) -> int:
    """Return how letters are met at these places of a label."""
    begun = [n for n in places if n - 1 not in places]
    if starts.issuperset(begun):
        return _BEGINNINGS
    return _ROW if len(begun) == 1 else _SCATTERED


def _is_word(places: Sequence[int], text: Sequence[str], starts: set[int]) -> bool:
    """Return whether letters are all of a word."""
    first, end = places[0], places[-1] + 1
    is_ended = end == len(text) or not text[end].isalnum()
    return first in starts and is_ended and end - first == len(places)


def _continued(
    ways: dict[int, Match], letter: str, text: Sequence[str], gains: Sequence[int]
) -> dict[int, Match]:
    """Return the best ways that go on with a letter, by its place."""
    longer: dict[int, Match] = {}
    apart: Match | None = None
    for n in range(1, len(text)):
        earlier = ways.get(n - 2)
        if earlier and (apart is None or earlier.score > apart.score):
            apart = earlier
        if text[n] != letter:
            continue
        near = ways.get(n - 1)
        options = [(near, _ADJACENT), (apart, -_LEAP)]
        steps = [
            Match(way.score + gains[n] + gain, (*way.places, n)) for way, gain in options if way
        ]
        if steps:
            longer[n] = max(steps, key=lambda way: way.score)
    return longer


def _is_in_order(letters: Sequence[str], text: Sequence[str]) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _found_beside(word: str, around: str) -> Match | None:
    """Return the worth of a word that stands beside the label."""
    place = around.find(word) if word else -1
    if place < 0:
        return None
    is_start = place == 0 or not around[place - 1].isalnum()
    way = _BEGINNING_BESIDE if is_start else _SCATTERED
    return Match(_BESIDE + len(word) * (1 + is_start), (), way)
