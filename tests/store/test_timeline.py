# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.event import Actor
from annotator.domain.status import Status
from annotator.store.timeline import TimelineRow


def rows(work):
    return work.project.timeline.of_session(work.session.id)


def place_of(work, event):
    (found,) = work.connection.execute("select place from event where id = ?", (event.id,))
    return found[0]


def test_row_tells_what_a_timeline_shows(work):
    event = work.add_event(
        what="The truce began",
        who=(Actor("Hamas", "side"), Actor("Israel"), Actor("Hamas"), Actor("", "mediator")),
        start="2023-11-24",
        end="2023-11-30T07:00",
        event_status="happened",
        status=Status.CHECKED,
        verdict="accurate",
    )
    row = TimelineRow(
        event.id,
        "The truce began",
        "2023-11-24",
        "2023-11-30T07:00",
        "2023-11-24T00:00:00",
        "2023-11-24T23:59:59",
        "2023-11-30T07:00:00",
        "2023-11-30T07:00:59",
        "happened",
        "checked",
        "accurate",
        ("Hamas", "Israel"),
        place_of(work, event),
    )
    assert rows(work) == [row]
    assert work.project.timeline.find(work.session.id, [event.id, "e0"]) == [row]


def test_events_of_other_sessions_are_left_out(work):
    event = work.add_event(what="elsewhere")
    work.session = work.add_session(work.article)
    assert rows(work) == work.project.timeline.find(work.session.id, [event.id]) == []


def test_reading_can_be_stopped(work):
    work.add_event(what="one")
    told = []

    def stop(count):
        told.append(count)
        raise KeyError

    with pytest.raises(KeyError):
        work.project.timeline.of_session(work.session.id, stop)
    assert told == [1]
