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
