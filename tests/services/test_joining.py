# SPDX-License-Identifier: Apache-2.0
"""Several marks become one, and one becomes two."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Piece, PieceRole
from annotator.domain.errors import UserError
from annotator.domain.span import Span
from annotator.domain.status import Status


def texts(desk, annotation, role=PieceRole.CONTENT):
    pieces = desk.get(annotation).pieces
    return [piece.span.of(desk.text) for piece in pieces if piece.role is role]


@pytest.fixture
def tag(desk):
    """Return what tags the first place where some words stand."""

    def tag_words(words, kind="quote", **fields):
        return desk.marking.tag(kind, [Piece(desk.span(words))], fields)

    return tag_words


@pytest.fixture
def all_marks(desk):
    def read():
        return desk.project.annotations.of_session(desk.workspace.session_id)

    return read


def test_marks_apart_become_one_of_two_pieces(desk, tag, all_marks):
    later, first = tag("We are glad"), tag("We have never seen")
    joined = desk.joining.join([later.id, first.id])
    assert joined.id == first.id
    assert [one.id for one in all_marks()] == [first.id]
    assert texts(desk, first) == ["We have never seen", "We are glad"]


def test_marks_with_a_blank_between_become_one_piece(desk, tag):
    first, second = tag("We have"), tag("never seen")
    desk.joining.join([first.id, second.id])
    assert texts(desk, first) == ["We have never seen"]


def test_mark_within_another_goes_into_it(desk, tag, all_marks):
    outer, inner = tag("We have never seen"), tag("never")
    desk.joining.join([outer.id, inner.id])
    assert texts(desk, outer) == ["We have never seen"]
    assert len(all_marks()) == 1


def test_joining_is_one_step_and_undone_whole(desk, tag, all_marks):
    ids = [tag(words).id for words in ("We have", "never seen", "We are glad")]
    before = all_marks()
    desk.joining.join(ids)
    assert desk.labels()[0] == "Join quote"
    desk.workspace.undo()
    assert all_marks() == before


def test_blanks_are_filled_from_the_others(desk, tag):
    first = tag("We have never seen", speaker="Ann Lee")
    second = tag("We are glad", speaker="Bo Ek", cue="said")
    desk.joining.join([first.id, second.id])
    assert desk.get(first).fields == {"speaker": "Ann Lee", "cue": "said"}


def test_notes_and_tags_of_all_are_kept(desk, tag):
    first, second = tag("We have never seen"), tag("We are glad")
    desk.marking.set_note(first.id, "one")
    desk.marking.set_note(second.id, "two")
    desk.marking.set_tags(first.id, ["a", "b"])
    desk.marking.set_tags(second.id, ["b", "c"])
    desk.marking.set_confidential(second.id, confidential=True)
    joined = desk.joining.join([first.id, second.id])
    assert (joined.note, joined.tags, joined.confidential) == ("one\ntwo", ("a", "b", "c"), True)


def test_what_was_decided_of_a_part_is_open_again(desk, tag):
    first, second = tag("We have never seen"), tag("We are glad")
    desk.marking.set_status([first.id], Status.CHECKED)
    desk.marking.set_verdict([first.id], "accurate")
    joined = desk.joining.join([first.id, second.id])
    assert (joined.status, joined.verdict) == (Status.UNCHECKED, "")


def test_what_was_decided_of_all_stands(desk, tag):
    ids = [tag("We have never seen").id, tag("We are glad").id]
    desk.marking.set_status(ids, Status.CHECKED)
    desk.marking.set_verdict(ids, "accurate")
    joined = desk.joining.join(ids)
    assert (joined.status, joined.verdict) == (Status.CHECKED, "accurate")


def test_first_source_and_cue_stay(desk, tag):
    first, second = tag("We have never seen"), tag("We are glad")
    desk.marking.add_piece(second.id, desk.span("said"), PieceRole.CUE)
    desk.joining.join([first.id, second.id])
    assert texts(desk, first, PieceRole.CUE) == ["said"]


def test_event_of_any_speaks_of_the_joined_one_once(desk, tag):
    first, second, other = tag("We have never seen"), tag("We are glad"), tag("The harbour")
    event = desk.eventing.add(None, [first.id, other.id, second.id])
    late = desk.eventing.add(None, [second.id])
    desk.joining.join([first.id, second.id])
    links = [[one.annotation_id for one in desk.event(each).evidence] for each in (event, late)]
    assert links == [[first.id, other.id], [first.id]]
    desk.workspace.undo()
    assert len(desk.event(event).evidence) == 3


def test_marks_of_two_kinds_are_not_joined(desk, tag):
    ids = [tag("We have never seen").id, tag("We are glad", "claim").id]
    with pytest.raises(UserError, match="one kind"):
        desk.joining.join(ids)


def test_one_mark_is_not_joined(desk, tag):
    first = tag("We have never seen")
    with pytest.raises(UserError, match="two marks"):
        desk.joining.join([first.id, first.id])


def test_numbers_of_two_sentences_are_not_joined(desk, tag):
    first, second = tag("1,200", "number"), tag("never", "number")
    with pytest.raises(UserError, match="far apart"):
        desk.joining.join([first.id, second.id])


def test_pieces_are_joined_over_what_lies_between(desk, tag):
    quote = desk.marking.tag(
        "quote", [Piece(desk.span("We have")), Piece(desk.span("seen")), Piece(desk.span("glad"))]
    )
    start = desk.span("have").start
    desk.joining.join_pieces(quote.id, Span(start, desk.span("seen").end))
    assert texts(desk, quote) == ["We have never seen", "glad"]
    assert desk.labels()[0] == "Join pieces"


def test_single_piece_is_not_joined(desk, tag):
    first = tag("We have never seen")
    with pytest.raises(UserError, match="two pieces"):
        desk.joining.join_pieces(first.id, desk.span("have never"))


def caret(desk, words):
    start = desk.span(words).start
    return Span(start, start)


def test_mark_is_split_at_the_caret(desk, tag):
    first = tag("We have never seen", speaker="Ann Lee")
    desk.marking.set_status([first.id], Status.QUERY)
    desk.marking.set_tags(first.id, ["a"])
    second = desk.joining.split(first.id, caret(desk, "never"))
    assert (texts(desk, first), texts(desk, second)) == (["We have"], ["never seen"])
    for one in (first, second):
        stored = desk.get(one)
        known = (stored.fields["speaker"], stored.status, stored.tags)
        assert known == ("Ann Lee", Status.QUERY, ("a",))


def test_mark_is_split_around_a_selection(desk, tag):
    first = tag("We have never seen")
    second = desk.joining.split(first.id, desk.span("never"))
    assert (texts(desk, first), texts(desk, second)) == (["We have"], ["seen"])


def test_split_between_pieces_leaves_each_whole(desk, tag):
    first, other = tag("We have never seen"), tag("We are glad")
    desk.joining.join([first.id, other.id])
    desk.marking.add_piece(first.id, desk.span("said"), PieceRole.CUE)
    second = desk.joining.split(first.id, caret(desk, "said"))
    assert (texts(desk, first), texts(desk, second)) == (["We have never seen"], ["We are glad"])
    assert texts(desk, first, PieceRole.CUE) == texts(desk, second, PieceRole.CUE) == ["said"]


def test_values_of_a_number_stay_with_the_first(desk, tag):
    first = tag("1,200 people", "number", number_value="1200")
    second = desk.joining.split(first.id, caret(desk, "people"))
    assert (desk.get(first).fields, desk.get(second).fields) == ({"number_value": "1200"}, {})


@pytest.mark.parametrize("words", ["We have", " such a thing"])
def test_split_at_an_end_is_refused(desk, tag, words):
    first = tag("We have never seen")
    with pytest.raises(UserError, match="inside the mark"):
        desk.joining.split(first.id, caret(desk, words))


def test_split_is_one_step_and_events_speak_of_both(desk, tag, all_marks):
    first = tag("We have never seen")
    event = desk.eventing.add(None, [first.id])
    before = all_marks()
    second = desk.joining.split(first.id, caret(desk, "never"))
    assert desk.labels()[0] == "Split quote"
    assert [one.annotation_id for one in desk.event(event).evidence] == [first.id, second.id]
    desk.workspace.undo()
    assert all_marks() == before
    assert len(desk.event(event).evidence) == 1
    desk.workspace.redo()
    assert len(all_marks()) == 2


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 17))
def test_what_was_split_joins_to_what_it_was(desk, all_marks, cut):
    desk.marking.delete([one.id for one in all_marks()])
    span = desk.span("We have never seen")
    first = desk.marking.tag_span("quote", span)
    gap = Span(span.start + cut, span.start + cut)
    second = desk.joining.split(first.id, gap)
    assert desk.joining.join([first.id, second.id]).content[0].start == span.start
    assert desk.get(first).envelope == span
    covered = "".join(texts(desk, first)).replace(" ", "")
    assert covered == span.of(desk.text).replace(" ", "")


def test_session_that_was_handed_on_refuses(desk, tag):
    first, second = tag("We have"), tag("never seen")
    desk.review.set_ready()
    for edit in (
        lambda: desk.joining.join([first.id, second.id]),
        lambda: desk.joining.join_pieces(first.id, desk.span("We have")),
        lambda: desk.joining.split(first.id, caret(desk, "never")),
    ):
        with pytest.raises(UserError):
            edit()
