# SPDX-License-Identifier: Apache-2.0
"""Events are made, filled in and listed by keys alone, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QToolButton

from annotator.domain.status import Status
from annotator.gui.panels import _list_table
from annotator.store.event_groups import GroupBy
from annotator.store.events import SORTABLE


@pytest.fixture
def panel(typist):
    for words in ("The storm blew for 19 hours", "Forty-two vessels sank"):
        typist.find(words)
        typist.press("E")
    panel = typist.window.show_panel("events")
    panel.table.enter_list()
    return panel


def names(panel):
    events = map(panel.model.item, range(panel.model.rowCount()))
    return [event.what for event in events if event]


def test_event_is_completed_in_its_row_and_each_value_is_one_step(typist, panel):
    desk = typist.window.desk
    panel.table.setCurrentIndex(panel.model.index(0, 1))
    typist.press("F2")
    typist.write("the storm")
    typist.press("Tab")
    typist.write("Storm over Tarn Haven")
    typist.press("Return")
    event = panel.model.item(0)
    assert (event.what, event.who[0].name) == ("Storm over Tarn Haven", "the storm")
    typist.press("Control+Z", "Control+Z")
    event = desk.workspace.project.events.get(event.id)
    assert (event.what, event.who) == ("The storm blew for 19 hours", ())


def test_escape_ends_the_editing_first_and_then_leaves_for_the_text(typist, panel):
    panel.table.setCurrentIndex(panel.model.index(0, 2))
    typist.press("F2", "Escape")
    assert panel.table.hasFocus()
    typist.press("Escape")
    assert typist.window.view.hasFocus()


def test_one_key_shows_all_events_again(typist, panel):
    panel.filter.setFocus()
    typist.write("vessels")
    panel.choice._choose("evidence", "none")
    assert names(panel) == ["Forty-two vessels sank"]
    typist.press("Control+Shift+E")
    assert len(names(panel)) == 2


def test_event_that_the_filter_leaves_out_is_said_to_be_there(typist, panel):
    panel.filter.setText("vessels")
    typist.find("pulled from a flooded cellar")
    typist.press("E")
    assert names(panel) == ["Forty-two vessels sank"]
    said = typist.window.status.findChild(QLabel, "quiet_line").text()
    assert said == (
        "Event added. The filter leaves it out of the list. Ctrl+Shift+E shows all events."
    )
    typist.press("Control+Shift+E")
    assert "pulled from a flooded cellar" in names(panel)
    row = names(panel).index("pulled from a flooded cellar")
    assert panel.table.is_chosen(row)


def test_group_of_the_current_event_is_seen_from_its_head_on(typist, panel):
    desk = typist.window.desk
    for day in range(1, 25):
        event = desk.eventing.add(None)
        desk.eventing.set_field(event.id, "start", f"2023-11-{day:02}")
        desk.eventing.set_status(event.id, Status.QUERY)
    desk.select_event(event.id)
    panel.group(GroupBy.DAY)
    table = panel.table
    row = panel.model.row_of_id(event.id)
    assert table.rowAt(1) <= row - 1
    assert table.visualRect(panel.model.index(row, 0)).bottom() < table.viewport().height()


@pytest.mark.parametrize("by", [*GroupBy])
def test_list_is_grouped_from_the_menu(window, panel, by):
    window.actions_table[f"events.group_by.{by.value}"].trigger()
    assert panel.model.by is by
    window.actions_table["events.group_by.nothing"].trigger()
    assert panel.model.by is None


@pytest.mark.parametrize("key", sorted(SORTABLE - {""}))
def test_list_is_sorted_from_the_menu_one_way_and_the_other(window, panel, key):
    window.actions_table[f"events.sort_by.{key}"].trigger()
    header = panel.table.horizontalHeader()
    column = panel.table.columns.keys.index(key)
    assert header.sortIndicatorSection() == column
    assert header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
    window.actions_table[f"events.sort_by.{key}"].trigger()
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert len(names(panel)) == 2


def test_tab_goes_through_the_line_above_the_list(typist, panel):
    panel.filter.setFocus()
    seen = []
    for _ in range(3):
        typist.press("Tab")
        seen.append(typist.window.focusWidget())
    shown = [panel.findChild(QToolButton, name) for name in ("eventShow", "eventGroup")]
    assert seen == [*shown, panel.table]


def test_what_is_typed_in_a_cell_is_saved_where_the_window_is_closed(typist, panel, start):
    panel.table.setCurrentIndex(panel.model.index(0, 2))
    typist.press("F2")
    typist.write("Storm")
    assert panel.table.findChild(QLineEdit, "cellEditor").isVisible()
    typist.window.close()
    again = start().window
    assert "Storm" in names(again.show_panel("events"))


def test_what_cannot_be_read_in_a_cell_is_asked_about_before_the_window_is_closed(
    typist, panel, monkeypatch
):
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.defaultButton())
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    event_id = panel.model.id_at(0)
    typist.press("F2")
    typist.write("nxt week")
    assert not typist.window.close()
    assert "nxt week" in asked[0]
    field = typist.window.focusWidget()
    assert (field.objectName(), field.text()) == ("startField", "nxt week")
    assert typist.window.desk.event_id == event_id
    # Nobody is asked about it any more.
    typist.window.desk.unsaved.clear()


def test_mark_joins_the_current_event(typist):
    typist.go_to("Repairs will")
    typist.press("E")
    typist.find("$31.4 million")
    typist.press("N", "L")
    project = typist.window.desk.workspace.project
    event = project.events.get(typist.window.desk.event_id)
    assert [one.annotation_id for one in event.evidence] == [typist.window.desk.annotation_id]
    typist.window.actions_table["events.delete"].trigger()
    assert project.events.find([event.id]) == []


def test_event_form_is_reached_by_key(typist):
    typist.go_to("Repairs will")
    typist.press("E", "Shift+E")
    typist.write("Repairs")
    assert "Repairs" in typist.window.focusWidget().text()


def test_selected_rows_are_copied_as_they_are_seen(typist, panel):
    desk = typist.window.desk
    event = panel.model.item(1)
    desk.eventing.set_field(event.id, "who", "=Ada; Ben")
    desk.eventing.set_field(event.id, "start", "2023-11-24")
    columns = [(one, one in ("what", "who", "start")) for one in ("who", "what", "start")]
    panel.table.columns.show_columns(columns)
    panel.table.setFocus()
    typist.press("Control+A", "Control+C")
    assert QGuiApplication.clipboard().text().split("\n") == [
        "\tThe storm blew for 19 hours\t",
        "'=Ada, Ben\tForty-two vessels sank\tFri 24 Nov 2023",
    ]
    said = typist.window.status.findChild(QLabel, "quiet_line").text()
    assert said == "Rows copied: 2"


def test_too_many_rows_are_not_copied_and_that_is_said(typist, panel, monkeypatch):
    monkeypatch.setattr(_list_table, "MOST_COPIED", 1)
    QGuiApplication.clipboard().setText("before")
    panel.table.setFocus()
    typist.press("Control+A", "Control+C")
    assert QGuiApplication.clipboard().text() == "before"
    said = typist.window.status.findChild(QLabel, "quiet_line").text()
    assert said == "2 rows are too many to copy. Select fewer, or export them."


@pytest.mark.parametrize("key", ["project_events", "history"])
def test_row_of_another_list_is_copied_too_and_that_is_said(typist, panel, key):
    other = typist.window.show_panel(key)
    other.table.enter_list()
    typist.press("Control+C")
    text = other.model.index(0, 2).data()
    assert text in QGuiApplication.clipboard().text().split("\t")
    said = typist.window.status.findChild(QLabel, "quiet_line").text()
    assert said == "Rows copied: 1"
