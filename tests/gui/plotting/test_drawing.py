# SPDX-License-Identifier: Apache-2.0
"""Which labels are drawn where only a part of the time is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from annotator.gui.plotting.arranging import Arrangement, Band
from annotator.gui.plotting.drawing import Drawing, Window
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.plotting.look import look_of
from annotator.gui.plotting.marks import marks_of
from annotator.gui.plotting.placing import Placed
from annotator.gui.theme import load_theme
from annotator.services.timelines import SUGGESTED

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
    before = behind._replace(text=490.0 - room, left=490.0 - room, right=506.0, limit=490.0)

    def find(left, *, is_turned=False, limit=None):
        one = before if is_turned else behind
        one = one if limit is None else one._replace(limit=limit, right=limit)
        return drawing._fitting(one, Window(left, left + 1000.0, 0.0, 200.0))

    return find


def test_label_in_sight_is_whole(fitting):
    assert fitting(0.0)[:2] == (WORDS, 510.0)


def test_label_that_reaches_beyond_the_right_side_is_cut_with_a_sign(fitting):
    text = fitting(-440.0).text
    assert text.endswith("…")
    assert WORDS.startswith(text[:-1])


def test_label_whose_mark_is_out_of_sight_is_left_out(fitting):
    assert fitting(530.0)[0] == ""


def test_label_in_a_bar_moves_along_with_what_is_seen(fitting):
    assert fitting(600.0, limit=2000.0)[:2] == (WORDS, 605.0)


def test_label_before_its_mark_keeps_its_beginning(fitting):
    text, x, *_ = fitting(430.0, is_turned=True)
    assert x == 435.0
    assert text.endswith("…")
    assert fitting(0.0, is_turned=True)[0] == WORDS


@pytest.mark.parametrize("at", [500.0, 560.0, 900.0])
def test_no_line_goes_through_a_label(look, event, at):
    marks = marks_of([event("2023-11-28")], Grouping.ONE)
    room = look.metrics.horizontalAdvance(WORDS)
    one = Placed(0, 0, 500.0, 494.0, 510.0 + room, 510.0, 510.0 + room, room, WORDS)
    drawing = Drawing(marks, Arrangement(0.0, 1.0, 1.0, placed=(one,)), look)
    image = QImage(1000, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    painter = QPainter(image)
    drawing.paint_events(painter, Window(0.0, 1000.0, 0.0, 40.0), [at])
    painter.end()
    before_words = image.pixelColor(509, round(look.row / 2))
    assert (before_words == look.ground) is (at == 560.0)


def colors_at(look, rows, one):
    """Return which colours are painted where marks stand."""
    marks = marks_of(rows, Grouping.ONE)
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(look.ground)
    painter = QPainter(image)
    arrangement = Arrangement(0.0, 1.0, 1.0, (Band(0.0, 40.0),), (one,))
    Drawing(marks, arrangement, look).paint_events(painter, Window(0.0, 60.0, 0.0, 40.0))
    painter.end()
    return image.pixelColor(30, 4 + round(look.row / 2)).name()


def test_several_at_one_place_are_filled_unless_all_are_only_suggested(look, event):
    stored, suggested = event("2023-11-28"), event("2023-11-28", status=SUGGESTED)
    one = Placed(0, 0, 30.0, 24.0, 36.0, 40.0, more=1)
    assert colors_at(look, [suggested, suggested], one) == look.ground.name()
    assert colors_at(look, [suggested, stored], one) == look.event.name()
    assert colors_at(look, [stored, stored], one) == look.event.name()
