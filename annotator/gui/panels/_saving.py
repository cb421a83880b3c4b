# SPDX-License-Identifier: Apache-2.0
"""What is typed in a form goes to the file with every keystroke, and is one step when meant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.domain.errors import UserError
from annotator.gui.desk import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from annotator.domain.fields import Field
    from annotator.gui.desk import Desk
    from annotator.gui.forms import FieldForm

REST_MS = 2_000


class Setter(Protocol):
    """What sets one field of a record by its id."""

    def __call__(self, record_id: Any, key: str, typed: str, /, *, draft: bool = False) -> None:
        """Set the field; UserError where that is refused."""


class FieldSaver(QObject):
    """Stands between a form and the record it shows.

    A text that can't be read is not saved: the record keeps what it had before the typing, and
    the text stays in the form, with the reason under it once it is meant. It is still there
    when the person comes back to the record.
    """

    def __init__(
        self, desk: Desk, form: FieldForm, fields: Iterable[Field], setter: Setter
    ) -> None:
        super().__init__(form)
        self._desk = desk
        self._form = form
        self._fields = {field.key: field for field in fields}
        self._set = setter
        self._id = ""
        self._values: Mapping[str, str] = {}
        self._before: dict[str, str] = {}
        self._unread: dict[tuple[str, str], str] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.close)
        form.typed.connect(self._save_typing)
        form.finished.connect(self._save_finished)

    def show_record(self, record_id: str, values: Mapping[str, str]) -> None:
        """Show the stored values of a record, and what was typed there and can't be read."""
        if record_id != self._id:
            self._id = record_id
            self._before.clear()
            self._form.forget_typing()
        self._values = values
        unread = {key: text for (one, key), text in self._unread.items() if one == record_id}
        if self._desk.workspace.is_read_only:
            unread = {}
        self._form.show_values({**values, **unread})
        for key, text in unread.items():
            if not self._form.editor(key).is_being_typed_in():
                self._form.show_error(key, self._problem(key, text))

    def forget_typing(self) -> None:
        """Show what is stored from now on, even where it was typed over just now."""
        self._before.clear()
        self._form.forget_typing()

    def save_draft(self, edit: Callable[[], object]) -> None:
        """Save something typed outside the fields, a note or tags."""
        self._desk.attempt(edit)
        self._rest.start()

    @Slot()
    def close(self) -> None:
        """Make what was typed so far one step."""
        self._rest.stop()
        self._before.clear()
        self._desk.attempt(self._desk.workspace.close_draft)

    @Slot(str, str)
    def _save_typing(self, key: str, text: str) -> None:
        if not self._id:
            return
        before = self._before.setdefault(key, self._values.get(key, ""))
        if self._problem(key, text):
            self._unread[self._id, key] = text
            if self._values.get(key, "") != before:
                self._save(key, before, draft=True)
        else:
            self._unread.pop((self._id, key), None)
            # A space at the end changes nothing, and an edit of nothing would end the step.
            if self._fields[key].read(text) != self._values.get(key, ""):
                self._save(key, text, draft=True)
        self._rest.start()

    @Slot(str, str)
    def _save_finished(self, key: str, text: str) -> None:
        if not self._id:
            return
        problem = self._problem(key, text)
        if problem:
            self._unread[self._id, key] = text
            self._form.show_error(key, problem)
        else:
            self._unread.pop((self._id, key), None)
            self._save(key, text, draft=False)
        self.close()
        # The form has what was typed; from now on it has what is stored.
        self.show_record(self._id, self._values)

    def _save(self, key: str, text: str, *, draft: bool) -> None:
        self._desk.attempt(partial(self._set, self._id, key, text, draft=draft))

    def _problem(self, key: str, text: str) -> str:
        """Return why a text can't be read as a value, '' where it can."""
        try:
            self._fields[key].read(text)
        except UserError as error:
            return translated(error.message)
        return ""
