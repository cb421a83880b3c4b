# SPDX-License-Identifier: Apache-2.0
"""The line above the text is answered without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QInputDialog, QLabel, QToolButton

from annotator.gui.settings import REVIEWER


@pytest.fixture
def unnamed(typist):
    """Return somebody whose name is asked for above the text."""
    typist.window.settings.keep(REVIEWER, "")
    desk = typist.window.desk
    desk.review.set_reviewer("")
    typist.window.take_reviewer("")
    assert not typist.window.strip.isHidden()
    return typist


def focused(typist):
    return typist.window.focusWidget().objectName()


def test_name_is_given_by_keys_alone_and_the_text_has_the_focus_again(unnamed, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Nora Beck", True))
    unnamed.press("Shift+F6")
    assert focused(unnamed) == "strip_file.set_reviewer"
    unnamed.press("Return")
    session = unnamed.window.desk.workspace.session
    assert session.reviewer == "Nora Beck"
    assert focused(unnamed) != "strip_file.set_reviewer"
    if unnamed.window.strip.isHidden():
        assert unnamed.window.view.hasFocus()


def test_escape_leads_back_to_the_text(unnamed):
    unnamed.press("Shift+F6", "Escape")
    assert unnamed.window.view.hasFocus()
    assert not unnamed.window.strip.isHidden()


def test_arrows_lead_from_button_to_button(unnamed):
    strip, actions = unnamed.window.strip, unnamed.window.actions_table
    strip.refuse("No", [actions["file.save_copy"], actions["file.work_on_copy"]])
    unnamed.press("Shift+F6", "Right")
    assert focused(unnamed) == "strip_file.work_on_copy"
    unnamed.press("Right")
    assert focused(unnamed) == "strip_close"
    unnamed.press("Return")
    assert unnamed.window.view.hasFocus()


def test_key_is_told_beside_the_buttons(unnamed):
    told = unnamed.window.findChild(QLabel, "strip_key")
    assert told.isVisible()
    assert told.text() == "Shift+F6"
    unnamed.window.desk.keys.assign("go.to_notice", ["F8"])
    assert told.text() == "F8"


def test_notice_without_a_button_tells_of_no_key(unnamed):
    unnamed.window.strip.show_notice("Nothing to press", ())
    assert not unnamed.window.findChild(QLabel, "strip_key").isVisible()


def test_without_a_notice_it_is_said_that_there_is_none(unnamed):
    unnamed.window.strip.show_notice("", ())
    unnamed.press("Shift+F6")
    assert unnamed.window.view.hasFocus()
    line = unnamed.window.findChild(QLabel, "quiet_line")
    assert line.text() == "No notice stands above the text."


def test_what_is_told_by_itself_takes_no_focus(typist):
    typist.window.strip.refuse("It was not done.")
    assert typist.window.view.hasFocus()
    assert typist.window.findChild(QToolButton, "strip_close").isVisible()
