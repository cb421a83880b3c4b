# SPDX-License-Identifier: Apache-2.0
"""One event of several: all that they tell is kept, in fields, in evidence or in the note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.domain.edtf import LATEST, edtf_bounds
from annotator.domain.event import EVENT_FIELDS, Actor, Event, Evidence
from annotator.domain.message import message
from annotator.domain.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Together they say when it was: the start of one event and the end of another may be no stretch.
_WHEN = ("start", "end", "date_text")
_LABELS = {field.key: field.label for field in EVENT_FIELDS}
_PLAIN = tuple(key for key in _LABELS if key not in ("who", *_WHEN))
_VERDICT = "Verdict"
_AND = "; "


def first_in_time(events: Iterable[Event]) -> Event:
    """Return the event that starts first; where none has a date, the first in the text."""
    return min(events, key=_time_and_place)


def merged(kept: Event, others: Sequence[Event]) -> Event:
    """Return the first event with all that the others tell.

    Its blanks are filled from them, in their order. Where they say something else its own value
    stays and theirs goes into the note. What differs is open again, in query where one was. A
    verdict is given to what somebody looked at, and not handed on to more than that.
    """
    every = [kept, *others]
    whole, notes = kept, [kept.note]
    differs = False
    for other in others:
        whole, also = _together(whole, other)
        differs = differs or bool(also)
        notes.append(other.note)
        if also:
            notes.append(str(message("Also given: {values}", values="; ".join(also))))
    return replace(
        whole,
        note="\n".join(dict.fromkeys(note for note in notes if note)),
        tags=tuple(dict.fromkeys(tag for one in every for tag in one.tags)),
        status=_status({one.status for one in every}, differs=differs),
    )


def _time_and_place(event: Event) -> tuple[str, str, int]:
    bounds, stretches = edtf_bounds(event.start), event.stretches
    place = stretches[0].start if stretches else 0
    return (bounds.minimum, bounds.maximum, place) if bounds else (LATEST, LATEST, place)


def _together(whole: Event, other: Event) -> tuple[Event, list[str]]:
    """Return an event filled from another, and what that one says else, as text."""
    values, also = _filled(whole, other, _PLAIN)
    times, other_times = _times(whole, other)
    also += other_times
    if other.verdict not in ("", whole.verdict):
        also.append(f"{_VERDICT}: {other.verdict}")
    span = whole.span or other.span
    stretches = dict.fromkeys(sorted((*whole.stretches, *other.stretches)))
    new = replace(
        whole,
        **values,
        **times,
        who=_actors(whole.who, other.who),
        span=span,
        mentions=tuple(one for one in stretches if one != span),
        evidence=_evidence(whole.evidence, other.evidence),
    )
    return new, also


def _filled(whole: Event, other: Event, keys: Iterable[str]) -> tuple[dict[str, Any], list[str]]:
    """Return the values that fill blanks, and those that stand where there is another one."""
    values: dict[str, Any] = {}
    also: list[str] = []
    for key in keys:
        own, new = getattr(whole, key), getattr(other, key)
        if not own:
            values[key] = new
        elif new not in ("", own):
            also.append(_told(key, new))
    return values, also


def _times(whole: Event, other: Event) -> tuple[dict[str, Any], list[str]]:
    """Return what fills when an event was: nothing of one that starts at another time."""
    values, also = _filled(whole, other, _WHEN)
    start, end = (edtf_bounds(values.get(key) or getattr(whole, key)) for key in ("start", "end"))
    is_backwards = bool(start and end and end.maximum < start.minimum)
    if is_backwards or (whole.start and other.start and whole.start != other.start):
        told = [_told(key, getattr(other, key)) for key in _WHEN if getattr(other, key)]
        return {}, [one for one in told if one not in _own_times(whole)]
    return values, also


def _own_times(event: Event) -> list[str]:
    return [_told(key, getattr(event, key)) for key in _WHEN]


def _told(key: str, value: str) -> str:
    return f"{_LABELS[key]}: {value}"


def _actors(own: tuple[Actor, ...], more: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return actors with others, each name once for each role; one without a role may get it."""
    found = list(own)
    for actor in more:
        same = [one for one in found if one.name.casefold() == actor.name.casefold()]
        if same and actor.role in ("", *(one.role for one in same)):
            continue
        blank = next((one for one in same if not one.role), None)
        if blank:
            found[found.index(blank)] = replace(blank, role=actor.role)
        else:
            found.append(actor)
    return tuple(found)


def _evidence(own: tuple[Evidence, ...], more: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return evidence with other, an annotation once with all its roles, in order of the ids."""
    roles: dict[Any, list[str]] = {}
    for link in (*own, *more):
        known = roles.setdefault(link.annotation_id, [])
        known += [role for role in link.role.split(_AND) if role and role not in known]
    return tuple(Evidence(one, _AND.join(roles[one])) for one in sorted(roles))


def _status(statuses: set[Status], *, differs: bool) -> Status:
    if len(statuses) == 1 and (not differs or statuses == {Status.UNCHECKED}):
        return next(iter(statuses))
    return Status.QUERY if Status.QUERY in statuses else Status.IN_PROGRESS
