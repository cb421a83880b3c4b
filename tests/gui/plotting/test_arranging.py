# SPDX-License-Identifier: Apache-2.0
"""Where events are drawn: nothing over another, and nothing left out without a count."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.edtf import edtf_bounds
from annotator.gui.plotting.arranging import Sizes, arrange
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.marks import marks_of
from annotator.gui.plotting.moments import DAY
from annotator.gui.plotting.placing import ARROW
from annotator.store.timeline import TimelineRow

WIDTH = 1000.0


def arranged(rows, *, width=WIDTH, height=200.0, grouping=Grouping.ONE, edge=float("inf")):
    """Return all events over so many pixels."""
    marks = marks_of(rows, grouping)
    first, last = marks.extent()
    sizes = Sizes(20.0, 4.0, height, [28.0] * len(marks.lanes), edge)

    def label(number):
        return marks.rows[number].what, 7.0 * len(marks.rows[number].what)

    return arrange(marks, (first, last), width / (last - first), sizes, label)


def by_row(arrangement):
    """Return the events of each row, from left to right."""
    rows = {}
    for one in arrangement.placed:
        rows.setdefault(one.y, []).append(one)
    return [sorted(row, key=lambda one: one.at) for row in rows.values()]


days = st.dates().map(str)
starts = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4] + "~"))


def row_of(start, what="An event of some length"):
    bounds = edtf_bounds(start)
    return TimelineRow(
        start, what, start, "", bounds.minimum, bounds.maximum, None, None, "", "unchecked", "", ()
    )


@given(st.lists(starts, min_size=2, max_size=60, unique=True))
def test_labels_never_overlap(starts):
    for row in by_row(arranged([row_of(start) for start in starts])):
        ends = [(one.text, one.text + one.room) for one in row if one.label]
        for (_, end), (start, _) in pairwise(sorted(ends)):
            assert end <= start


@given(st.lists(starts, min_size=2, max_size=150, unique=True))
def test_every_event_is_drawn_or_counted(starts):
    found = arranged([row_of(start) for start in starts])
    assert sum(1 + one.more for one in found.placed) == len(starts)


def test_events_apart_share_a_row():
    found = arranged([row_of("2023-01-01", "a"), row_of("2023-12-01", "b")])
    assert len(by_row(found)) == 1


def test_events_of_one_day_stand_below_each_other():
    rows = [row_of("2023-01-01")] + [row_of(f"2023-06-0{day}") for day in (1, 2, 3)]
    found = arranged(rows)
    assert len(by_row(found)) == 3
    assert all(one.label for one in found.placed)


def steps(arrangement, rows):
    """Return from which row to which one the events lead in order of time, of the labelled."""
    order = sorted(arrangement.placed, key=lambda one: (one.at, one.event))
    return [(one.y - 4.0) / 20.0 for one in order]


def test_events_go_down_in_order_of_time():
    rows = [row_of("2023-01-01")] + [row_of(f"2023-06-{day:02}") for day in range(1, 7)]
    found = arranged(rows, height=400.0)
    assert steps(found, rows) == [0, 0, 1, 2, 3, 4, 5]


def test_long_label_does_not_send_what_follows_up_again():
    words = ["a", "b" * 60, "c", "d", "e"]
    rows = [
        row_of("2022-01-01", "x"),
        *(row_of(f"2023-06-0{day}", text) for day, text in enumerate(words, 1)),
    ]
    found = steps(arranged(rows, height=400.0, width=4_000.0), rows)
    assert found == [0, *sorted(found[1:])]


def test_events_that_have_no_room_below_begin_a_stair_at_the_top():
    rows = [row_of("2023-01-01", "x")]
    rows += [row_of(f"2023-06-{day:02}") for day in range(1, 29, 3)]
    rows.append(row_of("2023-12-31", "x"))
    found = arranged(rows, height=130.0)
    assert steps(found, rows) == [0, *range(6), *range(4), 0]
    assert all(one.label for one in found.placed)


def test_rows_stay_while_somebody_moves_along():
    marks = marks_of([row_of(f"2023-06-{day:02}") for day in range(1, 29)], Grouping.ONE)
    first, last = marks.extent()
    sizes, scale = Sizes(20.0, 4.0, 400.0, [0.0]), WIDTH / (last - first)
    here, there = (
        arrange(marks, (at, at + 5 * DAY), scale, sizes, lambda _: ("words", 100.0))
        for at in (first, first + 15 * DAY)
    )
    assert {one.event: one.y for one in here.placed} == {one.event: one.y for one in there.placed}


def test_label_may_stand_before_its_mark_where_nothing_else_has_room():
    rows = [row_of("2022-01-01")] + [row_of(f"2023-06-{day:02}") for day in range(1, 29)]
    found = arranged(rows, height=60.0, width=4_000.0)
    assert sum(one.text < one.at for one in found.placed) == 8


def test_label_of_what_began_nobody_knows_when_stands_before_its_arrow_at_the_edge():
    by_then = row_of("2023-11-30", "A new deal can be struck")._replace(start="", end="2023-11-30")
    known = edtf_bounds("2023-11-30")
    by_then = by_then._replace(
        start_min=None, start_max=None, end_min=known.minimum, end_max=known.maximum
    )
    found = arranged([row_of("2023-10-07"), by_then], edge=WIDTH)
    one = max(found.placed, key=lambda one: one.at)
    assert one.text + one.room <= one.at - ARROW
    assert one.label == "A new deal can be struck"


def test_crowded_lane_has_one_row_of_marks_with_counts():
    rows = [row_of(f"{year}-06-01", "x") for year in range(1000, 2000)]
    found = arranged(rows)
    assert len(by_row(found)) == 1
    assert max(one.more for one in found.placed) > 5
    assert sum(1 + one.more for one in found.placed) == 1000


def test_what_lasts_in_a_crowded_lane_is_one_stretch():
    rows = [row_of(f"{year}", "x") for year in range(1000, 1150)]
    found = arranged(rows, width=10_000.0)
    assert len(found.lasting) == 1
    assert found.lasting[0].right - found.lasting[0].left > 9_990


def test_crowded_lane_without_anything_that_lasts_has_no_stretch():
    rows = [row_of(f"{year}-06-01", "x") for year in range(1000, 1200)]
    assert arranged(rows).lasting == ()


def test_lanes_stand_below_each_other_as_high_as_their_names():
    rows = [row_of("2023-01-01")._replace(who=("A",)), row_of("2023-12-01")._replace(who=("B",))]
    found = arranged(rows, grouping=Grouping.ACTOR)
    assert [(band.top, band.height) for band in found.bands] == [(0.0, 28.0), (28.0, 28.0)]
    assert found.height == 56.0


def test_marks_stay_merged_while_somebody_moves_along():
    marks = marks_of([row_of(f"{year}-06-01", "x") for year in range(1000, 2000)], Grouping.ONE)
    first, last = marks.extent()
    sizes, scale = Sizes(20.0, 4.0, 200.0, [0.0]), WIDTH / (last - first)
    here, there = (
        arrange(marks, (at, at + (last - first) / 2), scale, sizes, lambda _: ("", 0.0))
        for at in (first, first + 100 * DAY)
    )
    counts = {one.event: one.more for one in here.placed}
    assert all(counts[one.event] == one.more for one in there.placed[1:-4] if one.event in counts)
