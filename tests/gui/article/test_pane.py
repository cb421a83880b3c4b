# SPDX-License-Identifier: Apache-2.0
"""Gutter, overview and empty state beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article, Region, RegionRole
from annotator.domain.ids import AnnotationId, ArticleId
from annotator.domain.span import Span
from annotator.gui.article.pane import ArticlePane
from annotator.gui.article.typography import Style
from annotator.gui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from annotator.gui.theme import Theme
    from tests.gui.article.conftest import Marks

TEXT = "First sentence here.\n\n" + "Second sentence of many. " * 400


@pytest.fixture
def pane(qtbot: QtBot, light: Theme) -> ArticlePane:
    pane = ArticlePane(light)
    qtbot.addWidget(pane)
    pane.resize(1000, 500)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


@pytest.fixture
def show(pane: ArticlePane, marks: Marks) -> Callable[..., None]:
    def show(**callables: object) -> None:
        pane.show_article(Article(ArticleId("t1"), TEXT, ""), marks, **callables)
        QApplication.processEvents()

    return show


def colors(widget: QWidget, area: QRect | None = None) -> set[str]:
    image = widget.grab(area or widget.rect()).toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def near(found: set[str], color: QColor) -> bool:
    return color.name() in found


def test_empty_pane_says_what_to_do(pane: ArticlePane) -> None:
    pane.set_empty_text("Open an article with Ctrl+O")
    assert pane.findChild(object, "articleEmpty").isVisible()
    assert not pane.view.isVisible()


def test_shown_article_replaces_the_empty_text(
    pane: ArticlePane, show: Callable[..., None]
) -> None:
    show()
    assert pane.view.isVisible()
    pane.clear_article()
    assert not pane.view.isVisible()


def test_every_part_has_a_name(pane: ArticlePane) -> None:
    for part in (pane, pane.view, pane.gutter, pane.ruler):
        assert part.objectName()
        assert part.accessibleName()


def test_gutter_asks_only_near_what_is_visible(
    pane: ArticlePane, show: Callable[..., None]
) -> None:
    asked: list[Span] = []
    show(facts_in=lambda span: asked.append(span) or [])
    assert len(asked) == 1
    assert len(asked[0]) < len(TEXT)
    pane.view.verticalScrollBar().setValue(40)
    QApplication.processEvents()
    assert len(asked) == 1


def test_gutter_shows_a_tick_where_all_is_done(
    pane: ArticlePane, show: Callable[..., None], light: Theme
) -> None:
    facts = [(Span(0, 20), 2, 2)]
    show(facts_in=lambda span: facts)
    assert near(colors(pane.gutter), light.color("done"))
    assert not near(colors(pane.gutter), light.color("muted"))


def test_gutter_counts_what_is_left(
    pane: ArticlePane, show: Callable[..., None], light: Theme
) -> None:
    facts = [(Span(0, 20), 3, 1), (Span(22, 46), 0, 0)]
    show(facts_in=lambda span: facts)
    first = pane.view.caret_box(0)
    top = pane.gutter.mapFromGlobal(pane.view.viewport().mapToGlobal(first.topLeft())).y()
    row = QRect(0, top, pane.gutter.width(), first.height())
    below = QRect(0, row.bottom() + 4, row.width(), pane.gutter.height() - row.bottom() - 4)
    assert len(colors(pane.gutter, row)) > 3
    assert len(colors(pane.gutter, below)) == 1


def test_overview_draws_buckets_in_the_colors_of_kinds(
    pane: ArticlePane, show: Callable[..., None], light: Theme
) -> None:
    show(buckets_of=lambda count: [(0, "claim"), (5, "finding"), (count - 1, "date")])
    found = colors(pane.ruler)
    for color in (light.kind_color("claim"), light.color("finding"), light.kind_color("date")):
        assert color.name() in found


def test_overview_dashes_what_is_suggested_and_draws_marks_over_it(
    pane: ArticlePane, show: Callable[..., None], light: Theme
) -> None:
    show(buckets_of=lambda _: [(1, "claim")], suggested_in=lambda _: {(0, "date"), (1, "date")})
    suggested = [QRect(0, 4 + bucket * 3, pane.ruler.width(), 3) for bucket in (0, 1)]
    image = pane.ruler.grab(suggested[0]).toImage()
    dash = light.kind_color("date").name()
    row = "".join(
        "-" if image.pixelColor(x, 1).name() == dash else " " for x in range(image.width())
    )
    assert row.strip() == "--  --"
    assert dash not in colors(pane.ruler, suggested[1])


def test_overview_is_asked_once_until_something_changes(
    pane: ArticlePane, show: Callable[..., None], marks: Marks
) -> None:
    asked: list[int] = []
    show(buckets_of=lambda count: asked.append(count) or [])
    pane.ruler.grab()
    pane.ruler.grab()
    assert len(asked) == 1
    pane.apply(marks.added(4, 16))
    pane.ruler.grab()
    assert len(asked) == 2


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_click_on_the_overview_goes_there(
    pane: ArticlePane, show: Callable[..., None], qtbot: QtBot, share: float
) -> None:
    show()
    y = round(4 + share * (pane.ruler.height() - 9))
    qtbot.mouseClick(pane.ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, y))
    visible = pane.view.visible_span()
    assert visible.start - 60 <= share * len(TEXT) <= visible.end + 60


def test_theme_and_zoom_reach_every_part(pane: ArticlePane, show: Callable[..., None]) -> None:
    show(facts_in=lambda span: [(Span(0, 20), 3, 1)])
    pane.set_style(Style(load_theme("dark"), 150))
    assert pane.gutter.sizeHint().width() > 60
    assert near(colors(pane.ruler), load_theme("dark").color("panel"))


def test_gutter_stands_left_of_the_text(pane: ArticlePane, show: Callable[..., None]) -> None:
    show()
    corner = pane.gutter.mapTo(pane, pane.gutter.rect().bottomRight())
    assert corner.x() < pane.view.viewport().mapTo(pane, QPoint(0, 0)).x()


def gutter_point(pane: ArticlePane, offset: int) -> QPoint:
    """Return the point of the gutter beside the line of an offset."""
    middle = pane.view.viewport().mapToGlobal(pane.view.caret_box(offset).center())
    return QPoint(pane.gutter.width() - 12, pane.gutter.mapFromGlobal(middle).y())


def test_click_on_a_remark_tells_its_sentences(
    pane: ArticlePane, show: Callable[..., None], qtbot: QtBot
) -> None:
    show(facts_in=lambda span: [(Span(0, 20), 3, 1)])
    pane.gutter.grab()
    with qtbot.waitSignal(pane.gutter.sentences_activated) as told:
        qtbot.mouseClick(pane.gutter, Qt.MouseButton.LeftButton, pos=gutter_point(pane, 0))
    assert told.args == [0, 20]


def test_sentences_that_begin_on_one_line_are_counted_together(
    pane: ArticlePane, show: Callable[..., None]
) -> None:
    show(facts_in=lambda span: [(Span(22, 45), 3, 1), (Span(46, 70), 2, 0)])
    pane.gutter.grab()
    assert "4" in pane.gutter.accessibleDescription()
    rows = list(pane.gutter._rows.values())
    assert [(row.sentences, row.facts, row.left) for row in rows] == [(Span(22, 70), 5, 4)]


def test_mouse_beside_the_remarks_selects_text(
    pane: ArticlePane, show: Callable[..., None], qtbot: QtBot
) -> None:
    show(facts_in=lambda span: [(Span(0, 20), 3, 1)])
    pane.gutter.grab()
    begin, end = gutter_point(pane, 60), gutter_point(pane, 300)
    qtbot.mousePress(pane.gutter, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(pane.gutter, end)
    qtbot.mouseRelease(pane.gutter, Qt.MouseButton.LeftButton, pos=end)
    assert pane.view.selected_span()


@pytest.mark.parametrize("zoom", [50, 100, 200, 300])
def test_gutter_has_room_for_its_remarks_at_every_zoom(
    pane: ArticlePane, show: Callable[..., None], light: Theme, zoom: int
) -> None:
    show(facts_in=lambda span: [(Span(0, 20), 3, 1)])
    pane.set_style(Style(light, zoom))
    assert pane.gutter.width() >= pane.gutter.sizeHint().width()
    point = gutter_point(pane, 0)
    pane.gutter.grab()
    assert pane.gutter._row_at(point)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_do_nothing_in_the_margin(
    pane: ArticlePane, show: Callable[..., None], qtbot: QtBot, button: Qt.MouseButton
) -> None:
    show()
    qtbot.mouseClick(pane.gutter, button, pos=QPoint(3, 200))
    assert pane.view.selected_span() is None


def frame(pane: ArticlePane) -> tuple[float, float]:
    return pane.ruler._visible


def test_overview_frames_what_is_in_sight(pane: ArticlePane, show: Callable[..., None]) -> None:
    show()
    first, last = frame(pane)
    assert first == 0
    assert last < 0.5
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert frame(pane)[1] > 0.9


def test_overview_is_drawn_along(
    pane: ArticlePane, show: Callable[..., None], qtbot: QtBot
) -> None:
    show()
    middle = pane.ruler.height() // 2
    qtbot.mousePress(pane.ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.mouseMove(pane.ruler, QPoint(5, middle))
    qtbot.mouseRelease(pane.ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, middle))
    visible = pane.view.visible_span()
    assert visible.start - 60 <= len(TEXT) / 2 <= visible.end + 60


def test_overview_shows_places_found_beside_the_marks(
    pane: ArticlePane, show: Callable[..., None], light: Theme
) -> None:
    show(buckets_of=lambda count: [(0, "claim")])
    pane.set_hits([0, len(TEXT) // 2, len(TEXT) // 2 + 1, len(TEXT) - 1])
    assert light.color("hit-frame").name() in colors(
        pane.ruler, QRect(3, 0, 3, pane.ruler.height())
    )
    pane.set_hits([])
    assert light.color("hit-frame").name() not in colors(pane.ruler)


def test_tip_of_the_overview_tells_what_is_there(
    pane: ArticlePane, show: Callable[..., None]
) -> None:
    show(buckets_of=lambda count: [(0, "claim"), (0, "date"), (0, "finding"), (3, "quote")])
    pane.set_hits([0, 1])
    tip = pane.ruler.tip_at(QPointF(5, 5))
    for words in ("0 %", "Claim, Date, Query", "places found: 2"):
        assert words in tip
    assert pane.ruler.tip_at(QPointF(5, pane.ruler.height() - 5)) == "100 % of the text"


def test_tip_of_the_overview_tells_what_is_suggested(
    pane: ArticlePane, show: Callable[..., None]
) -> None:
    show(suggested_in=lambda _: {(0, "date"), (0, "number")})
    assert "suggested: Number, Date" in pane.ruler.tip_at(QPointF(5, 5))


def test_overview_outlines_the_current_mark(
    pane: ArticlePane, show: Callable[..., None], light: Theme
) -> None:
    show()
    pane.set_current(AnnotationId("a1"), len(TEXT) // 2)
    assert light.color("focus").name() in colors(pane.ruler)
    pane.set_current(None, None)
    assert light.color("focus").name() not in colors(pane.ruler)


def test_overview_of_another_article_begins_anew(
    pane: ArticlePane, show: Callable[..., None], light: Theme
) -> None:
    show()
    pane.set_hits([5])
    pane.set_current(AnnotationId("a1"), 7)
    show()
    assert not {light.color("ink").name(), light.color("focus").name()} & colors(pane.ruler)


def test_unmarked_sentences_have_a_quiet_ground_where_asked_for(
    pane: ArticlePane, show: Callable[..., None], light: Theme, marks: Marks
) -> None:
    ground = light.color("header").name()
    sentences = [Span(0, 20), Span(22, 46)]
    show(sentences_in=lambda span: [one for one in sentences if one.overlaps(span)])
    assert ground not in colors(pane.view.viewport())
    pane.show_untouched(shown=True)
    assert ground in colors(pane.view.viewport())
    pane.apply(marks.added(3, 8, "a1"))
    pane.apply(marks.added(30, 34, "a2"))
    assert ground not in colors(pane.view.viewport())
    pane.show_untouched(shown=False)


def test_unmarked_sentences_lose_their_ground_one_by_one(
    pane: ArticlePane, show: Callable[..., None], marks: Marks
) -> None:
    sentences = [Span(22, 46), Span(47, 71), Span(72, 96)]
    show(sentences_in=lambda span: [one for one in sentences if one.overlaps(span)])
    pane.show_untouched(shown=True)
    left = []
    for place in (50, 75, 30):
        pane.view.grab()
        pane.apply(marks.added(place, place + 3, f"a{place}"))
        left.append(pane.view._page.bare.bare(2))
    assert left == [[sentences[0], sentences[2]], [sentences[0]], []]


def test_unmarked_sentences_follow_regions(
    pane: ArticlePane, show: Callable[..., None], light: Theme
) -> None:
    sentences = [Span(0, 20)]
    show(sentences_in=lambda span: sentences)
    pane.show_untouched(shown=True)
    pane.view.grab()
    sentences.clear()
    pane.view.show_regions((Region(Span(0, len(TEXT)), RegionRole.FURNITURE),))
    assert light.color("header").name() not in colors(pane.view.viewport())
