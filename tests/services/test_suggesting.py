# SPDX-License-Identifier: Apache-2.0
"""Accepting and rejecting suggestions."""

from dataclasses import replace

import pytest

from annotator.domain.annotation import Origin, Piece, PieceRole
from annotator.domain.errors import ConflictError, UserError
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.domain.suggestion import Suggestion
from annotator.services import looking
from annotator.services import suggesting as module
from annotator.services.deciding import unsettled
from annotator.services.importing import add_session
from annotator.services.looking import found_by_kind, why_nothing
from annotator.services.suggesting import Suggesting
from annotator.store.decisions import Outcome
from tests.agreement import assert_agreement
from tests.services.of_suggesting import (
    DAYS,
    FIGURES,
    NAMES,
    SUGGESTERS,
    TODAY,
    found,
    left,
    of_kind,
    switch_all_on,
)


@pytest.fixture(autouse=True)
def _suggesters(monkeypatch):
    monkeypatch.setattr(looking, "all_suggesters", lambda: SUGGESTERS)
    monkeypatch.setattr(module, "all_rules", lambda: (NAMES, FIGURES, DAYS))


@pytest.fixture
def suggesting(desk):
    return Suggesting(desk.workspace)


def test_suggestions_come_in_text_order(desk, suggesting):
    switch_all_on(suggesting)
    assert left(desk, suggesting) == [
        *("29", "Tuesday", "We have never seen such a thing 🌊", "1,200"),
    ]


def test_each_suggester_answers_by_itself(desk):
    kinds = [{one.kind for one in part} for part in found_by_kind(desk.workspace.article, TODAY)]
    assert kinds == [{"quote"}, {"number"}, {"date"}]


def test_same_words_are_suggested_once(desk, suggesting, monkeypatch):
    twice = (*SUGGESTERS, SUGGESTERS[1])
    monkeypatch.setattr(looking, "all_suggesters", lambda: twice)
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]


def test_accepted_is_a_mark_that_says_why(desk, suggesting):
    (quote,) = of_kind(desk, "quote")
    (made,) = suggesting.accept([quote])
    stored = desk.get(made)
    assert stored == made
    assert (stored.origin, stored.rule) == (Origin.RULE, NAMES.key)
    assert stored.reason == "Somebody said it"
    assert stored.status is Status.UNCHECKED
    assert [piece.role for piece in stored.pieces] == [
        *(PieceRole.CONTENT, PieceRole.SOURCE, PieceRole.CUE),
    ]
    assert stored.fields == {"speaker_as_written": "mayor Ève Dvořák", "cue": "said"}
    assert desk.labels()[0] == "Accept quote"
    assert_agreement(desk.project)


def test_reason_is_kept_on_one_line(desk, suggesting):
    (day,) = of_kind(desk, "date")
    why = message("“{words}” stands in it", words="on\nTuesday\tnight")
    (made,) = suggesting.accept([replace(day, reason=why)])
    assert desk.get(made).reason == "“on Tuesday night” stands in it"


def test_accepted_is_suggested_no_more(desk, suggesting):
    suggesting.accept(of_kind(desk, "date"))
    assert left(desk, suggesting) == ["29", "1,200"]


def test_what_somebody_else_decided_first_stands(desk, other, suggesting):
    theirs = Suggesting(other.workspace)
    one, two = of_kind(desk, "number")
    (day,) = of_kind(desk, "date")
    theirs.accept([one])
    theirs.reject([day])
    assert [mark.envelope for mark in suggesting.accept([one, day, two])] == [two.envelope]
    with pytest.raises(UserError, match="already"):
        suggesting.reject([one, day, two])
    assert len(desk.project.decisions.rejections(desk.workspace.session_id)) == 1
    with pytest.raises(UserError, match="accepted already"):
        suggesting.reject([one])
    with pytest.raises(UserError, match="rejected already"):
        suggesting.accept_edited(day)


@pytest.mark.parametrize("decide", ["accept", "reject"])
def test_nothing_is_decided_twice_at_the_same_moment(desk, other, suggesting, decide):
    numbers_found, clock = of_kind(desk, "number"), desk.project.clock

    def somebody_is_quicker():
        desk.project.clock = clock
        Suggesting(other.workspace).accept(numbers_found[:1])
        return clock()

    desk.project.clock = somebody_is_quicker
    with pytest.raises(ConflictError, match="at the same moment"):
        getattr(suggesting, decide)(numbers_found)
    assert left(desk, suggesting) == ["Tuesday", "1,200"]
    assert desk.labels()[0] == "Accept number"
    getattr(suggesting, decide)(numbers_found)
    assert left(desk, suggesting) == ["Tuesday"]
    assert_agreement(desk.project)


