# SPDX-License-Identifier: Apache-2.0
"""A record that is added to be changed at once: adding and first change are one step."""

from dataclasses import replace

import pytest

from annotator.domain.annotation import Piece
from annotator.domain.errors import ConflictError
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store.others import Others

WORDS = (98, 131)


def begin(work, *, who="Ann", project=None):
    """Write a new quote that is to be changed at once, and return it."""
    quote = work.annotation(WORDS, kind="quote")
    edit = work.edit("Begin", who)
    edit.focus_id = quote.id
    edit.add(quote)
    (project or work.project).begin(edit)
    return quote


def speaker(name):
    return {"fields": {"speaker": name}}


def test_edit_of_the_new_record_is_part_of_the_same_step(work):
    quote = begin(work)
    work.change(quote, status=Status.CHECKED)
    assert work.labels() == ["Begin"]
    work.check()
    work.undo()
    assert work.project.annotations.find([quote.id]) == []
    work.redo()
    assert work.get(quote).status is Status.CHECKED
    work.check()


def test_new_record_that_is_moved_comes_back_as_it_was_moved(work):
    quote = begin(work)
    work.change(quote, pieces=(Piece(Span(0, 7)),))
    before = work.tables()
    work.undo()
    work.redo()
    assert work.tables() == before
    work.check()


def test_typing_in_the_new_record_is_part_of_the_same_step(work):
    quote = begin(work)
    for name in ("E", "Ev", "Eve"):
        quote = work.type(quote, **speaker(name))
    work.project.history.close_draft()
    assert work.labels() == ["Begin"]
    assert work.found("eve")[0] == quote.id
    work.check()
    work.undo()
    assert work.project.annotations.find([quote.id]) == []
    work.redo()
    assert work.get(quote).fields == {"speaker": "Eve"}
    work.check()


def test_typing_that_came_to_nothing_leaves_the_new_record(work):
    quote = begin(work)
    quote = work.type(quote, note="a")
    work.type(quote, note="")
    work.project.history.close_draft()
    assert work.labels() == ["Begin"]
    assert work.get(quote).note == ""
    work.undo()
    assert work.project.annotations.find([quote.id]) == []
    work.check()


def test_typing_in_another_field_is_another_step(work):
    quote = work.type(begin(work), **speaker("Eve"))
    work.type(quote, note="Sure?")
    assert work.labels() == ["Type note", "Begin"]
    work.undo()
    assert work.get(quote).fields == {"speaker": "Eve"}


def test_second_edit_is_another_step(work):
    quote = work.change(begin(work), status=Status.CHECKED)
    work.change(quote, note="Sure?")
    assert work.labels() == ["Change note", "Begin"]


def test_event_that_speaks_of_the_new_record_is_part_of_the_same_step(work):
    quote = begin(work)
    event = work.add_event(quote)
    assert work.labels() == ["Begin"]
    work.undo()
    assert work.project.events.find([event.id]) == []
    assert work.project.annotations.find([quote.id]) == []
    work.check()


@pytest.mark.parametrize(
    "end",
    [
        lambda work, _: work.project.history.close_draft(),
        lambda work, _: work.tag((0, 7)),
        lambda work, _: work.reopen(),
        lambda work, _: work.kill(),
    ],
    ids=["closed", "another edit", "opened anew", "killed"],
)
def test_step_ends_without_a_change(work, end):
    quote = begin(work)
    end(work, quote)
    work.change(quote, note="Sure?")
    assert work.labels()[0] == "Change note"
    assert work.labels()[-1] == "Begin"
    work.check()


def test_change_by_another_person_is_another_step(work):
    quote = begin(work)
    work.change(quote, by="Ben", note="Sure?")
    assert work.labels() == ["Change note", "Begin"]


def test_step_that_another_program_closed_is_not_added_to(work):
    quote = begin(work)
    with work.other():
        pass
    work.change(quote, note="Sure?")
    assert work.labels() == ["Change note", "Begin"]


def test_typing_is_closed_by_a_new_record(work):
    first = work.type(work.tag((0, 7)), note="Sure?")
    quote = begin(work)
    work.change(quote, status=Status.CHECKED)
    assert work.labels() == ["Begin", "Type note", "Tag"]
    work.undo()
    work.undo()
    assert work.get(first).note == ""


def test_typing_left_open_by_a_crash_is_found_and_is_part_of_the_step(work):
    quote = work.type(begin(work), **speaker("Dvořák"))
    work.kill()
    assert work.found("dvorak")[0] == quote.id
    work.undo()
    assert work.project.annotations.find([quote.id]) == []
    work.check()


def test_refused_change_leaves_the_step_open(work):
    quote = begin(work)
    with pytest.raises(ConflictError):
        work.change(replace(quote, note="other"), note="Sure?")
    work.change(quote, note="Sure?")
    assert work.labels() == ["Begin"]


def test_other_programs_are_told_of_record_and_typing(work):
    with work.other() as other:
        others = Others(work.connection, work.project.history.log)
        quote = begin(work, who="Ben", project=other)
        (news,) = others.news()
        assert {row.table for row in news.rows} == {"annotation", "span"}
        for before, after in (("", "a"), ("a", "ab")):
            quote = work.type(quote, "Ben", other, note=after)
            (row,) = [row for one in others.news() for row in one.rows]
            assert (row.before["note"], row.after["note"]) == (before, after)
        other.history.close_draft()
        assert others.news() == []
