# SPDX-License-Identifier: Apache-2.0
"""Many marks or events are changed as one step, by a job where they are very many."""

from __future__ import annotations

from array import array

import pytest

from annotator.domain.changes import Action
from annotator.domain.errors import ConflictError, UserError
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services import bulk
from annotator.services.bulk import Chosen
from annotator.services.eventing import Eventing
from annotator.services.marking import Marking


class StopError(UserError):
    """Somebody wanted it stopped."""


@pytest.fixture
def workspace(desk):
    """Return the workspace of the desk."""
    return desk.workspace


@pytest.fixture
def marks(workspace):
    """Return the ids of five claims, the first two with a tag and a note."""
    marking = Marking(workspace)
    made = [marking.tag_span("claim", Span(start, start + 4)).id for start in range(0, 25, 5)]
    for one in made[:2]:
        marking.set_tags(one, ["desk", "old"])
        marking.set_note(one, "asked")
    return made


def chosen(workspace, ids):
    annotations = workspace.project.annotations
    return Chosen(array("q", [annotations.key_of(one) for one in ids]))


def stored(workspace, ids):
    return workspace.project.annotations.find(ids)


def all_rows(workspace):
    """Return every row that is logged or derived, with its search, as the file has it."""
    connection = workspace.project.connection
    return {
        table: sorted(
            tuple(dict(zip(names, row, strict=True)).items())
            for row in connection.execute(f"select {', '.join(names)} from {table}")
        )
        for table in ("annotation", "span", "event", "event_evidence")
        for names in [columns(connection, table)]
    }


def columns(connection, table):
    found = connection.execute("select name from pragma_table_info(?)", (table,))
    return [f'"{name}"' for (name,) in found if name != "pk"]


def do_many(workspace, what, deed, advance=lambda _: None):
    session, path = workspace.session_id, workspace.project.path
    return bulk.do_many(path, session, "Ann", what, deed, advance=advance)


def take_back(workspace, step, advance=lambda _: None):
    return bulk.take_back_many(workspace.project.path, step, "Ann", advance=advance)


def newest(workspace):
    return str(workspace.next_undo().label)


def test_status_of_several_is_one_step(workspace, marks):
    done = bulk.do(workspace, chosen(workspace, marks), bulk.status_deed(Status.CHECKED))
    assert done == 5
    assert {one.status for one in stored(workspace, marks)} == {Status.CHECKED}
    assert newest(workspace) == "Set status to checked: 5 marks"
    workspace.undo()
    assert {one.status for one in stored(workspace, marks)} == {Status.UNCHECKED}


def test_one_is_not_counted(workspace, marks):
    bulk.do(workspace, chosen(workspace, marks[:1]), bulk.status_deed(Status.CHECKED))
    assert newest(workspace) == "Set status to checked"


def test_verdict_is_of_the_scale(workspace, marks):
    bulk.do(workspace, chosen(workspace, marks), bulk.verdict_deed(workspace.project, "wrong"))
    assert {one.verdict for one in stored(workspace, marks)} == {"wrong"}
    with pytest.raises(UserError, match="not a verdict"):
        bulk.verdict_deed(workspace.project, "none of these")


def test_tags_are_added_and_taken_away(workspace, marks):
    what = chosen(workspace, marks)
    assert bulk.do(workspace, what, bulk.add_tags_deed("new, old,")) == 5
    assert [one.tags for one in stored(workspace, marks)] == [
        *[("desk", "old", "new")] * 2,
        *[("new", "old")] * 3,
    ]
    assert bulk.do(workspace, what, bulk.remove_tags_deed("desk")) == 2
    assert stored(workspace, marks)[0].tags == ("old", "new")


@pytest.mark.parametrize("deed", [bulk.add_tags_deed, bulk.remove_tags_deed, bulk.append_note_deed])
def test_nothing_entered_is_said(deed):
    with pytest.raises(UserError):
        deed(" ")


def test_words_are_added_to_notes_on_a_line_of_their_own(workspace, marks):
    bulk.do(workspace, chosen(workspace, marks), bulk.append_note_deed("by phone "))
    assert [one.note for one in stored(workspace, marks)][1:3] == ["asked\nby phone", "by phone"]


