# SPDX-License-Identifier: Apache-2.0
"""Very many suggestions are decided in one step, through a connection of its own."""

import pytest

from annotator.domain.annotation import Piece
from annotator.domain.errors import ConflictError, UserError, user_error
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Suggestion
from annotator.services.deciding import Decided, unsettled
from annotator.services.deciding_many import accept_very_many, reject_very_many
from annotator.services.suggesting import Suggesting
from annotator.store.project import open_project
from tests.agreement import assert_agreement

MANY = tuple(
    Suggestion("number", (Piece(Span(start, start + 1)),), "number.test", message("A letter"))
    for start in range(20, 260)
)
CHOICES = pytest.mark.parametrize("decide", [accept_very_many, reject_very_many])


def run(desk, decide, chosen=MANY, advance=lambda _: None):
    workspace = desk.workspace
    return decide(desk.project.path, workspace.session_id, "Ann", chosen, advance=advance)


def left(desk):
    return unsettled(MANY, Suggesting(desk.workspace).decided())


@CHOICES
def test_all_are_decided_in_one_step(desk, decide):
    told = []
    group = run(desk, decide, advance=told.append)
    assert str(group.label).endswith("240 suggestions")
    assert left(desk) == []
    assert told == [200, 400]
    desk.workspace.take_over(group)
    desk.workspace.undo()
    assert left(desk) == list(MANY)
    assert_agreement(desk.project)


@CHOICES
def test_those_decided_before_are_left_out(desk, decide):
    suggesting = Suggesting(desk.workspace)
    suggesting.accept(MANY[:60])
    suggesting.reject(MANY[60:100])
    group = run(desk, decide, MANY[:101])
    assert group.focus_id
    assert "suggestions" not in str(group.label)
    assert run(desk, decide, MANY[:101]) is None
    assert_agreement(desk.project)


@CHOICES
def test_nothing_is_decided_where_it_is_stopped(desk, decide):
    def stop(_):
        raise user_error("Stopped")

    with pytest.raises(UserError, match="Stopped"):
        run(desk, decide, advance=stop)
    assert left(desk) == list(MANY)
    assert Suggesting(desk.workspace).decided() == Decided(
        off=Suggesting(desk.workspace).decided().off
    )


@CHOICES
def test_step_that_somebody_was_quicker_with_is_refused(desk, other, decide):
    asked = []

    def somebody_decides(_=None):
        if not asked:
            asked.append(True)
            Suggesting(other.workspace).accept(MANY[:1])
        return "2024-01-01T00:00:00Z"

    # Somebody is quicker while this waits for the file.
    path, session_id = desk.project.path, desk.workspace.session_id
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "annotator.services.deciding_many.open_project",
            lambda path: open_project(path, clock=somebody_decides),
        )
        with pytest.raises(ConflictError, match="at the same moment"):
            decide(path, session_id, "Ann", MANY, advance=lambda _: None)
    assert left(desk) == list(MANY[1:])
    assert_agreement(desk.project)


@CHOICES
def test_session_that_was_handed_on_refuses(desk, decide):
    desk.review.set_ready()
    with pytest.raises(UserError, match="ended the work"):
        run(desk, decide)
