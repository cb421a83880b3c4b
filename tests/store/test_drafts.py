# SPDX-License-Identifier: Apache-2.0
import json
from dataclasses import replace

import pytest

from annotator.domain.annotation import Piece
from annotator.domain.errors import ConflictError, UserError
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store.project import open_project


def speaker(name):
    return {"fields": {"speaker": name} if name else {}}


def is_open(work):
    found = work.connection.execute("select count(*) from change_group where is_open = 1")
    return found.fetchone()[0] == 1


def type_all(work, annotation, *names, **options):
    for name in names:
        annotation = work.type(annotation, **speaker(name), **options)
    return annotation


@pytest.fixture
def quote(work):
    return work.tag((98, 131), kind="quote")


def test_typing_in_a_field_is_one_open_group(work, quote):
    type_all(work, quote, "È", "Èv", "Ève")
    assert work.labels() == ["Type fields", "Tag"]
    assert is_open(work)
    assert work.get(quote).fields == {"speaker": "Ève"}
    work.check()


def test_typing_is_found_once_it_is_closed(work, quote):
    type_all(work, quote, "D", "Dv", "Dvořák")
    work.project.history.close_draft()
    assert work.found("dvorak")[0] == quote.id


def test_typing_left_open_by_a_crash_is_found_after_opening(work, quote):
    type_all(work, quote, "D", "Dv", "Dvořák")
    work.kill()
    assert work.found("dvorak")[0] == quote.id


def test_draft_tells_each_change_as_it_is_typed(work, quote):
    quote = type_all(work, quote, "E")
    edit = work.edit()
    edit.change(quote, replace(quote, **speaker("Eve")))
    changes = work.project.write_draft(edit, "panel")
    assert changes.initiator == "panel"
    assert changes.rows[0].before["fields.speaker"] == "E"


def test_undo_takes_typing_back_whole(work, quote):
    before = work.tables()
    type_all(work, quote, "E", "Ev", "Eve")
    work.undo()
    assert work.tables() == before
    work.redo()
    assert work.get(quote).fields == {"speaker": "Eve"}
    work.check()


def closed_by_close_draft(work, quote):
    work.project.history.close_draft()


def closed_by_another_edit(work, quote):
    work.tag((0, 7))


def closed_by_typing_elsewhere(work, quote):
    work.type(work.get(quote), note="n")
    work.project.history.close_draft()


def closed_by_reopening(work, quote):
    work.reopen()


def closed_by_a_crash(work, quote):
    work.kill()


ENDINGS = [
    closed_by_close_draft,
    closed_by_another_edit,
    closed_by_typing_elsewhere,
    closed_by_reopening,
    closed_by_a_crash,
]


@pytest.mark.parametrize("ending", ENDINGS)
def test_typing_is_closed(work, quote, ending):
    type_all(work, quote, "E", "Eve")
    ending(work, quote)
    assert not is_open(work)
    assert work.labels().count("Type fields") == 1
    work.check()


@pytest.mark.parametrize("ending", ENDINGS)
def test_typing_that_came_to_nothing_leaves_no_group(work, quote, ending):
    quote = work.change(quote, **speaker("Bob"))
    before = work.get(quote)
    type_all(work, quote, "Bo", "B", "Bo", "Bob")
    ending(work, quote)
    assert "Type fields" not in work.labels()
    assert work.get(quote).modified == before.modified or ending is closed_by_typing_elsewhere
    work.check()


def test_typing_after_a_close_is_another_step(work, quote):
    quote = type_all(work, quote, "E")
    work.project.history.close_draft()
    type_all(work, quote, "Ev")
    assert work.labels().count("Type fields") == 2
    work.undo()
    assert work.get(quote).fields == {"speaker": "E"}


@pytest.mark.parametrize(
    "change",
    [{"note": "n"}, {"status": Status.QUERY}, {"fields": {"speaker": "E", "cue": "said"}}],
)
def test_another_field_is_another_step(work, quote, change):
    quote = type_all(work, quote, "E")
    work.type(quote, **change)
    assert work.labels().count("Type fields") + ("fields" not in change) >= 2
    assert len(work.labels()) == 3
    work.check()


