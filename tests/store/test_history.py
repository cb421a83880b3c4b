# SPDX-License-Identifier: Apache-2.0
import sqlite3
from dataclasses import replace

import pytest

from annotator.domain.article import RegionRole
from annotator.domain.changes import Action
from annotator.domain.errors import ConflictError, HandedOnError
from annotator.domain.event import Actor, Evidence
from annotator.domain.message import Message, message
from annotator.domain.session import SessionState
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


# A session that another program has handed on in the meantime.


def hand_on(work, project, who="Bob", label="Sign off", state=SessionState.SIGNED_OFF):
    session = work.project.sessions.get(work.session.id)
    edit = work.edit(label, who)
    edit.is_of_state = True
    edit.change(session, replace(session, state=state, modified=work.clock()))
    project.write(edit)


@pytest.fixture
def handed_on(work):
    annotation = work.change(work.tag((0, 7)), note="mine")
    work.undo()
    with work.other() as other:
        hand_on(work, other)
    return annotation


@pytest.mark.parametrize("deed", ["change", "type", "tag", "undo", "redo"])
def test_session_that_was_handed_on_takes_no_edits(work, handed_on, deed):
    before = work.tables()
    deeds = {
        "change": lambda: work.change(work.get(handed_on), note="late"),
        "type": lambda: work.type(work.get(handed_on), note="late"),
        "tag": lambda: work.tag((0, 7)),
        "undo": work.undo,
        "redo": work.redo,
    }
    with pytest.raises(ConflictError, match=r"Bob ended .*Sign off.*“Continue editing”"):
        deeds[deed]()
    assert work.tables() == before
    work.check()


def test_session_that_is_gone_takes_no_edits(work):
    session = work.add_session(work.article)
    work.remove(session)
    with pytest.raises(ConflictError, match="removed for good in the meantime"):
        work.tag((0, 7), session=session)


@pytest.mark.parametrize("name", ["article", "session"])
def test_session_in_the_trash_takes_no_edits(work, name):
    old = work.project.sessions.get(work.session.id)
    old = work.project.articles.get(old.article_id) if name == "article" else old
    with work.other() as other:
        edit = work.edit("Throw away", "Bob")
        edit.change(old, replace(old, trashed=work.clock()))
        other.write(edit)
    with pytest.raises(ConflictError, match="moved to the trash"):
        work.tag((0, 7))


def test_edits_of_the_state_are_for_sessions_that_were_handed_on(work, handed_on):
    hand_on(work, work.project, "Ann", "Reopen", SessionState.OPEN)
    work.tag((0, 7))
    work.check()


def test_state_that_another_person_set_is_not_undone(work):
    hand_on(work, work.project, "Bob", "Return", SessionState.RETURNED)
    with pytest.raises(ConflictError, match=r"Bob did it .*“Return”.*Check menu"):
        work.undo()
    assert work.labels()[0] == "Return"


def test_state_that_somebody_set_is_not_undone_by_a_person(work):
    hand_on(work, work.project, "", "Return", SessionState.RETURNED)
    with pytest.raises(ConflictError, match="Somebody did it"):
        work.undo()


def test_own_change_of_state_is_undone(work):
    hand_on(work, work.project, "Ann", "Ready", SessionState.READY)
    hand_on(work, work.project, "Ann", "Reopen", SessionState.OPEN)
    work.undo()
    assert work.project.sessions.get(work.session.id).state is SessionState.READY
    work.check()


def test_rows_written_tell_that_something_was(work):
    before = work.project.rows_written
    work.project.articles.ids()
    assert work.project.rows_written == before
    work.tag((0, 7))
    assert work.project.rows_written > before


# What cannot be undone, as somebody changed it since, does not stand before what is older.


def bobs(work, old, **values):
    """Write what another person does in a session of their own."""
    edit = work.edit("Bob's", "Bob", work.add_session(work.article, "Bob"))
    edit.change(old, replace(old, modified=work.clock(), **values))
    work.project.write(edit)


def step_over(work, who="Ann"):
    history = work.project.history
    refused = history.next_undo(work.session.id)
    with pytest.raises(ConflictError):
        work.undo()
    return work.project.step_over(work.session.id, who, refused)


