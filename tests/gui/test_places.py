# SPDX-License-Identifier: Apache-2.0
"""Keys by their place on the keyboard."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.places import Layout, sign_at

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
# X11's codes of some keys, by what a US keyboard has there.
CODES = {"Q": 24, "C": 54, "N": 57, "2": 11, "]": 35, ";": 47, "/": 61, "=": 21}


def press(place, typed, modifiers=NONE):
    """Return the press of a key by its place, with the sign that the layout types there."""
    code = ord(typed.upper()) if len(typed.upper()) == 1 else ord(typed)
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, CODES[place], 0, 0, typed)


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the codes are X11's")


@pytest.fixture
def layout(qapp):
    return Layout()


@pytest.mark.parametrize(
    ("platform", "code", "sign"),
    [
        ("linux", 24, "Q"),
        ("linux", 54, "C"),
        ("linux", 57, "N"),
        ("linux", 40, "D"),
        ("linux", 10, "1"),
        ("linux", 19, "0"),
        ("linux", 35, "]"),
        ("linux", 48, "'"),
        ("linux", 51, "\\"),
        ("linux", 61, "/"),
        ("linux", 65, ""),
        ("linux", 0, ""),
        ("win32", 16, "Q"),
        ("win32", 46, "C"),
        ("win32", 41, "`"),
        ("darwin", 12, "Q"),
        ("darwin", 8, "C"),
        ("darwin", 45, "N"),
        ("darwin", 46, "M"),
        ("darwin", 35, "P"),
        ("darwin", 28, "8"),
        ("darwin", 33, "["),
        ("darwin", 50, "`"),
        ("darwin", 36, ""),
        ("darwin", 99, ""),
    ],
)
def test_sign_is_the_one_of_a_us_keyboard(platform, code, sign):
    assert sign_at(code, platform) == sign


@on_linux
@pytest.mark.parametrize(
    ("place", "typed", "modifiers", "keys"),
    [
        ("Q", "й", NONE, ["Q"]),  # Russian
        ("Q", "Й", SHIFT, ["Shift+Q"]),
        ("Q", "й", CTRL, ["Ctrl+Q"]),
        ("N", "т", CTRL | ALT | SHIFT, ["Ctrl+Alt+Shift+N"]),
        ("]", "ъ", NONE, ["]"]),
        ("]", "ъ", SHIFT, ["Shift+]", "}"]),
        ("C", "ψ", NONE, ["C"]),  # Greek
        ("C", "ψ", ALT, ["Alt+C"]),
        ("C", "ב", NONE, ["C"]),  # Hebrew
        (";", "ף", NONE, [";"]),
        ("C", "ؤ", NONE, ["C"]),  # Arabic
        ("2", "٢", NONE, ["2"]),
        ("/", "ظ", SHIFT, ["Shift+/", "?"]),
        ("C", "ฺ", NONE, ["C"]),  # a Thai sign that is no letter
    ],
)
def test_key_of_another_script_stands_for_its_place(layout, place, typed, modifiers, keys):
    assert layout.keys(press(place, typed, modifiers)) == keys


@pytest.mark.parametrize(
    ("place", "typed"), [("Q", "'"), ("C", "j"), ("2", "é"), ("]", "ü"), ("Q", "a"), ("=", "=")]
)
def test_key_of_a_latin_layout_is_what_it_types(layout, place, typed):
    assert layout.keys(press(place, typed)) == []


@on_linux
def test_sign_goes_by_place_while_letters_are_of_another_script(layout):
    layout.note(press("C", "ב"))
    assert layout.keys(press("Q", "/")) == ["Q"]
    layout.note(press("C", "c"))
    assert layout.keys(press("Q", "/")) == []


@on_linux
def test_latin_letter_that_needs_shift_is_no_sign_of_a_latin_layout(layout):
    assert not layout.hides_shift(press("N", "N", SHIFT))
    layout.note(press("C", "ב"))
    layout.note(press("N", "N", SHIFT))
    assert layout.hides_shift(press("N", "N", SHIFT))
    assert layout.keys(press("N", "N", SHIFT)) == ["Shift+N"]
    assert layout.keys(press("N", "N", CTRL | SHIFT)) == ["Ctrl+Shift+N"]
    layout.note(press("N", "n"))
    assert layout.keys(press("N", "N", SHIFT)) == []


def test_digit_stays_what_it_is_beside_letters_of_another_script(layout):
    layout.note(press("Q", "й"))
    assert layout.keys(press("2", "2")) == []


def test_key_that_types_nothing_has_no_place(layout):
    layout.note(press("Q", "й"))
    left = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Left, NONE, 113, 0, 0)
    assert layout.keys(left) == []
