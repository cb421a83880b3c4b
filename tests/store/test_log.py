# SPDX-License-Identifier: Apache-2.0
"""What undo and redo go back to, against the plain definition of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.changes import Action, Group, RowChange
from annotator.domain.ids import GroupId, new_group_id
from annotator.domain.message import message


@pytest.fixture
def log(work):
    return work.project.history.log


def plain_next_undo(log):
    """Return the newest edit or redo that nothing took back."""
    taken_back = {group.undoes for group in log}
    in_force = (one for one in reversed(log) if one.action is not Action.UNDO)
    return next((one for one in in_force if one.id not in taken_back), None)


def plain_next_redo(log):
    """Return the newest undo after the last edit that nothing took back."""
    taken_back = {group.undoes for group in log}
    for one in reversed(log):
        if one.action is Action.EDIT:
            return None
        if one.action is Action.UNDO and one.id not in taken_back:
            return one
    return None


TARGETS = {Action.UNDO: plain_next_undo, Action.REDO: plain_next_redo}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["edit", "undo", "undo", "redo", "redo"]), max_size=25))
def test_undo_and_redo_find_what_is_in_force(work, log, steps):
    session = work.add_session(work.article)
    kept = []
    for action in map(Action, steps):
        target = TARGETS[action](kept) if action in TARGETS else None
        if action is Action.EDIT or target:
            undoes = target.id if target else None
            group = Group(
                GroupId(new_group_id()), session.id, "", "", message("x"), "", action, undoes
            )
            log.append(group, [RowChange("annotation", "a", {"note": ""}, {"note": "x"})])
            kept.append(group)
        assert log.next_undo(session.id) == plain_next_undo(kept)
        assert log.next_redo(session.id) == plain_next_redo(kept)
