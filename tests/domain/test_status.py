# SPDX-License-Identifier: Apache-2.0
"""Status and verdict, how they are drawn, and a session's own state."""

from __future__ import annotations

import pytest

from annotator.domain.mark import MarkState, mark_state
from annotator.domain.session import SessionState
from annotator.domain.status import DEFAULT_VERDICTS, Status


@pytest.mark.parametrize("status", Status)
def test_label_is_readable(status: Status) -> None:
    assert status.label.replace(" ", "").isalpha()


def test_work_ends_with_checked_and_signed_off() -> None:
    assert {status for status in Status if status.is_done} == {Status.CHECKED, Status.SIGNED_OFF}


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (Status.UNCHECKED, MarkState.ACCEPTED),
        (Status.IN_PROGRESS, MarkState.ACCEPTED),
        (Status.QUERY, MarkState.FLAGGED),
        (Status.CHANGED, MarkState.ACCEPTED),
        (Status.CHECKED, MarkState.CHECKED),
        (Status.SIGNED_OFF, MarkState.CHECKED),
    ],
)
def test_line_style_follows_the_status(status: Status, state: MarkState) -> None:
    assert mark_state(status) is state


def test_checker_works_on_open_and_returned_sessions() -> None:
    editable = {state for state in SessionState if state.is_editable}
    assert editable == {SessionState.OPEN, SessionState.RETURNED}


def test_verdicts_have_keys_of_their_own() -> None:
    assert len({verdict.key for verdict in DEFAULT_VERDICTS}) == len(DEFAULT_VERDICTS)


def test_ratings_go_down_from_five() -> None:
    ratings = [verdict.number for verdict in DEFAULT_VERDICTS if verdict.number is not None]
    assert ratings == [5, 4, 3, 2, 1]
