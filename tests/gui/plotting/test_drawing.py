# SPDX-License-Identifier: Apache-2.0
"""Which labels are drawn where only a part of the time is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.gui.plotting.arranging import Arrangement, Placed
from annotator.gui.plotting.drawing import Drawing, Window
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.look import look_of
from annotator.gui.plotting.marks import marks_of
from annotator.gui.theme import load_theme

WORDS = "The harbour opened"


@pytest.fixture
def look(qapp):
    return look_of(load_theme("light"))


@pytest.fixture
def fitting(look, event):
    """Return what tells the label of a point at some pixel, of 1000 that are seen from one on."""
    marks = marks_of([event("2023-11-28")], Grouping.ONE)
    drawing = Drawing(marks, Arrangement(0.0, 1.0, 1.0), look)
    room = look.metrics.horizontalAdvance(WORDS)
    text = 510.0
    behind = Placed(0, 0, 500.0, 494.0, text + room, text, text + room, room, WORDS)
    before = replace(behind, text=490.0 - room, left=490.0 - room, right=506.0, limit=490.0)

    def find(left, *, is_turned=False, limit=None):
        one = before if is_turned else behind
        one = one if limit is None else replace(one, limit=limit, right=limit)
        return drawing._fitting(one, Window(left, left + 1000.0, 0.0, 200.0))

    return find


def test_label_in_sight_is_whole(fitting):
    assert fitting(0.0) == (WORDS, 510.0)


def test_label_that_reaches_beyond_the_right_side_is_cut_with_a_sign(fitting):
    text, _ = fitting(-440.0)
    assert text.endswith("…")
    assert WORDS.startswith(text[:-1])


def test_label_whose_mark_is_out_of_sight_is_left_out(fitting):
    assert fitting(530.0)[0] == ""


def test_label_in_a_bar_moves_along_with_what_is_seen(fitting):
    assert fitting(600.0, limit=2000.0) == (WORDS, 605.0)


def test_label_before_its_mark_keeps_its_beginning(fitting):
    text, x = fitting(430.0, is_turned=True)
    assert x == 435.0
    assert text.endswith("…")
    assert fitting(0.0, is_turned=True)[0] == WORDS
