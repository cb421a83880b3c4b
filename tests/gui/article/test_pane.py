# SPDX-License-Identifier: Apache-2.0
"""Gutter, overview and empty state beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
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