def next_labels(work):
    history = work.project.history
    groups = history.next_undo(work.session.id), history.next_redo(work.session.id)
    return tuple(str(group.label) if group else "" for group in groups)


@pytest.fixture
def clash(work):
    """Return a project where Bob changed the note that Ann wrote last; her status is older."""
    annotation = work.change(work.tag((0, 7)), status=Status.QUERY)
    annotation = work.change(annotation, note="mine")
    bobs(work, annotation, note="theirs")
    return work


def test_undo_goes_on_to_older_steps_past_one_that_was_stepped_over(clash):
    before = clash.tables()
    step_over(clash)
    assert clash.tables() == before
    assert next_labels(clash) == ("Change status", "Stepped over: Change note")
    clash.undo()
    annotation = clash.project.annotations.of_session(clash.session.id)[0]
    assert (annotation.status, annotation.note) == (Status.UNCHECKED, "theirs")
    clash.check()


def test_stepping_over_tells_who_what_and_where(clash):
    refused = clash.project.history.next_undo(clash.session.id)
    group = step_over(clash, "Cem").group
    stored = clash.project.history.groups(clash.session.id)[0]
    assert (group.who, group.focus_id, group.undoes) == ("Cem", refused.focus_id, refused.id)
    assert stored == replace(group, action=Action.STEP)
    assert clash.project.history.rows(group.id) == []


def test_step_over_outlives_a_restart(clash):
    step_over(clash)
    clash.reopen()
    assert next_labels(clash) == ("Change status", "Stepped over: Change note")


def test_redo_brings_what_was_stepped_over_back_as_next(clash):
    step_over(clash)
    before = clash.tables()
    clash.redo()
    assert clash.tables() == before
    assert next_labels(clash) == ("Change note", "")
    assert clash.labels()[0] == "Next to undo again: Change note"
    step_over(clash)
    assert next_labels(clash) == ("Change status", "Stepped over: Change note")
    clash.check()


def test_what_was_stepped_over_can_be_undone_once_the_other_took_theirs_back(clash):
    step_over(clash)
    clash.undo()
    clash.redo()
    clash.redo()
    annotation = clash.project.annotations.of_session(clash.session.id)[0]
    bobs(clash, annotation, note="mine")
    clash.undo()
    assert clash.get(annotation).note == ""
    assert next_labels(clash)[0] == "Change status"
    clash.check()


def test_edit_after_a_step_over_is_undone_before_what_is_older(clash):
    step_over(clash)
    clash.tag((1, 7))
    assert next_labels(clash) == ("Tag", "")
    clash.undo()
    assert next_labels(clash) == ("Change status", "Tag")


def test_redo_that_is_refused_can_be_stepped_over(work):
    annotation = work.change(work.tag((0, 7)), status=Status.QUERY)
    annotation = work.change(annotation, note="mine")
    work.undo()
    work.undo()
    bobs(work, work.get(annotation), status=Status.CHECKED)
    refused = work.project.history.next_redo(work.session.id)
    with pytest.raises(ConflictError):
        work.redo()
    work.project.step_over(work.session.id, "Ann", refused)
    assert next_labels(work) == ("Tag", "Change note")
    work.redo()
    assert work.get(annotation).note == "mine"
    assert next_labels(work) == ("Change note", "")
    work.undo()
    assert next_labels(work) == ("Tag", "Change note")
    work.check()


def test_what_is_no_longer_next_is_not_stepped_over(clash):
    refused = clash.project.history.next_undo(clash.session.id)
    clash.tag((1, 7))
    before = clash.labels()
    assert clash.project.step_over(clash.session.id, "Ann", refused) is None
    assert clash.labels() == before


def test_nothing_is_stepped_over_in_a_session_that_was_handed_on(clash):
    refused = clash.project.history.next_undo(clash.session.id)
    with clash.other() as other:
        hand_on(clash, other)
    with pytest.raises(HandedOnError):
        clash.project.step_over(clash.session.id, "Ann", refused)
    clash.check()


def test_state_that_another_person_set_is_stepped_over(clash):
    hand_on(clash, clash.project, "Bob", "Return", SessionState.RETURNED)
    step_over(clash)
    assert next_labels(clash) == ("Change note", "Stepped over: Return")
