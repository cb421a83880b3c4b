# SPDX-License-Identifier: Apache-2.0
"""From one event to the next, along the time and from lane to lane."""

from __future__ import annotations

import pytest

from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.marks import marks_of
from annotator.gui.plotting.travel import Travel


@pytest.fixture
def travel(event):
    """Return somebody in front of events of three actors."""
    rows = [
        event("2023-10-07", who=("Hamas",)),
        event("2023-11-24", who=("Hamas", "Qatar")),
        event("2023-11-28", who=("Burns",)),
        event("2023-11-30", who=("Qatar",)),
    ]
    return Travel(marks_of(rows, Grouping.ACTOR))


def test_from_nowhere_one_comes_to_the_first_event(travel):
    assert travel.step("following") == travel.step("below") == 0
    assert travel.step("last") == 3


def test_steps_go_along_the_time_and_stop_at_its_ends(travel):
    travel.go_to(2)
    assert (travel.step("previous"), travel.step("following")) == (1, 3)
    travel.go_to(3)
    assert travel.step("following") == -1
    assert travel.step("first") == 0


def test_steps_to_another_lane_stay_near_in_time(travel):
    travel.go_to(2)
    assert travel.step("below") == -1
    assert travel.step("above") == 3
    assert travel.lane == 1


def test_event_of_several_lanes_is_in_the_lane_one_comes_from(travel):
    travel.go_to(3)
    travel.go_to(1)
    assert travel.lane == 1
    travel.go_to(0)
    travel.go_to(1)
    assert travel.lane == 0


def test_nothing_leads_nowhere():
    nobody = Travel(marks_of((), Grouping.ONE))
    assert nobody.step("following") == nobody.step("last") == -1
