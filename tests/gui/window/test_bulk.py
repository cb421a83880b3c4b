# SPDX-License-Identifier: Apache-2.0
"""Many rows are changed at once in the window: by form, menu and key, at once or by a job."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)

from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services import bulk

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def marks(window):
    """Return the ids of twelve claims, in text order."""
    marking = window.desk.marking
    return [marking.tag_span("claim", Span(start, start + 5)).id for start in range(40, 160, 10)]


@pytest.fixture
def panel(window, marks):
    panel = window.show_panel("claim")
    panel.table.setFocus()
    return panel


@pytest.fixture
def small_jobs(monkeypatch):
    """Have a job do what is done to more than three rows."""
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 3)


def select(panel, qtbot, count):
    panel.table.choose_row(-1)
    panel.table.enter_list()
    for _ in range(count - 1):
        qtbot.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def stored(window, marks):
    return window.desk.workspace.project.annotations.find(marks)


def statuses(window, marks):
    return [one.status for one in stored(window, marks)]


def said(window):
    return window.findChild(QLabel, "quiet_line").text()


def wait_for_jobs(window, qtbot):
    qtbot.waitUntil(lambda: window.desk.workspace.held is None)


def trigger(window, name):
    action = window.actions_table[name]
    assert action.isEnabled()
    action.trigger()


def test_form_says_how_many_and_what_differs(window, panel, marks, qtbot):
    window.desk.marking.set_status(marks[:1], Status.QUERY)
    window.desk.marking.set_tags(marks[0], ["desk"])
    select(panel, qtbot, 3)
    status = panel.findChild(QComboBox, "bulkStatus")
    qtbot.waitUntil(lambda: status.placeholderText() == "mixed")
    assert panel.findChild(QLabel, "bulkCount").text() == "3 marks selected"
    assert (status.isVisible(), status.currentIndex()) == (True, -1)
    assert panel.findChild(QLabel, "bulkTags").text() == "On some: desk"
    window.desk.marking.set_status(marks[:3], Status.CHANGED)
    qtbot.waitUntil(lambda: status.currentText() == "changed")


def test_key_sets_the_status_of_all_selected_in_one_step(window, panel, marks, qtbot):
    select(panel, qtbot, 3)
    qtbot.keyClick(panel.table, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    assert statuses(window, marks) == [Status.CHECKED] * 3 + [Status.UNCHECKED] * 9
    assert panel.selected_ids() == marks[:3]
    assert said(window) == "Set status to checked: 3 marks"
    qtbot.mouseClick(window.findChild(QToolButton, "quiet_undo"), Qt.MouseButton.LeftButton)
    assert set(statuses(window, marks)) == {Status.UNCHECKED}
    assert panel.selected_ids() == marks[:3]


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("bulk.set_verdict.wrong", lambda one: one.verdict == "wrong"),
        ("bulk.set_confidential.yes", lambda one: one.confidential),
        ("bulk.retag.date", lambda one: one.kind == "date"),
    ],
)
def test_menu_changes_all_selected(window, panel, marks, qtbot, name, holds):
    select(panel, qtbot, 4)
    trigger(window, name)
    assert [holds(one) for one in stored(window, marks)] == [True] * 4 + [False] * 8


def test_tag_is_added_and_taken_away_by_keys(window, panel, marks, qtbot):
    select(panel, qtbot, 2)
    qtbot.keyClick(panel.table, Qt.Key.Key_F7)
    line = panel.findChild(QLineEdit, "bulkTag")
    assert line.hasFocus()
    qtbot.keyClicks(line, "desk, urgent")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [one.tags for one in stored(window, marks)][1:3] == [("desk", "urgent"), ()]
    qtbot.keyClick(line, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(line, "desk")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stored(window, marks)[0].tags == ("urgent",)


@pytest.mark.parametrize(
    ("button", "note"), [("bulkAppendNote", "old\nby phone"), ("bulkReplaceNote", "by phone")]
)
def test_note_is_added_to_or_replaced(window, panel, marks, qtbot, button, note):
    window.desk.marking.set_note(marks[0], "old")
    select(panel, qtbot, 2)
    qtbot.keyClick(panel.table, Qt.Key.Key_F8)
    field = panel.findChild(QPlainTextEdit, "bulkNote")
    assert field.hasFocus()
    qtbot.keyClicks(field, "by phone")
    qtbot.mouseClick(panel.findChild(QPushButton, button), Qt.MouseButton.LeftButton)
    assert [one.note for one in stored(window, marks)][:3] == [note, "by phone", ""]
    assert field.toPlainText() == ""


def test_words_left_in_the_field_go_nowhere_by_themselves(window, panel, marks, qtbot):
    select(panel, qtbot, 2)
    qtbot.keyClick(panel.table, Qt.Key.Key_F8)
    qtbot.keyClicks(panel.findChild(QPlainTextEdit, "bulkNote"), "by phone")
    panel.table.setFocus()
    assert {one.note for one in stored(window, marks)} == {""}


def test_box_makes_all_confidential(window, panel, marks, qtbot):
    window.desk.marking.set_confidential(marks[0], confidential=True)
    select(panel, qtbot, 2)
    box = panel.findChild(QCheckBox, "bulkConfidential")
    qtbot.waitUntil(lambda: box.checkState() is Qt.CheckState.PartiallyChecked)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert [one.confidential for one in stored(window, marks)][:3] == [True, True, False]


@pytest.mark.qt_log_ignore("does not support")
def test_menu_of_the_list_offers_what_can_be_done(window, panel, marks, qtbot):
    select(panel, qtbot, 2)
    panel.table.customContextMenuRequested.emit(panel.table.rect().center())
    menu = window.findChild(QMenu, "list_menu")
    assert menu.isVisible()
    texts = [one.text().replace("&", "") for one in menu.actions() if one.text()]
    assert texts[:4] == ["Status", "Verdict", "Another kind", "Add tag…"]
    verdicts = window.findChild(QMenu, "list_menu_bulk_verdict")
    next(one for one in verdicts.actions() if one.text() == "Wrong").trigger()
    menu.close()
    assert [one.verdict for one in stored(window, marks)][:3] == ["wrong", "wrong", ""]


@pytest.mark.qt_log_ignore("does not support")
def test_letters_in_the_menu_of_the_list_are_each_one_entry_s(window, panel, marks, qtbot):
    select(panel, qtbot, 2)
    panel.table.customContextMenuRequested.emit(panel.table.rect().center())
    menu = window.findChild(QMenu, "list_menu")
    letters = [QKeySequence.mnemonic(one.text()) for one in menu.actions() if one.text()]
    assert len(letters) == len(set(letters))
    menu.close()


@pytest.mark.qt_log_ignore("does not support")
@pytest.mark.skipif(sys.platform != "linux", reason="the codes are X11's")
def test_letters_in_the_menu_of_the_list_go_by_place(window, panel, marks, qtbot):
    select(panel, qtbot, 2)
    panel.table.customContextMenuRequested.emit(panel.table.rect().center())
    menu = window.findChild(QMenu, "list_menu")
    press = QKeyEvent(
        QEvent.Type.KeyPress, ord("\N{CYRILLIC CAPITAL LETTER EM}"), NONE, 55, 0, 0, "\u043c"
    )
    QApplication.sendEvent(menu, press)
    verdicts = window.findChild(QMenu, "list_menu_bulk_verdict")
    qtbot.waitUntil(verdicts.isVisible)
    verdicts.close()
    menu.close()


def test_one_row_is_changed_by_the_same_keys(window, panel, marks, qtbot):
    select(panel, qtbot, 1)
    qtbot.keyClick(panel.table, Qt.Key.Key_F7)
    assert panel.form.fields.editor("tags").hasFocus()


def test_events_are_changed_at_once(window, marks, qtbot):
    desk = window.desk
    made = [desk.eventing.add(None, marks[:1]).id for _ in range(3)]
    panel = window.show_panel("events")
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert panel.findChild(QLabel, "bulkCount").text() == "3 events selected"
    assert not window.actions_table["bulk.retag.date"].isEnabled()
    trigger(window, "bulk.set_status.query")
    events = desk.workspace.project.events
    assert {one.status for one in events.find(made)} == {Status.QUERY}
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert events.find(made) == []
    desk.workspace.undo()
    assert len(events.find(made)) == 3


def test_nothing_selected_leaves_nothing_to_do(window, panel, marks, qtbot):
    window.desk.select_annotation("")
    panel.table.choose_row(-1)
    assert not window.actions_table["bulk.delete"].isEnabled()


@pytest.mark.usefixtures("small_jobs")
def test_job_changes_many_and_takes_them_back(window, panel, marks, qtbot):
    select(panel, qtbot, 8)
    trigger(window, "bulk.set_status.checked")
    wait_for_jobs(window, qtbot)
    assert statuses(window, marks) == [Status.CHECKED] * 8 + [Status.UNCHECKED] * 4
    assert panel.selected_ids() == marks[:8]
    assert said(window) == "Set status to checked: 8 marks"
    assert "checked: 8 marks" in window.actions_table["edit.undo"].text()
    trigger(window, "edit.undo")
    wait_for_jobs(window, qtbot)
    assert set(statuses(window, marks)) == {Status.UNCHECKED}
    assert said(window) == "Undone: Set status to checked: 8 marks"
    trigger(window, "edit.redo")
    wait_for_jobs(window, qtbot)
    assert statuses(window, marks)[:8] == [Status.CHECKED] * 8


@pytest.mark.usefixtures("small_jobs")
def test_list_follows_what_a_job_deleted(window, panel, marks, qtbot):
    select(panel, qtbot, 8)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    wait_for_jobs(window, qtbot)
    assert panel.model.rowCount() == 4
    trigger(window, "edit.undo")
    wait_for_jobs(window, qtbot)
    assert panel.model.rowCount() == 12
    assert [one.id for one in stored(window, marks)] == marks


@pytest.mark.usefixtures("small_jobs")
def test_cancelled_job_changes_nothing_and_nothing_is_written_meanwhile(
    window, panel, marks, qtbot, monkeypatch
):
    go_on = threading.Event()
    parts = bulk._parts

    def waiting(*arguments):
        go_on.wait(10)
        return parts(*arguments)

    monkeypatch.setattr(bulk, "_parts", waiting)
    refused = []
    window.desk.refused.connect(refused.append)
    select(panel, qtbot, 8)
    trigger(window, "bulk.set_status.checked")
    assert not window.desk.attempt(lambda: window.desk.marking.set_note(marks[0], "no"))
    assert "still under way" in refused[0]
    qtbot.mouseClick(window.findChild(QToolButton, "job_cancel"), Qt.MouseButton.LeftButton)
    go_on.set()
    wait_for_jobs(window, qtbot)
    assert set(statuses(window, marks)) == {Status.UNCHECKED}
    assert stored(window, marks)[0].note == ""
    assert said(window) == "It was stopped. Nothing was written."