@pytest.mark.parametrize("words", ["anew", ""])
def test_notes_are_replaced(workspace, marks, words):
    bulk.do(workspace, chosen(workspace, marks), bulk.replace_note_deed(words))
    assert {one.note for one in stored(workspace, marks)} == {words}


@pytest.mark.parametrize("confidential", [True, False])
def test_confidential_goes_to_all(workspace, marks, confidential):
    Marking(workspace).set_confidential(marks[0], confidential=not confidential)
    deed = bulk.confidential_deed(confidential=confidential)
    bulk.do(workspace, chosen(workspace, marks), deed)
    assert {one.confidential for one in stored(workspace, marks)} == {confidential}


def test_other_kind_keeps_no_fields_it_does_not_have(workspace, marks):
    Marking(workspace).set_field(marks[0], "claimant", "Ada")
    bulk.do(workspace, chosen(workspace, marks), bulk.retag_deed("date"))
    assert {(one.kind, *one.fields) for one in stored(workspace, marks)} == {("date",)}


def test_deleting_takes_marks_out_of_their_events(workspace, marks):
    event = Eventing(workspace).add(None, marks[:3])
    bulk.do(workspace, chosen(workspace, marks[1:4]), bulk.delete_deed())
    assert [one.id for one in stored(workspace, marks)] == [marks[0], marks[4]]
    (kept,) = workspace.project.events.get(event.id).evidence
    assert kept.annotation_id == marks[0]
    assert newest(workspace) == "Delete: 3 marks"


def test_events_are_changed_and_deleted(workspace, marks):
    eventing = Eventing(workspace)
    made = [eventing.add(None, marks[:1]).id for _ in range(3)]
    events = workspace.project.events
    what = Chosen(array("q", [events.key_of(one) for one in made]), are_events=True)
    bulk.do(workspace, what, bulk.add_tags_deed("storm"))
    assert {one.tags for one in events.find(made)} == {("storm",)}
    assert newest(workspace) == "Add tag storm: 3 events"
    bulk.do(workspace, what, bulk.delete_deed())
    assert events.find(made) == []


@pytest.mark.parametrize("deed", [bulk.status_deed(Status.QUERY), bulk.replace_note_deed("asked")])
@pytest.mark.parametrize("act", [bulk.do, do_many])
def test_column_is_set_where_something_else_stands_and_no_record_read(
    workspace, marks, deed, act, monkeypatch
):
    Marking(workspace).set_status(marks[2:3], Status.QUERY)
    what = chosen(workspace, [*reversed(marks)])
    Marking(workspace).delete(marks[3:4])
    monkeypatch.setattr("annotator.services.bulk._records", None)
    act(workspace, what, deed)
    group = workspace.project.history.groups(workspace.session_id)[0]
    rows = workspace.project.history.rows(group.id)
    left = marks[:2] + marks[4:] if deed.sets[0] == "status" else marks[2:3] + marks[4:]
    assert [row.id for row in rows] == left[::-1]
    assert group.focus_id == marks[4]
    column, value = deed.sets
    standing = workspace.project.annotations.find(marks)
    assert {getattr(one, column) for one in standing} == {value}
    assert {one.modified for one in workspace.project.annotations.find(left)} == {
        row.after["modified"] for row in rows
    }


def test_status_of_events_is_one_step(workspace, marks):
    eventing = Eventing(workspace)
    made = [eventing.add(None, marks[:1]).id for _ in range(3)]
    events = workspace.project.events
    what = Chosen(array("q", [events.key_of(one) for one in made]), are_events=True)
    assert bulk.do(workspace, what, bulk.status_deed(Status.QUERY)) == 3
    assert {one.status for one in events.find(made)} == {Status.QUERY}
    workspace.undo()
    assert {one.status for one in events.find(made)} == {Status.UNCHECKED}


def test_nothing_to_change_writes_no_step(workspace, marks):
    before = newest(workspace)
    what = chosen(workspace, marks)
    assert bulk.do(workspace, what, bulk.status_deed(Status.UNCHECKED)) == 0
    assert do_many(workspace, what, bulk.status_deed(Status.UNCHECKED)) is None
    assert do_many(workspace, Chosen(array("q")), bulk.delete_deed()) is None
    assert newest(workspace) == before


