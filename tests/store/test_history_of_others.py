# SPDX-License-Identifier: Apache-2.0
"""Sessions that others hand on meanwhile, and steps over what undo refuses because of others."""

from dataclasses import replace

import pytest

from annotator.domain.changes import Action
from annotator.domain.errors import ConflictError, HandedOnError
from annotator.domain.session import SessionState
from annotator.domain.status import Status


def hand_on(work, project, who="Bob", label="Sign off", state=SessionState.SIGNED_OFF):
    session = work.project.sessions.get(work.session.id)
    edit = work.edit(label, who)
    edit.is_of_state = True
    edit.change(session, replace(session, state=state, modified=work.clock()))
    project.write(edit)


@pytest.fixture
def handed_on(work):
    annotation = work.change(work.tag((0, 7)), note="mine")
    work.undo()
    with work.other() as other:
        hand_on(work, other)
    return annotation


@pytest.mark.parametrize("deed", ["change", "type", "tag", "undo", "redo"])
def test_session_that_was_handed_on_takes_no_edits(work, handed_on, deed):
    before = work.tables()
    deeds = {
        "change": lambda: work.change(work.get(handed_on), note="late"),
        "type": lambda: work.type(work.get(handed_on), note="late"),
        "tag": lambda: work.tag((0, 7)),
        "undo": work.undo,
        "redo": work.redo,
    }
    with pytest.raises(ConflictError, match=r"Bob ended .*Sign off.*“Continue editing”"):
        deeds[deed]()
    assert work.tables() == before
    work.check()


def test_session_that_is_gone_takes_no_edits(work):
    session = work.add_session(work.article)
    work.remove(session)
    with pytest.raises(ConflictError, match="removed for good in the meantime"):
        work.tag((0, 7), session=session)


@pytest.mark.parametrize("name", ["article", "session"])
def test_session_in_the_trash_takes_no_edits(work, name):
    old = work.project.sessions.get(work.session.id)
    old = work.project.articles.get(old.article_id) if name == "article" else old
    with work.other() as other:
        edit = work.edit("Throw away", "Bob")
        edit.change(old, replace(old, trashed=work.clock()))
        other.write(edit)
    with pytest.raises(ConflictError, match="moved to the trash"):
        work.tag((0, 7))


def test_edits_of_the_state_are_for_sessions_that_were_handed_on(work, handed_on):
    hand_on(work, work.project, "Ann", "Reopen", SessionState.OPEN)
    work.tag((0, 7))
    work.check()


def test_state_that_another_person_set_is_not_undone(work):
    hand_on(work, work.project, "Bob", "Return", SessionState.RETURNED)
    with pytest.raises(ConflictError, match=r"Bob did it .*“Return”.*Check menu"):
        work.undo()
    assert work.labels()[0] == "Return"


def test_state_that_somebody_set_is_not_undone_by_a_person(work):
    hand_on(work, work.project, "", "Return", SessionState.RETURNED)
    with pytest.raises(ConflictError, match="Somebody did it"):
        work.undo()


def test_own_change_of_state_is_undone(work):
    hand_on(work, work.project, "Ann", "Ready", SessionState.READY)
    hand_on(work, work.project, "Ann", "Reopen", SessionState.OPEN)
    work.undo()
    assert work.project.sessions.get(work.session.id).state is SessionState.READY
    work.check()


def bobs(work, old, **values):
    """Write what another person does in a session of their own."""
    edit = work.edit("Bob's", "Bob", work.add_session(work.article, "Bob"))
    edit.change(old, replace(old, modified=work.clock(), **values))
    work.project.write(edit)


def step_over(work, who="Ann"):
    history = work.project.history
    refused = history.next_undo(work.session.id)
    with pytest.raises(ConflictError):
        work.undo()
    return work.project.step_over(work.session.id, who, refused)


def next_labels(work):
    history = work.project.history
    groups = history.next_undo(work.session.id), history.next_redo(work.session.id)
    return tuple(str(group.label) if group else "" for group in groups)


