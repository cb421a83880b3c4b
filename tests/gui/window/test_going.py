# SPDX-License-Identifier: Apache-2.0
"""Caret and selection by keys, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication


def text_of(window):
    return window.desk.workspace.article.text


def selected(window):
    span = window.view.selected_span()
    return span.of(text_of(window)) if span else ""


def ahead(window, length=20):
    """Return what stands behind the caret."""
    caret = window.view.caret()
    return text_of(window)[caret : caret + length]


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (["Right"], "epairs"),
        (["Left"], "\nRepairs"),
        (["Control+Right", "Control+Right"], "cost an"),
        (["Control+Right", "Control+Left"], "Repairs will"),
        (["O"], "The U.S."),
        (["O", "I"], "Repairs will"),
        (["Control+Down"], "Opposition"),
        (["Control+Down", "Control+Up"], "Repairs will"),
        (["Control+Home"], "Advertisement"),
        (["Control+End"], ""),
    ],
)
def test_caret_goes_by(typist, keys, there):
    typist.go_to("Repairs will")
    typist.press(*keys)
    assert ahead(typist.window).startswith(there)
    assert selected(typist.window) == ""


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["Shift+Right", "Shift+Right"], "Re"),
        (["Control+Shift+Right"], "Repairs "),
        (["Shift+O"], "The U.S."),
        (["Control+Shift+Down"], "Repairs will cost"),
        (["Control+Shift+End"], "Repairs will cost"),
        (["Shift+O", "Shift+I"], ""),
    ],
)
def test_shift_selects(typist, keys, words):
    typist.go_to("Repairs will")
    typist.press(*keys)
    span = typist.window.view.selected_span()
    assert (span is None) == (words == "")
    if words != "The U.S.":
        assert selected(typist.window).startswith(words)
    else:
        assert selected(typist.window).endswith("coast road. ")


@pytest.mark.parametrize(("key", "end"), [("Left", "Repairs"), ("Right", " will")])
def test_character_key_leaves_a_selection_at_its_end(typist, key, end):
    typist.find("Repairs")
    typist.press(key)
    assert ahead(typist.window).startswith(end)
    assert selected(typist.window) == ""


def test_keys_go_the_way_they_point_in_a_paragraph_from_right_to_left(typist):
    window = typist.window
    QGuiApplication.clipboard().setText("أصابت العاصفة المدينة يوم الثلاثاء\n")
    window.actions_table["file.paste_article"].trigger()
    typist.press("Control+Home", "Left", "Left")
    assert window.view.caret() == 2
    typist.press("Right")
    assert window.view.caret() == 1
    typist.press("Control+Left")
    assert window.view.caret() == 6


def test_no_key_stops_within_a_character(typist):
    window = typist.window
    QGuiApplication.clipboard().setText("A 👩\u200d👩\u200d👧 e\u0301 🇩🇪🇫🇷 b\n")
    window.actions_table["file.paste_article"].trigger()
    typist.press("Control+Home")
    seen = []
    for _ in range(9):
        typist.press("Right")
        seen.append(window.view.caret())
    assert seen == [1, 2, 7, 8, 10, 11, 13, 15, 16]


def test_no_key_stops_or_selects_within_a_syllable_in_jamo(typist):
    window = typist.window
    QGuiApplication.clipboard().setText("A \u1112\u1161\u11ab\u1100\u1173\u11af กำ b\n")
    window.actions_table["file.paste_article"].trigger()
    typist.press("Control+Home", "Right", "Right")
    seen = []
    for _ in range(4):
        typist.press("Shift+Right")
        seen.append(selected(window))
    assert seen == [
        "\u1112\u1161\u11ab",
        "\u1112\u1161\u11ab\u1100\u1173\u11af",
        "\u1112\u1161\u11ab\u1100\u1173\u11af ",
        "\u1112\u1161\u11ab\u1100\u1173\u11af กำ",
    ]
    typist.press("Shift+Left", "Shift+Left", "Shift+Left")
    assert selected(window) == "\u1112\u1161\u11ab"


def test_selection_grows_and_shrinks_back(typist):
    typist.go_to("cold, cross")
    window = typist.window
    seen = []
    for key in ("W", "W", "W", "Shift+W", "Shift+W", "Shift+W"):
        typist.press(key)
        seen.append(selected(window))
    assert seen == [
        "cold",
        "cold, cross and very hungry,",
        '"cold, cross and very hungry,"',
        "cold, cross and very hungry,",
        "cold",
        "",
    ]
    assert ahead(window).startswith("cold, cross")


def test_growing_to_the_whole_text_scrolls_nowhere(typist):
    window = typist.window
    typist.go_to("Interior Minister")
    top = window.view.verticalScrollBar().value()
    assert top > 0
    for _ in range(6):
        typist.press("W")
    assert selected(window) == text_of(window)
    assert window.view.verticalScrollBar().value() == top


def test_number_with_what_it_counts_is_three_keys(typist, annotations):
    typist.go_to("27 fishing")
    typist.press("W", "W", "N")
    (mark,) = annotations(typist.window)
    assert mark.exact(text_of(typist.window)) == "27 fishing boats"


def test_held_key_settles_nothing(typist):
    """What follows the caret waits until it rests, however often a key repeats."""
    asked = []
    typist.window.actions_table.acting.connect(lambda: asked.append(1))
    typist.press(*["Right"] * 5, *["Shift+Right"] * 5, "O", "W")
    assert asked == []
