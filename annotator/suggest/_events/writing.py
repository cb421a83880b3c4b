# SPDX-License-Identifier: Apache-2.0
"""Happenings written as suggestions: what, who, where and when, as their tellings say together."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from annotator.domain.annotation import Piece
from annotator.domain.event import Actor, actors_text
from annotator.domain.span import Span
from annotator.domain.suggestion import Suggestion
from annotator.suggest._events.lead import lead_of
from annotator.suggest._events.likeness import OF_FIRMS, is_number, shared_words
from annotator.suggest._events.outlook import Told
from annotator.suggest._events.rules import PASSING, alone_reason, merged_reason, with_note
from annotator.suggest._events.when import When, lies_within
from annotator.text.wordlists import word_list, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.domain.message import Message
    from annotator.suggest._events.likeness import Traits
    from annotator.suggest._events.mention import Mention, Participant
    from annotator.suggest._events.merging import Gathered
    from annotator.text.reading import Reading

# What each thing that is known of a happening adds to its weight.
_DATED, _NAMED, _KNOWN, _CALLED, _PLACED, _COUNTED, _VERB = 30, 20, 15, 10, 10, 15, 15
_RETOLD, _COMING, _FIRST, _OPEN = 10, 10, 15, 10
_MOST_RETOLD = 20
_HARM = 5
_HARMS = frozenset(("accident", "attack", "capture", "death", "disaster", "rescue"))
_AUXILIARIES = frozenset(("is", "are", "was", "were", "be", "been", "has", "have", "had", "will"))
_RELATIVES, _WHO = ("who", "which", "that"), ("who ", "which ")
_JOINTS = frozenset((",", "and", ", and"))
_LONGEST_NAME, _LONGEST_WORD = 80, 10  # characters
# What weighs less is told in passing.
_PASSING = 30


def suggestion_of(reading: Reading, happening: Gathered) -> Suggestion:
    """Return the suggestion of an event."""
    text = reading.text
    tellings = [one.told for one in happening.tellings]
    naming = tellings[0] if len(tellings) == 1 else max(tellings, key=_telling)
    by_weight = [naming, *(one for one in tellings if one is not naming)]
    when = _when(tellings, naming)
    weight = _weight(happening.tellings, when)
    lead = reading.once(lead_of)
    if any(one.mention.sentence.place in lead for one in tellings):
        weight = min(100, weight + _FIRST)
    kind = naming.mention.type if weight >= _PASSING else PASSING
    fields = {
        "what": _called(naming.mention, text),
        "who": actors_text(tuple(_who(by_weight))),
        "where": next(iter(_where(by_weight)), ""),
        "start": when.start,
        "end": when.end,
        "date_text": ", ".join(_plain(span, text) for span in when.dates),
        "event_status": naming.status,
        "certainty": next((one.certainty for one in by_weight if one.certainty), ""),
        "due": Told(naming.mention, when, naming.status).due,
    }
    return Suggestion(
        "event",
        tuple(map(Piece, _apart([one.stretch for one in happening.tellings]))),
        f"event.{kind}",
        with_note(_reason(text, happening, naming, when), when.note),
        {key: value for key, value in fields.items() if value},
        weight,
    )


def _name(mention: Mention, text: str) -> Span:
    """Return the stretch that names a happening; a bare verb is named with who stands before it."""
    what, trigger = mention.what, mention.trigger
    if what != trigger or mention.is_noun:
        return what
    clause = Span(mention.clause.start, trigger.start)
    before = [one.span for one in mention.who if clause.contains(one.span)]
    near = [one for one in before if trigger.end - one.start < _LONGEST_NAME]
    if not near:
        return what
    first = len(near) - 1
    while first and text[near[first - 1].end : near[first].start].strip() in _JOINTS:
        first -= 1  # "Roe and Lask agreed"
    return Span(near[first].start, trigger.end)


def _called(mention: Mention, text: str) -> str:
    """Return what a happening is called: who is in it by name, without what is told beside that.

    "The captain, Ann Roe, 58, was freed" is "Ann Roe was freed".
    """
    name = _name(mention, text)
    subject = next((one for one in mention.who if one.span.start == name.start), None)
    if subject is None and _wants_subject(mention, name, text):
        return _with_subject(mention, name, text)
    if subject is None or subject.span.end >= mention.trigger.start:
        return _plain(name, text)
    between = Span(subject.span.end, mention.trigger.start)
    is_several = any(between.contains(one.span) for one in mention.who)
    if is_several and subject.span.of(text)[:1].isupper():
        return _plain(name, text)  # "Roe, Lask and Hale were freed"
    _, comma, behind = between.of(text).rpartition(",")
    is_bare = not comma and not between.of(text).strip().startswith(_WHO)
    if is_bare and subject.name == subject.span.of(text):
        return _plain(name, text)
    verb = (behind if comma else between.of(text)).strip()
    verb = verb.removeprefix("who ").removeprefix("which ")
    rest = text[mention.trigger.start : name.end]
    told = f"{subject.name} {'' if verb in _RELATIVES else verb} {rest}".split()
    return " ".join([told[0][:1].upper() + told[0][1:], *told[1:]])


def _wants_subject(mention: Mention, name: Span, text: str) -> bool:
    """Return whether a name is a bare verb, or of what is done to somebody."""
    if mention.is_noun or name.start != mention.trigger.start:
        return False
    before = text[max(0, name.start - _LONGEST_WORD) : name.start].split()
    return name == mention.trigger or before[-1:] in (["was"], ["were"], ["been"], ["be"])


def _with_subject(mention: Mention, name: Span, text: str) -> str:
    """Return what happens with who stands before the verb, however far: "Ann Roe was freed"."""
    trigger = mention.trigger
    before = [one for one in mention.who if one.span.end <= trigger.start]
    if not before:
        return _plain(name, text)
    words = text[before[-1].span.end : trigger.start].split()
    helping = takewhile(_AUXILIARIES.__contains__, reversed(words))
    told = (before[-1].name, *reversed(list(helping)), name.of(text))
    return " ".join(" ".join(told).split())


def _telling(one: Told) -> tuple[bool, ...]:
    """Return how much a telling tells: the one that tells most names the event."""
    mention = one.mention
    return (
        not mention.is_retold,
        one.when.is_known,
        not mention.is_noun,
        bool(mention.who),
        mention.where is not None,
    )


def _when(tellings: Sequence[Told], naming: Told) -> When:
    """Return when it is: as its naming telling says, or one that is more exact about the same."""
    found = naming.when
    for one in tellings:
        when = one.when
        if when is found:
            continue
        if not found.is_known:
            found = when
        elif when.start and found.start and when.start != found.start:
            is_better = lies_within(when.start, found.start)
            found = when._replace(end=when.end or found.end) if is_better else found
        elif when.end and not found.end:
            found = found._replace(end=when.end, dates=tuple(sorted({*found.dates, *when.dates})))
    return found


def _who(tellings: Iterable[Told]) -> Iterator[Actor]:
    """Yield who takes part, each once, by the longest name and with the role if any tells it."""
    known: list[Participant] = []
    for one in tellings:
        told = len(known)  # those of one telling are several
        for participant in one.mention.who:
            same = (at for at in range(told) if _may_be(known[at], participant))
            place = next(same, None)
            if place is None:
                known.append(participant)
            else:
                known[place] = _both(known[place], participant)
    for figure in known:
        role = ", ".join(part for part in (figure.title, figure.role) if part)
        yield Actor(" ".join(figure.name.split()), role)


def _may_be(one: Participant, other: Participant) -> bool:
    """Return whether two are one, as far as what they are called tells: "the mayor" too."""
    last = (each.name.split()[-1].lower() for each in (one, other))
    if one.role == other.role and any(map(is_number, last)):
        return True  # "at least 7" are the seven people
    titles = ((one.title, other.name), (other.title, one.name))
    return _are_same(one.name, other.name) or any(
        title and _are_same(title, name) for title, name in titles
    )


def _are_same(one: str, other: str) -> bool:
    """Return whether two names may be of one: a surname, "appeals court" for the federal one."""
    first, second = (" ".join(name.lower().split()).removeprefix("the ") for name in (one, other))
    shorter, longer = sorted((first, second), key=len)
    if not longer.startswith(f"{shorter} "):
        return longer == shorter or longer.endswith(f" {shorter}")
    rest = longer.removeprefix(f"{shorter} ")
    return rest.startswith("of ") or rest.strip(".") in OF_FIRMS


def _both(one: Participant, other: Participant) -> Participant:
    named = max((one, other), key=lambda each: (bool(each.title), len(each.name)))
    return one._replace(
        name=named.name,
        role=one.role or other.role,
        title=max(one.title, other.title, key=len),
    )


def _where(tellings: Iterable[Told]) -> Iterator[str]:
    for one in tellings:
        if one.mention.where is not None:
            yield " ".join(one.mention.where.name.split())


def _weight(traits: Sequence[Traits], when: When) -> int:
    """Return how much a checker wants it on a timeline, 0 to 100."""
    tellings = [one.told for one in traits]
    parts = (
        _DATED * when.is_known,
        _who_weighs(tellings),
        _PLACED * any(one.mention.where is not None for one in tellings),
        _COUNTED * any(one.counts for one in traits),
        _VERB * any(_is_verb_of_lists(one.mention) for one in tellings),
        _HARM * any(_tells_of_harm(one.mention) for one in tellings),
        _COMING * (tellings[0].status == "planned"),
        -_OPEN * (tellings[0].status == "conditional"),
        min(_MOST_RETOLD, _RETOLD * (len(tellings) - 1)),
    )
    return max(0, min(100, sum(parts)))


def _is_verb_of_lists(mention: Mention) -> bool:
    return not mention.is_noun and not mention.needs_date


def _tells_of_harm(mention: Mention) -> bool:
    return mention.type in _HARMS and not mention.is_noun and mention.status == "happened"


def _who_weighs(tellings: Sequence[Told]) -> int:
    """Return what it weighs that somebody takes part: a name more than "women and children"."""
    people = [participant for one in tellings for participant in one.mention.who]
    if any(word[:1].isupper() for one in people for word in one.name.split()):
        return _NAMED
    if any(one.role or _is_on_duty(one.name) for one in people):
        return _KNOWN
    return _CALLED if people else 0


def _is_on_duty(name: str) -> bool:
    """Return whether somebody acts as an office or a force: "the court", "local police"."""
    head = name.rpartition(" ")[2].lower()
    return head in word_list("people-on-duty") or head in word_table("organisations")


def _reason(text: str, happening: Gathered, naming: Told, when: When) -> Message:
    day = _plain(when.dates[0], text) if when.dates else ""
    if not happening.likenesses:
        return alone_reason(_plain(naming.mention.what, text), day, naming.status)
    like, (first, second) = happening.likenesses[0], happening.tellings[:2]
    told: dict[str, str | int] = {
        "count": len(happening.tellings),
        "first": _plain(first.told.mention.what, text),
        "second": _plain(second.told.mention.what, text),
        "shared": shared_words(first, like, text),
        "day": day if like.is_time else "",
    }
    return merged_reason(told)


def _apart(stretches: Iterable[Span]) -> list[Span]:
    """Return the stretches that tell of it, in text order and apart."""
    found: list[Span] = []
    for span in sorted(stretches):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _plain(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