def test_values_in_common_are_told_from_those_that_differ(workspace, marks):
    Marking(workspace).set_status(marks[:1], Status.QUERY)
    found = bulk.common_values(workspace.project, chosen(workspace, marks[:2]))
    assert found.statuses == {"query", "unchecked"}
    assert (found.verdicts, found.notes, found.confidential) == ({""}, {"asked"}, {False})
    assert (found.tags_of_all, found.tags_of_some) == (("desk", "old"), ())
    more = bulk.common_values(workspace.project, chosen(workspace, marks))
    assert (more.tags_of_all, more.tags_of_some) == ((), ("desk", "old"))
    none = bulk.common_values(workspace.project, Chosen(array("q"), are_events=True))
    assert none.tags_of_all == ()


@pytest.fixture
def small_parts(monkeypatch):
    """Have jobs change two records at a time."""
    monkeypatch.setattr("annotator.services.bulk._PART", 2)
    monkeypatch.setattr("annotator.store.many._PART", 2)
    monkeypatch.setattr("annotator.store.log._READ_AT_ONCE", 3)


DEEDS = {
    "status": bulk.status_deed(Status.CHECKED),
    "tag": bulk.add_tags_deed("new"),
    "note": bulk.append_note_deed("by phone"),
    "retag": bulk.retag_deed("quote"),
    "delete": bulk.delete_deed(),
}


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("name", DEEDS)
def test_job_does_undoes_and_redoes_what_is_done_at_once(workspace, marks, name):
    Eventing(workspace).add(None, marks[:4])
    what = chosen(workspace, marks)
    before = all_rows(workspace)
    step = do_many(workspace, what, DEEDS[name])
    assert step is not None
    after = all_rows(workspace)
    assert after != before
    assert workspace.next_undo() == step
    take_back(workspace, step)
    assert all_rows(workspace) == before
    undone = workspace.next_redo()
    assert undone.action is Action.UNDO
    take_back(workspace, undone)
    assert all_rows(workspace) == after
    workspace.undo()
    assert all_rows(workspace) == before


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("name", DEEDS)
def test_stopped_job_changes_nothing(workspace, marks, name):
    Eventing(workspace).add(None, marks[:4])
    before, steps = all_rows(workspace), workspace.next_undo()

    def stop(count):
        if count >= 4:
            raise StopError(message("It was stopped."))

    with pytest.raises(StopError):
        do_many(workspace, chosen(workspace, marks), DEEDS[name], stop)
    assert (all_rows(workspace), workspace.next_undo()) == (before, steps)


@pytest.mark.usefixtures("small_parts")
def test_stopped_undo_changes_nothing(workspace, marks):
    step = do_many(workspace, chosen(workspace, marks), DEEDS["delete"])
    before = all_rows(workspace)

    def stop(_):
        raise StopError(message("It was stopped."))

    with pytest.raises(StopError):
        take_back(workspace, step, stop)
    assert (all_rows(workspace), workspace.next_undo()) == (before, step)


def test_what_is_no_longer_next_is_not_taken_back(workspace, marks):
    step = do_many(workspace, chosen(workspace, marks), DEEDS["status"])
    Marking(workspace).set_note(marks[0], "later")
    with pytest.raises(ConflictError, match="next by now"):
        take_back(workspace, step)


def test_value_changed_by_others_stops_the_undo(workspace, marks):
    step = do_many(workspace, chosen(workspace, marks), DEEDS["status"])
    connection = workspace.project.connection
    connection.execute("update annotation set status = 'query' where id = ?", (marks[2],))
    before = all_rows(workspace)
    with pytest.raises(ConflictError):
        take_back(workspace, step)
    assert all_rows(workspace) == before


def test_length_of_a_step_tells_whether_it_takes_a_job(workspace, marks, monkeypatch):
    step = do_many(workspace, chosen(workspace, marks), DEEDS["status"])
    assert bulk.rows_of(workspace, step) == 5
    assert not bulk.is_long(workspace, step)
    monkeypatch.setattr("annotator.services.bulk.MOST_AT_ONCE", 2)
    assert bulk.is_long(workspace, step)
    assert chosen(workspace, marks).is_large
