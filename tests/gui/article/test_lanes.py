# SPDX-License-Identifier: Apache-2.0
"""Lanes are settled by length alone, and never overlap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import PieceRole
from annotator.domain.ids import AnnotationId
from annotator.domain.mark import Mark, MarkState
from annotator.domain.span import Span
from annotator.gui.article.lanes import MOST_LANES, More, lay_out, part_of

if TYPE_CHECKING:
    from annotator.gui.article.lanes import Lanes

PARAGRAPH = Span(10, 70)


def mark(start: int, end: int, name: str = "a1") -> Mark:
    return Mark(start, end, AnnotationId(name), "claim", MarkState.ACCEPTED, PieceRole.CONTENT)


@st.composite
def some_marks(draw: st.DrawFn) -> list[Mark]:
    pairs = draw(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=25))
    return [mark(start, start + size, f"a{place}") for place, (start, size) in enumerate(pairs)]


def lane_of(lanes: Lanes, wanted: Mark) -> int | None:
    return next((one.lane for one in lanes.marks if one.mark == wanted), None)


@given(some_marks())
def test_marks_of_a_lane_never_overlap(marks: list[Mark]) -> None:
    placed = lay_out(marks, PARAGRAPH).marks
    for lane in range(MOST_LANES):
        row = [one for one in placed if one.lane == lane]
        assert all(one.end <= other.start for one, other in pairwise(row))


@given(some_marks())
def test_every_mark_is_drawn_or_counted(marks: list[Mark]) -> None:
    lanes = lay_out(marks, PARAGRAPH)
    inside = [one for one in marks if one.span.overlaps(PARAGRAPH)]
    assert len(lanes.marks) + sum(more.number for more in lanes.more) == len(inside)


@given(some_marks(), st.randoms(use_true_random=False))
def test_order_of_the_marks_does_not_matter(marks: list[Mark], chance) -> None:
    mixed = list(marks)
    chance.shuffle(mixed)
    assert lay_out(mixed, PARAGRAPH) == lay_out(marks, PARAGRAPH)


@given(some_marks(), st.integers(0, 79))
def test_adding_a_shorter_mark_moves_no_longer_one(marks: list[Mark], start: int) -> None:
    longer = [one for one in marks if len(one.span) > 1]
    before = lay_out(longer, PARAGRAPH)
    after = lay_out([*longer, mark(start, start + 1, "b1")], PARAGRAPH)
    assert [lane_of(after, one) for one in longer] == [lane_of(before, one) for one in longer]


def test_longest_mark_is_nearest_the_text() -> None:
    lanes = lay_out(
        [mark(20, 22, "short"), mark(15, 40, "long"), mark(18, 30, "middle")], PARAGRAPH
    )
    assert {one.mark.annotation_id: one.lane for one in lanes.marks} == {
        "long": 0, "middle": 1, "short": 2,
    }  # fmt: skip


def test_marks_beyond_three_lanes_are_counted_in_their_place() -> None:
    nested = [mark(20, 60 - 4 * number, f"a{number}") for number in range(5)]
    apart = [mark(62, 70 - number, f"b{number}") for number in range(4)]
    assert lay_out(nested + apart, PARAGRAPH).more == (More(20, 48, 2), More(62, 67, 1))


def test_marks_are_cut_at_the_paragraph() -> None:
    (one,) = lay_out([mark(0, 500)], PARAGRAPH).marks
    assert (one.start, one.end) == (10, 70)


def test_part_holds_only_marks_of_the_stretch() -> None:
    lanes = lay_out([mark(20, 30, "a1"), mark(30, 40, "a2"), mark(40, 50, "a3")], PARAGRAPH)
    assert [one.mark.annotation_id for one in part_of(lanes, 30, 40).marks] == ["a2"]
