# SPDX-License-Identifier: Apache-2.0
"""The text shows where it tells of the current event, and of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.event import EVENT
from annotator.domain.span import Span
from tests.gui.article.test_hits import TEXT, box, count, shown

if TYPE_CHECKING:
    from annotator.gui.theme import Theme
    from tests.gui.article.conftest import MakeView

PLACES = (
    Span(TEXT.index("counts"), TEXT.index("cost") + 4),
    Span(TEXT.index("opens"), TEXT.index(", and")),
)


def test_every_place_has_a_ground_of_its_own(make_view: MakeView, light: Theme) -> None:
    view, ground = make_view(TEXT), light.kind_tint(EVENT.key).name()
    whole = view.viewport().rect()
    assert count(shown(view), whole, ground) == 0
    view.telling.show(PLACES, is_suggested=False)
    image = shown(view)
    inside = [count(image, box(view, span), ground) for span in PLACES]
    assert min(inside) > 50
    assert count(image, whole, ground) <= sum(inside) * 1.6
    view.telling.show((), is_suggested=False)
    assert count(shown(view), whole, ground) == 0


def test_frame_is_dashed_while_the_event_is_suggested(make_view: MakeView, light: Theme) -> None:
    view, line = make_view(TEXT), light.kind_color(EVENT.key).name()
    area = box(view, PLACES[0]).adjusted(-4, -4, 4, 4)
    view.telling.show(PLACES, is_suggested=False)
    whole = count(shown(view), area, line)
    view.telling.show(PLACES, is_suggested=True)
    assert 0 < count(shown(view), area, line) < whole


def test_places_stay_with_their_words_where_the_lines_move(
    make_view: MakeView, light: Theme
) -> None:
    view, ground = make_view(TEXT), light.kind_tint(EVENT.key).name()
    view.telling.show(PLACES, is_suggested=False)
    shown(view)
    view.resize(view.width() // 2, view.height())
    image = shown(view)
    end = Span(PLACES[0].end - 4, PLACES[0].end)
    assert count(image, box(view, end), ground) > 10


def test_another_article_has_none(make_view: MakeView, light: Theme) -> None:
    view, ground = make_view(TEXT), light.kind_tint(EVENT.key).name()
    view.telling.show(PLACES, is_suggested=False)
    view.clear_article()
    assert count(shown(view), view.viewport().rect(), ground) == 0
