# SPDX-License-Identifier: Apache-2.0
"""The timeline is saved as a picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QRadioButton

from annotator.gui.dialogs.export_timeline import ExportTimelineDialog


@pytest.fixture
def timed(typist):
    """Return somebody in front of a timeline with one event."""
    desk = typist.window.desk
    event = desk.eventing.add(None, [])
    desk.eventing.set_field(event.id, "what", "The harbour opened")
    desk.eventing.set_field(event.id, "start", "2023-11-28")
    panel = typist.window.show_panel("timeline")
    typist.qtbot.waitUntil(lambda: panel.has_picture)
    return typist


def answer(button, path, monkeypatch, seen=False):
    """Have the dialog answered by a button, and its question for a path by this one."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path) if path else "", ""))
    left = []

    def act():
        dialog = QApplication.activeModalWidget()
        if seen:
            dialog.findChild(QRadioButton, "timeline_export_seen").click()
        dialog.findChild(QPushButton, button).click()
        left.append(dialog.findChild(QLabel, "timeline_export_words").text())
        dialog.reject()

    QTimer.singleShot(0, act)
    return left


def said(window):
    return window.findChild(QLabel, "quiet_line").text()


def test_timeline_is_saved_as_svg(timed, tmp_path, monkeypatch):
    answer("timeline_export_svg", tmp_path / "out", monkeypatch)
    timed.window.actions_table["events.export_timeline"].trigger()
    assert b"The harbour opened" in (tmp_path / "out.svg").read_bytes()
    assert said(timed.window).endswith("out.svg")


def test_what_is_seen_is_saved_as_png(timed, tmp_path, monkeypatch):
    answer("timeline_export_png", tmp_path / "out.png", monkeypatch, seen=True)
    timed.window.actions_table["events.export_timeline"].trigger()
    assert QImage(str(tmp_path / "out.png")).width() > 2_000


def test_path_that_cannot_be_written_is_told(timed, tmp_path, monkeypatch):
    left = answer("timeline_export_svg", tmp_path / "no" / "out.svg", monkeypatch)
    timed.window.actions_table["events.export_timeline"].trigger()
    assert "was not written" in left[0]


def test_nothing_is_saved_without_a_path(timed, tmp_path, monkeypatch):
    answer("timeline_export_svg", "", monkeypatch)
    timed.window.actions_table["events.export_timeline"].trigger()
    assert not list(tmp_path.glob("*.svg"))


def test_empty_timeline_has_no_picture(typist):
    panel = typist.window.show_panel("timeline")
    typist.qtbot.waitUntil(lambda: panel._marks is not None)
    typist.window.actions_table["events.export_timeline"].trigger()
    assert said(typist.window) == "There is nothing on the timeline yet."


def test_dialog_has_names_for_screen_readers(qtbot):
    dialog = ExportTimelineDialog("Title", lambda *_: b"", "", None)
    qtbot.addWidget(dialog)
    dialog._say("Something went wrong.")
    assert dialog._words.accessibleName() == "Something went wrong."
