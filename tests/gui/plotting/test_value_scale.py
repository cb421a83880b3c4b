# SPDX-License-Identifier: Apache-2.0
"""Ticks of values stand at round numbers, as many as there is room for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.plotting.value_scale import tick_step, tick_text, value_ticks


@pytest.mark.parametrize(
    ("low", "high", "room", "ticks"),
    [
        (0, 72, 140, [0, 20, 40, 60]),
        (0, 200_000, 300, [0, 20_000, *range(40_000, 200_001, 20_000)]),
        (-6, 1, 100, [-6, -4, -2, 0]),
        (0, 0.5, 100, pytest.approx([0, 0.2, 0.4])),
        (5, 5, 100, [5]),
        (0, 100, 0, [0, 100]),
    ],
)
def test_ticks_are_round(low, high, room, ticks):
    assert value_ticks(low, high, room) == ticks


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9), st.floats(0, 2_000))
def test_there_is_room_for_the_ticks(low, extent, room):
    ticks = value_ticks(low, low + extent, room)
    assert len(ticks) <= max(2, room / 28 + 2)


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [(20_000, 20_000, "20,000"), (0.2, 0.2, "0.2"), (1, 0.05, "1.00"), (-4, 2, "-4")],
)
def test_text_is_as_fine_as_the_ticks(value, step, text):
    assert tick_text(value, step) == text


def test_step_of_nothing_is_one():
    assert tick_step(3, 3, 100) == 1
