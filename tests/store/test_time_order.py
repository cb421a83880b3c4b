# SPDX-License-Identifier: Apache-2.0
"""Events by time are in the order that its definition gives, whatever is done to them."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Piece
from annotator.domain.edtf import edtf_bounds
from annotator.domain.event import Event, Evidence
from annotator.domain.ids import new_event_id
from annotator.domain.span import Span
from annotator.store import event_tables, listing, time_order
from annotator.store.events import EventOrder
from annotator.store.listing import Condition
from annotator.store.time_order import time_listing

STARTS = ("", "", "", "2023-11-24", "2023-11", "2023-11-24", "..", "2023~/2024")
NUMBERS = count()


@pytest.fixture(params=[1, 3, 1_000])
def part(request, monkeypatch):
    """Have parts of so many rows, so that a few rows take several."""
    monkeypatch.setattr(listing, "FIRST", request.param)
    monkeypatch.setattr(time_order, "MORE", request.param + 1)
    return request.param


def read(work, session_id, **options):
    found = time_listing(session_id, **options).parts(work.connection)
    return [key for part in found for key in part]


def defined(work, session_ids):
    """Return the keys as the definition has them: take the time over, then sort."""
    rows = []
    for session_id in session_ids:
        taken = ("", "")
        for place, key, bounds in sorted(
            (place_of(work, event), work.project.events.key_of(event.id), edtf_bounds(event.start))
            for event in all_events(work, session_id)
        ):
            taken = (bounds.minimum, bounds.maximum) if bounds else taken
            rows.append((*taken, session_id, place, key))
    return [key for *_, key in sorted(rows)]


def place_of(work, event):
    if event.span:
        return event.span.start
    found = work.project.annotations.find(link.annotation_id for link in event.evidence)
    return min((one.envelope.start for one in found), default=0)


def all_events(work, session_id):
    found = work.connection.execute("select id from event where session_id = ?", (session_id,))
    return work.project.events.find([values[0] for values in found])


def write(work, session, *events):
    edit = work.edit("Add events", session=session)
    edit.add(*events)
    work.project.write(edit)


def event(session, place=0, start="", **values):
    span = None if place is None else Span(place, place + 1)
    return Event(new_event_id(), session.id, start=start, span=span, **values)


def assert_defined(work, *sessions):
    flags = "select pk from event where is_followed <> {} order by pk"
    fresh = event_tables._IS_FOLLOWED
    assert work.connection.execute(flags.format(fresh)).fetchall() == []
    one = work.session.id
    by_time, of_all = defined(work, [one]), defined(work, [each.id for each in sessions])
    assert read(work, one) == by_time
    assert read(work, one, descending=True) == by_time[::-1]
    assert read(work, None) == of_all
    assert read(work, None, descending=True) == of_all[::-1]


events = st.lists(
    st.tuples(st.sampled_from((None, *range(6))), st.sampled_from(STARTS)), max_size=9
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(here=events, there=events, data=st.data())
def test_order_is_as_it_is_defined(make_work, part, here, there, data):
    work = make_work(f"{next(NUMBERS)}.annotator")
    mark = work.tag((3, 9))
    other = work.add_session(work.article)
    made = [
        event(work.session, *one, evidence=(Evidence(mark.id),) if one[0] is None else ())
        for one in here
    ]
    write(work, work.session, *made)
    write(work, other, *(event(other, *one) for one in there))
    assert_defined(work, work.session, other)
    for old in made:
        step = data.draw(st.sampled_from(["keep", "date", "move", "remove"]))
        if step == "date":
            work.change(old, start=data.draw(st.sampled_from(STARTS)))
        elif step == "move":
            work.change(old, span=data.draw(st.sampled_from([None, Span(0, 1), Span(4, 6)])))
        elif step == "remove":
            work.remove(old)
    assert_defined(work, work.session, other)
    work.project.close()


def test_event_moves_with_the_mark_by_which_it_stands(work):
    mark = work.tag((3, 9))
    first = work.add_event(span=(5, 6), start="2023")
    last = work.add_event(mark, what="undated")
    write(work, work.session, event(work.session, 20, "2024"))
    assert work.project.events.in_order(work.session.id)[:2] == [last.id, first.id]
    work.change(mark, pieces=(Piece(Span(8, 9)),))
    assert work.project.events.in_order(work.session.id)[:2] == [first.id, last.id]
    work.undo()
    assert work.project.events.in_order(work.session.id)[:2] == [last.id, first.id]


@pytest.mark.parametrize("descending", [False, True])
def test_every_event_has_its_place_among_the_others(work, descending):
    for place, start in enumerate(STARTS):
        work.add_event(span=(place, place + 1), start=start)
    order = EventOrder(descending=descending)
    events, session_id = work.project.events, work.session.id
    keys = [key for part in events.parts(session_id, order) for key in part]
    for row, key in enumerate(keys):
        others = [one for one in keys if one != key]
        assert events.place(session_id, order, key, others) == row


def test_place_among_others_of_which_one_is_gone(work):
    first = work.add_event(span=(0, 1), start="2023")
    gone = work.add_event(span=(1, 2), start="2024")
    last = work.add_event(span=(2, 3), start="2025")
    events = work.project.events
    keys = [events.key_of(one.id) for one in (first, gone, last)]
    work.remove(gone)
    assert events.place(work.session.id, EventOrder(), keys[2], keys[:2]) == 2


@pytest.mark.parametrize("column", ["", "status"])
def test_event_that_is_gone_belongs_behind_all_others(work, column):
    first, gone = (work.add_event(span=(at, at + 1), start="2023") for at in range(2))
    events = work.project.events
    keys = [events.key_of(one.id) for one in (first, gone)]
    work.remove(gone)
    order = EventOrder(column=column)
    assert events.place(work.session.id, order, keys[1], keys[:1]) == 1


def test_undated_events_stand_by_the_time_of_the_one_before_them(work):
    dated, undated, alone = (
        work.add_event(span=(place, place + 1), start=start)
        for place, start in enumerate(("2023", "", "2024"))
    )
    events = work.project.events
    found = [events.is_followed(events.key_of(one.id)) for one in (dated, undated, alone)]
    assert found == [True, False, False]
    assert not events.is_followed(0)


def test_what_is_in_the_trash_is_left_out_of_all(work):
    other = work.add_session(work.article)
    write(work, other, event(other, 0, "2023"), event(other, 1))
    kept = work.add_event(start="2024")
    edit = work.edit("Trash", session=other)
    edit.session_id = None
    edit.change(other, replace(other, trashed=work.clock()))
    work.project.write(edit)
    assert read(work, None) == [work.project.events.key_of(kept.id)]


@pytest.mark.parametrize("few", [0, 2_000])
@pytest.mark.parametrize("keys", ["", "select pk from event where verdict = ?"])
@pytest.mark.parametrize("words", ["", "flood"])
def test_conditions_keep_the_order_however_they_are_looked_up(work, monkeypatch, few, keys, words):
    monkeypatch.setattr(listing, "_FEW", few)
    for place, start in enumerate(STARTS):
        what = ("flood", "repairs")[place // 2 % 2]
        verdict = ("", "accurate")[place % 2]
        work.add_event(span=(place, place + 1), start=start, what=what, verdict=verdict)
    only = (Condition("verdict = ?", ("accurate",), keys),)
    listed = replace(time_listing(work.session.id, words), only=only)
    wanted = [
        key
        for key in read(work, work.session.id)
        for (one,) in [work.project.events.page([key])]
        if one.verdict == "accurate" and words in one.what
    ]
    assert [key for part in listed.parts(work.connection) for key in part] == wanted
    held = [key for key in read(work, work.session.id) if listed.holds(work.connection, key)]
    assert held == wanted
    assert wanted
