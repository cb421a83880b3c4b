# SPDX-License-Identifier: Apache-2.0
"""Several suggested events are selected in their list and decided on together."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from tests.gui.window.small_events import (
    BY_TIME,
    child,
    current,
    events,
    left,
    names,
    panel,
    read_storm,
    use_small_events,
)
from tests.gui.window.small_rules import told


@pytest.fixture
def reader(start, tmp_path, monkeypatch):
    """Return somebody in front of an article with marks and events suggested, none decided."""
    use_small_events(monkeypatch)
    return read_storm(start, tmp_path)


def click_row(typist, table, row, keys):
    place = table.visualRect(table.model().index(row, 2)).center()
    typist.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, place)


@pytest.fixture
def listed(reader):
    """Return the list of suggested events, which has the focus; the first one is current."""
    reader.window.show_panel("events")
    child(reader, "eventShowSuggested").click()
    table = child(reader, "eventSuggested")
    table.enter_list()
    return table


def test_several_selected_by_shift_are_accepted_as_one_step(reader, listed):
    reader.press("Shift+Down")
    assert child(reader, "suggested_accept").text().startswith("Accept 2 ")
    reader.press("Y")
    assert names(reader) == BY_TIME[:2]
    assert (left(reader), current(reader)) == (BY_TIME[2:], BY_TIME[2])
    assert (listed.currentIndex().row(), listed.chosen_rows()) == (0, [0])
    assert reader.window.focusWidget() is listed
    assert "2 suggestions" in told(reader, "quiet_line")
    assert child(reader, "suggested_accept").text().startswith("Accept ")
    assert "2" not in child(reader, "suggested_accept").text()
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == BY_TIME)
    assert events(reader) == []


def test_several_selected_from_below_are_rejected_together(reader, listed):
    reader.press("Down", "Down", "Shift+Up", "Backspace")
    assert (left(reader), current(reader)) == (BY_TIME[:1], BY_TIME[0])
    assert (listed.currentIndex().row(), reader.window.focusWidget()) == (0, listed)
    assert "2 suggestions" in told(reader, "quiet_line")
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == BY_TIME)


def test_rows_selected_by_control_are_accepted_without_those_between(reader, listed):
    click_row(reader, listed, 2, Qt.KeyboardModifier.ControlModifier)
    assert listed.chosen_rows() == [0, 2]
    reader.press("Y")
    assert (names(reader), current(reader)) == ([BY_TIME[0], BY_TIME[2]], BY_TIME[1])


def test_row_taken_out_of_what_is_selected_leaves_the_other_current(reader, listed):
    for row in (2, 0):
        click_row(reader, listed, row, Qt.KeyboardModifier.ControlModifier)
    assert (listed.chosen_rows(), current(reader)) == ([2], BY_TIME[2])
    reader.press("Y")
    assert names(reader) == [BY_TIME[2]]


def test_all_that_a_filter_lists_are_accepted_together(reader, listed):
    panel(reader).filter.setText("o")
    assert listed.model().rowCount() == 2
    listed.enter_list()
    reader.press("Control+A", "Y")
    assert (names(reader), left(reader)) == ([BY_TIME[0], BY_TIME[2]], [BY_TIME[1]])


def test_next_one_is_one_that_the_filter_lists(reader, listed):
    panel(reader).filter.setText("o")
    assert listed.model().rowCount() == 2
    listed.enter_list()
    reader.press("Y")
    assert (names(reader), current(reader)) == ([BY_TIME[0]], BY_TIME[2])


def test_all_selected_are_accepted_and_the_focus_stays_in_the_panel(reader, listed):
    reader.press("Control+A", "Y")
    assert names(reader) == BY_TIME
    assert left(reader) == []
    assert reader.window.focusWidget() is panel(reader).table


def test_buttons_of_the_form_decide_on_all_that_is_selected(reader, listed):
    reader.press("Shift+Down")
    reader.qtbot.mouseClick(child(reader, "suggested_reject"), Qt.MouseButton.LeftButton)
    assert left(reader) == BY_TIME[2:]
    assert events(reader) == []


def test_only_the_current_one_is_meant_in_the_text(reader, listed):
    reader.press("Shift+Down")
    reader.window.view.setFocus()
    assert listed.chosen_rows() == [1]
    reader.press("Y")
    assert (names(reader), current(reader)) == ([BY_TIME[1]], BY_TIME[2])


def test_key_to_the_next_one_ends_what_is_selected(reader, listed):
    reader.press("Shift+Down", "Period")
    assert (listed.chosen_rows(), current(reader)) == ([2], BY_TIME[2])


def test_selected_ones_stay_selected_while_a_menu_is_open(reader, listed):
    reader.press("Shift+Down")
    for way in (QFocusEvent.Type.FocusOut, QFocusEvent.Type.FocusIn):
        QApplication.sendEvent(listed, QFocusEvent(way, Qt.FocusReason.PopupFocusReason))
    assert listed.chosen_rows() == [0, 1]
    reader.window.actions_table["suggest.accept"].trigger()
    assert names(reader) == BY_TIME[:2]
