# SPDX-License-Identifier: Apache-2.0
"""Whether what stands beside a verb lets it tell of a happening, and of what class."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest._events.clause import opens_clause
from annotator.suggest._events.happening import DEED
from annotator.suggest._events.lexicon import OF_NOUN, site_nouns
from annotator.suggest._events.naming import leads_to_time
from annotator.suggest._events.participants import is_somebody
from annotator.suggest._events.phrases import head_noun, starts_time
from annotator.suggest._events.places import is_place, place_within
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import PRONOUNS, Tag

if TYPE_CHECKING:
    from annotator.suggest._events.clause import Clause
    from annotator.suggest._events.lexicon import EventVerb
    from annotator.suggest._quotes.tagged import Tagged

_PLACE_LEADS = frozenset(("to", "into", "in", "at", "for", "from", "toward", "towards", "on"))
_NEAR = 6  # words from a verb of movement to the place it leads to
_LEAD = 2  # words, "back to"
_OF_OBJECTS = frozenset(("object", "clause", "where", "site", "phase"))
_UNFIT = frozenset(("me", "us", "you", "my", "our", "your", "no", "any"))
_MEETINGS = frozenset(("meeting", "protest", "announcement"))
_BY_SOMEBODY = frozenset(
    ("announcement", "order", "vote", "agreement", "court", "ban", "movement", DEED)
)
# What is done to somebody once, so that a participle tells of it without a date too.
_ON_RECORD = frozenset(
    ("attack", "death", "injury", "capture", "release", "rescue", "court", "accident", "disaster")
)


class Parties(NamedTuple):
    """Who or what does it, and whom or what it is done to."""

    agent: Words | None
    patient: Words | None


def is_complete(sentence: Tagged, verb: EventVerb, clause: Clause) -> bool:
    """Return whether what a verb needs stands behind it."""
    needs, group = verb.needs, clause.group
    if _following(sentence, clause) in needs.named("not"):
        return False
    if "onward" in needs.flags and not _leads_on(sentence, clause):
        return False
    if group.is_passive:
        return not needs.flags.isdisjoint(("object", "phase")) or "with" in needs.words
    return group.form is not Tag.PARTICIPLE and _has_objects(sentence, verb, clause)


def _has_objects(sentence: Tagged, verb: EventVerb, clause: Clause) -> bool:
    """Return whether the object, place or word that an active verb needs stands behind it."""
    needs, following = verb.needs, _following(sentence, clause)
    if "object" in needs.flags and clause.done_to is None:
        return "clause" in needs.flags and opens_clause(sentence, clause.behind)
    if _is_quality(sentence, verb, clause):
        return False
    if "place" in needs.flags:
        return _leads_somewhere(sentence, verb, clause.behind)
    wanted = needs.named("next")
    return not wanted or following in wanted or bool(needs.named("of"))


def class_told(sentence: Tagged, verb: EventVerb, clause: Clause, parties: Parties) -> str | None:
    """Return the class of a happening, or None where the nouns are none that the verb needs."""
    needs, (agent, patient) = verb.needs, parties
    # Most verbs are of one class, whatever the nouns are.
    kind = _class_of_nouns(sentence, verb, parties) if needs.words or verb.type == OF_NOUN else ""
    if needs.named("by") and _class_of_noun(sentence, agent) in needs.named("by"):
        return "disaster"
    is_other = bool(needs.named("by")) and not needs.named("of")
    is_held = _holds(sentence, agent, needs.named("about")) and _holds(
        sentence, patient, needs.named("has")
    )
    if is_other or not is_held:
        return None
    classes = needs.named("of")
    if classes and kind not in classes and _following(sentence, clause) not in needs.named("next"):
        return None
    if "someone" in needs.flags and not (patient and is_somebody(sentence, patient)):
        return needs.role("else") or None
    named = (needs.role("with") if patient is not None else "") or verb.type
    return kind or needs.role("else") or None if named == OF_NOUN else named


def is_fit(sentence: Tagged, verb: EventVerb, kind: str, clause: Clause, parties: Parties) -> bool:
    """Return whether those who take part can: only somebody announces, orders or votes."""
    flags, group, (agent, patient) = verb.needs.flags, clause.group, parties
    if patient is not None and not _may_be_done_to(sentence, flags, patient):
        return False
    if "thing" in flags and agent is not None and patient is None and is_somebody(sentence, agent):
        return False
    if kind not in _BY_SOMEBODY or "phase" in flags:
        return True
    if group.is_passive:
        # "..., the minister announced" tells what was said before.
        is_said = group.form is Tag.PARTICIPLE and agent is None and kind == "announcement"
        return not (is_said and patient is not None and is_somebody(sentence, patient))
    if agent is None:
        return kind != "announcement" or group.form is not Tag.FINITE
    return _may_do(sentence, kind, agent)


def is_lasting(sentence: Tagged, kind: str, clause: Clause, agent: Words | None) -> bool:
    """Return whether a passive may tell a state: "products sold", "guns are banned"."""
    group = clause.group
    if not group.is_passive:
        return False
    if group.form is Tag.FINITE:
        is_present = sentence.low[group.first] in ("is", "are", "'s", "'re")
        return is_present and "being" not in sentence.low[group.first : group.place]
    if kind == "announcement":
        return group.form is Tag.PARTICIPLE  # "the changes proposed by Roe"
    return group.form is Tag.PARTICIPLE and agent is None and kind not in _ON_RECORD


def _is_quality(sentence: Tagged, verb: EventVerb, clause: Clause) -> bool:
    """Return whether a form of a verb only tells of a noun: "retired banker", "voting rights"."""
    done_to, group = clause.done_to, clause.group
    if done_to is None or sentence.tags[done_to.first] is not Tag.NOUN or group.first < group.place:
        return False
    before = group.first - 1
    while before > 0 and sentence.tags[before] is Tag.ADVERB:
        before -= 1
    is_apposed = before >= 0 and sentence.low[before] == "," and group.form is Tag.FINITE
    if is_apposed and before < group.first - 1:
        return True  # "the old, badly damaged racehorse"
    return verb.needs.flags.isdisjoint(_OF_OBJECTS) and not verb.needs.words


def _leads_on(sentence: Tagged, clause: Clause) -> bool:
    """Return whether a preposition behind the object leads to a place: "sent troops to Rome"."""
    start = clause.done_to.last if clause.done_to else clause.behind
    words = Words(start, min(sentence.limit, start + _NEAR))
    where = place_within(sentence, words, is_moving=True)
    return where is not None and where.first - start <= _LEAD


def _following(sentence: Tagged, clause: Clause) -> str:
    return sentence.low[clause.behind] if clause.behind < len(sentence.low) else ""


def _leads_somewhere(sentence: Tagged, verb: EventVerb, behind: int) -> bool:
    """Return whether a preposition follows that leads to a place; movements lead to a real one."""
    if behind + 1 >= sentence.limit or leads_to_time(sentence, behind):
        return False
    if verb.type != "movement":
        return sentence.low[behind] in _PLACE_LEADS
    words = Words(behind, min(sentence.limit, behind + _NEAR))
    where = place_within(sentence, words, is_moving=True)
    is_first = where is not None and where.first == behind + 1
    return is_first and sentence.tags[behind + 1] is not Tag.BASE


def _class_of_nouns(sentence: Tagged, verb: EventVerb, parties: Parties) -> str:
    """Return the class of what is done, or else of what begins or ends."""
    kind = _class_of_noun(sentence, parties.patient)
    if not kind and "phase" in verb.needs.flags:
        kind = _class_of_noun(sentence, parties.agent)
    return kind


def _holds(sentence: Tagged, words: Words | None, wanted: frozenset[str]) -> bool:
    """Return whether a phrase holds one of some words, if any are wanted."""
    if not wanted:
        return True
    return words is not None and not wanted.isdisjoint(sentence.low[words.first : words.last])


def _class_of_noun(sentence: Tagged, words: Words | None) -> str:
    told = head_noun(sentence, words) if words is not None else None
    return told[1].type if told is not None else ""


def _may_be_done_to(sentence: Tagged, flags: frozenset[str], patient: Words) -> bool:
    if starts_time(sentence, patient.first) or sentence.low[patient.first] in _UNFIT:
        return False
    if "site" in flags:
        return is_place(sentence, patient)
    if "where" not in flags or is_place(sentence, patient) or is_somebody(sentence, patient):
        return True
    return _class_of_noun(sentence, patient) in _MEETINGS


def _may_do(sentence: Tagged, kind: str, agent: Words) -> bool:
    """Return whether a phrase is of somebody, or of a vehicle that moves."""
    if sentence.low[agent.last - 1][0].isdigit():
        return False  # "5,000 confirmed cases"
    if sentence.tags[agent.first] in PRONOUNS or is_somebody(sentence, agent):
        return True
    return kind == "movement" and sentence.low[agent.last - 1] in site_nouns()
