# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.annotation import Piece, PieceRole
from annotator.domain.errors import GoneError, UserError
from annotator.domain.message import Message, message
from annotator.domain.span import Span
from annotator.domain.status import Status


def texts(desk, annotation, role=PieceRole.CONTENT):
    pieces = desk.get(annotation).pieces
    return [piece.span.of(desk.text) for piece in pieces if piece.role is role]


@pytest.fixture
def quote(desk):
    return desk.marking.tag_span("quote", desk.span("We have never seen such a thing"))


@pytest.fixture
def split(desk):
    """Return a quote in two pieces around its cue."""
    return desk.marking.tag(
        "quote",
        [
            Piece(desk.span("We have never seen")),
            Piece(desk.span("said"), PieceRole.CUE),
            Piece(desk.span("We are glad")),
        ],
    )


def test_mark_leaves_out_white_space_at_its_ends(desk):
    span = desk.span(" The harbour opened ")
    annotation = desk.marking.tag_span("claim", span)
    assert texts(desk, annotation) == ["The harbour opened"]


def test_white_space_alone_is_no_mark(desk):
    with pytest.raises(UserError, match="only white space"):
        desk.marking.tag_span("claim", desk.span("\n\n"))


def test_mark_takes_fields_in_their_stored_form(desk):
    annotation = desk.marking.tag(
        "number", [Piece(desk.span("1,200"))], {"number_value": "1,200", "unit": " "}
    )
    assert desk.get(annotation).fields == {"number_value": "1200"}


def test_field_that_cannot_be_read_leaves_no_mark(desk):
    with pytest.raises(UserError, match="not a number"):
        desk.marking.tag("number", [Piece(Span(0, 7))], {"number_value": "many"})
    assert desk.labels() == []


def test_unknown_kind_is_a_fault_of_the_program(desk):
    with pytest.raises(KeyError):
        desk.marking.tag_span("rumour", Span(0, 7))


def test_cue_within_the_content_splits_it(desk):
    whole = desk.span('thing 🌊," mayor Ève Dvořák said')
    annotation = desk.marking.tag(
        "quote", [Piece(whole), Piece(desk.span("mayor Ève Dvořák"), PieceRole.SOURCE)]
    )
    assert texts(desk, annotation) == ['thing 🌊,"', "said"]


def test_label_of_a_step_is_translated_part_by_part(desk, quote):
    desk.marking.set_field(quote.id, "speaker_as_written", "Ève")
    first, second = desk.project.history.groups(desk.workspace.session_id)
    assert first.label == message("Set {field}", field=Message("as written"))
    assert second.label == message("Tag {kind}", kind=Message("quote"))


def test_retag_keeps_only_the_fields_of_the_kind(desk, quote):
    desk.marking.set_field(quote.id, "speaker", "Ève")
    desk.marking.retag([quote.id], "claim")
    assert (desk.get(quote).kind, desk.get(quote).fields) == ("claim", {})
    desk.workspace.undo()
    assert (desk.get(quote).kind, desk.get(quote).fields) == ("quote", {"speaker": "Ève"})


def test_retag_to_the_same_kind_is_no_step(desk, quote):
    desk.marking.retag([quote.id], "quote")
    assert desk.labels() == ["Tag quote"]


def test_delete_removes_links_and_undo_restores_them(desk, quote):
    other = desk.marking.tag_span("claim", desk.span("The harbour"))
    event = desk.eventing.add(None, [quote.id, other.id])
    desk.marking.delete([quote.id])
    assert [one.annotation_id for one in desk.event(event).evidence] == [other.id]
    desk.workspace.undo()
    assert desk.event(event) == event
    assert desk.get(quote) == quote


def test_delete_of_several_is_one_step(desk, quote):
    other = desk.marking.tag_span("claim", desk.span("The harbour"))
    desk.marking.delete([quote.id, other.id])
    assert desk.labels()[0] == "Delete 2 marks"
    desk.workspace.undo()
    assert desk.project.annotations.find([quote.id, other.id]) == [quote, other]


def test_delete_of_one_names_its_kind(desk, quote):
    desk.marking.delete([quote.id])
    assert desk.labels()[0] == "Delete quote"


def test_delete_of_nothing_is_no_step(desk):
    desk.marking.delete([])
    assert desk.labels() == []


def test_field_is_set_and_emptied(desk, quote):
    desk.marking.set_field(quote.id, "speaker", " Ève ")
    assert desk.get(quote).fields == {"speaker": "Ève"}
    desk.marking.set_field(quote.id, "speaker", " ")
    assert desk.get(quote).fields == {}


def test_field_of_another_kind_is_a_fault_of_the_program(desk, quote):
    with pytest.raises(KeyError):
        desk.marking.set_field(quote.id, "number_value", "1")


def test_typing_in_a_field_is_one_step(desk, quote):
    for typed in ("E", "Ev", "Ev ", "Eve"):
        desk.marking.set_field(quote.id, "speaker", typed, draft=True)
    assert desk.labels() == ["Set speaker", "Tag quote"]
    desk.workspace.undo()
    assert desk.get(quote) == quote


