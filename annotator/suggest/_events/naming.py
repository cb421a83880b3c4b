# SPDX-License-Identifier: Apache-2.0
"""What a happening is called: the shortest stretch that reads like a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.phrases import past_adverbs, phrase_from, starts_time
from annotator.suggest._quotes.adjuncts import tells_time
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import FINITE, NOUNS, PRONOUNS, Tag

if TYPE_CHECKING:
    from annotator.suggest._events.clause import Clause
    from annotator.suggest._events.phrases import Group
    from annotator.suggest._events.standing import Standing
    from annotator.suggest._quotes.tagged import Tagged

_LEADS_ON = frozenset(("with", "to", "of", "for", "from", "on", "against", "over", "into"))
_TO_PLACES = frozenset(("in", "at", "near", "between", "as", "about", "through", "off"))
_LEADS_FARTHER = frozenset(("with", "for", "of"))
_MOST_LED = 2
_OF = frozenset(("of",))
_LONGEST_SUBJECT = 9  # words, so that it may be part of the name
_LONGEST_GAP = 2  # words, ", who"
_LONGEST_NAME = 16  # words


def name_of(sentence: Tagged, clause: Clause, standing: Standing, *, takes_clause: bool) -> Words:
    """Return the words that name the happening: the verb with its object or where it leads.

    ``takes_clause`` tells that what is announced may follow in a clause.
    """
    group, behind, done_to = clause
    first, subject = group.place, standing.subject
    last = done_to.last if done_to else group.last
    leads = _LEADS_ON if done_to else _LEADS_ON | _TO_PLACES
    more = _led_to(sentence, last if done_to else past_adverbs(sentence, last, behind), leads)
    for _ in range(_MOST_LED):
        if more is None or more.last - first > _LONGEST_NAME:
            break
        is_bare = more.last - more.first == 1 and sentence.tags[more.first] is Tag.NOUN
        last = more.last
        more = _led_to(sentence, last, _LEADS_FARTHER) if is_bare else None
    last = _with_infinitive(sentence, last if done_to or more is not None else behind, last)
    if done_to is None and sentence.stands_at(behind, "that"):
        last = _stop(sentence, behind)
    elif done_to is not None and takes_clause and _begins_clause(sentence, done_to):
        last = _stop(sentence, done_to.last)
    planned = standing.planned
    if planned is not None and subject is not None and sentence.low[subject.first] == "it":
        # "Due to lapse", but "hold talks" of "it will hold talks".
        first = first if sentence.tags[planned.first] is Tag.MODAL else planned.first
    if subject is None or not _names_it(sentence, group, standing, subject):
        return Words(first, last)
    return Words(subject.first, last)


def _begins_clause(sentence: Tagged, words: Words) -> bool:
    """Return whether a phrase is the subject of what is announced: "announced he would"."""
    following = sentence.tags[words.last : words.last + 1]
    return sentence.tags[words.first] in PRONOUNS or (bool(following) and following[0] in FINITE)


def _stop(sentence: Tagged, place: int) -> int:
    """Return where a clause stops, for a name that holds what is announced."""
    last = min(sentence.limit, place + _LONGEST_NAME)
    stops = (at for at in range(place, last) if sentence.tags[at] is Tag.STOP)
    return next(stops, last)


def _with_infinitive(sentence: Tagged, to: int, last: int) -> int:
    """Return where a name ends with what is agreed or ordered: "voted Friday to free two men"."""
    if not sentence.stands_at(to, "to"):
        return last
    verb = to + 1
    while verb < sentence.limit and sentence.tags[verb] is Tag.INFINITIVE:
        verb += 1  # "agreed to be bought"
    if sentence.tags[verb : verb + 1] not in ([Tag.BASE], [Tag.PARTICIPLE]):
        return last
    behind = phrase_from(sentence, verb + 1, sentence.limit)
    return behind.last if behind is not None else verb + 1


def _led_to(sentence: Tagged, at: int, leads: frozenset[str]) -> Words | None:
    """Return what a preposition at a place leads to, unless that is a time or in marks."""
    if at + 1 >= sentence.limit or sentence.low[at] not in leads or leads_to_time(sentence, at):
        return None
    if sentence.quoted[at] != sentence.quoted[at + 1]:
        return None
    found = phrase_from(sentence, at + 1, sentence.limit, joints=_OF)
    if found is None or sentence.tags[found.last - 1] not in NOUNS:
        return None  # "in the five | days"
    following = sentence.tags[found.last : found.last + 1]
    if sentence.low[at] == "as" and following and following[0] in FINITE:
        return None  # "launched as | people cheered"
    is_cut = found.last < sentence.limit and starts_time(sentence, found.last)
    return None if is_cut and "-" in sentence.low[found.last - 1] else found


def leads_to_time(sentence: Tagged, place: int) -> bool:
    """Return whether a preposition leads to a time: "in May", "on 14 June", "in 2009"."""
    at = place + 1
    if at >= len(sentence.low):
        return False
    if sentence.low[at].isdecimal():
        is_day = at + 1 < len(sentence.low) and starts_time(sentence, at + 1)
        return is_day or tells_time(sentence.low[at], is_last=True)
    return starts_time(sentence, at)


def _is_past_aside(sentence: Tagged, subject: Words, place: int) -> bool:
    """Return whether commas part a subject from its verb: "the trial, which was long, | began"."""
    is_short = place - subject.first <= _LONGEST_NAME and subject.last < place - 2
    return is_short and sentence.low[place - 1] == "," and sentence.low[subject.last] == ","


def _names_it(sentence: Tagged, group: Group, standing: Standing, subject: Words) -> bool:
    """Return whether a subject is part of what the happening is called: "the truce expires"."""
    begins = min(group.first, standing.planned.first) if standing.planned else group.first
    if _is_past_aside(sentence, subject, begins) and not is_somebody(sentence, subject):
        return True
    gap = begins - subject.last
    is_near = group.place - subject.first <= _LONGEST_SUBJECT and 0 <= gap <= _LONGEST_GAP
    if not is_near or sentence.tags[subject.last - 1] in (Tag.RELATIVE, Tag.THAT, Tag.SUBJECT):
        return False
    if sentence.low[subject.last - 1] in ("who", "which", "it"):
        return False
    return group.is_passive or not is_somebody(sentence, subject)
