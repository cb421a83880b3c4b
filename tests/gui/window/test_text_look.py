# SPDX-License-Identifier: Apache-2.0
"""The text's size, length and spacing of lines and typeface: chosen, seen at once, remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QPushButton, QSlider

from annotator.gui.settings import CHARACTERS, SPACING, TYPEFACE, ZOOM, Settings
from tests.gui.window.conftest import HARBOUR


@pytest.fixture
def dialog(window, qtbot):
    window.actions_table["text.adjust"].trigger()
    found = window.findChild(QDialog, "text_look")
    qtbot.waitExposed(found)
    return found


def test_longer_lines_are_remembered(window):
    window.actions_table["text.lengthen"].trigger()
    assert window.settings.get(CHARACTERS) == 75
    assert window.view.look.characters == 75


def test_longest_lines_fill_the_window(window):
    for _ in range(9):
        window.actions_table["text.lengthen"].trigger()
    assert window.view.look.characters == 0
    window.actions_table["text.shorten"].trigger()
    assert window.view.look.characters == 100


def test_window_width_goes_back_to_the_column_before(window):
    window.actions_table["text.shorten"].trigger()
    window.actions_table["text.fill_window"].trigger()
    assert window.view.look.characters == 0
    assert window.actions_table["text.fill_window"].isChecked()
    window.actions_table["text.fill_window"].trigger()
    assert window.view.look.characters == 65


def test_space_between_lines_has_ends(window):
    for _ in range(8):
        window.actions_table["text.tighten"].trigger()
    assert window.view.look.spacing == 150
    for _ in range(8):
        window.actions_table["text.loosen"].trigger()
    assert window.settings.get(SPACING) == 220


def test_usual_text_brings_all_back(window):
    for name in ("text.loosen", "text.shorten", "view.zoom_in", "text.reset"):
        window.actions_table[name].trigger()
    look = window.view.look
    assert (look.zoom, look.characters, look.spacing) == (100, 70, 175)


@pytest.mark.parametrize(
    ("setting", "value"), [(ZOOM, 150), (CHARACTERS, 90), (SPACING, 200)], ids=str
)
def test_a_slider_shows_its_effect_at_once(window, dialog, qtbot, setting, value):
    dialog.findChild(QSlider, setting.key).setValue(value)
    name = {"zoom": "zoom", "characters": "characters", "spacing": "spacing"}[setting.key]
    qtbot.waitUntil(lambda: getattr(window.view.look, name) == value)
    assert window.settings.get(setting) == value


def test_slider_rests_while_lines_fill_the_window(window, dialog, qtbot):
    dialog.findChild(QCheckBox, "fills_window").click()
    qtbot.waitUntil(lambda: window.view.look.characters == 0)
    assert not dialog.findChild(QSlider, CHARACTERS.key).isEnabled()
    dialog.findChild(QCheckBox, "fills_window").click()
    qtbot.waitUntil(lambda: window.view.look.characters == 70)


def test_a_typeface_is_chosen_by_name_and_outlives_the_window(window, dialog, qtbot, start):
    box = dialog.findChild(QComboBox, "typeface")
    box.setFocus()
    index = box.findData("DejaVu Sans Mono")
    assert index > 0
    box.setCurrentIndex(index)
    qtbot.waitUntil(lambda: window.view.document().defaultFont().family() == "DejaVu Sans Mono")
    again = start().window
    assert again.settings.get(TYPEFACE) == "DejaVu Sans Mono"
    assert again.view.look.theme.serif == "DejaVu Sans Mono"


def test_escape_leaves_the_choice_as_it_is(window, dialog, qtbot):
    dialog.findChild(QSlider, "spacing").setValue(190)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: window.view.look.spacing == 190)


def test_usual_text_in_the_dialog(window, dialog, qtbot):
    dialog.findChild(QSlider, "spacing").setValue(190)
    dialog.findChild(QPushButton, "usual_text").click()
    qtbot.waitUntil(lambda: window.view.look.spacing == 175)
    assert dialog.findChild(QSlider, "spacing").value() == 175


def test_text_is_as_large_from_the_start_on(start):
    Settings().keep(ZOOM, 200)
    view = start(HARBOUR).window.view
    sizes = {view.font().pixelSize(), view.document().defaultFont().pixelSize()}
    assert sizes == {view.look.font().pixelSize()}


def test_text_is_as_large_in_another_theme(typist):
    window = typist.window
    window.settings.keep(ZOOM, 200)
    window.apply_look()
    size = window.view.font().pixelSize()
    window.actions_table["view.set_theme.dark"].trigger()
    assert (
        window.view.font().pixelSize() == window.view.document().defaultFont().pixelSize() == size
    )