def test_typing_finished_as_it_stands_is_closed(desk, quote):
    desk.marking.set_field(quote.id, "speaker", "Eve", draft=True)
    desk.marking.set_field(quote.id, "speaker", "Eve")
    open_groups = "select count(*) from change_group where is_open"
    assert desk.project.connection.execute(open_groups).fetchone() == (0,)
    assert desk.labels() == ["Set speaker", "Tag quote"]


def test_typing_back_leaves_no_step_and_no_trace(desk, quote):
    desk.marking.set_note(quote.id, "n", draft=True)
    desk.marking.set_note(quote.id, "", draft=True)
    desk.workspace.close_draft()
    assert desk.labels() == ["Tag quote"]
    assert desk.get(quote) == quote


def test_tags_are_stripped_and_told_once(desk, quote):
    desk.marking.set_tags(quote.id, [" b ", "a", "", "b"])
    assert desk.get(quote).tags == ("b", "a")


@pytest.mark.parametrize(("confidential", "label"), [(True, "confidential"), (False, "open")])
def test_confidential_says_which_way(desk, quote, confidential, label):
    desk.marking.set_confidential(quote.id, confidential=not confidential)
    desk.marking.set_confidential(quote.id, confidential=confidential)
    assert desk.get(quote).confidential is confidential
    assert desk.labels()[0] == f"Mark as {label}"


def test_note_is_set(desk, quote):
    desk.marking.set_note(quote.id, "n")
    assert desk.get(quote).note == "n"


def test_status_of_several_is_one_step(desk, quote):
    other = desk.marking.tag_span("claim", desk.span("The harbour"))
    desk.marking.set_status([quote.id, other.id], Status.CHECKED)
    assert desk.project.sessions.progress(desk.workspace.session_id).done == 2
    desk.workspace.undo()
    assert desk.project.sessions.progress(desk.workspace.session_id).done == 0


def test_status_that_some_have_already_changes_the_others(desk, quote):
    other = desk.marking.tag_span("claim", desk.span("The harbour"))
    desk.marking.set_status([quote.id], Status.CHECKED)
    before = desk.get(quote)
    desk.marking.set_status([quote.id, other.id], Status.CHECKED)
    assert desk.get(quote) == before


def test_status_of_none_is_no_step(desk):
    desk.marking.set_status([], Status.CHECKED)
    assert desk.labels() == []


def test_verdict_is_one_of_the_scale(desk, quote):
    desk.marking.set_verdict([quote.id], "needs_context")
    assert desk.get(quote).verdict == "needs_context"
    assert desk.labels()[0] == "Set verdict to needs context"
    desk.marking.set_verdict([quote.id], "")
    assert desk.labels()[0] == "Set verdict to none"
    with pytest.raises(UserError, match="not a verdict of this project"):
        desk.marking.set_verdict([quote.id], "splendid")


@pytest.mark.parametrize(
    ("offset", "at_start", "expected"),
    [
        (-9, True, Span(0, 7)),
        (3, True, Span(3, 7)),
        (99, True, Span(6, 7)),
        (-9, False, Span(0, 1)),
        (13, False, Span(0, 13)),
        (10**9, False, None),
    ],
)
def test_edge_stays_within_the_text_and_keeps_a_character(desk, offset, at_start, expected):
    annotation = desk.marking.tag_span("claim", Span(0, 7))
    desk.marking.move_edge(annotation.id, 0, offset, at_start=at_start)
    (piece,) = desk.get(annotation).pieces
    assert piece.span == (expected or Span(0, len(desk.text)))


def test_edge_that_meets_the_next_piece_joins_them(desk):
    annotation = desk.marking.tag("claim", [Piece(Span(0, 7)), Piece(Span(8, 13))])
    desk.marking.move_edge(annotation.id, 0, 10, at_start=False)
    assert [piece.span for piece in desk.get(annotation).pieces] == [Span(0, 13)]


def test_edge_that_does_not_move_is_no_step(desk):
    annotation = desk.marking.tag_span("claim", Span(0, 7))
    desk.marking.move_edge(annotation.id, 0, 7, at_start=False)
    assert desk.labels() == ["Tag claim"]


def test_content_drawn_over_a_cue_leaves_it_out(desk, split):
    desk.marking.move_edge(split.id, 0, desk.span("We are glad").end, at_start=False)
    assert len(texts(desk, split)) == 2
    assert texts(desk, split, PieceRole.CUE) == ["said"]
    assert desk.get(split).envelope == Span(
        desk.span("We have never").start, desk.span("We are glad").end
    )


def test_added_piece_is_content_unless_said(desk, quote):
    desk.marking.add_piece(quote.id, desk.span("We are glad "))
    assert texts(desk, quote) == ["We have never seen such a thing", "We are glad"]


