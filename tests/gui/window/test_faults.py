# SPDX-License-Identifier: Apache-2.0
"""Faults inside the program: the window and the work stay, and no word of the work is told."""

import os
import stat
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot, qWarning
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QToolButton, QWidget

from annotator import assets
from annotator.app import Starter, reporting_to
from annotator.domain.errors import user_error
from annotator.gui.fault_log import NAME
from annotator.gui.folders import log_folder
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings
from annotator.store.project import open_project

WORDS = "the pier was lost"
HARBOUR = assets.path("samples", "harbour-storm.txt")


class Raiser(QObject):
    """Fails in a slot."""

    @Slot()
    @Slot(object)
    def fail(self, *_):
        raise KeyError(WORDS)


class BadPaint(QWidget):
    """Fails whenever it is painted."""

    def __init__(self, parent):
        super().__init__(parent)
        self.count = 0

    def paintEvent(self, event):
        self.count += 1
        raise ValueError(WORDS)


@pytest.fixture
def reported(window):
    """Return the window with the sample article, told of all faults."""
    with reporting_to(window):
        yield window


def log_text():
    return (log_folder() / NAME).read_text(encoding="utf-8")


def report(qtbot, window):
    """Return the open report, asked for by the button in the strip."""
    qtbot.mouseClick(window.findChild(QToolButton, "strip_help.report"), Qt.MouseButton.LeftButton)
    dialog = window.findChild(QDialog, "report_dialog")
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def wait_for_words(qtbot, window):
    qtbot.waitUntil(lambda: "Something went wrong" in window.strip.text())


def test_fault_in_a_slot_is_said_and_the_edit_is_saved(qtbot, typist, reported, annotations):
    raiser = Raiser(reported)
    reported.desk.changed.connect(raiser.fail)
    typist.go_to("Repairs will")
    typist.press("C")
    wait_for_words(qtbot, reported)
    assert [one.kind for one in annotations(reported)] == ["claim"]
    text = report(qtbot, reported).findChild(QPlainTextEdit, "report_text").toPlainText()
    assert "KeyError" in text
    assert "last action: mark.tag.claim" in text
    assert WORDS not in text + log_text()


def test_screen_shows_the_file_where_a_view_failed_to_follow(qtbot, typist, reported, monkeypatch):
    table = reported.show_panel("claim").table

    def fail(*_):
        raise KeyError(WORDS)

    typist.go_to("Repairs will")
    caret = reported.view.caret()
    monkeypatch.setattr(reported.view, "apply", fail)
    typist.press("C")
    monkeypatch.undo()
    wait_for_words(qtbot, reported)
    assert table.model().rowCount() == 1
    assert reported.view.caret() == caret
    assert reported.desk.annotation_id
    assert reported.view.hasFocus()


def test_painting_that_fails_with_every_frame_is_counted_not_repeated(qtbot, reported):
    bad = BadPaint(reported)
    bad.resize(20, 20)
    bad.show()

    def painted_often():
        bad.update()
        return bad.count >= 100

    qtbot.waitUntil(painted_often)
    qtbot.waitUntil(lambda: "times so far" in reported.strip.text())
    assert log_text().count("ValueError") <= 3
    bad.hide()
    text = report(qtbot, reported).findChild(QPlainTextEdit, "report_text").toPlainText()
    assert text.count("ValueError") == 1
    assert WORDS not in text + log_text()


def test_line_that_was_closed_stays_closed_while_painting_goes_on_failing(qtbot, reported):
    bad = BadPaint(reported)
    bad.resize(20, 20)
    bad.show()
    wait_for_words(qtbot, reported)
    qtbot.mouseClick(
        reported.strip.findChild(QToolButton, "strip_close"), Qt.MouseButton.LeftButton
    )
    count = bad.count

    def painted_again():
        bad.update()
        return bad.count >= count + 20

    qtbot.waitUntil(painted_again)
    assert "Something" not in reported.strip.text()
    bad.hide()


def test_fault_in_a_timer_is_said(qtbot, reported):
    QTimer.singleShot(0, Raiser(reported).fail)
    wait_for_words(qtbot, reported)


