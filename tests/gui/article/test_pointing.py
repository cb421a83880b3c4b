# SPDX-License-Identifier: Apache-2.0
"""What the mouse points at: lanes, tints and words of nested, equal and split marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import PieceRole

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.gui.article.view import ArticleView
    from tests.gui.article.conftest import MakeView, Marks

LATIN = "The ten Israelis freed Tuesday night bring to 60 the number of women released."
HEBREW = "עשרת הישראלים ששוחררו ביום שלישי בלילה מביאים ל-60 את מספר הנשים ששוחררו."
MIXED = "He said שלום עולם to the crowd of 1,200 people in Haifa on Tuesday night there."
LEFT = Qt.MouseButton.LeftButton


def box_of(view: ArticleView) -> QRectF:
    """Return where the first paragraph stands."""
    return view.document().documentLayout().blockBoundingRect(view.document().firstBlock())


def middle(view: ArticleView, offset: int) -> QPoint:
    """Return the middle of a character."""
    block = view.document().firstBlock()
    line = block.layout().lineForTextPosition(offset)
    ends = [line.cursorToX(offset, edge)[0] for edge in (line.Edge.Leading, line.Edge.Trailing)]
    corner = view.document().documentLayout().blockBoundingRect(block).topLeft()
    y = corner.y() + line.y() + line.ascent() / 2
    return QPointF(corner.x() + sum(ends) / 2, y).toPoint()


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("text", [LATIN, HEBREW, MIXED], ids=["latin", "hebrew", "mixed"])
def test_every_character_leads_to_its_marks_and_every_lane_to_its_own(
    make_view: MakeView, marks: Marks, text: str, zoom: int
) -> None:
    marks.add(0, 60, "outer")
    marks.add(4, 30, "inner", kind="quote")
    marks.add(4, 30, "equal", kind="number")
    marks.add(45, 52, "split", kind="quote")
    marks.add(56, 60, "split", kind="quote")
    view = make_view(text)
    view.set_style(view.look.zoomed(zoom))
    page = view._page
    marker, index = page.marker(1.0), page.index
    assert marker
    assert index
    draughtsman = marker._draughtsman
    seen = 0
    for offset in range(60):
        # Where the direction changes Qt knows no width of a character.
        if not text[offset].strip() or not width(view, offset):
            continue
        point = middle(view, offset)
        here = {one.annotation_id for one in marks.marks if one.span.start <= offset < one.span.end}
        found = [one.annotation_id for one in view.marks_under(QPointF(point))]
        assert set(found) == here
        assert found == [one.annotation_id for one in index.marks_at(offset)]
        for band in marker.bands(view.document(), box_of(view)):
            line = band.lines().line_of(offset)
            if line is None or not line.start <= offset < line.end:
                continue
            for one in index.lanes(0).marks:
                if one.start <= offset < one.end:
                    top = draughtsman.lane_top(line, one.lane) + band.corner.y()
                    spot = QPointF(point.x(), top + marker.inks.lane_step / 2)
                    assert view.marks_under(spot)[0] == one.mark
                    assert page.lane_under(spot) == one.mark
                    seen += 1
    assert seen > 60


def test_middle_button_pastes_nothing_and_moves_no_caret(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LATIN)
    view.set_caret(3)
    QApplication.clipboard().setText("pasted")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=middle(view, 20))
    assert view.caret() == 3
    assert "pasted" not in view.toPlainText()


def test_two_clicks_on_a_lane_want_the_fields_and_select_no_word(
    make_view: MakeView, marks: Marks, qtbot: QtBot
) -> None:
    marks.add(4, 16, "number1")
    view = make_view(LATIN)
    view.viewport().repaint()
    point = QPoint(middle(view, 8).x(), view.caret_box(8).bottom() + 3)
    with qtbot.waitSignal(view.pointer.fields_asked) as asked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=point)
        qtbot.mouseDClick(view.viewport(), LEFT, pos=point)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=point)
    assert asked.args == ["number1"]
    assert view.selected_span() is None


def test_two_clicks_on_a_word_select_it(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(LATIN)
    qtbot.mouseClick(view.viewport(), LEFT, pos=middle(view, 10))
    qtbot.mouseDClick(view.viewport(), LEFT, pos=middle(view, 10))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=middle(view, 10))
    span = view.selected_span()
    assert span is not None
    assert span.of(LATIN).strip() == "Israelis"


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("text", [LATIN, HEBREW], ids=["latin", "hebrew"])
def test_edges_are_where_the_first_and_last_character_begin_and_end(
    make_view: MakeView, marks: Marks, text: str, zoom: int
) -> None:
    marks.add(4, 16, "one")
    marks.add(20, 30, "one")
    marks.add(33, 37, "one", role=PieceRole.SOURCE)
    view = make_view(text)
    view.set_style(view.look.zoomed(zoom))
    view.set_current(marks.marks[0].annotation_id)
    shapes = {}
    for edge, at_start in ((4, 1), (16, 0), (20, 1), (30, 0), (33, 1), (37, 0)):
        inside, outside = (edge, edge - 1) if at_start else (edge - 1, edge)
        border = (middle(view, inside) + middle(view, outside)) / 2
        shapes[edge] = shape_at(view, QPoint(near(view, inside, outside), border.y()))
        assert shape_at(view, middle(view, inside + (3 if at_start else -3))) == IBEAM
    assert set(shapes.values()) == {Qt.CursorShape.SizeHorCursor}


def test_edges_of_hebrew_words_among_latin_ones_are_at_their_own_sides(
    make_view: MakeView, marks: Marks
) -> None:
    text = "He said שלום עולם and left."
    start, end = text.index("ש"), text.index(" and")
    marks.add(start, end)
    view = make_view(text)
    view.set_current(marks.marks[0].annotation_id)
    # Of the outermost letters Qt tells no good place: from the ones beside them.
    letters = [middle(view, offset) for offset in (start + 1, end - 2)]
    assert letters[0].x() > letters[1].x()
    for letter, side in zip(letters, (1, -1), strict=True):
        reach = [letter + QPoint(side * away, 0) for away in range(24)]
        assert Qt.CursorShape.SizeHorCursor in {shape_at(view, one) for one in reach}
    assert shape_at(view, QPoint(view.caret_box(7).right(), letters[0].y())) == IBEAM


IBEAM = Qt.CursorShape.IBeamCursor


def near(view: ArticleView, inside: int, outside: int) -> int:
    """Return the pixel at which one character ends and the other begins."""
    block = view.document().firstBlock()
    line = block.layout().lineForTextPosition(inside)
    edge = line.Edge.Leading if inside > outside else line.Edge.Trailing
    corner = view.document().documentLayout().blockBoundingRect(block).topLeft()
    return round(corner.x() + line.cursorToX(inside, edge)[0])


def width(view: ArticleView, offset: int) -> float:
    """Return how wide a character is."""
    line = view.document().firstBlock().layout().lineForTextPosition(offset)
    ends = [line.cursorToX(offset, edge)[0] for edge in (line.Edge.Leading, line.Edge.Trailing)]
    return abs(ends[0] - ends[1])


def shape_at(view: ArticleView, point: QPoint) -> Qt.CursorShape:
    where = QPointF(point)
    none = Qt.MouseButton.NoButton
    spot = QPointF(view.viewport().mapToGlobal(point))
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, where, spot, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), event)
    return view.viewport().cursor().shape()
