# SPDX-License-Identifier: Apache-2.0
"""What is known of an article: marks before finds of the same words, and nothing rejected."""

from annotator.domain.annotation import Piece, PieceRole, Proposal
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.suggestion import Suggestion
from annotator.services import knowing
from annotator.services.deciding import NOTHING, Decided
from annotator.store.decisions import Marked


def find(start, end, kind="date", fields=None):
    pieces = (Piece(Span(start, end)),)
    return Suggestion(kind, pieces, f"{kind}.test", message("Because"), fields or {})


QUOTE = Suggestion(
    "quote",
    (
        Piece(Span(20, 30)),
        Piece(Span(31, 35), PieceRole.CUE),
        Piece(Span(36, 40), PieceRole.SOURCE),
    ),
    "quote.test",
    message("Because"),
)
KINDS = frozenset(("date", "number", "quote"))
DAY = find(0, 7, fields={"date_value": "2023-11-28"})
HOUR = find(50, 54)


def marked(one, *spans, written="{}", kind=None):
    proposed = Proposal(one.kind, one.pieces, one.fields) if one else None
    content = tuple(Span(*span) for span in spans) or one.content
    return Marked(kind or one.kind, content, proposed, written)


def known(found, decided):
    return knowing.known(found, decided, KINDS)


def test_only_what_is_asked_for_is_known():
    mark = marked(None, (10, 14), kind="number")
    assert knowing.known([DAY, QUOTE], Decided((mark,)), frozenset(["date"])) == (DAY,)


def test_all_that_was_found_is_known_where_nothing_is_decided():
    assert known([DAY, QUOTE], NOTHING) == (DAY, QUOTE)


def test_find_that_was_accepted_as_it_is_stays_the_same():
    mark = marked(DAY, written='{"date_value": "2023-11-28"}')
    (one, other) = known([DAY, QUOTE], Decided((mark,)))
    assert one is DAY
    assert other is QUOTE


def test_value_of_the_mark_counts_before_the_one_found():
    mark = marked(DAY, written='{"date_value": "2023-11-29"}')
    (one,) = known([DAY], Decided((mark,)))
    assert one.content == DAY.content
    assert one.rule == DAY.rule
    assert one.fields == {"date_value": "2023-11-29"}


def test_words_of_the_mark_count_before_those_found():
    (one,) = known([DAY], Decided((marked(DAY, (0, 12)),)))
    assert one.content == (Span(0, 12),)


def test_mark_that_nobody_proposed_is_known_in_its_place():
    mark = marked(None, (10, 14), kind="number", written='{"number_value": "3"}')
    found = known([DAY, HOUR], Decided((mark,)))
    assert [one.envelope.start for one in found] == [0, 10, 50]
    assert found[1].fields == {"number_value": "3"}
    assert not found[1].rule


def test_mark_keeps_who_spoke_where_its_words_changed():
    (one,) = known([QUOTE], Decided((marked(QUOTE, (18, 33)),)))
    assert [(piece.span, piece.role) for piece in one.pieces] == [
        (Span(18, 33), PieceRole.CONTENT),
        (Span(36, 40), PieceRole.SOURCE),
    ]


def test_what_was_rejected_is_not_known():
    assert known([DAY, HOUR], Decided(rejected=frozenset([DAY.identity]))) == (HOUR,)
