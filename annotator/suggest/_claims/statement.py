# SPDX-License-Identifier: Apache-2.0
"""One sentence or clause with its cues, as rules ask about it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from typing import TYPE_CHECKING

from annotator.suggest._claims.cues import cues_of
from annotator.suggest._claims.lexicon import Cue, auxiliaries
from annotator.suggest._claims.shapes import is_age
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest._claims.cues import Stretch
    from annotator.text.tokens import Token

_OPENING = ("“", "``")
_CLOSING = "”"
_STRAIGHT = ('"', "''")
_CLOSERS = frozenset(("”", '"', "''", "'", ")", "]", "»"))
# What full sentences end with, "p.m." too, and how short they are without a verb.
_ENDS = frozenset(".!?…:;,")
_FEWEST = 4  # words and signs
_REACH = 60  # no sentence is read to its end for each of its verbs
_VERBS = (Cue.SAYING, Cue.CHANGE, Cue.RECORD, Cue.CAUSE)
_QUOTING = frozenset((*_OPENING, _CLOSING, *_STRAIGHT, "'", "\u2018"))
_MARKS = frozenset((*_OPENING, _CLOSING, *_STRAIGHT))


class Statement:
    """The words of a sentence or clause, what they tell, and which stand in quotation marks."""

    def __init__(self, words: Sequence[Token], *, is_headline: bool = False) -> None:
        self.words = words
        self.is_headline = is_headline
        self.lowers = [word.lower for word in words]
        self.cues = cues_of(words, self.lowers)
        self.quoted = quoted(words) if _MARKS.intersection(self.lowers) else [False] * len(words)

    @property
    def is_question(self) -> bool:
        """Return whether it asks, not only quotes somebody who does."""
        return "?" in self.lowers and any(
            word == "?" and not self.quoted[place] and not self._goes_on(place + 1)
            for place, word in enumerate(self.lowers)
        )

    def _goes_on(self, place: int) -> bool:
        """Return whether a sentence goes on behind a title: "'Who Are You?' sold well"."""
        return any(word.text[0].islower() for word in self.words[place : place + 2])

    @property
    def is_line(self) -> bool:
        """Return whether it is no sentence but a heading, a label or the like.

        It has neither a verb nor a full stop, nor does it say how many of something there are.
        A headline without them states something all the same: "Mayor under fire".
        """
        has_end = len(self.words) >= _FEWEST and self._last_sign()[-1:] in _ENDS
        if self.is_headline or has_end:
            return False
        return "|" in self.lowers or not (self.verbs or self.has(*_VERBS) or self.counts)

    @property
    def counts(self) -> bool:
        """Return whether a figure counts or measures something: "40 schools", "$3", "5%"."""
        return any(map(self._is_measure, self.amounts))

    @cached_property
    def amounts(self) -> list[Stretch]:
        """Return what counts something, figures first; the age of a person counts nothing."""
        return [
            one
            for cue in (Cue.FIGURE, Cue.QUANTITY)
            for one in self.cues.get(cue, ())
            if not is_age(self.words, one.first)
        ]

    @property
    def measures(self) -> bool:
        """Return whether it counts or measures, be it in words: "two men", "put it at 1.3".

        The number of a label counts nothing: "Section 12".
        """
        return self.counts or any(map(self._is_amount, self.amounts))

    @property
    def is_quote(self) -> bool:
        """Return whether somebody's words in quotation marks are most of it."""
        return self.lowers[0] in _QUOTING or 2 * sum(self.quoted) > len(self.quoted)

    @property
    def leads_to_quote(self) -> bool:
        """Return whether it ends with a verb of saying and a colon."""
        said = self.cues.get(Cue.SAYING, ())
        return bool(said) and self.lowers[said[-1].last :] == [":"]

    def _last_sign(self) -> str:
        """Return the last word or sign, closing marks and brackets left out."""
        place = len(self.lowers) - 1
        while place > 0 and self.lowers[place] in _CLOSERS:
            place -= 1
        return self.lowers[place]

    def _is_measure(self, figure: Stretch) -> bool:
        text = self.words[figure.first].text
        before = self.lowers[figure.first - 1] if figure.first else ""
        if text[0].isalpha() or before in word_list("number-labels"):
            return False
        following = self.words[figure.last].text if figure.last < len(self.words) else ""
        has_sign = not (text[0].isalnum() and text[-1].isalnum())
        return has_sign or (following.isalpha() and following.islower())

    def _is_amount(self, found: Stretch) -> bool:
        before = self.lowers[found.first - 1] if found.first else ""
        text = self.lowers[found.first]
        if text[0].isdecimal():
            return before.isalpha() and before not in word_list("number-labels")
        following = self.lowers[found.last] if found.last < len(self.lowers) else ""
        if text in word_list("vague-numbers"):
            return following == "of"
        is_counted = following.isalpha() and following not in _times()
        return text in word_table("number-words") and is_counted and text != "one"

    @cached_property
    def is_past(self) -> bool:
        """Return whether it tells of the past, a verb of saying apart."""
        said = {one.first for one in self.cues.get(Cue.SAYING, ())}
        return any(one.first not in said for one in self.cues.get(Cue.PAST, ()))

    @cached_property
    def verbs(self) -> list[int]:
        """Return where verbs stand that tell a time: auxiliaries and past forms."""
        helping = auxiliaries()
        places = (place for place, lower in enumerate(self.lowers) if lower in helping)
        return sorted({*self.places(Cue.PAST), *places})

    def has_verb(self, start: int, end: int) -> bool:
        """Return whether a verb that tells a time stands in the words ``[start, end)``."""
        return is_any_within(self.verbs, start, end)

    def sign_behind(self, start: int) -> int:
        """Return where the next sign stands that is no word, or how far it was looked for."""
        last = min(start + _REACH, len(self.words))
        places = range(start, last)
        return next((place for place in places if not self.words[place].is_word), last)

    def has_quotes_behind(self, start: int) -> bool:
        """Return whether words from a place on stand in quotation marks."""
        return start <= self._last_quoted

    @cached_property
    def _last_quoted(self) -> int:
        return max((place for place, inside in enumerate(self.quoted) if inside), default=-1)

    def has(self, *cues: Cue) -> bool:
        """Return whether one of these cues is there."""
        return not self.cues.keys().isdisjoint(cues)

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


@cache
def _times() -> frozenset[str]:
    """Return the units of time, singular and plural."""
    table = word_table("units-of-time")
    return frozenset(table).union(*table.values())


def is_any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Return whether one of the sorted places lies in ``[start, end)``."""
    found = bisect_left(places, start)
    return found < len(places) and places[found] < end


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
