# SPDX-License-Identifier: Apache-2.0
"""Suggested events stand in the order in which they are listed once they are accepted."""

import pytest

from annotator.domain.annotation import Piece
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Suggestion
from annotator.services.event_order import events_by_time
from annotator.services.suggesting import Suggesting

TEXT = "Ada left. Ben came. Cleo slept. Dan sang. Eve ran.\n" * 10


def event(start, when="", *others):
    spans = sorted([Span(start, start + 3), *(Span(one, one + 3) for one in others)])
    fields = {"what": TEXT[start : start + 3], "start": when}
    return Suggestion(
        "event", tuple(map(Piece, spans)), "event.test", message("It is told"), fields
    )


def starts(events):
    return [one.fields["start"] for one in events]


def test_they_come_by_time():
    events = [event(0, "2023-05"), event(10, "2021"), event(20, "2023-04-30")]
    assert starts(events_by_time(events, TEXT)) == ["2021", "2023-04-30", "2023-05"]


def test_one_without_a_time_stands_behind_the_dated_one_named_before_it():
    first, undated, last = event(0, "2023"), event(10), event(20, "2021")
    assert events_by_time([first, undated, last], TEXT) == [last, first, undated]


def test_those_named_before_all_dated_ones_come_first():
    undated, dated = event(0), event(10, "2021")
    assert events_by_time([undated, dated], TEXT) == [undated, dated]


def test_marks_are_left_out():
    mark = Suggestion("claim", (Piece(Span(0, 3)),), "claim.test", message("It is said"))
    assert events_by_time([mark, event(10)], TEXT) == [event(10)]


@pytest.mark.parametrize("seed", range(6))
def test_order_is_that_of_the_stored_ones(desk, seed):
    text = desk.text
    times = ["2023", "", "2021-04", "", "2023-06-02", "", "2021"]
    events = []
    for number, when in enumerate(times):
        start = 10 + (number * 37 + seed * 11) % (len(text) - 40)
        span = Span(start, start + 5)
        far = Span((start * 3) % (len(text) - 20), (start * 3) % (len(text) - 20) + 5)
        pieces = tuple(map(Piece, sorted({span, far})))
        fields = {"what": " ".join(span.of(text).split()), "start": when}
        events.append(Suggestion("event", pieces, "event.test", message("Told"), fields))
    events.sort(key=lambda one: one.envelope.start)
    ordered = [one.identity for one in events_by_time(events, text)]
    made = Suggesting(desk.workspace).accept(events)
    stored = desk.project.events.find(desk.project.events.in_order(desk.workspace.session_id))
    assert len(stored) == len(made) == len(events)
    assert [one.proposed.identity for one in stored] == ordered
