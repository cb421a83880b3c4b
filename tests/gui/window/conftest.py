# SPDX-License-Identifier: Apache-2.0
"""The whole window on a project, worked in as a person does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from annotator import assets
from annotator.app import Starter
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import REVIEWER, SUGGESTIONS, Settings
from tests.gui.window.small_rules import ALL, TEXT, left, use_small_rules

HARBOUR = assets.path("samples", "harbour-storm.txt")


class Typist:
    """Works in the window as a person without a mouse does."""

    def __init__(self, qtbot, window):
        self.qtbot = qtbot
        self.window = window

    def press(self, *keys):
        """Press keys, "C" or "Shift+C" or "Tab", in whatever has the focus."""
        for key in keys:
            *modifiers, name = key.split("+")
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
            code = getattr(Qt.Key, f"Key_{name}")
            self.qtbot.keyClick(self.window.focusWidget(), code, held)

    def write(self, text):
        """Type words."""
        self.qtbot.keyClicks(self.window.focusWidget(), text)

    def find(self, words):
        """Select the first place after the top where these words stand."""
        self.press("Control+Home")
        self.press("Control+F")
        self.write(words)
        self.press("Escape")
        assert self.window.view.hasFocus()

    def go_to(self, words):
        """Put the caret where these words begin."""
        self.find(words)
        self.press("Left")


@pytest.fixture
def start(qtbot, qapp, tmp_path):
    """Return what starts the window on a project, and closes what was started before."""
    starters = []

    def begin(*paths, project=tmp_path / "desk.annotator", suggests=False):
        for starter in starters:
            starter.finish()
        starters.clear()
        settings = Settings()
        settings.keep(REVIEWER, "Ann")
        # What is tested elsewhere does not hang on what rules find.
        settings.keep(SUGGESTIONS, suggests)
        window = MainWindow(settings)
        qtbot.addWidget(window)
        starter = Starter(window, project, [Path(one) for one in paths])
        starters.append(starter)
        window.appeared.connect(starter.start)
        window.show()
        qtbot.waitUntil(lambda: starter.is_done)
        for one in window.findChildren(QDialog, "damaged_dialog"):
            one.reject()
        window.activateWindow()
        window.view.setFocus()
        if window.is_attached:
            qtbot.waitUntil(window.view.hasFocus)
        return Typist(qtbot, window)

    yield begin
    for starter in starters:
        if starter.parent().is_attached:
            # A test that failed in the midst must not wait for an answer.
            starter.parent().desk.unsaved = {}
        starter.finish()
    qapp.setStyleSheet("")


@pytest.fixture
def typist(start):
    """Return somebody at work on the sample article."""
    return start(HARBOUR)


@pytest.fixture
def window(typist):
    """Return the window with the sample article open."""
    return typist.window


@pytest.fixture
def annotations(start):
    """Return what reads the annotations of a window's open session from the file."""

    def read(window):
        workspace = window.desk.workspace
        return workspace.project.annotations.of_session(workspace.session_id)

    return read


@pytest.fixture
def reader(start, tmp_path, monkeypatch):
    """Return somebody in front of an article of which all is suggested and nothing marked."""
    use_small_rules(monkeypatch)
    path = tmp_path / "storm.txt"
    path.write_text(TEXT, encoding="utf-8")
    typist = start(path, suggests=True)
    suggestions = typist.window.desk.suggestions
    typist.qtbot.waitUntil(lambda: left(typist) == ALL and not suggestions.is_looking)
    typist.press("Control+Home")
    return typist
