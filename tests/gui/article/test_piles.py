# SPDX-License-Identifier: Apache-2.0
"""More marks upon another than lanes hold: counted, unfolded by click and key, folded again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.article.lanes import MOST_LANES
from annotator.text.finding import Hits
from tests.gui.article.test_painting import below, picture, share

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.gui.article.view import ArticleView
    from annotator.gui.theme import Theme
    from tests.gui.article.conftest import MakeView, Marks

TEXT = "The ten Israelis freed Tuesday night bring to 60 the number of women.\n" * 4
FIRST = len(TEXT) // 4


@pytest.fixture
def piled(make_view: MakeView, marks: Marks) -> ArticleView:
    """Return a view whose second paragraph has ten marks over the same words."""
    for number in range(10):
        marks.add(FIRST + 4, FIRST + 20 + number, f"a{number}")
    return make_view(TEXT)


def sign(view: ArticleView) -> QPoint:
    """Return where the number of hidden marks stands."""
    found = [
        QPoint(x, y)
        for y in range(0, view.viewport().height(), 3)
        for x in range(0, view.viewport().width(), 3)
        if view._page.pile_under(QPointF(x, y)) is not None
    ]
    return found[len(found) // 2]


def heights(view: ArticleView) -> list[int]:
    return [view.caret_box(number * FIRST).top() for number in range(4)]


def depth(view: ArticleView) -> int:
    QApplication.processEvents()
    return view._page.index.lanes(1).depth


def test_click_on_the_number_gives_every_mark_a_lane(qtbot: QtBot, piled: ArticleView) -> None:
    before = heights(piled)
    qtbot.mouseClick(piled.viewport(), Qt.MouseButton.LeftButton, pos=sign(piled))
    assert depth(piled) == 10
    after = heights(piled)
    assert after[:2] == before[:2]
    extra = (10 - MOST_LANES) * piled.look.lane_room().step
    assert [one - other for one, other in zip(after, before, strict=True)] == [0, 0, extra, extra]


def test_hidden_mark_shows_its_lane_while_it_is_current(
    make_view: MakeView, marks: Marks, light: Theme
) -> None:
    for number in range(3):
        marks.add(4, 60, f"a{number}")
    marks.add(10, 40, "b1", kind="number")
    view = make_view(TEXT)
    color = light.kind_color("number")
    assert share(picture(view), below(view, 14, 36), color) == 0
    view.set_current("b1")
    assert share(picture(view), below(view, 14, 36), color) > 0.1
    view.set_current(None)
    assert share(picture(view), below(view, 14, 36), color) == 0


def test_second_click_folds_them_again(qtbot: QtBot, piled: ArticleView) -> None:
    before = heights(piled)
    for _ in range(2):
        qtbot.mouseClick(piled.viewport(), Qt.MouseButton.LeftButton, pos=sign(piled))
        QApplication.processEvents()
    assert depth(piled) == MOST_LANES
    assert heights(piled) == before


def test_paragraph_at_the_caret_is_unfolded_by_key(piled: ArticleView) -> None:
    assert not piled.piles.toggle_at(0)
    assert piled.piles.toggle_at(FIRST)
    assert depth(piled) == 10
    assert piled.piles.toggle_at(FIRST)
    assert depth(piled) == MOST_LANES


def test_room_follows_the_marks_while_unfolded(piled: ArticleView, marks: Marks) -> None:
    piled.piles.toggle_at(FIRST)
    below = heights(piled)[2]
    piled.apply(marks.added(FIRST + 4, FIRST + 40, "b1"))
    assert depth(piled) == 11
    assert heights(piled)[2] == below + piled.look.lane_room().step


def test_paragraph_folds_itself_when_its_marks_have_gone(piled: ArticleView, marks: Marks) -> None:
    before = heights(piled)
    piled.piles.toggle_at(FIRST)
    gone = [marks.removed(f"a{number}") for number in range(8)]
    for changes in gone:
        piled.apply(changes)
    assert depth(piled) == 2
    assert heights(piled) == before
    assert not piled.piles.toggle_at(FIRST)


def test_unfolded_paragraph_stays_so_at_another_size(piled: ArticleView) -> None:
    piled.piles.toggle_at(FIRST)
    piled.set_style(piled.look.zoomed(80))
    assert depth(piled) == 10
    tall = heights(piled)[2] - heights(piled)[1]
    piled.piles.toggle_at(FIRST)
    step = piled.look.lane_room().step
    assert tall - (heights(piled)[2] - heights(piled)[1]) == (10 - MOST_LANES) * step


def test_another_article_begins_folded(piled: ArticleView, make_view: MakeView) -> None:
    piled.piles.toggle_at(FIRST)
    piled.clear_article()
    assert not piled.piles.toggle_at(0)


def test_lines_stay_as_far_apart_where_marks_are_read_anew(piled: ArticleView) -> None:
    folded = heights(piled)
    piled.piles.toggle_at(FIRST)
    unfolded = heights(piled)
    piled.refresh_marks()
    assert heights(piled) == unfolded
    piled.piles.toggle_at(FIRST)
    assert heights(piled) == folded


def test_room_follows_an_edit_of_many_marks(piled: ArticleView, marks: Marks) -> None:
    piled.piles.toggle_at(FIRST)
    below = heights(piled)[2]
    edits = [marks.added(number % 9, 10, f"b{number}") for number in range(70)]
    edits.append(marks.added(FIRST + 4, FIRST + 40, "c1"))
    rows = [row for one in edits for row in one.rows]
    piled.apply(replace(edits[0], rows=tuple(rows)))
    assert depth(piled) == 11
    assert heights(piled)[2] == below + piled.look.lane_room().step


def test_frames_of_places_found_go_with_their_lines(make_view: MakeView, marks: Marks) -> None:
    text = f"{'word ' * 40}needle here"
    for number in range(10):
        marks.add(4, 20 + number, f"a{number}")
    view, at, hits = make_view(text), text.index("needle"), Hits()
    hits.add(at, at + 6)
    view.show_hits(hits, None)
    view.grab()
    view.piles.toggle_at(at)
    shown = view.grab().toImage()
    view.show_hits(None, None)
    view.show_hits(hits, None)
    assert view.grab().toImage() == shown


def test_what_stands_beside_the_text_hears_of_lines_that_move(
    piled: ArticleView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(piled.scene_moved):
        piled.piles.toggle_at(FIRST)
