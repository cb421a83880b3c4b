# SPDX-License-Identifier: Apache-2.0
"""Cues that a whole sentence belongs to: ", said the mayor", "according to", "reportedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.clauses import (
    DASHES,
    SUBORDINATES,
    begins_clause,
    clause_end,
    is_dash,
    opens_clause,
)
from annotator.suggest._quotes.complements import Slot, complement
from annotator.suggest._quotes.found import Found
from annotator.suggest._quotes.grammar import Words
from annotator.suggest._quotes.lexicon import verbs_of
from annotator.suggest._quotes.settings import medium_between
from annotator.suggest._quotes.sources import is_person
from annotator.suggest._quotes.tags import AUXILIARIES, BEFORE_NOUNS, FINITE, NOUNS, PRONOUNS, Tag
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.grammar import Clauses

_SPEAKERS = NOUNS | BEFORE_NOUNS | PRONOUNS
_BEHIND_CUE = frozenset({Tag.PREPOSITION, Tag.ADVERB, Tag.STOP, Tag.GERUND, Tag.SUBORDINATOR})
_CONTRASTS = frozenset(("although", "though", "but", "while", "as", "because", "when"))
_BEFORE_TIMES = frozenset(("this", "last", "that", "earlier", "late"))
# What stands in front of a colon without saying anything: "Editor's note:".
_NOTES = frozenset(("note", "alert", "update", "correction", "photo", "video", "online", "latest"))
_APPOSED = NOUNS | BEFORE_NOUNS | {Tag.RELATIVE}
_AUXILIARY = AUXILIARIES | {Tag.ADVERB}
_SAYS = frozenset({Tag.FINITE, Tag.PARTICIPLE, Tag.BASE})
_PERSONS = frozenset({Tag.OBJECT, Tag.NAME})
_SETTING = NOUNS | BEFORE_NOUNS | {Tag.PREPOSITION, Tag.ADVERB, Tag.OBJECT, Tag.TO}
_IN_NAMES = frozenset(("of", "the", "and", "for", "de", "van", "von"))
_CLAUSE_SIGNS = DASHES | {",", ";", ":", "that", "(", ")"}
_NO_PERSONS = frozenset(("example", "instance", "all", "these", "this", "such", "starters"))
_LONGEST_NAME = 14  # words
_LONGEST_LABEL = 6  # words
_SHORTEST = 3  # words of "As Roe said"


def whole_sentence(clauses: Clauses) -> Found | None:
    """Return what a cue outside of it attributes to somebody, or None."""
    rules = (_label, _according_to, _as_reported, _said_behind, _to_whom)
    return next((found for rule in rules if (found := rule(clauses)) is not None), None)


def _label(clauses: Clauses) -> Found | None:
    """Return what a name with a colon stands in front of: "Roe: Taxes to rise"."""
    colon = next((at for at in range(1, _LONGEST_LABEL) if clauses.low[at : at + 1] == [":"]), None)
    if colon is None or colon + 2 >= clauses.limit:
        return None
    if clauses.quoted[0] or clauses.low[colon - 1] in _NOTES:
        return None
    if any(not _is_label_word(clauses, place) for place in range(colon)):
        return None
    if not any(tag in FINITE for tag in clauses.tags[colon + 1 :]):
        return None
    content = Words(colon + 1, clauses.limit)
    return Found("label", (content,), Words(colon, colon + 1), Words(0, colon))


def _is_label_word(clauses: Clauses, place: int) -> bool:
    """Return whether a word may be part of a name: with a capital, or a number or "of"."""
    word = clauses.words[place]
    return word.is_capitalised or (place > 0 and clauses.low[place] in _IN_NAMES)


def _to_whom(clauses: Clauses) -> Found | None:
    """Return the view of somebody: "To many farmers, the plan was a threat"."""
    comma = next((at for at, word in enumerate(clauses.low[:_LONGEST_NAME]) if word == ","), None)
    if comma is None or comma < 2 or clauses.low[0] != "to":
        return None
    if not is_person(clauses, 1, comma) or clauses.low[comma - 1] in word_list("days-and-times"):
        return None
    if any(tag in FINITE for tag in clauses.tags[:comma]) or clauses.low[1] in _NO_PERSONS:
        return None
    if not begins_clause(clauses, comma + 1, clauses.limit):
        return None
    content = (Words(comma + 1, clauses.limit),)
    return Found("viewpoint", content, Words(0, 1), Words(1, comma))


def _as_reported(clauses: Clauses) -> Found | None:
    """Return what "As the Post reported," or "as reported by the Post," goes with."""
    comma = next((at for at, word in enumerate(clauses.low) if word == ","), None)
    if comma is None or clauses.low[0] != "as" or comma + 2 >= clauses.limit or comma < _SHORTEST:
        return None
    content = (Words(comma + 1, clauses.limit),)
    if _may_follow(clauses, 1) and clauses.low[2] == "by":
        return Found("according_to", content, Words(0, 3), Words(3, comma))
    first = next((at for at in range(2, comma) if clauses.tags[at] in FINITE), comma)
    verb = first
    while verb < comma and clauses.tags[verb] in _AUXILIARY:
        verb += 1
    if verb >= comma or not _may_follow(clauses, verb) or _leads_on(clauses, verb):
        return None
    return Found("according_to", content, Words(first, verb + 1), Words(1, first))


def hearsay(clauses: Clauses, place: int, limit: int) -> Found | None:
    """Return the clause around "reportedly"."""
    if clauses.low[place] not in word_list("hearsay"):
        return None
    first = place
    while first and clauses.low[first - 1] not in _CLAUSE_SIGNS:
        first -= 1
    sides = (Words(first, place), Words(place + 1, clause_end(clauses, place, limit)))
    content = tuple(words for words in sides if words.last > words.first)
    return Found("hearsay", content, Words(place, place + 1)) if content else None


def _according_to(clauses: Clauses) -> Found | None:
    """Return what "according to" goes with, before, behind or on both sides of it."""
    low, limit = clauses.low, clauses.limit
    place = next((at for at in range(limit - 2) if low[at : at + 2] == ["according", "to"]), None)
    if place is None or clauses.quoted[place]:
        return None
    end = (_name_end if place else _phrase_end)(clauses, place + 2)
    source, cue = Words(place + 2, end), Words(place, place + 2)
    if place == 0:
        content = [Words(end + 1, limit)] if end + 1 < limit else []
    else:
        first = place - 1 if low[place - 1] in (",", *DASHES) else place
        content = [Words(0, first)] if first else []
        if end + 1 < limit and _goes_on(clauses, end + 1) and first:
            content.append(Words(end + 1, limit))
    return Found("according_to", tuple(content), cue, source) if content else None


def _goes_on(clauses: Clauses, place: int) -> bool:
    """Return whether a clause that was broken off goes on here: with its verb."""
    return clauses.tags[place] in FINITE


def _phrase_end(clauses: Clauses, start: int) -> int:
    """Return the end of a name or phrase with its apposition."""
    for place in range(start, clauses.limit):
        if clauses.low[place] in (";", ":") or is_dash(clauses, place):
            return place
        if clauses.low[place] == "," and not _is_apposition(clauses, place + 1):
            return place
    return clauses.limit


def _name_end(clauses: Clauses, start: int) -> int:
    """Return the end of a name behind its verb, with the apposition that most often follows."""
    end = _phrase_end(clauses, start)
    limit = clauses.limit
    while end + 1 < limit and clauses.low[end] == "," and clauses.tags[end + 1] in _APPOSED:
        following = _phrase_end(clauses, end + 1)
        if any(tag in FINITE for tag in clauses.tags[end + 1 : following]) and (
            clauses.tags[end + 1] is not Tag.RELATIVE
        ):
            return end
        end = following
    return end


def _is_apposition(clauses: Clauses, place: int) -> bool:
    return place < clauses.limit and clauses.tags[place] is Tag.RELATIVE


def _said_behind(clauses: Clauses) -> Found | None:
    """Return what ", said the mayor" or ", the mayor said" follows."""
    for comma in range(1, clauses.limit - 1):
        if clauses.low[comma] == "," and not clauses.quoted[comma + 1]:
            found = _inverted(clauses, comma) or _plain(clauses, comma)
            if found is not None:
                return found
    return None


def _inverted(clauses: Clauses, comma: int) -> Found | None:
    """Return what ", said the mayor" follows."""
    tags, limit = clauses.tags, clauses.limit
    verb = comma + 1
    if tags[verb] not in (Tag.FINITE, Tag.PARTICIPLE) or not _may_follow(clauses, verb):
        return None
    if verb + 1 >= limit or tags[verb + 1] not in _SPEAKERS:
        return None
    if not _is_clause(clauses, comma) or begins_clause(clauses, verb + 1, limit):
        return None
    source = Words(verb + 1, _name_end(clauses, verb + 1))
    return Found("said_after", (Words(0, comma),), Words(verb, verb + 1), source)


def _plain(clauses: Clauses, comma: int) -> Found | None:
    """Return what ", the mayor said" follows, and what goes on behind it."""
    verb = _verb_behind(clauses, comma)
    if verb is None:
        return None
    end = _cue_end(clauses, verb + 1)
    if end is None or _leads_on(clauses, verb):
        return None
    content = [Words(0, comma)]
    is_clause = _is_clause(clauses, comma)
    if _is_broken_off(clauses, end, is_clause=is_clause):
        content.append(Words(end + 1, clauses.limit))
    elif not is_clause:
        return None
    first = next(at for at in range(comma + 1, verb + 1) if clauses.tags[at] in FINITE)
    return Found(
        "said_after",
        tuple(content),
        Words(first, verb + 1),
        Words(comma + 1, first),
        medium=medium_between(clauses, verb + 1, end),
    )


def _verb_behind(clauses: Clauses, comma: int) -> int | None:
    """Return the place of "said" in ", the mayor said"."""
    tags, low = clauses.tags, clauses.low
    if tags[comma + 1] not in _SPEAKERS:
        return None
    verb = comma + 2
    last = min(clauses.limit, comma + _LONGEST_NAME)
    while verb < last and tags[verb] not in FINITE and low[verb] != ",":
        verb += 1
    while verb < last and tags[verb] in _AUXILIARY:
        verb += 1
    is_verb = verb < last and tags[verb] in _SAYS
    return verb if is_verb and _may_follow(clauses, verb) else None


def _cue_end(clauses: Clauses, start: int) -> int | None:
    """Return the comma or end behind where, when and to whom it was said, or None.

    None means that what follows is no such thing: words of his, most often.
    """
    tags, low, limit = clauses.tags, clauses.low, clauses.limit
    if start >= limit or tags[start] in _BEHIND_CUE:
        is_setting = start < limit and tags[start] in (Tag.PREPOSITION, Tag.ADVERB)
    else:
        is_setting = (
            low[start] in word_list("days-and-times")
            or tags[start] in _PERSONS
            or low[start] in _BEFORE_TIMES
        )
        if not is_setting:
            return None
    end = start
    while is_setting and end < limit and tags[end] in _SETTING:
        end += 1
    return end if end >= limit or low[end] == "," or tags[start] in _BEHIND_CUE else None


def _leads_on(clauses: Clauses, verb: int) -> bool:
    """Return whether what is said stands behind the verb: "he said last week that"."""
    if clauses.low[verb + 1 : verb + 2] == [","]:
        return False
    slot = Slot(clauses, verb + 1, clauses.limit)
    found = (complement(cue, slot) for cue in verbs_of(clauses.low[verb]) if not cue.rest)
    return any(one is not None and one.form == "clause" for one in found)


def _is_broken_off(clauses: Clauses, comma: int, *, is_clause: bool) -> bool:
    """Return whether the words before ", he said," go on behind the comma that closes it."""
    start = comma + 1
    if start >= clauses.limit or clauses.low[comma] != ",":
        return False
    if clauses.low[start] in _CONTRASTS or clauses.tags[start] is Tag.GERUND:
        return False
    return not is_clause or clauses.quoted[0] or not clauses.quoted[start]


def _may_follow(clauses: Clauses, verb: int) -> bool:
    return any("after" in cue.frames for cue in verbs_of(clauses.low[verb]))


def _is_clause(clauses: Clauses, comma: int) -> bool:
    """Return whether the words up to a comma make a main clause: they have its verb."""
    tags = clauses.tags
    if tags[comma - 1] in FINITE:
        return False
    awaited = 0  # verbs of subordinate clauses that are still to come
    for place in range(comma):
        if tags[place] in FINITE:
            if not awaited:
                return True
            awaited -= 1
        elif opens_clause(clauses, place) or _is_subordinator(clauses, place, comma):
            awaited += 1
    return False


def _is_subordinator(clauses: Clauses, place: int, limit: int) -> bool:
    return clauses.low[place] in SUBORDINATES and begins_clause(clauses, place + 1, limit)
