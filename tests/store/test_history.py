# SPDX-License-Identifier: Apache-2.0
import sqlite3
from dataclasses import replace

import pytest

from annotator.domain.article import RegionRole
from annotator.domain.changes import Action
from annotator.domain.errors import ConflictError
from annotator.domain.event import Actor, Evidence
from annotator.domain.message import Message, message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.text.partition import with_role


def everything(work):
    """Write an edit of every sort."""
    claim = work.tag((0, 7), fields={"claim_text": "It opened"})
    quote = work.tag((98, 131), (150, 154, "cue"), (160, 182), kind="quote")
    claim = work.change(claim, status=Status.CHECKED, verdict="accurate", tags=("b", "a"))
    claim = work.change(claim, fields={"claimant": "Ève"}, note="seen")
    quote = work.change(quote, pieces=quote.pieces[:1])
    quote = work.change(quote, kind="claim", confidential=True)
    event = work.add_event(claim, quote, what="Opening", start="2023-11", span=(0, 7))
    event = work.change(event, who=(Actor("Ève", "mayor"), Actor("Oslo")), start="")
    event = work.change(event, evidence=(Evidence(claim.id, "date"),))
    work.remove(quote)
    article = work.project.articles.get(work.article.id)
    regions = with_role(article.regions, Span(40, 60), RegionRole.FURNITURE, "by hand")
    edit = work.edit("Regions")
    edit.change(article, replace(article, regions=regions, guessed=frozenset({"title"})))
    work.project.write(edit)
    work.remove(event)


def all_undone(work):
    return sum(1 for _ in iter(work.undo, None))


def all_redone(work):
    return sum(1 for _ in iter(work.redo, None))


def test_edit_is_written_with_its_log(work):
    annotation = work.tag((0, 7))
    group = work.project.history.groups(work.session.id)[0]
    assert (group.who, str(group.label), group.focus_id) == ("Ann", "Tag", annotation.id)
    assert [row.table for row in work.project.history.rows(group.id)] == ["annotation", "span"]
    work.check()


def test_changes_tell_the_initiator_and_what_changed(work):
    edit = work.edit()
    edit.add(work.annotation((0, 7)))
    initiator = object()
    changes = work.project.write(edit, initiator)
    assert changes.initiator is initiator
    assert changes.touches("annotation", "event")
    assert not changes.touches("event")
    assert [row.table for row in changes.of("span")] == ["span"]


def test_everything_undone_and_redone_leaves_the_very_same_rows(work):
    empty, nothing_found = work.tables(), work.found("opened")
    everything(work)
    full, found = work.tables(), work.found("opened")
    count = all_undone(work)
    assert (work.tables(), work.found("opened")) == (empty, nothing_found)
    work.check()
    assert all_redone(work) == count
    assert (work.tables(), work.found("opened")) == (full, found)
    work.check()


def test_search_text_does_not_hang_on_the_order_of_the_fields(work):
    annotation = work.tag((0, 7), kind="quote", fields={"speaker": "Ève", "cue": "said"})
    before = work.tables()
    work.remove(annotation)
    work.undo()
    assert work.tables() == before


def test_undo_and_redo_work_step_by_step_over_a_restart(work):
    states = [work.tables()]
    for number in range(3):
        work.tag((number, number + 5))
        states.append(work.tables())
    for state in reversed(states[:-1]):
        work.reopen()
        work.undo()
        assert work.tables() == state
    for state in states[1:]:
        work.reopen()
        work.redo()
        assert work.tables() == state


def test_undo_shows_what_the_edit_showed_and_says_what_it_took_back(work):
    annotation = work.tag((0, 7))
    target = work.project.history.next_undo(work.session.id)
    group = work.undo("Bob").group
    assert (group.action, group.undoes, group.who) == (Action.UNDO, target.id, "Bob")
    assert (group.focus_id, group.label) == (annotation.id, target.label)


def test_nothing_to_undo_or_redo_is_none(work):
    assert work.undo() is None
    assert work.redo() is None


def test_edit_after_an_undo_ends_redo(work):
    work.tag((0, 7))
    work.undo()
    work.tag((1, 7))
    assert work.redo() is None


def test_sessions_are_undone_apart(work):
    other = work.add_session(work.article, "Bob")
    mine = work.tag((0, 7))
    theirs = work.tag((0, 7), session=other)
    work.undo()
    assert work.project.annotations.find([mine.id, theirs.id]) == [theirs]


def test_bulk_is_one_step(work):
    edit = work.edit("Tag many")
    edit.add(*(work.annotation((number, number + 1)) for number in range(50)))
    work.project.write(edit)
    work.undo()
    assert work.project.sessions.progress(work.session.id).facts == 0


def test_label_keeps_its_arguments_and_the_messages_among_them(work):
    label = message("Set {field} of {count}", field=message("Speaker {n}", n=2), count=3)
    edit = replace(work.edit(), label=label)
    edit.add(work.annotation((0, 7)))
    work.project.write(edit)
    stored = work.project.history.groups(work.session.id)[0].label
    assert stored == label
    assert isinstance(stored.arguments["field"], Message)


