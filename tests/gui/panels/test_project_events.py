# SPDX-License-Identifier: Apache-2.0
"""The events of all articles: filtered, due, side by side; Enter goes to one."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView

from annotator.domain.status import Status
from annotator.gui.models.paged import Role
from annotator.gui.models.project_event_model import ProjectEventModel, View
from annotator.gui.panels.project_events import ProjectEventsPanel

NOON = datetime(2023, 11, 29, 12)  # noqa: DTZ001 -- times in articles have no zone
OTHER = "Truce talks\nHamas freed 16 hostages on Wednesday. Talks go on.\n"


@pytest.fixture
def add(desk):
    """Return what makes an event in the open session."""

    def add_event(what, start="", who="", **fields):
        event = desk.eventing.add(None)
        for key, value in {"what": what, "start": start, "who": who, **fields}.items():
            if value:
                desk.eventing.set_field(event.id, key, value)
        return event

    return add_event


@pytest.fixture
def filled(desk, add, new_session):
    """Return the sessions of two articles with events in both; the second is open."""
    first = desk.workspace.session_id
    add("Hamas frees 12 hostages", "2023-11-29", "Hamas", where="Gaza")
    add("Storm", "2023-11-24", "Ada")
    add("Repairs end", "2023-12-02", "mayor", event_status="planned")
    second = new_session(OTHER, "Truce talks", "Bo")
    desk.open_session(second)
    add("Hamas frees 16 hostages", "2023-11-29", "Hamas", where="Rafah")
    add("Truce ends", "2023-11-28", "Israel", event_status="planned")
    add("Somebody speaks")
    return first, second


@pytest.fixture
def panel(desk, filled, shown, monkeypatch):
    monkeypatch.setattr(ProjectEventModel, "now", lambda _: NOON)
    return shown(ProjectEventsPanel(desk), 1200, 320)


def table(panel):
    return panel.findChild(QTableView, "projectEventsTable")


def column(panel, key):
    model = panel.model
    number = [one.key for one in model.columns].index(key)
    return [model.index(row, number).data() for row in range(model.rowCount())]


def type_into(panel, qtbot, name, text):
    line = panel.findChild(QLineEdit, name)
    line.setFocus()
    qtbot.keyClicks(line, text)
    return line


def choose(panel, qtbot, name, text):
    """Choose the entry of a box that begins so, by the arrow keys."""
    box = panel.findChild(QComboBox, name)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    while not box.currentText().startswith(text):
        assert box.currentIndex() < box.count() - 1
        qtbot.keyClick(box, Qt.Key.Key_Down)


def event_called(desk, what):
    """Return the event of the open session with this name."""
    workspace = desk.workspace
    (event,) = workspace.project.events.first(workspace.session_id, what, 2)
    return event


def count(panel):
    return panel.findChild(QLabel, "projectEventsCount").text()


def test_events_of_all_articles_come_by_time(panel):
    assert column(panel, "what") == [
        "Storm",
        "Truce ends",
        "Somebody speaks",
        "Hamas frees 12 hostages",
        "Hamas frees 16 hostages",
        "Repairs end",
    ]
    assert column(panel, "article")[:2] == ["Harbour storm", "Truce talks"]
    assert column(panel, "reviewer")[:2] == ["Ann", "Bo"]
    assert count(panel) == "events: 6"


def test_latest_come_first_where_that_is_chosen(panel, qtbot):
    choose(panel, qtbot, "projectEventsView", "Latest")
    assert column(panel, "what")[0] == "Repairs end"


def test_words_and_names_filter(panel, qtbot):
    line = type_into(panel, qtbot, "projectEventsWords", "hostages")
    assert len(column(panel, "what")) == 2
    line.clear()
    type_into(panel, qtbot, "projectEventsActor", "isr")
    assert column(panel, "what") == ["Truce ends"]
    assert count(panel) == "events: 1"


def test_names_of_the_project_are_offered(panel, qtbot):
    line = type_into(panel, qtbot, "projectEventsActor", "a")
    offered = line.completer().model().stringList()
    assert offered == ["Ada", "Hamas", "Israel", "mayor"]
    line.completer().popup().hide()


def test_month_means_all_of_it(panel, qtbot):
    type_into(panel, qtbot, "projectEventsFrom", "2023-12")
    assert column(panel, "what") == ["Repairs end"]
    panel.findChild(QLineEdit, "projectEventsFrom").clear()
    line = type_into(panel, qtbot, "projectEventsTo", "2023-11")
    assert len(column(panel, "what")) == 4
    qtbot.keyClicks(line, "x")
    assert len(column(panel, "what")) == 6
    assert "2023-11x" in line.toolTip()


def test_one_article_or_the_open_session_is_chosen(panel, desk, filled, qtbot):
    choose(panel, qtbot, "projectEventsPlace", "Harbour")
    assert set(column(panel, "article")) == {"Harbour storm"}
    choose(panel, qtbot, "projectEventsPlace", "This")
    assert set(column(panel, "article")) == {"Truce talks"}
    desk.open_session(filled[0])
    assert set(column(panel, "article")) == {"Harbour storm"}
    desk.close_session()
    assert column(panel, "what") == []


def test_checked_events_are_not_open(panel, desk, qtbot):
    choose(panel, qtbot, "projectEventsView", "Still")
    event = event_called(desk, "Truce ends")
    desk.eventing.set_status(event.id, Status.CHECKED)
    qtbot.waitUntil(lambda: "Truce ends" not in column(panel, "what"))
    assert len(column(panel, "what")) == 5


def test_due_list_parts_what_is_overdue_from_what_is_to_come(panel, desk, qtbot):
    panel.show_view(View.DUE)
    assert column(panel, "due") == [
        "Overdue: this can be checked now",
        "due now",
        "Still to come",
        "due in 4 days",
    ]
    assert count(panel) == "events: 2"
    event = event_called(desk, "Truce ends")
    desk.eventing.set_status(event.id, Status.CHECKED)
    qtbot.waitUntil(lambda: column(panel, "due") == ["Still to come", "due in 4 days"])


def test_events_of_two_articles_stand_side_by_side_under_what_differs(panel, qtbot):
    choose(panel, qtbot, "projectEventsView", "Side")
    assert column(panel, "start")[0] == (
        "Wed 29 Nov 2023 · Hamas · 2 articles · they differ: where: Gaza | Rafah; how many: 12 | 16"
    )
    assert column(panel, "what") == ["", "Hamas frees 12 hostages", "Hamas frees 16 hostages"]
    tip = panel.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[1:] == ["where: Gaza | Rafah", "how many: 12 | 16"]
    assert panel.grab().width() == 1200


def test_enter_goes_to_an_event_of_another_article(panel, desk, filled, qtbot):
    line = type_into(panel, qtbot, "projectEventsWords", "storm")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert desk.workspace.session_id == filled[0]
    assert desk.workspace.project.events.get(desk.event_id).what == "Storm"


def test_enter_on_a_heading_stays_where_it_is(panel, desk, filled, qtbot):
    panel.show_view(View.DUE)
    qtbot.keyClick(table(panel), Qt.Key.Key_Up)
    assert table(panel).currentIndex().row() == 0
    qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert desk.workspace.session_id == filled[1]
    assert not desk.event_id


def test_due_list_is_entered_at_its_first_event_not_at_the_heading(panel, desk, qtbot):
    panel.show_view(View.DUE)
    qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert desk.event_id == event_called(desk, "Truce ends").id


@pytest.mark.parametrize("view", [View.BY_TIME, View.DUE])
def test_what_happened_has_more_room_than_who_did_it(panel, view):
    panel.show_view(view)
    keys = [one.key for one in panel.model.columns]
    width = table(panel).columnWidth
    assert width(keys.index("what")) > width(keys.index("who"))


def test_event_that_is_gone_by_now_is_said_to_be(panel, desk, add, qtbot):
    event = event_called(desk, "Truce ends")
    heard = []
    desk.said.connect(heard.append)
    type_into(panel, qtbot, "projectEventsWords", "truce")
    desk.eventing.delete([event.id])
    table(panel).chosen.emit(0)
    assert heard == ["This event is no longer there."]


def test_edits_show_at_once_and_new_events_when_they_rest(panel, desk, add, qtbot):
    event = event_called(desk, "Truce ends")
    desk.eventing.set_field(event.id, "where", "Doha")
    assert "Doha" in column(panel, "where")
    add("Ceasefire", "1999")
    qtbot.waitUntil(lambda: column(panel, "what")[0] == "Ceasefire")


def test_hidden_panel_reads_nothing_until_it_is_shown(panel, desk, add, qtbot):
    panel.hide()
    add("Ceasefire", "1999")
    assert "Ceasefire" not in column(panel, "what")
    panel.show()
    assert "Ceasefire" in column(panel, "what")


def test_empty_lists_say_why(panel, desk, qtbot):
    type_into(panel, qtbot, "projectEventsWords", "zzz")
    assert "No such events" in table(panel)._empty_text
    panel.show_view(View.DUE)
    assert "Nothing is due" in table(panel)._empty_text
    panel.show_view(View.SIDE_BY_SIDE)
    assert "No two articles" in table(panel)._empty_text
    panel.show_view(View.BY_TIME)
    assert "No events yet" in table(panel)._empty_text


@pytest.mark.parametrize("view", View)
def test_model_keeps_the_rules_of_item_models(panel, view, qtmodeltester):
    panel.show_view(view)
    model = panel.model
    assert model.rowCount(model.index(0, 0)) == 0
    qtmodeltester.check(model)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode, model)
    panel.show_view(View.BY_TIME)
    assert tester.model() is model


def test_status_is_told_by_its_cell_and_id_by_all(panel, desk):
    model = panel.model
    number = [one.key for one in model.columns].index("status")
    assert model.index(1, number).data(Role.STATUS) == "unchecked"
    assert model.index(1, 0).data(Role.ID)
    assert model.index(1, 0).data(Role.SESSION_ID)


def test_tab_goes_through_the_filters_as_they_stand_and_into_the_list(panel, qtbot):
    names = ("View", "Place", "Words", "Actor", "From", "To", "Table")
    panel.view.setFocus()
    for name in names:
        focused = panel.focusWidget()
        assert focused.objectName() == f"projectEvents{name}"
        qtbot.keyClick(focused, Qt.Key.Key_Tab)


def test_escape_empties_a_line_and_then_leaves_the_panel(panel, qtbot):
    line = type_into(panel, qtbot, "projectEventsWords", "truce")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(line, Qt.Key.Key_Escape)


def test_another_view_is_seen_from_its_beginning(panel, add):
    for number in range(40):
        add(f"Meeting {number}", f"2023-12-{number % 28 + 1:02}", event_status="planned")
    panel.show_view(View.BY_TIME)
    table(panel).scrollToBottom()
    panel.show_view(View.DUE)
    assert table(panel).rowAt(1) == 0
    panel.show_view(View.BY_TIME)
    table(panel).scrollToBottom()
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.view.findData(View.DUE))
    panel.view.activated.emit(panel.view.currentIndex())
    assert table(panel).rowAt(1) == 0
