# SPDX-License-Identifier: Apache-2.0
"""What is done to long lists of events: filters, and the events of a whole project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from annotator.gui.models.project_event_model import View
from annotator.store.all_events import Wanted
from annotator.store.event_filter import EVERYTHING
from tests.benchmarks.long_lists import COMMON, OFTEN, RARE, RARELY
from tests.benchmarks.pace import cpu

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.panels.events import EventsPanel
    from annotator.gui.panels.project_events import ProjectEventsPanel
    from annotator.store.event_filter import EventFilter

_MONTH = {"earliest": "2017-05-01T00:00:00", "latest": "2017-05-31T23:59:59"}
WANTED = (
    ("by time", Wanted(), View.BY_TIME),
    ("the latest first", Wanted(), View.NEWEST),
    ("still open", Wanted(), View.OPEN),
    ("due", Wanted(), View.DUE),
    ("a rare word", Wanted(words=RARE), View.BY_TIME),
    ("a common word", Wanted(words=COMMON), View.BY_TIME),
    ("a rare actor", Wanted(actor=RARELY), View.BY_TIME),
    ("a common actor", Wanted(actor=OFTEN), View.BY_TIME),
    ("a month", Wanted(**_MONTH), View.BY_TIME),
    ("a month and a rare actor", Wanted(actor=RARELY, **_MONTH), View.BY_TIME),
)


def only_shower(panel: EventsPanel, only: EventFilter) -> Callable[[], float]:
    """Return a step that filters the events of a session by what is known of them."""

    def step() -> float:
        panel.model.show_only(EVERYTHING)
        settle()
        return _taken(panel, lambda: panel.model.show_only(only))

    return step


def lister(panel: ProjectEventsPanel, wanted: Wanted, view: View) -> Callable[[], float]:
    """Return a step that lists events of the project."""

    def step() -> float:
        panel.model.show(Wanted(words="nothingatall"), View.BY_TIME)
        settle()
        return _taken(panel, lambda: panel.model.show(wanted, view))

    return step


def _taken(panel: EventsPanel | ProjectEventsPanel, act: Callable[[], object]) -> float:
    """Return the seconds until a list is painted; it reads no more beside what is timed next."""
    taken = cpu(lambda: (act(), paint(panel)))
    panel.model.stop()
    return taken


def paint(panel: EventsPanel | ProjectEventsPanel) -> None:
    """Have a table painted as it is now: it would wait for a moment."""
    QApplication.processEvents()
    panel.table.viewport().repaint()


def settle() -> None:
    """Let everything be painted."""
    for _ in range(3):
        QApplication.processEvents()
