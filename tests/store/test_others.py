# SPDX-License-Identifier: Apache-2.0
"""What another program writes is told once, as the log has it, and nothing of one's own is."""

from dataclasses import replace

import pytest

from annotator.domain.changes import Action
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store import others as module
from annotator.store.others import Others
from annotator.store.project import open_project


def others_of(project):
    return Others(project.connection, project.history.log)


@pytest.fixture
def other(work):
    with work.other() as other:
        yield other


@pytest.fixture
def others(work, other):
    return others_of(work.project)


def done(news):
    """Return what the news say was changed, in short."""
    return [(row.id.partition("_")[0], row.before, row.after) for one in news for row in one.rows]


def labels(news):
    return [str(one.group.label) for one in news]


def tag(work, project, *pieces):
    annotation = work.annotation(*(pieces or [(0, 7)]))
    edit = work.edit("Tag", "Bob")
    edit.add(annotation)
    project.write(edit)
    return annotation


def notes(news):
    return [
        ((row.before or {}).get("note"), (row.after or {}).get("note"))
        for one in news
        for row in one.rows
    ]


def test_nothing_is_told_where_nobody_writes(work, others):
    assert others.news() == []
    work.tag((0, 7))
    assert others.news() == []


def test_edit_of_another_program_is_told_once(work, other, others):
    annotation = tag(work, other)
    news = others.news()
    assert [(one.group.who, one.is_from_elsewhere) for one in news] == [("Bob", True)]
    assert news[0].rows[0].id == annotation.id
    assert others.news() == []


def test_own_edits_among_those_of_others_are_not_told(work, other, others):
    work.tag((0, 7))
    tag(work, other)
    work.tag((0, 7))
    assert len(others.news()) == 1
    work.tag((0, 7))
    tag(work, other)
    assert len(others.news()) == 1
    assert not work.project.history.log.own_ids


def test_undo_and_redo_of_another_program_are_told(work, other, others):
    work.tag((0, 7))
    other.undo(work.session.id, "Bob")
    other.redo(work.session.id, "Bob")
    news = others.news()
    assert [one.group.action for one in news] == [Action.UNDO, Action.REDO]
    assert news[0].rows[-1].after is None


def test_another_programs_typing_is_told_as_it_goes_on(work, other, others):
    one = work.tag((0, 7))
    told = []
    for text in ("a", "ab", "abc"):
        one = work.type(one, "Bob", other, note=text)
        told += notes(others.news())
    assert told == [("", "a"), ("a", "ab"), ("ab", "abc")]
    other.history.close_draft()
    assert others.news() == []
    work.change(work.get(one), "Bob", other, note="b")
    assert notes(others.news()) == [("abc", "b")]


def test_several_letters_typed_meanwhile_are_told_as_one_change(work, other, others):
    one = work.type(work.tag((0, 7)), "Bob", other, note="a")
    others.news()
    one = work.type(one, "Bob", other, note="ab")
    work.type(one, "Bob", other, note="abc")
    other.history.close_draft()
    assert notes(others.news()) == [("a", "abc")]


def test_typing_that_came_to_nothing_is_told_back(work, other, others):
    one = work.type(work.tag((0, 7)), "Bob", other, note="a")
    assert notes(others.news()) == [("", "a")]
    work.type(one, "Bob", other, note="")
    other.history.close_draft()
    assert notes(others.news()) == [("a", "")]


def test_group_in_the_place_of_typing_that_came_to_nothing_is_told(work, other, others):
    one = work.type(work.tag((0, 7)), "Bob", other, note="a")
    others.news()
    one = work.type(one, "Bob", other, note="")
    other.history.close_draft()
    work.change(work.get(one), "Bob", other, status=Status.CHECKED)
    news = others.news()
    assert labels(news) == ["Type note", "Change status"]


def test_group_in_the_place_of_own_typing_that_came_to_nothing_is_told(work, other, others):
    one = work.type(work.tag((0, 7)), note="a")
    tag(work, other)
    others.news()
    work.type(work.get(one), note="")
    work.project.history.close_draft()
    one = work.type(work.get(one), note="b")
    work.type(one, note="")
    work.project.history.close_draft()
    tag(work, other)
    assert labels(others.news()) == ["Tag"]


def test_typing_that_was_going_on_before_is_followed(work, other):
    one = work.type(work.tag((0, 7)), "Bob", other, note="a")
    others = others_of(work.project)
    work.type(one, "Bob", other, note="ab")
    assert notes(others.news()) == [("a", "ab")]


def test_moving_on_to_another_row_of_the_same_step_is_told(work, other, others):
    one = work.tag((0, 7), (8, 12))
    first, second = one.pieces
    one = work.type(one, "Bob", other, pieces=(first, replace(second, span=Span(8, 13))))
    others.news()
    work.type(one, "Bob", other, pieces=(first, replace(second, span=Span(8, 14))))
    (news,) = others.news()
    assert [row.after for row in news.rows if row.table == "span"] == [{"end": 14}]


def test_row_that_joins_an_open_group_is_told(work, other, others):
    one = work.type(work.tag((0, 7)), "Bob", other, note="a")
    others.news()
    other.connection.execute(
        "insert into change (group_pk, table_name, row_id, before, after) select pk, 'span', ?,"
        """ '{"end":7}', '{"end":8}' from change_group where is_open = 1""",
        (f"{one.id}.0",),
    )
    (news,) = others.news()
    assert [(row.table, row.after) for row in news.rows] == [("span", {"end": 8})]


@pytest.mark.parametrize("limit", ["_MOST_ROWS", "_MOST_GROUPS"])
def test_more_than_can_be_shown_one_by_one_is_to_be_read_anew(
    work, other, others, monkeypatch, limit
):
    monkeypatch.setattr(module, limit, 3)
    for _ in range(4):
        tag(work, other)
    assert others.news() is None
    assert others.news() == []
    tag(work, other)
    assert len(others.news()) == 1


def test_purge_is_to_be_read_anew(work, other, others):
    session = work.add_session(work.article)
    tag(work, other)
    others.news()
    other.connection.execute("delete from session where id = ?", (session.id,))
    assert others.news() is None


def test_purge_of_what_was_made_here_is_to_be_read_anew(work, other, others):
    session = work.add_session(work.article)
    other.connection.execute("delete from session where id = ?", (session.id,))
    assert others.news() is None


def test_log_that_lost_what_was_told_is_to_be_read_anew(work, other, others):
    tag(work, other)
    others.news()
    other.connection.execute(
        "delete from change where group_pk = (select max(pk) from change_group)"
    )
    other.connection.execute(
        "delete from change_group where pk = (select max(pk) from change_group)"
    )
    assert others.news() is None


def test_place_kept_by_another_program_is_no_news(work, other, others):
    other.connection.execute("insert into place values (?, 1, 2, '', '')", (work.session.id,))
    assert others.news() == []


def test_project_without_any_edit_is_followed(tmp_path):

    empty = open_project(tmp_path / "empty.annotator")
    others = others_of(empty)
    assert others.news() == []
    empty.close()


def test_looking_costs_one_statement_while_nobody_writes(work, others):
    seen = []
    work.connection.set_trace_callback(seen.append)
    others.news()
    work.connection.set_trace_callback(None)
    assert seen == ["pragma data_version"]
