# SPDX-License-Identifier: Apache-2.0
"""The panels below get most of the height for a time, and give it back as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from annotator.gui.settings import THEME, ZOOM
from annotator.gui.sharing import Halves

LINES, LARGE_LINES = 6, 4


@pytest.fixture
def halves(window):
    window.resize(1280, 720)
    QApplication.processEvents()
    return window.findChild(Halves, "halves")


def place(window):
    view = window.view
    return view.textCursor().position(), view.verticalScrollBar().value()


def is_ticked(window):
    return window.actions_table["view.enlarge_lower"].isChecked()


def test_key_gives_the_panels_below_most_of_the_height_and_gives_it_back(typist, halves):
    window = typist.window
    typist.go_to("harbour")
    before, where = halves.sizes(), place(window)
    typist.press("Control+4")
    QApplication.processEvents()
    assert halves.sizes()[1] > 1.2 * halves.sizes()[0]
    assert is_ticked(window)
    typist.press("Control+4")
    QApplication.processEvents()
    assert halves.sizes() == before
    assert place(window) == where
    assert not is_ticked(window)
    assert window.view.hasFocus()


def test_some_lines_of_the_text_stay_under_what_is_told_above_it(window, typist, halves):
    assert window.strip.isVisible()
    typist.press("Control+4")
    QApplication.processEvents()
    lines = window.view.viewport().height() / window.view.cursorRect().height()
    assert lines >= LINES


def test_place_far_down_the_text_is_the_same_afterwards(typist, halves):
    window = typist.window
    typist.press("Control+End")
    where = place(window)
    typist.press("Control+4", "Control+4")
    QApplication.processEvents()
    assert place(window) == where


def test_what_somebody_pulled_at_comes_back(window, typist, halves):
    halves.moveSplitter(300, 1)
    QApplication.processEvents()
    before = halves.sizes()
    typist.press("Control+4")
    QApplication.processEvents()
    assert halves.sizes() != before
    typist.press("Control+4")
    QApplication.processEvents()
    assert halves.sizes() == before
    assert not halves.own_state().isEmpty()


def test_pulling_at_the_line_ends_it(window, typist, halves):
    typist.press("Control+4")
    QApplication.processEvents()
    halves.moveSplitter(320, 1)
    QApplication.processEvents()
    assert abs(halves.sizes()[0] - 320) <= 8
    assert not is_ticked(window)
    typist.press("Control+4")
    QApplication.processEvents()
    assert halves.sizes()[0] < 300


@pytest.mark.parametrize("where", ["front", "free"])
def test_double_click_on_the_tabs_enlarges(window, qtbot, halves, where):
    bar = window.areas["bottom"].tabBar()
    free = QPoint(bar.width() - 4, bar.height() // 2)
    point = free if where == "free" else bar.tabRect(bar.currentIndex()).center()
    assert (bar.tabAt(point) < 0) is (where == "free")
    qtbot.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=point)
    assert halves.is_enlarged
    qtbot.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=point)
    assert not halves.is_enlarged


def test_button_beside_the_tabs_names_the_key_and_leaves_the_focus(window, qtbot, halves):
    button = window.findChild(QToolButton, "bottom_area_button")
    assert button.isVisible()
    assert button.text() == "Enlarge"
    assert button.toolTip().endswith("(Ctrl+4)")
    focus = window.focusWidget()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert halves.is_enlarged
    assert button.isChecked()
    assert window.focusWidget() is focus


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_lines_of_large_text_stay_in_sight(window, typist, halves, theme):
    window.settings.keep(THEME, theme)
    typist.press("Control+4")
    window.settings.keep(ZOOM, 200)
    window.apply_look()
    QApplication.processEvents()
    lines = window.view.viewport().height() / window.view.cursorRect().height()
    assert lines >= LARGE_LINES
    assert halves.sizes()[1] > halves.sizes()[0]


def test_escape_from_the_panels_ends_it_and_leads_to_the_text(typist, halves):
    window, before = typist.window, halves.sizes()
    typist.press("Control+4")
    window.show_panel("events").focus_form()
    typist.press("Escape")
    QApplication.processEvents()
    assert halves.sizes() == before
    assert not is_ticked(window)
    assert window.view.hasFocus()


def test_escape_from_a_panel_at_the_side_leaves_it(typist, halves):
    window = typist.window
    typist.press("Control+4")
    window.show_panel("claim").left.emit()
    assert window.view.hasFocus()
    assert halves.is_enlarged


def test_escape_in_the_text_ends_it_when_nothing_else_is_to_be_left(typist, halves):
    window, before = typist.window, halves.sizes()
    typist.press("Control+Home", "Control+4", "Shift+Right", "Escape")
    assert not window.view.selected_span()
    assert halves.is_enlarged
    typist.press("Escape")
    QApplication.processEvents()
    assert halves.sizes() == before
    assert not is_ticked(window)


def test_panels_that_are_hidden_are_shown_enlarged(window, typist, halves):
    typist.press("Control+3", "Control+4")
    QApplication.processEvents()
    assert window.areas["bottom"].isVisible()
    assert halves.sizes()[1] > 1.2 * halves.sizes()[0]
    typist.press("Control+3", "Control+4")
    assert window.areas["bottom"].isVisible()
    assert halves.is_enlarged


def test_it_works_without_the_sides(window, typist, halves):
    before = halves.sizes()
    typist.press("Control+1", "Control+2", "Control+4")
    QApplication.processEvents()
    assert halves.sizes()[1] > 1.2 * halves.sizes()[0]
    typist.press("Control+4")
    QApplication.processEvents()
    assert halves.sizes() == before


def test_enlarged_panels_are_remembered_with_the_line_before(start):
    typist = start()
    typist.window.resize(780, 700)
    QApplication.processEvents()
    halves = typist.window.findChild(Halves, "halves")
    halves.moveSplitter(320, 1)
    before = halves.sizes()
    typist.press("Control+4")
    typist.window.close()
    typist = start()
    halves = typist.window.findChild(Halves, "halves")
    assert halves.is_enlarged
    assert is_ticked(typist.window)
    typist.press("Control+4")
    QApplication.processEvents()
    assert halves.sizes() == before


def test_words_of_a_chosen_event_are_shown_in_the_lines_that_stay(typist, halves):
    window = typist.window
    for words in ("harbour", "60"):
        typist.find(words)
        typist.press("E")
    window.settings.keep(ZOOM, 200)
    window.apply_look()
    typist.press("Control+Home", "Control+4")
    table = window.show_panel("events").table
    table.setFocus()
    typist.press("Up", "Down", "Down")
    QApplication.processEvents()
    event = window.desk.workspace.project.events.get(window.desk.event_id)
    visible = window.view.visible_span()
    assert visible.start <= event.span.start
    assert event.span.end <= visible.end
