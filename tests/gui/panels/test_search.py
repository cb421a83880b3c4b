# SPDX-License-Identifier: Apache-2.0
"""Search finds marks, events and articles of the whole project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView

from annotator.gui.panels.search import SearchPanel


@pytest.fixture
def panel(desk, qtbot):
    panel = SearchPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(700, 220)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield panel
    panel.close()


def table(panel):
    return panel.findChild(QTableView, "searchTable")


def column(panel, number):
    model = table(panel).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def search(panel, qtbot, words):
    line = panel.findChild(QLineEdit, "searchLine")
    panel.focus_line()
    qtbot.keyClicks(line, words)
    return line


def test_nothing_is_searched_before_two_letters(panel, qtbot):
    search(panel, qtbot, "s")
    assert column(panel, 0) == []
    assert table(panel)._empty_text == "Type two letters or more."
    search(panel, qtbot, "zzz")
    assert table(panel)._empty_text == "Nothing with these words."


def test_hits_are_grouped_by_kind(panel, desk, tag, qtbot):
    tag("number", "60 people")
    tag("claim", "left 60 people without shelter")
    event = desk.eventing.add(None)
    desk.eventing.set_field(event.id, "what", "people fled")
    search(panel, qtbot, "people")
    assert column(panel, 0) == ["C", "N", "E", "A"]
    assert set(column(panel, 2)) == {"Harbour storm"}


def test_initials_have_the_colour_of_their_kind_and_are_spoken(panel, desk, tag, qtbot):
    tag("number", "60 people")
    search(panel, qtbot, "people")
    initial = table(panel).model().index(0, 0)
    assert initial.data(Qt.ItemDataRole.ForegroundRole) == desk.theme.kind_color("number")
    assert initial.data(Qt.ItemDataRole.AccessibleTextRole) == "Number"


def test_enter_goes_to_the_mark(panel, desk, tag, qtbot):
    one = tag("number", "60 people")
    line = search(panel, qtbot, "people")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(desk.reveal_asked):
        qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert desk.annotation_id == one.id


def test_hit_in_another_session_opens_it(panel, desk, tag, qtbot, new_session):
    one = tag("number", "60 people")
    first = desk.workspace.session_id
    desk.open_session(new_session("Ten came.", "Other"))
    line = search(panel, qtbot, "people")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert (desk.workspace.session_id, desk.annotation_id) == (first, one.id)


def test_enter_goes_to_the_event(panel, desk, qtbot):
    event = desk.eventing.add(None)
    desk.eventing.set_field(event.id, "what", "evacuation")
    line = search(panel, qtbot, "evacu")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert desk.event_id == event.id


def test_hit_that_is_gone_is_said_to_be(panel, desk, tag, qtbot):
    one = tag("number", "60 people")
    line = search(panel, qtbot, "people")
    desk.marking.delete([one.id])
    qtbot.keyClick(line, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.said):
        qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert desk.annotation_id == ""


def test_words_that_the_index_could_misread_are_plain_text(panel, qtbot):
    search(panel, qtbot, 'left-60 "or')
    assert column(panel, 0) == []


def test_desk_tells_before_a_session_is_left_and_stays_in_the_open_one(desk, new_session, qtbot):
    first, other = desk.workspace.session_id, new_session("Ten people came.", "Other")
    left, opened = [], []
    desk.session_leaving.connect(lambda: left.append(desk.workspace.session_id))
    desk.session_opened.connect(lambda: opened.append(desk.workspace.session_id))
    desk.open_session(first)
    assert (left, opened) == ([], [])
    desk.open_session(other)
    assert (left, opened) == ([first], [other])


def test_mark_that_is_gone_cannot_become_the_current_one(desk, tag):
    one = tag("number", "60")
    desk.marking.delete([one.id])
    desk.select_annotation(one.id)
    assert desk.annotation_id == ""
