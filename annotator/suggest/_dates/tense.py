# SPDX-License-Identifier: Apache-2.0
"""Whether a sentence speaks of a day as past or as to come.

The nearest cue in front of the words governs them ("will meet ... Thursday", "said Wednesday");
where none stands in front, the first one behind them does ("On Thursday the council will vote").
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.suggest._dates.grammar import Hit
    from annotator.suggest._dates.items import Item

# No cue governs from farther off, and no sentence is read to its end for each of its dates.
_REACH = 30


class Tense(Enum):
    """What a sentence makes of a day."""

    PAST = auto()
    FUTURE = auto()
    UNKNOWN = auto()


def tense_of(hit: Hit) -> Tense:
    """Return whether an expression speaks of what was or what will be."""
    found = cue_before(hit.items, hit.first)
    if found is not Tense.UNKNOWN:
        return found
    behind = range(hit.last, min(len(hit.items), hit.last + _REACH))
    return _first(_cue(hit.items, place) for place in behind)


def cue_before(items: Sequence[Item], place: int) -> Tense:
    """Return what the nearest cue in front of a word tells."""
    before = range(place - 1, max(-1, place - 1 - _REACH), -1)
    # "They agreed to meet Friday" looks ahead, "On Friday they agreed to meet" does not.
    return _first(
        Tense.FUTURE if _looks_ahead(items, place) else _cue(items, place) for place in before
    )


def _first(cues: Iterable[Tense]) -> Tense:
    return next((cue for cue in cues if cue is not Tense.UNKNOWN), Tense.UNKNOWN)


def _cue(items: Sequence[Item], place: int) -> Tense:
    """Return what a word tells of the time of its clause."""
    word = items[place]
    if word.text == "to":
        # "The trial is to open Monday."
        is_to_be = place > 0 and items[place - 1].text in ("is", "are", "was", "were", "'s")
        return Tense.FUTURE if is_to_be and _is_verb(items, place + 1) else Tense.UNKNOWN
    known = word_table("tense-cues").get(word.text, ("",))[0]
    if known == "future":
        return Tense.FUTURE if _points_ahead(items, place) else Tense.UNKNOWN
    if known == "past" or _is_past(word):
        return Tense.UNKNOWN if _follows_be(items, place) else Tense.PAST
    return Tense.UNKNOWN


def _looks_ahead(items: Sequence[Item], place: int) -> bool:
    known = word_table("tense-cues").get(items[place].text)
    return known == ("ahead",) and _leads_to_verb(items, place)


def _points_ahead(items: Sequence[Item], place: int) -> bool:
    """Return whether a word speaks of what is to come: not "may have", "from Monday until"."""
    if items[place].text in ("until", "till"):
        return all(item.text != "from" for item in items[max(0, place - 6) : place])
    return place + 1 == len(items) or items[place + 1].text != "have"


def _leads_to_verb(items: Sequence[Item], place: int) -> bool:
    """Return whether "to" and a verb follow, at once or behind an object of a word or two."""
    behind = range(place + 1, min(place + 4, len(items)))
    if items[place].text == "set" and place + 1 < len(items) and items[place + 1].text == "for":
        return True
    return any(items[at].text == "to" and _is_verb(items, at + 1) for at in behind)


def _is_verb(items: Sequence[Item], place: int) -> bool:
    """Return whether a word is the base form of a verb."""
    return place < len(items) and items[place].text in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word_table("irregular-verbs")) | word_list("common-verbs")


def _follows_be(items: Sequence[Item], place: int) -> bool:
    """Return whether a participle is part of "to be released", "will be freed"."""
    return place > 0 and items[place - 1].text in ("be", "being")


def _is_past(word: Item) -> bool:
    text = word.text
    if word.is_capitalised or word.senses:
        return False
    if text.endswith("ed"):
        return len(text) > 4 and text not in word_list("not-past")
    return text in _irregular_pasts()


@cache
def _irregular_pasts() -> frozenset[str]:
    """Return the irregular pasts and participles that look unlike their base forms."""
    table = word_table("irregular-verbs")
    forms = ((base, form) for base, found in table.items() for form in found)
    return frozenset(form for base, form in forms if form not in table or form == base != form)
