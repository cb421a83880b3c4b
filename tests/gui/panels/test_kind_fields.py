# SPDX-License-Identifier: Apache-2.0
"""The fields of a mark are filled in, and what cannot be read stays with the reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from annotator.domain.kinds import kind_of
from annotator.gui.panels import _saving
from annotator.gui.panels.kinds import KindPanel
from tests.gui.panels.kind_panel import choose, error_of, labels, line, type_into


@pytest.fixture
def panel(desk, shown):
    return shown(KindPanel(kind_of("number"), desk), 360, 640)


def test_every_key_typed_is_saved(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    field = type_into(panel, qtbot, "unit", "k")
    assert stored(one.id).fields["unit"] == "k"
    qtbot.keyClicks(field, "m")
    assert stored(one.id).fields["unit"] == "km"


def test_typing_in_a_field_is_one_step_to_undo(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    field = type_into(panel, qtbot, "counted", "women and children")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field = type_into(panel, qtbot, "unit", "people")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert labels(desk)[:3] == ["Set unit", "Set counted", "Tag number"]
    desk.workspace.undo()
    assert dict(stored(one.id).fields) == {"counted": "women and children"}
    assert line(panel, "unit").text() == ""


def test_rest_ends_a_step(panel, desk, tag, qtbot, monkeypatch, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    panel.findChild(_saving.FieldSaver)._rest.setInterval(1)
    field = type_into(panel, qtbot, "unit", "km")
    qtbot.waitUntil(lambda: not panel.findChild(_saving.FieldSaver)._rest.isActive())
    qtbot.keyClicks(field, " a")
    desk.workspace.close_draft()
    desk.workspace.undo()
    assert stored(one.id).fields["unit"] == "km"


def test_undo_shows_the_old_value_while_the_focus_is_in_the_field(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    field = type_into(panel, qtbot, "unit", "km")
    desk.workspace.undo()
    assert field.hasFocus()
    assert field.text() == ""


def test_number_that_cannot_be_read_stays_and_is_explained(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    field = type_into(panel, qtbot, "number_value", "6o")
    assert error_of(panel, "number_value") == ""
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "6o"
    assert "is not a number" in error_of(panel, "number_value")
    assert "number_value" not in stored(one.id).fields


def test_number_that_cannot_be_read_leaves_the_stored_one(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.marking.set_field(one.id, "number_value", "60")
    desk.select_annotation(one.id)
    before = labels(desk)
    field = type_into(panel, qtbot, "number_value", "5o")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored(one.id).fields["number_value"] == "60"
    assert labels(desk) == before


def test_what_cannot_be_read_is_there_when_one_comes_back(panel, desk, tag, qtbot):
    ids = [tag("number", words).id for words in ("1,200", "60")]
    desk.select_annotation(ids[1])
    type_into(panel, qtbot, "number_value", "6o")
    desk.select_annotation(ids[0])
    assert line(panel, "number_value").text() == ""
    assert error_of(panel, "number_value") == ""
    desk.select_annotation(ids[1])
    assert line(panel, "number_value").text() == "6o"
    assert "is not a number" in error_of(panel, "number_value")


def test_corrected_value_is_saved_and_the_message_goes(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    field = type_into(panel, qtbot, "number_value", "6o")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field = type_into(panel, qtbot, "number_value", "1,200")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert error_of(panel, "number_value") == ""
    assert (stored(one.id).fields["number_value"], field.text()) == ("1200", "1200")


def test_choice_is_saved_at_once(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    choose(panel, qtbot, "modifierField", "about")
    assert stored(one.id).fields["modifier"] == "approx"


def test_note_is_saved_with_every_key_as_one_step(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    note = panel.findChild(QPlainTextEdit, "note")
    note.setFocus()
    qtbot.keyClicks(note, "ask the mayor")
    assert stored(one.id).note == "ask the mayor"
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert labels(desk)[:2] == ["Change note", "Tag number"]


def test_tags_are_parted_by_commas(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    tags = panel.findChild(QLineEdit, "tags")
    tags.setFocus()
    qtbot.keyClicks(tags, "storm, money")
    qtbot.keyClick(tags, Qt.Key.Key_Return)
    assert stored(one.id).tags == ("storm", "money")
    assert labels(desk)[:2] == ["Change tags", "Tag number"]


def test_tags_in_use_are_offered_behind_the_last_comma(panel, desk, tag, qtbot):
    other, one = tag("number", "21"), tag("number", "60")
    desk.marking.set_tags(other.id, ["storm"])
    desk.select_annotation(one.id)
    tags = panel.findChild(QLineEdit, "tags")
    tags.setFocus()
    tags.setText("money, st")
    completer = tags.completer()
    completer.setCompletionPrefix("money, st")
    assert completer.completionCount() == 1
    assert completer.pathFromIndex(completer.currentIndex()) == "money, storm"


def test_confidential_is_ticked(panel, desk, tag, qtbot, stored):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    box = panel.findChild(QCheckBox, "confidential")
    panel.form.widget(1).ensureWidgetVisible(box)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert stored(one.id).confidential


def test_review_shows_what_is_stored_not_what_was_typed_badly(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.marking.set_field(one.id, "number_value", "60")
    desk.select_annotation(one.id)
    qtbot.keyClick(type_into(panel, qtbot, "number_value", "6o"), Qt.Key.Key_Return)
    desk.review.set_ready()
    assert line(panel, "number_value").text() == "60"
    assert line(panel, "number_value").isReadOnly()
    assert error_of(panel, "number_value") == ""
    desk.review.reopen()
    assert line(panel, "number_value").text() == "6o"


def test_status_stands_above_the_fields(panel, desk, tag, qtbot):
    desk.select_annotation(tag("number", "60").id)
    panel.show()
    status, first = panel.findChild(QComboBox, "status"), line(panel, "number_value")
    assert status.mapTo(panel, status.rect().topLeft()).y() < (
        first.mapTo(panel, first.rect().topLeft()).y()
    )
    status.setFocus()
    for _ in range(2):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
    assert first.hasFocus()
