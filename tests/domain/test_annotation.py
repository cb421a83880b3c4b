# SPDX-License-Identifier: Apache-2.0
"""Annotations and their pieces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation, Piece, PieceRole, tidy_pieces
from annotator.domain.ids import AnnotationId, SessionId
from annotator.domain.span import Span

TEXT = "“We stay,” she said, “and we fight.”"
CONTENT, CUE, SOURCE = PieceRole
OFFSETS = st.integers(0, 20)
SPANS = st.tuples(OFFSETS, OFFSETS).map(sorted).map(lambda ends: Span(*ends))
PIECES = st.lists(st.builds(Piece, SPANS, st.sampled_from(PieceRole)), max_size=8).map(tuple)


@pytest.fixture
def split_quote() -> Annotation:
    pieces = (Piece(Span(0, 10)), Piece(Span(15, 19), CUE), Piece(Span(21, 36)))
    return Annotation(AnnotationId("a1"), SessionId("s1"), "quote", pieces)


def covered(pieces: tuple[Piece, ...]) -> set[tuple[PieceRole, int]]:
    return {
        (piece.role, offset)
        for piece in pieces
        for offset in range(piece.span.start, piece.span.end)
    }


def tidied(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    assume(any(piece.role is CONTENT and piece.span for piece in pieces))
    return tidy_pieces(pieces)


def test_content_leaves_out_the_cue(split_quote: Annotation) -> None:
    assert split_quote.content == (Span(0, 10), Span(21, 36))


def test_envelope_goes_from_first_to_last_content(split_quote: Annotation) -> None:
    assert split_quote.envelope == Span(0, 36)


def test_exact_text_holds_what_stands_between(split_quote: Annotation) -> None:
    assert split_quote.exact(TEXT) == TEXT


@pytest.mark.parametrize(
    ("pieces", "tidy"),
    [
        ((Piece(Span(5, 9)), Piece(Span(0, 3))), (Piece(Span(0, 3)), Piece(Span(5, 9)))),
        ((Piece(Span(0, 3)), Piece(Span(3, 5))), (Piece(Span(0, 5)),)),
        ((Piece(Span(0, 9)), Piece(Span(2, 5))), (Piece(Span(0, 9)),)),
        ((Piece(Span(0, 3)), Piece(Span(4, 4))), (Piece(Span(0, 3)),)),
        ((Piece(Span(0, 3)), Piece(Span(3, 5), CUE)), (Piece(Span(0, 3)), Piece(Span(3, 5), CUE))),
        (
            (Piece(Span(0, 20)), Piece(Span(2, 3), CUE), Piece(Span(5, 8))),
            (Piece(Span(0, 20)), Piece(Span(2, 3), CUE)),
        ),
    ],
)
def test_pieces_are_sorted_and_joined(pieces: tuple[Piece, ...], tidy: tuple[Piece, ...]) -> None:
    assert tidy_pieces(pieces) == tidy


@pytest.mark.parametrize(
    "pieces", [(), (Piece(Span(3, 3)),), (Piece(Span(0, 3), CUE), Piece(Span(4, 6), SOURCE))]
)
def test_annotation_without_content_is_refused(pieces: tuple[Piece, ...]) -> None:
    with pytest.raises(ValueError, match="needs text"):
        tidy_pieces(pieces)


@given(PIECES)
def test_tidying_keeps_every_code_point_in_its_role(pieces: tuple[Piece, ...]) -> None:
    assert covered(tidied(pieces)) == covered(pieces)


@given(PIECES)
def test_tidy_pieces_of_one_role_stand_apart(pieces: tuple[Piece, ...]) -> None:
    spans = [piece.span for piece in tidied(pieces) if piece.role is CONTENT]
    assert all(one.end < other.start for one, other in pairwise(spans))


@given(PIECES)
def test_tidying_twice_changes_nothing_more(pieces: tuple[Piece, ...]) -> None:
    assert tidy_pieces(tidied(pieces)) == tidy_pieces(pieces)
