# SPDX-License-Identifier: Apache-2.0
"""One sentence or clause with its cues, as rules ask about it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from typing import TYPE_CHECKING

from annotator.suggest._claims.cues import cues_of
from annotator.suggest._claims.lexicon import Cue
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest._claims.cues import Stretch
    from annotator.text.tokens import Token

_OPENING = ("“", "``")
_CLOSING = "”"
_STRAIGHT = ('"', "''")
_MARKS = frozenset((*_OPENING, _CLOSING, *_STRAIGHT))


class Statement:
    """The words of a sentence or clause, what they tell, and which stand in quotation marks."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self.lowers = [word.lower for word in words]
        self.cues = cues_of(words, self.lowers)
        self.quoted = quoted(words) if _MARKS.intersection(self.lowers) else [False] * len(words)

    @cached_property
    def is_question(self) -> bool:
        """Return whether it asks, not only quotes somebody who does."""
        if "?" not in self.lowers:
            return False
        marks = zip(self.lowers, self.quoted, strict=True)
        return any(word == "?" and not inside for word, inside in marks)

    @cached_property
    def is_past(self) -> bool:
        """Return whether it tells of the past, a verb of saying apart."""
        said = {one.first for one in self.cues.get(Cue.SAYING, ())}
        return any(one.first not in said for one in self.cues.get(Cue.PAST, ()))

    @cached_property
    def verbs(self) -> list[int]:
        """Return where verbs stand that tell a time: auxiliaries and past forms."""
        helping = _auxiliaries()
        places = (place for place, lower in enumerate(self.lowers) if lower in helping)
        return sorted({*self.places(Cue.PAST), *places})

    def has_verb(self, start: int, end: int) -> bool:
        """Return whether a verb that tells a time stands in the words ``[start, end)``."""
        return is_any_within(self.verbs, start, end)

    def sign_behind(self, start: int) -> int:
        """Return where the next sign stands that is no word, or the end."""
        places = range(start, len(self.words))
        return next((place for place in places if not self.words[place].is_word), len(self.words))

    def has(self, *cues: Cue) -> bool:
        """Return whether one of these cues is there."""
        return any(cue in self.cues for cue in cues)

    def places(self, *cues: Cue) -> list[int]:
        """Return where these cues begin, in text order."""
        return sorted(one.first for cue in cues for one in self.cues.get(cue, ()))

    def said(self, found: Stretch) -> str:
        """Return the words of a stretch as the article has them."""
        first, *rest = self.words[found.first : found.last]
        said, end = first.text, first.end
        for word in rest:
            said += (" " if word.start > end else "") + word.text
            end = word.end
        return said


def is_any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Return whether one of the sorted places lies in ``[start, end)``."""
    found = bisect_left(places, start)
    return found < len(places) and places[found] < end


@cache
def _auxiliaries() -> frozenset[str]:
    table = word_table("function-words")
    return frozenset(word for name in ("be", "have", "do", "modal") for word in table[name])


def quoted(words: Sequence[Token]) -> list[bool]:
    """Return for each word whether it stands in double quotation marks.

    A mark that closes what was not opened here ends a quotation that began before.
    """
    is_open = was_open = False
    found: list[bool] = []
    for place, word in enumerate(words):
        if word.text in _OPENING:
            is_open = was_open = True
        elif word.text in _STRAIGHT or word.text == _CLOSING:
            if not was_open and _hangs_on(words, place):
                found = [True] * place
            else:
                is_open = not is_open and word.text != _CLOSING
            was_open = True
        found.append(is_open)
    return found


def _hangs_on(words: Sequence[Token], place: int) -> bool:
    """Return whether a mark follows the word before it without a blank."""
    return words[place].text == _CLOSING or (
        place > 0 and words[place - 1].end == words[place].start
    )
