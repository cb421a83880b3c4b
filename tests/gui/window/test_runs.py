# SPDX-License-Identifier: Apache-2.0
"""The program as a process that is killed or aborted, and what the next start says of it."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from annotator import assets
from annotator.gui.fault_log import NAME
from annotator.gui.folders import data_folder, log_folder
from annotator.gui.runs import Run
from annotator.store.project import open_project

HARBOUR = assets.path("samples", "harbour-storm.txt")
LINE = "ended unexpectedly the last time"
# Works in the window like a person, then does what the test asks for: the third word.
PROGRAM = """
import os, signal, sys
from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtTest import QTest
from annotator import app

# As the tests themselves are.
QStandardPaths.setTestModeEnabled(True)

def work(starter):
    window = starter._window
    window.view.set_caret(window.desk.workspace.article.text.index("Repairs will"))
    QTest.keyClick(window.view, Qt.Key.Key_C)
    if sys.argv[1] == "wait":
        print("ready", flush=True)
    elif sys.argv[1] == "abort":
        os.abort()
    else:
        window.close()

def complete(starter):
    begin(starter)
    QTimer.singleShot(0, lambda: work(starter))

begin, app.Starter._complete = app.Starter._complete, complete
os.umask(0)
sys.exit(app.main(sys.argv[2:]))
"""


def begun(tmp_path, what):
    """Begin the program on the sample article."""
    project = tmp_path / f"{what}.annotator"
    open_project(project).close()
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, what, str(project), str(HARBOUR)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )


def ended(process):
    """Wait for the end of a process; return what it wrote."""
    written = process.communicate(timeout=60)
    return "".join(written)


@pytest.fixture
def killed(tmp_path):
    """Have the program killed in the midst of work; return the project."""
    process = begun(tmp_path, "wait")
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGKILL)
    ended(process)
    return tmp_path / "wait.annotator"


@pytest.fixture
def restart(start):
    """Return what starts the window as the program does, and ends its run."""
    runs = []

    def begin(**options):
        window = start(**options).window
        run = Run(window)
        run.tell_of_former()
        runs.append(run)
        return window

    yield begin
    for run in runs:
        run.end()


def report(window):
    window.actions_table["help.report"].trigger()
    dialog = window.findChild(QDialog, "report_dialog")
    return dialog.findChild(QPlainTextEdit, "report_text").toPlainText()


def test_start_after_a_kill_says_so_and_everything_is_there(killed, restart, annotations):
    window = restart(project=killed)
    assert LINE in window.status.findChild(QObject, "quiet_line").text()
    assert [one.kind for one in annotations(window)] == ["claim"]
    assert "ended unexpectedly" in report(window)
    assert "ended unexpectedly" in (log_folder() / NAME).read_text()


def test_it_is_said_once(killed, restart):
    restart(project=killed)
    window = restart(project=killed)
    assert LINE not in window.status.findChild(QObject, "quiet_line").text()


def test_abort_leaves_where_it_was(tmp_path, restart):
    process = begun(tmp_path, "abort")
    ended(process)
    assert process.returncode == -signal.SIGABRT
    text = report(restart())
    assert "Fatal Python error: Aborted" in text
    assert "annotator/app.py:" in text
    assert str(Path(__file__).parents[3]) not in text


def test_end_as_it_should_be_is_nothing_to_tell(tmp_path, restart):
    process = begun(tmp_path, "close")
    assert "Traceback" not in ended(process)
    assert process.returncode == 0
    window = restart()
    assert LINE not in window.status.findChild(QObject, "quiet_line").text()
    assert list((log_folder() / "runs").iterdir()) == []


def test_window_that_still_runs_is_not_taken_for_dead(tmp_path, restart):
    process = begun(tmp_path, "wait")
    assert process.stdout.readline() == "ready\n"
    window = restart()
    process.send_signal(signal.SIGKILL)
    ended(process)
    assert LINE not in window.status.findChild(QObject, "quiet_line").text()
    again = restart()
    assert LINE in again.status.findChild(QObject, "quiet_line").text()


def test_all_that_is_the_programs_own_is_for_its_owner_only(killed):
    own = [data_folder(), *data_folder().rglob("*")]
    assert len(own) > 3
    modes = {stat.S_IMODE(one.stat().st_mode) for one in own if one.is_dir()}
    assert modes == {0o700}
    assert {stat.S_IMODE(one.stat().st_mode) for one in own if one.is_file()} == {0o600}


def test_place_that_cannot_be_written_is_no_reason_not_to_run(start):
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().write_text("")
    run = Run(start().window)
    run.begin()
    run.tell_of_former()
    run.end()
