# SPDX-License-Identifier: Apache-2.0
"""Happenings that a verb tells of: "headed back to Rome", "was freed", "hold talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._events.happening import Happening, Part
from annotator.suggest._events.lexicon import OF_NOUN, event_verbs, site_nouns
from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.phrases import (
    class_of,
    event_noun_at,
    group_at,
    head_noun,
    past_about,
    past_adverbs,
    phrase_from,
    sides_of,
    starts_time,
)
from annotator.suggest._events.places import is_place, place_within
from annotator.suggest._events.standing import PLANNED, standing_of
from annotator.suggest._quotes.adjuncts import tells_time
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS, PRONOUNS, VERBS, Tag
from annotator.text.verbs import Form

if TYPE_CHECKING:
    from annotator.suggest._events.lexicon import EventVerb
    from annotator.suggest._events.phrases import Group
    from annotator.suggest._events.standing import Standing
    from annotator.suggest._quotes.tagged import Tagged

_PLACE_LEADS = frozenset(("to", "into", "in", "at", "for", "from", "toward", "towards", "on"))
_LEADS_ON = frozenset(("with", "to", "of", "for", "from", "on", "against", "over", "into"))
_TO_PLACES = frozenset(("in", "at", "near", "between", "as", "about", "through", "off"))
_LEADS_FARTHER = frozenset(("with", "for", "of"))
_MOST_LED = 2
_NEAR = 6  # words from a verb of movement to the place it leads to
_OF = frozenset(("of",))
_BACK = 24  # words from "it was due to lapse" back to what lapses
_LONGEST_SUBJECT = 9  # words, so that it may be part of the name
_LONGEST_NAME = 16  # words
_BY_SOMEBODY = frozenset(("announcement", "order", "vote", "agreement", "court", "ban", "movement"))
# What is done to somebody once, so that a participle tells of it without a date too.
_ON_RECORD = frozenset(
    ("attack", "death", "injury", "capture", "release", "rescue", "court", "accident", "disaster")
)
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "no"))
_BEFORE_HEADS = NOUNS | BEFORE_NOUNS
_GERUND = frozenset({Form.GERUND})
_SPEAKERS = frozenset(("i", "we", "you"))


def told_by_verb(sentence: Tagged, place: int, *, is_headline: bool) -> Happening | None:
    """Return what the verb at a place tells of, or None where it is no happening."""
    if class_of(sentence, place) not in VERBS:
        return None
    for forms, verb in event_verbs().get(sentence.low[place], ()):
        if verb.rest and not sentence.stands_at(place + 1, *verb.rest):
            continue
        found = _told(sentence, place, forms, verb, is_headline=is_headline)
        if found is not None:
            return found
    return None


def _told(
    sentence: Tagged, place: int, forms: frozenset[Form], verb: EventVerb, *, is_headline: bool
) -> Happening | None:
    group = _group(sentence, place, forms, verb)
    if group is None:
        return None
    flags = verb.needs.flags
    is_present = group.form is Tag.FINITE and group.first == place and Form.PAST not in forms
    if is_present and not (is_headline or "present" in flags):
        return None
    behind = _past_time(sentence, group.last)
    done_to = None if group.is_passive else _object(sentence, behind)
    if not _is_complete(sentence, verb, group, behind, done_to):
        return None
    standing = standing_of(sentence, group, is_headline=is_headline)
    if standing is None or _is_speaker(sentence, standing.subject):
        return None
    patient = standing.subject if group.is_passive else done_to
    agent = _agent(sentence, group, standing, behind)
    if "phase" in flags and done_to is None and agent is not None:
        agent = _what_goes_on(sentence, group, agent)
        if sentence.tags[agent.first] not in PRONOUNS:
            standing = standing._replace(subject=agent)
    following = sentence.low[behind] if behind < len(sentence.low) else ""
    kind = _type(sentence, verb, agent, patient, behind=following)
    if kind is not None and "someone" in flags and not _has_somebody(sentence, patient):
        kind = verb.needs.role("else") or None
    if kind is None or not _is_fit(sentence, verb, kind, group, agent, patient):
        return None
    is_set = is_present and not is_headline and "phase" in flags
    return Happening(
        trigger=Words(place, group.last),
        type=kind,
        what=_what(sentence, group, standing, done_to, behind),
        begins=group.first,
        goes_on=done_to.last if done_to else group.last,
        who=_who(verb, kind, _doers(sentence, verb, agent), patient),
        actor=agent,
        # "The truce expires on Friday" tells what is set.
        status=PLANNED if is_set else standing.status,
        planned=Words(place, group.last) if is_set else standing.planned,
        is_lasting=not is_headline and _is_lasting(sentence, kind, group, agent),
    )


def _is_lasting(sentence: Tagged, kind: str, group: Group, agent: Words | None) -> bool:
    """Return whether a passive may tell a state: "products sold", "guns are banned"."""
    if not group.is_passive:
        return False
    if group.form is Tag.FINITE:
        is_present = sentence.low[group.first] in ("is", "are", "'s", "'re")
        return is_present and "being" not in sentence.low[group.first : group.place]
    return group.form is Tag.PARTICIPLE and agent is None and kind not in _ON_RECORD


def _is_fit(
    sentence: Tagged,
    verb: EventVerb,
    kind: str,
    group: Group,
    agent: Words | None,
    patient: Words | None,
) -> bool:
    """Return whether those who take part can: only somebody announces, orders or votes."""
    flags = verb.needs.flags
    if patient is not None and not _may_be_done_to(sentence, flags, patient):
        return False
    if agent is not None and "thing" in flags and is_somebody(sentence, agent):
        return False
    if kind not in _BY_SOMEBODY or "phase" in flags:
        return True
    if group.is_passive:
        # "..., the minister announced" tells what was said before.
        is_said = group.form is Tag.PARTICIPLE and agent is None and kind == "announcement"
        return not (is_said and patient is not None and is_somebody(sentence, patient))
    return agent is None or _may_do(sentence, kind, agent)


def _may_be_done_to(sentence: Tagged, flags: frozenset[str], patient: Words) -> bool:
    if starts_time(sentence, patient.first) or sentence.low[patient.first] in ("me", "us", "you"):
        return False
    return "where" not in flags or is_place(sentence, patient) or is_somebody(sentence, patient)


def _may_do(sentence: Tagged, kind: str, agent: Words) -> bool:
    """Return whether a phrase is of somebody, or of a vehicle that moves."""
    if sentence.tags[agent.first] in PRONOUNS or is_somebody(sentence, agent):
        return True
    return kind == "movement" and sentence.low[agent.last - 1] in site_nouns()


def _doers(sentence: Tagged, verb: EventVerb, agent: Words | None) -> Words | None:
    """Return who does it; of a happening that begins or ends between whom it is."""
    if agent is None or "phase" not in verb.needs.flags or is_somebody(sentence, agent):
        return agent
    joint = (at for at in range(*agent) if sentence.low[at] == "between")
    return sides_of(sentence, next(joint, agent.last), agent.last)


def _who(
    verb: EventVerb, kind: str, agent: Words | None, patient: Words | None
) -> tuple[Part, ...]:
    needs = verb.needs
    if kind == needs.role("else"):
        return (Part(agent),) if agent is not None else ()
    role = needs.role("agent") or ("" if patient else needs.role("subject"))
    done_to = needs.role("patient")
    # "Won the Eurovision Contest": only verbs that say as what are done to somebody.
    parts = ((agent, role), (patient if done_to or kind == "meeting" else None, done_to))
    return tuple(Part(words, part) for words, part in parts if words is not None)


def _group(sentence: Tagged, place: int, forms: frozenset[Form], verb: EventVerb) -> Group | None:
    """Return the verb's group, None where another form of a verb is asked for."""
    group = group_at(sentence, place, 1 + len(verb.rest))
    if group is None or not _is_form(sentence, forms, group):
        return None
    is_past = group.form is Tag.FINITE and group.first == place and Form.PAST in forms
    if not is_past or "object" not in verb.needs.flags or place == 0:
        return group
    # "The hostages freed on Monday": no object follows, so that it is no past.
    behind = _past_time(sentence, group.last)
    if _object(sentence, behind) is not None or not _ends_phrase(sentence, place):
        return group
    if "clause" in verb.needs.flags and sentence.stands_at(behind, "that"):
        return group
    if verb.base == sentence.low[place] and not sentence.stands_at(behind, "by"):
        return None  # "a perfectly timed beat"
    return group._replace(form=Tag.PARTICIPLE, is_passive=True)