def test_fault_in_a_job_is_said(qtbot, reported):
    def work(job):
        raise KeyError(WORDS)

    reported.jobs.start("Counting", work)
    wait_for_words(qtbot, reported)
    assert "annotator/gui/jobs.py" in log_text()
    assert WORDS not in log_text()


def test_fault_in_a_thread_is_said(qtbot, reported):
    def work():
        raise KeyError(WORDS)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    wait_for_words(qtbot, reported)
    assert WORDS not in log_text()


def test_fault_that_python_cannot_raise_is_said(qtbot, reported):
    class Dying:
        def __del__(self):
            raise KeyError(WORDS)

    Dying()
    wait_for_words(qtbot, reported)
    assert WORDS not in log_text()


def test_refusal_that_nobody_expected_says_its_own_words_on_the_screen_only(qtbot, reported):
    reported.report(user_error("{path} is full.", path=WORDS))
    qtbot.waitUntil(lambda: reported.strip.text() == f"{WORDS} is full.")
    assert WORDS not in log_text()


def test_what_qt_warns_of_is_not_logged(qtbot, reported, qtlog):
    with qtlog.disabled():
        qWarning(WORDS)
    reported.report(KeyError(WORDS))
    assert WORDS not in log_text()


def test_standard_error_gets_no_words_either(qtbot, reported, capsys):
    reported.report(KeyError(WORDS))
    printed = capsys.readouterr().err
    assert "KeyError" in printed
    assert WORDS not in printed


def test_report_is_copied_by_key_and_by_button(qtbot, reported):
    reported.report(KeyError(WORDS))
    wait_for_words(qtbot, reported)
    dialog = report(qtbot, reported)
    text = dialog.findChild(QPlainTextEdit, "report_text")
    clipboard = QGuiApplication.clipboard()
    for widget in (text, dialog.findChild(QPushButton, "report_copy")):
        clipboard.clear()
        qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert clipboard.text() == text.toPlainText()
    clipboard.clear()
    qtbot.mouseClick(dialog.findChild(QPushButton, "report_copy"), Qt.MouseButton.LeftButton)
    assert clipboard.text() == text.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_work_goes_on_beside_the_report(qtbot, typist, reported, annotations):
    reported.report(KeyError(WORDS))
    wait_for_words(qtbot, reported)
    report(qtbot, reported)
    reported.activateWindow()
    reported.view.setFocus()
    qtbot.waitUntil(reported.view.hasFocus)
    typist.go_to("Repairs will")
    typist.press("C")
    assert len(annotations(reported)) == 1


def test_report_without_faults_says_so(qtbot, reported):
    reported.actions_table["help.report"].trigger()
    dialog = reported.findChild(QDialog, "report_dialog")
    assert "Nothing went wrong" in dialog.findChild(QObject, "report_heading").text()
    assert not dialog.findChild(QPushButton, "report_folder").isEnabled()


def test_log_folder_is_shown(qtbot, reported, monkeypatch):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    reported.report(KeyError(WORDS))
    wait_for_words(qtbot, reported)
    dialog = report(qtbot, reported)
    qtbot.mouseClick(dialog.findChild(QPushButton, "report_folder"), Qt.MouseButton.LeftButton)
    assert shown == [str(log_folder())]


