# SPDX-License-Identifier: Apache-2.0
"""Lists of events are filtered by what speaks of each, and by how each stands."""

from __future__ import annotations

import pytest

from annotator.domain.status import Status
from annotator.store.event_filter import ANY_EVIDENCE, BLANK, NO_EVIDENCE, EventFilter
from annotator.store.events import EventOrder


@pytest.fixture
def events(work):
    """Return four events by name."""
    claim = work.tag((0, 7), kind="claim")
    number = work.tag((10, 12), kind="number", status=Status.QUERY)
    return {
        "bare": work.add_event(start="2020", event_status="planned"),
        "claimed": work.add_event(claim, start="2021", status=Status.CHECKED, verdict="accurate"),
        "counted": work.add_event(claim, number, start="2022", event_status="happened"),
        "asked": work.add_event(start="2023", status=Status.QUERY),
    }


def listed(work, events, column="", **values):
    order = EventOrder(column=column, only=EventFilter(**values))
    keys = [key for part in work.project.events.parts(work.session.id, order) for key in part]
    names = {work.project.events.key_of(event.id): name for name, event in events.items()}
    assert all(work.project.events.is_listed(work.session.id, order, key) for key in keys)
    return [names[key] for key in keys]


@pytest.mark.parametrize("column", ["", "what"])
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {"bare", "claimed", "counted", "asked"}),
        ({"evidence": NO_EVIDENCE}, {"bare", "asked"}),
        ({"evidence": ANY_EVIDENCE}, {"claimed", "counted"}),
        ({"evidence": "number"}, {"counted"}),
        ({"status": "checked"}, {"claimed"}),
        ({"verdict": "accurate"}, {"claimed"}),
        ({"verdict": BLANK, "evidence": "claim"}, {"counted"}),
        ({"event_status": "planned"}, {"bare"}),
        ({"event_status": BLANK}, {"claimed", "asked"}),
        ({"has_questions": True}, {"counted", "asked"}),
        ({"has_questions": True, "evidence": "quote"}, set()),
    ],
)
def test_only_what_is_asked_for_is_listed(work, events, column, values, expected):
    assert set(listed(work, events, column, **values)) == expected


def test_order_is_kept(work, events):
    assert listed(work, events, evidence=NO_EVIDENCE) == ["bare", "asked"]


def test_few_rows_at_a_time_are_held_against_what_is_asked_for(work, events, monkeypatch):
    monkeypatch.setattr("annotator.store.listing._TESTED", 3)
    order = EventOrder(only=EventFilter(evidence=NO_EVIDENCE))
    parts = list(work.project.events.parts(work.session.id, order))
    assert [len(part) for part in parts] == [1, 1]


def test_filter_tells_which_columns_it_asks_and_of_how_many_things(work):
    assert EventFilter().columns == frozenset()
    asked = EventFilter(evidence="claim", verdict=BLANK, has_questions=True)
    assert asked.columns == {"verdict", "status"}
    assert asked.count == 3


@pytest.mark.parametrize(("most", "expected"), [(3, 3), (10, 4)])
def test_events_are_counted_no_further_than_asked(work, events, most, expected):
    assert work.project.events.count_up_to(work.session.id, most) == expected
