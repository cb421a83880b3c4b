# SPDX-License-Identifier: Apache-2.0
"""Of a very long text only some screens are set, and nobody who works in it notices."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QScrollBar

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.gui.article.numbering import is_rest, paragraph_of
from annotator.text.lines import line_starts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.gui.article.view import ArticleView
    from tests.gui.article.conftest import MakeView, Marks

WORDS = "Words of some length go on and on in here, and nobody has counted them yet. "
LENGTH = 1_600_000


def long_text(length: int = LENGTH, words: str = WORDS) -> str:
    chance, parts, size = random.Random(7), [], 0  # noqa: S311 -- nothing is kept secret by it
    while size < length:
        parts.append(f"{len(parts)}: {words * chance.randint(1, 9)}".rstrip())
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)


TEXT = long_text()
MIDDLE = len(TEXT) // 2


@pytest.fixture
def view(make_view: MakeView) -> ArticleView:
    return make_view(TEXT)


def bar_of(view: ArticleView) -> QScrollBar:
    found = view.findChild(QScrollBar, "wholeBar")
    assert isinstance(found, QScrollBar)
    return found


def settle(qtbot: QtBot) -> None:
    """Let what is to be done at once after a scroll be done."""
    qtbot.wait(1)
    QApplication.processEvents()


def assert_sound(view: ArticleView, text: str) -> None:
    """Check that each block has its paragraph's text and place, and only those set have room."""
    starts, offsets = line_starts(text), view._page.offsets
    block, shown = view.document().begin(), 0
    while block.isValid():
        assert is_rest(block) != block.isVisible()
        if block.isVisible():
            start = starts[paragraph_of(block)]
            assert block.position() == offsets.to_utf16(start)
            assert text.startswith(block.text(), start)
            shown += 1
        block = block.next()
    assert 0 < shown < 500


def test_a_text_taller_than_qt_lays_out_is_shown_to_its_end(make_view: MakeView):
    text = "One short line.\n" * 500_000 + "The last line."
    view = make_view(text)
    view.set_caret(len(text))
    assert view.visible_span().end == len(text)
    assert view.viewport().rect().contains(view.cursorRect())


@pytest.mark.parametrize("share", [0.0, 0.001, 0.25, 0.5, 0.9, 0.999, 1.0])
def test_any_place_is_gone_to(view: ArticleView, share):
    offset = round(share * len(TEXT))
    view.set_caret(offset)
    assert view.caret() == offset
    assert view.visible_span().start <= offset <= view.visible_span().end
    assert view.viewport().rect().contains(view.cursorRect())


def test_a_place_that_is_scrolled_to_stands_at_the_top(view: ArticleView):
    for offset in (MIDDLE, MIDDLE + 9_000, 5_000, MIDDLE - 4_000):
        view.scroll_to(offset)
        assert 0 <= view.caret_box(offset).top() < 40


def test_going_to_and_fro_leaves_every_paragraph_in_its_place(make_view: MakeView, qtbot):
    text = long_text(words="Words of 🌊 and 🚢 go on, Zürich said. ")
    view, chance = make_view(text), random.Random(3)  # noqa: S311 -- the same
    for _ in range(150):
        view.scroll_to(chance.randrange(len(text)))
        assert_sound(view, text)
        settle(qtbot)
        view.set_caret(chance.randrange(len(text)))
        assert_sound(view, text)


def test_pages_follow_each_other_down_and_up(view: ArticleView, qtbot):
    view.set_caret(MIDDLE)
    settle(qtbot)
    places = [view.caret()]
    for key in [Qt.Key.Key_PageDown] * 40 + [Qt.Key.Key_PageUp] * 40:
        before = view.visible_span()
        qtbot.keyClick(view, key)
        settle(qtbot)
        after = view.visible_span()
        assert after.start <= before.end + 2
        assert before.start <= after.end + 2
        places.append(view.caret())
    assert places[:41] == sorted(places[:41])
    assert places[40] > MIDDLE + 30_000
    assert abs(places[-1] - MIDDLE) < 120


def test_the_wheel_goes_on_where_what_was_set_ends(view: ArticleView, qtbot):
    view.scroll_to(MIDDLE)
    settle(qtbot)
    bar = view.verticalScrollBar()
    for _ in range(100):
        before = view.visible_span()
        bar.setValue(bar.value() + 200)
        settle(qtbot)
        assert before.start < view.visible_span().start <= before.end
    assert view.visible_span().start > MIDDLE + 20_000


def test_a_selection_by_keys_reaches_across_what_was_set(view: ArticleView, qtbot):
    view.set_caret(MIDDLE)
    for _ in range(300):
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot)
    selected = view.selected_span()
    assert selected is not None
    assert selected.start == MIDDLE
    assert selected.end > MIDDLE + 10_000
    assert view.visible_span().start <= selected.end <= view.visible_span().end


