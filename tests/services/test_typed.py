# SPDX-License-Identifier: Apache-2.0
"""Typing goes on from what the file holds, whatever happens between two letters."""

from contextlib import closing

import pytest

from annotator.domain.errors import ConflictError
from annotator.domain.status import Status
from annotator.services.marking import Marking
from annotator.services.trash import Trash
from annotator.services.workspace import Workspace
from annotator.store.project import open_project


@pytest.fixture
def claim(desk):
    return desk.marking.tag_span("claim", desk.span("The harbour opened again"))


@pytest.fixture
def other(desk):
    """Return the marking of another program on the same session."""
    with closing(open_project(desk.project.path)) as project:
        workspace = Workspace(project, "Ben")
        workspace.open_session(desk.workspace.session_id)
        yield Marking(workspace)


def test_letter_does_not_read_the_record_again(desk, claim):
    desk.marking.set_note(claim.id, "a", draft=True)
    read = []
    desk.project.connection.set_trace_callback(read.append)
    desk.marking.set_note(claim.id, "ab", draft=True)
    desk.project.connection.set_trace_callback(None)
    assert not [one for one in read if "from span" in one]
    assert desk.get(claim).note == "ab"


def test_letter_after_another_edit_keeps_that_edit(desk, claim):
    desk.marking.set_note(claim.id, "a", draft=True)
    desk.marking.set_status([claim.id], Status.CHECKED)
    desk.marking.set_note(claim.id, "ab", draft=True)
    assert (desk.get(claim).note, desk.get(claim).status) == ("ab", Status.CHECKED)


def test_letter_after_undo_starts_from_what_is_there(desk, claim):
    desk.marking.set_note(claim.id, "a", draft=True)
    desk.workspace.undo()
    desk.marking.set_note(claim.id, "b", draft=True)
    assert desk.get(claim).note == "b"
    desk.workspace.undo()
    assert desk.get(claim).note == ""


def test_letter_after_another_programs_edit_keeps_that_edit(desk, claim, other):
    desk.marking.set_note(claim.id, "a", draft=True)
    other.set_status([claim.id], Status.CHECKED)
    desk.marking.set_note(claim.id, "ab", draft=True)
    assert (desk.get(claim).note, desk.get(claim).status) == ("ab", Status.CHECKED)


def test_letter_over_another_programs_text_is_refused_and_the_next_sees_it(desk, claim, other):
    desk.marking.set_note(claim.id, "a", draft=True)
    other.set_note(claim.id, "theirs")
    with pytest.raises(ConflictError, match="Ben"):
        desk.marking.set_note(claim.id, "ab", draft=True)
    desk.marking.set_note(claim.id, "theirs and mine", draft=True)
    assert desk.get(claim).note == "theirs and mine"


def test_typing_in_an_event_goes_on_from_the_last_letter(desk, claim):
    event = desk.eventing.add(None, [claim.id])
    for typed in ("a", "ab", "abc"):
        desk.eventing.set_note(event.id, typed, draft=True)
    desk.workspace.close_draft()
    assert desk.event(event).note == "abc"
    desk.workspace.undo()
    assert desk.event(event).note == ""


def test_letter_in_an_article_that_another_program_threw_away_is_refused(desk, claim, other):
    desk.marking.set_note(claim.id, "a", draft=True)
    Trash(other._workspace).trash_article(desk.workspace.article.id)
    with pytest.raises(ConflictError):
        desk.marking.set_note(claim.id, "ab", draft=True)
    assert desk.get(claim).note == "a"
