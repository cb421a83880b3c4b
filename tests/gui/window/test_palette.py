# SPDX-License-Identifier: Apache-2.0
"""Any action by a few of its letters, over the whole window."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from annotator.gui.models.palette_model import PaletteRole
from annotator.gui.settings import PALETTE

pytestmark = pytest.mark.qt_log_ignore("does not support")


class Seeker:
    """Somebody who opens the palette by its key and types in it."""

    def __init__(self, qtbot, window):
        self.qtbot = qtbot
        self.window = window

    def part(self, name):
        return self.window.findChild(object, name)

    def open(self):
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.qtbot.keyClick(self.window.focusWidget(), Qt.Key.Key_P, held)
        self.qtbot.waitUntil(self.part("palette_line").hasFocus)

    def write(self, words):
        self.qtbot.keyClicks(self.part("palette_line"), words)

    def press(self, key):
        self.qtbot.keyClick(self.part("palette_line"), key)

    def rows(self, role=PaletteRole.NAME):
        model = self.part("palette_list").model()
        return [model.index(row, 0).data(role) for row in range(model.rowCount())]

    def current(self):
        return self.part("palette_list").currentIndex().data(PaletteRole.NAME)

    def run(self, words):
        self.open()
        self.write(words)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(self.window.view.hasFocus)
        self.qtbot.waitUntil(lambda: self.part("palette") is None)
        # Without a screen a popup takes the window's being the active one with it.
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.view.hasFocus)


@pytest.fixture
def seeker(window, typist, qtbot):
    return Seeker(qtbot, window)


def test_every_action_is_in_it(seeker, window):
    seeker.open()
    names = [spec.name for spec in window.actions_table.specs()]
    assert sorted(seeker.rows()) == sorted(names)
    seeker.press(Qt.Key.Key_Escape)


def test_best_one_runs_on_what_is_selected_in_the_text(seeker, window, typist, annotations):
    typist.find("Repairs will")
    seeker.run("quote")
    assert [one.kind for one in annotations(window)] == ["quote"]
    assert window.focusWidget() is window.view


def test_text_is_as_it_was_after_escape(seeker, window, typist, qtbot):
    typist.find("Repairs will")
    view = window.view
    before = view.selected_span(), view.caret(), view.verticalScrollBar().value()
    seeker.open()
    seeker.write("end of the text")
    seeker.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    assert (view.selected_span(), view.caret(), view.verticalScrollBar().value()) == before


def test_focus_goes_back_to_a_field_with_what_was_typed_there(seeker, window, qtbot):
    line = window.show_panel("claim").filter
    line.setFocus()
    line.setText("storm")
    line.setCursorPosition(2)
    seeker.open()
    seeker.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(line.hasFocus)
    assert line.cursorPosition() == 2
    assert not line.hasSelectedText()


def test_letters_and_keys_typed_in_it_do_not_act_below(seeker, window, typist, annotations, qtbot):
    typist.find("Repairs will")
    typist.press("C")
    seeker.open()
    seeker.write("cq")
    qtbot.keyClick(seeker.part("palette_line"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(seeker.part("palette_line"), Qt.Key.Key_Tab)
    assert seeker.part("palette_line").hasFocus()
    seeker.press(Qt.Key.Key_Escape)
    assert [one.kind for one in annotations(window)] == ["claim"]


def test_arrows_choose_and_go_round_the_ends(seeker):
    seeker.open()
    seeker.write("zoom")
    found = seeker.rows()
    assert seeker.current() == found[0]
    seeker.press(Qt.Key.Key_Down)
    assert seeker.current() == found[1]
    seeker.press(Qt.Key.Key_Up)
    seeker.press(Qt.Key.Key_Up)
    assert seeker.current() == found[-1]
    seeker.press(Qt.Key.Key_Down)
    assert seeker.current() == found[0]
    seeker.press(Qt.Key.Key_Escape)


def test_click_runs(seeker, window, qtbot):
    seeker.open()
    seeker.write("zoom in")
    view = seeker.part("palette_list")
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.view.look.zoom == 110


def test_recently_run_come_first(seeker, window):
    seeker.run("zoom in")
    seeker.run("letters at marks")
    seeker.open()
    assert seeker.rows()[:2] == ["view.show_initials", "view.zoom_in"]
    seeker.press(Qt.Key.Key_Escape)
    assert json.loads(window.settings.get(PALETTE)) == ["view.show_initials", "view.zoom_in"]


@pytest.mark.parametrize("stored", ["{", "7", '[1, "no.such.action", "view.zoom_in"]'])
def test_what_is_remembered_may_be_anything(seeker, window, stored):
    window.settings.keep(PALETTE, stored)
    seeker.open()
    assert len(seeker.rows()) == len(list(window.actions_table.specs()))
    seeker.press(Qt.Key.Key_Escape)


def test_what_cannot_act_says_why_and_does_not_run(seeker, annotations, window):
    seeker.open()
    seeker.write("delete mark")
    row = seeker.part("palette_list").model().row_at(0)
    assert (row.name, row.hindrance) == ("mark.delete", "no mark is current")
    seeker.press(Qt.Key.Key_Return)
    assert seeker.part("palette").isVisible()
    seeker.press(Qt.Key.Key_Escape)


def test_nothing_found_runs_nothing(seeker):
    seeker.open()
    seeker.write("zzzz")
    assert seeker.rows() == []
    seeker.part("palette").grab()
    seeker.press(Qt.Key.Key_Return)
    assert seeker.part("palette").isVisible()
    seeker.press(Qt.Key.Key_Escape)


def test_key_menu_and_tick_are_shown(seeker, window):
    window.actions_table.keys.assign("view.toggle_area.left", ["F9"])
    seeker.open()
    seeker.write("library")
    row = seeker.part("palette_list").model().row_at(0)
    assert (row.key, row.menu, row.is_ticked) == ("F9", "View", True)
    seeker.part("palette").grab()
    seeker.press(Qt.Key.Key_Escape)


def test_undo_says_what_it_would_take_back(seeker, typist):
    typist.find("Repairs will")
    typist.press("C")
    seeker.open()
    seeker.write("undo")
    assert seeker.part("palette_list").currentIndex().data().startswith("Undo: ")
    seeker.press(Qt.Key.Key_Escape)


def test_palette_fits_into_a_small_window(seeker, window):
    window.resize(700, 480)
    seeker.open()
    palette = seeker.part("palette")
    assert palette.width() < window.width()
    assert palette.y() + palette.height() < window.mapToGlobal(window.rect().bottomLeft()).y()
    seeker.press(Qt.Key.Key_Escape)


def test_palette_is_there_without_a_project(window, qtbot):
    window.close_project()
    window.setFocus()
    seeker = Seeker(qtbot, window)
    window.actions_table["help.palette"].trigger()
    seeker.write("undo")
    assert seeker.part("palette_list").model().row_at(0).hindrance == "there is nothing to undo"
    seeker.press(Qt.Key.Key_Escape)
