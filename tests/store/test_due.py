# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

import pytest

from annotator.domain.status import Status
from annotator.store.all_events import Wanted


def due(work, session_id=""):
    all_events = work.project.all_events
    parts = all_events.parts(Wanted(is_due=True, session_id=session_id))
    return [one.event.what for part in parts for one in all_events.page(part)]


def planned(work, start, **values):
    return work.add_event(start=start, event_status="planned", **values)


def trash(work, record):
    edit = work.edit("Trash")
    edit.session_id = None
    edit.change(record, replace(record, trashed=work.clock()))
    work.project.write(edit)


def test_what_is_planned_is_due_by_the_time_it_is_over(work):
    planned(work, "2023-12", what="month")
    planned(work, "2023-11-30T07:00:00", what="hour")
    planned(work, "", what="some day")
    assert due(work) == ["hour", "month"]


def test_what_somebody_said_is_due_whatever_became_of_it(work):
    work.add_event(start="2023-11-24", event_status="happened", due="2024-01-05", what="said")
    work.add_event(start="2023-11-24", event_status="happened", what="not said")
    assert due(work) == ["said"]


@pytest.mark.parametrize(
    ("said", "due_from"),
    [
        ("2023-11-29", "2023-11-29T23:59:59"),
        ("2023-11", "2023-11-30T23:59:59"),
        ("2023-11-29T07:00:00", "2023-11-29T07:00:00"),
        ("2023-11-24/2023-11-29T07:00:00", "2023-11-29T07:00:00"),
        ("../2023-11-29", "2023-11-29T23:59:59"),
        ("2023-11-29/..", None),
        # A winter ends in the year behind that of its name.
        ("2023-24", "2024-02-29T23:59:59"),
        ("2023-24~", "2024-02-29T23:59:59"),
        ("2022-22/2022-24", "2023-02-28T23:59:59"),
        ("202X-24", "2030-02-28T23:59:59"),
        ("2023-23", "2023-11-30T23:59:59"),
        ("2023-11-24", "2023-11-24T23:59:59"),
        ("XXXX-24", None),
        ("XXXX-11-29", None),
        ("XXXX-02-29", None),
    ],
)
def test_what_is_to_be_checked_after_a_date_is_due_when_that_is_over(work, said, due_from):
    event = work.add_event(due=said)
    rows = work.project.connection.execute("select due_from from event where id = ?", (event.id,))
    assert rows.fetchall() == [(due_from,)]


def test_what_is_checked_or_signed_off_is_due_no_more(work):
    for status in Status:
        planned(work, "2023-12", what=status.value, status=status)
    assert set(due(work)) == set(Status) - {Status.CHECKED, Status.SIGNED_OFF}


def test_one_session_is_asked_for_what_is_due_in_it(work):
    planned(work, "2023-12", what="here")
    assert due(work, work.session.id) == ["here"]
    assert due(work, work.add_session(work.article).id) == []


def test_what_is_in_the_trash_is_not_due(work):
    planned(work, "2023-12", what="here")
    trash(work, work.session)
    assert due(work) == []
