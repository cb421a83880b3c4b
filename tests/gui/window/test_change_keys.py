# SPDX-License-Identifier: Apache-2.0
"""Changing keys, as a person does in the dialog, and what follows in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from annotator.gui.dialogs.change_keys import ChangeKeysDialog

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Changer:
    """Somebody who changes keys by keyboard."""

    def __init__(self, qtbot, dialog):
        self.qtbot = qtbot
        self.dialog = dialog

    def part(self, name):
        return self.dialog.findChild(object, name)

    def go_to(self, name):
        self.dialog.show_action(name)
        self.part("change_keys_table").setFocus()

    def record(self, name, key, held=NONE):
        """Give an action another key."""
        self.go_to(name)
        self.qtbot.keyClick(self.part("change_keys_table"), Qt.Key.Key_Return)
        assert self.part("key_recorder").hasFocus()
        self.qtbot.keyClick(self.part("key_recorder"), key, held)

    def press(self, key):
        self.qtbot.keyClick(QApplication.focusWidget(), key)

    def said(self):
        return self.part("key_line").text()


@pytest.fixture
def changer(window, qtbot):
    dialog = ChangeKeysDialog(window.actions_table, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return Changer(qtbot, dialog)


@pytest.fixture
def keys(window):
    return window.actions_table.keys


def test_key_is_added_beside_the_others(changer, keys):
    changer.record("edit.redo", Qt.Key.Key_F12)
    assert keys.of("edit.redo") == ("Ctrl+Y", "Ctrl+Shift+Z", "F12")
    assert changer.part("change_keys_table").hasFocus()


def test_added_key_acts_at_once(changer, window, typist, annotations, qtbot):
    changer.record("mark.tag.claim", Qt.Key.Key_F12)
    changer.dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.view.hasFocus)
    typist.find("Repairs will")
    typist.press("F12")
    assert [one.kind for one in annotations(window)] == ["claim"]


def test_key_is_removed_by_its_button(changer, keys, qtbot):
    changer.go_to("edit.redo")
    qtbot.mouseClick(changer.part("key_0"), Qt.MouseButton.LeftButton)
    assert keys.of("edit.redo") == ("Ctrl+Shift+Z",)


def test_clash_is_named_and_taken_over(changer, keys):
    changer.record("mark.tag.claim", Qt.Key.Key_Q)
    assert "“Quote” (Mark)" in changer.said()
    assert keys.of("mark.tag.claim") == ("C",)
    changer.press(Qt.Key.Key_Space)
    assert keys.of("mark.tag.claim") == ("C", "Q")
    assert keys.of("mark.tag.quote") == ()
    assert "no key" in changer.said()


def test_clash_is_left_by_escape_and_the_dialog_stays(changer, keys):
    changer.record("mark.tag.claim", Qt.Key.Key_Q)
    changer.press(Qt.Key.Key_Escape)
    assert changer.dialog.isVisible()
    assert changer.said() == ""
    assert not keys.is_any_changed()


def test_clash_of_text_and_window_says_where(changer):
    changer.record("mark.tag.claim", Qt.Key.Key_F, CTRL)
    assert "in the whole window" in changer.said()
    changer.press(Qt.Key.Key_Escape)
    changer.record("edit.find", Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "in the text: there" in changer.said()


def test_key_is_shared_by_actions_that_never_act_together(changer, keys):
    changer.record("check.continue_editing", Qt.Key.Key_F12)
    changer.record("check.review", Qt.Key.Key_F12)
    assert keys.of("check.review") == keys.of("check.continue_editing") == ("F12",)
    assert "never" in changer.said()


def test_letter_is_refused_to_an_action_of_the_window(changer, keys):
    changer.record("edit.find", Qt.Key.Key_X)
    assert "typing" in changer.said()
    assert changer.part("key_recorder").hasFocus()
    changer.press(Qt.Key.Key_F12)
    assert keys.of("edit.find") == ("Ctrl+F", "F12")


def test_escape_gives_up_recording(changer, keys):
    changer.record("edit.find", Qt.Key.Key_Escape)
    assert changer.part("key_add").hasFocus()
    assert not keys.is_any_changed()


def test_modifiers_alone_are_no_key(changer, keys):
    changer.record("edit.find", Qt.Key.Key_Control, CTRL)
    assert changer.part("key_recorder").hasFocus()
    assert not keys.is_any_changed()


@pytest.mark.parametrize(
    ("code", "typed", "held", "scan", "key"),
    [
        (Qt.Key.Key_Backtab, "", SHIFT, 23, "Shift+Tab"),
        (Qt.Key.Key_Question, "?", SHIFT, 61, "?"),
        (Qt.Key.Key_X, "X", SHIFT, 53, "Shift+X"),
        (Qt.Key.Key_Space, " ", NONE, 65, "Space"),
        (0x429, "щ", NONE, 32, "O"),  # Russian, by its place
        (0x429, "щ", CTRL | SHIFT, 32, "Ctrl+Shift+O"),
        (0xDC, "ü", NONE, 34, "Ü"),  # German, as it is
        (Qt.Key.Key_Plus, "+", NONE, 21, "+"),
    ],
)
def test_key_is_recorded_as_it_can_be_pressed_again(changer, code, typed, held, scan, key):
    changer.record("mark.leave", Qt.Key.Key_Shift, SHIFT)
    recorder = changer.part("key_recorder")
    taken = []
    recorder.recorded.connect(taken.append)
    value = code if isinstance(code, int) else code.value
    press = QKeyEvent(QEvent.Type.KeyPress, value, held, scan, 0, 0, typed)
    QApplication.sendEvent(recorder, press)
    assert taken == [key]


def test_usual_keys_come_back_for_one(changer, keys, qtbot):
    changer.record("mark.tag.claim", Qt.Key.Key_F12)
    qtbot.mouseClick(changer.part("key_reset"), Qt.MouseButton.LeftButton)
    assert keys.of("mark.tag.claim") == ("C",)
    assert not changer.part("key_reset").isEnabled()


def test_usual_key_that_another_action_has_now_is_asked_about(changer, keys, qtbot):
    changer.record("mark.tag.claim", Qt.Key.Key_Q)
    changer.press(Qt.Key.Key_Space)
    changer.go_to("mark.tag.quote")
    qtbot.mouseClick(changer.part("key_reset"), Qt.MouseButton.LeftButton)
    assert "“Claim”" in changer.said()
    changer.press(Qt.Key.Key_Space)
    assert not keys.is_any_changed()


@pytest.mark.parametrize(("answer", "is_changed"), [("Usual keys", False), ("Keep mine", True)])
def test_usual_keys_come_back_for_all_where_that_is_confirmed(
    changer, keys, qtbot, monkeypatch, answer, is_changed
):
    changer.record("edit.find", Qt.Key.Key_F12)

    def choose(box):
        assert box.defaultButton().text() == "&Keep mine"
        buttons = {one.text().replace("&", ""): one for one in box.buttons()}
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _: buttons[answer])

    monkeypatch.setattr(QMessageBox, "exec", choose)
    qtbot.mouseClick(changer.part("change_keys_reset_all"), Qt.MouseButton.LeftButton)
    assert keys.is_any_changed() == is_changed


def test_filter_finds_by_action_and_by_key(changer, qtbot):
    line, table = changer.part("change_keys_filter"), changer.part("change_keys_table")
    qtbot.keyClicks(line, "ctrl+shift+f")
    assert table.model().rowCount() == 1
    assert changer.part("key_title").text().startswith("Search the project")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.keyClicks(line, "csv export")
    names = [row.name for row in table.model().rows()]
    assert names == ["file.export_csv", "file.export_all"]
    qtbot.keyClicks(line, " xyz")
    assert changer.part("key_title").text() == ""
    assert not changer.part("key_add").isEnabled()


def test_everything_that_names_a_key_follows(window, keys, typist):
    window.show_panel("events")
    keys.assign("mark.tag.claim", ["X"])
    keys.assign("events.add_event", [])
    keys.assign("edit.find", ["F12"])
    claim = window.actions_table["mark.tag.claim"]
    assert claim.toolTip().endswith("(X)")
    assert claim.iconText() == "Claim  X"
    assert window.actions_table["events.add_event"].iconText() == "Event"
    assert "press X" in window.show_panel("claim").table._empty_text
    assert "Events > Event" in window.show_panel("events").table._empty_text
    assert window.actions_table["edit.find"].toolTip().endswith("(F12)")


def test_words_where_no_project_is_open_follow(window, keys):
    window.close_project()
    keys.assign("file.open_project", ["F12"])
    assert "Open one (F12)" in window.findChild(QLabel, "articleEmpty").text()


def test_words_where_no_article_is_open_follow(start):
    window = start().window
    window.actions_table.keys.assign("file.open_article", ["F12"])
    assert "Open an article (F12)" in window.findChild(QLabel, "articleEmpty").text()


def test_changed_keys_are_there_after_a_restart(start):
    start().window.actions_table.keys.assign("edit.find", ["F12"])
    window = start().window
    assert window.actions_table["edit.find"].shortcut().toString() == "F12"


def test_buttons_of_keys_say_what_they_do(changer):
    changer.go_to("edit.find")
    button = changer.dialog.findChild(QPushButton, "key_0")
    assert button.accessibleName() == "Remove the key Ctrl+F"
