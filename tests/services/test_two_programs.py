# SPDX-License-Identifier: Apache-2.0
"""Two programs at work in one session at once, neither of which was told yet of the other's."""

import sqlite3
from dataclasses import replace

import pytest

from annotator.domain.annotation import Piece
from annotator.domain.changes import RowChange
from annotator.domain.errors import ConflictError, GoneError
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.services.importing import add_session
from annotator.services.trash import Trash, empty_trash
from tests.agreement import assert_agreement


@pytest.fixture(autouse=True)
def agreeing(desk):
    """Hold of each test that everything in the file says the same afterwards."""
    yield
    assert_agreement(desk.project)


@pytest.fixture
def mark(desk):
    return desk.marking.tag_span("claim", desk.span("The harbour opened"))


@pytest.fixture
def second(desk, imported):
    return add_session(desk.project, imported.article_id, "Eve")


def purge(desk):
    empty_trash(desk.project.path, "Ben", advance=lambda _: None)


def test_typing_in_a_mark_that_another_deleted_is_refused_in_words(desk, other, mark):
    other.marking.delete([mark.id])
    with pytest.raises(GoneError, match=r"Ben removed it in the meantime \(Delete claim\)"):
        desk.marking.set_note(mark.id, "n", draft=True)


def test_mark_that_was_removed_for_good_is_said_to_be(desk, other, second):
    desk.workspace.open_session(second)
    mark = desk.marking.tag_span("claim", Span(0, 7))
    desk.workspace.close_session()
    Trash(other.workspace).trash_session(second)
    purge(desk)
    with pytest.raises(GoneError, match="removed for good"):
        desk.project.annotations.get(mark.id)


def test_edges_moved_past_each_other_are_refused_in_words(desk, other, mark):
    start, end = mark.envelope.start, mark.envelope.end
    desk.marking.move_edge(mark.id, 0, start + 9, at_start=True)
    edit = other.workspace.edit(message("Move edge"))
    edit.change(mark, replace(mark, pieces=(Piece(Span(start, start + 4)),)))
    with pytest.raises(ConflictError, match="Ann changed this"):
        other.workspace.write_draft(edit)
    assert desk.get(mark).envelope == Span(start + 9, end)


def test_step_that_was_emptied_out_of_the_trash_is_not_said_to_be_undone(desk, other, second):
    trash = Trash(desk.workspace)
    trash.trash_session(second)
    purge(desk)
    with pytest.raises(ConflictError, match="cannot be taken back"):
        desk.workspace.undo()
    assert desk.workspace.next_undo() is None


def test_step_is_told_though_the_open_session_is_gone(desk, other, second, imported):
    first = imported.session_id
    desk.workspace.close_session()
    desk.workspace.open_session(second)
    other.workspace.open_session(first)
    Trash(other.workspace).trash_session(second)
    purge(desk)
    told = []
    desk.workspace.subscribe(told.append)
    Trash(desk.workspace).trash_session(first)
    assert len(told) == 1


def test_list_is_of_one_moment_though_another_program_writes_meanwhile(desk, other, mark):
    asked = []

    def write_before(statement):
        asked.append(statement)
        if "from annotation where session_id" in " ".join(statement.split()) and len(asked) < 9:
            other.marking.tag_span("quote", other.span("We have never"))

    desk.project.connection.set_trace_callback(write_before)
    found = desk.project.annotations.of_session(desk.workspace.session_id)
    desk.project.connection.set_trace_callback(None)
    assert [one.id for one in found] == [mark.id]


def test_fault_of_the_program_in_a_change_is_not_dressed_up(desk, mark):
    edit = desk.workspace.edit(message("Edit"))
    edit.rows.append(RowChange("annotation", mark.id, {"confidential": 0}, {"confidential": 7}))
    with pytest.raises(sqlite3.IntegrityError):
        desk.workspace.write(edit)
