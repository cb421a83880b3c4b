# SPDX-License-Identifier: Apache-2.0
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from annotator.domain.article import RegionRole
from annotator.domain.errors import BugError, GoneError, UserError
from annotator.domain.ids import AnnotationId
from annotator.domain.message import message
from annotator.domain.session import Place, SessionState
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services.importing import add_session
from annotator.services.open import is_project, open_workspace
from annotator.services.workspace import Workspace
from annotator.store.edit import Edit
from annotator.store.project import open_project


@pytest.fixture
def told(desk):
    heard = []
    desk.workspace.subscribe(heard.append)
    return heard


def test_subscribers_are_told_after_the_commit(desk):
    found = []

    def look(changes):
        with closing(open_project(desk.project.path, read_only=True)) as other:
            found.append(len(other.annotations.find([changes.group.focus_id])))

    desk.workspace.subscribe(look)
    desk.marking.tag_span("claim", desk.span("The harbour"))
    assert found == [1]


def test_subscribers_are_told_what_changed(desk, told):
    annotation = desk.marking.tag_span("claim", desk.span("The harbour"))
    assert [(row.table, row.before) for row in told[0].rows] == [
        ("annotation", None),
        ("span", None),
    ]
    assert told[0].rows[0].id == annotation.id


def test_subscribers_are_told_of_typing_undo_and_redo(desk, told):
    annotation = desk.marking.tag_span("quote", desk.span("We are glad"))
    desk.marking.set_field(annotation.id, "speaker", "Ève", draft=True)
    desk.workspace.undo()
    desk.workspace.redo()
    assert [one.group.action for one in told] == ["edit", "edit", "undo", "redo"]


def test_refused_edit_tells_nobody(desk, told):
    with pytest.raises(UserError):
        desk.marking.tag_span("claim", Span(0, 0))
    assert told == []


def test_view_may_subscribe_while_it_is_told(desk, told):
    desk.workspace.subscribe(lambda _: desk.workspace.subscribe(told.append))
    desk.marking.tag_span("claim", desk.span("The harbour"))
    assert len(told) == 1


def test_edit_of_nothing_is_not_written(desk, told):
    edit = desk.workspace.edit(message("Nothing"))
    assert desk.workspace.write(edit) is None
    assert desk.workspace.write_draft(edit) is None
    assert desk.workspace.commit(edit) is None
    assert desk.labels() == []
    assert told == []


def test_nothing_to_undo_or_redo_is_none(desk, told):
    assert desk.workspace.undo() is None
    assert desk.workspace.redo() is None
    assert told == []


def test_initiator_is_passed_on(desk, told):
    edit = desk.workspace.edit(message("Edit"))
    annotation = desk.marking.tag_span("claim", desk.span("The harbour"))
    edit.remove([annotation])
    desk.workspace.write(edit, "list")
    assert told[-1].initiator == "list"


def test_session_and_article_in_hand_follow_the_edits(desk):
    desk.review.set_reviewer("Eve")
    desk.article_edits.set_role(Span(0, 5), RegionRole.FURNITURE)
    assert desk.workspace.session.reviewer == "Eve"
    assert desk.workspace.article.regions[0].span == Span(0, 5)


def test_nothing_is_open_at_first(project):
    workspace = Workspace(project)
    assert workspace.is_read_only
    with pytest.raises(BugError):
        workspace.opened()
    with pytest.raises(UserError, match="Open an article first"):
        workspace.require_editable()


def test_change_made_while_no_session_is_open_is_told(project, imported):
    workspace, heard = Workspace(project), []
    workspace.subscribe(heard.append)
    session = project.sessions.get(imported.session_id)
    edit = Edit(message("Rename"), "Ann", session.id)
    edit.change(session, replace(session, reviewer="Eve"))
    workspace.commit(edit)
    assert len(heard) == 1
    assert workspace.session is None


def test_closing_leaves_nothing_open(desk):
    desk.workspace.close_session()
    assert desk.workspace.session is None
    assert desk.workspace.article is None


def test_opening_another_session_closes_typing(desk, imported):
    annotation = desk.marking.tag_span("quote", desk.span("We are glad"))
    desk.marking.set_note(annotation.id, "n", draft=True)
    desk.workspace.open_session(imported.session_id)
    open_groups = "select count(*) from change_group where is_open"
    assert desk.project.connection.execute(open_groups).fetchone() == (0,)


def test_session_that_is_not_there_leaves_the_open_one(desk, imported):
    with pytest.raises(GoneError):
        desk.workspace.open_session("s0")
    assert desk.workspace.session_id == imported.session_id


def test_place_comes_back_with_the_session(desk, imported):
    place = Place(7, 2, AnnotationId("a1"))
    desk.workspace.keep_place(place)
    desk.workspace.open_session(imported.session_id)
    assert desk.project.sessions.place(imported.session_id) == place
    assert desk.project.sessions.last_opened() == imported.session_id


