# SPDX-License-Identifier: Apache-2.0
"""The way back to what was typed and could not be saved."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QToolButton

from annotator import assets

COUNCIL = assets.path("samples", "council-budget.txt")


@pytest.fixture
def left(typist, monkeypatch):
    """Return somebody who left a date that can't be read, far above, for another mark."""
    # The window is closed at the end; it asks then.
    monkeypatch.setattr(QMessageBox, "exec", lambda box: None)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[1])
    window = typist.window
    typist.go_to("Nov. 21")
    typist.press("D", "Tab")
    window.findChild(QLineEdit, "date_valueField").setFocus()
    typist.write("soon")
    typist.press("Escape")
    assert list(window.desk.unsaved.values()) == ["soon"]
    typist.press("Control+End", "Left", "Left", "I", "C")
    assert window.findChild(QToolButton, "quiet_show_unsaved").isVisible()
    return typist


def is_at_the_date(window):
    field = window.focusWidget()
    mark = window.desk.workspace.project.annotations.get(window.desk.annotation_id)
    return (field.objectName(), field.text(), mark.kind) == ("date_valueField", "soon", "date")


def test_the_menu_leads_to_the_field_that_is_not_saved(left):
    left.window.actions_table["go.unsaved"].trigger()
    assert is_at_the_date(left.window)


def test_so_does_the_button_beside_the_word(left):
    left.window.findChild(QToolButton, "quiet_show_unsaved").click()
    assert is_at_the_date(left.window)


def test_going_back_from_the_question_leads_there(left, monkeypatch):
    with monkeypatch.context() as patches:
        patches.setattr(QMessageBox, "clickedButton", lambda box: box.defaultButton())
        assert not left.window.close()
    assert is_at_the_date(left.window)


def test_a_field_of_another_session_is_found(left):
    left.window.open_paths([COUNCIL])
    left.window.actions_table["go.unsaved"].trigger()
    assert left.window.desk.workspace.article.title.startswith("Tarn Haven")
    assert is_at_the_date(left.window)


def test_a_field_of_an_event_is_found(typist):
    window = typist.window
    typist.go_to("Nov. 21")
    typist.press("E")
    event_id = window.desk.event_id
    window.desk.select_event("")
    window.desk.keep_unsaved(event_id, "what", "a storm")
    window.actions_table["go.unsaved"].trigger()
    window.desk.unsaved = {}
    assert window.desk.event_id == event_id
    assert window.show_panel("events").isAncestorOf(window.focusWidget())


def test_where_all_is_saved_it_says_so(window):
    window.actions_table["go.unsaved"].trigger()
    assert window.findChild(QLabel, "quiet_line").text() == "All that was typed is saved."
    assert window.findChild(QToolButton, "quiet_show_unsaved").isHidden()


def test_a_field_below_the_edge_comes_into_sight(typist):
    window = typist.window
    typist.go_to("Nov. 21")
    typist.press("C")
    window.resize(1000, 500)
    form = window.show_panel("claim").form
    note = form.findChild(QPlainTextEdit, "note")
    assert note.visibleRegion().isEmpty()
    form.turn_to("note")
    assert note.hasFocus()
    assert not note.visibleRegion().isEmpty()
