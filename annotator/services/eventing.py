# SPDX-License-Identifier: Apache-2.0
"""Edits of events: each public method is one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import user_error
from annotator.domain.event import EVENT_FIELDS, Event, actors_text, read_actors, role_of
from annotator.domain.ids import new_event_id
from annotator.domain.kinds import kind_of
from annotator.domain.message import Message, message
from annotator.services.event_evidence import evidence_of
from annotator.services.event_when import read_when
from annotator.services.typed import Typed
from annotator.services.verdicts import verdict_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from annotator.domain.ids import AnnotationId, EventId
    from annotator.domain.span import Span
    from annotator.domain.status import Status
    from annotator.services.workspace import Workspace

# What the steps are called that add marks and take them out.
ATTACH, DETACH = "Add to event", "Take out of event"
_FIELDS = {field.key: field for field in EVENT_FIELDS}


def event_value(event: Event, key: str) -> str:
    """Return a field of an event as text, as forms and tables show it."""
    return actors_text(event.who) if key == "who" else str(getattr(event, key))


class Eventing:
    """Makes, changes and deletes events of the open session.

    Every method raises UserError where the session is read-only, a value cannot be read, or
    the file cannot be written; then nothing has changed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._typed = Typed[Event](workspace)

    def add(self, span: Span | None, evidence: Iterable[AnnotationId] = ()) -> Event:
        """Add an event named by a stretch of text, with the annotations that speak of it.

        Its name is the words of the stretch. Where just one of the annotations is of a kind that
        dates events, it gives the start and the date as written: that is what the checker said.
        """
        workspace = self._workspace
        workspace.require_editable()
        session, article = workspace.opened()
        now = workspace.project.clock()
        annotations = workspace.project.annotations.find(dict.fromkeys(evidence))
        dates = [one for one in annotations if kind_of(one.kind).event_date]
        only = dates[0] if len(dates) == 1 else None
        event = Event(
            id=new_event_id(),
            session_id=session.id,
            what=" ".join(span.of(article.text).split()) if span else "",
            start=only.fields.get(kind_of(only.kind).event_date, "") if only else "",
            date_text=only.exact(article.text) if only else "",
            span=span,
            evidence=tuple(map(evidence_of, annotations)),
            created=now,
            modified=now,
        )
        edit = workspace.edit(message("Add event"), event.id)
        edit.add(event)
        workspace.write(edit)
        return event

    def set_field(self, event_id: EventId, key: str, typed: str, *, draft: bool = False) -> None:
        """Set one field; ``draft`` while it is still being typed."""
        field = _FIELDS[key]
        value: Any = field.read(typed)
        if key == "who":
            value = read_actors(value)
        label = message("Set {field}", field=field.name)
        self._change(event_id, label, draft=draft, **{key: value})

    def set_when(self, event_id: EventId, typed: str) -> None:
        """Set start and end, as ``when_text`` writes them on one line."""
        start, end = read_when(typed)
        self._change(event_id, message("Set {field}", field=message("when")), start=start, end=end)

    def set_note(self, event_id: EventId, note: str, *, draft: bool = False) -> None:
        """Set the note; ``draft`` while it is still being typed."""
        self._change(event_id, message("Change note"), draft=draft, note=note)

    def set_status(self, event_id: EventId, status: Status) -> None:
        """Set the workflow status."""
        label = message("Set status to {status}", status=status.label)
        self._change(event_id, label, status=status)

    def set_verdict(self, event_id: EventId, verdict: str) -> None:
        """Set the verdict, a key of the project's scale or blank.

        Raises:
            UserError: also where the scale has no such verdict.
        """
        named = verdict_label(self._workspace.project, verdict)
        self._change(event_id, message("Set verdict to {verdict}", verdict=named), verdict=verdict)

    def set_tags(self, event_id: EventId, tags: Iterable[str], *, draft: bool = False) -> None:
        """Set the tags, blanks and doubles left out; ``draft`` while they are still being typed."""
        tidy = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
        self._change(event_id, message("Change tags"), draft=draft, tags=tidy)

    def attach(
        self, event_id: EventId, ids: Iterable[AnnotationId], role: str | None = None
    ) -> None:
        """Have annotations speak of an event; those that do already stay as they are.

        ``role`` is what they tell of it, that of their kind where it is None.
        """
        event = self._one(event_id)
        known = {link.annotation_id for link in event.evidence}
        ids = [one for one in dict.fromkeys(ids) if one not in known]
        found = (evidence_of(self._workspace.project.annotations.get(one)) for one in ids)
        new = tuple(one if role is None else replace(one, role=role_of(role)) for one in found)
        if not new:
            raise user_error("The mark belongs to this event already.")
        self._change(event_id, message(ATTACH), evidence=event.evidence + new)

    def set_role(self, event_id: EventId, annotation_id: AnnotationId, role: str) -> None:
        """Set what an annotation tells of an event: when, where, who, how many, anything."""
        event = self._one(event_id)
        links = tuple(
            replace(link, role=role_of(role)) if link.annotation_id == annotation_id else link
            for link in event.evidence
        )
        self._change(event_id, message("Set role of mark"), evidence=links)

    def unlink(self, event_id: EventId, ids: Collection[AnnotationId]) -> None:
        """Take annotations out of an event."""
        event = self._one(event_id)
        links = tuple(link for link in event.evidence if link.annotation_id not in ids)
        self._change(event_id, message(DETACH), evidence=links)

    def delete(self, ids: Iterable[EventId]) -> None:
        """Delete events; the annotations stay."""
        self._workspace.require_editable()
        gone = self._workspace.project.events.find(ids)
        if not gone:
            return
        several = message("Delete {count} events", count=len(gone))
        label = several if len(gone) > 1 else message("Delete event")
        edit = self._workspace.edit(label, gone[0].id)
        edit.remove(gone)
        self._workspace.write(edit)

    def _change(
        self, event_id: EventId, label: Message, *, draft: bool = False, **values: Any
    ) -> None:
        old = self._one(event_id, draft=draft)
        if all(getattr(old, name) == value for name, value in values.items()):
            # Typing that is finished as it stands.
            if not draft:
                self._workspace.close_draft()
            return
        edit = self._workspace.edit(label, event_id)
        new = replace(old, **values, modified=self._workspace.project.clock())
        edit.change(old, new)
        if draft:
            self._workspace.write_draft(edit)
            self._typed.keep(new)
        else:
            self._workspace.write(edit)

    def _one(self, event_id: EventId, *, draft: bool = False) -> Event:
        self._workspace.require_editable()
        typed = self._typed.take(event_id) if draft else None
        return typed or self._workspace.project.events.get(event_id)
