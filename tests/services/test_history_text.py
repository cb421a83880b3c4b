# SPDX-License-Identifier: Apache-2.0
from annotator.domain.status import Status
from annotator.services.history_text import FieldChange, field_changes


def last_changes(desk):
    group = desk.project.history.groups(desk.workspace.session_id)[0]
    return field_changes(desk.project, group)


def test_field_is_told_by_its_label_with_old_and_new(desk):
    quote = desk.marking.tag_span("quote", desk.span("We are glad"))
    desk.marking.set_field(quote.id, "speaker_as_written", "the mayor")
    assert last_changes(desk) == [FieldChange("As written", "", "the mayor")]
    desk.marking.set_field(quote.id, "speaker_as_written", "")
    assert last_changes(desk) == [FieldChange("As written", "the mayor", "")]


def test_column_without_a_label_is_told_by_its_name(desk):
    quote = desk.marking.tag_span("quote", desk.span("We are glad"))
    desk.marking.set_status([quote.id], Status.IN_PROGRESS)
    assert last_changes(desk) == [FieldChange("status", "unchecked", "in progress")]


def test_choices_are_told_by_their_labels(desk):
    claim = desk.marking.tag_span("claim", desk.span("We are glad"))
    desk.marking.set_field(claim.id, "claim_type", "law")
    assert last_changes(desk) == [FieldChange("Type", "", "law or rule in force")]
    desk.marking.set_confidential(claim.id, confidential=True)
    assert last_changes(desk) == [FieldChange("confidential", "no", "yes")]


def test_lists_are_told_on_one_line(desk):
    quote = desk.marking.tag_span("quote", desk.span("We are glad"))
    desk.marking.set_tags(quote.id, ["b", "a"])
    assert last_changes(desk) == [FieldChange("tags", "", "b; a")]
    event = desk.eventing.add(None)
    desk.eventing.set_field(event.id, "who", "Ève (mayor); Oslo")
    assert last_changes(desk) == [FieldChange("Who", "", "Ève; Oslo")]


def test_rows_that_come_or_go_are_left_out(desk):
    quote = desk.marking.tag_span("quote", desk.span("We are glad"))
    assert last_changes(desk) == []
    desk.marking.add_piece(quote.id, desk.span("said"))
    assert {change.label for change in last_changes(desk)} <= {"role", "Start", "End"}


def test_article_details_are_told_by_their_labels(desk):
    desk.article_edits.confirm({"url": "here"})
    assert FieldChange("Address", "", "here") in last_changes(desk)


def test_events_that_became_one_are_told_by_their_names(desk):
    events = [desk.eventing.add(desk.span(words)) for words in ("The harbour", "storm", "talks")]
    desk.regrouping.merge([one.id for one in events])
    text = desk.text
    group = desk.project.history.groups(desk.workspace.session_id)[0]
    told = field_changes(desk.project, group, text)
    assert told[0].new == "storm"
    assert sorted(told[0].old.split("; ")) == ["The harbour", "storm", "talks"]
    assert FieldChange("mentions", "", "The harbour; talks") in told
    desk.workspace.undo()
    undone = last_changes(desk)[0]
    assert (undone.old, sorted(undone.new.split("; "))) == (
        told[0].new,
        ["The harbour", "storm", "talks"],
    )


def test_event_that_became_two_is_told_by_both_names(desk):
    mark = desk.marking.tag_span("claim", desk.span("schools"))
    event = desk.eventing.add(desk.span("The harbour"), [mark.id])
    desk.regrouping.split(event.id, [mark.id])
    assert last_changes(desk) == [FieldChange("events", "The harbour", "The harbour; schools")]


def test_events_without_names_or_gone_since_are_told_by_what_is_known(desk):
    one, two = desk.eventing.add(None), desk.eventing.add(desk.span("talks"))
    desk.regrouping.merge([one.id, two.id])
    assert last_changes(desk)[0] == FieldChange("events", "talks", "talks")


def test_marks_of_an_event_are_told_by_their_words(desk):
    marks = [desk.marking.tag_span("claim", desk.span(words)) for words in ("schools", "talks")]
    event = desk.eventing.add(None)
    desk.eventing.attach(event.id, [one.id for one in marks])
    group = desk.project.history.groups(desk.workspace.session_id)[0]
    (told,) = field_changes(desk.project, group, desk.text)
    assert (told.label, told.old, sorted(told.new.split("; "))) == (
        "marks",
        "",
        ["schools", "talks"],
    )
    desk.eventing.unlink(event.id, [marks[0].id])
    group = desk.project.history.groups(desk.workspace.session_id)[0]
    assert field_changes(desk.project, group, desk.text) == [FieldChange("marks", "schools", "")]
