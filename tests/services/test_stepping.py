# SPDX-License-Identifier: Apache-2.0
"""What undo and redo take back next, and what is left behind when they are refused."""

from dataclasses import replace

import pytest

from annotator.domain.changes import Action
from annotator.domain.errors import ConflictError, HandedOnError
from annotator.domain.ids import new_session_id
from annotator.domain.message import message
from annotator.domain.session import Session
from annotator.services.importing import begin_session
from annotator.services.stepping import Steps
from annotator.services.trash import Trash
from annotator.store.edit import Edit


@pytest.fixture
def steps(desk):
    return Steps(desk.project)


@pytest.fixture
def session_id(desk):
    return desk.workspace.session_id


@pytest.fixture
def note(desk):
    """Return a mark, tagged and given a note by Ann."""
    made = desk.marking.tag_span("claim", desk.span("moved to schools"))
    desk.marking.set_note(made.id, "mine")
    return made


@pytest.fixture
def clash(desk, note):
    """Return a mark whose note, which Ann wrote last, Ben has changed since, from his session."""
    now, project = desk.project.clock(), desk.project
    his = Session(new_session_id(), desk.workspace.article.id, "Ben", created=now, modified=now)
    begin = Edit(message("Begin a session"), "Ben")
    begin.add(his)
    project.write(begin)
    old = desk.get(note)
    edit = Edit(message("Change note"), "Ben", his.id, old.id)
    edit.change(old, replace(old, note="theirs"))
    project.write(edit)
    return note


def retitle(desk, title="Storm"):
    """Do something to the project as a whole, and return the group it wrote."""
    article = desk.project.articles.get(desk.workspace.article.id)
    edit = Edit(message("Retitle"), "Ann", focus_id=article.id)
    edit.change(article, replace(article, title=title))
    return desk.project.write(edit).group


def name(group):
    return str(group.label) if group else ""


def test_undo_and_redo_know_what_they_would_take_back(steps, session_id, note):
    assert name(steps.next(Action.UNDO, session_id)) == "Change note"
    assert steps.next(Action.REDO, session_id) is None
    undone = steps.revert(Action.UNDO, session_id, "Ann")
    assert undone.group.action is Action.UNDO
    assert name(steps.next(Action.REDO, session_id)) == "Change note"


def test_redo_brings_back_what_undo_took(desk, steps, session_id, note):
    for action, left in ((Action.UNDO, ""), (Action.REDO, "mine")):
        steps.revert(action, session_id, "Ann")
        assert desk.get(note).note == left


def test_nothing_is_taken_back_where_nothing_was_done(steps, session_id):
    assert steps.revert(Action.UNDO, session_id, "Ann") is None
    assert steps.revert(Action.REDO, session_id, "Ann") is None


def test_refused_step_is_remembered_and_stepped_over(desk, steps, session_id, clash):
    with pytest.raises(ConflictError):
        steps.revert(Action.UNDO, session_id, "Ann")
    assert name(steps.refused) == "Change note"
    assert steps.step_over(session_id, "Ann") is not None
    assert steps.refused is None
    assert desk.get(clash).note == "theirs"
    assert name(steps.next(Action.UNDO, session_id)) != "Change note"


def test_nothing_refused_is_nothing_to_step_over(steps, session_id, note):
    assert steps.step_over(session_id, "Ann") is None


@pytest.mark.parametrize("after", ["follow", "forget", "enter", "revert"])
def test_refused_step_is_forgotten_once_something_else_was_done(
    desk, steps, session_id, clash, after
):
    with pytest.raises(ConflictError):
        steps.revert(Action.UNDO, session_id, "Ann")
    refused = steps.refused
    if after == "follow":
        steps.follow(refused, is_whole=False)
    elif after == "enter":
        steps.enter(desk.workspace.session)
    elif after == "forget":
        steps.forget()
    else:
        steps.revert(Action.REDO, session_id, "Ann")
    assert steps.refused is None


def test_session_that_was_handed_on_leaves_nothing_to_step_over(
    desk, steps, session_id, note, other
):
    other.review.set_ready()
    other.review.sign_off()
    with pytest.raises(HandedOnError):
        steps.revert(Action.UNDO, session_id, "Ann")
    assert steps.refused is None


def test_step_of_the_project_stands_before_the_session_until_another_edit(desk, steps, note):
    step = retitle(desk)
    steps.follow(step, is_whole=True)
    assert steps.whole(Action.UNDO) == step
    assert steps.whole(Action.REDO) is None
    steps.follow(note_again(desk, note), is_whole=False)
    assert steps.whole(Action.UNDO) is None


def note_again(desk, note):
    desk.marking.set_note(note.id, "again")
    return desk.workspace.next_undo()


def test_undone_step_of_the_project_is_what_redo_stands_before(desk, steps):
    before = desk.workspace.article.title
    step = retitle(desk)
    undone = steps.revert_whole(step, "Ann")
    steps.follow(undone.group, is_whole=True)
    assert desk.project.articles.get(desk.workspace.article.id).title == before
    assert steps.whole(Action.UNDO) is None
    assert steps.whole(Action.REDO) == undone.group
    again = steps.revert_whole(undone.group, "Ann")
    steps.follow(again.group, is_whole=True)
    assert desk.project.articles.get(desk.workspace.article.id).title == "Storm"
    assert steps.whole(Action.UNDO) == again.group


def test_step_of_the_project_that_is_refused_stands_before_nothing(desk, steps):
    step = retitle(desk)
    steps.follow(step, is_whole=True)
    retitle(desk, "Calm")
    with pytest.raises(ConflictError):
        steps.revert_whole(step, "Ann")
    assert steps.whole(Action.UNDO) is None


def test_opening_another_session_forgets_the_step_of_the_project(desk, steps):
    steps.follow(retitle(desk), is_whole=True)
    steps.enter(desk.workspace.session)
    assert steps.whole(Action.UNDO) is None


@pytest.mark.parametrize("thrown", ["article", "session"])
def test_session_that_undo_brought_back_is_opened_and_can_be_thrown_away_again(desk, steps, thrown):
    session = desk.workspace.session
    focus = {"article": session.article_id, "session": session.id}[thrown]
    edit = Edit(message("Throw away"), "Ann", focus_id=focus)
    old = desk.project.articles.get(session.article_id)
    edit.change(old, replace(old, title="gone"))
    undone = steps.revert_whole(desk.project.write(edit).group, "Ann")
    steps.follow(undone.group, is_whole=True)
    steps.enter(session)
    assert steps.whole(Action.REDO) == undone.group


def test_opening_the_same_session_again_forgets_no_step_of_the_project(desk, session_id, note):
    workspace, other = desk.workspace, begin_session(desk.workspace, desk.workspace.article.id)
    Trash(workspace).trash_session(other)
    workspace.open_session(session_id, for_review=True)
    workspace.open_session(session_id)
    assert "to the trash" in name(workspace.next_undo())


def test_trash_is_undone_and_redone_before_the_work_in_the_session(desk, note):
    workspace, session_id = desk.workspace, desk.workspace.session_id
    Trash(workspace).trash_session(session_id)
    assert "to the trash" in name(workspace.next_undo())
    workspace.undo()
    workspace.open_session(session_id)
    assert "to the trash" in name(workspace.next_redo())
    assert name(workspace.next_undo()) == "Change note"