def test_all_of_it_is_selected_and_copied_where_one_is(view: ArticleView, qtbot):
    view.set_caret(MIDDLE)
    visible = view.visible_span()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert view.selected_span() == Span(0, len(TEXT))
    assert view.visible_span() == visible
    view.copy()
    assert QApplication.clipboard().text() == TEXT


def test_the_caret_is_selected_to_from_far_away(view: ArticleView):
    view.set_caret(1_000)
    view.set_caret(len(TEXT) - 500, keep_anchor=True)
    assert view.selected_span() == Span(1_000, len(TEXT) - 500)
    assert view.visible_span().end > len(TEXT) - 500


def test_a_very_long_stretch_is_selected_and_its_beginning_shown(view: ArticleView):
    view.select(Span(MIDDLE, len(TEXT) - 10))
    assert view.selected_span() == Span(MIDDLE, len(TEXT) - 10)
    assert view.visible_span().start <= MIDDLE <= view.visible_span().end


def test_a_selection_stays_while_one_reads_elsewhere(view: ArticleView, qtbot):
    view.select(Span(2_000, 2_010))
    for offset in (MIDDLE, len(TEXT), 2_000):
        view.scroll_to(offset)
        settle(qtbot)
        assert view.selected_span() == Span(2_000, 2_010)


def test_a_key_goes_on_from_a_caret_far_out_of_sight(view: ArticleView, qtbot):
    view.set_caret(1_000)
    view.scroll_to(MIDDLE)
    settle(qtbot)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert 1_000 < view.caret() < 1_200
    assert view.visible_span().start <= view.caret() <= view.visible_span().end


def test_the_place_stays_at_another_zoom(view: ArticleView):
    view.scroll_to(MIDDLE)
    first = view.visible_span().start
    view.set_style(view.look.zoomed(300))
    assert abs(view.visible_span().start - first) < 200
    view.set_style(view.look.zoomed(100))
    assert abs(view.visible_span().start - first) < 200


def test_marks_far_away_are_under_the_mouse(view: ArticleView, marks: Marks):
    marks.add(MIDDLE, MIDDLE + 40, "far")
    view.refresh_marks()
    view.reveal(Span(MIDDLE, MIDDLE + 40))
    box = view.caret_box(MIDDLE + 2)
    found = view.marks_under(QPointF(box.center()))
    assert [mark.annotation_id for mark in found] == ["far"]


def test_furniture_far_away_is_folded_and_opened(make_view: MakeView, qtbot):
    starts = line_starts(TEXT)
    paragraph = len(starts) // 2 // 2 * 2
    start, end = starts[paragraph], starts[paragraph + 4]
    roles = (RegionRole.BODY, RegionRole.FURNITURE, RegionRole.BODY)
    spans = (Span(0, start), Span(start, end), Span(end, len(TEXT)))
    view = make_view(TEXT, tuple(map(Region, spans, roles)))
    view.folding.set_all(folded=True)
    view.scroll_to(start - 300)
    assert view.folding.box_at(start + 5) is not None
    settle(qtbot)
    view.set_caret(start + 5)
    assert view.folding.box_at(start + 5) is None
    assert view.viewport().rect().contains(view.cursorRect())


def test_a_pile_unfolded_stays_so_while_one_reads_elsewhere(view: ArticleView, marks: Marks):
    for number in range(6):
        marks.add(MIDDLE, MIDDLE + 30 + number, f"m{number}")
    view.refresh_marks()
    view.set_caret(MIDDLE)
    assert view.piles.toggle_at(MIDDLE)
    block = view.document().findBlock(MIDDLE)
    height = block.blockFormat().lineHeight()
    view.set_caret(0)
    view.set_caret(MIDDLE)
    assert view.document().findBlock(MIDDLE).blockFormat().lineHeight() == height


def test_the_bar_tells_of_the_whole_text(view: ArticleView, qtbot):
    bar = bar_of(view)
    assert bar.isVisible()
    assert not view.verticalScrollBar().isVisible()
    view.scroll_to(MIDDLE)
    qtbot.waitUntil(lambda: bar.value() == view.visible_span().start)
    assert bar.maximum() > 0.9 * len(TEXT)


def test_the_bar_drawn_to_its_end_shows_the_end(view: ArticleView):
    bar = bar_of(view)
    bar.setValue(bar.maximum())
    assert view.visible_span().end == len(TEXT)
    bar.setValue(0)
    assert view.visible_span().start == 0


def test_a_step_of_the_bar_is_one_of_the_text(view: ArticleView, qtbot):
    view.scroll_to(MIDDLE)
    settle(qtbot)
    before = view.visible_span()
    bar_of(view).triggerAction(QScrollBar.SliderAction.SliderPageStepAdd)
    assert before.start < view.visible_span().start <= before.end


def test_a_text_of_usual_length_has_the_usual_bar(make_view: MakeView):
    view = make_view(TEXT[:50_000])
    assert not bar_of(view).isVisible()
    assert view.verticalScrollBar().isVisible()


def test_a_short_text_after_a_long_one_has_the_usual_bar(view: ArticleView):
    view.clear_article()
    assert not bar_of(view).isVisible()
