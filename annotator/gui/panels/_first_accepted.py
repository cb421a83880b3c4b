# SPDX-License-Identifier: Apache-2.0
"""What a form shows may be suggested only: whatever is changed in it accepts it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from annotator.gui.proposals import accept_to_edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.gui.desk import Desk
    from annotator.gui.forms import FieldForm
    from annotator.services.accepting import Accepted


class FirstAccepted(QObject):
    """Stands before what saves a form's fields, which needs a record to save into.

    It is to be made before that, so that it is told first of what is typed.
    """

    # What it became, told before that is the current one, so that the form can stay as it is.
    accepted = Signal(object)
    # It was not accepted: the form is to show anew what is suggested, or what is stored by now.
    refused = Signal()

    def __init__(self, desk: Desk, fields: FieldForm) -> None:
        super().__init__(fields)
        self._desk = desk
        self._id = ""
        self._values: Mapping[str, str] = {}
        self.is_suggestion = False
        # What was accepted by being changed here, as long as it is shown.
        self._accepted_id = ""
        fields.typed.connect(self._accept_first)
        fields.finished.connect(self._accept_first)

    def show_record(
        self, record_id: str, values: Mapping[str, str], *, is_suggestion: bool
    ) -> None:
        """Note what is shown, by the id of a record or of a suggestion."""
        self._id, self._values, self.is_suggestion = record_id, values, is_suggestion
        if record_id != self._accepted_id:
            self._accepted_id = ""

    @property
    def has_room(self) -> bool:
        """Return whether what is told of suggestions has its place.

        It keeps it while a record is shown that was one: the fields must not move under whoever
        is typing in them.
        """
        return self.is_suggestion or bool(self._accepted_id)

    def stored_id(self) -> str:
        """Return the id of the record shown, accepted now where it was suggested only.

        '' where nothing is shown, or it was refused.
        """
        if self.is_suggestion:
            made = accept_to_edit(self._desk, self._id, self._take)
            if made is None:
                self.refused.emit()
                return ""
        return self._id

    def _take(self, made: Accepted) -> None:
        self._id = self._accepted_id = made.id
        self.is_suggestion = False
        self.accepted.emit(made)

    @Slot(str, str)
    def _accept_first(self, key: str, text: str) -> None:
        """Accept what is suggested before another value of it is saved."""
        if self.is_suggestion and self._values[key] != text:
            self.stored_id()
