# SPDX-License-Identifier: Apache-2.0
"""Sessions and articles go to the trash and come back, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListView,
    QListWidget,
    QMessageBox,
    QPushButton,
)

from annotator import assets
from annotator.domain.errors import UserError, user_error
from annotator.domain.span import Span
from annotator.gui.dialogs.empty_trash import EmptyTrashDialog
from annotator.gui.dialogs.trash import TrashDialog
from annotator.gui.folders import backups_folder
from annotator.gui.jobs import CancelledError, Job
from annotator.services.backups import Backups
from annotator.services.copies import copies_with

COUNCIL = assets.path("samples", "council-budget.txt")


def trigger(window, name):
    action = window.actions_table[name]
    assert action.isEnabled(), name
    action.trigger()


def listed(window):
    return [one.session.id for one in window.desk.workspace.project.sessions.summaries()]


def line(window):
    return window.status._line.text()


def library(window):
    return window.show_panel("library").findChild(QListView, "libraryList")


@pytest.fixture
def undo_button(window):
    return window.status._undo


@pytest.fixture
def second(window):
    """Return the session of another article, which is the one that is open."""
    window.open_paths([COUNCIL])
    return window.desk.workspace.session_id


@pytest.fixture
def answer(monkeypatch):
    """Have a question answered by the button of this number, and return what was asked."""

    def set_answer(button):
        asked = []
        monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[button])
        return asked

    return set_answer


@pytest.fixture
def trash(window, qtbot):
    """Return the dialog as the menu shows it."""
    dialog = TrashDialog(window.desk, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield dialog
    dialog.close()


def test_open_session_goes_and_the_quiet_line_says_so(window, undo_button):
    trigger(window, "file.trash_session")
    assert listed(window) == []
    assert window.desk.workspace.session is None
    assert line(window).endswith("was moved to the trash.")
    assert undo_button.isVisible()


def test_undo_beside_the_line_brings_it_back_and_opens_it(window, undo_button, qtbot):
    session_id = window.desk.workspace.session_id
    trigger(window, "file.trash_session")
    qtbot.mouseClick(undo_button, Qt.MouseButton.LeftButton)
    assert listed(window) == [session_id]
    assert window.desk.workspace.session_id == session_id
    trigger(window, "edit.redo")
    assert listed(window) == []


def test_undo_names_the_step(window):
    trigger(window, "file.trash_article")
    assert "to the trash" in window.actions_table["edit.undo"].text()


def test_undo_of_another_session_is_not_offered_beside_the_line(window, second, undo_button):
    first = next(one for one in listed(window) if one != second)
    trigger(window, "file.trash_session")
    window.open_session(first)
    assert not undo_button.isVisible()


def test_delete_in_the_library_moves_the_session_to_the_trash(window, second, qtbot):
    view = library(window)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert second not in listed(window)
    qtbot.waitUntil(lambda: view.model().rowCount() == 1)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert second in listed(window)


def test_session_that_is_not_open_goes_without_closing_the_open_one(window, second, qtbot):
    view = library(window)
    view.setCurrentIndex(view.model().index(0))
    panel = window.show_panel("library")
    panel.trash_current_article()
    assert listed(window) == [second]
    assert window.desk.workspace.session_id == second


def test_sessions_that_go_with_an_article_are_counted(window):
    trigger(window, "check.new_session")
    trigger(window, "file.trash_article")
    assert "2 sessions" in line(window) or "sessions were moved" in line(window)


def test_session_of_somebody_is_named_where_others_stay(window):
    trigger(window, "check.new_session")
    trigger(window, "file.trash_session")
    assert line(window).startswith("The session of Ann on “")
    assert len(listed(window)) == 1


@pytest.mark.parametrize(("button", "goes"), [(0, True), (1, False)])
def test_signed_off_session_goes_only_where_that_is_confirmed(window, answer, button, goes):
    desk = window.desk
    trigger(window, "check.set_ready")
    desk.workspace.reviewer = "Bo"
    desk.review.sign_off()
    asked = answer(button)
    trigger(window, "file.trash_session")
    assert "signed off by Bo" in asked[0]
    assert bool(listed(window)) is not goes


def test_session_stays_open_where_the_step_is_refused(window, second):
    connection = window.desk.workspace.project.connection
    connection.execute("pragma query_only = on")
    trigger(window, "file.trash_session")
    connection.execute("pragma query_only = off")
    assert window.strip.is_refusing
    assert window.desk.workspace.session_id == second


def test_trash_lists_and_enter_restores(window, second, trash, qtbot):
    trigger(window, "file.trash_session")
    table = trash._table
    assert [table.model().index(0, column).data() for column in range(4)] == [
        *(window.desk.trash.contents()[0].title, "Article", "Ann", "0"),
    ]
    table.enter_list()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert second in listed(window)
    assert "back in the library" in trash._line.text()
    assert "back in the library" in line(window)


def test_restore_button_restores(window, second, trash, qtbot):
    trigger(window, "file.trash_session")
    trash._table.choose_row(0)
    qtbot.mouseClick(trash.findChild(QPushButton, "trash_restore"), Qt.MouseButton.LeftButton)
    assert second in listed(window)
    assert not trash.findChild(QPushButton, "trash_restore").isEnabled()


def test_refusal_to_restore_is_said_in_the_dialog(window, second, trash, qtbot):
    trigger(window, "file.trash_session")
    window.desk.workspace.project.connection.execute("pragma query_only = on")
    trash._table.choose_row(0)
    qtbot.mouseClick(trash.findChild(QPushButton, "trash_restore"), Qt.MouseButton.LeftButton)
    window.desk.workspace.project.connection.execute("pragma query_only = off")
    assert "cannot be written" in trash._line.text()


def test_empty_trash_says_what_it_is_for(trash):
    assert trash._table._empty_text.startswith("The trash is empty")
    assert not trash.findChild(QPushButton, "trash_restore").isEnabled()


def test_menu_opens_the_trash(window):
    def leave():
        dialog = QApplication.activeModalWidget()
        found.append(dialog.objectName())
        dialog.reject()

    found = []
    QTimer.singleShot(0, leave)
    trigger(window, "file.open_trash")
    assert found == ["trash_dialog"]


def test_article_in_the_trash_comes_back_when_it_is_opened_again(window, second):
    trigger(window, "file.trash_article")
    window.open_paths([COUNCIL])
    assert window.desk.workspace.session_id == second
    assert "was in the trash" in line(window)


@pytest.fixture
def emptied(window, second, monkeypatch, qtbot):
    """Return what opens the trash from the menu and answers all its questions."""

    def empty(*clicked, confirm=True):
        def answer():
            question = QApplication.activeModalWidget()
            asked.append(question.findChild(QLabel, "empty_trash_question").text())
            for name in clicked:
                question.findChild(QAbstractButton, name).click()
            name = "empty_trash_confirm" if confirm else "empty_trash_cancel"
            question.findChild(QAbstractButton, name).click()

        def ask():
            QTimer.singleShot(0, answer)
            dialog = QApplication.activeModalWidget()
            dialog.findChild(QAbstractButton, "trash_empty").click()
            if dialog.isVisible():
                dialog.reject()

        asked = []
        trigger(window, "file.trash_session")
        QTimer.singleShot(0, ask)
        trigger(window, "file.open_trash")
        return asked[0]

    return empty


def test_trash_is_emptied_after_a_question_that_counts(window, emptied, second, qtbot):
    asked = emptied()
    assert asked == "Remove for good what is in the trash: 1 article, 1 session?"
    qtbot.waitUntil(lambda: "removed for good" in line(window))
    assert window.desk.trash.contents() == []
    assert not window.desk.workspace.project.sessions.exists(second)
    assert window.desk.workspace.held is None


def test_nothing_goes_where_the_question_is_cancelled(window, emptied, second):
    emptied(confirm=False)
    assert window.desk.workspace.project.sessions.exists(second)
    assert window.desk.workspace.held is None


def test_cancel_is_what_enter_does(window, second, qtbot):
    dialog = EmptyTrashDialog(window.desk.trash.contents(), [], window)
    qtbot.addWidget(dialog)
    assert dialog.findChild(QAbstractButton, "empty_trash_cancel").isDefault()
    assert not dialog.findChild(QAbstractButton, "empty_trash_confirm").autoDefault()


def test_nothing_is_written_while_the_trash_is_emptied(window, emptied, second, qtbot):
    other = next(one for one in listed(window) if one != second)
    emptied()
    window.open_session(other)
    with pytest.raises(UserError, match="being emptied"):
        window.desk.marking.tag_span("claim", Span(0, 7))
    qtbot.waitUntil(lambda: window.desk.workspace.held is None)
    assert window.desk.marking.tag_span("claim", Span(0, 7))


def test_emptying_is_stopped_by_its_button(window, emptied, second, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.store.purge._STEPS", 20)
    monkeypatch.setattr(Job, "advance", lambda job, _: refuse_once_stopped(job))
    window.jobs.started.connect(lambda job: job.cancel())
    emptied()
    line = window.findChild(QLabel, "quiet_line")
    qtbot.waitUntil(lambda: "stopped" in line.text())
    assert window.desk.workspace.project.sessions.exists(second)
    assert window.desk.workspace.held is None


def refuse_once_stopped(job):
    if job._stop.is_set():
        raise CancelledError(user_error("It was stopped.").message)


@pytest.mark.parametrize("ticked", [True, False])
def test_backups_that_still_hold_it_go_where_that_is_ticked(window, emptied, second, qtbot, ticked):
    path = window.desk.workspace.project.path
    backups = Backups(backups_folder())
    backups.make(path)
    left = path.with_name(path.name + ".version-1")
    window.desk.workspace.project.back_up(left)
    emptied(*(["empty_trash_backups"] if ticked else []))
    qtbot.waitUntil(lambda: "removed for good" in line(window))
    assert bool(backups.of(path)) is not ticked
    assert left.exists() is not ticked


def test_backups_without_it_are_not_named(window, qtbot):
    path = window.desk.workspace.project.path
    backups = Backups(backups_folder())
    backups.make(path)
    window.open_paths([COUNCIL])
    session_id = window.desk.workspace.session_id
    assert copies_with(path, [session_id], backups) == []
    backups.make(path)
    (found,) = copies_with(path, [session_id], backups)
    dialog = EmptyTrashDialog([], [found], window)
    qtbot.addWidget(dialog)
    names = dialog.findChild(QListWidget, "empty_trash_copies")
    assert names.item(0).text().startswith("Backup of ")
    assert dialog.copies_to_delete() == []


def test_copy_that_cannot_be_read_counts_as_holding_it(window):
    path = window.desk.workspace.project.path
    left = path.with_name(path.name + ".version-1")
    left.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    found = copies_with(path, [], Backups(backups_folder()))
    assert [one.path for one in found] == [left]


def test_file_is_cleaned_up_at_the_next_start(start, window, qtbot):
    project = window.desk.workspace.project
    project.connection.execute("insert into upkeep (task) values ('vacuum')")
    again = start().window
    qtbot.waitUntil(lambda: not again.desk.workspace.project.trash.is_untidy())
    qtbot.waitUntil(lambda: again.desk.workspace.held is None)
