# SPDX-License-Identifier: Apache-2.0
"""The events of all sessions and articles: filtered, what is due, and two articles together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.domain.ids import SessionId
from annotator.gui.forms import ChoiceBox
from annotator.gui.models.project_event_model import ProjectEventModel, View
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._actor_line import ActorLine
from annotator.gui.panels._date_line import DateLine
from annotator.gui.panels._headings import Headings, HeadingWords
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._panel import FilterLine, Panel, go_to, padded
from annotator.gui.theme import GRID
from annotator.store.all_events import Wanted

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from annotator.domain.changes import Changes
    from annotator.gui.desk import Desk

_FITS = (
    Fit(20, share=1),
    Fit(12, share=3, rank=1),
    Fit(24, share=6),
    Fit(9, share=2, rank=3),
    Fit(11, share=0, rank=5),
    Fit(12, share=0, rank=4),
    Fit(12, share=1, rank=7),
    Fit(16, share=3),
    Fit(10, share=1, rank=2),
    Fit(5, share=0, rank=6),
)
# Without whether it happened, and the verdict.
_DUE_FITS = (Fit(18, share=0), *_FITS[:4], _FITS[5], *_FITS[7:])
_PROJECT, _SESSION = "project", "session"
# All rows are counted when typing rests.
_REST_MS = 400


class _Table(ListTable):
    """A table of events, some of them below headings."""

    def __init__(self, model: ProjectEventModel, name: str, title: str, parent: QWidget) -> None:
        super().__init__(name, title, parent)
        self._events = model
        self._headings = Headings(self, self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the headings among them over all columns."""
        super().paintEvent(event)
        self._headings.paint()

    def first_row(self) -> int:
        """Return the row of the first event, which may stand below a heading."""
        return 1 if self._events.heading(0) and self._events.rowCount() > 1 else 0

    def _words(self, row: int) -> HeadingWords | None:
        heading = self._events.heading(row)
        return HeadingWords(heading.text) if heading else None


