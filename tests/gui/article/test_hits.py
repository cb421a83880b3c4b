# SPDX-License-Identifier: Apache-2.0
"""Places found are framed where their words stand, under the marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from annotator.text.finding import Haystack, Wanted

if TYPE_CHECKING:
    from annotator.domain.span import Span
    from annotator.gui.article.view import ArticleView
    from annotator.gui.theme import Theme
    from annotator.text.finding import Hits
    from tests.gui.article.conftest import MakeView, Marks

TEXT = "The harbour 🌊 counts its cost.\n\nThe harbour opens again, and the storm is over.\n"


def hits_of(text: str, words: str) -> Hits:
    return Haystack(text).find(Wanted(words), lambda _: None).hits


def shown(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


def box(view: ArticleView, span: Span) -> QRect:
    """Return where some words of one line stand in the viewport, lanes left out."""
    start, end = view.caret_box(span.start), view.caret_box(span.end)
    return QRect(start.left(), start.top(), end.left() - start.left(), start.height())


def count(image: QImage, area: QRect, name: str) -> int:
    part = image.copy(area).convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(part.constBits()).cast("B").cast("I").tolist()
    return pixels.count(QColor(name).rgb())


@pytest.mark.parametrize("words", ["harbour", "cost", "storm", "counts"])
def test_every_place_has_a_ground_of_its_own(make_view: MakeView, light: Theme, words: str) -> None:
    view = make_view(TEXT)
    ground = light.color("hit").name()
    assert count(shown(view), view.viewport().rect(), ground) == 0
    hits = hits_of(TEXT, words)
    view.show_hits(hits, None)
    image = shown(view)
    spans = [hits.span(number) for number in range(len(hits))]
    inside = [count(image, box(view, span), ground) for span in spans]
    assert min(inside) > 50
    assert count(image, view.viewport().rect(), ground) <= sum(inside) * 1.6
    view.show_hits(None, None)
    assert count(shown(view), view.viewport().rect(), ground) == 0


def test_current_place_has_a_stronger_frame(make_view: MakeView, light: Theme) -> None:
    view = make_view(TEXT)
    hits, frame = hits_of(TEXT, "harbour"), light.color("hit-frame").name()
    view.show_hits(hits, hits.span(1))
    image = shown(view)
    one, other = (box(view, hits.span(n)).adjusted(-3, -3, 3, 3) for n in (0, 1))
    assert count(image, other, frame) > 1.3 * count(image, one, frame)


def test_mark_stays_visible_at_a_place(make_view: MakeView, marks: Marks, light: Theme) -> None:
    hits = hits_of(TEXT, "harbour")
    span = hits.span(0)
    marks.add(span.start, span.end, kind="number")
    view = make_view(TEXT)
    color, tint = (one.name() for one in (light.kind_color("number"), light.kind_tint("number")))
    area = box(view, span).adjusted(0, 0, 0, 12)
    before = count(shown(view), area, color)
    view.show_hits(hits, None)
    image = shown(view)
    assert count(image, area, color) >= before > 0
    assert count(image, area, tint) > 0
    assert count(image, area, light.color("hit-frame").name()) > 0


def test_places_follow_the_lines_when_they_move(make_view: MakeView, light: Theme) -> None:
    text = "A word or two, and a few more words to fill the line up. " * 30 + "zebra"
    view = make_view(text)
    hits = hits_of(text, "zebra")
    view.show_hits(hits, None)
    shown(view)
    view.resize(500, 700)
    view.reveal(hits.span(0))
    inside = count(shown(view), box(view, hits.span(0)), light.color("hit").name())
    assert inside > 50


def test_another_article_shows_no_places(make_view: MakeView, light: Theme) -> None:
    view = make_view(TEXT)
    view.show_hits(hits_of(TEXT, "harbour"), None)
    view.clear_article()
    assert count(shown(view), view.viewport().rect(), light.color("hit").name()) == 0
