# SPDX-License-Identifier: Apache-2.0
"""Happenings that a verb tells of: "headed back to Rome", "was freed", "hold talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest._events.clause import clause_at, is_score
from annotator.suggest._events.fitness import Parties, class_told, is_complete, is_fit, is_lasting
from annotator.suggest._events.happening import Happening, Part
from annotator.suggest._events.lexicon import event_verbs
from annotator.suggest._events.naming import name_of
from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.phrases import event_noun_at, head_noun, phrase_from, sides_of
from annotator.suggest._events.standing import HAPPENED, PLANNED, standing_of
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, NOUNS, PRONOUNS, Tag
from annotator.text.verbs import Form

if TYPE_CHECKING:
    from annotator.suggest._events.clause import Clause
    from annotator.suggest._events.lexicon import EventVerb
    from annotator.suggest._events.phrases import Group
    from annotator.suggest._events.standing import Standing
    from annotator.suggest._quotes.tagged import Tagged

_BACK = 24  # words from "it was due to lapse" back to what lapses
_IN_PHRASE = NOUNS | BEFORE_NOUNS
_THINGS = frozenset(("it", "they", "this", "that", "which"))
_LEADS_ON = frozenset(("to", "into", "from", "of", "on", "at"))
_SPEAKERS = frozenset(("i", "we", "you"))


def told_by_verb(sentence: Tagged, place: int, *, is_headline: bool) -> Happening | None:
    """Return what the verb at a place tells of, or None where it is no happening.

    In a headline the present tense tells of what happened.
    """
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
    clause = clause_at(sentence, place, forms, verb)
    if clause is None:
        return None
    group, flags = clause.group, verb.needs.flags
    is_present = group.form is Tag.FINITE and group.first == place and Form.PAST not in forms
    if is_present and not (is_headline or "present" in flags):
        return None
    if not is_complete(sentence, verb, clause):
        return None
    standing = standing_of(sentence, group, is_headline=is_headline)
    if standing is None or _is_speaker(sentence, standing.subject):
        return None
    agent, standing = _agent(sentence, verb, clause, standing)
    parties = Parties(agent, standing.subject if group.is_passive else clause.done_to)
    kind = class_told(sentence, verb, clause, parties)
    if kind is None or not is_fit(sentence, verb, kind, clause, parties):
        return None
    # "The truce expires on Friday" tells what is set.
    is_set = is_present and not is_headline and "phase" in flags
    if is_set or ("ahead" in flags and standing.status == HAPPENED):
        standing = standing._replace(status=PLANNED, planned=Words(place, group.last))
    what = name_of(sentence, clause, standing, takes_clause="clause" in flags)
    return Happening(
        trigger=Words(place, group.last),
        type=kind,
        what=_rounded(sentence, verb, clause, what),
        begins=_begin(sentence, group),
        goes_on=clause.done_to.last if clause.done_to else group.last,
        who=_who(sentence, verb, kind, parties),
        actor=agent,
        status=standing.status,
        planned=standing.planned,
        is_nowhere="nowhere" in flags,
        is_lasting=not is_headline and is_lasting(sentence, kind, clause, agent),
    )


def _rounded(sentence: Tagged, verb: EventVerb, clause: Clause, what: Words) -> Words:
    """Return a name with the score behind it, or where its last word leads: "called to a flat"."""
    last = what.last
    if last >= sentence.limit:
        return what
    if is_score(sentence.low[last]):
        return Words(what.first, last + 1)  # "beat City 3-2"
    leads = verb.rest and clause.group.is_passive and verb.rest[-1] in _LEADS_ON
    found = phrase_from(sentence, last, sentence.limit) if leads else None
    return Words(what.first, found.last) if found is not None else what


def _begin(sentence: Tagged, group: Group) -> int:
    """Return where the words of a verb alone begin: behind "and" it shares what is before."""
    is_joined = Tag.CONJUNCTION in sentence.tags[group.first : group.place]
    return group.place if is_joined else group.first


def _is_speaker(sentence: Tagged, subject: Words | None) -> bool:
    """Return whether somebody tells of himself: what "I" or "we" do is said, not reported."""
    return subject is not None and sentence.low[subject.first] in _SPEAKERS


def _agent(
    sentence: Tagged, verb: EventVerb, clause: Clause, standing: Standing
) -> tuple[Words | None, Standing]:
    """Return who does it, and how it stands: the subject, or behind a passive whom "by" leads to.

    Of what begins or ends that is the happening, where "it" stands for one.
    """
    group, behind, agent = clause.group, clause.behind, standing.subject
    if group.is_passive:
        by = behind < sentence.limit and sentence.low[behind] == "by"
        agent = phrase_from(sentence, behind + 1, sentence.limit) if by else None
    if agent is None or clause.done_to is not None or "phase" not in verb.needs.flags:
        return agent, standing
    agent = _what_goes_on(sentence, group.first, agent)
    is_named = sentence.tags[agent.first] not in PRONOUNS
    return agent, standing._replace(subject=agent) if is_named else standing


def _what_goes_on(sentence: Tagged, verb: int, agent: Words) -> Words:
    """Return the happening that begins or ends: the subject, or the last noun for one before."""
    before = sentence.low[agent.first - 1] if agent.first else ""
    is_open = sentence.low[agent.first] in _THINGS or before in ("between", "of", "with")
    if head_noun(sentence, agent) is not None or not is_open:
        return agent
    for place in range(verb - 1, max(-1, verb - _BACK), -1):
        if event_noun_at(sentence, place) is not None:
            first = place
            while first and sentence.tags[first - 1] in _IN_PHRASE:
                first -= 1
            return Words(first, max(place + 1, agent.last if agent.last < verb else 0))
    return agent


def _who(sentence: Tagged, verb: EventVerb, kind: str, parties: Parties) -> tuple[Part, ...]:
    needs, agent = verb.needs, _doers(sentence, verb, parties.agent)
    if kind == needs.role("else"):
        return (Part(agent),) if agent is not None else ()
    role = needs.role("agent") or ("" if parties.patient else needs.role("subject"))
    done_to = needs.role("patient")
    # "Won the Eurovision Contest": only verbs that say as what are done to somebody.
    is_known = bool(done_to) or kind == "meeting" or "someone" in needs.flags
    patient = parties.patient if is_known else None
    return tuple(
        Part(words, part)
        for words, part in ((agent, role), (patient, done_to))
        if words is not None
    )


def _doers(sentence: Tagged, verb: EventVerb, agent: Words | None) -> Words | None:
    """Return who does it; of a happening that begins or ends between whom it is."""
    if agent is None or "phase" not in verb.needs.flags or is_somebody(sentence, agent):
        return agent
    joint = (at for at in range(*agent) if sentence.low[at] == "between")
    return sides_of(sentence, next(joint, agent.last), agent.last)
