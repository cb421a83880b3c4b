# SPDX-License-Identifier: Apache-2.0
"""Where something happens: a phrase behind "in", "at" or "to" that is a place or a building."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from annotator.suggest._events.lexicon import event_nouns, site_nouns
from annotator.suggest._events.phrases import chunk_end, starts_time
from annotator.suggest._quotes.adjuncts import tells_time
from annotator.suggest._quotes.people import given_names, nouns
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS, Tag
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.tagged import Tagged

# Behind these any name may be a place; behind the others it has to be known for one.
_IN = frozenset(("in", "near", "outside", "inside", "across", "throughout"))
_AT = frozenset(("at", "aboard", "on", "over", "off", "around", "into"))
_TO = frozenset(("to", "into", "toward", "towards", "for", "from"))
_STAYING = _IN | _AT
_MOVING = _STAYING | _TO
_NAMED_FREELY = _IN | {"to", "into", "from"}
_ALONE = frozenset(("prison", "jail", "court", "hospital", "home", "custody", "school", "church"))
_GO_ON = frozenset((",", "in", "near", "of", "and"))
_LEADS_TO_NAME = frozenset(("of", "with"))
_LONGEST_NAME = 4  # words


def place_within(sentence: Tagged, words: Words, *, is_moving: bool = False) -> Words | None:
    """Return the first place among some words; ``is_moving`` lets "to" and "from" lead to it."""
    known, low = _MOVING if is_moving else _STAYING, sentence.low
    for at in range(words.first, words.last - 1):
        if low[at] not in known or sentence.quoted[at] != sentence.quoted[words.first]:
            continue
        last = _place_end(sentence, at, words.last)
        if last is not None:
            return Words(at + 1, last)
    return None


def is_place(sentence: Tagged, words: Words) -> bool:
    """Return whether a phrase is a place by itself: "visited | Rome"."""
    last = chunk_end(sentence, words.first, words.last)
    bare = Words(words.first, last)
    return last > words.first and (
        _is_listed(sentence, bare)
        or (sentence.low[last - 1] in site_nouns() and _is_definite(sentence, bare))
    )


def _place_end(sentence: Tagged, lead: int, limit: int) -> int | None:
    """Return where the place ends that stands behind a preposition, or None where it is none."""
    start = lead + 1
    last = chunk_end(sentence, start, limit)
    if last == start or starts_time(sentence, start):
        return None
    if not _is_place(sentence, lead, Words(start, last)):
        return None
    return _with_region(sentence, _with_name(sentence, last, limit), limit)


def _with_name(sentence: Tagged, last: int, limit: int) -> int:
    """Return where a site ends with its name: "the city | of Kano", "the border | with Chad"."""
    if last + 1 >= limit or sentence.low[last] not in _LEADS_TO_NAME:
        return last
    if sentence.low[last - 1] not in site_nouns():
        return last
    behind = _name_end(sentence, last + 1, chunk_end(sentence, last + 1, limit))
    is_name = behind > last + 1 and sentence.words[behind - 1].is_capitalised
    return behind if is_name and not _is_head(sentence, behind) else last


def _with_region(sentence: Tagged, last: int, limit: int) -> int:
    """Return where a place ends with its region, "Mobile, Alabama", or the last one of a list."""
    while last + 1 < limit and sentence.low[last] in _GO_ON:
        behind = _name_end(sentence, last + 1, chunk_end(sentence, last + 1, limit))
        words = Words(last + 1, behind)
        if behind == last + 1 or not _is_named(sentence, words) or _is_head(sentence, behind):
            break
        is_name = _is_listed(sentence, words)
        if sentence.low[last] == ",":
            # "In Tarn Haven, Norvale, on Monday".
            is_name = is_name or sentence.stands_at(behind, ",")
        elif sentence.low[last] in ("in", "near"):
            is_name = is_name or _may_be_place(sentence, words)
        if not is_name:
            break
        last = behind
    return last


def _is_head(sentence: Tagged, place: int) -> bool:
    """Return whether a noun follows that a name only tells of: "U.S. forces"."""
    return (
        place < len(sentence.tags)
        and sentence.tags[place] in NOUNS
        and (not starts_time(sentence, place))
    )


def _name_end(sentence: Tagged, start: int, limit: int) -> int:
    """Return where the capitals end that begin at a place, "the" in front of them or not."""
    last = start + 1 if sentence.low[start] == "the" else start
    while last < limit and sentence.words[last].is_capitalised:
        last += 1
    return last


def _is_place(sentence: Tagged, lead: int, words: Words) -> bool:
    low = sentence.low
    head = low[words.last - 1]
    if any(tells_time(low[at], is_last=True) for at in range(*words)):
        return False
    if head in site_nouns():
        return _is_definite(sentence, words) or head in _ALONE
    if not _is_named(sentence, words):
        return False
    if low[words.first] in ("a", "an"):
        return False
    if _is_listed(sentence, words):
        return True
    return low[lead] in _NAMED_FREELY and _may_be_place(sentence, words)


def _is_definite(sentence: Tagged, words: Words) -> bool:
    """Return whether something stands in front of the noun for a site: "a", "the", a name."""
    tags = sentence.tags[words.first : words.last - 1]
    opens = tags[:1]
    is_open = bool(opens) and (opens[0] in BEFORE_NOUNS or opens[0] is Tag.NAME)
    return is_open or sentence.words[words.first].is_capitalised


def _is_named(sentence: Tagged, words: Words) -> bool:
    """Return whether a phrase is a name, "the" and adjectives apart, in front of it."""
    return words.last > words.first and sentence.words[words.last - 1].is_capitalised


def _is_listed(sentence: Tagged, words: Words) -> bool:
    """Return whether the end of a phrase is the name of a known place: "the West Bank"."""
    known = word_list("names-of-places")
    first = max(words.first, words.last - _LONGEST_NAME)
    return any(" ".join(sentence.low[at : words.last]) in known for at in range(first, words.last))


def _may_be_place(sentence: Tagged, words: Words) -> bool:
    """Return whether nothing speaks for a name to be that of somebody or something else."""
    run = [at for at in range(*words) if sentence.words[at].is_capitalised]
    low = [sentence.low[at] for at in run]
    if not low or sentence.tags[run[-1]] not in NOUNS:
        return False
    last = sentence.words[run[-1]].text
    if not event_nouns().keys().isdisjoint(low):
        return False
    if not word_list("words-of-organisations").isdisjoint(low) or not _others().isdisjoint(low):
        return False
    if (
        low[0] in given_names()
        or low[-1] in nouns()
        or "'s" in sentence.low[words.first : words.last]
    ):
        return False
    return last.isalpha() and not (last.isupper() and len(last) > 1)


@cache
def _others() -> frozenset[str]:
    """Return the words of names that are neither places nor organisations."""
    return word_list("titles-of-works") | word_list("days-and-times") | word_list("months")
