# SPDX-License-Identifier: Apache-2.0
"""Stretches of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span

OFFSETS = st.integers(0, 30)
SPANS = st.tuples(OFFSETS, OFFSETS).map(sorted).map(lambda ends: Span(*ends))


def offsets(span: Span | None) -> set[int]:
    return set(range(span.start, span.end)) if span else set()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_span_that_no_text_has_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_emoji_is_one_code_point_of_text() -> None:
    assert Span(1, 3).of("a😀bc") == "😀b"


@given(SPANS)
def test_length_counts_code_points(span: Span) -> None:
    assert len(span) == len(offsets(span))


@given(SPANS)
def test_span_is_false_when_empty(span: Span) -> None:
    assert bool(span) == bool(offsets(span))


@given(SPANS.filter(bool), SPANS.filter(bool))
def test_overlap_means_a_shared_code_point(one: Span, other: Span) -> None:
    assert one.overlaps(other) == bool(offsets(one) & offsets(other))


@given(SPANS, SPANS.filter(bool))
def test_containing_means_holding_every_code_point(one: Span, other: Span) -> None:
    assert one.contains(other) == (offsets(one) >= offsets(other))


@given(SPANS, SPANS)
def test_clip_is_what_both_share(one: Span, other: Span) -> None:
    assert offsets(one.clip(other)) == offsets(one) & offsets(other)


@given(SPANS, SPANS)
def test_clip_is_none_rather_than_empty(one: Span, other: Span) -> None:
    assert one.clip(other) is None or one.clip(other)


@pytest.mark.parametrize(("offset", "held"), [(1, False), (2, True), (4, True), (5, False)])
def test_caret_at_either_edge_is_held(offset: int, held: bool) -> None:
    assert Span(2, 4).holds(offset) is held


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([Span(2, 3), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(2, 3)]
