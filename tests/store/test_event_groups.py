# SPDX-License-Identifier: Apache-2.0
"""Events are put together by day, by actor and by how they stand."""

from __future__ import annotations

import pytest

from annotator.domain.event import Actor
from annotator.domain.status import Status
from annotator.store.event_groups import GroupBy


@pytest.fixture
def groups(work):
    """Return what groups events, and names them by their ``what``."""

    def grouped(by, *events):
        store = work.project.events
        keys = [store.key_of(event.id) for event in events]
        names = {store.key_of(event.id): event.what for event in events}
        found = store.grouped(keys, by)
        return [(value, [names[key] for key in some]) for value, some in found]

    return grouped


def test_days_stand_in_the_order_of_time_and_what_has_none_last(work, groups):
    events = [
        work.add_event(what="eve", start="2023-11-30T19:00:00"),
        work.add_event(what="month", start="2023-11"),
        work.add_event(what="some time"),
        work.add_event(what="morning", start="2023-11-30"),
        work.add_event(what="about", start="2023-10-07~"),
    ]
    assert groups(GroupBy.DAY, *events) == [
        ("2023-10-07", ["about"]),
        ("2023-11", ["month"]),
        ("2023-11-30", ["eve", "morning"]),
        ("", ["some time"]),
    ]


def test_event_stands_under_each_of_its_actors(work, groups):
    events = [
        work.add_event(what="talks", who=(Actor("Israel"), Actor("hamas"), Actor("Hamas", "x"))),
        work.add_event(what="release", who=(Actor("Hamas"), Actor(" "))),
        work.add_event(what="storm"),
        work.add_event(what="nobody", who=(Actor("", "mediator"),)),
    ]
    assert groups(GroupBy.ACTOR, *events) == [
        ("Hamas", ["talks", "release"]),
        ("Israel", ["talks"]),
        ("", ["storm", "nobody"]),
    ]


def test_what_happened_stands_before_what_is_planned(work, groups):
    statuses = ("planned", "", "happened", "planned")
    events = [work.add_event(what=f"{n}", event_status=one) for n, one in enumerate(statuses)]
    assert groups(GroupBy.HAPPENED, *events) == [
        ("happened", ["2"]),
        ("planned", ["0", "3"]),
        ("", ["1"]),
    ]


def test_statuses_stand_in_their_own_order(work, groups):
    events = [
        work.add_event(what="b", status=Status.CHECKED),
        work.add_event(what="a", status=Status.UNCHECKED),
    ]
    assert groups(GroupBy.STATUS, *events) == [("unchecked", ["a"]), ("checked", ["b"])]


def test_event_that_is_gone_is_in_no_group(work):
    assert work.project.events.grouped([7], GroupBy.DAY) == []
