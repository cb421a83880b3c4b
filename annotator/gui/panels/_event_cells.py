# SPDX-License-Identifier: Apache-2.0
"""What of an event can be entered in the cells of its row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.errors import UserError
from annotator.domain.event import EVENT_FIELDS
from annotator.domain.ids import EventId
from annotator.domain.message import Message
from annotator.domain.status import Status
from annotator.gui.desk import translated
from annotator.gui.panels._records import TAGS, EventRecord
from annotator.services.event_when import read_when, when_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.gui.desk import Desk
    from annotator.gui.models.event_model import EventModel

_FIELDS = {field.key: field for field in EVENT_FIELDS}
_WHEN, _STATUS, _VERDICT = "start", "status", "verdict"


class EventCells:
    """Reads what is entered in a cell, and writes what the form beside the list does not hold."""

    def __init__(self, desk: Desk, model: EventModel) -> None:
        self._desk = desk
        self._model = model

    def row_of(self, record_id: str) -> int:
        """Return the row of an event, -1 where it is not shown."""
        return self._model.row_of_id(record_id)

    def choices(self, key: str) -> Sequence[tuple[str, str]] | None:
        """Return the values to choose from with their labels, None where text is typed."""
        if key == _STATUS:
            return [(one.value, translated(Message(one.label))) for one in Status]
        if key == _VERDICT:
            verdicts = self._desk.workspace.project.verdicts()
            return [("", ""), *((one.key, translated(Message(one.label))) for one in verdicts)]
        choices = _FIELDS[key].choices if key in _FIELDS else ()
        labels = [(one.key, translated(Message(one.label))) for one in choices]
        return [("", ""), *labels] if choices else None

    def offers(self, _key: str) -> Sequence[str]:
        """Return nothing: who and where are asked of the article, not of other events."""
        return ()

    def hint(self, key: str) -> str:
        """Return what belongs into a cell."""
        if key == _WHEN:
            return QCoreApplication.translate(
                "EventCells", "2023-11-24, 2023-11, 2023-11-30T07:00, or from/to; ~ for about"
            )
        if key == TAGS:
            return QCoreApplication.translate("EventCells", "Tags, parted by commas")
        return translated(Message(_FIELDS[key].hint)) if key in _FIELDS else ""

    def problem(self, key: str, text: str) -> str:
        """Return why a text can't be read as a value, '' where it can."""
        if key not in _FIELDS:
            return ""
        read: Callable[[str], object] = read_when if key == _WHEN else _FIELDS[key].read
        try:
            read(text)
        except UserError as error:
            return translated(error.message)
        return ""

    def stored(self, record_id: str, key: str) -> str:
        """Return what the file has for a cell, as text to be edited."""
        found = self._desk.workspace.project.events.find([record_id])
        if not found or key in (_STATUS, _VERDICT):
            return ""
        return (
            when_text(found[0]) if key == _WHEN else EventRecord(self._desk).values(found[0])[key]
        )

    def save(self, event_id: str, key: str, text: str, seen: str) -> bool | None:
        """Write a value that the form has no single field for; ``seen`` was stored before.

        Returns whether it was written, None where it is the form's to write.
        """
        eventing, one = self._desk.eventing, EventId(event_id)
        if key == _STATUS:
            return self._desk.attempt(partial(eventing.set_status, one, Status(text)))
        if key == _VERDICT:
            return self._desk.attempt(partial(eventing.set_verdict, one, text))
        # What somebody else wrote meanwhile the form asks about.
        is_as_seen = key == _WHEN and self.stored(event_id, key) == seen
        if is_as_seen and not self.problem(key, text):
            return self._desk.attempt(partial(eventing.set_when, one, text))
        return None
