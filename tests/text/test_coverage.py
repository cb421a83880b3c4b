# SPDX-License-Identifier: Apache-2.0
"""Which sentences nobody has marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.text.coverage import untouched

SENTENCES = [Span(0, 10), Span(11, 20), Span(22, 30)]


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ([], 3),
        ([(0, 3)], 2),
        ([(0, 3), (4, 6)], 2),
        ([(9, 12)], 1),
        ([(0, 30)], 0),
        ([(0, 30), (1, 2)], 0),
        ([(10, 11)], 3),
        ([(20, 22)], 3),
        ([(40, 50)], 3),
    ],
)
def test_sentences_that_no_mark_overlaps_are_counted(marked, left):
    assert untouched(SENTENCES, marked) == left


def test_text_without_sentences_has_none_left():
    assert untouched([], [(0, 3)]) == 0


@given(
    st.lists(st.integers(0, 60), min_size=2, max_size=20, unique=True).map(sorted),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9))),
)
def test_sweep_counts_as_a_look_at_every_pair_does(edges, stretches):
    pairs = zip(edges[::2], edges[1::2], strict=False)
    sentences = [Span(start, end) for start, end in pairs]
    marked = sorted((start, start + length) for start, length in stretches)
    alone = [one for one in sentences if not any(one.overlaps(Span(*mark)) for mark in marked)]
    assert untouched(sentences, marked) == len(alone)
