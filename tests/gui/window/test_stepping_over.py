# SPDX-License-Identifier: Apache-2.0
"""An undo that somebody is in the way of does not stand before what is older."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QToolButton

from annotator.domain.ids import new_session_id
from annotator.domain.message import message
from annotator.domain.session import Session
from annotator.store.edit import Edit
from annotator.store.project import open_project


@pytest.fixture
def clash(typist):
    """Return somebody who set a note that Bob changed afterwards; the mark's kind is older."""
    desk = typist.window.desk
    typist.go_to("Wednesday")
    typist.press("C", "Shift+D")
    desk.marking.set_note(desk.current_annotation(), "mine")
    with closing(open_project(desk.workspace.project.path)) as project:
        write_as_bob(project, desk)
    return typist


def write_as_bob(project, desk):
    now = project.clock()
    session = Session(new_session_id(), desk.workspace.article.id, "Bob", created=now, modified=now)
    begin = Edit(message("Begin a session"), "Bob")
    begin.add(session)
    project.write(begin)
    old = project.annotations.get(desk.annotation_id)
    edit = Edit(message("Change note"), "Bob", session.id, old.id)
    edit.change(old, replace(old, note="theirs"))
    project.write(edit)


def button(window):
    found = window.strip.findChildren(QToolButton, "strip_edit.step_over")
    # One that was taken away is there until Qt comes to delete it.
    return found[-1] if found and found[-1] in window.strip._buttons else None


def test_strip_names_who_is_in_the_way_and_offers_to_step_over(clash, qtbot):
    window = clash.window
    action = window.actions_table["edit.step_over"]
    assert not action.isEnabled()
    clash.press("Control+Z")
    assert "Bob changed this in the meantime (Change note)" in window.strip.text()
    assert action.isEnabled()
    button(window).click()
    qtbot.waitUntil(lambda: not window.strip.is_refusing)
    assert not action.isEnabled()
    mark = window.desk.workspace.project.annotations.get(window.desk.annotation_id)
    assert (mark.kind, mark.note) == ("date", "theirs")
    clash.press("Control+Z")
    mark = window.desk.workspace.project.annotations.get(window.desk.annotation_id)
    assert (mark.kind, mark.note) == ("claim", "theirs")


def test_step_over_is_offered_again_after_redo_brought_the_step_back(clash):
    window = clash.window
    for _ in range(2):
        clash.press("Control+Z")
        button(window).click()
        assert window.actions_table["edit.redo"].text() == "&Redo: Stepped over: Change note"
        clash.press("Control+Y")
        assert window.actions_table["edit.undo"].text() == "&Undo: Change note"


def test_other_refusals_offer_nothing_of_the_kind(clash):
    window = clash.window
    clash.press("Control+Z")
    window.desk.marking.set_note(window.desk.current_annotation(), "again")
    assert not window.actions_table["edit.step_over"].isEnabled()
    window.desk.refused.emit("That was not done.")
    assert button(window) is None
