# SPDX-License-Identifier: Apache-2.0
"""The view counts in code points, keeps caret and scroll, and copies the stored text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article, Region, RegionRole
from annotator.domain.ids import ArticleId
from annotator.domain.span import Span
from annotator.gui.article.typography import Style, make_document
from annotator.gui.theme import load_theme
from annotator.text.offsets import Utf16Map

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.gui.theme import Theme
    from tests.gui.article.conftest import MakeView, Marks

ODD = "a\u00a0b\u2028c\u0301\u0301 \tד\u200f\u05d0 😀\n\n\u2029next 👩‍👩‍👧 end\ufeff\u200b\n"
LONG = "\n\n".join(
    f"Paragraph {number} of the report says the same again. " * 6 for number in range(80)
)


@pytest.mark.parametrize("text", [ODD, "", "\n", "\n\n\n", "😀", "\u2028\u2029\u00a0", "a\rb"])
def test_every_character_keeps_its_place_in_the_document(
    text: str, light: Theme, make_view: MakeView
) -> None:
    view = make_view(text)
    document = view.document()
    units = text.encode("utf-16-le")
    assert document.characterCount() == len(units) // 2 + 1
    for at in range(len(units) // 2):
        shown = document.characterAt(at).encode("utf-16-le", "surrogatepass")
        stored = units[2 * at : 2 * at + 2]
        is_break = stored.decode("utf-16-le", "replace") in "\n\r\u2029"
        assert shown == ("\u2029".encode("utf-16-le") if is_break else stored)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_document_is_as_long_as_the_text(light: Theme, text: str) -> None:
    parent = QTextDocument()
    document = make_document(text, (), Utf16Map(text), Style(light), parent)
    assert document.characterCount() == len(text.encode("utf-16-le")) // 2 + 1


def test_caret_counts_code_points_behind_an_emoji(make_view: MakeView) -> None:
    view = make_view("😀😀 and then the rest")
    view.set_caret(7)
    assert view.textCursor().position() == 9
    assert view.caret() == 7


def test_selection_counts_code_points(make_view: MakeView) -> None:
    text = "👩‍👩‍👧 said: next"
    view = make_view(text)
    wanted = Span(text.index("next"), len(text))
    view.select(wanted)
    assert view.selected_span() == wanted
    assert view.textCursor().selectedText() == "next"


def test_no_selection_is_none(make_view: MakeView) -> None:
    assert make_view("word").selected_span() is None


def test_keeping_the_anchor_selects(make_view: MakeView) -> None:
    view = make_view("one two three")
    view.set_caret(4)
    view.set_caret(7, keep_anchor=True)
    assert view.selected_span() == Span(4, 7)


def test_copy_gives_the_stored_text(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(ODD)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ODD


def test_copied_data_is_plain_text_only(make_view: MakeView) -> None:
    view = make_view(ODD)
    view.select(Span(1, 5))
    data = view.createMimeDataFromSelection()
    assert data.text() == ODD[1:5]
    assert not data.hasHtml()


def test_caret_and_scroll_stay_when_marks_change(make_view: MakeView, marks: Marks) -> None:
    view = make_view(LONG)
    view.set_caret(9_000)
    before = view.caret(), view.verticalScrollBar().value()
    view.apply(marks.added(8_900, 9_050))
    view.set_current(marks.marks[0].annotation_id)
    view.refresh_marks()
    QApplication.processEvents()
    assert (view.caret(), view.verticalScrollBar().value()) == before


@pytest.mark.parametrize("zoom", [60, 150, 200])
def test_caret_stays_in_place_when_zoom_changes(make_view: MakeView, zoom: int) -> None:
    view = make_view(LONG)
    view.select(Span(8_990, 9_000))
    before = view.cursorRect().top()
    view.set_style(view.look.zoomed(zoom))
    QApplication.processEvents()
    assert view.selected_span() == Span(8_990, 9_000)
    assert abs(view.cursorRect().top() - before) <= 2


def test_first_visible_line_stays_when_zoom_changes_far_from_the_caret(make_view: MakeView) -> None:
    view = make_view(LONG)
    view.verticalScrollBar().setValue(3_000)
    first = view.visible_span().start
    view.set_style(view.look.zoomed(130))
    QApplication.processEvents()
    assert view.caret() == 0
    assert abs(view.caret_box(first).top()) <= 33


@pytest.mark.parametrize("zoom", [150, 200])
def test_first_visible_line_of_a_long_article_stays_where_it_is_when_zoom_changes(
    make_view: MakeView, marks: Marks, zoom: int
) -> None:
    view = make_view(LONG * 5)
    view.scroll_to(60_000)
    mark = marks.add(60_100, 60_200)
    view.set_current(mark.annotation_id)
    first = view.visible_span().start
    before = view.caret_box(first).top()
    view.set_style(view.look.zoomed(zoom))
    view.document().documentLayout().documentSize()
    QApplication.processEvents()
    assert view.caret() == 0
    assert abs(view.caret_box(first).top() - before) <= 2


def test_theme_change_keeps_caret_and_scroll(make_view: MakeView) -> None:
    view = make_view(LONG)
    view.set_caret(9_000)
    before = view.verticalScrollBar().value()
    view.set_style(Style(load_theme("dark")))
    QApplication.processEvents()
    assert (view.caret(), view.verticalScrollBar().value()) == (9_000, before)


def test_resizing_keeps_the_caret_at_its_height(make_view: MakeView) -> None:
    view = make_view(LONG, width=900)
    view.set_caret(9_000)
    before = view.cursorRect().top()
    view.resize(420, 500)
    QApplication.processEvents()
    assert abs(view.cursorRect().top() - before) <= 2


@pytest.mark.parametrize("height", range(300, 460, 20))
def test_text_that_just_fits_settles(make_view: MakeView, height: int) -> None:
    view = make_view("One sentence that fills a line. " * 26)
    view.resize(800, height)
    for zoom in (90, 110, 130):
        view.set_style(view.look.zoomed(zoom))
        QApplication.processEvents()
    bar = view.verticalScrollBar()
    hidden = view.document().size().height() - view.viewport().height()
    assert bar.maximum() == max(0, round(hidden))


def test_regions_change_keeps_the_caret(make_view: MakeView) -> None:
    view = make_view(LONG)
    view.set_caret(9_000)
    regions = (
        Region(Span(0, 300), RegionRole.HEADLINE),
        Region(Span(300, len(LONG)), RegionRole.FURNITURE),
    )
    view.show_regions(regions)
    assert view.caret() == 9_000
    assert view.viewport().rect().intersects(view.cursorRect())


@pytest.mark.parametrize(
    ("role", "least", "most"),
    [
        (RegionRole.HEADLINE, 1.15, 1.6),
        (RegionRole.CAPTION, 1.3, 1.9),
        (RegionRole.BODY, 1.65, 1.9),
    ],
)
def test_lines_stand_as_close_as_their_role_asks(
    make_view: MakeView, role: RegionRole, least: float, most: float
) -> None:
    text = "Words of some length go on. " * 20
    view = make_view(text, (Region(Span(0, len(text)), role),))
    layout = view.document().begin().layout()
    pitch = layout.lineAt(1).y() - layout.lineAt(0).y()
    line = layout.lineAt(0)
    assert least <= pitch / (line.ascent() + line.descent()) <= most


@pytest.mark.parametrize("width", [700, 1200, 2400])
def test_lines_hold_about_seventy_characters(make_view: MakeView, width: int) -> None:
    view = make_view("the state of things is told by many short words in a row " * 40, width=width)
    lines = view.document().begin().layout()
    longest = max(lines.lineAt(number).textLength() for number in range(lines.lineCount()))
    assert 60 <= longest <= 78


def test_column_stands_in_the_middle(make_view: MakeView) -> None:
    view = make_view(LONG, width=1600)
    viewport = view.viewport().geometry()
    left, right = viewport.left(), view.width() - viewport.right()
    assert abs(left - right) <= 24


def test_reveal_does_not_scroll_to_what_is_visible(make_view: MakeView) -> None:
    view = make_view(LONG)
    view.verticalScrollBar().setValue(500)
    visible = view.visible_span()
    view.reveal(Span(visible.start + 100, visible.end - 100))
    assert view.verticalScrollBar().value() == 500


@pytest.mark.parametrize("offset", [0, 12_000, len(LONG) - 5])
def test_reveal_scrolls_to_what_is_not_visible(make_view: MakeView, offset: int) -> None:
    view = make_view(LONG)
    view.verticalScrollBar().setValue(1_500)
    view.reveal(Span(offset, offset + 5))
    visible = view.visible_span()
    assert visible.start <= offset <= visible.end
    assert view.caret() == 0


@pytest.mark.parametrize("is_last", [False, True])
def test_reveal_leaves_two_lines_around_a_hit_at_the_edge(
    make_view: MakeView, *, is_last: bool
) -> None:
    view = make_view(LONG)
    view.verticalScrollBar().setValue(1_500)
    visible, pitch = view.visible_span(), view.look.line_pitch()
    offset = visible.end - 4 if is_last else visible.start
    view.reveal(Span(offset, offset + 3))
    box = view.caret_box(offset)
    assert 2 * pitch <= box.top()
    assert box.bottom() <= view.viewport().height() - 2 * pitch


def test_selecting_a_hit_leaves_its_lanes_in_sight(make_view: MakeView) -> None:
    view = make_view(LONG)
    view.select(Span(9_000, 9_004))
    bottom = view.caret_box(9_004).bottom()
    assert bottom + view.look.line_pitch() < view.viewport().height()


def test_visible_text_is_known_before_the_layout_has_ended(make_view: MakeView) -> None:
    view = make_view(LONG * 5)
    seen = []
    for value in (0, 3_000, 40_000, 400_000):
        view.set_style(view.look.zoomed(100 + value // 5_000))
        view.verticalScrollBar().setMaximum(value)
        view.verticalScrollBar().setValue(value)
        seen.append(view.visible_span())
    assert seen[0].start == 0
    assert all(span.end >= span.start for span in seen)


def test_scroll_to_puts_a_line_at_the_top(make_view: MakeView) -> None:
    view = make_view(LONG)
    view.scroll_to(9_000)
    assert view.caret_box(9_000).top() == 0


def test_another_article_begins_at_its_top(make_view: MakeView, marks: Marks) -> None:
    view = make_view(LONG)
    view.set_caret(9_000)
    view.show_article(Article(ArticleId("t2"), LONG[::-1], ""), marks)
    assert (view.caret(), view.verticalScrollBar().value()) == (0, 0)


def test_cleared_view_shows_nothing(make_view: MakeView, marks: Marks) -> None:
    marks.add(0, 5)
    view = make_view(LONG)
    view.clear_article()
    QApplication.processEvents()
    assert view.visible_span() == Span(0, 0)


def test_subtitle_is_no_part_of_the_text(make_view: MakeView) -> None:
    text = "A headline\n\nThe text."
    regions = (Region(Span(0, 12), RegionRole.HEADLINE), Region(Span(12, 21), RegionRole.BODY))
    view = make_view(text, regions)
    before = view.caret_box(12).top()
    view.set_subtitle("UPI · published 29 Nov 2023")
    assert view.document().characterCount() == len(text) + 1
    assert view.caret_box(12).top() > before
    assert view.accessibleDescription() == "UPI · published 29 Nov 2023"
