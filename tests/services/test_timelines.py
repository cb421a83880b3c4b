# SPDX-License-Identifier: Apache-2.0
"""A worker reads the events of a timeline through a connection of its own."""

import pytest

from annotator.domain.annotation import Piece
from annotator.domain.errors import UserError, user_error
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Suggestion
from annotator.services.accepting import event_of
from annotator.services.timelines import SUGGESTED, suggested_row, timeline_beside
from annotator.store.timeline import TimelineRow


@pytest.fixture
def session(desk):
    """Return a session with two events."""
    for what in ("The harbour opened", "A storm came"):
        event = desk.eventing.add(None, [])
        desk.eventing.set_field(event.id, "what", what)
    return desk.workspace


def test_events_are_read_beside_the_window(session):
    told = []
    found = timeline_beside(session.project.path, session.session_id, told.append)
    assert {TimelineRow._make(row).what for row in found} == {"The harbour opened", "A storm came"}
    assert told == [2]


def test_reading_is_stopped_where_somebody_wants_it(session):
    def stop(_count):
        raise user_error("Stopped.")

    with pytest.raises(UserError):
        timeline_beside(session.project.path, session.session_id, stop)


@pytest.mark.parametrize(
    "fields",
    [
        {"what": "came", "who": "Ada; Bo (side); Ada", "start": "2023-11-24/2023-11-30"},
        {"what": "came", "start": "2023-11", "end": "2023-12-01", "event_status": "planned"},
        {"what": "came"},
    ],
)
def test_suggested_event_is_told_as_it_would_be_once_it_is_accepted(desk, fields):
    session, article = desk.workspace.opened()
    pieces = (Piece(Span(0, 5)), Piece(Span(10, 15)))
    suggestion = Suggestion("event", pieces, "event.rule", message("It is told"), fields)
    row = TimelineRow._make(suggested_row("s1", suggestion, article.text))
    assert (row.id, row.status) == ("s1", SUGGESTED)
    event = event_of(suggestion, session.id, article.text, desk.workspace.project.clock())
    desk.workspace.write(edit_that_adds(desk.workspace, event))
    (stored,) = timeline_beside(desk.workspace.project.path, session.id, lambda _count: None)
    found = TimelineRow._make(stored)
    assert row._replace(id=found.id, status=found.status, place=found.place) == found
    assert row.place > found.place


def edit_that_adds(workspace, event):
    edit = workspace.edit(message("Add"), event.id)
    edit.add(event)
    return edit
