# SPDX-License-Identifier: Apache-2.0
"""The form of several selected rows: what they have in common, and what all of them get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.status import Status
from annotator.gui.doing import do_to_chosen
from annotator.gui.editors import LongField, TagsField
from annotator.gui.forms import FormRows
from annotator.gui.panels._inputs import DecisionRow
from annotator.gui.theme import GRID
from annotator.services import bulk

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.desk import Desk
    from annotator.services.bulk import Chosen, Deed
    from annotator.store.common import Common

# The values of no more than so many are compared.
_COMPARED = 2_000
_SHORT = 80


class BulkForm(QScrollArea):
    """Says how many rows are selected, and changes all of them as one step."""

    entered = Signal()

    def __init__(self, desk: Desk, name: str, *, of_events: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._of_events = of_events
        self._chosen: Callable[[], Chosen | None] = _nothing
        self.setObjectName(f"{name}BulkScroll")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        self._title = QLabel(page)
        self._title.setObjectName("bulkCount")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        layout.addWidget(self._title)
        self._rows = FormRows(page)
        self._fill()
        layout.addWidget(self._rows)
        layout.addStretch()
        self.setWidget(page)
        # What is in common is looked up when the selection rests.
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._compare)
        desk.changed.connect(self._compare_soon)
        desk.read_anew.connect(self._compare_soon)

    def show_chosen(self, count: int, chosen: Callable[[], Chosen | None]) -> None:
        """Say how many rows are selected; ``chosen`` tells which."""
        self._chosen = chosen
        shown = QLocale().toString(count)
        if self._of_events:
            self._title.setText(self.tr("%1 events selected").replace("%1", shown))
        else:
            self._title.setText(self.tr("%1 marks selected").replace("%1", shown))
        self._due.start(0)

    def show_session(self) -> None:
        """Offer the project's verdicts, and let values be set where the session may be changed."""
        self._decision.show_scale(self._desk.workspace.project.verdicts())
        self.show_access()

    def show_access(self) -> None:
        """Let values be set, or not."""
        self._rows.setDisabled(self._desk.workspace.is_read_only)

    def turn_to(self, part: str) -> None:
        """Put the focus where a tag or words are entered."""
        is_tag = part in ("add_tag", "remove_tag")
        self._meant = part
        editor: QWidget = self._tag if is_tag else self._note
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(editor)

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self._decision.status.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        rows = self._rows
        self._meant = ""
        self._decision = DecisionRow(rows)
        self._decision.status.setObjectName("bulkStatus")
        self._decision.verdict.setObjectName("bulkVerdict")
        self._decision.status_chosen.connect(self._set_status)
        self._decision.verdict_chosen.connect(self._set_verdict)
        rows.add_row(self.tr("Status"), self._decision, self._decision.status)
        known = self._desk.workspace.project.annotations.tags
        self._tag = TagsField("bulkTag", self.tr("Tag"), known, rows)
        self._tag.returnPressed.connect(self._mean_tag)
        add = self._button("bulkAddTag", self.tr("Add"), self._add_tag)
        take = self._button("bulkRemoveTag", self.tr("Take away"), self._remove_tag)
        rows.add_row(self.tr("Tag"), self._beside(self._tag, add, take), self._tag)
        self._tags = self._small("bulkTags")
        rows.add_wide(self._tags)
        self._note = LongField("bulkNote", self.tr("Note"), rows, lines=2)
        self._note.finished.connect(self._mean_note)
        rows.add_row(self.tr("Note"), self._note)
        append = self._button("bulkAppendNote", self.tr("Add to notes"), self._append_note)
        replace = self._button("bulkReplaceNote", self.tr("Replace notes"), self._replace_note)
        rows.add_wide(self._beside(append, replace))
        self._notes = self._small("bulkNotes")
        rows.add_wide(self._notes)
        self._confidential = QCheckBox(self.tr("Confidential"), rows)
        self._confidential.setObjectName("bulkConfidential")
        self._confidential.setAccessibleName(self._confidential.text())
        self._confidential.clicked.connect(self._set_confidential)
        rows.add_wide(self._confidential)
        self._confidential.setVisible(not self._of_events)

    def _button(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self._rows)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _beside(self, *widgets: QWidget) -> QWidget:
        cell = QWidget(self._rows)
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for widget in widgets:
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
        if not isinstance(widgets[0], QLineEdit):
            row.addStretch(1)
        return cell

    def _small(self, name: str) -> QLabel:
        label = QLabel(self._rows)
        label.setObjectName(name)
        label.setProperty("small", True)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    @Slot()
    def _compare_soon(self) -> None:
        if self.isVisible():
            self._due.start(0)

    @Slot()
    def _compare(self) -> None:
        """Show what all selected rows have in common, and what they have not."""
        chosen = self._chosen()
        if self._desk.workspace.session is None or chosen is None or not len(chosen.keys):
            return
        if len(chosen.keys) > _COMPARED:
            self._show(None)
        else:
            self._show(bulk.common_values(self._desk.workspace.project, chosen))

    def _show(self, found: Common | None) -> None:
        many = self.tr("set for all")
        mixed = many if found is None else self.tr("mixed")
        statuses = found.statuses if found else frozenset()
        verdicts = found.verdicts if found else frozenset()
        self._decision.status.setPlaceholderText(mixed)
        self._decision.status.show_key(next(iter(statuses)) if len(statuses) == 1 else "")
        is_blank = verdicts == {""}
        self._decision.verdict.setPlaceholderText(self.tr("verdict") if is_blank else mixed)
        self._decision.verdict.show_key(next(iter(verdicts)) if len(verdicts) == 1 else "")
        self._tags.setText(self._about_tags(found))
        self._notes.setText(self._about_notes(found))
        self._tags.setVisible(bool(self._tags.text()))
        self._notes.setVisible(bool(self._notes.text()))
        known = found.confidential if found else frozenset((True, False))
        states = Qt.CheckState
        self._confidential.setTristate(len(known) > 1)
        state = states.PartiallyChecked if len(known) > 1 else states.Unchecked
        self._confidential.setCheckState(states.Checked if known == {True} else state)

    def _about_tags(self, found: Common | None) -> str:
        if found is None:
            return ""
        parts = []
        if found.tags_of_all:
            parts.append(self.tr("On all: %1").replace("%1", ", ".join(found.tags_of_all)))
        if found.tags_of_some:
            parts.append(self.tr("On some: %1").replace("%1", ", ".join(found.tags_of_some)))
        return "\n".join(parts)

    def _about_notes(self, found: Common | None) -> str:
        if found is None or found.notes <= {""}:
            return ""
        if len(found.notes) > 1:
            return self.tr("The notes differ.")
        (note,) = found.notes
        line = " ".join(note.split())
        line = line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()} …"
        return self.tr("On all: %1").replace("%1", line)

    def _do(self, make: Callable[[], Deed]) -> bool:
        done = do_to_chosen(self._desk, make)
        # Where nothing came of it, what stands there is shown again.
        self._due.start(0)
        return done

    @Slot(str)
    def _set_status(self, key: str) -> None:
        self._do(lambda: bulk.status_deed(Status(key)))

    @Slot(str)
    def _set_verdict(self, key: str) -> None:
        self._do(lambda: bulk.verdict_deed(self._desk.workspace.project, key))

    @Slot()
    def _mean_tag(self) -> None:
        """Do on Enter what was asked for by key or menu, else add the tag."""
        if self._meant == "remove_tag":
            self._remove_tag()
        else:
            self._add_tag()

    @Slot()
    def _add_tag(self) -> None:
        if self._do(lambda: bulk.add_tags_deed(self._tag.text())):
            self._tag.clear()

    @Slot()
    def _remove_tag(self) -> None:
        if self._do(lambda: bulk.remove_tags_deed(self._tag.text())):
            self._tag.clear()

    @Slot(str, str)
    def _mean_note(self, _key: str, text: str) -> None:
        """Do on Ctrl+Enter what was asked for; leaving the field does nothing by itself."""
        if self._note.hasFocus() and text:
            if self._meant == "replace_note":
                self._replace_note()
            else:
                self._append_note()

    @Slot()
    def _append_note(self) -> None:
        if self._do(lambda: bulk.append_note_deed(self._note.text())):
            self._note.show_text("")

    @Slot()
    def _replace_note(self) -> None:
        if self._do(lambda: bulk.replace_note_deed(self._note.text())):
            self._note.show_text("")

    @Slot()
    def _set_confidential(self) -> None:
        confidential = self._confidential.checkState() is not Qt.CheckState.Unchecked
        self._confidential.setTristate(False)
        self._do(lambda: bulk.confidential_deed(confidential=confidential))


def _nothing() -> None:
    return None
