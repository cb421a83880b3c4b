# SPDX-License-Identifier: Apache-2.0
"""Whatever is pressed in and around the list of events, it shows what the file holds.

A failure names its seed and what was done.
"""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from annotator.domain.errors import UserError
from annotator.domain.ids import EventId
from annotator.domain.status import Status
from annotator.gui.dragging import marks_data
from annotator.gui.main_window import MainWindow
from annotator.gui.models.grouped_event_model import GroupedEventModel
from annotator.gui.watch import Watch
from annotator.services.eventing import Eventing
from annotator.services.open import open_workspace
from annotator.services.regrouping import Regrouping
from tests.agreement import assert_agreement
from tests.gui.window.conftest import HARBOUR

STEPS = 90
EVERY = 30  # steps between two comparisons with the file
OTHER = "Rain fell on Monday. Ada Grey said “we go”. 12 people left on 3 May 2023.\n"
ODD = (
    *("2023-11", "2023-11-24~", "2024-02-30", "nxt week", "", " ", "../2023", "1,200", "a, b ,,a"),
    *("2023-11-30T07:00/2023-12", "Ada Grey; the mayor (victim)", ";;", "A (", "=1+1", "<b>x</b>"),
    *("שלום עולם", "北京 🌊 👩‍👩‍👧", "e\u0301", "a\u2028b", "\u202etxt\u202c", "%n %1 {who}"),
)
MOVES = ("Up", "Down", "Left", "Right", "Home", "End", "PageDown", "PageUp")
# What is pressed in the text, and wherever the focus is.
IN_TEXT = (
    *(("E",), ("N",), ("D",), ("L",), ("Shift+L", "Down", "Return"), ("Shift+L", "Control+Z")),
    *(("N", "L", "Return"), ("Shift+L", "Escape"), ("E", "Control+Shift+M"), ("Period", "Y")),
    *(("Alt+Shift+E", "Y", "Y"), ("Alt+Shift+E", "Backspace"), ("Alt+Shift+E", "Shift+Y")),
)
ANYWHERE = (
    *(("F4",), ("Shift+F4",), ("Control+Shift+J",), ("Control+Shift+M",), ("Control+Shift+E",)),
    *(("Control+Z",) * 3, ("Control+Y",) * 2, ("Control+Shift+Y",), ("Escape",)),
)
IN_LIST = (
    *(("Delete",), ("Shift+Down", "Control+M"), ("Shift+Down", "Shift+Down", "Control+M")),
    *(("Control+A",), ("Shift+End",), ("Space",), ("Control+C",), ("Alt+Right",)),
)
ACTIONS = (
    *(f"events.group_by.{by}" for by in ("nothing", "day", "actor", "event_status", "status")),
    *(f"events.sort_by.{key}" for key in ("start", "what", "who", "status")),
    *("events.show_due", "events.of_all_articles", "events.show_timeline", "events.show_list"),
    *("events.split", "suggest.accept_events"),
)