class ProjectEventsPanel(Panel):
    """Lines that filter and all events; Enter goes to one, in another session too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "projectEventsPanel", "", parent)
        self.setAccessibleName(self.tr("All events"))
        self.model = ProjectEventModel(desk, self)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_REST_MS)
        self._counting.timeout.connect(self.model.read_all)
        self._make_filters()
        self.table = _Table(self.model, "projectEventsTable", self.accessibleName(), self)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.show_model(self.model, _FITS)
        layout = self.stack()
        layout.addWidget(padded(self._make_bar(), self))
        layout.addWidget(self.table)
        self._connect()
        self._offer_places()
        self._list()

    def show_view(self, view: str) -> None:
        """Show the events of the whole project in a view, and turn to the list."""
        for line in (self.words, self.actor, self.earliest, self.latest):
            line.clear()
        self.place.show_key(_PROJECT)
        self.view.show_key(view)
        self._turn_view()
        self.table.enter_list()

    def focus_form(self) -> None:
        """Turn to the line that filters."""
        self.words.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was edited while the panel was hidden."""
        super().showEvent(event)
        self._offer_places()
        self.model.watch(is_watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave what is edited from now on for later."""
        super().hideEvent(event)
        self.model.watch(is_watched=False)

    def _make_filters(self) -> None:
        """Make what filters, in the order in which it stands and Tab goes through it."""
        views = (
            (View.BY_TIME, self.tr("By time")),
            (View.NEWEST, self.tr("Latest first")),
            (View.OPEN, self.tr("Still open")),
            (View.DUE, self.tr("Due")),
            (View.SIDE_BY_SIDE, self.tr("Side by side")),
        )
        self.view = ChoiceBox(self.tr("Which events, and how"), views, self)
        self.view.setObjectName("projectEventsView")
        self.view.setToolTip(
            self.tr("Side by side: events of one day that different articles may both report")
        )
        self.view.show_key(View.BY_TIME)
        self.place = ChoiceBox(self.tr("Article"), (), self)
        self.place.setObjectName("projectEventsPlace")
        self.words = FilterLine("projectEventsWords", self.tr("Filter by words"), self)
        self.actor = ActorLine("projectEventsActor", self.tr("Who"), self.desk, self)
        self.earliest = DateLine("projectEventsFrom", self.tr("From"), self)
        self.latest = DateLine("projectEventsTo", self.tr("To"), self)
        self.count = QLabel(self)
        self.count.setObjectName("projectEventsCount")
        self.count.setAccessibleName(self.tr("How many events are listed"))
        self.count.setProperty("small", True)

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        shares = ((self.view, 2), (self.place, 3), (self.words, 3), (self.actor, 2))
        for widget, share in (*shares, (self.earliest, 2), (self.latest, 2), (self.count, 0)):
            row.addWidget(widget, share)
        return bar

    def _connect(self) -> None:
        desk = self.desk
        for line in (self.words, self.actor, self.earliest, self.latest):
            line.textChanged.connect(self._list)
            line.list_asked.connect(self.table.enter_list)
        self.place.chosen.connect(self._list)
        self.view.chosen.connect(self._turn_view)
        for changed in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            changed.connect(self._show_count)
        self.model.completed.connect(self._show_count)
        self.table.chosen.connect(self._go_to)
        self.tell_of_copies(self.table)
        desk.session_opened.connect(self._list_session)
        desk.changed.connect(self._follow)

    @Slot()
    def _turn_view(self) -> None:
        """List what another view has, from its first heading on."""
        self._list()
        self.table.scrollToTop()

    @Slot()
    def _list(self) -> None:
        self._counting.stop()
        view = View(self.view.key())
        self.table.set_empty_text(self._empty_text(view))
        self.model.show(self._wanted(), view)
        self.table.set_fits(_DUE_FITS if view is View.DUE else _FITS)
        self._show_count()
        if not self.model.is_complete:
            self._counting.start()

    @Slot()
    def _list_session(self) -> None:
        """List the session that is open now, where only that is listed."""
        if self.place.key() == _SESSION:
            self._list()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touches("article", "session") and self.isVisible():
            self._offer_places()

    def _wanted(self) -> Wanted:
        place, session = self.place.key(), self.desk.workspace.session
        here = session.id if session else " "
        return Wanted(
            words=self.words.text(),
            actor=self.actor.text().strip(),
            earliest=self.earliest.first(),
            latest=self.latest.last(),
            article_id="" if place in (_PROJECT, _SESSION) else place,
            session_id=here if place == _SESSION else "",
        )

    def _offer_places(self) -> None:
        """Offer all articles with events; what is chosen stays so while it is there."""
        chosen = self.place.key()
        articles = self.desk.workspace.project.all_events.articles()
        places = ((_PROJECT, self.tr("Whole project")), (_SESSION, self.tr("This session")))
        self.place.set_choices((*places, *articles))
        is_there = self.place.findData(chosen) >= 0
        self.place.show_key(chosen if chosen and is_there else _PROJECT)

    def _empty_text(self, view: View) -> str:
        if self._wanted() != Wanted():
            return self.tr("No such events. Change or empty the fields above.")
        if view is View.DUE:
            return self.tr("Nothing is due. Planned events are listed here until they are checked.")
        if view is View.SIDE_BY_SIDE:
            return self.tr("No two articles report an event of one day with a name or words alike.")
        return self.tr("No events yet. Those of all articles and sessions will be listed here.")

    @Slot()
    def _show_count(self) -> None:
        count = self.model.events_shown
        text = self.tr("events: %1") if self.model.is_complete else self.tr("events: %1 or more")
        self.count.setText(text.replace("%1", f"{count:,}") if count else "")

    @Slot(int)
    def _go_to(self, row: int) -> None:
        listed = self.model.listed(row)
        if listed is None:
            if self.model.heading(row) is None:
                self.desk.say(self.tr("This event is no longer there."))
            return
        session = self.desk.workspace.session
        session_id = SessionId(listed.event.session_id)
        if (session is None or session.id != session_id) and not self.desk.attempt(
            partial(self.desk.open_session, session_id)
        ):
            return
        if not go_to(self.desk, listed.event.id):
            self.desk.say(self.tr("This event is no longer there."))


PANELS = (PanelSpec("project_events", "All events", "bottom", 3, ProjectEventsPanel),)
