# SPDX-License-Identifier: Apache-2.0
"""Statements that one sentence puts side by side: "Exports rose 3 percent, and imports fell"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.suggest._claims.lexicon import Cue
from annotator.suggest._claims.statement import Statement, is_any_within

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    tells = sentence.places(*_TELLING)
    parts = []
    start = 0
    for place in joints:
        after = place + (2 if words[place].text == "," else 1)
        if _stands(sentence, tells, start, place) and _begins(sentence, tells, after):
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


def _stands(sentence: Statement, tells: Sequence[int], start: int, end: int) -> bool:
    """Return whether the words ``[start, end)`` state something of their own."""
    is_long = end - start >= _FEWEST
    return is_long and sentence.has_verb(start, end) and is_any_within(tells, start, end)


def _begins(sentence: Statement, tells: Sequence[int], start: int) -> bool:
    """Return whether a statement with a subject of its own begins at ``start``."""
    length = len(sentence.words)
    signs = min(sentence.sign_behind(start), start + _SUBJECT, length)
    has_subject = sentence.has_verb(start + 1, signs) and not sentence.has_verb(start, start + 1)
    return start + _FEWEST <= length and has_subject and tells[-1] >= start
