# SPDX-License-Identifier: Apache-2.0
"""What is typed in a form goes to the file with every keystroke, and is one step when meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.domain.changes import Action
from annotator.domain.errors import UserError
from annotator.gui.desk import translated
from annotator.gui.resting import REST_MS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.domain.changes import Changes
    from annotator.domain.ids import SessionId
    from annotator.gui.desk import Desk
    from annotator.gui.forms import FieldForm

# How soon what the file refused is tried again, until it takes it.
AGAIN_MS = 1000

# A record's id and a field's key.
Place = tuple[str, str]


class Record(Protocol):
    """How a form reads and writes the fields of its records."""

    def read(self, key: str, typed: str) -> str:
        """Return the stored form of what was typed; UserError where it can't be read."""

    def stored(self, record_id: str) -> Mapping[str, str] | None:
        """Return the fields as the file has them now, None where the record is gone."""

    def save(self, record_id: str, key: str, typed: str, *, draft: bool) -> None:
        """Set a field; UserError where that is refused."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not in the file; ``theirs`` is what somebody else put there meanwhile."""

    reason: str
    session_id: SessionId | None
    is_unreadable: bool = False
    theirs: str | None = None

    @property
    def is_due(self) -> bool:
        """Return whether the file refused it, so that it may take it later."""
        return self.theirs is None and not self.is_unreadable


