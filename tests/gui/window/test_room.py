# SPDX-License-Identifier: Apache-2.0
"""What has room at which size of the window: names of columns, the line to find, the lower half."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
)

from annotator.gui.dialogs.keys import KeysDialog
from annotator.gui.panels._list_table import ListTable
from annotator.gui.sharing import Halves, Sides

SIZES = [(1280, 720), (1440, 900), (1920, 1080)]


def is_whole(table, column):
    """Return whether the name of a column that is shown is not cut off."""
    header = table.horizontalHeader()
    name = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
    return header.fontMetrics().horizontalAdvance(name) + 12 <= header.sectionSize(column)


def shown(table):
    columns = range(table.model().columnCount())
    return [column for column in columns if not table.isColumnHidden(column)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sides", [(230, 670, 380), (200, 600, 480), (200, 500, 640)])
def test_names_of_columns_are_shown_whole(window, size, sides):
    window.resize(*size)
    for kind in ("claim", "quote", "number", "date"):
        window.show_panel(kind)
    window._parts._sides.setSizes(sides)
    QApplication.processEvents()
    tables = [one for one in window.findChildren(ListTable) if one.isVisible()]
    assert {"date" + "Table", "eventTable"} <= {one.objectName() for one in tables}
    cut = [(one, n) for one in tables for n in shown(one) if not is_whole(one, n)]
    assert cut == []


def test_column_that_was_hidden_comes_back_with_room_for_its_name(window):
    table = window.show_panel("claim").table
    window._parts._sides.setSizes((230, 830, 380))
    QApplication.processEvents()
    before = shown(table)
    window._parts._sides.setSizes((230, 500, 640))
    QApplication.processEvents()
    assert len(shown(table)) > len(before)
    assert all(is_whole(table, column) for column in shown(table))


def test_words_of_the_article_have_most_of_a_list(window):
    window.resize(1280, 720)
    table = window.show_panel("claim").table
    QApplication.processEvents()
    widths = [table.columnWidth(column) for column in shown(table)]
    assert widths[0] == max(widths)


def test_column_made_too_narrow_says_by_dots_that_its_name_goes_on(window):
    header = window.show_panel("claim").table.horizontalHeader()
    assert isinstance(header, QHeaderView)
    assert header.textElideMode() is Qt.TextElideMode.ElideRight


def pull(table, column, width):
    """Make a column as wide as somebody does who pulls at it."""
    table.setColumnWidth(column, width)
    table._fits = ()
    table.has_own_widths = True


def test_columns_of_a_panel_come_back_as_somebody_left_them(start):
    window = start().window
    pull(window.show_panel("claim").table, 0, 77)
    window.close()
    assert start().window.show_panel("claim").table.columnWidth(0) == 77


def test_columns_of_a_dialog_come_back_as_somebody_left_them(window, monkeypatch):
    seen = []

    def work(dialog):
        table = dialog.findChild(ListTable)
        seen.append(table.columnWidth(0))
        pull(table, 0, 111)
        return 0

    monkeypatch.setattr(QDialog, "exec", work)
    for _ in range(2):
        window.actions_table["help.keys"].trigger()
    assert seen[0] != 111
    assert seen[1] == 111


@pytest.mark.parametrize("size", SIZES)
def test_line_to_find_has_room(window, typist, size):
    window.resize(*size)
    typist.press("Control+F")
    QApplication.processEvents()
    assert window.findChild(QLineEdit, "finder").width() >= 260


def button(window, name):
    return window.findChild(QToolButton, f"find_bar_{name}")


def test_ways_to_find_are_in_a_menu_where_there_is_no_room_beside_the_line(window, typist):
    window.resize(1920, 1080)
    typist.press("Control+F")
    QApplication.processEvents()
    assert button(window, "edit.find_option.case").isVisible()
    assert not button(window, "more").isVisible()
    window.resize(1280, 720)
    QApplication.processEvents()
    assert not button(window, "edit.find_option.case").isVisible()
    assert button(window, "more").isVisible()
    assert button(window, "edit.close_find").isVisible()


def test_menu_of_the_ways_to_find_tells_that_one_is_chosen(window, typist):
    window.resize(1280, 720)
    typist.press("Control+F", "Alt+A")
    more = button(window, "more")
    assert more.isChecked()
    assert more.toolTip() == "Match case"
    way = window.findChild(QMenu, "find_bar_menu").actions()[0]
    way.trigger()
    assert not more.isChecked()


@pytest.mark.parametrize("size", SIZES)
def test_four_events_are_in_sight_and_the_text_has_most_of_the_height(window, size):
    window.resize(*size)
    QApplication.processEvents()
    table = window.findChild(ListTable, "eventTable")
    assert table.viewport().height() >= 3.9 * table.verticalHeader().defaultSectionSize()
    assert window.view.height() > 1.5 * window.areas["bottom"].height()


def test_lower_half_follows_the_window_until_somebody_pulls_at_it(window):
    halves = window.findChild(Halves, "halves")
    window.resize(1280, 720)
    QApplication.processEvents()
    first = halves.sizes()[1]
    window.resize(1280, 1000)
    QApplication.processEvents()
    assert halves.sizes()[1] > first
    assert halves.own_state().isEmpty()
    halves.moveSplitter(500, 1)
    window.resize(1280, 720)
    window.resize(1280, 1000)
    QApplication.processEvents()
    assert abs(halves.sizes()[0] - 500) <= 8


def test_lower_half_stands_as_somebody_left_it(start):
    window = start().window
    # The screen without a screen is 800 pixels high.
    window.resize(780, 700)
    QApplication.processEvents()
    halves = window.findChild(Halves, "halves")
    halves.moveSplitter(320, 1)
    kept = halves.sizes()
    window.close()
    assert start().window.findChild(Halves, "halves").sizes() == kept


def test_panels_are_wider_in_a_wide_window_until_somebody_pulls_at_them(window):
    sides = window.findChild(Sides, "sides")
    window.resize(1280, 720)
    QApplication.processEvents()
    narrow = sides.sizes()
    window.resize(1920, 1080)
    QApplication.processEvents()
    wide = sides.sizes()
    assert wide[0] == narrow[0]
    assert wide[2] > narrow[2]
    assert wide[1] > 2 * wide[2]
    sides.moveSplitter(300, 1)
    window.resize(1600, 1080)
    QApplication.processEvents()
    assert sides.sizes()[0] == 300


def test_sheet_of_keys_shows_actions_and_keys_whole(window, qtbot):
    sheet = KeysDialog(window.actions_table, window)
    qtbot.addWidget(sheet)
    sheet.show()
    table = sheet.findChild(ListTable, "keys_table")
    wide = {n: table.sizeHintForColumn(n) for n in shown(table)[:-1]}
    assert {n: table.columnWidth(n) for n in wide if table.columnWidth(n) < wide[n]} == {}


LONG = "Set status to checked for 12 marks, and added the tag “harbour storm” to all of them"


def test_quiet_line_is_read_whole_in_a_small_window_before_how_much_is_done(window):
    window.resize(1024, 700)
    window.status.say_done(LONG)
    QApplication.processEvents()
    line, coverage = (window.findChild(QLabel, name) for name in ("quiet_line", "coverage"))
    assert line.fontMetrics().horizontalAdvance(LONG) <= line.contentsRect().width()
    assert not coverage.isVisible()
    window.status.clear_line()
    assert coverage.isVisible()


def test_short_quiet_line_stands_beside_how_much_is_done(window):
    window.resize(1280, 720)
    window.status.say_done("Deleted")
    window.status.say("Copied")
    assert window.findChild(QLabel, "coverage").isVisible()
