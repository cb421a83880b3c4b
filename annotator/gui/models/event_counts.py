# SPDX-License-Identifier: Apache-2.0
"""What the evidence of listed events adds up to: read for a page at a time, when it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.gui.desk import translated
from annotator.services.event_facts import EventFacts, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.changes import Changes, Columns
    from annotator.domain.event import Event
    from annotator.domain.ids import EventId
    from annotator.gui.desk import Desk

# Facts of more events are forgotten: more are never in sight.
_KEPT = 2_000
# The signs of what disagrees, and of what is asked.
_CONFLICT, _QUESTION = "≠", "?"
# What of an annotation is counted, or may disagree.
_COUNTED = frozenset({"kind", "status"})


class EventCounts:
    """Knows the facts of events that were read; forgets those that edits may have changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._facts: dict[str, EventFacts] = {}
        # The events that were read with each, whose facts are read with its own.
        self._page: dict[str, Sequence[EventId]] = {}

    def expect(self, events: Iterable[Event | None]) -> None:
        """Take note of events that are read together."""
        ids = [event.id for event in events if event is not None]
        if len(self._page) > _KEPT:
            self.forget_all()
        self._page.update(dict.fromkeys(ids, ids))

    def facts(self, event: Event) -> EventFacts:
        """Return what speaks of an event."""
        if event.id not in self._facts:
            ids = self._page.get(event.id) or [event.id]
            self._facts.update(zip(ids, facts_of(self._desk.workspace.project, ids), strict=True))
        return self._facts[event.id]

    def forget_all(self) -> None:
        """Read everything anew when it is asked for."""
        self._facts.clear()
        self._page.clear()

    def forget(self, ids: Iterable[str]) -> None:
        """Read the facts of these events anew when they are asked for."""
        for event_id in ids:
            self._facts.pop(event_id, None)
            # By itself: the others of its page are known.
            self._page.pop(event_id, None)

    def touched(self, changes: Changes, most: int) -> set[str] | None:
        """Return the events whose evidence an edit changed, None for too many to tell."""
        rows = [row for row in changes.of("annotation") if _is_counted(row.before, row.after)]
        if len(rows) > most:
            return None
        of_annotation = self._desk.workspace.project.events.of_annotation
        return {event_id for row in rows for event_id in of_annotation(row.id)}

    def signs(self, event: Event) -> str:
        """Return a sign and a number for each sort of work that an event asks for."""
        facts = self.facts(event)
        counts = ((_CONFLICT, len(facts.conflicts)), (_QUESTION, facts.open_questions))
        return "  ".join(f"{sign}{count:,}" for sign, count in counts if count)

    def words(self, event: Event) -> str:
        """Return in words what the signs of an event mean."""
        facts = self.facts(event)
        lines = [translated(one.message) for one in facts.conflicts]
        if facts.open_questions:
            text = QCoreApplication.translate(
                "EventCounts", "Open questions: {count} (marks in query, or the event itself)"
            )
            lines.append(text.format_map({"count": f"{facts.open_questions:,}"}))
        return "\n".join(lines)


def _is_counted(before: Columns | None, after: Columns | None) -> bool:
    """Return whether a change of an annotation can change what is counted of its events.

    One that comes or goes does so with its links to them.
    """
    if before is None or after is None:
        return False
    return any(name in _COUNTED or name.startswith("fields.") for name in after)
