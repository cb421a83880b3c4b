# SPDX-License-Identifier: Apache-2.0
"""What of the suggestions is left to decide on."""

from annotator.domain.annotation import Piece, Proposal
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Suggestion
from annotator.services.deciding import Decided, undecided, unsettled
from annotator.store.decisions import Marked


def suggestion(*spans, kind="quote", rule="quote.test"):
    pieces = tuple(Piece(Span(start, end)) for start, end in spans)
    return Suggestion(kind, pieces, rule, message("Because"))


def marked(*spans, kind="quote", proposed=None):
    came_from = Proposal(proposed.kind, proposed.pieces) if proposed else None
    return Marked(kind, tuple(Span(start, end) for start, end in spans), came_from)


OUTER, INNER = suggestion((0, 60)), suggestion((20, 60))


def left(suggestions, *marks, **values):
    return undecided(suggestions, Decided(tuple(marks), **values))


def test_nothing_is_decided_at_first():
    assert left([OUTER, INNER]) == [OUTER, INNER]


def test_same_words_of_the_same_kind_are_decided():
    assert left([OUTER, INNER], marked((20, 60))) == [OUTER]


def test_same_words_of_another_kind_are_not():
    assert left([OUTER], marked((0, 60), kind="claim")) == [OUTER]


def test_nearly_the_same_words_are_decided():
    assert left([suggestion((10, 50))], marked((9, 51))) == []


def test_few_words_in_common_are_not():
    assert left([suggestion((10, 50))], marked((40, 80))) == [suggestion((10, 50))]


def test_mark_settles_the_one_that_it_fits_best():
    assert left([OUTER, INNER], marked((1, 60))) == [INNER]


def test_pieces_are_held_against_pieces():
    split = suggestion((0, 10), (30, 40))
    assert left([split], marked((0, 10), (30, 39))) == []
    assert left([split], marked((11, 29))) == [split]


def test_number_within_a_marked_number_is_decided():
    one, other = suggestion((0, 1), kind="number"), suggestion((5, 7), kind="number")
    assert left([one, other], marked((0, 7), kind="number")) == []


def test_numbers_side_by_side_are_not():
    number = suggestion((0, 5), kind="number")
    assert left([number], marked((5, 9), kind="number")) == [number]


def test_accepted_stays_settled_wherever_its_mark_went():
    assert left([OUTER], marked((500, 510), kind="claim", proposed=OUTER)) == []


def test_mark_of_a_rule_that_proposes_something_else_now_settles_what_is_near():
    before = suggestion((0, 58))
    assert left([OUTER], marked((0, 58), proposed=before)) == []


def test_rejected_stays_away():
    assert left([OUTER, INNER], rejected=frozenset({OUTER.identity})) == [INNER]


def test_rejected_stays_away_where_its_rule_begins_a_little_elsewhere():
    before = suggestion((4, 60), kind="number")
    now = suggestion((2, 60), kind="number")
    assert left([now], rejected=frozenset({before.identity})) == []


def test_what_only_touches_the_rejected_does_not_stay_away():
    before = suggestion((0, 4), kind="number")
    now = suggestion((0, 40), kind="number")
    assert left([now], rejected=frozenset({before.identity})) == [now]


def test_what_is_like_the_rejected_is_left_where_that_is_suggested_still():
    rejected = frozenset({INNER.identity})
    assert left([OUTER, INNER], rejected=rejected) == [OUTER]


def test_joined_mark_settles_all_that_it_was_joined_of():
    one, other, third = suggestion((0, 40)), suggestion((50, 54)), suggestion((60, 64))
    joined = ((0, 40), (50, 54), (60, 64))
    assert left([one, other, third], marked(*joined, proposed=one)) == []
    assert left([one, other, third], marked(*joined)) == []


def test_number_that_was_widened_settles_those_it_took_in():
    one, other = suggestion((0, 2), kind="number"), suggestion((6, 9), kind="number")
    assert left([one, other], marked((0, 9), kind="number", proposed=one)) == []


def test_mark_as_it_was_proposed_settles_nothing_else():
    assert left([OUTER, INNER], marked((0, 60), proposed=OUTER)) == [INNER]
    assert left([OUTER, INNER], marked((20, 60), proposed=INNER)) == [OUTER]


def test_rules_that_are_off_suggest_nothing():
    decided = Decided(off=frozenset({"quote.test"}))
    assert undecided([OUTER], decided) == []
    assert unsettled([OUTER], decided) == [OUTER]


def test_long_marks_and_many_suggestions_take_no_long_time():
    many = [suggestion((start, start + 6)) for start in range(0, 400_000, 10)]
    marks = [marked((start, start + 6)) for start in range(0, 400_000, 20)]
    assert len(left(many, *marks, marked((0, 400_000)))) == 20_000
