# SPDX-License-Identifier: Apache-2.0
"""Folded furniture is one line; the text, its offsets and its marks are all still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.gui.article.view import ArticleView
    from tests.gui.article.conftest import MakeView, Marks

WORDS = "Words of some length go on and on in here. "
PARTS = (
    (RegionRole.BODY, "First paragraph. " + WORDS * 3 + "\n\n"),
    (RegionRole.FURNITURE, "Advertisement\n\nMore on this story\nLatest headlines\n\n"),
    (RegionRole.BODY, "Second paragraph. " + WORDS * 3 + "\n\n"),
    (RegionRole.FURNITURE, "Newsletter\n\n"),
    (RegionRole.BODY, "Third paragraph. " + WORDS * 3 + "\n"),
)
TEXT = "".join(text for _, text in PARTS)


def regions(parts=PARTS) -> tuple[Region, ...]:
    found, start = [], 0
    for role, text in parts:
        found.append(Region(Span(start, start + len(text)), role))
        start += len(text)
    return tuple(found)


@pytest.fixture
def view(make_view: MakeView) -> ArticleView:
    return make_view(TEXT, regions())


@pytest.fixture
def folded(view: ArticleView) -> ArticleView:
    view.folding.set_all(folded=True)
    return view


def is_seen(view: ArticleView, words: str) -> bool:
    return view.document().findBlock(TEXT.index(words)).isVisible()


def click_line(qtbot: QtBot, view: ArticleView, words: str) -> None:
    box = view.caret_box(TEXT.index(words))
    place = QPoint(60, box.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_folding_takes_away_furniture_only(folded: ArticleView) -> None:
    assert not is_seen(folded, "Advertisement")
    assert not is_seen(folded, "Latest")
    assert not is_seen(folded, "Newsletter")
    assert is_seen(folded, "Second")
    assert folded.document().characterCount() == len(TEXT) + 1


def test_a_folded_run_takes_one_line(folded: ArticleView) -> None:
    first, second = (folded.caret_box(TEXT.index(word)).top() for word in ("First", "Second"))
    folded.folding.set_all(folded=False)
    unfolded = folded.caret_box(TEXT.index("Second")).top()
    assert unfolded - second > folded.look.line_pitch()
    assert second > first


def test_the_line_stands_between_the_paragraphs(folded: ArticleView) -> None:
    line = folded.caret_box(TEXT.index("More on"))
    assert folded.caret_box(TEXT.index("First")).bottom() < line.top()
    assert line.bottom() < folded.caret_box(TEXT.index("Second")).top()


def test_a_click_on_the_line_unfolds_that_run_alone(qtbot: QtBot, folded: ArticleView) -> None:
    click_line(qtbot, folded, "More on")
    assert is_seen(folded, "Advertisement")
    assert not is_seen(folded, "Newsletter")


def test_a_click_on_the_sign_folds_again(qtbot: QtBot, folded: ArticleView) -> None:
    click_line(qtbot, folded, "More on")
    box = folded.caret_box(TEXT.index("Advertisement"))
    place = QPoint(4, box.center().y())
    qtbot.mouseClick(folded.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not is_seen(folded, "Advertisement")


def test_what_is_above_stays_where_it_is(qtbot: QtBot, folded: ArticleView) -> None:
    before = folded.caret_box(3).top()
    click_line(qtbot, folded, "More on")
    assert folded.caret_box(3).top() == before


@pytest.mark.parametrize("words", ["Advertisement", "Latest", "Newsletter"])
def test_going_to_a_place_unfolds_it(folded: ArticleView, words: str) -> None:
    folded.set_caret(TEXT.index(words))
    assert is_seen(folded, words)
    assert folded.caret() == TEXT.index(words)


def test_selecting_a_hit_unfolds_it(folded: ArticleView) -> None:
    start = TEXT.index("Latest")
    folded.select(Span(start, start + 6))
    assert is_seen(folded, "Latest")
    assert folded.selected_span() == Span(start, start + 6)


def test_revealing_a_mark_unfolds_it(folded: ArticleView) -> None:
    start = TEXT.index("Newsletter")
    folded.reveal(Span(start, start + 4))
    assert is_seen(folded, "Newsletter")


def test_keys_step_over_a_fold(qtbot: QtBot, folded: ArticleView) -> None:
    folded.set_caret(TEXT.index("\n"))
    qtbot.keyClick(folded, Qt.Key.Key_Down)
    qtbot.keyClick(folded, Qt.Key.Key_Down)
    assert folded.caret() >= TEXT.index("Second")
    assert not is_seen(folded, "Advertisement")
    qtbot.keyClick(folded, Qt.Key.Key_Up)
    qtbot.keyClick(folded, Qt.Key.Key_Up)
    assert folded.caret() < TEXT.index("Advertisement")
    assert not is_seen(folded, "Advertisement")


def test_a_selection_by_keys_spans_a_fold(qtbot: QtBot, folded: ArticleView) -> None:
    start = TEXT.index("First")
    folded.set_caret(start)
    for _ in range(8):
        qtbot.keyClick(folded, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    selected = folded.selected_span()
    assert selected is not None
    assert selected.start == start
    assert "More on this story" in selected.of(TEXT)
    assert not is_seen(folded, "Advertisement")


def test_copying_over_a_fold_gives_all_the_text(folded: ArticleView) -> None:
    folded.folding.set_all(folded=True)
    folded.textCursor()
    folded.selectAll()
    assert folded.createMimeDataFromSelection().text() == TEXT


def test_folding_with_the_caret_inside_moves_it_out(view: ArticleView) -> None:
    view.set_caret(TEXT.index("More on"))
    view.folding.set_all(folded=True)
    assert view.caret() == TEXT.index("Second")


def test_what_is_read_stays_in_place_when_all_is_folded(make_view: MakeView) -> None:
    text = "".join(text for _ in range(12) for _, text in PARTS)
    view = make_view(text, regions(PARTS * 12))
    caret = text.index("Third", len(text) // 2)
    view.set_caret(caret)
    before = view.caret_box(caret).top()
    view.folding.set_all(folded=True)
    assert abs(view.caret_box(caret).top() - before) <= 1
    view.folding.set_all(folded=False)
    assert abs(view.caret_box(caret).top() - before) <= 1


def test_the_key_unfolds_the_nearest_and_folds_it_again(folded: ArticleView) -> None:
    folded.set_caret(TEXT.index("Third"))
    assert folded.folding.toggle_here(folded.caret(), (0, len(TEXT)))
    assert is_seen(folded, "Newsletter")
    assert folded.caret() == TEXT.index("Newsletter")
    assert folded.folding.toggle_here(folded.caret(), (0, len(TEXT)))
    assert not is_seen(folded, "Newsletter")


def test_the_key_has_nothing_to_do_where_nothing_is_folded(view: ArticleView) -> None:
    assert not view.folding.toggle_here(0, (0, len(TEXT)))


def test_zoom_keeps_what_was_unfolded_by_hand(qtbot: QtBot, folded: ArticleView) -> None:
    click_line(qtbot, folded, "More on")
    folded.set_style(folded.look.zoomed(150))
    assert is_seen(folded, "Advertisement")
    assert not is_seen(folded, "Newsletter")


def test_body_made_furniture_stays_open_at_the_caret(folded: ArticleView) -> None:
    parts = [
        (RegionRole.FURNITURE, text) if "Second" in text else (role, text) for role, text in PARTS
    ]
    folded.set_caret(TEXT.index("Second") + 3)
    folded.show_regions(regions(parts))
    assert is_seen(folded, "Second")


def test_furniture_made_body_is_seen(folded: ArticleView) -> None:
    parts = [(RegionRole.BODY, text) for _, text in PARTS]
    folded.show_regions(regions(parts))
    assert is_seen(folded, "Advertisement")


def test_furniture_within_a_paragraph_is_never_folded(make_view: MakeView) -> None:
    parts = ((RegionRole.FURNITURE, "1 of 3 | "), (RegionRole.BODY, "A caption goes on.\n"))
    view = make_view("".join(text for _, text in parts), regions(parts))
    view.folding.set_all(folded=True)
    assert view.document().begin().isVisible()


def test_a_page_of_furniture_alone_is_not_folded(make_view: MakeView) -> None:
    parts = ((RegionRole.FURNITURE, "Advertisement\n\nLatest headlines"),)
    view = make_view(parts[0][1], regions(parts))
    view.folding.set_all(folded=True)
    assert view.document().begin().isVisible()


@pytest.mark.parametrize("order", [(1, 0), (0, 1)], ids=["first", "last"])
def test_furniture_at_an_end_of_the_text_is_folded(
    qtbot: QtBot, make_view: MakeView, order: tuple[int, int]
) -> None:
    parts = tuple(PARTS[number] for number in order)
    text = "".join(text for _, text in parts).rstrip()
    view = make_view(text, regions([*parts[:-1], (parts[-1][0], parts[-1][1].rstrip())]))
    view.folding.set_all(folded=True)
    start = text.index("Advertisement")
    assert not view.document().findBlock(start).isVisible()
    line = view.caret_box(start)
    assert view.viewport().rect().contains(line.center())
    place = QPoint(60, line.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.document().findBlock(start).isVisible()


def test_marks_show_again_where_they_were(make_view: MakeView, marks: Marks) -> None:
    start = TEXT.index("Latest")
    marks.add(start, start + 6)
    view = make_view(TEXT, regions())
    view.folding.set_all(folded=True)
    QApplication.processEvents()
    view.viewport().grab()
    view.reveal(Span(start, start + 6))
    QApplication.processEvents()
    center = view.caret_box(start + 2).center()
    assert [mark.span.start for mark in view.marks_under(center.toPointF())] == [start]


def test_a_click_above_the_text_goes_to_its_beginning(qtbot: QtBot, folded: ArticleView) -> None:
    folded.set_caret(0)
    qtbot.mouseClick(folded.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 0))
    assert folded.caret() < 20


def test_a_click_on_the_line_is_no_drag(qtbot: QtBot, folded: ArticleView) -> None:
    dragged, activated = [], []
    folded.select(Span(0, 5))
    folded.span_dragged.connect(lambda *span: dragged.append(span))
    folded.mark_activated.connect(activated.append)
    click_line(qtbot, folded, "More on")
    assert not dragged
    assert not activated
    assert folded.selected_span() == Span(0, 5)
