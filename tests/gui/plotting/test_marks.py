# SPDX-License-Identifier: Apache-2.0
"""From events to what is drawn of them: when, how sure, and in which lanes."""

from __future__ import annotations

import pytest

from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.marks import Form, Lane, LaneKind, Shape, marks_of
from annotator.gui.plotting.moments import day_at
from annotator.gui.plotting.words import lane_name
from annotator.services.timelines import SUGGESTED


def drawn(row):
    """Return the form of an event and the days of its four moments."""
    marks = marks_of([row], Grouping.ONE)
    moments = (marks.first, marks.sure_first, marks.sure_last, marks.last)
    return Form(int(marks.forms[0])), ["{}-{}-{}".format(*day_at(one[0])) for one in moments]


def whats(rows):
    return [row.what for row in rows]


def test_day_is_a_point_that_lasts_a_day(event):
    assert drawn(event("2023-11-28")) == (
        Form.POINT,
        ["2023-11-28", "2023-11-28", "2023-11-29", "2023-11-29"],
    )


def test_month_is_somewhere_within_and_surely_nowhere(event):
    form, days = drawn(event("2023-11"))
    assert form == Form.VAGUE
    assert (days[0], days[3]) == ("2023-11-1", "2023-12-1")


def test_stretch_of_days_is_sure_from_its_first_to_the_end_of_its_last(event):
    days = ["2023-11-24", "2023-11-24", "2023-12-1", "2023-12-1"]
    assert drawn(event("2023-11-24/2023-11-30")) == (Form(0), days)
    assert drawn(event("2023-11-24", "2023-11-30")) == (Form(0), days)


def test_stretch_between_years_is_sure_between_them_only(event):
    days = ["2023-1-1", "2024-1-1", "2025-1-1", "2026-1-1"]
    assert drawn(event("2023", "2025")) == (Form(0), days)


@pytest.mark.parametrize(
    ("start", "end", "form"),
    [
        ("2007-05-01/..", "", Form.OPEN_END),
        ("2007-05-01/", "", Form.OPEN_END),
        ("../2007-05-01", "", Form.OPEN_START),
        ("", "2007-05-01", Form.OPEN_START),
        ("2007-05-01", "2008/..", Form.OPEN_END),
        ("2023-11-24~", "", Form.POINT | Form.UNSURE_START | Form.UNSURE_END),
        ("2023-11-24?/2023-11-30", "", Form.UNSURE_START),
        ("2023-11-24", "2023-11-30%", Form.UNSURE_END),
        ("2023-11-30", "2023-11-24", Form.VAGUE),
        ("2023-11", "2023-11-15", Form.VAGUE),
    ],
)
def test_what_is_open_or_unsure_is_told(event, start, end, form):
    assert drawn(event(start, end))[0] == form


def test_events_stand_in_order_of_time_and_those_without_a_date_apart(event):
    rows = [event("2023-12", what="b"), event(what="c"), event("2023-11-30", what="a")]
    marks = marks_of(rows, Grouping.ONE)
    assert (whats(marks.rows), whats(marks.undated)) == (["a", "b"], ["c"])
    assert marks.place == {rows[2].id: 0, rows[0].id: 1}


def test_events_of_one_time_come_as_the_text_has_them_whichever_was_made_first(event):
    rows = [event("2023-11-24", place=90), event("2023-11-24", "2023-11-30", place=7)]
    rows += [event(place=80), event(place=8), event("2023-11-24/2023-11-25", place=1)]
    marks = marks_of(rows, Grouping.ONE)
    assert whats(marks.rows) == ["Event 2", "Event 1", "Event 5"]
    assert whats(marks.undated) == ["Event 4", "Event 3"]


def test_no_events_have_no_extent():
    assert marks_of((), Grouping.ONE).extent() is None


def test_events_of_several_actors_are_in_the_lane_of_each(event):
    rows = [
        event("2023-11-28", who=("Qatar", "Hamas")),
        event("2023-11-24", who=("Hamas",)),
        event("2023-11-30"),
    ]
    marks = marks_of(rows, Grouping.ACTOR)
    assert marks.lanes == (Lane("Hamas"), Lane("Qatar"), Lane("", LaneKind.NONE))
    assert [marks.lanes_of(number) for number in range(3)] == [[0], [0, 1], [2]]
    assert marks.in_lane(0).tolist() == [0, 1]


def test_lane_of_those_whom_nobody_named_comes_last(event):
    rows = [event("2023-11-24"), event("2023-11-28", who=("Qatar",))]
    lanes = marks_of(rows, Grouping.ACTOR).lanes
    assert lanes == (Lane("Qatar"), Lane("", LaneKind.NONE))


def test_actors_past_some_number_share_the_last_lane(event):
    rows = [event(f"2023-11-{day:02}", who=(f"Actor {day}",)) for day in range(1, 29)]
    rows += [event("2023-12-01", who=(f"Actor {day}",)) for day in range(11, 23)]
    lanes = marks_of(rows, Grouping.ACTOR).lanes
    assert [lane.key for lane in lanes[:-1]] == [f"Actor {day}" for day in range(11, 23)]
    assert lanes[-1].kind is LaneKind.OTHERS


def test_one_actor_too_many_has_a_lane_of_its_own(event):
    rows = [event("2023", who=(f"Actor {number}",)) for number in range(13)]
    assert {lane.kind for lane in marks_of(rows, Grouping.ACTOR).lanes} == {LaneKind.NAMED}


@pytest.mark.parametrize("grouping", [Grouping.STATE, Grouping.STATUS])
def test_lanes_are_of_state_or_status(event, grouping):
    rows = [event("2023", state="planned", status="checked"), event("2024", state="happened")]
    keys = [lane.key for lane in marks_of(rows, grouping).lanes]
    expected = {
        Grouping.STATE: ["planned", "happened"],
        Grouping.STATUS: ["checked", "unchecked"],
    }
    assert keys == expected[grouping]


def test_what_is_only_suggested_is_known_and_has_a_lane_of_its_own(event):
    rows = [event("2023-11-29", status=SUGGESTED), event("2023-11-28"), event("", status=SUGGESTED)]
    marks = marks_of(rows, Grouping.STATUS)
    assert marks.suggested == {1}
    assert [lane_name(lane, Grouping.STATUS) for lane in marks.lanes] == ["unchecked", "suggested"]
    assert (len(marks.undated), marks.undated_stored) == (1, 0)


def test_shapes_follow_from_what_is_known(event):
    states = ("happened", "planned", "alleged", "conditional", "")
    marks = marks_of([event("2023", state=state) for state in states], Grouping.ONE)
    assert [Shape(int(one)) for one in marks.shapes] == [
        Shape.HAPPENED,
        Shape.PLANNED,
        Shape.ALLEGED,
        Shape.CONDITIONAL,
        Shape.UNSAID,
    ]


def test_long_event_that_began_before_is_between(event):
    rows = [event("1990", "2020"), event("1995"), event("2010-05-05"), event("2022")]
    marks = marks_of(rows, Grouping.ONE)
    day = float(marks.first[2])
    assert marks.mark_event[marks.between(day, day + 1)].tolist() == [0, 1, 2]
