# SPDX-License-Identifier: Apache-2.0
"""What is done to all rows that are selected in a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.ids import EventId
from annotator.domain.status import Status
from annotator.gui.actions.bulk import NO_VERDICT
from annotator.gui.choosing_event import choose_event
from annotator.gui.doing import do_to_chosen
from annotator.services import bulk

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.shell import Shell
    from annotator.services.bulk import Deed


class BulkCommands(QObject):
    """Acts on the selection of the list in which something was selected last."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def set_status(self, status: str) -> None:
        """Set the status."""
        self._do(partial(bulk.status_deed, Status(status)))

    def set_verdict(self, verdict: str) -> None:
        """Set the verdict, or leave it blank."""
        project = self._window.desk.workspace.project
        self._do(partial(bulk.verdict_deed, project, "" if verdict == NO_VERDICT else verdict))

    def add_tag(self) -> None:
        """Go to where a tag is entered that all get."""
        self._window.desk.choice.turn_to("add_tag")

    def remove_tag(self) -> None:
        """Go to where a tag is entered that all lose."""
        self._window.desk.choice.turn_to("remove_tag")

    def append_note(self) -> None:
        """Go to where words are entered that all notes get."""
        self._window.desk.choice.turn_to("append_note")

    def replace_note(self) -> None:
        """Go to where words are entered that replace all notes."""
        self._window.desk.choice.turn_to("replace_note")

    def retag(self, kind_key: str) -> None:
        """Turn all into another kind."""
        self._do(partial(bulk.retag_deed, kind_key))

    def attach(self) -> None:
        """Have all speak of an event that is chosen by a few letters."""
        count = self._window.desk.choice.count
        one, many = self.tr("1 mark"), self.tr("%n marks", None, count)
        what = one if count == 1 else many.replace("%n", f"{count:,}")
        choose_event(self._window, what, self._attach)

    def set_confidential(self, answer: str) -> None:
        """Mark all as confidential, or as open."""
        self._do(partial(bulk.confidential_deed, confidential=answer == "yes"))

    def delete(self) -> None:
        """Delete all."""
        self._do(bulk.delete_deed)

    @Slot(str)
    def _attach(self, event_id: str) -> None:
        desk = self._window.desk
        chosen = desk.choice.chosen()
        if chosen is None or chosen.is_large:
            desk.say(self.tr("Select fewer marks to add them to an event."))
            return
        ids = [one.id for one, _ in desk.workspace.project.annotations.page(chosen.keys)]
        if desk.attempt(lambda: desk.eventing.attach(EventId(event_id), ids)):
            desk.select_event(event_id)
            self._window.say_done(self.tr("Marks added to the event"))

    def _do(self, make: Callable[[], Deed]) -> None:
        do_to_chosen(self._window.desk, make)
