# SPDX-License-Identifier: Apache-2.0
"""The backups of a project in the window, by keyboard: look, restore, open a copy, delete."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTableView,
)

from annotator import assets
from annotator.app import Starter
from annotator.domain.session import SessionState
from annotator.gui.dialogs.backups import BackupsDialog
from annotator.gui.folders import backups_folder
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings
from annotator.services.backups import Backups
from annotator.services.importing import import_file
from annotator.store import backup
from annotator.store.project import open_project

HARBOUR = assets.path("samples", "harbour-storm.txt")
YES, NO = QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.RejectRole
EMPTY = "no backup of this project yet"


@pytest.fixture
def service():
    return Backups(backups_folder())


@pytest.fixture
def project(window):
    return window.desk.workspace.project.path


@pytest.fixture
def made(typist, service, project):
    """Return a backup with one mark; another mark was made since."""
    typist.go_to("Repairs will cost")
    typist.press("C")
    backup = service.make(project)
    typist.find("Repairs")
    typist.press("C")
    return backup


@pytest.fixture
def shown(window, qtbot):
    """Return what opens the dialog, does something in it, and closes it where it is still open."""

    def show(deed):
        problems = []

        def act():
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, BackupsDialog)
                table = dialog.findChild(QTableView, "backups_table")
                qtbot.waitUntil(table.hasFocus)
                deed(dialog)
                qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
            except BaseException as error:  # noqa: BLE001 - raised again below
                problems.append(error)
                dialog.done(0)

        QTimer.singleShot(0, act)
        window.actions_table["backups.show"].trigger()
        if problems:
            raise problems[0]

    return show


def press(qtbot, dialog, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(dialog.focusWidget() or dialog, key, held)


def part(dialog, kind, name):
    return dialog.findChild(kind, name)


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def answer(monkeypatch, role):
    """Have the question answered by the button of this role, and return what was asked."""

    def click(box):
        return next(one for one in box.buttons() if box.buttonRole(one) == role)

    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    monkeypatch.setattr(QMessageBox, "clickedButton", click)
    return asked


def marks(window):
    workspace = window.desk.workspace
    return workspace.project.annotations.of_session(workspace.session_id)


def said(window):
    return window.findChild(QLabel, "quiet_line").text()


def test_without_backups_it_says_when_the_first_is_made(window, shown, qtbot):
    seen = []

    def look(dialog):
        table = part(dialog, QTableView, "backups_table")
        seen.append(table._empty_text)
        buttons = ("backups_restore", "backups_copy", "backups_delete")
        assert not any(part(dialog, QPushButton, name).isEnabled() for name in buttons)
        press(qtbot, dialog, Qt.Key.Key_Escape)

    shown(look)
    assert EMPTY in seen[0]


def test_backup_is_listed_with_what_it_holds_beside_what_is_there_now(made, shown, qtbot):
    def look(dialog):
        (row,) = cells(part(dialog, QTableView, "backups_table"))
        assert row[0].startswith("today ")
        assert row[1:6] == ["by the hour", "1", "1", "1", "0"]
        assert row[6].startswith("Ann · today ")
        (session,) = cells(part(dialog, QTableView, "backups_sessions"))
        assert session[1] == "Ann"
        assert session[2].startswith("0 of 1, today ")
        assert session[3].startswith("0 of 2, today ")
        press(qtbot, dialog, Qt.Key.Key_Escape)

    shown(look)


def test_restoring_by_keyboard_brings_the_project_back_and_undo_still_works(
    typist, made, shown, qtbot, monkeypatch
):
    window = typist.window
    project, service = window.desk.workspace.project.path, Backups(backups_folder())
    asked = answer(monkeypatch, YES)
    session_id = window.desk.workspace.session_id
    assert len(marks(window)) == 2

    def restore(dialog):
        assert part(dialog, QTableView, "backups_table").hasFocus()
        press(qtbot, dialog, Qt.Key.Key_Return)

    shown(restore)
    assert "Bring desk.annotator back" in asked[0]
    assert len(marks(window)) == 1
    assert window.desk.workspace.session_id == session_id
    assert "before restoring" in said(window)
    newest = service.of(project)[0]
    assert (newest.reason, newest.marks) == ("restore", 2)
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    typist.press("Control+Z")
    assert marks(window) == []
    typist.press("Control+Y")
    assert len(marks(window)) == 1
    typist.find("Repairs")
    typist.press("C")
    assert len(marks(window)) == 2


def test_way_back_is_the_backup_made_before(typist, made, shown, qtbot, monkeypatch):
    answer(monkeypatch, YES)
    shown(lambda dialog: press(qtbot, dialog, Qt.Key.Key_Return))
    assert len(marks(typist.window)) == 1
    shown(lambda dialog: press(qtbot, dialog, Qt.Key.Key_Return))
    assert len(marks(typist.window)) == 2


def test_restoring_waits_for_a_yes(window, made, shown, qtbot, monkeypatch):
    answer(monkeypatch, NO)

    def restore(dialog):
        press(qtbot, dialog, Qt.Key.Key_Return)
        press(qtbot, dialog, Qt.Key.Key_Escape)

    shown(restore)
    assert len(marks(window)) == 2


def test_restoring_can_be_stopped(window, made, shown, qtbot, monkeypatch, project):
    answer(monkeypatch, YES)
    monkeypatch.setattr(backup, "_STEP_PAGES", 1)
    monkeypatch.setattr(backup, "_PAUSE_SECONDS", 0.02)

    def stop(dialog):
        press(qtbot, dialog, Qt.Key.Key_Return)
        bar = part(dialog, QProgressBar, "backups_bar")
        qtbot.waitUntil(lambda: bar.isVisible() and bar.value() > 0)
        press(qtbot, dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not bar.isVisible())
        assert "stopped" in part(dialog, QLabel, "backups_line").text()
        assert part(dialog, QPushButton, "backups_restore").isEnabled()
        press(qtbot, dialog, Qt.Key.Key_Escape)

    shown(stop)
    assert len(marks(window)) == 2
    assert not list(project.parent.glob(".*.part"))


def test_project_that_is_open_elsewhere_is_not_replaced(
    window, made, shown, qtbot, monkeypatch, project
):
    answer(monkeypatch, YES)
    with closing(sqlite3.connect(project)) as other:
        other.execute("select count(*) from article").fetchone()
        shown(lambda dialog: press(qtbot, dialog, Qt.Key.Key_Return))
        assert "open in another window or program" in window.strip.text()
    assert len(marks(window)) == 2


def test_what_could_not_be_saved_is_still_there_afterwards(window, made, shown, qtbot, monkeypatch):
    answer(monkeypatch, YES)
    (mark, *_) = marks(window)
    window.desk.keep_unsaved(mark.id, "note", "half a thought")
    shown(lambda dialog: press(qtbot, dialog, Qt.Key.Key_Return))
    assert window.desk.unsaved_of(mark.id) == ["half a thought"]
    window.desk.forget_unsaved(mark.id, "note")


def test_copy_of_a_backup_is_opened_beside_the_project(window, made, shown, monkeypatch, tmp_path):
    project = window.desk.workspace.project.path
    target = tmp_path / "look.annotator"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    shown(lambda dialog: part(dialog, QPushButton, "backups_copy").click())
    assert window.desk.workspace.project.path == target
    assert len(marks(window)) == 1
    with closing(open_project(project)) as before:
        assert before.sessions.summaries()[0].facts == 2


def test_copy_of_a_backup_gets_the_suffix_of_projects(window, made, shown, monkeypatch, tmp_path):
    (tmp_path / "look.annotator").write_text("before")
    name = str(tmp_path / "look")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (name, ""))
    shown(lambda dialog: part(dialog, QPushButton, "backups_copy").click())
    assert window.desk.workspace.project.path == tmp_path / "look-2.annotator"
    assert (tmp_path / "look.annotator").read_text() == "before"


def test_copy_that_cannot_be_written_is_explained_in_the_dialog(
    window, made, shown, qtbot, monkeypatch, tmp_path
):
    (tmp_path / "taken.txt").write_text("notes")
    target = str(tmp_path / "taken.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (target, ""))

    def copy(dialog):
        part(dialog, QPushButton, "backups_copy").click()
        line = part(dialog, QLabel, "backups_line")
        qtbot.waitUntil(lambda: "not an Annotator project" in line.text())
        press(qtbot, dialog, Qt.Key.Key_Escape)

    shown(copy)
    assert (tmp_path / "taken.txt").read_text() == "notes"


def test_backup_is_deleted_by_its_key_once_that_is_sure(made, shown, qtbot, monkeypatch):
    def delete(role):
        def act(dialog):
            answer(monkeypatch, role)
            press(qtbot, dialog, Qt.Key.Key_Delete)
            press(qtbot, dialog, Qt.Key.Key_Escape)

        return act

    shown(delete(NO))
    assert made.path.exists()
    shown(delete(YES))
    assert not made.path.exists()


def test_project_that_is_gone_is_brought_back(window, service, shown, qtbot, monkeypatch, tmp_path):
    gone = tmp_path / "gone.annotator"
    window.desk.workspace.project.back_up(gone)
    service.make(gone)
    gone.unlink()
    answer(monkeypatch, YES)

    def restore(dialog):
        projects = part(dialog, QComboBox, "backups_project")
        assert "the file is gone" in projects.itemText(1)
        projects.setFocus()
        press(qtbot, dialog, Qt.Key.Key_Down)
        assert part(dialog, QTableView, "backups_sessions").isColumnHidden(3)
        part(dialog, QTableView, "backups_table").setFocus()
        press(qtbot, dialog, Qt.Key.Key_Return)

    shown(restore)
    assert window.desk.workspace.project.path == gone
    assert said(window) == "Restored."


def test_sessions_tell_their_state(window, service, shown, qtbot, project):
    window.desk.review.set_ready()
    service.make(project)
    assert window.desk.workspace.session.state is SessionState.READY

    def look(dialog):
        (session,) = cells(part(dialog, QTableView, "backups_sessions"))
        assert session[2].startswith("ready, 0 of 0")
        assert session[3] == "the same"
        press(qtbot, dialog, Qt.Key.Key_Escape)

    shown(look)


def test_fault_of_the_program_is_reported(window, made, shown, qtbot, monkeypatch):
    reported = []
    monkeypatch.setattr(type(window), "report", lambda self, error: reported.append(error))
    monkeypatch.setattr(Backups, "prepare_restoring", lambda *arguments, **options: 1 / 0)
    answer(monkeypatch, YES)

    def fail(dialog):
        press(qtbot, dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(reported))
        press(qtbot, dialog, Qt.Key.Key_Escape)

    shown(fail)
    assert isinstance(reported[0], ZeroDivisionError)


def test_project_too_damaged_to_open_is_brought_back_from_the_empty_window(
    qtbot, qapp, monkeypatch, tmp_path, service
):
    project = tmp_path / "damaged.annotator"
    with closing(open_project(project)) as new:
        import_file(new, HARBOUR, reviewer="Ann")
    service.make(project)
    project.write_bytes(b"nonsense " * 2000)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    starter = Starter(window, project, [])
    window.appeared.connect(starter.start)
    window.show()
    qtbot.waitUntil(lambda: starter.is_done)
    assert not window.is_attached
    answer(monkeypatch, YES)
    QTimer.singleShot(0, lambda: part(window, QPushButton, "backups_restore").click())
    window.actions_table["backups.show"].trigger()
    assert window.is_attached
    assert len(window.desk.workspace.project.articles.ids()) == 1
    assert "The file that was there is now" in said(window)
    starter.finish()
    qapp.setStyleSheet("")
