# SPDX-License-Identifier: Apache-2.0
"""The columns of the list of events: chosen, put in order, and there again later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QMenu, QPushButton


@pytest.fixture
def table(window):
    window.resize(1600, 900)
    return window.show_panel("events").table


def seen(table):
    """Return the titles of the columns that are shown, from left to right."""
    header = table.horizontalHeader()
    order = [header.logicalIndex(at) for at in range(header.count())]
    titles = {column: table.columns.title(table.model().columns[column].key) for column in order}
    return [titles[column] for column in order if not table.isColumnHidden(column)]


def open_menu(table):
    header = table.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(5, 5))
    return next(one for one in table.findChildren(QMenu) if one.isVisible())


def tick(table, key):
    menu = open_menu(table)
    action = next(one for one in menu.actions() if one.data() == key)
    action.trigger()
    menu.close()


def test_columns_at_first(table):
    assert seen(table) == ["When", "Who", "What", "Where", "Happened", "Status", "Open", "Marks"]


def test_menu_of_the_header_shows_a_column_and_leaves_one_out(table):
    tick(table, "note")
    tick(table, "where")
    assert seen(table) == ["When", "Who", "What", "Happened", "Status", "Open", "Marks", "Note"]


def test_last_column_stays(table):
    table.columns.show_columns([("what", True)])
    tick(table, "what")
    assert seen(table) == ["What"]


def test_chosen_columns_stay_where_there_is_no_room(window, table):
    tick(table, "note")
    window.resize(900, 600)
    QApplication.processEvents()
    assert "Note" in seen(table)
    assert "Where" in seen(table)


def test_usual_columns_come_back(table):
    tick(table, "note")
    menu = open_menu(table)
    next(one for one in menu.actions() if one.objectName() == "columns_usual").trigger()
    menu.close()
    assert seen(table) == ["When", "Who", "What", "Where", "Happened", "Status", "Open", "Marks"]
    assert table.own_state().isEmpty()


def test_alt_with_an_arrow_moves_the_column_of_the_current_cell(table, window, typist):
    window.desk.eventing.add(None)
    table.enter_list()
    table.setCurrentIndex(table.model().index(0, 1))
    typist.press("Alt+Left")
    assert seen(table)[:3] == ["Who", "When", "What"]
    typist.press("Alt+Right", "Alt+Right")
    assert seen(table)[:3] == ["When", "What", "Who"]


def test_columns_are_there_again_after_a_restart(start):
    window = start().window
    window.resize(1600, 900)
    table = window.show_panel("events").table
    tick(table, "line")
    table.columns.move("line", -6)
    before = seen(table)
    window.close()
    again = start().window
    again.resize(1600, 900)
    assert seen(again.show_panel("events").table) == before


def test_columns_are_chosen_and_moved_by_keys(window, table, qtbot, monkeypatch):
    def work(dialog):
        dialog.show()
        columns = dialog.findChild(QListWidget, "columns")
        columns.setFocus()
        qtbot.keyClick(columns, Qt.Key.Key_Space)
        columns.setCurrentRow(3)
        dialog.activateWindow()
        dialog._move_up()
        return 0

    monkeypatch.setattr(QDialog, "exec", work)
    window.actions_table["events.columns"].trigger()
    assert seen(table) == ["Who", "Where", "What", "Happened", "Status", "Open", "Marks"]


def test_dialog_brings_the_usual_columns_back(window, table, monkeypatch):
    tick(table, "note")

    def work(dialog):
        dialog.findChild(QPushButton, "columns_usual").click()
        return 0

    monkeypatch.setattr(QDialog, "exec", work)
    window.actions_table["events.columns"].trigger()
    assert "Note" not in seen(table)


def test_dialog_ticks_the_last_column_again(window, table, monkeypatch):
    table.columns.show_columns([("what", True), ("who", False)])
    ticks = []

    def work(dialog):
        listed = dialog.findChild(QListWidget, "columns")
        listed.setCurrentRow(0)
        listed.item(0).setCheckState(Qt.CheckState.Unchecked)
        ticks.extend((listed.currentRow(), listed.item(0).text(), listed.item(0).checkState()))

    monkeypatch.setattr(QDialog, "exec", work)
    window.actions_table["events.columns"].trigger()
    assert ticks == [0, "What", Qt.CheckState.Checked]
    assert seen(table) == ["What"]
