# SPDX-License-Identifier: Apache-2.0
"""Going along two lists of stretches at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.text.sweeping import apart

stretches = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9))).map(
    lambda found: sorted((start, start + length) for start, length in found)
)
spans = st.lists(st.integers(0, 60), min_size=2, max_size=20, unique=True).map(
    lambda edges: [
        Span(*pair) for pair in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)
    ]
)


@given(spans, stretches)
def test_sweep_finds_what_a_look_at_every_pair_does(sentences, marked):
    alone = [one for one in sentences if not any(one.overlaps(Span(*mark)) for mark in marked)]
    assert list(apart(sentences, marked)) == alone
