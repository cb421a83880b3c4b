# SPDX-License-Identifier: Apache-2.0
"""Dates of events are as precise as they were given, on every way in and out."""

import csv
from contextlib import closing

import pytest

from annotator.domain.annotation import Piece
from annotator.services.exporting import export_sessions
from annotator.store.project import open_project

DATES = (
    *("2023-11", "2023", "202X", "2023-22", "2023-11-XX", "2023-11-24~", "2023-11?/2023-12"),
    *("../2023-11-24", "2023-11-24/..", "2023-11-30T07:00:00", "2023-11-30T07:00:00+02:00"),
    *("XXXX-11-24", "XXXX-11", "XXXX", "0000-02-29"),
)


def known(folder, project, event):
    """Return the start of an event as the file, its CSV and another reader have it."""
    export_sessions(project, "csv", folder / "out")
    with (folder / "out" / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    with closing(open_project(project.path)) as other:
        reopened = other.events.get(event.id)
    return {project.events.get(event.id).start, row["start"].removeprefix("'"), reopened.start}


@pytest.mark.parametrize("date", DATES)
def test_date_that_is_set_stays_as_precise_as_it_is(desk, tmp_path, date):
    event = desk.eventing.add(None)
    desk.eventing.set_field(event.id, "start", date)
    assert known(tmp_path, desk.project, event) == {date}


@pytest.mark.parametrize("date", DATES)
def test_date_of_a_mark_goes_to_its_event_as_it_is(desk, tmp_path, date):
    mark = desk.marking.tag("date", [Piece(desk.span("Tuesday"))], {"date_value": date})
    event = desk.eventing.add(None, [mark.id])
    assert known(tmp_path, desk.project, event) == {date}


@pytest.mark.parametrize("date", DATES)
def test_date_comes_back_by_undo_as_it_was(desk, tmp_path, date):
    event = desk.eventing.add(None)
    desk.eventing.set_field(event.id, "start", date)
    desk.eventing.set_field(event.id, "start", "2023-11-24")
    desk.project.undo(desk.workspace.session_id, "Ann")
    assert known(tmp_path, desk.project, event) == {date}


@pytest.mark.parametrize("date", ["XXXX-11-24", "XXXX-11", "XXXX", "2023-11-24/.."])
def test_event_that_is_over_at_no_known_time_is_never_due(desk, date):
    due, planned = desk.eventing.add(None), desk.eventing.add(None)
    desk.eventing.set_field(due.id, "due", date)
    desk.eventing.set_field(planned.id, "start", date)
    desk.eventing.set_field(planned.id, "event_status", "planned")
    assert desk.project.all_events.due_count(None, "~", 2) == 0
