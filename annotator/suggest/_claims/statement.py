# SPDX-License-Identifier: Apache-2.0
"""One sentence or clause with its cues, as rules ask about it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from annotator.suggest._claims.cues import cues_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest._claims.cues import Found
    from annotator.suggest._claims.lexicon import Cue
    from annotator.text.tokens import Token

_OPENING = ("“", "``")
_CLOSING = "”"
_STRAIGHT = ('"', "''")


class Statement:
    """The words of a sentence or clause, what they tell, and which stand in quotation marks."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self.cues = tuple(cues_of(words))
        self.quoted = quoted(words)

    @cached_property
    def is_question(self) -> bool:
        """Return whether it asks, not only quotes somebody who does."""
        marks = zip(self.words, self.quoted, strict=True)
        return any(word.text == "?" and not inside for word, inside in marks)

    def has(self, *cues: Cue) -> bool:
        """Return whether one of these cues is there."""
        return any(one.cue in cues for one in self.cues)

    def first(self, cue: Cue) -> Found | None:
        """Return the first of a cue."""
        return next((one for one in self.cues if one.cue is cue), None)

    def said(self, found: Found) -> str:
        """Return the words of a cue as the article has them."""
        first, *rest = self.words[found.first : found.last]
        said, end = first.text, first.end
        for word in rest:
            said += (" " if word.start > end else "") + word.text
            end = word.end
        return said


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
