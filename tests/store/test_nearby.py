# SPDX-License-Identifier: Apache-2.0
"""Going from mark to mark: any, of a kind, of a status, unfinished."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.status import Status
from annotator.store.nearby import ANY, UNFINISHED, Beside, Sought

KINDS = ("claim", "quote", "number")
STATUSES = (Status.UNCHECKED, Status.QUERY, Status.CHECKED)
MARKS = st.lists(
    st.tuples(
        st.integers(0, 5), st.integers(1, 5), st.sampled_from(KINDS), st.sampled_from(STATUSES)
    ),
    max_size=12,
)
SOUGHT = {
    "any": (ANY, lambda _: True),
    "kind": (Sought("quote"), lambda one: one.kind == "quote"),
    "status": (Sought(statuses=(Status.QUERY,)), lambda one: one.status is Status.QUERY),
    "unfinished": (UNFINISHED, lambda one: not one.status.is_done),
}


def find(work, offset=0, current="", **options):
    beside = Beside(work.session.id, offset, current)
    return work.project.annotations.neighbour(beside, **options)


def test_neighbours_of_an_offset_begin_next_to_it(work):
    one, two, three = work.tag((0, 7)), work.tag((8, 20)), work.tag((15, 20))
    assert find(work, 0) == one.id
    assert find(work, 8) == two.id
    assert find(work, 9) == three.id
    assert find(work, 16) is None
    assert find(work, 15, backwards=True) == two.id
    assert find(work, 0, backwards=True) is None


def test_neighbours_of_a_mark_follow_the_text_the_widest_first(work):
    inner, outer, later = work.tag((0, 7)), work.tag((0, 13)), work.tag((5, 7))
    twin = work.tag((0, 7))
    order = [outer.id, inner.id, twin.id, later.id]
    assert [find(work, 0, one) for one in order] == [*order[1:], None]
    before = [find(work, 0, one, backwards=True) for one in order]
    assert before == [None, *order[:-1]]


def test_neighbour_of_a_mark_that_is_gone_is_that_of_the_offset(work):
    one = work.tag((5, 7))
    assert find(work, 0, "a-gone") == one.id


def test_marks_of_another_session_are_no_neighbours(work):
    work.tag((5, 7), session=work.add_session(work.article))
    assert find(work, 0) is None


@pytest.mark.parametrize("sought", SOUGHT)
@pytest.mark.parametrize("backwards", [False, True])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=MARKS)
def test_walk_meets_all_that_are_sought_in_text_order(work, sought, backwards, marks):
    work.remove(*work.project.annotations.of_session(work.session.id))
    for start, length, kind, status in marks:
        work.tag((start, start + length), kind=kind, status=status)
    rule, is_sought = SOUGHT[sought]
    everything = work.project.annotations.of_session(work.session.id)
    keys = {one.id: work.project.annotations.key_of(one.id) for one in everything}
    wanted = sorted(
        (one for one in everything if is_sought(one)),
        key=lambda one: (one.envelope.start, -one.envelope.end, keys[one.id]),
        reverse=backwards,
    )
    walked = []
    found = find(work, 100 if backwards else 0, sought=rule, backwards=backwards)
    while found:
        walked.append(found)
        found = find(work, 0, found, sought=rule, backwards=backwards)
    assert walked == [one.id for one in wanted]


@pytest.mark.parametrize(
    ("sought", "index"),
    [("any", "order"), ("kind", "place"), ("status", "status"), ("unfinished", "status")],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_each_way_has_its_index(work, sought, index, backwards):
    statements = []
    work.connection.set_trace_callback(statements.append)
    find(work, 5, sought=SOUGHT[sought][0], backwards=backwards)
    work.connection.set_trace_callback(None)
    plans = [
        row[3]
        for statement in statements[1:]
        for row in work.connection.execute(f"explain query plan {statement}").fetchall()
    ]
    looked_up = [plan for plan in plans if "TEMP B-TREE" not in plan]
    assert looked_up
    assert all(f"INDEX annotation_{index} (session_id=?" in plan for plan in looked_up)
    assert all("start" in plan for plan in looked_up)
    # What begins together is all that may have to be sorted.
    assert all("PART OF" in plan or "LAST" in plan for plan in plans if plan not in looked_up)
