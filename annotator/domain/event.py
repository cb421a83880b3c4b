# SPDX-License-Identifier: Apache-2.0
"""An event: who did what, where and when, and the annotations that speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.fields import Field, choice, edtf, text
from annotator.domain.status import Status

if TYPE_CHECKING:
    from annotator.domain.ids import AnnotationId, EventId, SessionId
    from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who takes part in an event, and as what."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """An annotation that speaks of an event, and what it tells of it (may be blank)."""

    annotation_id: AnnotationId
    role: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to; blanks stay blank.

    ``start`` and ``end`` are EDTF; ``span`` is the stretch of text that names the event
    (code points), None where it was made without one.
    """

    id: EventId
    session_id: SessionId
    what: str = ""
    who: tuple[Actor, ...] = ()
    where: str = ""
    start: str = ""
    end: str = ""
    date_text: str = ""
    event_status: str = ""
    certainty: str = ""
    status: Status = Status.UNCHECKED
    verdict: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    span: Span | None = None
    evidence: tuple[Evidence, ...] = ()
    created: str = ""
    modified: str = ""


EVENT_FIELDS: tuple[Field, ...] = (
    text("what", "What", "What happened, in a few words"),
    text("who", "Who", "Actors; a semicolon between two, the role in brackets"),
    text("where", "Where", "The place"),
    edtf("start", "Start", "2023-11-24, 2023-11, 2023-11-30T07:00, or ~ for about"),
    edtf("end", "End", "Leave it blank where it ended as it began"),
    text("date_text", "Date as written", "The words of the article that give the date"),
    choice(
        "event_status",
        "Happened",
        "Whether it took place or is only planned, alleged or conditional",
        happened="happened",
        planned="planned",
        alleged="alleged",
        conditional="conditional",
    ),
    choice(
        "certainty",
        "Certainty",
        "How sure the text is of it",
        certain="certain",
        probable="probable",
        possible="possible",
        doubtful="doubtful",
    ),
)


def actors_text(actors: tuple[Actor, ...]) -> str:
    """Return actors on one line: ``Hamas (releasing); Israel``."""
    return "; ".join(f"{one.name} ({one.role})" if one.role else one.name for one in actors)


def read_actors(line: str) -> tuple[Actor, ...]:
    """Return the actors written on one line, as ``actors_text`` writes them."""
    found: list[Actor] = []
    for part in line.split(";"):
        name, bracket, role = part.strip().partition(" (")
        if name and bracket and role.endswith(")"):
            found.append(Actor(name, role[:-1]))
        elif part.strip():
            found.append(Actor(part.strip()))
    return tuple(found)
