# SPDX-License-Identifier: Apache-2.0
"""Sessions and articles go to the trash and come back, each in one step to undo."""

from contextlib import closing

import pytest

from annotator.domain.errors import ConflictError, UserError
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.services.exporting import export_sessions
from annotator.services.importing import add_session, import_bytes
from annotator.services.trash import Trash
from annotator.services.workspace import Workspace
from annotator.store.project import open_project
from tests.agreement import assert_agreement

OTHER = b"Storm over\n\nOSLO, Nov. 29 (UPI) -- The storm is over.\n"


@pytest.fixture
def trash(desk):
    yield Trash(desk.workspace)
    assert_agreement(desk.project)


@pytest.fixture
def second(desk, imported):
    """Return another session on the same article."""
    return add_session(desk.project, imported.article_id, "Eve")


@pytest.fixture
def first(imported):
    return imported.session_id


def listed(desk):
    return {one.session.id for one in desk.project.sessions.summaries()}


def items(trash):
    return [one.id for one in trash.contents()]


def test_session_is_moved_to_the_trash_and_restored(desk, trash, first, second):
    trash.trash_session(second)
    assert listed(desk) == {first}
    assert items(trash) == [second]
    trash.restore(second)
    assert listed(desk) == {first, second}
    assert items(trash) == []


def test_article_takes_its_sessions_along(desk, trash, imported):
    trash.trash_article(imported.article_id)
    assert listed(desk) == set()
    assert items(trash) == [imported.article_id]


def test_only_session_of_an_article_takes_it_along(desk, trash, imported, first, second):
    trash.trash_session(second)
    trash.trash_session(first)
    assert items(trash) == [imported.article_id, second]
    trash.restore(imported.article_id)
    assert listed(desk) == {first}


def test_session_brings_its_article_back_and_nothing_else(desk, trash, first, second):
    trash.trash_session(second)
    trash.trash_session(first)
    trash.restore(second)
    assert listed(desk) == {second}
    assert items(trash) == [first]


def test_open_session_is_closed_with_its_typing_finished(desk, trash, first, second):
    annotation = desk.marking.tag_span("quote", desk.span("We are glad"))
    desk.marking.set_note(annotation.id, "typed", draft=True)
    trash.trash_session(first)
    assert desk.workspace.session is None
    assert desk.get(annotation).note == "typed"
    open_groups = "select count(*) from change_group where is_open"
    assert desk.project.connection.execute(open_groups).fetchone() == (0,)


def test_other_session_stays_open(desk, trash, first, second):
    trash.trash_session(second)
    assert desk.workspace.session_id == first


def test_step_is_one_group_of_no_session(desk, trash, second):
    heard = []
    desk.workspace.subscribe(heard.append)
    trash.trash_session(second)
    (changes,) = heard
    assert (changes.group.session_id, changes.group.focus_id) == (None, second)
    assert str(changes.group.label).startswith("Move session on “Harbour opens again")
    assert desk.labels() == []


def test_undo_takes_the_step_back_first(desk, trash, first, second):
    desk.marking.tag_span("claim", Span(0, 7))
    trash.trash_session(second)
    desk.workspace.undo()
    assert listed(desk) == {first, second}
    assert desk.project.annotations.of_session(first)
    desk.workspace.undo()
    assert not desk.project.annotations.of_session(first)


def test_undo_works_where_no_session_is_open(desk, trash, imported, first):
    trash.trash_article(imported.article_id)
    assert str(desk.workspace.next_undo().label).startswith("Move “Harbour opens")
    desk.workspace.undo()
    assert listed(desk) == {first}
    assert desk.workspace.next_undo() is None
    desk.workspace.redo()
    assert listed(desk) == set()
    desk.workspace.undo()
    assert listed(desk) == {first}


def test_undone_step_is_done_again(desk, trash, first, second):
    trash.trash_session(second)
    assert desk.workspace.next_redo() is None
    desk.workspace.undo()
    assert desk.workspace.next_redo().focus_id == second
    desk.workspace.redo()
    assert listed(desk) == {first}
    assert desk.workspace.next_undo().focus_id == second