def _ends_phrase(sentence: Tagged, place: int) -> bool:
    """Return whether a noun stands in front of a place, or a number: "seven killed"."""
    before = sentence.tags[place - 1]
    return before in NOUNS or (
        before is Tag.DETERMINER and sentence.low[place - 1] not in _ARTICLES
    )


def _past_time(sentence: Tagged, place: int) -> int:
    """Return the place behind adverbs and a time: "announced | late Friday | it would"."""
    at = past_adverbs(sentence, place, sentence.limit)
    last = at
    while last < sentence.limit and tells_time(sentence.low[last], is_last=False):
        last += 1
    is_time = last > at and tells_time(sentence.low[last - 1], is_last=True)
    return last if is_time else at


def _object(sentence: Tagged, behind: int) -> Words | None:
    """Return the object that follows a verb: "killed at least two men"."""
    first = past_about(sentence, behind)
    found = phrase_from(sentence, first, sentence.limit)
    if found is None or (first > behind and not _is_number(sentence, first)):
        return None
    if sentence.tags[found.last - 1] in BEFORE_NOUNS and sentence.low[found.last - 1] != "'s":
        return None  # "arrived two | hours early"
    return Words(behind, found.last)


def _is_number(sentence: Tagged, place: int) -> bool:
    return sentence.words[place].text[0].isdigit() or sentence.tags[place] is Tag.DETERMINER


