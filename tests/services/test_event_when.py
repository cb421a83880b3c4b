# SPDX-License-Identifier: Apache-2.0
"""Start and end of an event are read from one line, and written on one."""

from __future__ import annotations

import pytest

from annotator.domain.errors import UserError
from annotator.services.event_when import read_when, when_text


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("", "", ""),
        ("24 Nov 2023", "2023-11-24", ""),
        ("2023-11-24/2023-11-30 07:00", "2023-11-24", "2023-11-30T07:00:00"),
        ("2023-11-24 / 30 Nov 2023", "2023-11-24", "2023-11-30"),
        ("/2023-11-30", "", "2023-11-30"),
        ("2023-11-24/..", "2023-11-24/..", ""),
        ("../2023", "../2023", ""),
    ],
)
def test_line_gives_start_and_end(typed, start, end):
    assert read_when(typed) == (start, end)


@pytest.mark.parametrize("typed", ["Friday", "2023/Friday", "2023-11-30/2023-11-24", "/"])
def test_line_that_names_no_stretch_of_time_is_refused(typed):
    with pytest.raises(UserError):
        read_when(typed)


@pytest.mark.parametrize("typed", ["", "2023-11-24", "2023-11-24/2023-11-30", "/2023", "2023/.."])
def test_line_that_was_written_reads_back_as_the_same(desk, typed):
    event = desk.eventing.add(None)
    desk.eventing.set_when(event.id, typed)
    assert when_text(desk.event(event)) == typed


def test_start_and_end_are_one_step_to_undo(desk):
    event = desk.eventing.add(None)
    desk.eventing.set_when(event.id, "2023-11-24/2023-11-30")
    desk.workspace.undo()
    assert (desk.event(event).start, desk.event(event).end) == ("", "")
