# SPDX-License-Identifier: Apache-2.0
"""What is typed while the file refuses it, or while others write it, is never lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit

from annotator.domain.kinds import kind_of
from annotator.gui.desk import Desk
from annotator.gui.panels import _saving
from annotator.gui.panels.events import EventsPanel
from annotator.gui.panels.kinds import KindPanel
from annotator.services.workspace import Workspace
from annotator.store.project import open_project

ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(desk, shown):
    return shown(KindPanel(kind_of("number"), desk), 360, 640)


@pytest.fixture
def locked(project):
    @contextmanager
    def locked():
        with closing(sqlite3.connect(project.path, isolation_level=None)) as other:
            other.execute("begin immediate")
            yield

    return locked


@pytest.fixture
def other_desk(desk, project):
    """Return the desk of another window on the same file and session."""
    other = open_project(project.path, busy_milliseconds=20)
    workspace = Workspace(other, "Bea")
    other_desk = Desk(workspace)
    other_desk.open_session(desk.workspace.session_id)
    yield other_desk
    other.close()


@pytest.fixture
def one(desk, tag):
    one = tag("number", "60")
    desk.select_annotation(one.id)
    return one


def editor(panel, kind, name):
    found = panel.findChild(kind, name)
    found.setFocus()
    return found


def error_of(panel, key):
    label = panel.findChild(QLabel, f"{key}Error")
    return label.text() if label.isVisible() else ""


def stored_one(desk, annotation):
    return desk.workspace.project.annotations.get(annotation.id)


def rest(panel, qtbot):
    saver = panel.findChild(_saving.FieldSaver)
    assert saver._rest.isActive()
    saver._rest.start(0)
    qtbot.waitUntil(lambda: not saver._rest.isActive())


@pytest.mark.parametrize(
    "where", [(QPlainTextEdit, "note"), (QLineEdit, "tags"), (QLineEdit, "unitField")]
)
def test_text_typed_while_the_file_is_locked_is_saved_after_a_rest(
    panel, desk, one, qtbot, locked, where
):
    with locked():
        qtbot.keyClicks(editor(panel, *where), "km")
        assert list(desk.unsaved.values()) == ["km"]
    rest(panel, qtbot)
    found = stored_one(desk, one)
    assert "km" in (found.note, *found.tags, *found.fields.values())
    assert desk.unsaved == {}
    assert error_of(panel, where[1].removesuffix("Field")) == ""


@pytest.mark.parametrize(
    "where", [(QPlainTextEdit, "note"), (QLineEdit, "tags"), (QLineEdit, "unitField")]
)
def test_text_meant_while_the_file_is_locked_stays_with_the_reason(
    panel, desk, one, qtbot, locked, where
):
    field = editor(panel, *where)
    key = where[1].removesuffix("Field")
    with locked():
        qtbot.keyClicks(field, "km")
        qtbot.keyClick(field, ENTER, Qt.KeyboardModifier.ControlModifier)
        assert desk.unsaved == {(one.id, key): "km"}
        assert error_of(panel, key)
    assert (field.toPlainText() if where[0] is QPlainTextEdit else field.text()) == "km"
    qtbot.keyClick(field, ENTER, Qt.KeyboardModifier.ControlModifier)
    found = stored_one(desk, one)
    assert "km" in (found.note, *found.tags, *found.fields.values())
    assert error_of(panel, key) == ""


def test_note_left_while_the_file_is_locked_is_there_when_one_comes_back(
    panel, desk, tag, one, qtbot, locked
):
    other = tag("number", "21")
    note = editor(panel, QPlainTextEdit, "note")
    with locked():
        qtbot.keyClicks(note, "ask")
        desk.select_annotation(other.id)
        assert note.toPlainText() == ""
        desk.select_annotation(one.id)
        assert note.toPlainText() == "ask"
    rest(panel, qtbot)
    assert (stored_one(desk, one).note, stored_one(desk, other).note) == ("ask", "")


def test_note_of_an_event_is_saved_once_the_file_is_free(desk, qtbot, locked):
    panel = EventsPanel(desk)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    event = desk.eventing.add(None)
    desk.select_event(event.id)
    note = editor(panel, QPlainTextEdit, "eventNote")
    with locked():
        qtbot.keyClicks(note, "ask")
        qtbot.keyClick(note, Qt.Key.Key_Tab)
    rest(panel, qtbot)
    assert desk.workspace.project.events.get(event.id).note == "ask"


def test_field_changed_by_another_window_is_not_written_over(
    panel, desk, one, qtbot, stored, other_desk
):
    field = editor(panel, QLineEdit, "unitField")
    other_desk.marking.set_field(one.id, "unit", "miles")
    qtbot.keyClicks(field, "km")
    assert stored(one.id).fields["unit"] == "miles"
    assert field.text() == "km"
    assert "miles" in error_of(panel, "unit")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert stored(one.id).fields["unit"] == "miles"
    assert desk.unsaved == {(one.id, "unit"): "km"}


def test_enter_writes_over_what_another_window_wrote(panel, desk, one, qtbot, stored, other_desk):
    field = editor(panel, QLineEdit, "unitField")
    other_desk.marking.set_field(one.id, "unit", "miles")
    qtbot.keyClicks(field, "km")
    qtbot.keyClick(field, ENTER)
    assert stored(one.id).fields["unit"] == "km"
    assert (error_of(panel, "unit"), desk.unsaved) == ("", {})


def test_note_changed_by_another_window_is_not_written_over(panel, one, qtbot, stored, other_desk):
    note = editor(panel, QPlainTextEdit, "note")
    qtbot.keyClicks(note, "a")
    other_desk.marking.set_note(one.id, "theirs")
    qtbot.keyClicks(note, "b")
    assert stored(one.id).note == "theirs"
    assert "theirs" in error_of(panel, "note")
    qtbot.keyClick(note, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert stored(one.id).note == "ab"


def test_choice_made_over_another_windows_is_asked_about(
    panel, desk, one, qtbot, stored, other_desk
):
    other_desk.marking.set_field(one.id, "modifier", "exact")
    box = editor(panel, QComboBox, "modifierField")
    box.setCurrentIndex(box.findData("approx"))
    box.activated.emit(box.currentIndex())
    assert stored(one.id).fields["modifier"] == "exact"
    assert "exact" in error_of(panel, "modifier")


def test_typing_the_same_as_another_window_is_no_clash(panel, one, qtbot, stored, other_desk):
    other_desk.marking.set_note(one.id, "k")
    qtbot.keyClicks(editor(panel, QPlainTextEdit, "note"), "k")
    assert error_of(panel, "note") == ""
    assert stored(one.id).note == "k"


def test_typing_into_a_mark_deleted_by_another_window_is_refused(
    panel, desk, one, qtbot, other_desk
):
    other_desk.marking.delete([one.id])
    qtbot.keyClicks(editor(panel, QLineEdit, "unitField"), "km")
    assert "deleted" in error_of(panel, "unit")
    assert desk.unsaved == {(one.id, "unit"): "km"}


def test_text_that_cannot_be_read_is_known_to_be_unsaved(panel, desk, one, qtbot):
    field = editor(panel, QLineEdit, "number_valueField")
    qtbot.keyClicks(field, "about 4 or 5")
    assert desk.unsaved == {(one.id, "number_value"): "about 4 or 5"}
    field.selectAll()
    qtbot.keyClicks(field, "4")
    assert desk.unsaved == {}


def test_deleted_mark_takes_its_unsaved_text_along(panel, desk, one, qtbot):
    qtbot.keyClicks(editor(panel, QLineEdit, "number_valueField"), "about 4")
    desk.marking.delete([one.id])
    assert desk.unsaved == {}


def test_note_keeps_no_break_spaces_and_line_separators(panel, one, qtbot, stored):
    note = editor(panel, QPlainTextEdit, "note")
    note.insertPlainText("5\u00a0km\nnext")
    assert stored(one.id).note == "5\u00a0km\nnext"


def test_row_tells_of_text_that_is_not_saved(panel, desk, one, qtbot):
    cell = panel.model.index(0, 0)
    field = editor(panel, QLineEdit, "number_valueField")
    qtbot.keyClicks(field, "about 4")
    assert cell.data() == "* 60"
    assert "about 4" in cell.data(Qt.ItemDataRole.ToolTipRole)
    field.selectAll()
    qtbot.keyClicks(field, "4")
    assert cell.data() == "60"
