# SPDX-License-Identifier: Apache-2.0
"""Making one event of several, or two of one: each public method is one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import user_error
from annotator.domain.event import Actor, Event, EvidenceRole
from annotator.domain.ids import new_event_id
from annotator.domain.kinds import kind_of
from annotator.domain.message import message
from annotator.services.event_merging import first_in_time, merged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from annotator.domain.annotation import Annotation
    from annotator.domain.ids import AnnotationId, EventId
    from annotator.domain.span import Span
    from annotator.services.workspace import Workspace

# More events are hardly one; all that they differ in would stand in its note.
MOST_MERGED = 100
# What the steps are called.
MERGE, SPLIT = "Merge {count} events", "Split event"


class Regrouping:
    """Merges and splits events of the open session.

    Every method raises UserError where the session is read-only, what is asked makes no sense,
    or the file cannot be written; then nothing has changed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def merge(self, ids: Iterable[EventId], kept_id: str = "") -> Event:
        """Make one event of several; it is the named one of them, else the first in time.

        It gets all their actors, evidence, stretches of text, tags and notes; see ``merged``.
        """
        workspace = self._workspace
        workspace.require_editable()
        # Each must be there still: less than what was chosen is another merge.
        events = [workspace.project.events.get(one) for one in dict.fromkeys(ids)]
        if len(events) < 2:
            raise user_error("Select two events to merge them.")
        if len(events) > MOST_MERGED:
            raise user_error("Select at most {count} events to merge them.", count=MOST_MERGED)
        named = (one for one in events if one.id == kept_id)
        kept = next(named, None) or first_in_time(events)
        others = sorted((one for one in events if one != kept), key=_place)
        new = replace(merged(kept, others), modified=workspace.project.clock())
        edit = workspace.edit(message(MERGE, count=len(events)), kept.id)
        edit.remove(others)
        edit.change(kept, new)
        workspace.write(edit)
        return new

    def split(
        self, event_id: EventId, ids: Collection[AnnotationId], stretches: Iterable[Span] = ()
    ) -> Event:
        """Make another event of marks of an event, with the stretches of text around them.

        ``stretches`` of the event go along whatever stands in them. The new event is named by the
        first of its stretches, or by the sentence of its first mark; what its marks tell of when,
        where and who is filled in. Returns it.
        """
        workspace = self._workspace
        workspace.require_editable()
        old = workspace.project.events.get(event_id)
        links = tuple(link for link in old.evidence if link.annotation_id in ids)
        rest = tuple(link for link in old.evidence if link not in links)
        marks = self._marks(link.annotation_id for link in links)
        wanted = set(stretches) & set(old.stretches)
        moved = wanted | self._around(old, marks, [link.annotation_id for link in rest])
        if not (links or moved):
            raise user_error("Select marks of the event to make another event of them.")
        left = [span for span in old.stretches if span not in moved]
        if not (rest or left):
            raise user_error("Leave the event at least one of its marks.")
        new = replace(self._new(sorted(moved), marks, old), evidence=links)
        kept_span = old.span if old.span in left else next(iter(left), None)
        changed = replace(
            old,
            span=kept_span,
            mentions=tuple(span for span in left if span != kept_span),
            evidence=rest,
            modified=new.created,
        )
        edit = workspace.edit(message(SPLIT), new.id)
        edit.change(old, changed)
        edit.add(new)
        workspace.write(edit)
        return new

    def _marks(self, ids: Iterable[AnnotationId]) -> list[Annotation]:
        found = self._workspace.project.annotations.find(ids)
        return sorted(found, key=lambda one: one.envelope)

    def _around(
        self, old: Event, marks: Sequence[Annotation], rest: Iterable[AnnotationId]
    ) -> set[Span]:
        """Return the stretches that tell of the event around these marks alone.

        The one that names the event stays with it.
        """
        staying = self._marks(rest)
        return {
            span for span in old.mentions if _stand_in(span, marks) and not _stand_in(span, staying)
        }

    def _new(self, stretches: Sequence[Span], marks: Sequence[Annotation], old: Event) -> Event:
        session, article = self._workspace.opened()
        now = self._workspace.project.clock()
        roles = {link.annotation_id: link.role for link in old.evidence}
        naming = stretches[0] if stretches else self._sentence(marks[0])
        return Event(
            id=new_event_id(),
            session_id=session.id,
            what=" ".join(naming.of(article.text).split()),
            **_known(marks, roles, article.text),
            span=naming,
            mentions=tuple(stretches[1:]),
            created=now,
            modified=now,
        )

    def _sentence(self, mark: Annotation) -> Span:
        """Return what names an event of a mark: its words where they are a statement."""
        if kind_of(mark.kind).is_split:
            return mark.envelope
        frame = self._workspace.project.articles.frame_of_session(mark.session_id)
        return frame.sentence_at(mark.envelope.start) or mark.envelope


def _place(event: Event) -> int:
    return event.stretches[0].start if event.stretches else 0


def _stand_in(span: Span, marks: Iterable[Annotation]) -> bool:
    return any(piece.overlaps(span) for mark in marks for piece in mark.content)


def _known(
    marks: Sequence[Annotation], roles: dict[AnnotationId, str], text: str
) -> dict[str, Any]:
    """Return the fields of an event that its marks tell: when it was, where, and who was there.

    Nothing where two marks tell of when, or of where.
    """
    telling = {
        role: [one for one in marks if roles[one.id] == role]
        for role in (EvidenceRole.WHEN, EvidenceRole.WHERE, EvidenceRole.WHO)
    }
    known: dict[str, Any] = {
        "who": tuple(Actor(_words(one, text)) for one in telling[EvidenceRole.WHO])
    }
    if len(telling[EvidenceRole.WHEN]) == 1:
        when = telling[EvidenceRole.WHEN][0]
        known["start"] = when.fields.get(kind_of(when.kind).event_date, "")
        known["date_text"] = _words(when, text)
    if len(telling[EvidenceRole.WHERE]) == 1:
        known["where"] = _words(telling[EvidenceRole.WHERE][0], text)
    return known


def _words(mark: Annotation, text: str) -> str:
    return " ".join(mark.exact(text).split())