def test_added_cue_takes_its_words_out_of_the_content(desk):
    annotation = desk.marking.tag_span("quote", desk.span("mayor Ève Dvořák said"))
    desk.marking.add_piece(annotation.id, desk.span("Ève Dvořák"), PieceRole.CUE)
    assert texts(desk, annotation) == ["mayor", "said"]
    assert texts(desk, annotation, PieceRole.CUE) == ["Ève Dvořák"]
    assert desk.labels()[0] == "Mark cue"


def roles(desk, annotation):
    return texts(desk, annotation, PieceRole.SOURCE), texts(desk, annotation, PieceRole.CUE)


def test_source_and_cue_fill_their_fields_in_the_same_step(desk, quote):
    desk.marking.add_piece(quote.id, desk.span("mayor Ève Dvořák"), PieceRole.SOURCE)
    desk.marking.add_piece(quote.id, desk.span(" said"), PieceRole.CUE)
    assert roles(desk, quote) == (["mayor Ève Dvořák"], ["said"])
    assert desk.get(quote).fields == {"speaker_as_written": "mayor Ève Dvořák", "cue": "said"}
    assert desk.labels() == ["Mark cue", "Mark source", "Tag quote"]
    desk.workspace.undo()
    assert desk.get(quote).fields == {"speaker_as_written": "mayor Ève Dvořák"}
    assert roles(desk, quote) == (["mayor Ève Dvořák"], [])


def test_new_source_replaces_the_old_one_and_its_words(desk, quote):
    desk.marking.add_piece(quote.id, desk.span("mayor"), PieceRole.SOURCE)
    desk.marking.add_piece(quote.id, desk.span("Ève Dvořák"), PieceRole.SOURCE)
    assert roles(desk, quote) == (["Ève Dvořák"], [])
    assert desk.get(quote).fields == {"speaker_as_written": "Ève Dvořák"}


def test_field_that_somebody_filled_in_is_left(desk, quote):
    desk.marking.set_field(quote.id, "speaker_as_written", "the mayor")
    desk.marking.add_piece(quote.id, desk.span("Ève Dvořák"), PieceRole.SOURCE)
    assert desk.get(quote).fields == {"speaker_as_written": "the mayor"}


def test_words_over_two_lines_are_filled_in_on_one(desk, quote):
    desk.marking.add_piece(quote.id, desk.span("storm\n\nTROMSØ"), PieceRole.SOURCE)
    assert desk.get(quote).fields == {"speaker_as_written": "storm TROMSØ"}


@pytest.mark.parametrize("role", [PieceRole.SOURCE, PieceRole.CUE])
def test_kind_without_a_source_refuses_one(desk, role):
    date = desk.marking.tag_span("date", desk.span("Nov. 29"))
    with pytest.raises(UserError, match=f"A date has no {role}.* has one: quote"):
        desk.marking.add_piece(date.id, desk.span("UPI"), role)
    assert desk.get(date) == date


@pytest.mark.parametrize("words", ["We are glad", "schools. The"])
def test_words_far_from_a_number_do_not_join_it(desk, words):
    number = desk.marking.tag_span("number", desk.span("1,200"))
    with pytest.raises(UserError, match="far apart to the number “1,200”"):
        desk.marking.add_piece(number.id, desk.span(words))
    assert desk.get(number) == number


def test_words_of_its_sentence_join_a_number(desk):
    number = desk.marking.tag_span("number", desk.span("1,200"))
    desk.marking.add_piece(number.id, desk.span("people"))
    assert texts(desk, number) == ["1,200", "people"]


def test_cue_over_all_of_the_content_is_refused(desk, quote):
    with pytest.raises(UserError, match="Nothing would be left"):
        desk.marking.add_piece(
            quote.id, desk.span("We have never seen such a thing"), PieceRole.CUE
        )
    assert desk.get(quote) == quote


def test_cut_splits_a_piece(desk, quote):
    desk.marking.cut_out(quote.id, desk.span(" never "))
    assert texts(desk, quote) == ["We have", "seen such a thing"]


def test_cut_at_an_edge_shortens_the_piece(desk, quote):
    desk.marking.cut_out(quote.id, desk.span("We have"))
    assert texts(desk, quote) == ["never seen such a thing"]


def test_cut_elsewhere_is_no_step(desk, quote):
    desk.marking.cut_out(quote.id, desk.span("Harbour"))
    assert desk.labels() == ["Tag quote"]


def test_cut_leaves_the_cue(desk, split):
    start, end = desk.span("said").start, desk.span("We are").end
    desk.marking.cut_out(split.id, Span(start, end))
    assert texts(desk, split) == ["We have never seen", "glad"]
    assert texts(desk, split, PieceRole.CUE) == ["said"]


def test_cut_of_everything_is_refused(desk, quote):
    with pytest.raises(UserError, match="Delete it instead"):
        desk.marking.cut_out(quote.id, Span(0, len(desk.text)))


def test_missing_annotation_is_said_to_be_gone(desk):
    with pytest.raises(GoneError):
        desk.marking.set_note("a0", "n")


def test_every_change_tells_its_time(desk, quote):
    desk.marking.set_note(quote.id, "n")
    assert desk.get(quote).modified > quote.modified
    assert desk.get(quote).created == quote.created