def test_many_are_looked_up_together(desk, suggesting):
    many = [
        Suggestion("number", (Piece(Span(at, at + 1)),), FIGURES.key, message("A letter"))
        for at in range(70, 95)
    ]
    assert len(suggesting.accept(many[1:2])) == 1
    assert len(suggesting.accept(many)) == 24


def test_source_around_the_words_costs_no_mark(desk, suggesting):
    words = desk.span("two days after the storm")
    around = desk.span("on Tuesday, two days after the storm")
    pieces = (Piece(around, PieceRole.SOURCE), Piece(words), Piece(words, PieceRole.CUE))
    quote = Suggestion("quote", pieces, NAMES.key, message("Somebody said it"))
    (made,) = suggesting.accept([quote])
    assert desk.get(made).pieces == (Piece(words),)
    assert desk.project.decisions.outcomes() == {NAMES.key: Outcome(accepted=1)}
    assert_agreement(desk.project)


def test_joined_marks_bring_nothing_back(desk, suggesting):
    (quote,) = of_kind(desk, "quote")
    other_words = desk.span("We are glad it is over.")
    second = replace(quote, pieces=(Piece(other_words),))
    one, two = suggesting.accept([quote, second])
    desk.joining.join([one.id, two.id])
    assert unsettled([quote, second], suggesting.decided()) == []


def test_several_are_accepted_in_one_step(desk, suggesting):
    made = suggesting.accept(of_kind(desk, "number"))
    assert len(made) == 2
    assert desk.labels()[0] == "Accept 2 suggestions"
    desk.workspace.undo()
    assert desk.project.annotations.of_session(desk.workspace.session_id) == []
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]
    desk.workspace.redo()
    assert left(desk, suggesting) == ["Tuesday"]
    assert_agreement(desk.project)


def test_nothing_is_accepted_twice(desk, suggesting):
    one, other = of_kind(desk, "number")
    assert len(suggesting.accept([one, one])) == 1
    assert [mark.envelope for mark in suggesting.accept([one, other])] == [other.envelope]
    with pytest.raises(UserError, match="accepted already"):
        suggesting.accept([one, other])
    assert suggesting.accept([]) == []
    with pytest.raises(UserError, match="accepted already"):
        suggesting.accept_edited(one, fields={"number_value": "3"})


def test_accepted_stays_settled_when_its_mark_is_changed(desk, suggesting):
    (made,) = suggesting.accept(of_kind(desk, "date"))
    desk.marking.retag([made.id], "claim")
    desk.marking.add_piece(made.id, desk.span("Harbour opens"))
    desk.marking.cut_out(made.id, desk.span("Tuesday"))
    assert left(desk, suggesting) == ["29", "1,200"]


def test_deleted_mark_is_suggested_again(desk, suggesting):
    (made,) = suggesting.accept(of_kind(desk, "date"))
    desk.marking.delete([made.id])
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]


def test_accepted_with_other_values_takes_them(desk, suggesting):
    (quote,) = of_kind(desk, "quote")
    typed = {"speaker": "  Ève Dvořák ", "cue": ""}
    stored = desk.get(suggesting.accept_edited(quote, fields=typed))
    assert stored.fields == {"speaker": "Ève Dvořák", "speaker_as_written": "mayor Ève Dvořák"}
    assert stored.proposed.fields == {"speaker_as_written": "mayor Ève Dvořák", "cue": "said"}
    assert desk.labels()[0] == "Accept quote with changes"
    desk.workspace.undo()
    assert desk.project.annotations.of_session(desk.workspace.session_id) == []


def test_change_that_follows_an_acceptance_is_part_of_the_step(desk, suggesting):
    (begun,) = suggesting.begin(of_kind(desk, "quote"))
    desk.marking.set_status([begun.id], Status.CHECKED)
    assert desk.labels()[0] == "Accept quote with changes"
    assert desk.get(begun).status is Status.CHECKED
    desk.workspace.undo()
    assert desk.project.annotations.of_session(desk.workspace.session_id) == []
    desk.workspace.redo()
    assert desk.get(begun).status is Status.CHECKED
    assert_agreement(desk.project)


def test_nothing_is_begun_that_was_accepted(desk, suggesting):
    numbers = of_kind(desk, "number")
    suggesting.accept(numbers[:1])
    with pytest.raises(UserError, match="accepted already"):
        suggesting.begin(numbers)
    assert left(desk, suggesting) == ["Tuesday", "1,200"]


