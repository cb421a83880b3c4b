# SPDX-License-Identifier: Apache-2.0
"""Which events of one day, told by different articles, may be one and the same.

Two may be where they share an actor, or enough words of what happened: two of them, and half of
those of the shorter one. Of several the one that shares most is taken, and of each article one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"\w+")
# Of a word so much is compared, so that "released" is "releases"; a shorter one is none.
_STEM, _SHORTEST = 6, 3
_LEAST_SHARED = 2
# Classes in the list of function words that mean something by themselves.
_TELLING = ("adjective", "noun")
# Of more events with the same word the first ones are compared: so many share it by chance.
_MOST = 100


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of an event: the article, stems of each actor's name, and of what it is."""

    article_id: str
    actors: frozenset[frozenset[str]]
    stems: frozenset[str]


def told(article_id: str, actors: Iterable[str], what: str) -> Told:
    """Return what is compared of an event."""
    names = frozenset(stems for name in actors if (stems := stems_of(name)))
    return Told(article_id, names, stems_of(what))


def stems_of(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text that mean something by themselves."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(
        word[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _empty_words()
    )


def groups_of(day: Sequence[Told]) -> list[list[int]]:
    """Return which of the events of a day may be the same, as places in it, each in order."""
    group = {place: [place] for place in range(len(day))}
    pairs = {pair: _score(*(day[place] for place in pair)) for pair in _candidates(day)}
    for one, other in sorted((pair for pair in pairs if pairs[pair]), key=lambda p: (-pairs[p], p)):
        mine, theirs = group[one], group[other]
        articles = [day[place].article_id for place in (*mine, *theirs)]
        if mine is not theirs and len(set(articles)) == len(articles):
            joined = sorted([*mine, *theirs])
            group.update(dict.fromkeys(joined, joined))
    return [places for first, places in group.items() if first == places[0] and len(places) > 1]


@cache
def _empty_words() -> frozenset[str]:
    """Return the words that say nothing of what happened."""
    classes = word_table("function-words")
    return frozenset(
        word for name, words in classes.items() if name not in _TELLING for word in words
    )


def _candidates(day: Sequence[Told]) -> set[tuple[int, int]]:
    """Return the pairs, of two articles, that share any stem."""
    holders: dict[str, list[int]] = {}
    for place, one in enumerate(day):
        for stem in one.stems.union(*one.actors):
            holders.setdefault(stem, []).append(place)
    return {
        pair
        for places in holders.values()
        for pair in combinations(places[:_MOST], 2)
        if day[pair[0]].article_id != day[pair[1]].article_id
    }


def _score(one: Told, other: Told) -> int:
    """Return how much two events share, 0 where it is too little to be the same."""
    actors = sum(
        any(mine <= theirs or theirs <= mine for theirs in other.actors) for mine in one.actors
    )
    shared = len(one.stems & other.stems)
    fewest = min(len(one.stems), len(other.stems))
    is_enough = shared >= _LEAST_SHARED and 2 * shared >= fewest
    return 2 * actors + shared if actors or is_enough else 0
