# SPDX-License-Identifier: Apache-2.0
"""Search finds marks, events and articles of the whole project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView

from annotator.domain.span import Span
from annotator.gui.panels.search import SearchPanel
from annotator.services.tagging import tag_all
from annotator.store.search import Scope
from tests.gui.conftest import article_in


@pytest.fixture
def panel(desk, shown):
    return shown(SearchPanel(desk), 700, 220)


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


def test_marks_come_before_events_and_articles(panel, desk, tag, qtbot):
    tag("number", "60 people")
    tag("claim", "left 60 people without shelter")
    event = desk.eventing.add(None)
    desk.eventing.set_field(event.id, "what", "people fled")
    search(panel, qtbot, "people")
    assert column(panel, 0) == ["N", "C", "E", "A"]
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


def choose(panel, scope):
    scopes = panel.findChild(QComboBox, "searchScope")
    scopes.setCurrentIndex(scopes.findData(scope))


def test_scope_tells_where_to_search(panel, desk, tag, qtbot, new_session):
    tag("number", "60 people")
    search(panel, qtbot, "people")
    assert column(panel, 0) == ["N", "A"]
    choose(panel, Scope.SESSION)
    assert column(panel, 0) == ["N"]
    choose(panel, Scope.TEXTS)
    assert column(panel, 0) == ["A"]
    choose(panel, Scope.SESSION)
    desk.open_session(new_session("Ten people came.", "Other"))
    assert column(panel, 0) == []
    choose(panel, Scope.PROJECT)
    assert column(panel, 0) == ["N"]
    assert panel.findChild(QLabel, "searchCount").text() == "found: 1"


def test_hit_in_a_text_goes_to_the_article_and_asks_for_the_words(panel, desk, qtbot, new_session):
    first = desk.workspace.session_id
    desk.open_session(new_session("Ten came.", "Other"))
    line = search(panel, qtbot, "half of the fleet")
    assert column(panel, 2) == ["Harbour storm"]
    qtbot.keyClick(line, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.words_asked) as asked:
        qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert asked.args == ["half of the fleet"]
    assert desk.workspace.session_id == first


def test_hit_in_the_open_article_stays_in_its_session(panel, desk, qtbot, new_session):
    second = new_session()
    desk.open_session(second)
    line = search(panel, qtbot, "fleet")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert desk.workspace.session_id == second


def test_article_that_nobody_works_on_says_what_to_do(panel, desk, qtbot, project):
    article_in(project, "Zebras walk.", "Zoo")
    line = search(panel, qtbot, "zebras")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert "Begin a session" in said.args[0]


def test_more_than_the_first_rows_are_counted_when_typing_rests(panel, desk, qtbot):
    span = Span(0, 7)
    tag_all(desk.workspace, "claim", [span] * 2_500)
    search(panel, qtbot, "harbour")
    count = panel.findChild(QLabel, "searchCount")
    assert count.text().endswith("or more")
    qtbot.waitUntil(lambda: count.text() == "found: 2,501")
