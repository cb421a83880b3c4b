# SPDX-License-Identifier: Apache-2.0
"""How the forms read and write their records: typed fields, note and tags alike, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.event import EVENT_FIELDS, Event, actors_text, read_actors
from annotator.domain.ids import AnnotationId, EventId
from annotator.services.eventing import event_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.domain.annotation import Annotation
    from annotator.domain.kinds import Kind
    from annotator.gui.desk import Desk

NOTE = "note"
TAGS = "tags"


class AnnotationRecord:
    """The annotations of a kind."""

    def __init__(self, desk: Desk, kind: Kind) -> None:
        self._desk = desk
        self._readers: dict[str, Callable[[str], str]] = {
            **{field.key: field.read for field in kind.fields},
            NOTE: str,
            TAGS: _tidy_tags,
        }

    def values(self, annotation: Annotation) -> Mapping[str, str]:
        """Return all that the form shows as text."""
        known = {key: annotation.fields.get(key, "") for key in self._readers}
        return {**known, NOTE: annotation.note, TAGS: ", ".join(annotation.tags)}

    def read(self, key: str, typed: str) -> str:
        """Return the stored form of what was typed; UserError where it can't be read."""
        return self._readers[key](typed)

    def stored(self, record_id: str) -> Mapping[str, str] | None:
        """Return the fields as the file has them now, None where the annotation is gone."""
        found = self._desk.workspace.project.annotations.find([record_id])
        return self.values(found[0]) if found else None

    def save(self, record_id: str, key: str, typed: str, *, draft: bool) -> None:
        """Set a field; UserError where that is refused."""
        marking, annotation_id = self._desk.marking, AnnotationId(record_id)
        if key == NOTE:
            marking.set_note(annotation_id, typed, draft=draft)
        elif key == TAGS:
            marking.set_tags(annotation_id, typed.split(","), draft=draft)
        else:
            marking.set_field(annotation_id, key, typed, draft=draft)


class EventRecord:
    """The events."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._readers: dict[str, Callable[[str], str]] = {
            **{field.key: field.read for field in EVENT_FIELDS},
            "who": _tidy_actors,
            NOTE: str,
            TAGS: _tidy_tags,
        }

    def values(self, event: Event) -> Mapping[str, str]:
        """Return all that the form shows as text."""
        fields = {one.key: event_value(event, one.key) for one in EVENT_FIELDS}
        return {**fields, NOTE: event.note, TAGS: ", ".join(event.tags)}

    def read(self, key: str, typed: str) -> str:
        """Return the stored form of what was typed; UserError where it can't be read."""
        return self._readers[key](typed)

    def stored(self, record_id: str) -> Mapping[str, str] | None:
        """Return the fields as the file has them now, None where the event is gone."""
        found = self._desk.workspace.project.events.find([record_id])
        return self.values(found[0]) if found else None

    def save(self, record_id: str, key: str, typed: str, *, draft: bool) -> None:
        """Set a field; UserError where that is refused."""
        eventing = self._desk.eventing
        if key == NOTE:
            eventing.set_note(EventId(record_id), typed, draft=draft)
        elif key == TAGS:
            eventing.set_tags(EventId(record_id), typed.split(","), draft=draft)
        else:
            eventing.set_field(EventId(record_id), key, typed, draft=draft)


def _tidy_tags(typed: str) -> str:
    """Return tags as they are stored: blanks and doubles left out."""
    return ", ".join(dict.fromkeys(tag.strip() for tag in typed.split(",") if tag.strip()))


def _tidy_actors(typed: str) -> str:
    """Return those who took part as they are stored and shown."""
    return actors_text(read_actors(typed.strip()))