def test_restoring_is_undone_too(desk, trash, first, second):
    trash.trash_session(second)
    trash.restore(second)
    desk.workspace.undo()
    assert items(trash) == [second]


@pytest.mark.parametrize("then", ["edit", "another session"])
def test_step_is_no_longer_undone_after_something_else(desk, trash, first, second, then):
    trash.trash_session(second)
    if then == "edit":
        desk.marking.tag_span("claim", Span(0, 7))
        desk.workspace.undo()
    else:
        desk.workspace.open_session(add_session(desk.project, desk.workspace.article.id, "Ann"))
    assert desk.workspace.undo() is None
    assert items(trash) == [second]


def test_step_that_somebody_else_took_back_gives_way_to_older_ones(desk, trash, first, second):
    desk.marking.tag_span("claim", Span(0, 7))
    trash.trash_session(second)
    with closing(open_project(desk.project.path)) as other:
        Trash(Workspace(other, "Eve")).restore(second)
    with pytest.raises(ConflictError, match="Eve changed this"):
        desk.workspace.undo()
    desk.workspace.undo()
    assert desk.project.annotations.of_session(first) == []


def test_session_in_the_trash_is_not_opened(desk, trash, first, second):
    trash.trash_session(second)
    with pytest.raises(UserError, match="in the trash"):
        desk.workspace.open_session(second)
    assert desk.workspace.session_id == first


@pytest.mark.parametrize("what", ["trash_session", "trash_article"])
def test_session_that_goes_while_it_is_open_here_changes_no_more(
    desk, trash, first, second, imported, what
):
    with closing(open_project(desk.project.path)) as other:
        getattr(Trash(Workspace(other, "Eve")), what)(
            first if what == "trash_session" else imported.article_id
        )
    desk.workspace.session = desk.project.sessions.get(first)
    desk.workspace.article = desk.project.articles.get(imported.article_id)
    assert desk.workspace.is_read_only
    with pytest.raises(UserError, match="in the trash"):
        desk.marking.tag_span("claim", Span(0, 7))


def test_importing_the_text_again_restores_the_article(desk, trash, imported, first):
    article = desk.project.articles.get(imported.article_id)
    trash.trash_article(article.id)
    again = import_bytes(desk.project, article.text.encode(), "again.txt", reviewer="Ann")
    assert (again.session_id, again.was_there, again.was_trashed) == (first, True, True)
    assert listed(desk) == {first}


def test_importing_what_is_in_sight_restores_nothing(desk, trash, imported):
    text = desk.project.articles.get(imported.article_id).text
    assert not import_bytes(desk.project, text.encode(), "again.txt").was_trashed


def test_export_of_all_leaves_the_trash_out(desk, trash, first, second, tmp_path):
    trash.trash_session(second)
    export_sessions(desk.project, "csv", tmp_path / "out")
    table = (tmp_path / "out" / "sessions.csv").read_text("utf-8")
    assert first in table
    assert second not in table


def test_export_of_a_session_in_the_trash_says_where_it_is(desk, trash, second, tmp_path):
    trash.trash_session(second)
    with pytest.raises(UserError, match="in the trash"):
        export_sessions(desk.project, "csv", tmp_path / "out", [second])


def test_read_only_project_refuses_and_keeps_all(desk, second):
    path = desk.project.path
    desk.workspace.close_session()
    with closing(open_project(path, read_only=True)) as project:
        with pytest.raises(UserError, match="read-only"):
            Trash(Workspace(project, "Ann")).trash_session(second)
        assert not project.sessions.get(second).trashed


def test_nothing_is_written_while_the_workspace_is_held(desk, trash, first, second):
    trash.trash_session(second)
    desk.workspace.held = message("Wait a moment.")
    for write in (
        lambda: desk.marking.tag_span("claim", Span(0, 7)),
        lambda: trash.restore(second),
        desk.workspace.undo,
        desk.review.set_ready,
    ):
        with pytest.raises(UserError, match="Wait a moment"):
            write()
    desk.workspace.held = None
    desk.workspace.undo()
    assert listed(desk) == {first, second}
