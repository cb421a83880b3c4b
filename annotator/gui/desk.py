# SPDX-License-Identifier: Apache-2.0
"""What the parts of the window share: the workspace, what is selected, and what is said."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from annotator.domain.errors import BugError, ConflictError, DamageError, UserError
from annotator.domain.ids import AnnotationId, EventId
from annotator.domain.message import DateText, Message
from annotator.gui.choice import Choice
from annotator.gui.dates import shown_date
from annotator.gui.resting import Resting
from annotator.gui.telling import Telling
from annotator.services.article_edits import ArticleEdits
from annotator.services.eventing import Eventing
from annotator.services.joining import Joining
from annotator.services.marking import Marking
from annotator.services.regrouping import Regrouping
from annotator.services.review import Review

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.changes import Changes
    from annotator.domain.ids import SessionId
    from annotator.domain.span import Span
    from annotator.gui.actions.keys import Keys
    from annotator.gui.suggestions import Suggestions
    from annotator.gui.tally import Tally
    from annotator.gui.theme import Theme
    from annotator.services.trash import Trash
    from annotator.services.workspace import Workspace


def translated(text: Message) -> str:
    """Return a message in the user's language, its arguments filled in."""
    arguments = {name: _in_words(value) for name, value in text.arguments.items()}
    return QCoreApplication.translate("Message", text.template).format_map(arguments)


def _in_words(value: str | int | Message) -> str | int:
    if isinstance(value, Message):
        return translated(value)
    return shown_date(value) if isinstance(value, DateText) else value


