# SPDX-License-Identifier: Apache-2.0
"""Cues of a sentence: the words by which it counts, compares, explains, forecasts or judges.

Which cues tell what can be checked follows what was found for debates and news: figures,
comparisons and deeds against first persons, modals, questions and judgements (ClaimBuster, Hassan
et al. 2015; Konstantinovskiy et al. 2018; CheckThat! guidelines on subjectivity).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._claims.lexicon import Cue, cue_starts, cue_table, past_forms
from annotator.suggest._claims.senses import fits
from annotator.suggest._claims.shapes import shape_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.suggest._claims.lexicon import Entry
    from annotator.text.tokens import Token


class Stretch(NamedTuple):
    """The words ``[first, last)`` of a sentence."""

    first: int
    last: int


_SHORTEST_PAST = 5  # letters: "ended", but neither "bed" nor "need"


def cues_of(words: Sequence[Token], lowers: Sequence[str]) -> Mapping[Cue, Sequence[Stretch]]:
    """Return where the cues of a sentence are, each in text order; a word may be more than one.

    Of a cue in another one's words only the longer is one: "we must" holds no second "must".
    """
    table, starts, past = cue_table(), cue_starts(), past_forms()
    found: dict[Cue, list[Stretch]] = {}
    for place, (lower, following) in enumerate(pairwise((*lowers, ""))):
        # Most words begin with a small letter.
        shape = None if words[place].text[0].islower() else shape_of(words, place)
        entries: tuple[Entry, ...] = ()
        if lower in starts:
            entries = (*table.get(f"{lower} {following}", ()), *table.get(lower, ()))
        for cue, entry in entries:
            last = place + len(entry)
            if len(entry) > 2 and tuple(lowers[place:last]) != entry:
                continue
            before = found.get(cue)
            is_apart = not before or before[-1].last <= place
            if is_apart and fits(words, place, cue, shape):
                found.setdefault(cue, []).append(Stretch(place, last))
        if shape is not None:
            found.setdefault(shape, []).append(Stretch(place, place + 1))
        if lower in past or (lower[-2:] == "ed" and len(lower) >= _SHORTEST_PAST):
            found.setdefault(Cue.PAST, []).append(Stretch(place, place + 1))
    return found
