# SPDX-License-Identifier: Apache-2.0
"""Nudging an edge goes on as one step until somebody rests, turns to something else or leaves."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import QTimer

from annotator.domain.status import Status
from annotator.store.project import open_project


def steps(window):
    workspace = window.desk.workspace
    return [str(one.label) for one in workspace.project.history.groups(workspace.session_id)]


def moves(window):
    return steps(window).count("Move edge")


def end_of(window):
    desk = window.desk
    return desk.workspace.project.annotations.get(desk.annotation_id).envelope.end


@pytest.fixture
def marked(typist):
    """Return somebody whose caret stands in a mark just made."""
    typist.go_to("Wednesday")
    typist.press("D")
    return typist


def test_ten_nudges_are_one_step_back_to_where_the_edge_was(marked):
    window = marked.window
    before = end_of(window)
    for nudges in range(1, 11):
        marked.press("Alt+Right")
        assert end_of(window) == before + nudges
        assert window.view._page.index.marks_at(window.view.caret())[0].span.end == before + nudges
    assert moves(window) == 1
    marked.press("Control+Z")
    assert end_of(window) == before
    marked.press("Control+Y")
    assert end_of(window) == before + 10


def test_nudges_there_and_back_leave_nothing_to_undo(marked):
    window = marked.window
    marked.press("Alt+Right", "Alt+Left")
    window.desk.resting.end()
    assert steps(window)[0] == "Tag date"


def rest(marked):
    timer = marked.window.desk.findChild(QTimer, "rest")
    assert timer.isActive()
    timer.start(0)
    marked.qtbot.waitUntil(lambda: not timer.isActive())


def leave_the_text(marked):
    marked.press("Control+F", "Escape")


def choose_another_mark(marked):
    desk = marked.window.desk
    mine = desk.annotation_id
    desk.select_annotation("")
    desk.select_annotation(mine)


@pytest.mark.parametrize("ending", [rest, leave_the_text, choose_another_mark])
def test_nudges_after_that_are_another_step(marked, ending):
    marked.press("Alt+Right", "Alt+Right")
    ending(marked)
    marked.press("Alt+Right")
    assert moves(marked.window) == 2


def test_other_edge_and_first_edge_again_are_steps_of_their_own(marked):
    marked.press("Alt+Right", "Alt+Shift+Left", "Alt+Shift+Left", "Alt+Right")
    assert moves(marked.window) == 3


def test_status_set_twice_within_a_moment_stays_two_decisions(marked):
    desk = marked.window.desk
    marked.press("Alt+Right")
    for status in (Status.CHECKED, Status.QUERY):
        desk.marking.set_status([desk.current_annotation()], status)
    assert steps(marked.window)[:3] == [
        "Set status to query",
        "Set status to checked",
        "Move edge",
    ]


def test_nudges_are_in_the_file_at_once(marked):
    window = marked.window
    before = end_of(window)
    marked.press("Alt+Right", "Alt+Right")
    path = window.desk.workspace.project.path
    with closing(open_project(path, read_only=True)) as other:
        annotation = other.annotations.get(window.desk.annotation_id)
    assert annotation.envelope.end == before + 2