def test_another_row_is_another_step(work, quote):
    type_all(work, quote, "E")
    type_all(work, work.tag((0, 7), kind="quote"), "E")
    assert work.labels().count("Type fields") == 2


def test_another_person_is_another_step(work, quote):
    quote = type_all(work, quote, "E")
    type_all(work, quote, "Ev", by="Bob")
    assert [group.who for group in work.project.history.groups(work.session.id)][:2] == [
        "Bob",
        "Ann",
    ]


def test_several_rows_at_once_are_no_typing(work, quote):
    claim = work.tag((0, 7))
    quote = type_all(work, quote, "E")
    edit = work.edit("Both")
    edit.change(quote, replace(quote, **speaker("Ev")))
    edit.change(claim, replace(claim, note="n"))
    work.project.write_draft(edit)
    assert work.labels()[:2] == ["Both", "Type fields"]
    assert not is_open(work)
    work.check()


def test_new_row_is_no_typing(work):
    edit = work.edit("New")
    edit.add(work.annotation((0, 7)))
    work.project.write_draft(edit)
    assert not is_open(work)


def test_another_session_is_another_step(work, quote):
    quote = type_all(work, quote, "E")
    edit = work.edit("Elsewhere", session=work.add_session(work.article))
    edit.change(quote, replace(quote, **speaker("Ev")))
    work.project.write_draft(edit)
    assert work.labels() == ["Type fields", "Tag"]
    work.check()


def test_typing_within_one_tick_of_the_clock_is_one_group(work, quote):
    work.clock.stop()
    type_all(work, quote, "E", "Ev", "Eve")
    assert work.labels().count("Type fields") == 1
    work.undo()
    assert work.get(quote) == quote
    work.check()


def test_time_that_moves_on_within_typing_is_kept(work, quote):
    work.clock.stop()
    typed = type_all(work, quote, "E")
    work.clock.go()
    type_all(work, typed, "Ev", "Eve")
    work.undo()
    assert work.get(quote) == quote
    work.check()


def test_conflict_while_typing_names_who_and_keeps_the_draft(work, quote):
    quote = type_all(work, quote, "E")
    with work.other() as other:
        work.change(work.get(quote), "Bob", other, **speaker("Theirs"))
    with pytest.raises(ConflictError, match=r"Bob changed .*Type it again"):
        type_all(work, quote, "Ev")
    assert work.get(quote).fields == {"speaker": "Theirs"}
    work.project.history.close_draft()
    work.check()


def test_typing_goes_on_in_a_new_group_where_another_program_closed_it(work, quote):
    quote = type_all(work, quote, "E")
    with work.other():
        assert not is_open(work)
    type_all(work, quote, "Ev", "Eve")
    assert work.labels().count("Type fields") == 2
    work.check()


def test_group_that_took_the_place_of_a_removed_draft_is_not_overwritten(work, quote):
    quote = type_all(work, quote, "E", "")
    with work.other() as other:
        edit = work.edit("Bob's", "Bob")
        edit.add(work.annotation((0, 7)))
        other.write(edit)
    type_all(work, quote, "E")
    assert work.labels()[:2] == ["Type fields", "Bob's"]
    work.check()


def test_failed_typing_leaves_the_draft_as_it_is_in_the_file(work, quote):
    quote = type_all(work, quote, "E")
    with work.bare() as bare:
        bare.execute("begin immediate")
        with pytest.raises(UserError, match="being written"):
            type_all(work, quote, "Ev")
        with pytest.raises(UserError, match="being written"):
            work.project.history.close_draft()
        with pytest.raises(UserError, match="being written"):
            work.undo()
        bare.execute("rollback")
    type_all(work, quote, "Eve")
    assert work.labels().count("Type fields") == 1
    work.check()


def test_failed_edit_leaves_the_draft_open(work, quote):
    typed = type_all(work, quote, "E")
    with pytest.raises(ConflictError):
        work.change(work.annotation((0, 7)), note="ghost")
    assert is_open(work)
    type_all(work, typed, "Eve")
    assert work.labels().count("Type fields") == 1


