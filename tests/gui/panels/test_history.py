# SPDX-License-Identifier: Apache-2.0
"""The history lists every edit with its values."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView

from annotator.domain.status import Status
from annotator.gui.panels.history import HistoryPanel


@pytest.fixture
def panel(desk, qtbot):
    panel = HistoryPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(900, 220)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield panel
    panel.close()


def column(panel, number):
    model = panel.findChild(QTableView, "historyTable").model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_edits_are_listed_newest_first_with_their_values(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.marking.set_field(one.id, "unit", "km")
    desk.marking.set_field(one.id, "unit", "miles")
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 3)
    assert column(panel, 2) == ["Set unit: “60”", "Set unit: “60”", "Tag number: “60”"]
    assert column(panel, 3) == ["Unit: km → miles", "Unit: blank → km", ""]
    assert set(column(panel, 1)) == {"Ann"}


def test_undo_is_named_as_such(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.marking.set_status([one.id], Status.CHECKED)
    desk.workspace.undo()
    desk.workspace.redo()
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 4)
    assert column(panel, 2)[:2] == [
        "Redone: Set status to checked: “60”",
        "Undone: Set status to checked: “60”",
    ]


def test_typing_stays_one_line(panel, desk, tag, qtbot):
    one = tag("number", "60")
    for typed in ("k", "km"):
        desk.marking.set_field(one.id, "unit", typed, draft=True)
    qtbot.waitUntil(lambda: column(panel, 3) == ["Unit: blank → km", ""])


def test_filter_is_by_person_kind_and_words(panel, desk, tag, qtbot):
    one = tag("number", "60")
    tag("date", "Friday")
    desk.marking.set_field(one.id, "unit", "km")
    words = panel.findChild(QLineEdit, "historyFilter")
    for typed, count in (("date", 1), ("60", 2), ("ann", 3), ("ann unit", 1), ("nobody", 0)):
        words.setText(typed)
        assert len(column(panel, 2)) == count, typed
    assert panel.table._empty_text == "No edits with these words."


def test_filter_reads_on_until_it_finds(panel, desk, tag, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.gui.models.history_model._BATCH", 5)
    first = tag("number", "60")
    for status in (Status.CHECKED, Status.QUERY) * 10:
        desk.marking.set_status([first.id], status)
    panel.model._read = 0
    panel.findChild(QLineEdit, "historyFilter").setText("tag")
    qtbot.waitUntil(lambda: column(panel, 2) == ["Tag number: “60”"])
    assert not panel.model.canFetchMore()


def test_enter_goes_to_the_mark(panel, desk, tag, qtbot):
    one = tag("number", "60")
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 1)
    view = panel.findChild(QTableView, "historyTable")
    view.choose_row(0)
    with qtbot.waitSignal(desk.reveal_asked):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.annotation_id == one.id


def test_enter_goes_to_the_event(panel, desk, qtbot):
    event = desk.eventing.add(None)
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 1)
    view = panel.findChild(QTableView, "historyTable")
    view.choose_row(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.event_id == event.id


def test_what_is_gone_is_said_to_be(panel, desk, tag, qtbot):
    desk.marking.delete([tag("number", "60").id])
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 2)
    view = panel.findChild(QTableView, "historyTable")
    view.choose_row(0)
    with qtbot.waitSignal(desk.said):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_hidden_panel_reads_when_it_is_shown(panel, desk, tag):
    panel.hide()
    tag("number", "60")
    panel.show()
    assert column(panel, 2) == ["Tag number: “60”"]


def test_other_session_has_its_own_history(panel, desk, tag, new_session):
    tag("number", "60")
    desk.open_session(new_session("Ten people came.", "Other"))
    assert column(panel, 2) == []
    assert panel.table._empty_text.startswith("Nothing was edited yet")
