# SPDX-License-Identifier: Apache-2.0
"""Deeds that no list names: "plunged a knife into him on Monday", "beat Norvale 3-2"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from annotator.suggest._events.clause import Clause, object_behind, past_time
from annotator.suggest._events.happening import DEED, Happening, Part
from annotator.suggest._events.lexicon import event_verbs
from annotator.suggest._events.naming import leads_to_time, name_of
from annotator.suggest._events.participants import head_place, is_somebody, people
from annotator.suggest._events.phrases import class_of, group_at, phrase_from, starts_time
from annotator.suggest._events.standing import CONDITIONAL, PLANNED, standing_of
from annotator.suggest._quotes.lexicon import verb_words
from annotator.suggest._quotes.tagged import Words
from annotator.suggest._quotes.tags import BEFORE_NOUNS, FINITE, PRONOUNS, Tag
from annotator.text.verbs import Form, forms
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from annotator.suggest._events.phrases import Group
    from annotator.suggest._events.standing import Standing
    from annotator.suggest._quotes.tagged import Tagged

_MOVEMENT = "movement"
_VERBS = frozenset({Tag.FINITE, Tag.PARTICIPLE, Tag.BASE})
_LONGEST = 9  # words of a name
_ENDS_NAME = FINITE | {Tag.STOP, Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.THAT, Tag.TO}
_LEADS_ON = BEFORE_NOUNS | {Tag.PREPOSITION}
_NEARLY = frozenset(("narrowly", "nearly", "almost", "barely"))
_MIND = ("saying", "thinking", "feeling", "wanting", "showing", "perceiving")
_OPENS_SAYING = frozenset(("that", "what", "how", "why", "whether", "if", "for", "as", ",", ":"))
_OPENS_VISIT = frozenset(("at", "in", "off", "round"))
_RELATIVES = frozenset(("who", "which", "that"))
_KNOWN = frozenset(("the", "this", "its", "his", "her", "their", "it"))
_PERSONS = frozenset(("he", "she", "they", "who", "it"))
_LASTING = frozenset(("is", "are", "'s", "'re", "am", "'m", "being", "be"))
_NOBODY = frozenset(("people", "those", "many", "most", "some", "few", "several", "everyone"))


def told_by_deed(
    sentence: Tagged, place: int, *, is_bare: bool, is_present: bool
) -> Happening | None:
    """Return what somebody did by the verb at a place, or None.

    With ``is_bare`` it tells without a date, and is one of the main clause; with ``is_present``
    the present tense tells of what happened.
    """
    if sentence.low[place] in _no_deeds() or class_of(sentence, place) not in _VERBS:
        return None
    group = None if sentence.quoted[place] else group_at(sentence, place, 1)
    is_set = group is not None and not (is_bare or is_present) and _is_set(sentence, group)
    if group is None or not (is_set or _is_told(sentence, group, is_present=is_present)):
        return None
    behind = past_time(sentence, group.last)
    done_to = None if group.is_passive else object_behind(sentence, behind)
    clause = Clause(group, behind, done_to)
    if _is_said(sentence, place, behind) or _is_quality(sentence, clause):
        return None
    is_relative = group.first > 0 and sentence.low[group.first - 1] in _RELATIVES
    standing = standing_of(sentence, group, is_headline=is_present)
    if standing is None or standing.status == CONDITIONAL or (is_bare and is_relative):
        return None
    if not _is_done(sentence, group, standing, is_bare=is_bare or is_set):
        return None
    # "The plant opens" tells what is set if its day is to come.
    standing = standing._replace(status=PLANNED) if is_set else standing
    return _deed(sentence, clause, standing)


def _is_done(sentence: Tagged, group: Group, standing: Standing, *, is_bare: bool) -> bool:
    """Return whether it is somebody who does it, or whom or what known it is done to.

    With ``is_bare`` a pronoun is nobody.
    """
    subject = standing.subject
    if subject is None or Tag.TO in sentence.tags[subject.first : subject.last]:
        return False
    if is_bare and sentence.low[group.place] in _judgements():
        return False  # "Roe blames Lask"
    first = subject.first
    if sentence.tags[first] in PRONOUNS and (is_bare or sentence.low[first] not in _PERSONS):
        return False
    if first > 1 and sentence.low[first - 1] == "," and sentence.quoted[first - 2]:
        return False  # "“You are wrong,” Roe | charged"
    is_phase = sentence.low[group.place] in _phases()
    if (group.is_passive or is_phase) and sentence.low[first] in _KNOWN:
        # "The bridge was built", "the scheme began", not "the summary that was sent".
        is_relative = sentence.low[group.first - 1] in _RELATIVES
        return is_phase or not is_relative or _is_known(sentence, subject)
    return _is_known(sentence, subject)


def _deed(sentence: Tagged, clause: Clause, standing: Standing) -> Happening:
    group, behind, done_to = clause
    agent = standing.subject
    if group.is_passive:
        by = behind < sentence.limit and sentence.low[behind] == "by"
        agent = phrase_from(sentence, behind + 1, sentence.limit) if by else None
    who = (agent, standing.subject) if group.is_passive else (agent,)
    is_joined = Tag.CONJUNCTION in sentence.tags[group.first : group.place]
    return Happening(
        trigger=Words(group.place, group.last),
        type=_class_of(sentence, clause),
        what=_name_of(sentence, clause, standing),
        begins=group.place if is_joined else group.first,
        goes_on=done_to.last if done_to else group.last,
        who=tuple(Part(words) for words in who if words is not None),
        actor=agent,
        status=standing.status,
        planned=standing.planned,
    )


def _name_of(sentence: Tagged, clause: Clause, standing: Standing) -> Words:
    """Return what a deed is called: no verb alone, which tells little without what follows."""
    place, last = clause.group.place, clause.group.last
    words = name_of(sentence, clause, standing, takes_clause=False)
    if words.last <= last:
        end = min(sentence.limit, place + _LONGEST)
        while last < end and not _ends_name(sentence, last):
            last += 1
        while last > words.last and sentence.tags[last - 1] in _LEADS_ON:
            last -= 1
        words = Words(words.first, last)
    is_near = words.first == place > 0 and sentence.low[place - 1] in _NEARLY
    return Words(words.first - is_near, words.last)


def _ends_name(sentence: Tagged, place: int) -> bool:
    """Return whether a name ends in front of a place: of a sign, a clause or a time."""
    if sentence.tags[place] in _ENDS_NAME or sentence.quoted[place]:
        return True
    return starts_time(sentence, place) or leads_to_time(sentence, place)


def _class_of(sentence: Tagged, clause: Clause) -> str:
    """Return the class of a deed: a movement by its verb that a date parts from where it led."""
    entries = event_verbs().get(sentence.low[clause.group.place], ())
    moves = any(verb.type == _MOVEMENT and "place" in verb.needs.flags for _, verb in entries)
    is_led = clause.done_to is None and sentence.stands_at(clause.behind, "on")
    return _MOVEMENT if moves and is_led else DEED


def _is_set(sentence: Tagged, group: Group) -> bool:
    """Return whether a verb stands in the present, which a day to come makes a plan."""
    if group.form is not Tag.FINITE or group.first < group.place:
        return False
    word = sentence.low[group.place]
    found = verb_words().get(word)
    is_now = found is not None and Form.PAST not in found
    return is_now and _is_once(sentence, group)


def _is_once(sentence: Tagged, group: Group) -> bool:
    near = sentence.low[max(0, group.first - 1) : group.last + 1]
    return word_list("words-of-habit").isdisjoint(near)


def _is_told(sentence: Tagged, group: Group, *, is_present: bool) -> bool:
    """Return whether a group tells of something done once, or that will be."""
    if group.form is not Tag.FINITE:
        return False
    low, first = sentence.low, group.first
    if not word_list("words-of-habit").isdisjoint(low[max(0, first - 1) : group.last + 1]):
        return False
    if first < group.place:
        if sentence.tags[group.place] is not Tag.PARTICIPLE:
            return low[first] in ("will", "'ll", "would")
        return _LASTING.isdisjoint(low[first : first + 1])
    if is_present:
        return True
    word = low[group.place]
    found = verb_words().get(word)
    is_past = Form.PAST in found if found else word.endswith("ed")
    return is_past and not (found and Form.BASE in found and _is_many(sentence, first))


def _is_quality(sentence: Tagged, clause: Clause) -> bool:
    """Return whether a verb only tells of a noun: "elderly and disabled people"."""
    group, _, done_to = clause
    if done_to is None or group.first < group.place:
        return False
    if sentence.tags[done_to.first] is not Tag.NOUN:
        return False
    before = sentence.tags[group.first - 1]
    return before in (Tag.CONJUNCTION, Tag.DETERMINER) or sentence.low[group.first - 1] == "'s"


def _is_many(sentence: Tagged, place: int) -> bool:
    """Return whether what stands before a verb is no one person: "they | put"."""
    before = sentence.low[place - 1] if place else ""
    is_one = before in ("he", "she", "it") or sentence.tags[place - 1] is Tag.NAME
    return not is_one


def _is_said(sentence: Tagged, place: int, behind: int) -> bool:
    """Return whether a verb that may tell of words or thoughts does so."""
    word, low = sentence.low[place], sentence.low
    following = low[behind] if behind < sentence.limit else ""
    if sentence.stands_at(place, "set", "to"):
        return True  # "Police set to check it"
    if following in ("that", ":") or sentence.quoted[min(behind, len(low) - 1)]:
        return True
    if not _also_deeds().get(word):
        return False
    if _also_deeds()[word] == "call":
        return following not in _OPENS_VISIT
    return following in _OPENS_SAYING


def _is_known(sentence: Tagged, subject: Words) -> bool:
    """Return whether a subject is somebody: people or an organisation, named or known."""
    low, tags = sentence.low, sentence.tags
    first, last = subject
    if last - first == 1 and low[first] in _PERSONS:
        return low[first] != "it"
    if low[first] in _NOBODY or not is_somebody(sentence, subject):
        return False
    head = head_place(sentence, subject)
    if not head and low[head][-1] == "s" and low[head] not in people():
        return False  # "Temperatures | fell"
    if any(sentence.words[at].is_capitalised for at in range(first, last)):
        return True
    is_count = any(low[at][0].isdigit() for at in range(first, last))
    return not is_count and tags[first] in (Tag.DETERMINER, Tag.POSSESSIVE)


@cache
def _phases() -> frozenset[str]:
    """Return the forms of the verbs by which anything begins or ends."""
    return frozenset(
        word
        for word, entries in event_verbs().items()
        if any("phase" in verb.needs.flags and not verb.rest for _, verb in entries)
    )


@cache
def _no_deeds() -> frozenset[str]:
    """Return the forms of the verbs of saying, thinking, being and the like."""
    verbs = set(word_list("verbs-of-states"))
    for group in _MIND:
        verbs.update(verb for verb in word_table(f"verbs-of-{group}") if " " not in verb)
    return _past(verbs - _but_deeds())


@cache
def _judgements() -> frozenset[str]:
    """Return the forms of the verbs that take a stand, which a date makes a deed."""
    return _past(
        {verb for verb in word_table("verbs-of-judging") if " " not in verb} - _but_deeds()
    )


@cache
def _but_deeds() -> frozenset[str]:
    return word_list("verbs-also-of-deeds") | (
        word_list("verbs-of-record") - word_list("verbs-of-states")
    )


@cache
def _also_deeds() -> dict[str, str]:
    """Return the forms of the verbs that tell of words or of deeds, with their base forms."""
    known = {verb for group in _MIND for verb in word_table(f"verbs-of-{group}")}
    return {
        word: verb for verb in (known & _but_deeds()) | {"call"} for word in forms(verb).values()
    }


def _past(verbs: set[str]) -> frozenset[str]:
    return frozenset(word for verb in verbs for word in forms(verb).values())
