# SPDX-License-Identifier: Apache-2.0
"""Happenings that a verb tells of: "headed back to Rome", "was freed", "hold talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.lexicon import OF_NOUN, event_verbs
from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.phrases import group_at, head_noun, past_adverbs, phrase_from
from annotator.suggest._events.standing import standing_of
from annotator.suggest._quotes.adjuncts import begins_time
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import VERBS, Tag
from annotator.text.verbs import Form

if TYPE_CHECKING:
    from annotator.suggest._events.lexicon import EventVerb
    from annotator.suggest._events.phrases import Group
    from annotator.suggest._events.standing import Standing
    from annotator.suggest._quotes.tagged import Tagged

_PLACE_LEADS = frozenset(("to", "into", "in", "at", "for", "from", "toward", "towards", "on"))
_LEADS_ON = frozenset(
    (
        *("with", "to", "of", "for", "from", "on", "against", "over", "into", "between", "as"),
        *("about", "in", "at"),
    )
)
_LONGEST_SUBJECT = 9  # words, so that it may be part of the name
_LONGEST_NAME = 16  # words
_PRESENT = frozenset({Form.BASE, Form.THIRD})
_SPEAKERS = frozenset(("i", "we", "you"))


class Telling(NamedTuple):
    """A verb with what belongs to it: ``agent`` does it, ``patient`` has it done to him."""

    verb: EventVerb
    type: str
    group: Group
    standing: Standing
    agent: Words | None
    patient: Words | None
    what: Words


def telling_at(sentence: Tagged, place: int, *, is_headline: bool) -> Telling | None:
    """Return what the verb at a place tells of, or None where it is no happening."""
    if sentence.tags[place] not in VERBS:
        return None
    for form, verb in event_verbs().get(sentence.low[place], ()):
        if not sentence.stands_at(place + 1, *verb.rest):
            continue
        found = _telling(sentence, place, form, verb, is_headline=is_headline)
        if found is not None:
            return found
    return None


def _telling(
    sentence: Tagged, place: int, form: Form, verb: EventVerb, *, is_headline: bool
) -> Telling | None:
    group = group_at(sentence, place, 1 + len(verb.rest))
    if group is None or not _is_form(sentence, form, group):
        return None
    flags = verb.needs.flags
    is_present = form in _PRESENT and group.form is Tag.FINITE and group.first == place
    if is_present and not (is_headline or "present" in flags):
        return None
    behind = past_adverbs(sentence, group.last, sentence.limit)
    done_to = None if group.is_passive else phrase_from(sentence, behind, sentence.limit)
    if not _is_complete(sentence, verb, group, behind, done_to):
        return None
    standing = standing_of(sentence, group, is_headline=is_headline)
    if standing is None or _is_speaker(sentence, standing.subject):
        return None
    patient = standing.subject if group.is_passive else done_to
    agent = _agent(sentence, group, standing, behind)
    kind = _type(sentence, verb, agent, patient)
    if kind is None or ("someone" in flags and not _has_somebody(sentence, patient)):
        return None
    what = _what(sentence, group, standing, done_to, behind)
    return Telling(verb, kind, group, standing, agent, patient, what)


def _is_form(sentence: Tagged, form: Form, group: Group) -> bool:
    """Return whether a form is the one that the words around it ask for."""
    tag = sentence.tags[group.place]
    if tag is Tag.FINITE:
        return form is not Form.GERUND
    wanted = {Tag.BASE: Form.BASE, Tag.GERUND: Form.GERUND, Tag.PARTICIPLE: Form.PARTICIPLE}
    return form is wanted[tag]


def _is_complete(
    sentence: Tagged, verb: EventVerb, group: Group, behind: int, done_to: Words | None
) -> bool:
    """Return whether what the verb needs stands behind it."""
    following = sentence.low[behind] if behind < len(sentence.low) else ""
    if following in verb.needs.named("not"):
        return False
    if group.is_passive:
        return "object" in verb.needs.flags or verb.type == OF_NOUN or "phase" in verb.needs.flags
    if group.form is Tag.PARTICIPLE:
        return False
    if "object" in verb.needs.flags and done_to is None:
        return False
    if "place" in verb.needs.flags:
        return following in _PLACE_LEADS and not _leads_to_time(sentence, behind)
    return True


def _leads_to_time(sentence: Tagged, place: int) -> bool:
    return place + 1 < len(sentence.low) and begins_time(sentence, place + 1)


def _is_speaker(sentence: Tagged, subject: Words | None) -> bool:
    """Return whether somebody tells of himself: what "I" or "we" do is said, not reported."""
    return subject is not None and sentence.low[subject.first] in _SPEAKERS


def _has_somebody(sentence: Tagged, words: Words | None) -> bool:
    return words is not None and is_somebody(sentence, words)


def _agent(sentence: Tagged, group: Group, standing: Standing, behind: int) -> Words | None:
    """Return who does it: the subject, or whom "by" leads to behind a passive."""
    if not group.is_passive:
        return standing.subject
    if behind < sentence.limit and sentence.low[behind] == "by":
        return phrase_from(sentence, behind + 1, sentence.limit)
    return None


def _type(
    sentence: Tagged, verb: EventVerb, agent: Words | None, patient: Words | None
) -> str | None:
    """Return the class of a happening, or None where the nouns are none that the verb needs."""
    needs = verb.needs
    classes, doers = needs.named("of"), needs.named("by")
    told = head_noun(sentence, patient) if patient else None
    kind = told[1].type if told else ""
    if not kind and "phase" in needs.flags and agent is not None:
        told = head_noun(sentence, agent)
        kind = told[1].type if told else ""
    if doers:
        doer = head_noun(sentence, agent) if agent else None
        return verb.type if doer is not None and doer[1].type in (*doers, "weather") else None
    words = needs.named("has")
    if words and (patient is None or words.isdisjoint(sentence.low[patient.first : patient.last])):
        return None
    if classes and kind not in classes:
        return None
    return (kind or None) if verb.type == OF_NOUN else verb.type


def _what(
    sentence: Tagged, group: Group, standing: Standing, done_to: Words | None, behind: int
) -> Words:
    """Return the words that name the happening: the verb with its object or where it leads."""
    first, subject = group.place, standing.subject
    last = done_to.last if done_to else group.last
    at = last if done_to else behind
    if at < sentence.limit and sentence.low[at] in _LEADS_ON and not _leads_to_time(sentence, at):
        more = phrase_from(sentence, at + 1, sentence.limit)
        if more is not None and more.last - first <= _LONGEST_NAME:
            last = more.last
    if subject is None or not _names_it(sentence, group, subject):
        return Words(first, last)
    return Words(subject.first, last)


def _names_it(sentence: Tagged, group: Group, subject: Words) -> bool:
    """Return whether a subject is part of what the happening is called: "the truce expires"."""
    is_near = group.place - subject.first <= _LONGEST_SUBJECT and subject.last <= group.place
    if not is_near or sentence.tags[subject.last - 1] in (Tag.RELATIVE, Tag.THAT, Tag.SUBJECT):
        return False
    if sentence.low[subject.last - 1] in ("who", "which", "it"):
        return False
    return group.is_passive or not is_somebody(sentence, subject)