def test_accepted_with_other_pieces_takes_them(desk, suggesting):
    (quote,) = of_kind(desk, "quote")
    wider = [Piece(desk.span('"We have never seen such a thing 🌊," ')), *quote.pieces[1:]]
    stored = desk.get(suggesting.accept_edited(quote, pieces=wider))
    assert stored.exact(desk.text) == '"We have never seen such a thing 🌊,"'
    switch_all_on(suggesting)
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]


def test_value_that_cannot_be_read_is_refused(desk, suggesting):
    one, _ = of_kind(desk, "number")
    with pytest.raises(UserError, match="many"):
        suggesting.accept_edited(one, fields={"number_value": "many"})
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]


def test_rejected_stays_away(desk, suggesting):
    suggesting.reject(of_kind(desk, "date"))
    assert left(desk, suggesting) == ["29", "1,200"]
    assert desk.labels()[0] == "Reject date"
    desk.workspace.close_session()
    (session,) = desk.project.sessions.summaries()
    desk.workspace.open_session(session.session.id)
    assert left(desk, suggesting) == ["29", "1,200"]
    assert_agreement(desk.project)


def test_rejected_comes_back_by_undo(desk, suggesting):
    suggesting.reject(of_kind(desk, "number"))
    assert desk.labels()[0] == "Reject 2 suggestions"
    assert left(desk, suggesting) == ["Tuesday"]
    desk.workspace.undo()
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]
    desk.workspace.redo()
    assert left(desk, suggesting) == ["Tuesday"]


def test_nothing_is_rejected_twice(desk, suggesting):
    one, other = of_kind(desk, "number")
    suggesting.reject([one, one])
    before = len(desk.labels())
    with pytest.raises(UserError, match="rejected already"):
        suggesting.reject([one])
    suggesting.reject([])
    assert len(desk.labels()) == before
    suggesting.reject([one, other])
    assert len(desk.project.decisions.rejections(desk.workspace.session_id)) == 2


def test_rejection_holds_in_its_session_alone(desk, suggesting, project):
    suggesting.reject(found(desk))
    session_id = add_session(project, desk.workspace.article.id, "Ben")
    desk.workspace.open_session(session_id)
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]


def test_other_program_sees_what_was_decided(desk, other, suggesting):
    suggesting.reject(of_kind(desk, "date"))
    suggesting.accept(of_kind(desk, "number"))
    assert left(other, Suggesting(other.workspace)) == []


def test_date_of_publication_resolves_only_what_is_untouched(desk, suggesting):
    one = of_kind(desk, "date")[0]
    (made,) = suggesting.accept([one])
    before = desk.get(made)
    desk.article_edits.confirm({"published": "2023-11-29"})
    assert desk.get(made) == before
    desk.workspace.undo()
    desk.workspace.undo()
    desk.article_edits.confirm({"published": "2023-11-29"})
    (again,) = of_kind(desk, "date")
    assert again.fields == {"date_value": "2023-11-29"}
    assert again.identity == one.identity


def test_session_that_was_handed_on_refuses(desk, suggesting):
    numbers_found = of_kind(desk, "number")
    desk.review.set_ready()
    for decide in (suggesting.accept, suggesting.reject):
        with pytest.raises(UserError, match="open for review"):
            decide(numbers_found)
    with pytest.raises(UserError, match="open for review"):
        suggesting.accept_edited(numbers_found[0], fields={})
    assert left(desk, suggesting) == ["29", "Tuesday", "1,200"]


def test_other_language_gets_no_suggestions(desk):
    german = replace(desk.workspace.article, language="de", guessed=frozenset())
    assert list(found_by_kind(german, TODAY)) == []
    assert "German" in str(why_nothing(german))
    assert why_nothing(desk.workspace.article) is None


def test_value_that_is_none_of_its_field_is_left_blank(desk, suggesting):
    (day,) = of_kind(desk, "date")
    wrong = replace(day, fields={"date_value": "2023-02-30", "date_rule": "back"})
    (made,) = suggesting.accept([wrong])
    assert desk.get(made).fields == {"date_rule": "back"}
    assert desk.project.decisions.outcomes() == {DAYS.key: Outcome(accepted=1)}
    desk.workspace.undo()
    made = suggesting.accept_edited(wrong, fields={"date_rule": ""})
    assert desk.get(made).fields == {}
    assert_agreement(desk.project)
