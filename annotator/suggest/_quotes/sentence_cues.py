# SPDX-License-Identifier: Apache-2.0
"""Cues that a whole sentence belongs to: ", said the mayor", "according to", "reportedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._quotes.adjuncts import medium_between
from annotator.suggest._quotes.attribution import Found
from annotator.suggest._quotes.clauses import (
    DASHES,
    SUBORDINATES,
    apposition,
    begins_clause,
    clause_end,
    is_dash,
    opens_clause,
)
from annotator.suggest._quotes.complements import Slot, complement
from annotator.suggest._quotes.lexicon import verb_words, verbs_of, words_behind_speech
from annotator.suggest._quotes.sources import is_person
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import AUXILIARIES, BEFORE_NOUNS, FINITE, NOUNS, PRONOUNS, Tag
from annotator.text.verbs import Form
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.tagged import Tagged

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


def whole_sentence(sentence: Tagged) -> Found | None:
    """Return what a cue outside of it attributes to somebody, or None."""
    return (
        _label(sentence)
        or _according_to(sentence)
        or _as_reported(sentence)
        or _said_behind(sentence)
        or _to_whom(sentence)
    )


def _label(sentence: Tagged) -> Found | None:
    """Return what a name with a colon stands in front of: "Roe: Taxes to rise"."""
    if ":" not in sentence.low[1:_LONGEST_LABEL]:
        return None
    colon = sentence.low.index(":", 1)
    if colon + 2 >= sentence.limit or sentence.quoted[0] or sentence.low[colon - 1] in _NOTES:
        return None
    if any(not _is_label_word(sentence, place) for place in range(colon)):
        return None
    if FINITE.isdisjoint(sentence.tags[colon + 1 :]):
        return None
    content = Words(colon + 1, sentence.limit)
    return Found("label", (content,), Words(colon, colon + 1), Words(0, colon))


def _is_label_word(sentence: Tagged, place: int) -> bool:
    """Return whether a word may be part of a name: with a capital, or a number or "of"."""
    word = sentence.words[place]
    return word.is_capitalised or (place > 0 and sentence.low[place] in _IN_NAMES)


def _to_whom(sentence: Tagged) -> Found | None:
    """Return the view of somebody: "To many farmers, the plan was a threat"."""
    if sentence.low[0] != "to" or "," not in sentence.low[2:_LONGEST_NAME]:
        return None
    comma = sentence.low.index(",")
    if not is_person(sentence, 1, comma) or sentence.low[comma - 1] in word_list("days-and-times"):
        return None
    if not FINITE.isdisjoint(sentence.tags[:comma]) or sentence.low[1] in _NO_PERSONS:
        return None
    if not begins_clause(sentence, comma + 1, sentence.limit):
        return None
    content = (Words(comma + 1, sentence.limit),)
    return Found("viewpoint", content, Words(0, 1), Words(1, comma))


def _as_reported(sentence: Tagged) -> Found | None:
    """Return what "As the Post reported," or "as reported by the Post," goes with."""
    if sentence.low[0] != "as" or "," not in sentence.low:
        return None
    comma = sentence.low.index(",")
    if not _SHORTEST <= comma < sentence.limit - 2:
        return None
    content = (Words(comma + 1, sentence.limit),)
    if _may_follow(sentence, 1) and sentence.low[2] == "by":
        return Found("according_to", content, Words(0, 3), Words(3, comma))
    first = next((at for at in range(2, comma) if sentence.tags[at] in FINITE), comma)
    verb = first
    while verb < comma and sentence.tags[verb] in _AUXILIARY:
        verb += 1
    if verb >= comma or not _may_follow(sentence, verb) or _leads_on(sentence, verb):
        return None
    return Found("according_to", content, Words(first, verb + 1), Words(1, first))


def hearsay(sentence: Tagged, place: int, limit: int) -> Found | None:
    """Return the clause around "reportedly"."""
    if sentence.low[place] not in word_list("hearsay"):
        return None
    first = place
    while first and sentence.low[first - 1] not in _CLAUSE_SIGNS:
        first -= 1
    sides = (Words(first, place), Words(place + 1, clause_end(sentence, place, limit)))
    content = tuple(words for words in sides if words.last > words.first)
    return Found("hearsay", content, Words(place, place + 1)) if content else None


def _according_to(sentence: Tagged) -> Found | None:
    """Return what "according to" goes with, before, behind or on both sides of it."""
    if "according" not in sentence.low:
        return None
    low, limit = sentence.low, sentence.limit
    place = next(
        (at for at in range(limit - 2) if low[at] == "according" and low[at + 1] == "to"), None
    )
    if place is None or sentence.quoted[place]:
        return None
    end = (_name_end if place else _phrase_end)(sentence, place + 2)
    source, cue = Words(place + 2, end), Words(place, place + 2)
    if place == 0:
        content = [Words(end + 1, limit)] if end + 1 < limit else []
    else:
        first = place - 1 if low[place - 1] in (",", *DASHES) else place
        content = [Words(0, first)] if first else []
        if end + 1 < limit and _goes_on(sentence, end + 1) and first:
            content.append(Words(end + 1, limit))
    return Found("according_to", tuple(content), cue, source) if content else None


def _goes_on(sentence: Tagged, place: int) -> bool:
    """Return whether a clause that was broken off goes on here: with its verb."""
    return sentence.tags[place] in FINITE


def _phrase_end(sentence: Tagged, start: int) -> int:
    """Return the end of a name or phrase with its apposition."""
    for place in range(start, sentence.limit):
        if sentence.low[place] in (";", ":") or is_dash(sentence, place):
            return place
        if sentence.low[place] == "," and not _is_apposition(sentence, place + 1):
            return place
    return sentence.limit


def _name_end(sentence: Tagged, start: int) -> int:
    """Return the end of a name behind its verb, with the apposition that most often follows."""
    end = _phrase_end(sentence, start)
    limit = sentence.limit
    while end + 1 < limit and sentence.low[end] == "," and sentence.tags[end + 1] in _APPOSED:
        following = _phrase_end(sentence, end + 1)
        has_verb = not FINITE.isdisjoint(sentence.tags[end + 1 : following])
        if has_verb and sentence.tags[end + 1] is not Tag.RELATIVE:
            return end
        end = following
    return end


def _is_apposition(sentence: Tagged, place: int) -> bool:
    return place < sentence.limit and sentence.tags[place] is Tag.RELATIVE


def _said_behind(sentence: Tagged) -> Found | None:
    """Return what ", said the mayor" or ", the mayor said" follows."""
    if "," not in sentence.low or words_behind_speech().isdisjoint(sentence.low):
        return None
    for comma in range(1, sentence.limit - 1):
        if sentence.low[comma] == "," and not sentence.quoted[comma + 1]:
            found = _inverted(sentence, comma) or _plain(sentence, comma)
            if found is not None:
                return found
    return None


def _inverted(sentence: Tagged, comma: int) -> Found | None:
    """Return what ", said the mayor" follows."""
    tags, limit = sentence.tags, sentence.limit
    verb = comma + 1
    if tags[verb] not in (Tag.FINITE, Tag.PARTICIPLE) or not _may_follow(sentence, verb):
        return None
    if verb + 1 >= limit or tags[verb + 1] not in _SPEAKERS:
        return None
    if not _is_clause(sentence, comma) or begins_clause(sentence, verb + 1, limit):
        return None
    source = Words(verb + 1, _name_end(sentence, verb + 1))
    if not _agrees(sentence, verb, source):
        return None
    return Found("said_after", (Words(0, comma),), Words(verb, verb + 1), source)


def _agrees(sentence: Tagged, verb: int, source: Words) -> bool:
    """Return whether a verb without ending has several speakers: "say experts", not "allow it"."""
    forms = verb_words()[sentence.low[verb]]
    if Form.BASE not in forms or Form.PAST in forms:
        return True
    tags = sentence.tags[source.first : source.last]
    last = source.first + (tags.index(Tag.PREPOSITION) if Tag.PREPOSITION in tags else len(tags))
    words = sentence.low[source.first : last]
    return any(word in ("and", "they", "we") or _is_plural(word) for word in words)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _plain(sentence: Tagged, comma: int) -> Found | None:
    """Return what ", the mayor said" follows, and what goes on behind it."""
    verb = _verb_behind(sentence, comma)
    if verb is None:
        return None
    end = _cue_end(sentence, verb + 1)
    if end is None or _leads_on(sentence, verb):
        return None
    content = [Words(0, comma)]
    is_clause = _is_clause(sentence, comma)
    if _is_broken_off(sentence, end, is_clause=is_clause):
        content.append(Words(end + 1, sentence.limit))
    elif not is_clause:
        return None
    begin = max(comma + 1, _apposed_end(sentence, comma + 1))
    first = next(at for at in range(min(begin, verb), verb + 1) if sentence.tags[at] in FINITE)
    return Found(
        "said_after",
        tuple(content),
        Words(first, verb + 1),
        Words(comma + 1, first - (sentence.low[first - 1] == ",")),
        medium=medium_between(sentence, verb + 1, end),
    )


def _verb_behind(sentence: Tagged, comma: int) -> int | None:
    """Return the place of "said" in ", the mayor said"."""
    tags, low = sentence.tags, sentence.low
    if tags[comma + 1] not in _SPEAKERS:
        return None
    verb = comma + 2
    last = min(sentence.limit, comma + _LONGEST_NAME)
    while verb < last and tags[verb] not in FINITE and low[verb] != ",":
        verb += 1
    if verb < last and low[verb] == ",":
        verb = max(verb, _apposed_end(sentence, comma + 1))
        last = sentence.limit
    while verb < last and tags[verb] in _AUXILIARY:
        verb += 1
    is_verb = verb < last and tags[verb] in _SAYS
    return verb if is_verb and _may_follow(sentence, verb) else None


def _apposed_end(sentence: Tagged, place: int) -> int:
    """Return the place behind what commas set off in "Roe, the mayor of Rome, said"; 0 if none."""
    told = apposition(sentence, place, sentence.limit)
    if not told:
        return 0
    tags = sentence.tags[told.start + 1 : told.stop]
    is_plain = tags[0] in _APPOSED and (tags[0] is Tag.RELATIVE or FINITE.isdisjoint(tags))
    return told.stop if is_plain else 0


def _cue_end(sentence: Tagged, start: int) -> int | None:
    """Return the comma or end behind where, when and to whom it was said, or None.

    None means that what follows is no such thing: words of his, most often.
    """
    tags, low, limit = sentence.tags, sentence.low, sentence.limit
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


def _leads_on(sentence: Tagged, verb: int) -> bool:
    """Return whether what is said stands behind the verb: "he said last week that"."""
    if sentence.stands_at(verb + 1, ","):
        return False
    slot = Slot(sentence, verb + 1, sentence.limit)
    found = (complement(cue, slot) for cue in verbs_of(sentence.low[verb]) if not cue.rest)
    return any(one is not None and one.form == "clause" for one in found)


def _is_broken_off(sentence: Tagged, comma: int, *, is_clause: bool) -> bool:
    """Return whether the words before ", he said," go on behind the comma that closes it."""
    start = comma + 1
    if start >= sentence.limit or sentence.low[comma] != ",":
        return False
    if sentence.low[start] in _CONTRASTS or sentence.tags[start] is Tag.GERUND:
        return False
    return not is_clause or sentence.quoted[0] or not sentence.quoted[start]


def _may_follow(sentence: Tagged, verb: int) -> bool:
    return sentence.low[verb] in words_behind_speech()


def _is_clause(sentence: Tagged, comma: int) -> bool:
    """Return whether the words up to a comma make a main clause: they have its verb."""
    tags = sentence.tags
    if tags[comma - 1] in FINITE:
        return False
    awaited = 0  # verbs of subordinate clauses that are still to come
    for place in range(comma):
        if tags[place] in FINITE:
            if not awaited:
                return True
            awaited -= 1
        elif opens_clause(sentence, place) or _is_subordinator(sentence, place, comma):
            awaited += 1
    return False


def _is_subordinator(sentence: Tagged, place: int, limit: int) -> bool:
    return sentence.low[place] in SUBORDINATES and begins_clause(sentence, place + 1, limit)
