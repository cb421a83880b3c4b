# SPDX-License-Identifier: Apache-2.0
"""Which marks speak of the events that rules proposed: those that stand in their text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotation import Annotation
from annotator.domain.event import Event, Evidence
from annotator.domain.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.ids import SessionId
    from annotator.domain.span import Span
    from annotator.services.accepting import Accepted
    from annotator.store.edit import Edit
    from annotator.store.project import Project


def evidence_of(annotation: Annotation) -> Evidence:
    """Return an annotation as evidence of an event, with what its kind tells of one."""
    return Evidence(annotation.id, kind_of(annotation.kind).event_role)


def told(project: Project, event: Event, new: Iterable[Annotation] = ()) -> Event:
    """Return an event with the marks that stand in its text: those stored, and new ones."""
    annotations = project.annotations
    ids = (one for span in event.stretches for one in annotations.at(event.session_id, span))
    marks = [*annotations.find(dict.fromkeys(ids)), *new]
    speaking = [one for one in marks if _stand_in(one.content, event.stretches)]
    speaking.sort(key=lambda one: one.content)
    return replace(event, evidence=tuple(map(evidence_of, speaking)))


def add_accepted(
    project: Project, edit: Edit, made: Sequence[Accepted], now: str
) -> list[Accepted]:
    """Add what suggestions became to an edit, marks as evidence of the events; return it.

    ``now`` is UTC.
    """
    marks = [one for one in made if isinstance(one, Annotation)]
    joined = [one if isinstance(one, Annotation) else told(project, one, marks) for one in made]
    edit.add(*joined)
    attach(project, edit, marks, now)
    return joined


def attach(project: Project, edit: Edit, made: Sequence[Annotation], now: str) -> None:
    """Have new marks speak of the events of rules in whose text they stand, in the same edit.

    What people made events of themselves is left to them. ``now`` is UTC.
    """
    if not made:
        return
    session_id: SessionId = made[0].session_id
    contents = [one.content for one in made]
    spans = [span for content in contents for span in content]
    for event in project.events.of_rules_at(session_id, spans):
        stretches = event.stretches
        pairs = zip(made, contents, strict=True)
        speaking = [one for one, content in pairs if _stand_in(content, stretches)]
        evidence = (*event.evidence, *map(evidence_of, speaking))
        edit.change(event, replace(event, evidence=evidence, modified=now))


def _stand_in(content: Iterable[Span], stretches: Sequence[Span]) -> bool:
    return any(span.overlaps(stretch) for span in content for stretch in stretches)