def _is_form(sentence: Tagged, forms: frozenset[Form], group: Group) -> bool:
    """Return whether a form is the one that the words around it ask for."""
    tag = class_of(sentence, group.place)
    if tag is Tag.FINITE:
        return forms != _GERUND
    wanted = {Tag.BASE: Form.BASE, Tag.GERUND: Form.GERUND, Tag.PARTICIPLE: Form.PARTICIPLE}
    return wanted[tag] in forms


def _is_complete(
    sentence: Tagged, verb: EventVerb, group: Group, behind: int, done_to: Words | None
) -> bool:
    """Return whether what the verb needs stands behind it."""
    following = sentence.low[behind] if behind < len(sentence.low) else ""
    if following in verb.needs.named("not"):
        return False
    if group.is_passive:
        flags = verb.needs.flags
        return not flags.isdisjoint(("object", "phase")) or "with" in verb.needs.words
    if group.form is Tag.PARTICIPLE:
        return False
    if "object" in verb.needs.flags and done_to is None:
        return "clause" in verb.needs.flags and following == "that"
    if "place" in verb.needs.flags:
        return _leads_somewhere(sentence, verb, behind)
    wanted = verb.needs.named("next")
    return not wanted or following in wanted or bool(verb.needs.named("of"))


def _leads_somewhere(sentence: Tagged, verb: EventVerb, behind: int) -> bool:
    """Return whether a preposition follows that leads to a place; movements lead to a real one."""
    if behind + 1 >= sentence.limit or _leads_to_time(sentence, behind):
        return False
    if verb.type != "movement":
        return sentence.low[behind] in _PLACE_LEADS
    words = Words(behind, min(sentence.limit, behind + _NEAR))
    where = place_within(sentence, words, is_moving=True)
    is_first = where is not None and where.first == behind + 1
    return is_first and sentence.tags[behind + 1] is not Tag.BASE


