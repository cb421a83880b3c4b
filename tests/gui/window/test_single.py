# SPDX-License-Identifier: Apache-2.0
"""A project has one window: a second start brings it to the front, or says why not."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from annotator import assets
from annotator.app import Starter
from annotator.gui import single
from annotator.gui.folders import windows_folder
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings
from annotator.gui.single import Request, Seat, handed_over
from annotator.store.project import open_project

HARBOUR = assets.path("samples", "harbour-storm.txt")
SECONDS = 60
# Says once the window is there, and what it shows when it is asked to go on.
FIRST = """
import sys
from PySide6.QtCore import QTimer
from annotator import app
from annotator.gui.main_window import MainWindow

forward = MainWindow.activateWindow
def activate(self):
    print("front", flush=True)
    forward(self)
MainWindow.activateWindow = activate
opened = MainWindow.open_paths
def open_paths(self, paths):
    opened(self, paths)
    print("opened", *[path.name for path in paths], flush=True)
MainWindow.open_paths = open_paths
complete = app.Starter._complete
def _complete(self):
    complete(self)
    print("ready", flush=True)
app.Starter._complete = _complete
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.fixture
def begin():
    """Return what starts a window that tells what happens to it, as a process of its own."""
    started = []

    def start(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", FIRST, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        started.append(process)
        expect(process, "ready")
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def expect(process, words):
    for line in process.stdout:
        if line.strip() == words:
            return
    raise AssertionError(f"the window ended without saying {words}")


def run(*arguments):
    """Start the program once more and return what became of it."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "annotator", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.annotator"
    open_project(path).close()
    return path


def test_second_start_brings_the_first_window_to_the_front(begin, path):
    first = begin(path)
    assert run(path).returncode == 0
    expect(first, "front")


def test_project_is_the_same_by_whatever_way_it_is_named(begin, path):
    link = path.with_name("link.annotator")
    link.symlink_to(path)
    first = begin(path)
    assert run(link).returncode == 0
    expect(first, "front")


def test_second_start_hands_its_articles_to_the_usual_window(begin):
    first = begin()
    assert run(HARBOUR).returncode == 0
    expect(first, "front")
    expect(first, "opened harbour-storm.txt")


def test_killed_window_does_not_stand_in_the_way(begin, path):
    begin(path).kill()
    begin(path)


def test_window_that_does_not_answer_is_named_and_none_is_opened(begin, path, tmp_path):
    first = begin(path)
    os.kill(first.pid, 19)
    done = run(path)
    os.kill(first.pid, 18)
    assert done.returncode == 2
    assert f"does not answer (process {first.pid}" in done.stderr
    assert not list(windows_folder().glob("*.request"))


def test_other_project_gets_a_window_of_its_own(begin, path, tmp_path):
    other = tmp_path / "other.annotator"
    open_project(other).close()
    begin()
    begin(path)
    begin(other)


@pytest.fixture
def seated(qtbot, qapp):
    """Return what opens windows of this process, each with a seat of its own."""
    starters = []

    def seat(project, *articles):
        window = MainWindow(Settings())
        qtbot.addWidget(window)
        window.seat = Seat(window)
        starter = Starter(window, project, list(articles))
        starter.completed.connect(window.seat.listen)
        starters.append((starter, window.seat))
        window.appeared.connect(starter.start)
        window.show()
        qtbot.waitUntil(lambda: starter.is_done)
        return window

    yield seat
    for starter, place in starters:
        starter.finish()
        place.release()
    qapp.setStyleSheet("")


def test_project_of_another_window_comes_to_the_front_there(seated, path, tmp_path, qtbot):
    first, second = seated(path), seated(tmp_path / "other.annotator")
    first.showMinimized()
    assert not second.open_project(path)
    qtbot.waitUntil(lambda: not first.isMinimized())
    qtbot.waitUntil(lambda: "came to the front" in second.status._line.text())
    assert second.desk.workspace.project.path == tmp_path / "other.annotator"


def test_window_that_opened_another_project_leaves_the_first_to_others(seated, path, tmp_path):
    first = seated(path)
    assert first.open_project(tmp_path / "other.annotator")
    second = seated(path)
    assert second.is_attached


def test_project_that_cannot_be_opened_is_not_held(seated, path, tmp_path):
    first = seated(path)
    broken = tmp_path / "broken.annotator"
    broken.write_text("no project")
    assert not first.open_project(broken)
    assert single._lock(broken).tryLock(0)
    assert not single._lock(path).tryLock(0)


def test_two_starts_at_the_same_moment_leave_one_window(seated, path, qtbot):
    first = seated(path)
    second = seated(path, HARBOUR)
    qtbot.waitUntil(lambda: not second.isVisible())
    qtbot.waitUntil(lambda: first.desk.workspace.session is not None)


def test_window_that_does_not_answer_another_window_is_told_of(
    seated, path, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(single, "_PATIENCE_SECONDS", 0.1)
    lock = single._lock(path)
    assert single._is_locked(lock)
    second = seated(tmp_path / "other.annotator")
    assert not second.open_project(path)
    qtbot.waitUntil(lambda: "does not answer" in second.strip.text())
    lock.unlock()


def test_articles_wait_while_a_dialog_is_open(seated, path, qtbot, monkeypatch):
    first = seated(path)
    asked = []
    monkeypatch.setattr(first, "open_paths", asked.append)
    from PySide6.QtWidgets import QDialog

    dialog = QDialog(first)
    dialog.setModal(True)
    dialog.show()
    request = Request(path, [HARBOUR])
    qtbot.waitUntil(request.is_taken)
    assert asked == []
    dialog.close()
    qtbot.waitUntil(lambda: asked == [[HARBOUR]])


def test_request_that_is_none_is_left_alone(seated, path, qtbot):
    first = seated(path)
    strange = windows_folder() / f"{single._key(path)}.strange.request"
    strange.write_text("{")
    request = Request(path, [])
    qtbot.waitUntil(request.is_taken)
    assert strange.exists()
    assert first.is_attached


def test_folder_that_cannot_be_made_keeps_nobody_from_working(seated, path):
    windows_folder().parent.mkdir(parents=True)
    windows_folder().write_text("in the way")
    assert seated(path).is_attached
    assert handed_over(path, []) is None


def test_start_without_a_window_looks_at_names_only(path):
    assert handed_over(path, []) is None
    assert not windows_folder().exists()