class Desk(QObject):
    """The work in hand. Views show it, listen to it, and edit through its services.

    Nothing here draws. A view never updates itself after an edit: it waits for ``changed``.
    """

    # The open session is about to be left; it is still open.
    session_leaving = Signal()
    # Another session is open, or none; everything shown is to be read anew.
    session_opened = Signal()
    # The same session is open, but its record, its article's details or its regions changed.
    session_changed = Signal()
    changed = Signal(object)
    # Another program did more than can be told: what is shown is to be read anew, where it is.
    read_anew = Signal()
    # An edit was refused because another program had changed what it started from.
    clashed = Signal()
    annotation_selected = Signal(str)
    event_selected = Signal(str)
    reveal_asked = Signal(int, int)
    # Words are to be found in the text of the open article.
    words_asked = Signal(str)
    said = Signal(str)
    # What a step did that undo takes back, whether a session is open or not.
    step_done = Signal(str)
    refused = Signal(str)
    # Whoever still holds what is being typed is to tell it: the person may be about to leave.
    typing_asked = Signal()
    # What was typed into a record and is not in the file is more or less than before.
    unsaved_changed = Signal(str)
    # Another theme is on: what paints by itself is to be painted anew.
    theme_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.marking = Marking(workspace)
        self.joining = Joining(workspace)
        self.eventing = Eventing(workspace)
        self.regrouping = Regrouping(workspace)
        self.article_edits = ArticleEdits(workspace)
        self.review = Review(workspace)
        self.choice = Choice(self)
        self.annotation_id = self.event_id = ""
        # What was typed and is not in the file, by record and field: it can't be read, its saving
        # was refused, or somebody else changed the field meanwhile.
        self.unsaved: dict[tuple[str, str], str] = {}
        self._is_held = False
        self.telling = Telling(self)
        self.theme: Theme | None = None
        self.resting = Resting(self._close_draft, self)
        workspace.subscribe(self._pass_on)

    @cached_property
    def keys(self) -> Keys:
        """Return the keys of the actions; the window puts those of its user here."""
        from annotator.gui.actions import make_keys  # noqa: PLC0415 - the window has its own

        return make_keys(parent=self)

    @cached_property
    def tally(self) -> Tally:
        """Return what counts, when edits rest, what is told beside the text."""
        from annotator.gui.tally import Tally  # noqa: PLC0415 - after the article

        tally = Tally(self.workspace, self)
        self.session_opened.connect(tally.restart)
        self.read_anew.connect(tally.count_anew)
        self.changed.connect(tally.follow)
        return tally

    @cached_property
    def suggestions(self) -> Suggestions:
        """Return what is suggested in the open article; the window has it look."""
        from annotator.gui.suggestions import Suggestions  # noqa: PLC0415 - after the article

        return Suggestions(self.workspace, self)

    @cached_property
    def trash(self) -> Trash:
        """Return what moves sessions and articles to the trash and back."""
        from annotator.services.trash import Trash  # noqa: PLC0415 - hardly ever needed

        return Trash(self.workspace)

    def open_session(self, session_id: SessionId, *, for_review: bool = False) -> None:
        """Open a session and tell the views; UserError where the file cannot be read.

        One that is open already stays as it is, unless the other way of opening it is asked for.
        """
        session = self.workspace.session
        if session is not None:
            if session.id == session_id and self.workspace.is_reviewing == for_review:
                return
            self.resting.end()
            self.session_leaving.emit()
        self.workspace.open_session(session_id, for_review=for_review)
        self.annotation_id = self.event_id = ""
        self.session_opened.emit()

    def reload(self) -> None:
        """Have the views show what the file has, where the reader is now.

        Raises:
            UserError: the file cannot be read; everything shown stays.
        """
        session, event_id = self.workspace.session, self.event_id
        if session is not None:
            self.session_leaving.emit()
            self.workspace.open_session(session.id, for_review=self.workspace.is_reviewing)
        self.annotation_id = self.event_id = ""
        self.session_opened.emit()
        if event_id and self.workspace.project.events.find([EventId(event_id)]):
            self.select_event(event_id)

    def close_session(self) -> None:
        """Close the open session and tell the views."""
        self.resting.end()
        if self.workspace.session is not None:
            self.session_leaving.emit()
        self.workspace.close_session()
        self.annotation_id = self.event_id = ""
        self.session_opened.emit()

    def select_annotation(self, annotation_id: str, *, reveal: bool = True) -> None:
        """Make an annotation the current one ('' for none), and show its text if asked."""
        found = self.workspace.project.annotations.find([annotation_id] if annotation_id else [])
        # One that is gone cannot be the current one.
        annotation_id = annotation_id if found else ""
        if annotation_id != self.annotation_id:
            self.attempt(self.workspace.close_draft)
            self.go_on_with(annotation_id)
        if found and reveal:
            self.reveal(found[0].envelope)

    def go_on_with(self, annotation_id: str) -> None:
        """Make the current one what was stored just now to be changed: that is the same step."""
        self.annotation_id = annotation_id
        with self.telling():
            self.annotation_selected.emit(annotation_id)

    def select_event(self, event_id: str) -> None:
        """Make an event the current one ('' for none)."""
        if event_id != self.event_id:
            self.attempt(self.workspace.close_draft)
            self.event_id = event_id
            with self.telling():
                self.event_selected.emit(event_id)

    def reveal(self, span: Span) -> None:
        """Ask the article view to show a stretch of text (code points)."""
        self.reveal_asked.emit(span.start, span.end)

    def require_theme(self) -> Theme:
        """Return the theme; BugError where the window has set none yet."""
        if self.theme is None:
            raise BugError("the window sets a theme before it builds its parts")
        return self.theme

    def keep_unsaved(self, record_id: str, key: str, text: str) -> None:
        """Remember what was typed into a field and is not in the file."""
        self.unsaved[record_id, key] = text
        self.unsaved_changed.emit(record_id)

    def forget_unsaved(self, record_id: str, key: str) -> None:
        """Forget it: it is saved, or no longer wanted."""
        if self.unsaved.pop((record_id, key), None) is not None:
            self.unsaved_changed.emit(record_id)

    def has_unsaved(self) -> bool:
        """Return whether anything typed is not in the file, what is typed right now included."""
        self.typing_asked.emit()
        return bool(self.unsaved)

    def unsaved_of(self, record_id: str) -> list[str]:
        """Return the texts typed into a record that are not in the file."""
        return [text for (one, _), text in self.unsaved.items() if one == record_id]

    def attempt(self, edit: Callable[[], object]) -> bool:
        """Run an edit; where it is refused say why, and return False."""
        return not self.refusal_of(edit)

    def refusal_of(self, edit: Callable[[], object], *, is_quiet: bool = False) -> str:
        """Run an edit; where it is refused return why, saying it unless quiet, else ''."""
        try:
            edit()
        except UserError as error:
            if isinstance(error, DamageError):
                self.hold(error.message)
            reason = translated(error.message)
            if not is_quiet:
                self.refused.emit(reason)
            if isinstance(error, ConflictError):
                self.clashed.emit()
            return reason
        return ""

    def show_anew(self) -> None:
        """Have the views read anew what they show, the session and the selection kept."""
        self.read_anew.emit()
        self._drop_what_is_gone()
        self.session_changed.emit()

    def hold(self, reason: Message) -> None:
        """Let nothing more be written, because the file is damaged, and have all views say so."""
        if not self._is_held:
            self._is_held = True
            self.workspace.project.hold(reason)
            self.session_changed.emit()

    def say(self, text: str) -> None:
        """Say something on the quiet line of the status bar."""
        self.said.emit(text)

    def current_annotation(self) -> AnnotationId:
        """Return the id of the current annotation, empty where there is none."""
        return AnnotationId(self.annotation_id)

    @Slot()
    def _close_draft(self) -> None:
        self.attempt(self.workspace.close_draft)

    def _pass_on(self, changes: Changes) -> None:
        gone = {row.id for row in changes.rows if row.after is None}
        if not changes.is_from_elsewhere:
            # It made one step of what was being moved, or that is to be waited for anew.
            self.resting.drop()
            self.unsaved = {one: text for one, text in self.unsaved.items() if one[0] not in gone}
        with self.telling():
            self.changed.emit(changes)
            # What was still held in a cell is told only now.
            lost = [text for (record_id, _), text in self.unsaved.items() if record_id in gone]
            if self.annotation_id in gone:
                self.select_annotation("")
            if self.event_id in gone:
                self.select_event("")
            if changes.touches("session", "article", "region"):
                self.session_changed.emit()
        if lost and changes.is_from_elsewhere:
            self.refused.emit(_told_of_unsaved(changes.group.who, lost))

    def _drop_what_is_gone(self) -> None:
        project = self.workspace.project
        if self.annotation_id and not project.annotations.find([self.annotation_id]):
            self.select_annotation("")
        if self.event_id and not project.events.find([self.event_id]):
            self.select_event("")


def _told_of_unsaved(who: str, texts: list[str]) -> str:
    """Return that what was typed here belongs to a record that another program deleted."""
    told = QCoreApplication.translate(
        "Desk",
        "{who} deleted what this was typed into, so it is not saved: “{text}”. Undo the "
        "deletion, and it is there again.",
    )
    somebody = who or QCoreApplication.translate("Desk", "Another program")
    return told.format_map({"who": somebody, "text": "” “".join(texts)})
