# SPDX-License-Identifier: Apache-2.0
"""Where a name begins in a run of capitalised words: "Secretary of State | Antony Blinken"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._quotes.nounwords import Sort, given_names, nouns, titles
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

# Behind the last word of a name.
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_LINKS = frozenset(("of", "for", "to", "and", "&", "the"))
_LONGEST_NAME = 5  # words


class NameParts(NamedTuple):
    """What a run is of, the sex its words tell of, and the place where the bare name begins.

    ``at`` is the length of the run where it is no name but an office.
    """

    sort: Sort
    sex: str
    at: int


def name_parts(words: Sequence[str]) -> NameParts:
    """Return the parts of a run of words as they are written."""
    low = [word.lower() for word in words]
    at, sex = _behind_office(low)
    if _is_organisation(words[at:], low[at:]) or _is_organisation(words[-1:], low[-1:]):
        return NameParts(Sort.ORGANISATION, "", 0)
    if at:
        return NameParts(Sort.PERSON, sex or _sex(low[at:]), at)
    given = low[0] in given_names() and 1 < len(low) <= _LONGEST_NAME
    if low[-1] in nouns() and not given:
        sort, sex = nouns()[low[-1]]
        return NameParts(sort, sex, len(low))
    return NameParts(Sort.PERSON, _sex(low), 0) if given else NameParts(Sort.UNKNOWN, "", 0)


def _sex(low: Sequence[str]) -> str:
    return given_names().get(low[0], "") if low else ""


def _is_organisation(words: Sequence[str], low: Sequence[str]) -> bool:
    """Return whether the words make the name of an organisation: one tells, or all are capitals."""
    known = word_list("words-of-organisations")
    return any(word in known for word in low) or (
        len(words) == 1 and len(words[0]) > 1 and words[0].isupper()
    )


def _behind_office(low: Sequence[str]) -> tuple[int, str]:
    """Return where the name begins behind offices and titles, and the sex they tell of."""
    at, sex = 0, ""
    for place, word in enumerate(low[:-1]):
        found = titles().get(word)
        if found is None and word in nouns() and nouns()[word][0] is Sort.PERSON:
            found = nouns()[word][1]
        if found is None or (place and low[0] in given_names()):
            continue
        at, sex = place + 1, found or sex
        if low[at] in _LINKS:
            at = _behind_portfolio(low, at)
    return at, sex


def _behind_portfolio(low: Sequence[str], at: int) -> int:
    """Return where the name begins behind "of State", or the end where none follows."""
    portfolios = word_list("portfolios")
    place = at
    while place < len(low) and (low[place] in portfolios or low[place] in _LINKS):
        place += 1
    if place > at + 1:
        return place
    known = (
        place
        for place in range(at + 2, len(low))
        if low[place] in given_names() or low[place] in titles()
    )
    return next(known, len(low) - 2 if len(low) > at + 3 else len(low))