class Hand:
    """Whoever works at the window while somebody else works in the same session."""

    def __init__(self, typist, other, seed):
        self.typist, self.window, self.other = typist, typist.window, other
        self.desk = self.window.desk
        self.panel = self.window.show_panel("events")
        self.chance = random.Random(seed)  # noqa: S311 - it only plays
        self.done = []
        self.ways = (
            *(self.edit, self.edit, self.leave_open, self.leave_open, self.in_form, self.filter),
            *(self.choose, self.act, self.act, self.in_list, self.in_list, self.in_text),
            *(self.in_text, self.anywhere, self.anywhere, self.drag, self.elsewhere, self.switch),
        )

    def do_something(self):
        way = self.chance.choice(self.ways)
        self.done.append(way.__name__)
        way()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        focus = self.window.focusWidget()
        assert focus is not None
        assert focus.isVisible(), focus.objectName()

    def to_list(self):
        self.window.actions_table["events.show_list"].trigger()
        self.typist.press(*self.chance.choices(MOVES, k=self.chance.randint(0, 4)))

    def write(self):
        line, text = self.window.focusWidget(), self.chance.choice(ODD)
        if isinstance(line, QLineEdit):
            line.insert(text)
            line.textEdited.emit(line.text())

    def edit(self):
        self.to_list()
        self.typist.press(self.chance.choice(("F2", "Return")))
        self.write()
        if isinstance(self.window.focusWidget(), QLineEdit):
            ends = ("Return", "Tab", "Backtab", "Escape", "F4", "Down", "Control+Z")
            self.typist.press(self.chance.choice(ends))

    def leave_open(self):
        self.to_list()
        self.typist.press("Home", "F2")
        self.write()

    def in_form(self):
        self.window.view.setFocus()
        self.typist.press("Shift+E")
        if self.panel.form.isAncestorOf(self.window.focusWidget()):
            self.typist.press(*["Tab"] * self.chance.randint(0, 3))
            self.write()

    def filter(self):
        self.window.show_panel("events")
        self.panel.filter.setFocus()
        self.panel.filter.setText(self.chance.choice(("", "", "the", "zz", "שלום", "%", '"', "a*")))

    def choose(self):
        key, value = self.chance.choice(
            (("evidence", "any"), ("evidence", "none"), ("status", "query"), ("status", ""))
        )
        self.panel.choice._choose(key, value)

    def act(self):
        self.window.actions_table[self.chance.choice(ACTIONS)].trigger()

    def in_list(self):
        self.to_list()
        self.typist.press(*self.chance.choice(IN_LIST))

    def in_text(self):
        self.window.view.setFocus()
        moves = ("Down", "Control+Right", "PageDown", "Control+Home")
        self.typist.press(*[self.chance.choice(moves)] * self.chance.randint(1, 4))
        self.typist.press(*self.chance.choice(IN_TEXT))

    def anywhere(self):
        self.typist.press(*self.chance.choice(ANYWHERE))

    def drag(self):
        workspace, table = self.desk.workspace, self.panel.table
        marks = [one.id for one in workspace.project.annotations.of_session(workspace.session_id)]
        if not marks or not table.model().rowCount():
            return
        data, link = marks_data(marks[:2]), Qt.DropAction.LinkAction
        held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        place = table.visualRect(table.model().index(0, 0)).center()
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(table.viewport(), kind(place, link, data, *held))
        self.elsewhere()
        QApplication.sendEvent(table.viewport(), QDropEvent(QPointF(place), link, data, *held))

    def elsewhere(self):
        """Have the other one do something, which is mostly seen here at once."""
        ids = list(map(EventId, self.other.project.events.in_order(self.other.session_id))) or [
            EventId("")
        ]
        one, eventing = self.chance.choice(ids), Eventing(self.other)
        deeds = (
            lambda: eventing.add(None),
            lambda: eventing.set_field(one, "what", "2021-05"),
            lambda: eventing.set_field(one, "start", "2021-05"),
            lambda: eventing.set_status(one, Status.QUERY),
            lambda: eventing.delete([one]),
            lambda: Regrouping(self.other).merge(ids[:2]),
        )
        try:
            self.chance.choice(deeds)()
        except UserError:
            self.done.append("refused elsewhere")
        if self.chance.random() < 0.7:
            self.window.findChild(Watch).look()

    def switch(self):
        sessions = self.desk.workspace.project.sessions.summaries()
        self.window.open_session(self.chance.choice(sessions).session.id)

    def compare(self):
        """Assert that the list is what a new one would be, and the current event selected in it."""
        self.desk.typing_asked.emit()
        self.desk.unsaved.clear()
        self.window.findChild(Watch).look()
        self.typist.qtbot.waitUntil(lambda: self.panel.model.is_complete)
        self.desk.unsaved.clear()
        model = self.panel.model
        if model.by is None:
            fresh = GroupedEventModel(self.desk)
            fresh._order, fresh._with_conflicts = model._order, model._with_conflicts
            fresh.reload()
            self.typist.qtbot.waitUntil(lambda: fresh.is_complete)
            assert cells(model) == cells(fresh)
        table = self.panel.table
        # Whoever stands on the head of a group has no row selected.
        is_on_head = model.head(table.currentIndex().row()) is not None
        if model.row_of_id(self.desk.event_id) >= 0 and not is_on_head:
            chosen = map(model.id_at, table.chosen_rows())
            assert self.desk.event_id in chosen


def cells(model):
    columns = range(model.columnCount())
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


@pytest.fixture
def typist(start, tmp_path, monkeypatch):
    """Return somebody with two articles, one of them looked through; nobody answers questions."""
    for box in (QMessageBox, QDialog):
        monkeypatch.setattr(box, "exec", lambda _: 0)
    monkeypatch.setattr(MainWindow, "is_given_up", lambda _: True)
    path = tmp_path / "other.txt"
    path.write_text(OTHER, encoding="utf-8")
    typist = start(path, HARBOUR, suggests=True)
    suggestions = typist.window.desk.suggestions
    typist.qtbot.waitUntil(lambda: bool(suggestions.found) and not suggestions.is_looking)
    return typist


@pytest.fixture
def other(typist):
    """Return the same session as another program has it open."""
    here = typist.window.desk.workspace
    workspace = open_workspace(here.project.path, "Ben")
    workspace.open_session(here.session_id)
    yield workspace
    workspace.project.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_list_of_events_bears_whatever_is_pressed(typist, other, seed):
    hand = Hand(typist, other, seed)
    try:
        for step in range(1, STEPS + 1):
            hand.do_something()
            if step % EVERY == 0:
                hand.compare()
    except BaseException:
        print(f"seed {seed}:", *hand.done)
        raise
    finally:
        hand.desk.unsaved.clear()
    assert_agreement(hand.desk.workspace.project)
