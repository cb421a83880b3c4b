# SPDX-License-Identifier: Apache-2.0
"""A verb that may tell of a happening, with its group and its object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.phrases import (
    class_of,
    group_at,
    past_about,
    past_adverbs,
    phrase_from,
)
from annotator.suggest._quotes.adjuncts import tells_time
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS, Tag
from annotator.text.verbs import Form
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._events.lexicon import EventVerb
    from annotator.suggest._events.phrases import Group
    from annotator.suggest._quotes.tagged import Tagged

_APPOSED = 10  # words between commas
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "no"))
_CUT = frozenset({Form.PAST, Form.PARTICIPLE})  # "freed", but not "took"
_BEHIND_HER = frozenset({Tag.STOP, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.TO, Tag.SUBORDINATOR})
_GERUND = frozenset({Form.GERUND})
_IN_TIMES = frozenset(("early", "late"))
_OWNERS = frozenset(
    ("'s", "'", "\N{RIGHT SINGLE QUOTATION MARK}s", "\N{RIGHT SINGLE QUOTATION MARK}")
)
# What an entry asks for that may also be the subject of a passive.
_PASSIVE = frozenset(("object", "phase", "someone"))
_SCORE = re.compile(r"\d{1,3}[-\N{EN DASH}]\d{1,3}")
_FORMS = {Tag.BASE: Form.BASE, Tag.GERUND: Form.GERUND, Tag.PARTICIPLE: Form.PARTICIPLE}


class Clause(NamedTuple):
    """A verb group, the place behind it, adverbs and a time, and the object if one follows."""

    group: Group
    behind: int
    done_to: Words | None


def clause_at(
    sentence: Tagged, place: int, forms: frozenset[Form], verb: EventVerb
) -> Clause | None:
    """Return the verb at a place with its object, None where no such form of it stands there."""
    group = group_at(sentence, place, 1 + len(verb.rest))
    if group is None or not _is_form(sentence, forms, group) or _tells_of_noun(sentence, group):
        return None
    if _is_no_passive(sentence, group, forms, verb):
        group = group._replace(form=Tag.FINITE, is_passive=False)
    behind = past_time(sentence, group.last)
    done_to = None if group.is_passive else object_behind(sentence, behind)
    if done_to is not None and behind > group.last and sentence.tags[behind] is Tag.NOUN:
        done_to = None  # "the files released Monday show"
    if done_to is not None or not _may_be_cut_short(sentence, group, forms, verb, behind):
        return Clause(group, behind, done_to)
    # "The hostages freed on Monday": no object follows, so that it is no past.
    if verb.base == sentence.low[place] and not sentence.stands_at(behind, "by"):
        return None  # "a perfectly timed beat"
    return Clause(group._replace(form=Tag.PARTICIPLE, is_passive=True), behind, None)


def _tells_of_noun(sentence: Tagged, group: Group) -> bool:
    """Return whether a verb only tells of a noun: "Roe's planned tax", "900 displaced people"."""
    first, place = group.first, group.place
    if not first:
        return False
    before = sentence.low[first - 1]
    if before in _OWNERS:
        return True
    is_count = first == place and before[0].isdigit() and before[-1].isdigit()
    return is_count and sentence.tags[place + 1 : place + 2] == [Tag.NOUN]


def _is_no_passive(sentence: Tagged, group: Group, forms: frozenset[Form], verb: EventVerb) -> bool:
    """Return whether what looks cut short is a past, as no passive can be: "a woman died"."""
    if group.form is not Tag.PARTICIPLE or group.first < group.place or not forms >= _CUT:
        return False
    if group.first == 0 or sentence.tags[group.first - 1] not in NOUNS:
        return False
    return _PASSIVE.isdisjoint(verb.needs.flags) and "with" not in verb.needs.words


def _may_be_cut_short(
    sentence: Tagged, group: Group, forms: frozenset[Form], verb: EventVerb, behind: int
) -> bool:
    """Return whether a past without the object that it needs may be a participle."""
    flags, place = verb.needs.flags, group.place
    is_past = group.form is Tag.FINITE and group.first == place and forms >= _CUT
    if not is_past or not place or "object" not in flags or not _ends_phrase(sentence, place):
        return False
    wanted = verb.needs.named("short")
    if wanted and (behind >= sentence.limit or sentence.low[behind] not in wanted):
        return False
    return not ("clause" in flags and opens_clause(sentence, behind))


def opens_clause(sentence: Tagged, place: int) -> bool:
    """Return whether what is announced follows: "announced that", "announced he would"."""
    if place >= sentence.limit:
        return False
    return sentence.low[place] == "that" or sentence.tags[place] is Tag.SUBJECT


def _is_form(sentence: Tagged, forms: frozenset[Form], group: Group) -> bool:
    """Return whether a form is the one that the words around it ask for."""
    tag = class_of(sentence, group.place)
    if tag is Tag.FINITE:
        return forms != _GERUND
    return _FORMS[tag] in forms


def _ends_phrase(sentence: Tagged, place: int) -> bool:
    """Return whether a noun stands in front of a place, or a number: "seven killed"."""
    at = place - 1
    if at and sentence.low[at] == ",":
        if "," in sentence.low[max(0, at - _APPOSED) : at]:
            return False  # "Roe, a judge, ordered"
        at -= 1
    before = sentence.tags[at]
    return before in NOUNS or (before is Tag.DETERMINER and sentence.low[at] not in _ARTICLES)


def past_time(sentence: Tagged, place: int) -> int:
    """Return the place behind adverbs and a time: "announced | late Friday | it would"."""
    at = past_adverbs(sentence, place, sentence.limit)
    is_set_off = sentence.stands_at(at, "on")
    first = last = at + is_set_off
    while last < sentence.limit and tells_time(sentence.low[last], is_last=False):
        last += 1
    is_time = last > first and tells_time(sentence.low[last - 1], is_last=True)
    # "Announced | on Friday | that it would", not "will strike on Friday".
    return last if is_time and (not is_set_off or opens_clause(sentence, last)) else at


def object_behind(sentence: Tagged, behind: int) -> Words | None:
    """Return the object that follows a verb: "killed at least two men"."""
    if _is_her(sentence, behind):
        return Words(behind, behind + 1)
    first = past_about(sentence, behind)
    found = phrase_from(sentence, first, sentence.limit)
    if found is None or (first > behind and not _is_number(sentence, first)):
        return None
    if sentence.tags[found.last - 1] in BEFORE_NOUNS and sentence.low[found.last - 1] != "'s":
        # "Joined the board | two years later", "raided the club | late on Friday", but no object
        # in "arrived two | hours early".
        before, last = sentence.tags[found.last - 2], found.last - 1
        opens_time = sentence.tags[last] is Tag.DETERMINER or sentence.low[last] in _IN_TIMES
        is_beside = before in NOUNS and opens_time and found.last - 2 >= first
        return Words(behind, found.last - 1) if is_beside else None
    if found.last < sentence.limit and sentence.low[found.last] in ("later", "ago", "earlier"):
        return None  # "died a short time | later"
    found = _with_nouns(sentence, found)
    is_scored = found.last - behind > 1 and is_score(sentence.low[found.last - 1])
    return Words(behind, found.last - 1 if is_scored else found.last)  # "beat City | 3-2"


def _with_nouns(sentence: Tagged, words: Words) -> Words:
    """Return an object with a noun that looks like a verb: "cut its profit | forecast"."""
    last = words.last
    if last >= sentence.limit or sentence.tags[last] is not Tag.FINITE:
        return words
    if sentence.low[last] not in word_list("verbs-as-nouns"):
        return words
    is_last = last + 1 >= sentence.limit or sentence.tags[last + 1] in _BEHIND_HER
    return Words(words.first, last + 1) if is_last else words


def is_score(word: str) -> bool:
    """Return whether a word is the score of a game: "3-2"."""
    return _SCORE.fullmatch(word) is not None


def _is_her(sentence: Tagged, place: int) -> bool:
    """Return whether "her" stands alone: "will replace her", not "replace her deputy"."""
    if place >= sentence.limit or sentence.low[place] != "her":
        return False
    return place + 1 >= sentence.limit or sentence.tags[place + 1] in _BEHIND_HER


def _is_number(sentence: Tagged, place: int) -> bool:
    return sentence.words[place].text[0].isdigit() or sentence.tags[place] is Tag.DETERMINER
