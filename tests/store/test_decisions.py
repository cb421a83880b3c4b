# SPDX-License-Identifier: Apache-2.0
"""What was decided about suggestions comes back as it was written."""

import pytest

from annotator.domain.annotation import Origin, Piece, PieceRole, Proposal
from annotator.domain.decision import RuleSwitch
from annotator.domain.errors import ConflictError, DamageError
from annotator.domain.event import Actor
from annotator.domain.span import Span
from annotator.store.decisions import Marked, Outcome
from tests.store.test_trash import put_away


def accepted(work, *pieces, rule="quote.test", **values):
    """Add a mark that came of a suggestion with just these pieces and fields."""
    mark = work.annotation(*pieces, kind="quote", **values)
    proposed = Proposal("quote", mark.pieces, mark.fields)
    return work.tag(
        *pieces, kind="quote", origin=Origin.RULE, rule=rule, proposed=proposed, **values
    )


def outcome(work, rule="quote.test"):
    return work.project.decisions.outcomes().get(rule)


def test_what_was_proposed_comes_back(work):
    mark = accepted(work, (0, 7), (8, 13, "cue"), (20, 30), fields={"speaker": "Ève"})
    assert work.get(mark) == mark
    assert mark.proposed.content == (Span(0, 7), Span(20, 30))


def test_mark_of_a_person_came_of_nothing(work):
    assert work.get(work.tag((0, 7))).proposed is None


def test_marks_are_told_with_what_they_came_of(work):
    number = work.tag((40, 45), kind="number")
    quote = accepted(work, (0, 7), (8, 13, "cue"), (20, 30))
    assert work.project.decisions.marked(work.session.id) == [
        Marked("quote", (Span(0, 7), Span(20, 30)), quote.proposed),
        Marked("number", number.content, None),
    ]


def test_rejection_comes_back(work):
    rejection = work.reject((3, 9), (12, 20), kind="quote", rule="quote.test")
    assert work.project.decisions.rejections(work.session.id) == [rejection]


def test_rejections_are_of_their_session(work):
    work.reject((3, 9), session=work.add_session(work.article, "Ben"))
    assert work.project.decisions.rejections(work.session.id) == []


def test_rejection_is_undone_and_done_again(work):
    rejection = work.reject((3, 9))
    work.undo()
    assert work.project.decisions.rejections(work.session.id) == []
    work.redo()
    work.reopen()
    assert work.project.decisions.rejections(work.session.id) == [rejection]
    work.check()


def test_switches_come_back(work):
    work.switch("quote.test", on=False)
    work.switch("date.test", on=True)
    work.switch("quote.test", on=True)
    work.reopen()
    assert work.project.decisions.switches() == {
        "date.test": RuleSwitch("date.test", is_on=True),
        "quote.test": RuleSwitch("quote.test", is_on=True),
    }


def test_rule_of_which_nothing_became_anything_is_not_counted(work):
    work.tag((0, 7))
    assert work.project.decisions.outcomes() == {}


def test_accepted_and_rejected_are_counted_in_all_sessions(work):
    other = work.add_session(work.article, "Ben")
    accepted(work, (0, 7))
    accepted(work, (20, 27), session=other)
    work.reject((8, 13), rule="quote.test", session=other)
    work.reject((8, 13), rule="date.test")
    assert outcome(work) == Outcome(accepted=2, rejected=1)
    assert outcome(work, "date.test") == Outcome(rejected=1)


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "claim"},
        {"fields": {"speaker": "Ève Dvořák"}},
        {"fields": {}},
        {"pieces": (Piece(Span(0, 8)), Piece(Span(20, 30)))},
        {"pieces": (Piece(Span(0, 7)),)},
    ],
)
def test_mark_that_was_changed_since_counts_as_edited(work, values):
    mark = accepted(work, (0, 7), (20, 30), fields={"speaker": "Ève"})
    assert outcome(work) == Outcome(accepted=1)
    work.change(mark, **values)
    assert outcome(work) == Outcome(accepted=1, edited=1)
    work.undo()
    assert outcome(work) == Outcome(accepted=1)