@pytest.fixture
def clash(work):
    """Return a project where Bob changed the note that Ann wrote last; her status is older."""
    annotation = work.change(work.tag((0, 7)), status=Status.QUERY)
    annotation = work.change(annotation, note="mine")
    bobs(work, annotation, note="theirs")
    return work


def test_undo_goes_on_to_older_steps_past_one_that_was_stepped_over(clash):
    before = clash.tables()
    step_over(clash)
    assert clash.tables() == before
    assert next_labels(clash) == ("Change status", "Stepped over: Change note")
    clash.undo()
    annotation = clash.project.annotations.of_session(clash.session.id)[0]
    assert (annotation.status, annotation.note) == (Status.UNCHECKED, "theirs")
    clash.check()


def test_stepping_over_tells_who_what_and_where(clash):
    refused = clash.project.history.next_undo(clash.session.id)
    group = step_over(clash, "Cem").group
    stored = clash.project.history.groups(clash.session.id)[0]
    assert (group.who, group.focus_id, group.undoes) == ("Cem", refused.focus_id, refused.id)
    assert stored == replace(group, action=Action.STEP)
    assert clash.project.history.rows(group.id) == []


def test_step_over_outlives_a_restart(clash):
    step_over(clash)
    clash.reopen()
    assert next_labels(clash) == ("Change status", "Stepped over: Change note")


def test_redo_brings_what_was_stepped_over_back_as_next(clash):
    step_over(clash)
    before = clash.tables()
    clash.redo()
    assert clash.tables() == before
    assert next_labels(clash) == ("Change note", "")
    assert clash.labels()[0] == "Next to undo again: Change note"
    step_over(clash)
    assert next_labels(clash) == ("Change status", "Stepped over: Change note")
    clash.check()


def test_what_was_stepped_over_can_be_undone_once_the_other_took_theirs_back(clash):
    step_over(clash)
    clash.undo()
    clash.redo()
    clash.redo()
    annotation = clash.project.annotations.of_session(clash.session.id)[0]
    bobs(clash, annotation, note="mine")
    clash.undo()
    assert clash.get(annotation).note == ""
    assert next_labels(clash)[0] == "Change status"
    clash.check()


def test_edit_after_a_step_over_is_undone_before_what_is_older(clash):
    step_over(clash)
    clash.tag((1, 7))
    assert next_labels(clash) == ("Tag", "")
    clash.undo()
    assert next_labels(clash) == ("Change status", "Tag")


def test_redo_that_is_refused_can_be_stepped_over(work):
    annotation = work.change(work.tag((0, 7)), status=Status.QUERY)
    annotation = work.change(annotation, note="mine")
    work.undo()
    work.undo()
    bobs(work, work.get(annotation), status=Status.CHECKED)
    refused = work.project.history.next_redo(work.session.id)
    with pytest.raises(ConflictError):
        work.redo()
    work.project.step_over(work.session.id, "Ann", refused)
    assert next_labels(work) == ("Tag", "Change note")
    work.redo()
    assert work.get(annotation).note == "mine"
    assert next_labels(work) == ("Change note", "")
    work.undo()
    assert next_labels(work) == ("Tag", "Change note")
    work.check()


def test_what_is_no_longer_next_is_not_stepped_over(clash):
    refused = clash.project.history.next_undo(clash.session.id)
    clash.tag((1, 7))
    before = clash.labels()
    assert clash.project.step_over(clash.session.id, "Ann", refused) is None
    assert clash.labels() == before


def test_nothing_is_stepped_over_in_a_session_that_was_handed_on(clash):
    refused = clash.project.history.next_undo(clash.session.id)
    with clash.other() as other:
        hand_on(clash, other)
    with pytest.raises(HandedOnError):
        clash.project.step_over(clash.session.id, "Ann", refused)
    clash.check()


def test_state_that_another_person_set_is_stepped_over(clash):
    hand_on(clash, clash.project, "Bob", "Return", SessionState.RETURNED)
    step_over(clash)
    assert next_labels(clash) == ("Change note", "Stepped over: Return")
