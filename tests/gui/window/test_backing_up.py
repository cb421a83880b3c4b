# SPDX-License-Identifier: Apache-2.0
"""Backups made while somebody works in the window, and the copy that is asked for."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QToolButton

from annotator.domain.errors import DamageError
from annotator.domain.message import message
from annotator.gui import backing_up
from annotator.gui.backing_up import BackingUp
from annotator.gui.folders import backups_folder
from annotator.gui.paths import briefly
from annotator.services import backups
from annotator.services.backups import Backups
from annotator.store import backup


@pytest.fixture
def keeper(window):
    return window.findChild(BackingUp)


@pytest.fixture
def kept(window):
    """Return what reads the backups of the open project."""
    return lambda: Backups(backups_folder()).of(window.desk.workspace.project.path)


def said(window):
    return window.findChild(QLabel, "quiet_line").text()


def rest(qtbot, keeper):
    qtbot.waitUntil(lambda: keeper._running is None)


def test_first_look_comes_long_after_the_start(window, keeper, kept):
    (timer,) = keeper.findChildren(QTimer)
    assert timer.isActive()
    assert timer.interval() == 20_000
    assert kept() == []


def test_backup_is_made_by_itself_and_the_status_tells_when(typist, keeper, kept, qtbot):
    typist.go_to("Repairs will cost")
    typist.press("C")
    keeper.look()
    qtbot.waitUntil(lambda: len(kept()) == 1)
    rest(qtbot, keeper)
    assert kept()[0].marks == 1
    saved = typist.window.findChild(QLabel, "saved_state")
    assert saved.toolTip().startswith("Newest backup: ")


def test_next_backup_waits_for_its_hour(typist, keeper, kept, qtbot):
    keeper.look()
    rest(qtbot, keeper)
    typist.go_to("Repairs will cost")
    typist.press("C")
    keeper.look()
    rest(qtbot, keeper)
    assert [one.marks for one in kept()] == [0]


def test_no_room_is_said_once_and_quietly(typist, keeper, kept, qtbot, monkeypatch):
    monkeypatch.setattr(backups, "_ROOM_LEFT", 10**18)
    keeper.look()
    qtbot.waitUntil(lambda: "no room for a backup" in said(typist.window))
    typist.window.status.clear_line()
    keeper.look()
    rest(qtbot, keeper)
    assert said(typist.window) == ""
    assert not typist.window.strip.is_refusing


def test_damage_that_a_backup_meets_is_said_above_the_text(window, keeper, qtbot, monkeypatch):
    def refuse(*arguments, **options):
        raise DamageError(message("This file is damaged."))

    monkeypatch.setattr(backups, "make_if_due", refuse)
    keeper.look()
    qtbot.waitUntil(lambda: "is damaged" in window.strip.text())


def test_fault_of_the_program_is_reported(window, keeper, qtbot, monkeypatch):
    def fail(*arguments, **options):
        raise ZeroDivisionError("odd")

    reported = []
    monkeypatch.setattr(type(window), "report", lambda self, error: reported.append(error))
    monkeypatch.setattr(backups, "make_if_due", fail)
    keeper.look()
    rest(qtbot, keeper)
    assert isinstance(reported[0], ZeroDivisionError)


def test_work_goes_on_while_a_backup_is_made(typist, keeper, kept, annotations, qtbot, monkeypatch):
    goes_on = threading.Event()
    copy = backup.check

    def wait(*arguments):
        goes_on.wait(30)
        copy(*arguments)

    monkeypatch.setattr(backup, "check", wait)
    keeper.look()
    typist.go_to("Repairs will cost")
    typist.press("C")
    keeper.look()
    assert len(annotations(typist.window)) == 1
    goes_on.set()
    rest(qtbot, keeper)
    assert len(kept()) == 1


def test_closing_the_window_stops_a_backup_and_leaves_no_half(window, keeper, monkeypatch):
    monkeypatch.setattr(backup, "_STEP_PAGES", 1)
    monkeypatch.setattr(backup, "_PAUSE_SECONDS", 0.05)
    keeper.look()
    path = window.desk.workspace.project.path
    window.close()
    assert Backups(backups_folder()).of(path) == []
    assert [one.name for one in backups_folder().rglob("*.part")] == []


def test_copy_is_a_job_that_can_be_stopped(window, tmp_path, qtbot, monkeypatch):
    target = tmp_path / "copies" / "copy.annotator"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    monkeypatch.setattr(backup, "_STEP_PAGES", 1)
    monkeypatch.setattr(backup, "_PAUSE_SECONDS", 0.02)
    window.actions_table["file.save_copy"].trigger()
    bar, cancel = (
        window.findChild(kind, name)
        for kind, name in ((QProgressBar, "job_bar"), (QToolButton, "job_cancel"))
    )
    qtbot.waitUntil(lambda: bar.isVisible() and bar.value() > 0)
    assert bar.maximum() == 100
    cancel.click()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert list(target.parent.iterdir()) == []


def test_copy_is_written_where_it_was_asked_for(window, tmp_path, qtbot, monkeypatch):
    target = tmp_path / "copy.annotator"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    window.actions_table["file.save_copy"].trigger()
    qtbot.waitUntil(lambda: said(window) == briefly(f"Copy written: {target}"))
    assert target.exists()


def test_no_backup_is_tried_of_a_project_that_was_moved_away(window, keeper, tmp_path):
    path = window.desk.workspace.project.path
    moved = path.rename(tmp_path / "moved.annotator")
    keeper.look()
    assert keeper._running is None
    moved.rename(path)


def test_looks_are_minutes_apart(keeper):
    keeper.look()
    assert backing_up._EVERY_MS == keeper.findChildren(QTimer)[0].interval() == 300_000
