# SPDX-License-Identifier: Apache-2.0
"""Whether a sentence speaks of a day as past or as to come.

The nearest cue in front of the words governs them ("will meet ... Thursday", "said Wednesday");
where none stands in front, the first one behind them does ("On Thursday the council will vote").
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# No cue governs from farther off.
_REACH = 30
_UNTIL = frozenset(("until", "till"))
_NOT_PAST = frozenset(("be", "being", "is", "are"))
_BEFORE_CLAUSE = ("said", "says", "that", ",")
_PLANNED = ("is", "are", "likely", "unlikely", "possible")
_BE = frozenset(("is", "are", "was", "were", "'s"))
# "They meet on Friday", and plural nouns; what ends in "s" and is none.
_SUBJECTS = frozenset(("we", "they", "you", "i", "who", "people", "police", "both"))
_NO_PLURALS = frozenset(("is", "was", "has", "does", "as", "its", "his", "this", "us", "'s"))
# Verbs that tell what is planned only with one of these behind them.
_COMPLEMENTS = {
    "makes": frozenset(("his", "her", "its", "their")),
    "runs": frozenset(("from", "until", "through")),
    "continues": frozenset(("on", "in", "at", "until", "this", "next", "with")),
    "comes": frozenset(("into", "out")),
    "gets": frozenset(("under", "underway")),
}
_BEFORE_NOUN = frozenset(
    (
        *("the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "these", "those"),
        *("of", "for", "in", "with", "and", "or", "more", "many", "some", "all", "no", "two"),
    )
)


class Tense(Enum):
    """What a sentence makes of a day."""

    PAST = auto()
    FUTURE = auto()
    UNKNOWN = auto()


class Cues:
    """The words of a sentence that tell past from future.

    "Agreed to meet" looks ahead to what follows it, and is past for what stands before it.
    """

    def __init__(self, texts: Sequence[str], is_common: Callable[[int], bool]) -> None:
        """Find them; ``is_common`` tells whether the word at a place is no name or time."""
        self._texts = texts
        self._is_common = is_common
        # Each with its place: what is told of the words behind, and of the words in front.
        self._of_later: list[tuple[int, Tense]] = []
        self._of_earlier: list[tuple[int, Tense]] = []
        words = _cue_words()
        places = [at for at, text in enumerate(texts) if text in words or text[-2:] == "ed"]
        for place in places:
            self._add(place, texts[place])

    def before(self, place: int) -> Tense:
        """Return what the nearest cue in front of a word tells."""
        at = bisect_left(self._of_later, place, key=_place) - 1
        found, tense = self._of_later[at] if at >= 0 else (-_REACH - 1, Tense.UNKNOWN)
        return tense if place - found <= _REACH else Tense.UNKNOWN

    def around(self, first: int, last: int) -> Tense:
        """Return what is told of the words ``[first, last)``."""
        texts = self._texts
        if first > 1 and texts[first - 1] == "on" and texts[first - 2] in _PLANNED:
            # "The vote is on Sunday", "rain is likely on Sunday".
            return Tense.FUTURE
        if texts[last : last + 1] == ["is"] and (not first or texts[first - 1] in _BEFORE_CLAUSE):
            # "He said Sunday is the day", but "what happened Sunday is clear".
            return Tense.FUTURE
        tense = self.before(first)
        at = bisect_left(self._of_earlier, last, key=_place)
        if tense is not Tense.UNKNOWN or at == len(self._of_earlier):
            return tense
        found, tense = self._of_earlier[at]
        return tense if found - last < _REACH else Tense.UNKNOWN

    def _add(self, place: int, text: str) -> None:
        known = word_table("tense-cues").get(text, ("",))[0]
        tense = self._cue(place, text, known)
        if tense is not Tense.UNKNOWN:
            self._of_earlier.append((place, tense))
        # "They agreed to meet Friday" looks ahead, "On Friday they agreed to meet" does not.
        is_ahead = (known == "ahead" and self._looks_ahead(place, text)) or (
            known == "coming" and self._is_coming(place, text)
        )
        later = Tense.FUTURE if is_ahead else tense
        if later is not Tense.UNKNOWN:
            self._of_later.append((place, later))

    def _cue(self, place: int, text: str, known: str) -> Tense:
        """Return what a word tells of the time of its clause; ``known`` is its sort of cue."""
        texts = self._texts
        if text == "to":
            # "The trial is to open Monday."
            is_to_be = place > 0 and texts[place - 1] in _BE
            return Tense.FUTURE if is_to_be and self._is_verb(place + 1) else Tense.UNKNOWN
        if known == "future":
            return Tense.FUTURE if self._points_ahead(place) else Tense.UNKNOWN
        if known == "past" or self._is_past(place, text):
            # "To be released", "will be freed", "when the list is announced".
            is_passive = place > 0 and texts[place - 1] in _NOT_PAST
            return Tense.UNKNOWN if is_passive else Tense.PAST
        return Tense.UNKNOWN

    def _looks_ahead(self, place: int, text: str) -> bool:
        """Return whether "to" and a verb follow, at once or behind an object of a word or two."""
        texts = self._texts
        if text == "set" and texts[place + 1 : place + 2] == ["for"]:
            return True
        behind = range(place + 1, min(place + 4, len(texts)))
        return any(texts[at] == "to" and self._is_verb(at + 1) for at in behind)

    def _is_coming(self, place: int, text: str) -> bool:
        """Return whether a verb in the present tells what is planned: "doors open on Friday"."""
        before = self._texts[place - 1] if place else ""
        if text in _COMPLEMENTS:
            # "The striker makes his return on Saturday", but "the rule makes it harder".
            return not _COMPLEMENTS[text].isdisjoint(self._texts[place + 1 : place + 2])
        if text[-1] == "s":
            # A noun has a word that leads to it: "the plays", "of returns".
            return before not in _BEFORE_NOUN
        is_plural = before[-1:] == "s" and before[-2:] != "ss" and before not in _NO_PLURALS
        return is_plural or before in _SUBJECTS

    def _points_ahead(self, place: int) -> bool:
        """Return whether a word speaks of what is to come: not "may have", "from Monday until"."""
        texts = self._texts
        if texts[place] in _UNTIL:
            return "from" not in texts[max(0, place - 6) : place]
        return place + 1 == len(texts) or texts[place + 1] != "have"

    def _is_verb(self, place: int) -> bool:
        """Return whether a word is the base form of a verb."""
        return place < len(self._texts) and self._texts[place] in _verbs()

    def _is_past(self, place: int, text: str) -> bool:
        if text.endswith("ed"):
            is_past = len(text) > 4 and text not in word_list("not-past")
        else:
            is_past = text in _irregular_pasts()
        return is_past and self._is_common(place)


def _place(cue: tuple[int, Tense]) -> int:
    return cue[0]


@cache
def _cue_words() -> frozenset[str]:
    """Return every word that may be a cue by itself, regular pasts apart."""
    return frozenset(("to", *word_table("tense-cues"))) | _irregular_pasts()


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word_table("irregular-verbs")) | word_list("common-verbs")


@cache
def _irregular_pasts() -> frozenset[str]:
    """Return the irregular pasts and participles that look unlike their base forms."""
    table = word_table("irregular-verbs")
    forms = ((base, form) for base, found in table.items() for form in found)
    return frozenset(form for base, form in forms if form not in table or form == base != form)
