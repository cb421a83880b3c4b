# SPDX-License-Identifier: Apache-2.0
"""Working in the window on a keyboard that types another script."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the codes are X11's")

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def strike(widget, code, typed, modifiers=NONE):
    """Strike a key as X11 reports it: first offered to the actions, then to the widget."""
    key = ord(typed.upper())
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, code, 0, 0, typed))


@pytest.mark.parametrize(
    ("code", "typed", "kind"),
    [
        (24, "й", "quote"),
        (54, "ψ", "claim"),  # Greek
        (57, "מ", "number"),  # Hebrew
        (40, "ي", "date"),  # Arabic
    ],
)
def test_letter_tags_by_its_place(window, typist, annotations, code, typed, kind):
    typist.find("Repairs will")
    strike(window.view, code, typed)
    assert [one.kind for one in annotations(window)] == [kind]


def test_letter_with_shift_retags_by_its_place(window, typist, annotations):
    typist.find("Repairs will")
    typist.press("C")
    strike(window.view, 24, "Й", SHIFT)
    assert [one.kind for one in annotations(window)] == ["quote"]


def test_letter_with_ctrl_is_not_the_letter(window, typist, annotations):
    typist.find("Repairs will")
    strike(window.view, 24, "й", ALT)
    assert annotations(window) == []


def test_digit_of_another_script_sets_the_status(window, typist, annotations):
    typist.find("Repairs will")
    typist.press("C")
    strike(window.view, 14, "\N{ARABIC-INDIC DIGIT FIVE}")
    assert annotations(window)[0].status.value == "checked"


def test_key_of_the_window_acts_by_its_place_in_text_and_fields(window, typist, annotations):
    typist.find("Repairs will")
    typist.press("C")
    strike(window.view, 52, "я", CTRL)
    assert annotations(window) == []
    strike(window.view, 29, "н", CTRL)
    assert len(annotations(window)) == 1
    window.finder.start()
    strike(window.findChild(QLineEdit, "finder"), 52, "я", CTRL)
    assert annotations(window) == []


def test_letters_are_typed_in_fields(window, annotations):
    window.finder.start()
    line = window.findChild(QLineEdit, "finder")
    line.clear()
    strike(line, 24, "й")
    assert line.text() == "й"
    assert annotations(window) == []


def test_changed_key_acts_by_its_place(window, typist, annotations):
    window.actions_table.keys.assign("mark.tag.quote", ["]", "Ctrl+Alt+P"])
    typist.find("Repairs will")
    strike(window.view, 35, "ъ")
    assert [one.kind for one in annotations(window)] == ["quote"]
    typist.press("Control+Z")
    typist.find("Repairs will")
    strike(window.view, 33, "з", CTRL | ALT)
    assert [one.kind for one in annotations(window)] == ["quote"]


@pytest.mark.qt_log_ignore("does not support")
def test_menu_opens_and_acts_by_place(window, typist, annotations, qtbot):
    typist.find("Repairs will")
    typist.press("C")
    strike(window.view, 26, "\N{CYRILLIC SMALL LETTER U}", ALT)
    menu = window.menuBar().findChild(QMenu, "edit_menu")
    qtbot.waitUntil(menu.isVisible)
    strike(menu, 30, "\N{CYRILLIC SMALL LETTER GHE}")
    assert annotations(window) == []
