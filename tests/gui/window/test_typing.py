# SPDX-License-Identifier: Apache-2.0
"""Typing in the window: each letter is in the file at once, and a field left is one step."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from annotator.gui.panels._saving import FieldSaver
from annotator.store.project import open_project


@pytest.fixture
def typing(typist):
    """Return somebody whose caret stands in the first field of a mark just made."""
    typist.find("Wednesday")
    typist.press("N")
    typist.press("Tab")
    field = panel(typist).findChild(QLineEdit, "unitField")
    field.setFocus()
    return typist


def panel(typist):
    return typist.window.show_panel("number")


def mark(typist):
    desk = typist.window.desk
    return desk.workspace.project.annotations.get(desk.annotation_id)


def unit(typist):
    return mark(typist).fields.get("unit", "")


def steps(typist):
    workspace = typist.window.desk.workspace
    return [str(one.label) for one in workspace.project.history.groups(workspace.session_id)]


def is_open(typist):
    connection = typist.window.desk.workspace.project.connection
    return bool(connection.execute("select 1 from change_group where is_open = 1").fetchone())


def test_each_letter_is_in_the_file_at_once(typing):
    path = typing.window.desk.workspace.project.path
    for typed in ("k", "km", "km/", "km/h"):
        typing.write(typed[-1])
        with closing(open_project(path, read_only=True)) as other:
            found = other.annotations.get(typing.window.desk.annotation_id)
        assert found.fields["unit"] == typed
    assert is_open(typing)


def by_leaving(typing):
    typing.window.view.setFocus()


def by_enter(typing):
    typing.press("Return")


def by_another_edit(typing):
    desk = typing.window.desk
    desk.marking.set_confidential(desk.current_annotation(), confidential=True)


def by_a_rest(typing):
    saver = next(one for one in panel(typing).findChildren(FieldSaver) if one._rest.isActive())
    saver._rest.start(0)
    typing.qtbot.waitUntil(lambda: not saver._rest.isActive())


ENDINGS = [by_leaving, by_enter, by_another_edit, by_a_rest]


@pytest.mark.parametrize("ending", ENDINGS)
def test_field_is_one_step_closed(typing, ending):
    typing.write("km")
    ending(typing)
    assert not is_open(typing)
    assert steps(typing).count("Set unit") == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_typing_that_came_to_nothing_leaves_no_step(typing, ending):
    typing.write("k")
    typing.press("Backspace")
    ending(typing)
    assert "Set unit" not in steps(typing)


@pytest.mark.parametrize("ending", ENDINGS)
def test_menu_offers_the_step_before_where_typing_came_to_nothing(typing, ending):
    undo = typing.window.actions_table["edit.undo"]
    typing.write("k")
    assert undo.text().endswith("Set unit")
    typing.press("Backspace")
    ending(typing)
    following = typing.window.desk.workspace.next_undo()
    assert undo.text().endswith(f": {following.label}")


def test_undo_inside_a_field_is_the_fields_own(typing):
    typing.write("km")
    typing.press("Control+Z")
    assert (typing.window.focusWidget().text(), unit(typing)) == ("", "")
    assert steps(typing)[-1] == "Tag number"
    assert mark(typing)


def test_field_left_is_undone_as_one_step_and_redone(typing):
    typing.write("km")
    typing.press("Escape")
    typing.press("Control+Z")
    assert unit(typing) == ""
    typing.press("Control+Y")
    assert unit(typing) == "km"


def test_field_is_undone_after_a_restart(typing, start):
    typing.write("km")
    typing.press("Escape")
    typist = start()
    typist.press("Control+Z")
    assert unit(typist) == ""


@pytest.mark.parametrize("name", ["edit.undo", "edit.redo"])
def test_field_that_is_typed_in_shows_what_the_menu_brought_back(typing, name):
    actions = typing.window.actions_table
    typing.write("km")
    actions["edit.undo"].trigger()
    field = typing.window.focusWidget()
    assert (field.text(), unit(typing)) == ("", "")
    if name == "edit.redo":
        actions["edit.redo"].trigger()
        assert (field.text(), unit(typing)) == ("km", "km")
        typing.press("End")
        typing.write("/h")
        assert (field.text(), unit(typing)) == ("km/h", "km/h")


def test_undo_with_the_focus_in_another_field_leaves_that_field_alone(typing):
    typing.write("km")
    note = panel(typing).findChild(QPlainTextEdit, "note")
    note.setFocus()
    typing.window.actions_table["edit.undo"].trigger()
    assert unit(typing) == ""
    assert typing.window.focusWidget() is note
    typing.write("n")
    assert (mark(typing).note, unit(typing)) == ("n", "")


def test_undo_from_the_menu_leaves_what_cannot_be_read_on_the_screen(typing):
    value = panel(typing).findChild(QLineEdit, "number_valueField")
    typing.write("km")
    value.setFocus()
    typing.write("about 4")
    typing.window.actions_table["edit.undo"].trigger()
    assert unit(typing) == ""
    assert typing.window.desk.unsaved == {(mark(typing).id, "number_value"): "about 4"}
    assert value.text() == "about 4"
    # The window would ask before it closes.
    typing.window.desk.unsaved.clear()


def test_redo_is_there_until_the_next_edit(typing, start):
    typing.write("km")
    typing.press("Escape")
    typing.press("Control+Z")
    typing.press("Tab")
    panel(typing).findChild(QLineEdit, "unitField").setFocus()
    typing.write("x")
    typing.press("Backspace", "Escape")
    typing.press("K", "J", "Control+F", "Escape")
    typist = start()
    assert typist.window.actions_table["edit.redo"].isEnabled()
    typist.press("Control+Y")
    assert unit(typist) == "km"
    typist.press("Control+Z")
    typist.go_to("Wednesday")
    typist.press("C")
    assert not typist.window.actions_table["edit.redo"].isEnabled()


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_megabyte_pasted_into_a_note_is_saved_and_undone(typing, between):
    note = panel(typing).findChild(QPlainTextEdit, "note")
    note.setFocus()
    text = between.join(["The harbour opened again on Tuesday, two days after it."] * 20_000)
    QGuiApplication.clipboard().setText(text)
    note.paste()
    assert mark(typing).note == text
    typing.write("!")
    assert mark(typing).note == text + "!"
    typing.press("Escape", "Control+Z")
    assert mark(typing).note == ""


def test_status_does_not_claim_that_all_is_saved_while_something_is_not(typing):
    label = typing.window.status.findChild(QLabel, "saved_state")
    typing.write("km")
    assert label.text().startswith("Saved ")
    path = typing.window.desk.workspace.project.path
    typing.window.desk.workspace.project.connection.execute("pragma busy_timeout = 20")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        typing.write("/h")
        assert (label.text(), label.accessibleName()) == ("Not saved: 1", "Not saved: 1")
        assert label.property("alarm")
        assert "km/h" in label.toolTip()
    typing.press("Return")
    assert label.text().startswith("Saved ")
    assert not label.property("alarm")
