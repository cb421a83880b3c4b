# SPDX-License-Identifier: Apache-2.0
"""The list of a kind with a million rows: open, sort and filter it, beside one of a thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from annotator.domain.kinds import kind_of
from annotator.gui.desk import Desk
from annotator.gui.panels.events import EventsPanel
from annotator.gui.panels.kinds import KindPanel
from annotator.gui.panels.project_events import ProjectEventsPanel
from annotator.gui.panels.search import SearchPanel
from annotator.gui.theme import apply_theme, load_theme
from annotator.services.open import open_workspace
from annotator.store.event_filter import NO_EVIDENCE, EventFilter
from annotator.store.search import Scope
from tests.benchmarks import event_lists
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.long_lists import COMMON, RARE, make_long
from tests.benchmarks.pace import Pace, cpu, in_turn
from tests.benchmarks.projects import WHO
from tests.benchmarks.start_child import resident

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from annotator.gui.panels._list_table import ListTable

FEW, MANY = 1_000, 1_000_000
REACH = 2.0
PACE = Pace(seconds=3, least=5, most=20)
VIEW = (400, 700)
SEARCH_VIEW = (900, 220)
EVENT_SORTS = ("start", "what", "who", "where", "event_status")
EVENT_FILTERS = (
    ("a rare status", EventFilter(status="query")),
    ("a common status", EventFilter(status="checked")),
    ("a verdict", EventFilter(verdict="accurate")),
    ("a rare kind of evidence", EventFilter(evidence="date")),
    ("a common kind of evidence", EventFilter(evidence="number")),
    ("no evidence", EventFilter(evidence=NO_EVIDENCE)),
    ("open questions", EventFilter(has_questions=True)),
)
SORTS = (
    ("text", "number", "exact"),
    ("a number", "number", "number_value"),
    ("a word", "number", "unit"),
    ("a date", "date", "date_value"),
    ("status", "number", "status"),
)


def figures(app: QApplication, folder: Path) -> Iterator[Figure | str]:
    """Yield the rows; the floor is the same on a thousand rows, in the same run."""
    apply_theme(app, load_theme("light"))
    lists = {rows: _Lists(app, folder / f"long-{rows}.annotator", rows) for rows in (FEW, MANY)}
    yield from _rows(lists)
    for one in lists.values():
        one.close()


def _rows(lists: dict[int, _Lists]) -> Iterator[Figure | str]:
    few, many = lists[FEW], lists[MANY]
    shown = f"{MANY:,}"
    before = resident()
    yield _figure(f"list of {shown} marks opened", few.opener("number"), many.opener("number"))
    for name, kind, column in SORTS:
        for way, order in (("up", Qt.SortOrder.AscendingOrder), ("down", _DOWN)):
            steps = [one.sorter(kind, column, order) for one in (few, many)]
            count = MANY if kind == "number" else MANY // 10
            yield _figure(f"sort {count:,} marks by {name}, {way}", *steps)
    for name, words in (("rare", RARE), ("common", COMMON)):
        steps = [one.filterer("number", words) for one in (few, many)]
        yield _figure(f"filter {shown} marks, key in a {name} word", *steps)
    for scope, where in ((Scope.ALL, "everything"), (Scope.SESSION, "the session")):
        for name, words in (("rare", RARE), ("common", COMMON)):
            steps = [one.searcher(scope, words) for one in (few, many)]
            yield _figure(f"search {where} of {shown} marks, key in a {name} word", *steps)
    yield from _of_events(few, many)
    worst, seconds = many.read_all()
    held = resident() - before
    few.read_all()
    yield (
        f"all {shown} rows read: {seconds:.1f} s beside the work, at most {worst * 1e3:.0f} ms at a"
        f" time; {held:.0f} MB for them and all above"
    )
    steps = [one.adder() for one in (few, many)]
    yield _figure(f"one mark added and taken back, {shown} listed", *steps)


def _of_events(few: _Lists, many: _Lists) -> Iterator[Figure | str]:
    steps = [one.opener("events") for one in (few, many)]
    yield _figure(f"list of {MANY:,} events opened, by time", *steps)
    for column in EVENT_SORTS:
        for way, order in (("up", Qt.SortOrder.AscendingOrder), ("down", _DOWN)):
            steps = [one.sorter("events", column, order) for one in (few, many)]
            yield _figure(f"sort {MANY:,} events by {column}, {way}", *steps)
    for name, words in (("rare", RARE), ("common", COMMON)):
        steps = [one.filterer("events", words) for one in (few, many)]
        yield _figure(f"filter {MANY:,} events, key in a {name} word", *steps)
    for name, only in EVENT_FILTERS:
        steps = [event_lists.only_shower(one.panel("events"), only) for one in (few, many)]
        yield _figure(f"filter {MANY:,} events by {name}", *steps)
    for name, wanted, view in event_lists.WANTED:
        steps = [event_lists.lister(one.all_events(), wanted, view) for one in (few, many)]
        yield _figure(f"events of the project, {name}", *steps)


_DOWN = Qt.SortOrder.DescendingOrder


def _figure(name: str, few: Callable[[], float], many: Callable[[], float]) -> Figure:
    taken = in_turn({"many": many, "few": few}, PACE)
    return figure(name, taken["many"], (f"the same, {FEW:,}", taken["few"]), reach=REACH)


class _Lists:
    """The panels of one project, shown in windows of their own."""

    def __init__(self, app: QApplication, path: Path, rows: int) -> None:
        made = make_long(path, rows)
        self._app = app
        self.workspace = open_workspace(path, WHO)
        self._desk = Desk(self.workspace)
        self._desk.theme = load_theme("light")
        self._desk.open_session(made.session_id)
        self._panels: dict[str, KindPanel | EventsPanel] = {}
        self._search: SearchPanel | None = None
        self._all_events: ProjectEventsPanel | None = None

    def panel(self, key: str) -> KindPanel | EventsPanel:
        """Return a panel, shown."""
        if key not in self._panels:
            panel = self._made(key)
            panel.resize(*VIEW)
            panel.show()
            self._app.processEvents()
            self._panels[key] = panel
        return self._panels[key]

    def opener(self, key: str) -> Callable[[], float]:
        """Return a step that shows a new panel until it is painted."""

        def step() -> float:
            made: list[QWidget] = []

            def act() -> None:
                made.append(self._made(key))
                made[0].resize(*VIEW)
                made[0].show()
                self._app.processEvents()

            taken = cpu(act)
            made[0].close()
            made[0].deleteLater()
            self._app.sendPostedEvents(made[0])
            self._app.processEvents()
            return taken

        return step

    def sorter(self, key: str, column: str, order: Qt.SortOrder) -> Callable[[], float]:
        """Return a step that sorts a list and paints it; it stands in the text's order before."""
        table = self._table(key)
        number = [one.key for one in self.panel(key).model.columns].index(column)

        def step() -> float:
            # By time, or where that is what is wanted by another column.
            table.sortByColumn(1 if column == "start" else -1, Qt.SortOrder.AscendingOrder)
            self._settle()
            return self._timed(lambda: (table.sortByColumn(number, order), self._paint(table)))

        return step

    def filterer(self, key: str, words: str) -> Callable[[], float]:
        """Return a step that types the last letter of some words."""
        panel = self.panel(key)
        panel.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

        def step() -> float:
            panel.filter.setText(words[:-1])
            self._settle()
            taken = self._timed(lambda: (panel.filter.setText(words), self._paint(panel.table)))
            panel.filter.clear()
            self._settle()
            return taken

        return step

    def searcher(self, scope: Scope, words: str) -> Callable[[], float]:
        """Return a step that types the last letter of some words into the search panel."""

        def step() -> float:
            panel = self._searching()
            panel.scope.setCurrentIndex(panel.scope.findData(scope))
            panel.line.setText(words[:-1])
            self._settle()
            taken = self._timed(lambda: (panel.line.setText(words), self._paint(panel.table)))
            panel.line.clear()
            self._settle()
            return taken

        return step

    def adder(self) -> Callable[[], float]:
        """Return a step that adds a mark to a list that was read to its end, and takes it back."""
        table, model = self._table("number"), self.panel("number").model
        first, _ = model.item(0)
        span = first.envelope

        def step() -> float:
            added = self._timed(
                lambda: (self._desk.marking.tag_span("number", span), self._paint(table))
            )
            taken_back = self._timed(lambda: (self.workspace.undo(), self._paint(table)))
            if not model.is_complete:
                raise RuntimeError("all rows are read anew")
            return added + taken_back

        return step

    def read_all(self) -> tuple[float, float]:
        """Read a list to its end; return the longest and all the seconds that it took."""
        model = self.panel("number").model
        model.read_all()
        turns: list[float] = []
        while not model.is_complete:
            turns.append(self._timed(lambda: None))
        return max(turns, default=0.0), sum(turns)

    def all_events(self) -> ProjectEventsPanel:
        """Return the panel with the events of the project, shown."""
        if self._all_events is None:
            self._all_events = ProjectEventsPanel(self._desk)
            self._all_events.resize(*SEARCH_VIEW)
            self._all_events.show()
            self._settle()
        return self._all_events

    def close(self) -> None:
        """Close panels and project."""
        self._desk.close_session()
        for panel in (*self._panels.values(), self._searching(), self.all_events()):
            panel.close()
            panel.deleteLater()
        self._app.processEvents()
        self.workspace.project.close()

    def _made(self, key: str) -> KindPanel | EventsPanel:
        if key == "events":
            return EventsPanel(self._desk)
        return KindPanel(kind_of(key), self._desk)

    def _searching(self) -> SearchPanel:
        if self._search is None:
            self._search = SearchPanel(self._desk)
            self._search.resize(*SEARCH_VIEW)
            self._search.show()
        return self._search

    def _table(self, key: str) -> ListTable:
        return self.panel(key).table

    def _paint(self, table: ListTable) -> None:
        """Have a table painted as it is now: it would wait for a moment."""
        self._app.processEvents()
        table.viewport().repaint()

    def _settle(self) -> None:
        """Let everything be painted."""
        for _ in range(3):
            self._app.processEvents()

    def _timed(self, act: Callable[[], object]) -> float:
        return cpu(lambda: (act(), self._app.processEvents()))