def test_history_is_read_newest_first_and_by_pages(work):
    for number in range(5):
        work.tag((number, 7))
    groups = work.project.history.groups(work.session.id)
    assert [group.at for group in groups] == sorted((one.at for one in groups), reverse=True)
    assert work.project.history.groups(work.session.id, limit=2, offset=2) == groups[2:4]


def test_thousands_of_undone_edits_are_stepped_over_at_once(work):
    annotation = work.tag((0, 7))
    for number in range(300):
        annotation = work.change(annotation, note=str(number))
    for _ in range(300):
        work.undo()
    steps = []
    work.connection.set_progress_handler(lambda: steps.append(1) and None, 100)
    assert str(work.project.history.next_undo(work.session.id).label) == "Tag"
    work.connection.set_progress_handler(None, 0)
    assert len(steps) < 10


# What another program did in the meantime.


def test_stale_edit_is_refused_with_a_name_and_nothing_written(work):
    annotation = work.tag((0, 7))
    with work.other() as other:
        work.change(annotation, "Bob", other, note="theirs")
    before = work.tables()
    with pytest.raises(ConflictError, match=r"Bob changed this .*Change note.*not saved"):
        work.change(annotation, note="mine")
    assert work.tables() == before
    work.check()


def test_edits_of_other_fields_do_not_clash(work):
    annotation = work.tag((0, 7))
    with work.other() as other:
        work.change(annotation, "Bob", other, note="theirs")
    work.change(annotation, status=Status.QUERY)
    assert work.get(annotation).note == "theirs"
    work.check()


def test_undo_is_refused_where_somebody_changed_what_it_would_change(work):
    annotation = work.tag((0, 7))
    work.change(annotation, note="mine")
    with work.other() as other:
        session = work.add_session(work.article, "Bob")
        edit = work.edit("Bob's", "Bob", session)
        edit.change(replace(annotation, note="mine"), replace(annotation, note="theirs"))
        other.write(edit)
    before = work.tables()
    with pytest.raises(ConflictError, match=r"Bob changed .*Bob's.*“Change note” was left"):
        work.undo()
    assert work.tables() == before
    work.check()


def test_undo_beside_a_change_of_another_field_has_its_own_time(work):
    annotation = work.change(work.tag((0, 7)), note="mine")
    session = work.add_session(work.article, "Bob")
    edit = work.edit("Bob's", "Bob", session)
    edit.change(annotation, replace(annotation, verdict="wrong", modified=work.clock()))
    work.project.write(edit)
    group = work.undo().group
    assert (work.get(annotation).note, work.get(annotation).verdict) == ("", "wrong")
    assert work.get(annotation).modified == group.at
    work.check()


def test_deleting_what_somebody_used_as_evidence_names_them(work):
    annotation = work.tag((0, 7))
    event = work.add_event()
    with work.other() as other:
        work.change(event, "Bob", other, evidence=(Evidence(annotation.id),))
    with pytest.raises(ConflictError, match="Bob changed"):
        work.remove(annotation)
    work.check()


def test_adding_to_what_somebody_deleted_names_them(work):
    annotation = work.tag((0, 7))
    with work.other() as other:
        edit = work.edit("Delete claim", "Bob")
        edit.remove([annotation])
        other.write(edit)
    with pytest.raises(ConflictError, match=r"Bob changed .*Delete claim"):
        work.add_event(annotation)
    with pytest.raises(ConflictError, match="Bob changed"):
        work.change(annotation, note="late")
    work.check()


def test_adding_what_is_there_already_is_refused(work):
    annotation = work.tag((0, 7))
    edit = work.edit()
    edit.add(annotation)
    with pytest.raises(ConflictError, match="Ann changed"):
        work.project.write(edit)


def test_row_that_never_was_is_somebodys(work):
    ghost = work.annotation((0, 7))
    with pytest.raises(ConflictError, match="Somebody changed this in the meantime"):
        work.change(ghost, note="late")


def test_nameless_change_is_somebodys(work):
    annotation = work.tag((0, 7), who="")
    work.change(annotation, "", note="first")
    with pytest.raises(ConflictError, match=r"Somebody changed this .*Change note"):
        work.change(annotation, note="second")


def test_annotation_may_not_lose_all_its_pieces(work):
    annotation = work.tag((0, 7))
    edit = work.edit()
    edit.change(annotation, replace(annotation, pieces=()))
    with pytest.raises(ConflictError):
        work.project.write(edit)
    work.check()


def test_broken_constraint_is_a_fault_of_the_program(work):
    edit = work.edit()
    edit.add(work.annotation((0, 7)))
    edit.rows[0].after["status"] = "nonsense"
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        work.project.write(edit)
    work.check()


def test_fault_of_the_program_while_replacing_keeps_the_rows(work):
    annotation = work.tag((0, 7))
    edit = work.edit()
    edit.change(annotation, replace(annotation, note="new"))
    edit.rows[0].after["note"] = None
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        work.project.write(edit)
    work.check()


def test_rows_written_tell_that_something_was(work):
    before = work.project.rows_written
    work.project.articles.ids()
    assert work.project.rows_written == before
    work.tag((0, 7))
    assert work.project.rows_written > before
