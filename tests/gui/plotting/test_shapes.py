# SPDX-License-Identifier: Apache-2.0
"""Marks and signs differ by their shape, not by colour alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from annotator.domain.status import Status
from annotator.gui.plotting.look import look_of
from annotator.gui.plotting.marks import Shape
from annotator.gui.plotting.shapes import bar_brush, bar_pen, paint_mark, paint_sign
from annotator.gui.theme import load_theme


@pytest.fixture
def look(qapp):
    return look_of(load_theme("light"))


def painted(look, paint):
    """Return what is painted, in black and white."""
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(look.ground)
    painter = QPainter(image)
    paint(painter, QPointF(20, 20))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)


def test_each_shape_differs_from_every_other_and_from_itself_when_only_suggested(look):
    shown = [
        painted(
            look,
            lambda painter, at, shape=shape, is_suggested=is_suggested: paint_mark(
                painter, at, shape, look, is_suggested=is_suggested
            ),
        )
        for shape in Shape
        for is_suggested in (False, True)
    ]
    assert all(one != other for one, other in combinations(shown, 2))


def test_bars_differ_by_line_or_ground(look):
    ways = {
        (tuple(bar_pen(shape, look).dashPattern()), bar_brush(shape, look).style())
        for shape in (Shape.HAPPENED, Shape.PLANNED, Shape.ALLEGED, Shape.CONDITIONAL)
    }
    assert len(ways) == 4


def test_checked_queried_and_wrong_have_signs_of_their_own(look, event):
    rows = [
        event("2023", status=Status.UNCHECKED),
        event("2023", status=Status.CHECKED),
        event("2023", status=Status.QUERY),
        event("2023", status=Status.CHECKED)._replace(verdict="wrong"),
    ]
    shown = [
        painted(look, lambda painter, at, row=row: paint_sign(painter, at, row, look))
        for row in rows
    ]
    assert all(one != other for one, other in combinations(shown, 2))
