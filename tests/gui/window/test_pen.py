# SPDX-License-Identifier: Apache-2.0
"""Tagging by drawing over the text with the pen of a kind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton

from annotator.domain.span import Span
from tests.gui.window.mouse import LEFT, NONE, Mouse


@pytest.fixture
def mouse(typist):
    """Return somebody who works with the mouse."""
    return Mouse(typist)


def tagged(mouse, annotations):
    """Return the kinds and words of the marks in the file."""
    text = mouse.text
    return [(one.kind, one.exact(text)) for one in annotations(mouse.window)]


def steps(window):
    workspace = window.desk.workspace
    return [str(one.label) for one in workspace.project.history.groups(workspace.session_id)]


def test_drag_only_selects_while_no_pen_is_chosen(mouse, annotations):
    mouse.drag("storm tore", "through")
    assert tagged(mouse, annotations) == []
    assert mouse.view.selected_span() is not None


def test_pen_tags_what_is_drawn_over_in_one_step(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    mouse.drag("storm tore", "the harbour")
    assert tagged(mouse, annotations) == [("claim", "storm tore through the harbour")]
    assert steps(mouse.window)[0] == "Tag claim"
    mouse.typist.press("Control+Z")
    assert tagged(mouse, annotations) == []


def test_cut_words_are_taken_in_whole_and_single_letters_with_alt(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    mouse.drag("storm tore", "through", within=2)
    mouse.drag("regional", "government", within=2, held=Qt.KeyboardModifier.AltModifier)
    assert tagged(mouse, annotations) == [
        ("claim", "storm tore through"),
        ("claim", "gional governme"),
    ]


def test_backward_stroke_tags_the_same_words(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    mouse.drag("storm tore", "through", within=2, backwards=True)
    assert tagged(mouse, annotations) == [("claim", "storm tore through")]


def test_stroke_over_selected_words_tags_them(mouse, annotations):
    mouse.drag("storm tore", "the harbour")
    mouse.typist.press("Control+Shift+Q")
    mouse.drag("tore", "through")
    assert tagged(mouse, annotations) == [("quote", "tore through")]


@pytest.mark.parametrize("held", ["ControlModifier", "ShiftModifier"])
def test_held_key_has_the_pen_select_only(mouse, annotations, held):
    mouse.typist.press("Control+Shift+C")
    mouse.drag("storm tore", "through", held=getattr(Qt.KeyboardModifier, held))
    assert tagged(mouse, annotations) == []
    assert mouse.view.selected_span() is not None


def test_click_with_the_pen_only_places_the_caret(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    mouse.click("storm tore", 3)
    assert tagged(mouse, annotations) == []
    assert mouse.view.caret() == mouse.at("storm tore") + 3


def test_stroke_stays_with_its_kind_until_esc(mouse, annotations):
    mouse.typist.press("Control+Shift+N")
    mouse.drag("storm", "tore")
    mouse.drag("regional", "government")
    mouse.typist.press("Escape")
    mouse.drag("broke the", "north")
    assert [kind for kind, _ in tagged(mouse, annotations)] == ["number", "number"]


def test_two_clicks_tag_the_unit_of_the_kind(mouse, annotations, qtbot):
    mouse.typist.press("Control+Shift+D")
    mouse.double_click("Sept. 30", 2)
    qtbot.waitUntil(lambda: tagged(mouse, annotations) == [("date", "Sept. 30")])


def test_third_click_tags_the_sentence_alone(mouse, annotations):
    mouse.typist.press("Control+Shift+D")
    mouse.double_click("Sept. 30", 2)
    mouse.click("Sept. 30", 2)
    ((kind, words),) = tagged(mouse, annotations)
    assert kind == "date"
    assert words.startswith("Harbour workers lift")
    assert steps(mouse.window).count("Tag date") == 1


def test_next_action_finds_what_two_clicks_tagged(mouse, annotations):
    mouse.typist.press("Control+Shift+D")
    mouse.double_click("Sept. 30", 2)
    mouse.typist.press("5")
    (one,) = annotations(mouse.window)
    assert (one.kind, one.status) == ("date", "checked")


def test_esc_after_two_clicks_tags_nothing(mouse, annotations):
    mouse.typist.press("Control+Shift+D")
    mouse.double_click("Sept. 30", 2)
    mouse.typist.press("Escape")
    assert not mouse.window.view.pointer.pen.kind
    assert tagged(mouse, annotations) == []


def test_two_clicks_beside_any_number_say_so(mouse, annotations):
    mouse.typist.press("Control+Shift+N")
    mouse.double_click("regional", 2)
    assert tagged(mouse, annotations) == []
    assert mouse.window.findChild(QLabel, "quiet_line").text() == "There is no number here."


def test_pen_is_seen_in_toolbar_menu_status_and_at_the_mouse(mouse):
    window = mouse.window
    button, state = (
        window.findChild(QToolButton, "pen_button"),
        window.findChild(QLabel, "pen_state"),
    )

    def shape():
        return mouse.view.viewport().cursor().shape()

    assert (button.isChecked(), state.isVisible(), shape()) == (
        False,
        False,
        Qt.CursorShape.IBeamCursor,
    )
    window.actions_table["mouse.pen.quote"].trigger()
    assert button.isChecked()
    assert button.accessibleName() == "Pen: Quote"
    assert state.text() == "Pen: quote (Esc to select)"
    assert shape() == Qt.CursorShape.BitmapCursor
    assert window.actions_table["mouse.pen.quote"].isChecked()
    assert not window.actions_table["mouse.select"].isChecked()
    window.actions_table["mouse.pen.quote"].trigger()
    assert (button.isChecked(), state.isVisible(), shape()) == (
        False,
        False,
        Qt.CursorShape.IBeamCursor,
    )
    assert window.actions_table["mouse.select"].isChecked()
    window.actions_table["mouse.select"].trigger()
    assert window.actions_table["mouse.select"].isChecked()


def test_pen_is_not_kept_for_the_next_start(mouse, start):
    mouse.typist.press("Control+Shift+C")
    again = start()
    assert again.window.view.pointer.pen.kind == ""


def test_pen_on_a_session_under_review_says_why_it_tags_nothing(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    mouse.window.actions_table["check.review"].trigger()
    mouse.drag("storm tore", "through")
    assert tagged(mouse, annotations) == []
    assert mouse.window.strip.is_refusing


def test_esc_on_the_way_gives_the_stroke_up_and_keeps_the_pen(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    point = mouse.begin("storm tore", "the harbour")
    mouse.typist.press("Escape")
    mouse.move(point + QPoint(5, 40))
    mouse.let_go(point + QPoint(5, 40))
    assert tagged(mouse, annotations) == []
    assert mouse.view.selected_span() is None
    mouse.drag("storm tore", "the harbour")
    assert tagged(mouse, annotations) == [("claim", "storm tore through the harbour")]


def test_esc_on_the_way_leaves_caret_and_scrolling_as_they_were(mouse):
    before = Span(mouse.at("regional"), mouse.at("regional") + 5)
    mouse.view.select(before)
    mouse.typist.press("Control+Shift+C")
    mouse.begin("storm tore", "the harbour")
    height = mouse.view.verticalScrollBar().value()
    mouse.typist.press("Escape")
    assert mouse.view.selected_span() == before
    assert mouse.view.caret() == before.end
    assert mouse.view.verticalScrollBar().value() == height


def test_alt_takes_letters_or_words_though_the_mouse_rests(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    start, end = mouse.at("storm tore"), mouse.at("through")
    target = mouse.place(end + 3)
    mouse.qtbot.mousePress(mouse.view.viewport(), LEFT, NONE, mouse.spot(start + 2))
    mouse.move(target)

    def selected():
        return mouse.view.selected_span().of(mouse.text)

    assert selected() == "storm tore through"
    mouse.qtbot.keyPress(mouse.view, Qt.Key.Key_Alt)
    assert selected() == "orm tore thr"
    mouse.qtbot.keyRelease(mouse.view, Qt.Key.Key_Alt)
    assert selected() == "storm tore through"
    mouse.qtbot.keyPress(mouse.view, Qt.Key.Key_Alt)
    mouse.qtbot.mouseRelease(mouse.view.viewport(), LEFT, Qt.KeyboardModifier.AltModifier, target)
    assert tagged(mouse, annotations) == [("claim", "orm tore thr")]


def test_alt_before_the_mouse_has_moved_selects_nothing(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    point = mouse.place(mouse.at("storm") + 2)
    mouse.qtbot.mousePress(mouse.view.viewport(), LEFT, NONE, point)
    mouse.qtbot.keyPress(mouse.view, Qt.Key.Key_Alt)
    mouse.qtbot.keyRelease(mouse.view, Qt.Key.Key_Alt)
    assert mouse.view.selected_span() is None
    mouse.let_go(point)
    assert tagged(mouse, annotations) == []


def test_keys_do_nothing_else_during_a_stroke(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    point = mouse.begin("storm tore", "the harbour")
    mouse.typist.press("Q", "Delete", "Control+Z")
    mouse.let_go(point)
    assert tagged(mouse, annotations) == [("claim", "storm tore through the harbour")]
    mouse.typist.press("Control+Z")
    assert tagged(mouse, annotations) == []


def test_stroke_ends_where_the_mouse_was_let_go_in_another_window(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    point = mouse.begin("storm tore", "the harbour")
    for down in (20, 60):
        mouse.move(point + QPoint(5, down), button=Qt.MouseButton.NoButton)
    assert mouse.view.selected_span() is None
    assert tagged(mouse, annotations) == []


def test_stroke_in_an_article_tags_nothing_in_the_one_opened_meanwhile(mouse, annotations):
    mouse.typist.press("Control+Shift+C")
    point = mouse.begin("storm tore", "the harbour")
    mouse.open_another()
    mouse.move(point + QPoint(5, 0))
    mouse.let_go(point)
    assert tagged(mouse, annotations) == []
    assert mouse.view.selected_span() is None
