# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.errors import UserError
from annotator.domain.session import SessionState


def state(desk):
    return desk.project.sessions.get(desk.workspace.session_id).state


@pytest.fixture
def ready(desk):
    desk.review.set_ready()
    return desk


def test_ready_session_is_read_only(ready):
    assert state(ready) is SessionState.READY
    assert ready.workspace.is_read_only


def test_second_reader_signs_off(ready):
    ready.workspace.reviewer = "Bob"
    ready.review.sign_off()
    session = ready.workspace.session
    assert (session.state, session.second_reader) == (SessionState.SIGNED_OFF, "Bob")
    assert ready.labels()[0] == "Sign off"


@pytest.mark.parametrize("name", ["Ann", "ann", " ANN  "])
def test_nobody_signs_off_their_own(ready, name):
    ready.workspace.reviewer = name
    with pytest.raises(UserError, match="somebody else must sign it off"):
        ready.review.sign_off()
    assert state(ready) is SessionState.READY


@pytest.mark.parametrize("name", ["", "  "])
def test_nameless_reader_does_not_sign_off(ready, name):
    ready.workspace.reviewer = name
    with pytest.raises(UserError, match="Say who you are"):
        ready.review.sign_off()


def test_session_without_a_checker_is_not_signed_off(desk):
    desk.review.set_reviewer("")
    desk.review.set_ready()
    desk.workspace.reviewer = "Bob"
    with pytest.raises(UserError, match="Nobody is named"):
        desk.review.sign_off()


def test_checker_is_not_renamed_to_sign_off(ready):
    with pytest.raises(UserError, match="open for review"):
        ready.review.set_reviewer("Eve")


@pytest.mark.parametrize("step", ["hand_back", "sign_off"])
def test_session_that_is_not_ready_is_neither_returned_nor_signed_off(desk, step):
    desk.workspace.reviewer = "Bob"
    with pytest.raises(UserError, match="not ready"):
        getattr(desk.review, step)()
    assert state(desk) is SessionState.OPEN


def test_returned_session_is_the_checkers_again(ready):
    ready.workspace.reviewer = "Bob"
    ready.review.hand_back()
    assert state(ready) is SessionState.RETURNED
    assert not ready.workspace.is_read_only
    ready.review.set_ready()
    assert state(ready) is SessionState.READY


def test_reopened_session_is_in_work_again(ready):
    ready.review.reopen()
    assert state(ready) is SessionState.OPEN
    assert not ready.workspace.is_read_only


def test_reopening_an_open_session_ends_its_review_only(desk):
    desk.workspace.open_session(desk.workspace.session_id, for_review=True)
    desk.review.reopen()
    assert not desk.workspace.is_read_only
    assert desk.labels() == []


def test_checker_is_named(desk):
    desk.review.set_reviewer("Eve")
    assert desk.workspace.session.reviewer == "Eve"
    assert desk.labels() == ["Set reviewer to Eve"]


def test_same_checker_again_is_no_step(desk):
    desk.review.set_reviewer("Ann")
    assert desk.labels() == []