@contextmanager
def locked(project):
    """Have another program write to the project meanwhile."""
    with closing(sqlite3.connect(project.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        yield


def test_session_opens_while_another_program_writes(desk, imported):
    second = add_session(desk.project, imported.article_id, "Eve")
    desk.workspace.keep_place(Place(7, 2))
    with locked(desk.project):
        desk.workspace.keep_place(Place(9, 9))
        desk.workspace.open_session(second, for_review=True)
    assert desk.workspace.session_id == second
    assert desk.workspace.is_reviewing
    assert desk.project.sessions.place(imported.session_id) == Place(7, 2)


def test_session_stays_open_where_its_typing_cannot_be_saved(desk, imported):
    second = add_session(desk.project, imported.article_id, "Eve")
    annotation = desk.marking.tag_span("quote", desk.span("We are glad"))
    desk.marking.set_note(annotation.id, "n", draft=True)
    before = (desk.workspace.session, desk.workspace.article)
    with locked(desk.project), pytest.raises(UserError, match="written by another"):
        desk.workspace.open_session(second, for_review=True)
    assert (desk.workspace.session, desk.workspace.article) == before
    assert not desk.workspace.is_reviewing
    desk.workspace.open_session(second)
    assert desk.get(annotation).note == "n"


EDITS = {
    "tag": lambda d, a, e: d.marking.tag_span("claim", Span(0, 7)),
    "retag": lambda d, a, e: d.marking.retag([a.id], "claim"),
    "delete": lambda d, a, e: d.marking.delete([a.id]),
    "set_field": lambda d, a, e: d.marking.set_field(a.id, "speaker", "X"),
    "draft": lambda d, a, e: d.marking.set_field(a.id, "speaker", "X", draft=True),
    "set_note": lambda d, a, e: d.marking.set_note(a.id, "X"),
    "set_tags": lambda d, a, e: d.marking.set_tags(a.id, ["X"]),
    "confidential": lambda d, a, e: d.marking.set_confidential(a.id, confidential=True),
    "set_status": lambda d, a, e: d.marking.set_status([a.id], Status.QUERY),
    "set_verdict": lambda d, a, e: d.marking.set_verdict([a.id], "wrong"),
    "move_edge": lambda d, a, e: d.marking.move_edge(a.id, 0, 0, at_start=True),
    "add_piece": lambda d, a, e: d.marking.add_piece(a.id, Span(0, 7)),
    "cut_out": lambda d, a, e: d.marking.cut_out(a.id, d.span("never")),
    "add_event": lambda d, a, e: d.eventing.add(None),
    "event_field": lambda d, a, e: d.eventing.set_field(e.id, "what", "X"),
    "event_note": lambda d, a, e: d.eventing.set_note(e.id, "X"),
    "event_status": lambda d, a, e: d.eventing.set_status(e.id, Status.QUERY),
    "event_verdict": lambda d, a, e: d.eventing.set_verdict(e.id, "wrong"),
    "link": lambda d, a, e: d.eventing.attach(e.id, [a.id]),
    "unlink": lambda d, a, e: d.eventing.unlink(e.id, [a.id]),
    "delete_event": lambda d, a, e: d.eventing.delete([e.id]),
    "confirm": lambda d, a, e: d.article_edits.confirm({"title": "X"}),
    "set_role": lambda d, a, e: d.article_edits.set_role(Span(0, 7), RegionRole.FURNITURE),
    "set_reviewer": lambda d, a, e: d.review.set_reviewer("X"),
    "set_ready": lambda d, a, e: d.review.set_ready(),
    "undo": lambda d, a, e: d.workspace.undo(),
    "redo": lambda d, a, e: d.workspace.redo(),
}


def for_review(desk):
    desk.workspace.open_session(desk.workspace.session_id, for_review=True)


def handed_on(desk):
    desk.review.set_ready()


def in_a_read_only_file(desk):
    desk.project.is_read_only = True


@pytest.mark.parametrize("state", [for_review, handed_on, in_a_read_only_file])
@pytest.mark.parametrize("edit", EDITS)
def test_read_only_session_refuses_every_edit(desk, edit, state):
    annotation = desk.marking.tag_span("quote", desk.span("We have never"))
    event = desk.eventing.add(None)
    state(desk)
    labels = desk.labels()
    with pytest.raises(UserError, match=r"open for review|cannot be written"):
        EDITS[edit](desk, annotation, event)
    assert desk.labels() == labels


def test_review_ends_when_editing_goes_on(desk):
    for_review(desk)
    desk.workspace.continue_editing()
    assert not desk.workspace.is_read_only


def test_session_of_a_read_only_file_is_opened_and_read(desk, imported):
    path = desk.project.path
    desk.project.close()
    with closing(open_project(path, read_only=True)) as project:
        workspace = Workspace(project)
        workspace.open_session(imported.session_id)
        assert workspace.article.title
        assert workspace.session.state is SessionState.OPEN
        assert workspace.is_read_only


def test_project_is_told_by_its_header(desk, tmp_path):
    (tmp_path / "text").write_text("SQLite format 3, or so they say")
    assert is_project(desk.project.path)
    assert not is_project(tmp_path / "text")
    assert not is_project(tmp_path / "missing")
    assert not is_project(tmp_path)


def test_workspace_is_opened_on_a_new_project(tmp_path):
    workspace = open_workspace(tmp_path / "new.annotator", "Ann")
    assert workspace.reviewer == "Ann"
    assert workspace.session is None
    workspace.project.close()


def test_nothing_is_stepped_over_where_nothing_was_refused(desk):
    assert desk.workspace.step_over() is None
