# SPDX-License-Identifier: Apache-2.0
"""Cues of a sentence: the words by which it counts, compares, explains, forecasts or judges.

Which cues tell what can be checked follows what was found for debates and news: figures,
comparisons and deeds against first persons, modals, questions and judgements (ClaimBuster, Hassan
et al. 2015; Konstantinovskiy et al. 2018; CheckThat! guidelines on subjectivity).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._claims.lexicon import Cue, cue_table, past_forms, persons_and_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.tokens import Token


class Found(NamedTuple):
    """A cue in the words ``[first, last)`` of a sentence."""

    cue: Cue
    first: int
    last: int


_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|-(?:\d\d|(?:1[89]|20)\d\d))?")
_FIGURE = re.compile(r"[$€£¥₹]?\d")
# Cues that names may be made of: "Supreme Court", "May", "Crooked Joe".
_NAMES = (Cue.LAW, Cue.DATE, Cue.SPEAKER, Cue.FORECAST, Cue.JUDGEMENT)


def cues_of(words: Sequence[Token]) -> list[Found]:
    """Return the cues of a sentence, in text order; a word may be more than one.

    Of a cue in another one's words only the longer is one: "we must" holds no second "must".
    """
    lower = [word.lower for word in words]
    table = cue_table()
    found: list[Found] = []
    ends: dict[Cue, int] = {}
    for place, word in enumerate(lower):
        shape = _shape(words, place, word)
        for cue, rest in table.get(word, ()):
            last = place + 1 + len(rest)
            if rest and tuple(lower[place + 1 : last]) != rest:
                continue
            if ends.get(cue, 0) <= place and _fits(words, place, cue, shape):
                found.append(Found(cue, place, last))
                ends[cue] = last
        if shape:
            found.append(Found(shape, place, place + 1))
        if _is_past(word):
            found.append(Found(Cue.PAST, place, place + 1))
    return found


def _fits(words: Sequence[Token], place: int, cue: Cue, shape: Cue | None) -> bool:
    """Return whether a word is what it looks like: "US" is no "us", "as well" no "Well, ..."."""
    if cue is Cue.PLEASANTRY:
        return not place or words[place - 1].text == ","
    if cue is Cue.GROUP:
        return words[place].text != "US"
    return shape is not Cue.NAME or cue in _NAMES


def _shape(words: Sequence[Token], place: int, lower: str) -> Cue | None:
    """Return what figures and capitals tell of a word."""
    word = words[place].text
    if _FIGURE.match(word):
        before = words[place - 1].lower if place else ""
        is_date = _YEAR.fullmatch(word) or (Cue.DATE, ()) in cue_table().get(before, ())
        return Cue.DATE if is_date else Cue.FIGURE
    is_inside = place > 0 and words[place - 1].is_word
    if word[0].isupper() and is_inside and lower not in persons_and_days():
        return Cue.NAME
    return None


def _is_past(word: str) -> bool:
    return word in past_forms() or (word.endswith("ed") and len(word) > 4)