def test_log_is_for_its_owner_only_even_where_files_are_open_to_all(qtbot, reported):
    before = os.umask(0)
    try:
        reported.report(KeyError(WORDS))
    finally:
        os.umask(before)
    assert stat.S_IMODE((log_folder() / NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(log_folder().stat().st_mode) == 0o700


def test_log_is_put_aside_when_it_is_long(qtbot, reported):
    reported.report(KeyError(WORDS))
    with (log_folder() / NAME).open("a") as log:
        log.write("x" * 600_000)
    reported.report(ValueError(WORDS))
    assert {one.name for one in log_folder().iterdir()} == {NAME, f"{NAME}.1"}
    assert {stat.S_IMODE(one.stat().st_mode) for one in log_folder().iterdir()} == {0o600}
    assert len(log_text()) < 10_000


def test_full_disk_under_the_log_makes_no_second_fault(qtbot, reported, capsys):
    log_folder().mkdir(parents=True)
    (log_folder() / NAME).symlink_to("/dev/full")
    reported.report(KeyError(WORDS))
    wait_for_words(qtbot, reported)
    assert "ENOSPC" not in capsys.readouterr().err


def test_folder_that_cannot_be_made_makes_no_second_fault(qtbot, reported, capsys):
    log_folder().parent.mkdir(parents=True, exist_ok=True)
    log_folder().write_text("")
    reported.report(KeyError(WORDS))
    wait_for_words(qtbot, reported)
    assert "Errno" not in capsys.readouterr().err


def test_typing_goes_on_where_a_fault_came_in_between(qtbot, typist, reported, annotations):
    typist.go_to("Repairs will")
    typist.press("C", "Tab")
    typist.write("abc")
    reported.report(KeyError(WORDS))
    wait_for_words(qtbot, reported)
    typist.write("def")
    typist.press("Escape")
    assert [one.fields["claim_text"] for one in annotations(reported)] == ["abcdef"]


def test_typing_is_one_step_while_painting_fails(qtbot, typist, reported, annotations):
    typist.go_to("Repairs will")
    typist.press("C", "Tab")
    bad = BadPaint(reported)
    bad.resize(20, 20)
    bad.show()
    wait_for_words(qtbot, reported)
    for letter in "abcdef":
        typist.write(letter)
        count = bad.count
        bad.update()
        qtbot.waitUntil(lambda: bad.count > count)  # noqa: B023 - asked within the loop
    bad.hide()
    typist.press("Escape")
    assert [one.fields["claim_text"] for one in annotations(reported)] == ["abcdef"]
    typist.press("Control+Z")
    assert [one.fields for one in annotations(reported)] == [{}]


@pytest.fixture
def launch(qtbot, qapp, tmp_path):
    """Return what starts a window as the program does, told of all faults."""
    with ExitStack() as stack:

        def begin():
            window = MainWindow(Settings())
            qtbot.addWidget(window)
            starter = Starter(window, tmp_path / "p.annotator", [])
            window.appeared.connect(starter.start)
            stack.enter_context(reporting_to(window))
            stack.callback(starter.finish)
            window.show()
            return window

        yield begin
    qapp.setStyleSheet("")


def test_report_is_there_where_opening_the_project_fails_inside(launch, monkeypatch, qtbot):
    monkeypatch.setattr("annotator.gui.opening.open_workspace", Raiser().fail)
    window = launch()
    qtbot.waitUntil(lambda: hasattr(window, "strip"))
    wait_for_words(qtbot, window)
    qtbot.waitUntil(window.actions_table["help.report"].isEnabled)
    assert window.actions_table["file.open_project"].isEnabled()
    text = report(qtbot, window).findChild(QPlainTextEdit, "report_text").toPlainText()
    assert "annotator/app.py" in text


def test_report_is_shown_where_the_window_cannot_be_made(launch, monkeypatch, qtbot):
    monkeypatch.setattr("annotator.gui.parts.Parts.__init__", Raiser().fail)
    window = launch()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "report_dialog") is not None)


PROGRAM = f"""
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from annotator import app
from annotator.gui.article.view import ArticleView

def fail(*_):
    raise KeyError({WORDS!r})

def work(starter):
    window = starter._window
    for words, key in (("Repairs will", Qt.Key.Key_C), ("96 on", Qt.Key.Key_N)):
        window.view.set_caret(window.desk.workspace.article.text.index(words))
        QTest.keyClick(window.view, key)
    QTimer.singleShot(300, window.close)

def complete(starter):
    begin(starter)
    QTimer.singleShot(0, lambda: work(starter))

begin, app.Starter._complete = app.Starter._complete, complete
ArticleView.apply = fail
sys.exit(app.main(sys.argv[1:]))
"""


def test_program_lives_on_and_saves_while_a_part_of_it_fails(tmp_path):
    project = tmp_path / "p.annotator"
    open_project(project).close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(project), str(HARBOUR)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert done.returncode == 0, done.stderr
    assert "KeyError" in done.stderr
    assert WORDS not in done.stderr
    opened = open_project(project, read_only=True)
    session = opened.sessions.last_opened()
    kinds = sorted(one.kind for one in opened.annotations.of_session(session))
    opened.close()
    assert kinds == ["claim", "number"]