class FieldSaver(QObject):
    """Stands between a form and the record it shows.

    A text that is not saved stays in the form with the reason under it, is in the desk's
    ``unsaved``, and is still there when the person comes back to the record. Where the file
    refused it, it is tried again every now and then. What somebody else wrote since the person saw
    the field is never overwritten unless the person says so once more.
    """

    def __init__(self, desk: Desk, form: FieldForm, record: Record) -> None:
        super().__init__(form)
        self._desk = desk
        self._form = form
        self._record = record
        self._id = ""
        self._values: Mapping[str, str] = {}
        self._before: dict[str, str] = {}
        # What the person last saw of each field that is shown or not saved.
        self._seen: dict[Place, str] = {}
        self._refusals: dict[Place, Refusal] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.close)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        form.typed.connect(self._save_typing)
        form.finished.connect(self._save_finished)
        desk.session_leaving.connect(self._leave)

    def show_record(self, record_id: str, values: Mapping[str, str]) -> None:
        """Show the stored values of a record, and what was typed there and is not saved."""
        if record_id != self._id:
            self._id = record_id
            self._before.clear()
            self._form.forget_typing()
            self._seen = {at: text for at, text in self._seen.items() if at in self._refusals}
        self._values = values
        self._adopt(values)
        unsaved = {} if self._desk.workspace.is_read_only else self._unsaved_here()
        for key in values.keys() - unsaved.keys():
            editor = self._form.editor(key)
            if self._is_anothers(key):
                editor.forget_typing()
            if not editor.is_being_typed_in():
                self._seen[record_id, key] = values[key]
        self._form.show_values({**values, **unsaved})
        for key in unsaved:
            self._again.start()
            refusal = self._refusals[record_id, key]
            if not (refusal.is_unreadable and self._form.editor(key).is_being_typed_in()):
                self._form.show_error(key, refusal.reason)

    def begin_record(self, record_id: str, values: Mapping[str, str]) -> None:
        """Go on in the same fields with a record that is in the file only now."""
        self._id, self._values = record_id, values
        self._before.clear()
        self._seen.update({(record_id, key): text for key, text in values.items()})

    def take_as_seen(self, key: str, text: str) -> None:
        """Note what the person saw of a field who entered something for it elsewhere."""
        self._seen[self._id, key] = text

    def _is_anothers(self, key: str) -> bool:
        """Return whether somebody else changed a field in which what was typed rests, saved."""
        at, stored = (self._id, key), self._values[key]
        is_resting = not self._rest.isActive() and at not in self._refusals
        return is_resting and self._seen.get(at, stored) != stored

    def forget_typing(self) -> None:
        """Show what is stored from now on, even where it was typed over just now."""
        self._before.clear()
        self._form.forget_typing()

    def forget_undone(self, changes: Changes) -> None:
        """Show what undo brought back, typed over or not; another's undo takes no typing away."""
        if changes.group.action is not Action.EDIT and not changes.is_from_elsewhere:
            self.forget_typing()

    @Slot()
    def close(self) -> None:
        """Make what was typed so far one step, and try again what the file refused."""
        self._rest.stop()
        self._before.clear()
        if self._desk.attempt(self._desk.workspace.close_draft):
            self._try_again()

    @Slot()
    def _leave(self) -> None:
        self.close()
        # It is tried again once the session is shown anew; the file may be closed until then.
        self._again.stop()

    @Slot(str, str)
    def _save_typing(self, key: str, text: str) -> None:
        if not self._id:
            return
        before = self._before.setdefault(key, self._values.get(key, ""))
        problem = self._problem(key, text)
        if problem:
            self._keep((self._id, key), text, problem)
            self._take_back(key, before)
        # A space at the end changes nothing, and an edit of nothing would end the step.
        elif self._record.read(key, text) == self._values.get(key, ""):
            self._forget((self._id, key))
        else:
            self._save(key, text, draft=True)
        self._rest.start()

    @Slot(str, str)
    def _save_finished(self, key: str, text: str) -> None:
        if not self._id:
            return
        problem = self._problem(key, text)
        if problem:
            self._keep((self._id, key), text, problem)
            self._form.show_error(key, problem.reason)
            self.close()
        elif self._save(key, text, draft=False):
            self.close()
        else:
            self._rest.start()
        # The form has what was typed; from now on it has what is stored, or could not be.
        self.show_record(self._id, self._values)

    def _save(self, key: str, text: str, *, draft: bool) -> bool:
        """Save a text that can be read, or keep it with the reason; return whether it is saved."""
        at = (self._id, key)
        is_insisted = not draft and self._form.editor(key).hasFocus()
        refusal = self._clash(at, text, is_insisted=is_insisted)
        refusal = refusal or self._write(self._id, key, text, draft=draft)
        if refusal:
            self._keep(at, text, refusal)
            self._form.show_error(key, refusal.reason)
            return False
        self._forget(at)
        return True

    def _take_back(self, key: str, before: str) -> None:
        """Have the file hold what it did before the typing, unless somebody else wrote there."""
        stored = self._values.get(key, "")
        if stored != before and stored == self._seen.get((self._id, key), stored):
            self._write(self._id, key, before, draft=True)

    def _write(
        self, record_id: str, key: str, text: str, *, draft: bool, is_quiet: bool = False
    ) -> Refusal | None:
        before = self._seen.get((record_id, key))
        # Those who are told of the edit show the record, which must not take it for another's.
        self._seen[record_id, key] = self._record.read(key, text)
        edit = partial(self._record.save, record_id, key, text, draft=draft)
        reason = self._desk.refusal_of(edit, is_quiet=is_quiet)
        if not reason:
            return None
        if before is not None:
            self._seen[record_id, key] = before
        return self._refusal(reason)

    def _clash(self, at: Place, text: str, *, is_insisted: bool) -> Refusal | None:
        """Return why a text must not be written over what somebody else wrote, if so."""
        record_id, key = at
        stored = self._record.stored(record_id)
        if stored is None:
            return self._refusal(self.tr("This was deleted meanwhile by another window."))
        theirs = stored.get(key, "")
        if theirs in (self._seen.get(at, theirs), self._record.read(key, text)):
            return None
        told = self._refusals.get(at)
        if is_insisted and told is not None and told.theirs == theirs:
            return None
        reason = self.tr("Changed meanwhile to “{value}” by another window. {keys} keeps yours.")
        values = {"value": theirs, "keys": self._form.editor(key).keep_keys()}
        return self._refusal(reason.format_map(values), theirs=theirs)

    @Slot()
    def _try_again(self) -> None:
        """Save what the file refused before, in the session that is open, without a word."""
        if self._rest.isActive():
            # More is being typed, which is tried by itself.
            self._again.start()
            return
        session = None if self._desk.workspace.is_read_only else self._desk.workspace.session
        for at, refusal in tuple(self._refusals.items()):
            text = self._desk.unsaved.get(at)
            if text is None:
                self._forget(at)
            elif refusal.is_due and session is not None and refusal.session_id == session.id:
                again = self._clash(at, text, is_insisted=False)
                again = again or self._write(*at, text, draft=False, is_quiet=True)
                if again:
                    self._keep(at, text, again)
                    return
                self._forget(at)
                self.show_record(self._id, self._values)

    def _unsaved_here(self) -> dict[str, str]:
        unsaved = self._desk.unsaved
        return {
            key: unsaved[record_id, key]
            for record_id, key in self._refusals
            if record_id == self._id and (record_id, key) in unsaved
        }

    def _adopt(self, values: Mapping[str, str]) -> None:
        """Take over what was typed into the same record of the file that this is a copy of."""
        for at in ((self._id, key) for key in values):
            text = self._desk.unsaved.get(at)
            if text is not None and at not in self._refusals:
                refusal = self._refusal(self.tr("This is not saved yet."))
                self._keep(at, text, self._problem(at[1], text) or refusal)

    def _keep(self, at: Place, text: str, refusal: Refusal) -> None:
        self._refusals[at] = refusal
        self._desk.keep_unsaved(*at, text)
        if refusal.is_due:
            self._again.start()

    def _forget(self, at: Place) -> None:
        self._desk.forget_unsaved(*at)
        if self._refusals.pop(at, None) is not None and at[0] == self._id:
            self._form.show_error(at[1], "")

    def _refusal(
        self, reason: str, *, is_unreadable: bool = False, theirs: str | None = None
    ) -> Refusal:
        session = self._desk.workspace.session
        return Refusal(reason, session.id if session else None, is_unreadable, theirs)

    def _problem(self, key: str, text: str) -> Refusal | None:
        """Return why a text can't be read as a value, None where it can."""
        try:
            self._record.read(key, text)
        except UserError as error:
            return self._refusal(translated(error.message), is_unreadable=True)
        return None
