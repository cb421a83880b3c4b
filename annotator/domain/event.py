# SPDX-License-Identifier: Apache-2.0
"""An event: who did what, where and when, and the annotations that speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.domain.annotation import Origin
from annotator.domain.fields import Field, choice, edtf, text
from annotator.domain.kinds import Kind, kind_of
from annotator.domain.status import Status

if TYPE_CHECKING:
    from annotator.domain.annotation import Proposal
    from annotator.domain.ids import AnnotationId, EventId, SessionId
    from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who takes part in an event, and as what."""

    name: str
    role: str = ""


class EvidenceRole(StrEnum):
    """What an annotation tells of an event, as far as the program says so; people may say else."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    HOW_MANY = "how many"
    SAID = "said"
    STATED = "stated"


def role_of(typed: str) -> str:
    """Return a role as it is stored: one that the program knows is that, in capitals or not."""
    role = " ".join(typed.split())
    known = (one.value for one in EvidenceRole)
    return role.casefold() if role.casefold() in known else role


@dataclass(frozen=True, slots=True)
class Evidence:
    """An annotation that speaks of an event, and what it tells of it (may be blank)."""

    annotation_id: AnnotationId
    role: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to; blanks stay blank.

    ``start``, ``end`` and ``due`` are EDTF; ``due`` is when it can be checked, where somebody or
    a rule said so. ``span`` is the stretch of text that names the event (code points), None where
    it was made without one; ``mentions`` are the others that tell of it, in text order.
    ``proposed`` is there where a rule led to the event.
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
    due: str = ""
    status: Status = Status.UNCHECKED
    verdict: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    span: Span | None = None
    mentions: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    origin: Origin = Origin.PERSON
    rule: str = ""
    reason: str = ""
    created: str = ""
    modified: str = ""
    proposed: Proposal | None = None

    @property
    def stretches(self) -> tuple[Span, ...]:
        """Return all stretches of text that tell of it, in text order."""
        return tuple(sorted((self.span, *self.mentions) if self.span else self.mentions))


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
    edtf("due", "Check after", "When it can be checked; a planned event is due once it is over"),
)

# What is suggested as an event goes the way of suggested marks, but no mark is of this kind.
EVENT = Kind(
    key="event",
    label="Event",
    plural="Events",
    letter="E",
    order=1_000,
    unit="sentence",
    summary=("start", "what"),
    fields=EVENT_FIELDS,
    is_split=True,
    is_retold=True,
)

# One actor of a line: a backslash takes the special meaning from the character behind it.
_PARTS = re.compile(r"(?:\\.|[^;])+", re.DOTALL)
_MARK = re.compile(r"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\;()])")
_ALWAYS_ESCAPED = re.compile(r"[\\;]")
_SPECIAL = re.compile(r"[\\;()]")
_BRACKET = re.compile(r"[()]")


def suggested_kind(key: str) -> Kind:
    """Return the kind of what rules suggest: one of annotations, or events."""
    return EVENT if key == EVENT.key else kind_of(key)


def actors_text(actors: tuple[Actor, ...]) -> str:
    """Return actors on one line: ``Hamas (releasing); Israel``.

    ``read_actors`` gives them back as they were, but for space around names and roles. Where a
    name or role would be misread, a backslash stands before its semicolons, and if need be its
    brackets; an empty bracket says that the one before it is part of the name.
    """
    tidy = (Actor(one.name.strip(), one.role.strip()) for one in actors)
    return "; ".join(_actor_text(one) for one in tidy if one.name or one.role)


def read_actors(line: str) -> tuple[Actor, ...]:
    """Return the actors written on one line, as ``actors_text`` writes them."""
    parts = (part.strip() for part in _PARTS.findall(line))
    return tuple(_read_actor(part) for part in parts if part)


def _actor_text(actor: Actor) -> str:
    """Return the plainest form of an actor that reads back as the same."""
    if not _SPECIAL.search(actor.name) and not _SPECIAL.search(actor.role):
        return f"{actor.name} ({actor.role})".lstrip() if actor.role else actor.name
    name, role = (_ALWAYS_ESCAPED.sub(r"\\\g<0>", text) for text in (actor.name, actor.role))
    plain = [f"{name} ({role})".lstrip()] if role else [name, f"{name} ()"]
    escaped = (_BRACKET.sub(r"\\\g<0>", text) for text in (name, role))
    safest = "{} ({})".format(*escaped)
    return next((form for form in plain if read_actors(form) == (actor,)), safest)


def _read_actor(part: str) -> Actor:
    name, role = _split_role(part)
    return Actor(_ESCAPED.sub(r"\1", name.strip()), _ESCAPED.sub(r"\1", role.strip()))


def _split_role(part: str) -> tuple[str, str]:
    """Return what stands before the bracket that ends the part, and what is in it."""
    depth = opened = 0
    for found in _MARK.finditer(part):
        if found.group() == "(":
            opened = opened if depth else found.start()
            depth += 1
        elif found.group() == ")" and depth:
            depth -= 1
            if not depth and found.end() == len(part) and not part[:opened][-1:].strip():
                return part[:opened], part[opened + 1 : -1]
    return part, ""
