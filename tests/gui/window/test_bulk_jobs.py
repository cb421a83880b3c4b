# SPDX-License-Identifier: Apache-2.0
"""Jobs that change many rows end well whatever was done in the window meanwhile."""

from __future__ import annotations

import threading
from array import array
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.many import ManyAtOnce
from annotator.services import bulk
from annotator.services.bulk import Chosen
from annotator.services.importing import import_bytes
from annotator.store.edit import Edit
from annotator.store.project import open_project


@pytest.fixture
def marks(window):
    """Return the ids of six claims, in text order."""
    marking = window.desk.marking
    return [marking.tag_span("claim", Span(start, start + 5)).id for start in range(40, 100, 10)]


@pytest.fixture
def gate(monkeypatch):
    """Return what a job waits for; then it does all, whether it is to stop or not."""
    go_on = threading.Event()
    do_many = bulk.do_many

    def waiting(*arguments, advance):
        go_on.wait(10)
        return do_many(*arguments, advance=lambda _: None)

    monkeypatch.setattr(bulk, "do_many", waiting)
    return go_on


def check_all(window, marks):
    project = window.desk.workspace.project
    chosen = Chosen(array("q", [project.annotations.key_of(one) for one in marks]))
    ManyAtOnce(window).do(chosen, bulk.status_deed(Status.CHECKED))


def statuses(project, marks):
    return {one.status for one in project.annotations.find(marks)}


def wait_for_jobs(window, qtbot):
    qtbot.waitUntil(lambda: window.desk.workspace.held is None)


def change_as_bob(window, mark):
    workspace = window.desk.workspace
    with closing(open_project(workspace.project.path)) as project:
        old = project.annotations.get(mark)
        edit = Edit(message("Change status"), "Bob", workspace.session_id, old.id)
        edit.change(old, replace(old, status=Status.QUERY))
        project.write(edit)
        # Bob's step is no longer in the way of what was done before it.
        project.connection.execute("update change_group set session_id = null where who = 'Bob'")


def test_moved_file_is_not_made_anew_by_a_job(window, marks, qtbot):
    path = window.desk.workspace.project.path
    moved = path.with_name("moved.annotator")
    path.rename(moved)
    check_all(window, marks)
    assert window.desk.workspace.held is None
    assert not path.exists()
    assert window.strip.is_refusing
    assert "moved.annotator" in window.strip.text()


def test_no_undo_is_offered_where_another_session_was_opened(window, marks, qtbot, gate):
    desk = window.desk
    check_all(window, marks)
    other = import_bytes(desk.workspace.project, b"Another text.", "b.txt", reviewer="Ann")
    window.open_session(other.session_id)
    gate.set()
    wait_for_jobs(window, qtbot)
    assert statuses(desk.workspace.project, marks) == {Status.CHECKED}
    assert window.findChild(QLabel, "quiet_line").text() == "Set status to checked: 6 marks"
    assert not window.findChild(QToolButton, "quiet_undo").isVisible()


def test_job_that_ends_while_its_project_is_closed_is_kept(window, marks, qtbot, gate, tmp_path):
    path = window.desk.workspace.project.path
    check_all(window, marks)
    gate.set()
    window.open_project(tmp_path / "other.annotator")
    qtbot.waitUntil(lambda: window.desk.workspace.project.path != path)
    qtbot.wait(0)
    with closing(open_project(path)) as project:
        assert statuses(project, marks) == {Status.CHECKED}


def test_undo_of_many_goes_on_past_what_somebody_changed(window, marks, qtbot, monkeypatch):
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 2)
    check_all(window, marks)
    wait_for_jobs(window, qtbot)
    change_as_bob(window, marks[2])
    window.actions_table["edit.undo"].trigger()
    wait_for_jobs(window, qtbot)
    assert window.strip.is_refusing
    assert window.desk.workspace.next_undo().focus_id == marks[0]
    action = window.actions_table["edit.step_over"]
    assert action.isEnabled()
    action.trigger()
    assert window.desk.workspace.next_undo().focus_id == marks[-1]
    assert not window.strip.is_refusing
