# SPDX-License-Identifier: Apache-2.0
"""Where and to whom words were said: "in a post on Twitter", "told reporters"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.grammar import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS, Tag
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.grammar import Clauses
    from annotator.suggest._quotes.lexicon import Cue

_LEADS = frozenset(("in", "on", "at", "during", "via", "through", "by"))
_WITHIN = NOUNS | BEFORE_NOUNS | {Tag.OBJECT}
# What a medium goes on with: "a post on Twitter", "an interview with CNN".
_JOINTS = frozenset(("of", "on", "in", "with", "to", "from", "by", "for", "at"))
# What begins a time only in front of another word of time: "last week".
_IN_TIMES = frozenset(("last", "next", "early", "late", "day", "week", "month", "year", "spring"))
_SIGNS = frozenset((",", ";", ":"))
_FURTHEST = 12  # words between verb and place


def addressee(clauses: Clauses, cue: Cue, start: int, limit: int) -> Words | None:
    """Return whom a verb was said to: "told reporters", "said to her"."""
    if start < limit and clauses.low[start] == "to":
        start += 1
    elif not {"objthat", "objto"} & cue.frames:
        return None
    last = _phrase_end(clauses, start, limit)
    return Words(start, last) if last > start and not is_time(clauses, start) else None


def medium_behind(clauses: Clauses, start: int, limit: int) -> Words | None:
    """Return where it was said, in the words behind a verb up to the next comma."""
    last = min(limit, start + _FURTHEST)
    comma = next((at for at in range(start, last) if clauses.low[at] in _SIGNS), limit)
    return medium_between(clauses, start, comma)


def medium_in_front(clauses: Clauses, last: int) -> Words | None:
    """Return "At a briefing in Rome" or that behind "Speaking" at the begin of a sentence."""
    found = medium_behind(clauses, 0, last)
    if found is None or found.first > 1:
        return None
    return found if found.first == 0 or clauses.tags[0] is Tag.GERUND else None


def medium_between(clauses: Clauses, first: int, last: int) -> Words | None:
    """Return the first medium in ``[first, last)`` with its preposition, or None."""
    for place in range(first, last - 1):
        if clauses.low[place] in _LEADS and is_medium(clauses, place + 1, last):
            return Words(place, _medium_end(clauses, place + 1, last))
    return None


def is_medium(clauses: Clauses, start: int, limit: int) -> bool:
    """Return whether the phrase that begins at a place names where words are said."""
    last = _phrase_end(clauses, start, limit)
    places = word_list("places-of-saying")
    return any(word in places for word in clauses.low[start:last])


def is_time(clauses: Clauses, place: int) -> bool:
    """Return whether a time begins at a place: "Monday", "last week", but not "last campaign"."""
    times = word_list("days-and-times")
    if clauses.low[place] not in times or clauses.low[place + 1 : place + 2] == ["of"]:
        return False
    if clauses.low[place] not in _IN_TIMES:
        return True
    return place + 1 < len(clauses.low) and clauses.low[place + 1] in times


def _medium_end(clauses: Clauses, start: int, limit: int) -> int:
    """Return the end of a phrase with what hangs on it: "a post on Twitter"."""
    last = _phrase_end(clauses, start, limit)
    while last + 1 < limit and clauses.low[last] in _JOINTS:
        end = _phrase_end(clauses, last + 1, limit)
        if end == last + 1 or is_time(clauses, last + 1):
            break
        last = end
    return last


def _phrase_end(clauses: Clauses, start: int, limit: int) -> int:
    """Return the end of the noun phrase that begins at a place, before a time."""
    last = start
    while last < limit and (clauses.tags[last] in _WITHIN or _is_place(clauses, start, last)):
        if last > start and is_time(clauses, last):
            break
        last += 1
    return last


def _is_place(clauses: Clauses, start: int, place: int) -> bool:
    """Return whether a form of a verb is a noun in front of which others stand: "a briefing"."""
    return place > start and clauses.low[place] in word_list("places-of-saying")
