# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.annotation import Piece
from annotator.domain.errors import GoneError, UserError
from annotator.domain.event import Actor
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services.eventing import event_value


@pytest.fixture
def date(desk):
    return desk.marking.tag("date", [Piece(desk.span("Tuesday"))], {"date_value": "2023-11-28"})


@pytest.fixture
def claim(desk):
    return desk.marking.tag_span("claim", desk.span("The harbour opened"))


@pytest.fixture
def event(desk):
    return desk.eventing.add(None)


def evidence(desk, event):
    return [one.annotation_id for one in desk.event(event).evidence]


def test_event_is_named_by_its_words(desk):
    event = desk.eventing.add(desk.span('storm.\n\n"We have'))
    assert desk.event(event).what == 'storm. "We have'


def test_event_without_words_has_no_name(desk, event):
    assert (desk.event(event).what, desk.event(event).span) == ("", None)


def test_date_among_the_evidence_dates_the_event(desk, date, claim):
    event = desk.event(desk.eventing.add(Span(0, 7), [claim.id, date.id]))
    assert (event.start, event.date_text) == ("2023-11-28", "Tuesday")
    assert evidence(desk, event) == sorted([claim.id, date.id])


def test_two_dates_leave_the_event_undated(desk, date):
    other = desk.marking.tag_span("date", desk.span("Nov. 29"))
    event = desk.event(desk.eventing.add(Span(0, 7), [date.id, other.id]))
    assert (event.start, event.date_text) == ("", "")


def test_date_that_nobody_worked_out_leaves_the_start_blank(desk):
    other = desk.marking.tag_span("date", desk.span("Nov. 29"))
    event = desk.event(desk.eventing.add(None, [other.id]))
    assert (event.start, event.date_text) == ("", "Nov. 29")


def test_evidence_told_twice_is_taken_once(desk, claim):
    event = desk.eventing.add(None, [claim.id, claim.id])
    assert evidence(desk, event) == [claim.id]


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("what", " Opening ", "Opening"),
        ("start", "28 Nov 2023", "2023-11-28"),
        ("who", "Ève (mayor); Oslo", (Actor("Ève", "mayor"), Actor("Oslo"))),
        ("event_status", "planned", "planned"),
    ],
)
def test_field_is_kept_in_its_stored_form_and_shown_as_text(desk, event, key, typed, stored):
    desk.eventing.set_field(event.id, key, typed)
    assert getattr(desk.event(event), key) == stored
    shown = "Ève (mayor); Oslo" if key == "who" else stored
    assert event_value(desk.event(event), key) == shown


def test_field_that_cannot_be_read_changes_nothing(desk, event):
    with pytest.raises(UserError, match="not a date"):
        desk.eventing.set_field(event.id, "start", "soon")
    assert desk.event(event) == event


def test_typing_in_a_field_is_one_step(desk, event):
    for typed in ("O", "Oslo", "Oslo"):
        desk.eventing.set_field(event.id, "where", typed, draft=True)
    desk.eventing.set_field(event.id, "where", "Oslo")
    assert desk.labels() == ["Set where", "Add event"]


def test_note_status_and_verdict_are_set(desk, event):
    desk.eventing.set_note(event.id, "n")
    desk.eventing.set_status(event.id, Status.CHECKED)
    desk.eventing.set_verdict(event.id, "accurate")
    found = desk.event(event)
    assert (found.note, found.status, found.verdict) == ("n", Status.CHECKED, "accurate")


def test_verdict_outside_the_scale_is_refused(desk, event):
    with pytest.raises(UserError, match="not a verdict"):
        desk.eventing.set_verdict(event.id, "splendid")


def test_annotations_are_linked_once(desk, event, claim, date):
    desk.eventing.attach(event.id, [claim.id])
    desk.eventing.attach(event.id, [claim.id, date.id, date.id])
    assert evidence(desk, event) == sorted([claim.id, date.id])


def test_attached_annotations_tell_what_their_kind_does(desk, event, claim, date):
    desk.eventing.attach(event.id, [claim.id])
    desk.eventing.attach(event.id, [date.id], " who ")
    roles = {one.annotation_id: one.role for one in desk.event(event).evidence}
    assert roles == {claim.id: "stated", date.id: "who"}


def test_known_role_is_the_same_in_capitals(desk, claim, date):
    event = desk.eventing.add(None, [claim.id])
    desk.eventing.set_role(event.id, claim.id, "How  Many")
    desk.eventing.attach(event.id, [date.id], "Seen by")
    roles = {one.annotation_id: one.role for one in desk.event(event).evidence}
    assert roles == {claim.id: "how many", date.id: "Seen by"}


def test_role_of_an_annotation_is_set(desk, claim, date):
    event = desk.eventing.add(None, [claim.id, date.id])
    desk.eventing.set_role(event.id, claim.id, " where ")
    roles = {one.annotation_id: one.role for one in desk.event(event).evidence}
    assert roles == {claim.id: "where", date.id: "when"}
    desk.workspace.undo()
    assert desk.event(event) == event


def test_tags_are_set_without_blanks_and_doubles(desk, event):
    for tags in (["b"], ["b", " a", "", "b"]):
        desk.eventing.set_tags(event.id, tags, draft=True)
    assert desk.event(event).tags == ("b", "a")
    desk.eventing.set_tags(event.id, ["b", "a"])
    assert desk.labels() == ["Change tags", "Add event"]


def test_mark_that_is_gone_meanwhile_is_not_said_to_belong_to_the_event(desk, other, event, claim):
    other.marking.delete([claim.id])
    with pytest.raises(GoneError, match="Ben removed it in the meantime"):
        desk.eventing.attach(event.id, [claim.id])


@pytest.mark.parametrize("again", [True, False])
def test_link_of_nothing_new_is_refused(desk, event, claim, again):
    desk.eventing.attach(event.id, [claim.id])
    with pytest.raises(UserError, match="belongs to this event already"):
        desk.eventing.attach(event.id, [claim.id] if again else [])


def test_annotation_is_taken_out(desk, claim):
    event = desk.eventing.add(None, [claim.id])
    desk.eventing.unlink(event.id, [claim.id])
    assert evidence(desk, event) == []
    desk.eventing.unlink(event.id, [claim.id])
    assert desk.labels()[:2] == ["Take out of event", "Add event"]


def test_deleted_events_leave_their_annotations(desk, claim):
    one, two = desk.eventing.add(None, [claim.id]), desk.eventing.add(None, [claim.id])
    desk.eventing.delete([one.id, two.id])
    assert desk.labels()[0] == "Delete 2 events"
    assert desk.project.events.count(desk.workspace.session_id) == 0
    assert desk.get(claim) == claim
    desk.workspace.undo()
    assert desk.project.events.find([one.id, two.id]) == [one, two]


def test_delete_of_one_and_of_none(desk, event):
    desk.eventing.delete([])
    desk.eventing.delete([event.id])
    assert desk.labels() == ["Delete event", "Add event"]
