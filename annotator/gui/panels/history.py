# SPDX-License-Identifier: Apache-2.0
"""The history of the session: who did what, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from annotator.domain.kinds import all_kinds
from annotator.domain.message import Message
from annotator.gui.desk import translated
from annotator.gui.forms import ChoiceBox
from annotator.gui.models.history_model import HistoryModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._panel import FilterLine, Panel, go_to, padded
from annotator.gui.theme import GRID
from annotator.services.history_text import trace_of
from annotator.store.log_pages import EVENT, SESSION, LogFilter

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from annotator.domain.changes import Changes
    from annotator.gui.desk import Desk

_FITS = (
    Fit(16, share=0),
    Fit(9, rank=2),
    Fit(22, share=4),
    Fit(14, share=3, rank=1),
    Fit(14, share=3, rank=1),
)
# Keys of no person (those begin with a blank) and of no kind.
_EVERYBODY = "everybody"
_ALL = "all"


class HistoryPanel(Panel):
    """Edits with their old and new values; Enter goes to what an edit was about."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "historyPanel", "", parent)
        self.setAccessibleName(self.tr("History"))
        # The mark or event that somebody turned to last.
        self._fact = ""
        self.model = HistoryModel(desk, self)
        self.table = ListTable("historyTable", self.accessibleName(), self)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.show_model(self.model, _FITS)
        self.tell_of_copies(self.table)
        layout = self.stack()
        layout.addWidget(padded(self._filters(), self))
        layout.addWidget(self.table)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._connect()
        self._show_session()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was edited while the panel was hidden."""
        super().showEvent(event)
        self.model.restart()

    def _filters(self) -> QWidget:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self.filter = FilterLine("historyFilter", self.tr("Filter by person, kind or words"), bar)
        self.people = ChoiceBox(self.tr("Person"), (), bar)
        self.people.setObjectName("historyPerson")
        self.topics = ChoiceBox(self.tr("Kind"), self._topics(), bar)
        self.topics.setObjectName("historyKind")
        self.only_current = QCheckBox(self.tr("Only the current mark or event"), bar)
        self.only_current.setObjectName("historyOnlyCurrent")
        self.only_current.setAccessibleName(self.only_current.text())
        self.only_current.setToolTip(self.tr("Show what was done to the current mark or event"))
        self.count = QLabel(bar)
        self.count.setObjectName("historyCount")
        self.count.setAccessibleName(self.tr("Steps shown"))
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for widget, share in ((self.filter, 3), (self.people, 2), (self.topics, 2)):
            row.addWidget(widget, share)
        row.addWidget(self.only_current)
        row.addStretch(1)
        row.addWidget(self.count)
        return bar

    def _topics(self) -> list[tuple[str, str]]:
        kinds = [(one.key, translated(Message(one.plural))) for one in all_kinds()]
        return [
            (_ALL, self.tr("All kinds")),
            *kinds,
            (EVENT, self.tr("Events")),
            (SESSION, self.tr("Session and article")),
        ]

    def _connect(self) -> None:
        desk, model = self.desk, self.model
        self._due.timeout.connect(model.read_newest)
        self.filter.textChanged.connect(self._filter)
        self.filter.list_asked.connect(self.table.enter_list)
        self.people.chosen.connect(self._filter)
        self.topics.chosen.connect(self._filter)
        self.only_current.toggled.connect(self._filter)
        self.table.chosen.connect(self._go_to)
        model.people_found.connect(self._offer_people)
        for signal in (model.counted, model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._say_what_is_here)
        desk.session_opened.connect(self._show_session)
        desk.changed.connect(self._reload_soon)
        desk.annotation_selected.connect(self._follow)
        desk.event_selected.connect(self._follow)
        desk.read_anew.connect(model.restart)

    @Slot(object)
    def _reload_soon(self, changes: Changes) -> None:
        if changes.is_from_elsewhere:
            self.model.forget_newest()
        if self.isVisible():
            self._due.start(0)

    @Slot()
    def _show_session(self) -> None:
        self._fact = self.desk.annotation_id or self.desk.event_id
        self.people.set_choices([(_EVERYBODY, self.tr("Everybody"))])
        self.people.show_key(_EVERYBODY)
        self.topics.show_key(self.topics.key() or _ALL)
        self._offer_people()
        self._filter()

    @Slot()
    def _offer_people(self) -> None:
        """Offer everybody who occurs; who is chosen stays so."""
        chosen = self.people.key()
        nobody = self.tr("without a name")
        named = [(f" {who}", who or nobody) for who in sorted(self.model.people, key=str.casefold)]
        self.people.set_choices([(_EVERYBODY, self.tr("Everybody")), *named])
        self.people.show_key(chosen or _EVERYBODY)

    @Slot(str)
    def _follow(self, record_id: str) -> None:
        """Show the history of what somebody turned to, where only that is wanted."""
        self._fact = record_id
        if self.only_current.isChecked() and self.isVisible():
            self._filter()

    @Slot()
    def _filter(self) -> None:
        who, topic = self.people.key(), self.topics.key()
        wanted: LogFilter | None = LogFilter(
            who=None if who == _EVERYBODY else who[1:],
            topic="" if topic == _ALL else topic,
            fact=self._fact if self.only_current.isChecked() else "",
        )
        if self.only_current.isChecked() and not self._fact:
            wanted = None
        self.model.set_filter(self.filter.text(), wanted)
        self._say_what_is_here()

    @Slot()
    def _say_what_is_here(self) -> None:
        self.table.set_empty_text(self._empty_text())
        self.count.setText(self._count_text())

    def _count_text(self) -> str:
        shown, total = self.model.rowCount(), self.model.steps.total
        if self.desk.workspace.session is None:
            return ""
        if not self.model.is_filtered:
            text = self.tr("Steps: {total}") if self.model.steps.is_done else None
            text = text or self.tr("Steps: {total} or more")
            return text.format_map({"total": f"{total:,}"})
        more = self.model.canFetchMore()
        text = self.tr("{shown} or more of {total} steps") if more else None
        text = text or self.tr("{shown} of {total} steps")
        return text.format_map({"shown": f"{shown:,}", "total": f"{total:,}"})

    def _empty_text(self) -> str:
        if self.desk.workspace.session is None:
            return self.tr("Open an article to see what was done in it.")
        if self.model.is_searching:
            return self.tr("Looking through older steps …")
        if self.only_current.isChecked() and not self._fact:
            return self.tr("Select a mark or an event to see what was done to it.")
        if self.filter.text():
            return self.tr("No edits with these words.")
        if self.model.is_filtered:
            return self.tr("No edits of this person, kind, mark or event. Choose others above.")
        return self.tr("Nothing was edited yet. Every edit is listed here, with its values.")

    @Slot(int)
    def _go_to(self, row: int) -> None:
        desk, focus_id = self.desk, self.model.focus_at(row)
        if go_to(desk, focus_id):
            return
        article = desk.workspace.article
        gone = trace_of(desk.workspace.project, focus_id, article.text if article else "")
        if gone is None:
            desk.say(self.tr("This edit was about the session or the article as a whole."))
        elif gone.span is None:
            desk.say(self.tr("What this edit was about was deleted since."))
        elif gone.is_suggestion:
            desk.reveal(gone.span)
            desk.say(self.tr("The suggestion that this edit was about stood here."))
        else:
            desk.reveal(gone.span)
            desk.say(self.tr("What this edit was about was deleted since; it stood here."))


PANELS = (PanelSpec("history", "History", "bottom", 5, HistoryPanel),)
