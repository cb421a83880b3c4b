# SPDX-License-Identifier: Apache-2.0
"""Cues of a sentence: the words by which it counts, compares, explains, forecasts or judges.

Which cues tell what can be checked follows what was found for debates and news: figures,
comparisons and deeds against first persons, modals, questions and judgements (ClaimBuster, Hassan
et al. 2015; Konstantinovskiy et al. 2018; CheckThat! guidelines on subjectivity).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._claims.lexicon import (
    DATES,
    PERSONS_AND_DATES,
    Cue,
    cue_table,
    past_forms,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.text.tokens import Token


class Stretch(NamedTuple):
    """The words ``[first, last)`` of a sentence."""

    first: int
    last: int


_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|-(?:\d\d|(?:1[89]|20)\d\d))?")
_CURRENCIES = "$€£¥₹"
_SHORTEST_PAST = 5  # letters: "ended", but neither "bed" nor "need"
# Cues that names may be made of: "Supreme Court", "May", "Crooked Joe".
_IN_NAMES = (Cue.LAW, Cue.DATE, Cue.SPEAKER, Cue.FORECAST, Cue.JUDGEMENT)


def cues_of(words: Sequence[Token], lowers: Sequence[str]) -> Mapping[Cue, Sequence[Stretch]]:
    """Return where the cues of a sentence are, each in text order; a word may be more than one.

    Of a cue in another one's words only the longer is one: "we must" holds no second "must".
    """
    table, past = cue_table(), past_forms()
    found: dict[Cue, list[Stretch]] = {}
    for place, (lower, following) in enumerate(pairwise((*lowers, ""))):
        # Most words begin with a small letter.
        shape = None if words[place].text[0].islower() else _shape(words, lowers, place)
        for cue, entry in (*table.get(f"{lower} {following}", ()), *table.get(lower, ())):
            last = place + len(entry)
            if len(entry) > 2 and tuple(lowers[place:last]) != entry:
                continue
            before = found.get(cue)
            is_apart = not before or before[-1].last <= place
            if is_apart and _fits(words, place, cue, shape):
                found.setdefault(cue, []).append(Stretch(place, last))
        if shape is not None:
            found.setdefault(shape, []).append(Stretch(place, place + 1))
        if lower in past or (lower[-2:] == "ed" and len(lower) >= _SHORTEST_PAST):
            found.setdefault(Cue.PAST, []).append(Stretch(place, place + 1))
    return found


def _fits(words: Sequence[Token], place: int, cue: Cue, shape: Cue | None) -> bool:
    """Return whether a word is what it looks like: "US" is no "us", "as well" no "Well, ..."."""
    if cue is Cue.PLEASANTRY:
        return not place or words[place - 1].text == ","
    if cue is Cue.GROUP:
        return words[place].text != "US"
    return shape is not Cue.NAME or cue in _IN_NAMES


def _shape(words: Sequence[Token], lowers: Sequence[str], place: int) -> Cue | None:
    """Return what figures and capitals tell of a word."""
    text = words[place].text
    initial = text[0]
    if initial.isupper():
        is_inside = place > 0 and words[place - 1].is_word
        return Cue.NAME if is_inside and lowers[place] not in PERSONS_AND_DATES else None
    if initial.isdecimal() or (initial in _CURRENCIES and text[1:2].isdecimal()):
        follows_date = place > 0 and lowers[place - 1] in DATES
        return Cue.DATE if follows_date or _YEAR.fullmatch(text) else Cue.FIGURE
    return None
