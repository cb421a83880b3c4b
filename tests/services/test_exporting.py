# SPDX-License-Identifier: Apache-2.0
import csv
from contextlib import closing

import pytest

from annotator.domain.errors import UserError
from annotator.domain.event import Event, Evidence
from annotator.domain.ids import new_event_id
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.services.exporting import export_from, export_sessions
from annotator.services.importing import add_session
from annotator.store.edit import Edit
from annotator.store.project import open_project


@pytest.fixture
def marked(desk):
    desk.marking.tag_span("claim", desk.span("The harbour opened"))
    return desk


def add_event(desk, **values):
    now = desk.project.clock()
    session_id = desk.workspace.session_id
    event = Event(new_event_id(), session_id, created=now, modified=now, **values)
    edit = Edit(message("Add event"), "Ann", session_id)
    edit.add(event)
    desk.project.write(edit)


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_sessions_are_written_as_tables(marked, tmp_path):
    paths = export_sessions(marked.project, "csv", tmp_path / "out")
    assert all(path.exists() for path in paths)
    (row,) = rows(tmp_path / "out", "annotations")
    assert (row["exact"], row["kind"], row["reviewer"]) == ("The harbour opened", "claim", "Ann")


def test_bundle_with_an_event_is_valid(marked, tmp_path):
    """As the reference program for data packages judges it."""
    frictionless = pytest.importorskip("frictionless")
    (claim,) = marked.project.annotations.of_session(marked.workspace.session_id)
    said = Evidence(claim.id, "-when")
    add_event(marked, what="=HYPERLINK(1)", due="2023-12", span=Span(0, 3), evidence=(said,))
    *_, description = export_sessions(marked.project, "csv", tmp_path / "out")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(str(description))
    assert report.flatten(["type", "note"]) == []
    (row,) = rows(tmp_path / "out", "event_evidence")
    assert (row["role"], row["exact"]) == ("'-when", "The harbour opened")
    assert rows(tmp_path / "out", "events")[0]["what"] == "'=HYPERLINK(1)"


def test_only_the_named_session_is_written(marked, tmp_path):
    other = add_session(marked.project, marked.workspace.article.id, "Bob")
    export_sessions(marked.project, "csv", tmp_path / "out", [other])
    assert rows(tmp_path / "out", "annotations") == []
    assert [row["session_id"] for row in rows(tmp_path / "out", "sessions")] == [other]


def test_unknown_session_is_refused_and_nothing_written(marked, tmp_path):
    with pytest.raises(UserError, match="no session s0"):
        export_sessions(marked.project, "csv", tmp_path / "out", ["s0"])
    assert not (tmp_path / "out").exists()


def test_unknown_format_is_refused(marked, tmp_path):
    with pytest.raises(UserError, match="not an export format"):
        export_sessions(marked.project, "stone", tmp_path / "out")


@pytest.mark.parametrize("format_key", ["csv", "ics"])
def test_project_is_not_written_over(marked, format_key):
    with pytest.raises(UserError, match="is a project, and not written over"):
        export_sessions(marked.project, format_key, marked.project.path)


def test_due_list_is_written_as_a_calendar(marked, tmp_path):
    add_event(marked, what="The harbour opens", due="2023-12")
    (path,) = export_sessions(marked.project, "ics", tmp_path / "new" / "due.ics")
    assert b"SUMMARY:Check: The harbour opens\r\n" in path.read_bytes()


def test_all_tables_are_of_one_moment(marked, tmp_path, monkeypatch):
    """Another program adds a session while the rows of the first table are read."""

    def meanwhile(_):
        with closing(open_project(marked.project.path)) as other:
            add_session(other, marked.workspace.article.id, "Bob")

    monkeypatch.setattr("annotator.services.exporting._ROWS_PER_ADVANCE", 1)
    export_sessions(marked.project, "csv", tmp_path / "out", advance=meanwhile)
    assert len(rows(tmp_path / "out", "sessions")) == 1
    assert len(marked.project.sessions.summaries()) > 1


def test_project_can_be_edited_after_an_export(marked, tmp_path):
    export_sessions(marked.project, "csv", tmp_path / "out")
    assert not marked.project.connection.in_transaction


@pytest.mark.parametrize(("every", "is_told"), [(1, True), (1000, False)])
def test_export_of_a_job_tells_its_progress(marked, tmp_path, monkeypatch, every, is_told):
    monkeypatch.setattr("annotator.services.exporting._ROWS_PER_ADVANCE", every)
    told = []
    export_from(marked.project.path, "csv", tmp_path / "out", [], told.append)
    assert bool(told) is is_told
    assert rows(tmp_path / "out", "annotations")


def test_export_of_a_job_that_is_stopped_leaves_no_file(marked, tmp_path, monkeypatch):
    def stop(_):
        raise InterruptedError

    monkeypatch.setattr("annotator.services.exporting._ROWS_PER_ADVANCE", 1)
    with pytest.raises((InterruptedError, UserError)):
        export_from(marked.project.path, "csv", tmp_path / "out", [], stop)
    assert not list(tmp_path.glob("out/*.csv"))