def _leads_to_time(sentence: Tagged, place: int) -> bool:
    """Return whether a preposition leads to a time: "in May", "on 14 June", "in 2009"."""
    at = place + 1
    if at >= len(sentence.low):
        return False
    if sentence.low[at].isdecimal():
        is_day = at + 1 < len(sentence.low) and starts_time(sentence, at + 1)
        return is_day or tells_time(sentence.low[at], is_last=True)
    return starts_time(sentence, at)


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


def _what_goes_on(sentence: Tagged, group: Group, agent: Words) -> Words:
    """Return the happening that begins or ends: the subject, or the last noun for one before."""
    if head_noun(sentence, agent) is not None:
        return agent
    for place in range(group.first - 1, max(-1, group.first - _BACK), -1):
        if event_noun_at(sentence, place) is not None:
            first = place
            while first and sentence.tags[first - 1] in _BEFORE_HEADS:
                first -= 1
            return Words(first, max(place + 1, agent.last if agent.last < group.first else 0))
    return agent


def _type(
    sentence: Tagged, verb: EventVerb, agent: Words | None, patient: Words | None, *, behind: str
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
    if classes and kind not in classes and behind not in needs.named("next"):
        return None
    named = needs.role("with") if patient is not None else ""
    if (named or verb.type) == OF_NOUN:
        return kind or needs.role("else") or None
    return named or verb.type


def _what(
    sentence: Tagged, group: Group, standing: Standing, done_to: Words | None, behind: int
) -> Words:
    """Return the words that name the happening: the verb with its object or where it leads."""
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
    last = _with_infinitive(sentence, last)
    if done_to is None and sentence.stands_at(behind, "that"):
        last = _stop(sentence, behind)
    elif done_to is not None and sentence.tags[done_to.first] in PRONOUNS:
        last = _stop(sentence, done_to.last)
    if standing.planned is not None and subject is not None and sentence.low[subject.first] == "it":
        first = standing.planned.first
    if subject is None or not _names_it(sentence, group, subject):
        return Words(first, last)
    return Words(subject.first, last)


def _stop(sentence: Tagged, place: int) -> int:
    """Return where a clause stops, for a name that holds what is announced."""
    last = min(sentence.limit, place + _LONGEST_NAME)
    stops = (at for at in range(place, last) if sentence.tags[at] is Tag.STOP)
    return next(stops, last)


def _with_infinitive(sentence: Tagged, last: int) -> int:
    """Return where a name ends with what is agreed or ordered: "agreed to free two men"."""
    if not sentence.stands_at(last, "to") or sentence.tags[last + 1 : last + 2] != [Tag.BASE]:
        return last
    behind = phrase_from(sentence, last + 2, sentence.limit)
    return behind.last if behind is not None else last + 2


def _led_to(sentence: Tagged, at: int, leads: frozenset[str]) -> Words | None:
    """Return what a preposition at a place leads to, unless that is a time or in marks."""
    if at + 1 >= sentence.limit or sentence.low[at] not in leads or _leads_to_time(sentence, at):
        return None
    if sentence.quoted[at] != sentence.quoted[at + 1]:
        return None
    found = phrase_from(sentence, at + 1, sentence.limit, joints=_OF)
    if found is None or sentence.tags[found.last - 1] not in NOUNS:
        return None  # "in the five | days"
    is_cut = found.last < sentence.limit and starts_time(sentence, found.last)
    return None if is_cut and "-" in sentence.low[found.last - 1] else found


def _names_it(sentence: Tagged, group: Group, subject: Words) -> bool:
    """Return whether a subject is part of what the happening is called: "the truce expires"."""
    is_near = group.place - subject.first <= _LONGEST_SUBJECT and subject.last <= group.place
    if not is_near or sentence.tags[subject.last - 1] in (Tag.RELATIVE, Tag.THAT, Tag.SUBJECT):
        return False
    if sentence.low[subject.last - 1] in ("who", "which", "it"):
        return False
    return group.is_passive or not is_somebody(sentence, subject)
