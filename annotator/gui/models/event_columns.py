# SPDX-License-Identifier: Apache-2.0
"""What the list of events can show of each; which of it is shown the person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.event import EVENT_FIELDS
from annotator.domain.message import Message
from annotator.gui.dates import shown_date, shown_stretch
from annotator.gui.desk import translated
from annotator.gui.models.event_counts import EventCounts
from annotator.gui.models.paged import ListColumn
from annotator.gui.models.unsaved import marked
from annotator.services.event_when import when_text
from annotator.services.eventing import event_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.event import Event
    from annotator.gui.desk import Desk

# What can be entered in the list itself.
EDITABLE = frozenset({*(field.key for field in EVENT_FIELDS), "status", "verdict", "tags"})
_FIELDS = {field.key: field for field in EVENT_FIELDS}


class EventColumns:
    """Makes the columns; what the desk knows of an event is asked as its cell is shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._verdicts: dict[str, str] = {}
        self.counts = EventCounts(desk)

    def all(self) -> tuple[ListColumn[Event], ...]:
        """Return the columns, in the order in which they stand at first."""
        return (
            ListColumn("start", _tr("When"), _when),
            ListColumn("who", _tr("Who"), _who),
            ListColumn("what", _tr("What"), self._what),
            ListColumn("where", _tr("Where"), _where),
            ListColumn("event_status", _tr("Happened"), _happened),
            ListColumn("certainty", _tr("Certainty"), _certainty),
            ListColumn("due", _tr("Check after"), _due),
            ListColumn("status", _tr("Status"), _status),
            ListColumn("verdict", _tr("Verdict"), self._verdict),
            ListColumn("open", _tr("Open"), self.counts.signs),
            ListColumn("evidence", _tr("Marks"), _marks, is_number=True),
            ListColumn("claims", _tr("Claims"), self._count("claims"), is_number=True),
            ListColumn("quotes", _tr("Quotes"), self._count("quotes"), is_number=True),
            ListColumn("numbers", _tr("Numbers"), self._count("numbers"), is_number=True),
            ListColumn("dates", _tr("Dates"), self._count("dates"), is_number=True),
            ListColumn("unchecked", _tr("Unchecked"), self._count("unchecked"), is_number=True),
            ListColumn("tags", _tr("Tags"), _tags),
            ListColumn("note", _tr("Note"), _note),
            ListColumn("line", _tr("Line"), self._line, is_number=True),
        )

    def read_scale(self) -> None:
        """Take the names of the verdicts as the project has them now."""
        verdicts = self._desk.workspace.project.verdicts()
        self._verdicts = {one.key: translated(Message(one.label)) for one in verdicts}

    def _what(self, event: Event) -> str:
        return marked(self._desk, event.id, event.what)

    def _verdict(self, event: Event) -> str:
        return self._verdicts.get(event.verdict, event.verdict)

    def typed(self, event: Event, key: str) -> str:
        """Return what a cell holds as text to be edited; what was typed and is not saved, first."""
        known = {"start": when_text, "tags": _tags}
        stored = known[key](event) if key in known else event_value(event, key)
        return self._desk.unsaved.get((event.id, key), stored)

    def told(self, event: Event, key: str) -> str | None:
        """Return in words what a cell shows by signs or numbers, None where it has words itself."""
        if key == "open":
            return self.counts.words(event) or None
        if key == "unchecked" and self.counts.facts(event).unchecked:
            facts = self.counts.facts(event)
            text = _tr("{count} of {all} marks are not checked yet")
            return text.format_map({"count": f"{facts.unchecked:,}", "all": f"{facts.marks:,}"})
        return None

    def _count(self, name: str) -> Callable[[Event], str]:
        """Return what shows a count, nothing for none."""

        def shown(event: Event) -> str:
            count = getattr(self.counts.facts(event), name)
            return f"{count:,}" if count else ""

        return shown

    def _line(self, event: Event) -> str:
        """Return the line of the text in which the event is named, counted from 1."""
        if event.span is None:
            return ""
        frame = self._desk.workspace.project.articles.frame_of_session(event.session_id)
        return f"{frame.line_of(event.span.start):,}"


def _when(event: Event) -> str:
    return shown_stretch(event.start, event.end) or event.date_text


def _who(event: Event) -> str:
    return ", ".join(actor.name for actor in event.who)


def _where(event: Event) -> str:
    return event.where


def _happened(event: Event) -> str:
    return _label("event_status", event.event_status)


def _certainty(event: Event) -> str:
    return _label("certainty", event.certainty)


def _due(event: Event) -> str:
    return shown_date(event.due)


def _status(event: Event) -> str:
    return translated(Message(event.status.label))


def _marks(event: Event) -> str:
    return f"{len(event.evidence):,}" if event.evidence else ""


def _tags(event: Event) -> str:
    return ", ".join(event.tags)


def _note(event: Event) -> str:
    return event.note


def _label(key: str, value: str) -> str:
    return translated(Message(_FIELDS[key].choice_label(value)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventColumns", text)