def test_note_or_cue_is_no_edit_of_what_was_proposed(work):
    mark = accepted(work, (0, 7), fields={"speaker": "Ève"})
    work.change(mark, note="n", pieces=(Piece(Span(0, 7)), Piece(Span(8, 13), PieceRole.CUE)))
    assert outcome(work) == Outcome(accepted=1)


def test_mark_of_a_rule_without_what_it_proposed_counts_as_accepted(work):
    work.tag((0, 7), origin=Origin.RULE, rule="quote.test")
    assert outcome(work) == Outcome(accepted=1)


def test_rejected_are_told_among_contents(work):
    work.reject((3, 9), (12, 20), kind="quote")
    work.reject((3, 9))
    work.reject((30, 40))
    among = ((Span(3, 9),), (Span(3, 9), Span(12, 20)), (Span(12, 20),))
    assert work.project.decisions.rejected(work.session.id, among) == {
        *(("number", among[0]), ("quote", among[1])),
    }


def test_edit_is_refused_that_rests_on_what_was_there_before_another(work):
    edit = work.edit("Accept")
    edit.seen = work.project.history.log.end()
    work.tag((0, 7))
    with pytest.raises(ConflictError, match="at the same moment"):
        work.project.write(edit)


def test_edit_of_another_session_is_no_reason_to_refuse(work):
    edit = work.edit("Accept")
    edit.seen = work.project.history.log.end()
    work.tag((0, 7), session=work.add_session(work.article, "Ben"))
    work.project.write(edit)
    assert work.project.history.log.end() > edit.seen


def test_trash_is_not_counted(work):
    second = work.add_session(work.article, "Eve")
    accepted(work, (0, 7), session=second)
    work.reject((8, 13), session=second)
    put_away(work, second)
    assert work.project.decisions.outcomes() == {}


def test_rejection_that_nobody_wrote_is_damage(work):
    work.reject((3, 9))
    work.connection.execute("update rejection set spans = '[[9, 3]]'")
    with pytest.raises(DamageError):
        work.project.decisions.rejections(work.session.id)


def test_proposal_that_nobody_wrote_is_damage(work):
    accepted(work, (3, 9))
    work.connection.execute("update annotation set proposed = '{\"kind\": 3}'")
    with pytest.raises(DamageError):
        work.project.decisions.marked(work.session.id)


def test_events_are_told_with_where_they_are_told_of_and_what_they_came_of(work):
    proposed = Proposal("event", (Piece(Span(3, 9)),), {"what": "A storm"})
    work.add_event(span=(3, 9), mentions=(Span(0, 2),), origin=Origin.RULE, proposed=proposed)
    work.add_event()
    assert work.project.decisions.events(work.session.id) == [
        Marked("event", (Span(0, 2), Span(3, 9)), proposed),
        Marked("event", (), None),
    ]


def test_event_that_is_no_longer_what_was_proposed_is_edited(work):
    proposed = Proposal("event", (Piece(Span(3, 9)),), {"what": "A storm", "who": "Ada (lost)"})
    values = {"span": (3, 9), "origin": Origin.RULE, "rule": "event.test", "proposed": proposed}
    work.add_event(**values, what="A storm", who=(Actor("Ada", "lost"),))
    assert outcome(work, "event.test") == Outcome(accepted=1)
    work.add_event(**values, what="A storm")
    assert outcome(work, "event.test") == Outcome(accepted=2, edited=1)


def test_events_of_rules_are_found_at_the_places_that_tell_of_them(work):
    told = work.add_event(span=(3, 9), mentions=(Span(20, 24),), origin=Origin.RULE)
    work.add_event(span=(3, 9))
    found = work.project.events.of_rules_at
    for place in (Span(8, 10), Span(23, 30), Span(0, 90)):
        assert [one.id for one in found(work.session.id, [place])] == [told.id]
    assert found(work.session.id, [Span(9, 20), Span(24, 30)]) == []
    assert found(work.session.id, [Span(24, 30), Span(0, 2)]) == []
    assert found(work.session.id, []) == []


def test_whether_there_are_more_events_is_told_without_counting_all(work):
    for _ in range(2):
        work.add_event()
    assert work.project.events.has_more(work.session.id, 1)
    assert not work.project.events.has_more(work.session.id, 2)
