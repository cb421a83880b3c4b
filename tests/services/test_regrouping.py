# SPDX-License-Identifier: Apache-2.0
"""Events that are merged and split."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Piece
from annotator.domain.errors import ConflictError, GoneError, UserError
from annotator.domain.event import Actor, Evidence
from annotator.domain.ids import new_session_id
from annotator.domain.message import message
from annotator.domain.session import Session
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services import regrouping
from annotator.store.edit import Edit
from tests.agreement import assert_agreement

WORDS = ("The harbour opened", "Tuesday", "storm", "1,200 people", "schools", "talks")
KINDS = ("claim", "date", "number", "number", "claim", "claim")


@pytest.fixture
def marks(desk):
    return [
        desk.marking.tag(kind, [Piece(desk.span(words))])
        for kind, words in zip(KINDS, WORDS, strict=True)
    ]


@pytest.fixture
def date(desk, marks):
    desk.marking.set_field(marks[1].id, "date_value", "2023-11-28")
    return marks[1]


def add(desk, *marks, words=None, **values):
    """Add an event of marks, with other values than it would get."""
    event = desk.eventing.add(desk.span(words) if words else None, [one.id for one in marks])
    if values:
        put(desk, event, **values)
    return desk.event(event)


def put(desk, event, **values):
    edit = desk.workspace.edit(message("Put"))
    old = desk.event(event)
    edit.change(old, replace(old, **values))
    desk.workspace.write(edit)


def events(desk):
    found = desk.project.events
    return found.find(found.in_order(desk.workspace.session_id))


def merge(desk, *events, **options):
    return desk.event(desk.regrouping.merge([one.id for one in events], **options))


def split(desk, event, *marks, **options):
    return desk.event(desk.regrouping.split(event.id, [one.id for one in marks], **options))


def ids(*records):
    return sorted(one.id for one in records)


def evidence(desk, event):
    return [link.annotation_id for link in desk.event(event).evidence]


def test_merged_events_become_the_first_in_time(desk, marks):
    late = add(desk, marks[0], start="2023-12", what="late")
    early = add(desk, marks[2], start="2023-11", what="early")
    undated = add(desk, marks[3], marks[0], what="undated")
    found = merge(desk, undated, late, early)
    assert (found.id, found.what) == (early.id, "early")
    assert evidence(desk, found) == ids(marks[0], marks[2], marks[3])
    assert events(desk) == [found]
    assert desk.labels()[0] == "Merge 3 events"


def test_event_that_is_named_is_the_one_that_stays(desk):
    early, late = add(desk, start="2023-11"), add(desk, start="2023-12")
    assert merge(desk, early, late, kept_id=late.id).id == late.id


def test_undo_of_a_merge_brings_back_what_was_there(desk, marks):
    before = [add(desk, *marks[:2], words="storm"), add(desk, *marks[1:3], what="x", note="n")]
    merge(desk, *before)
    desk.workspace.undo()
    assert desk.project.events.find(ids(*before)) == sorted(before, key=lambda one: one.id)
    desk.workspace.redo()
    assert len(events(desk)) == 1


@pytest.mark.parametrize("count", [0, 1])
def test_merge_needs_two_events(desk, count):
    some = [add(desk) for _ in range(count)]
    with pytest.raises(UserError, match="Select two events"):
        desk.regrouping.merge([one.id for one in some * 2])


def test_event_that_is_gone_meanwhile_is_not_left_out_of_a_merge(desk, other):
    events = [desk.eventing.add(None) for _ in range(3)]
    other.eventing.delete([events[2].id])
    with pytest.raises(GoneError, match="Ben removed it in the meantime"):
        desk.regrouping.merge([one.id for one in events])
    assert desk.project.events.count(desk.workspace.session_id) == 2


def test_very_many_events_are_not_merged(desk, monkeypatch):
    monkeypatch.setattr(regrouping, "MOST_MERGED", 2)
    some = [add(desk) for _ in range(3)]
    with pytest.raises(UserError, match="at most 2 events"):
        merge(desk, *some)
    assert len(events(desk)) == 3


def test_split_takes_marks_and_the_stretches_around_them_alone(desk, marks):
    first, second = desk.span("About 1,200 people were"), desk.span("to schools. The Israel")
    event = add(desk, *marks[2:5], words="The harbour", mentions=(first, second), note="n")
    new = split(desk, event, marks[3])
    assert (new.span, new.what) == (first, "About 1,200 people were")
    assert new.evidence == (Evidence(marks[3].id, "how many"),)
    old = desk.event(event)
    assert (old.span, old.mentions, old.note) == (event.span, (second,), "n")
    assert evidence(desk, old) == ids(marks[2], marks[4])
    assert desk.labels()[0] == "Split event"


def test_stretch_with_marks_of_both_stays(desk, marks):
    both = desk.span("About 1,200 people were moved to schools")
    event = add(desk, *marks[3:5], words="The harbour", mentions=(both,))
    split(desk, event, marks[3])
    assert desk.event(event).mentions == (both,)


def test_stretches_go_along_that_are_named(desk, marks):
    name, other = desk.span("The harbour opened"), desk.span("We are glad")
    event = add(desk, marks[2], words="The harbour opened", mentions=(other,))
    new = split(desk, event, stretches=[name, Span(0, 1)])
    assert (new.span, new.evidence) == (name, ())
    assert (desk.event(event).span, desk.event(event).mentions) == (other, ())


def test_event_without_stretches_is_named_by_the_sentence_of_a_number(desk, marks):
    event = add(desk, *marks[2:5])
    new = split(desk, event, marks[3])
    assert new.what == "About 1,200 people were moved to schools."
    other = split(desk, event, marks[4])
    assert other.what == "schools"


def test_mark_that_tells_when_dates_the_new_event(desk, marks, date):
    event = add(desk, marks[2], date, words="The harbour opened", start="2024", where="Oslo")
    new = split(desk, event, date)
    assert (new.start, new.date_text, new.where) == ("2023-11-28", "Tuesday", "")
    assert desk.event(event).start == "2024"


def test_marks_that_tell_who_and_where_fill_the_new_event(desk, marks):
    event = add(desk, *marks)
    desk.eventing.set_role(event.id, marks[4].id, "where")
    desk.eventing.set_role(event.id, marks[5].id, "who")
    desk.eventing.set_role(event.id, marks[2].id, "when")
    new = split(desk, event, marks[1], marks[2], marks[4], marks[5])
    assert (new.where, new.who, new.start) == ("schools", (Actor("talks"),), "")


def test_split_of_nothing_or_of_all_is_refused(desk, marks):
    event = add(desk, marks[0])
    with pytest.raises(UserError, match="Select marks of the event"):
        split(desk, event, marks[1])
    with pytest.raises(UserError, match="Leave the event at least one"):
        split(desk, event, marks[0])
    assert desk.event(event) == event


def test_event_with_words_of_its_own_may_lose_all_marks(desk, marks):
    event = add(desk, marks[3], words="The harbour")
    split(desk, event, marks[3])
    assert evidence(desk, event) == []


def test_undo_of_a_split_brings_back_what_was_there(desk, marks):
    event = add(desk, *marks, words="The harbour", mentions=(desk.span("schools"),))
    split(desk, event, *marks[2:4])
    desk.workspace.undo()
    assert events(desk) == [event]


numbers = st.integers(0, 5)
values = st.fixed_dictionaries(
    {
        "what": st.sampled_from(["", "Release", "Storm"]),
        "start": st.sampled_from(["", "2023-11-28", "2023-11"]),
        "who": st.sampled_from([(), (Actor("Ève"),), (Actor("ève", "mayor"), Actor("Oslo"))]),
        "note": st.sampled_from(["", "n"]),
        "status": st.sampled_from(Status),
        "mentions": st.sets(st.integers(0, 200).map(lambda at: Span(at, at + 20))).map(
            lambda spans: tuple(sorted(spans))
        ),
    }
)
several = st.lists(st.tuples(st.sets(numbers), values), min_size=2, max_size=4)
quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quick
@given(several)
def test_any_merge_is_undone_and_loses_no_mark(desk, marks, several):
    before = [add(desk, *(marks[n] for n in some), **given) for some, given in several]
    links = {one for event in before for one in evidence(desk, event)}
    found = merge(desk, *before)
    assert set(evidence(desk, found)) == links
    assert {span for one in before for span in one.stretches} == set(found.stretches)
    desk.workspace.undo()
    by_id = sorted(before, key=lambda one: one.id)
    assert desk.project.events.find(ids(*before)) == by_id
    desk.workspace.redo()
    assert desk.event(found) == found
    assert_agreement(desk.project)


@quick
@given(st.sets(numbers), st.sets(numbers), values)
def test_what_is_split_and_merged_again_has_the_same_evidence(desk, marks, all_, some, values):
    event = add(desk, *(marks[n] for n in all_), words="The harbour", **values)
    chosen = [marks[n] for n in some & all_]
    if not chosen:
        return
    new = split(desk, event, *chosen)
    assert_agreement(desk.project)
    found = merge(desk, event, new, kept_id=event.id)
    assert found.evidence == event.evidence
    assert set(event.stretches) <= set(found.stretches)
    assert [desk.workspace.undo(), desk.workspace.undo()]
    assert desk.event(event) == event


def test_event_that_another_program_changed_meanwhile_is_not_merged(desk, other):
    one, two = add(desk, what="one"), add(desk, what="two")
    stale = {event.id: desk.event(event) for event in (one, two)}
    get = desk.project.events.get
    desk.project.events.get = stale.__getitem__
    other.eventing.set_note(two.id, "by Ben")
    with pytest.raises(ConflictError, match="Ben changed this in the meantime"):
        merge(desk, one, two)
    desk.project.events.get = get
    assert desk.event(two).note == "by Ben"


def elsewhere(desk, label, old, new=None):
    """Change an event, or remove a mark, as Ben does it from a session of his own."""
    now, project = desk.project.clock(), desk.project
    his = Session(new_session_id(), desk.workspace.article.id, "Ben", created=now, modified=now)
    begin = Edit(message("Begin a session"), "Ben")
    begin.add(his)
    project.write(begin)
    edit = Edit(message(label), "Ben", his.id, old.id)
    if new:
        edit.change(old, new)
    else:
        for event in project.events.find(project.events.of_annotation(old.id)):
            links = tuple(link for link in event.evidence if link.annotation_id != old.id)
            edit.change(event, replace(event, evidence=links))
        edit.remove([old])
    project.write(edit)


def test_merge_is_not_undone_over_what_somebody_did_since(desk, marks):
    found = merge(desk, add(desk, marks[0]), add(desk, marks[2], what="two"))
    elsewhere(desk, "Set what", found, replace(found, what="by Ben"))
    with pytest.raises(ConflictError, match=r"Ben changed this in the meantime \(Set what\)"):
        desk.workspace.undo()
    assert [one.what for one in events(desk)] == ["by Ben"]
    assert_agreement(desk.project)


def test_merge_is_not_undone_where_its_marks_are_gone(desk, marks):
    found = merge(desk, add(desk, marks[0]), add(desk, marks[2]))
    elsewhere(desk, "Delete number", desk.get(marks[2]))
    with pytest.raises(ConflictError, match=r"Ben changed this in the meantime \(Delete number\)"):
        desk.workspace.undo()
    assert evidence(desk, found) == [marks[0].id]
    assert_agreement(desk.project)


def test_later_steps_of_another_program_are_undone_before_the_merge(desk, other, marks):
    one, two = add(desk, marks[0]), add(desk, marks[2])
    other.eventing.attach(merge(desk, one, two).id, [marks[4].id])
    desk.workspace.undo()
    desk.workspace.undo()
    assert [desk.event(one), desk.event(two)] == [one, two]


def test_event_that_another_program_split_is_split_no_further(desk, other, marks):
    event = add(desk, *marks[:3])
    new = split(other, event, marks[0])
    with pytest.raises(UserError, match="Select marks of the event"):
        split(desk, event, marks[0])
    other.workspace.undo()
    assert not desk.project.events.find([new.id])
    assert split(desk, event, marks[0])
