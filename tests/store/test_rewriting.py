# SPDX-License-Identifier: Apache-2.0
"""Many rows come, change and go by few statements, and are checked as one is."""

from dataclasses import replace

import pytest

from annotator.domain.errors import ConflictError
from annotator.domain.span import Span

# Some of each size in which rows are written together.
MANY = 123


@pytest.fixture
def many(work):
    """Return very many marks that came in one edit."""
    made = [work.annotation((at, at + 1), note=f"word{at:03}") for at in range(MANY)]
    edit = work.edit("Tag many")
    edit.add(*made)
    work.project.write(edit)
    return made


def statements(work, act):
    told = []
    work.connection.set_trace_callback(told.append)
    act()
    work.connection.set_trace_callback(None)
    return told


def count_of(told, beginning):
    # What a trigger does is told as the statement that set it off, once more.
    return len({one for one in told if one.strip().startswith(beginning)})


def test_all_are_found_by_their_words(work, many):
    assert work.found("word000") == [many[0].id]
    assert work.found(f"word{MANY - 1:03}") == [many[-1].id]
    work.check()


def test_all_go_and_come_again(work, many):
    work.undo()
    assert work.found("word007") == []
    work.check()
    work.redo()
    assert work.found("word007") == [many[7].id]
    work.check()


def test_very_many_come_and_go_by_few_statements(work, many):
    assert count_of(statements(work, work.undo), "delete from annotation") == 1
    assert count_of(statements(work, work.redo), "insert into annotation") < 10


def test_words_of_many_are_written_together(work, many):
    edit = work.edit("Note")
    for one in many:
        edit.change(one, replace(one, note=f"{one.note} xylem"))
    told = statements(work, lambda: work.project.write(edit))
    assert count_of(told, "update annotation set search_text") < 10
    assert work.found("word012 xylem") == [many[12].id]
    assert work.found("word122 xylem") == [many[122].id]
    work.check()
    work.undo()
    assert work.found("word012 xylem") == []
    work.check()


def test_one_mark_is_changed_by_one_statement(work, many):
    told = statements(work, lambda: work.change(many[0], note="xylem"))
    assert count_of(told, "update annotation") == 1
    assert work.found("xylem") == [many[0].id]


def test_mark_that_is_changed_twice_in_a_step_is_found_by_its_last_words(work, many):
    first, second = many[0], replace(many[0], note="xylem")
    edit = work.edit("Twice")
    edit.change(first, second)
    edit.change(second, first)
    work.project.write(edit)
    assert work.found("xylem") == []
    assert work.found("word000") == [first.id]
    work.check()


def test_mark_that_is_changed_and_goes_in_a_step_is_gone(work, many):
    changed = replace(many[0], note="xylem")
    edit = work.edit("Both")
    edit.rows += [one for one in removal(work, many[0]) if one.table == "span"]
    edit.change(many[0], changed)
    edit.rows += [one for one in removal(work, changed) if one.table == "annotation"]
    work.project.write(edit)
    assert work.project.annotations.find([changed.id]) == []
    work.check()


def removal(work, annotation):
    edit = work.edit()
    edit.remove([annotation])
    return edit.rows


def test_mark_cannot_go_twice_in_a_step(work, many):
    edit = work.edit("Remove")
    edit.rows += [*removal(work, many[0]), removal(work, many[0])[-1]]
    with pytest.raises(ConflictError):
        work.project.write(edit)
    assert work.get(many[0]) == many[0]
    work.check()


def test_none_of_several_go_where_somebody_put_a_piece_to_one(work, many):
    edit = work.edit("Remove")
    edit.remove(many[:3])
    piece = replace(many[1].pieces[0], span=Span(140, 150))
    with work.other() as other:
        work.change(many[1], by="Bo", project=other, pieces=(*many[1].pieces, piece))
    with pytest.raises(ConflictError):
        work.project.write(edit)
    assert len(work.project.annotations.of_session(work.session.id)) == MANY
    work.check()