def test_project_closes_even_where_the_draft_cannot_be(work, quote):
    type_all(work, quote, "E")
    with work.bare() as bare:
        bare.execute("begin immediate")
        with pytest.raises(UserError, match="being written"):
            work.project.close()
        bare.execute("rollback")
    work.project = open_project(work.path)
    assert work.get(quote).fields == {"speaker": "E"}


def test_draft_of_a_row_without_a_time_is_settled(work):
    edit = work.edit("Title")
    edit.change(work.article, replace(work.article, title="Zebra"))
    work.project.write_draft(edit)
    edit = work.edit("Title")
    edit.change(replace(work.article, title="Zebra"), work.article)
    work.project.write_draft(edit)
    work.project.history.close_draft()
    assert work.labels() == []
    work.check()


# Moving an edge: the mark's own row tells the time, the piece's row where it ends.


def move(work, annotation, *ends):
    for end in ends:
        annotation = work.type(annotation, pieces=(Piece(Span(98, end)),))
    return annotation


def test_moves_of_one_edge_are_one_open_group(work, quote):
    before = work.tables()
    move(work, quote, 132, 133, 134)
    assert work.labels() == ["Type pieces", "Tag"]
    assert is_open(work)
    assert work.get(quote).envelope == Span(98, 134)
    work.check()
    work.undo()
    assert work.tables() == before
    work.redo()
    assert work.get(quote).envelope == Span(98, 134)
    work.check()


@pytest.mark.parametrize("ending", ENDINGS)
def test_moves_that_came_back_leave_no_group(work, quote, ending):
    move(work, quote, 132, 131)
    ending(work, quote)
    assert "Type pieces" not in work.labels()
    assert work.get(quote).modified == quote.modified or ending is closed_by_typing_elsewhere
    work.check()


@pytest.mark.parametrize("ending", ENDINGS)
def test_moves_are_closed(work, quote, ending):
    move(work, quote, 132, 133)
    ending(work, quote)
    assert not is_open(work)
    assert work.labels().count("Type pieces") == 1
    work.check()


def test_move_of_the_other_edge_is_another_step(work, quote):
    quote = move(work, quote, 132)
    work.type(quote, pieces=(Piece(Span(97, 132)),))
    assert work.labels().count("Type pieces") == 2
    work.check()


def test_moves_within_one_tick_of_the_clock_are_one_group(work):
    work.clock.stop()
    quote = work.tag((98, 131), kind="quote")
    quote = move(work, quote, 132)
    work.clock.go()
    move(work, quote, 133, 134)
    assert work.labels() == ["Type pieces", "Tag"]
    work.undo()
    assert work.get(quote).envelope == Span(98, 131)
    work.check()


# Another program works on the row that is being typed in.


def test_typing_after_another_programs_edit_of_the_row_is_a_group_of_its_own(work, quote):
    type_all(work, quote, "E")
    with work.other() as other:
        type_all(work, quote := work.get(quote), "Ev")
        work.change(work.get(quote), "Bob", other, status=Status.CHECKED)
        type_all(work, work.get(quote), "Eve")
    assert work.labels()[:2] == ["Type fields", "Change status"]
    work.check()
    for _ in work.labels():
        work.undo()
    work.check()


def test_typing_that_another_program_undid_while_it_came_to_nothing_stays_in_the_log(work, quote):
    with work.other() as other:
        type_all(work, quote, "E", "")
        other.undo(work.session.id, "Bob")
        work.project.history.close_draft()
    assert work.labels() == ["Type fields", "Type fields", "Tag"]
    assert str(work.project.history.next_undo(work.session.id).label) == "Tag"
    work.check()


def test_date_is_sorted_by_as_it_is_typed_and_found_once_typing_is_closed(work):
    date = work.tag((0, 7), kind="date")
    work.type(date, fields={"date_value": "2023-11"})
    assert json.loads(work.derived("annotation", date.id)["bounds"])["date_value"]
    assert work.found("2023") == []
    work.project.history.close_draft()
    assert work.found("2023") == [date.id]
    work.check()
