# SPDX-License-Identifier: Apache-2.0
"""A worker reads the events of a timeline through a connection of its own."""

import pytest

from annotator.domain.errors import UserError, user_error
from annotator.services.timelines import timeline_beside
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
