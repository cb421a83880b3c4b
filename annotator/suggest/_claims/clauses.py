# SPDX-License-Identifier: Apache-2.0
"""Statements that one sentence puts side by side: "Exports rose 3 percent, and imports fell"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.suggest._claims.lexicon import Cue
from annotator.suggest._claims.statement import Statement
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.tokens import Token

_JOINING = frozenset(("and", "but", "while", "whereas"))
_FEWEST = 5  # words of a statement
_SUBJECT = 8  # words at most before the verb
# What is counted, compared or done on either side makes two statements of a sentence.
_TELLING = (Cue.FIGURE, Cue.QUANTITY, Cue.COMPARISON, Cue.CHANGE, Cue.RECORD)


def clauses(sentence: Statement) -> list[Statement]:
    """Return the parts of a sentence that each state something; most often it is one.

    A sentence that reports what somebody said stays whole: its parts may all be theirs.
    """
    if sentence.has(Cue.SAYING) or not sentence.has(*_TELLING):
        return [sentence]
    joints = _joints(sentence)
    if not joints:
        return [sentence]
    words = sentence.words
    verbs = _verbs(sentence)
    tells = sentence.places(*_TELLING)
    parts = []
    start = 0
    for place in joints:
        after = place + (2 if words[place].text == "," else 1)
        if _stands(verbs, tells, start, place) and _begins(words, verbs, tells, after):
            parts.append(Statement(words[start:place]))
            start = after
    return [*parts, Statement(words[start:])] if parts else [sentence]


def _joints(sentence: Statement) -> list[int]:
    """Return the places, outside quotation marks, of ";", ", and", ", while"."""
    lowers = sentence.lowers
    return [
        place
        for place, (word, following) in enumerate(pairwise(lowers))
        if (word == ";" or (word == "," and following in _JOINING)) and not sentence.quoted[place]
    ]


def _stands(verbs: Sequence[int], tells: Sequence[int], start: int, end: int) -> bool:
    """Return whether the words ``[start, end)`` state something of their own."""
    return end - start >= _FEWEST and _any(verbs, start, end) and _any(tells, start, end)


def _begins(words: Sequence[Token], verbs: Sequence[int], tells: Sequence[int], start: int) -> bool:
    """Return whether a statement with a subject of its own begins at ``start``."""
    last = min(start + _SUBJECT, len(words))
    signs = next((place for place in range(start, last) if not words[place].is_word), last)
    has_subject = _any(verbs, start + 1, signs) and not _any(verbs, start, start + 1)
    return start + _FEWEST <= len(words) and has_subject and tells[-1] >= start


def _any(places: Sequence[int], start: int, end: int) -> bool:
    """Return whether one of the sorted places lies in ``[start, end)``."""
    found = bisect_left(places, start)
    return found < len(places) and places[found] < end


def _verbs(sentence: Statement) -> list[int]:
    """Return where verbs stand that tell a time: auxiliaries and past forms."""
    helping = _auxiliaries()
    places = (place for place, lower in enumerate(sentence.lowers) if lower in helping)
    return sorted({*sentence.places(Cue.PAST), *places})


@cache
def _auxiliaries() -> frozenset[str]:
    table = word_table("function-words")
    return frozenset(word for name in ("be", "have", "do", "modal") for word in table[name])
