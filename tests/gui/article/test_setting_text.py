# SPDX-License-Identifier: Apache-2.0
"""How the text is set: lanes have room whatever is chosen, and the reader's place stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontDatabase

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.gui.article.lanes import MOST_LANES
from annotator.gui.article.typography import WINDOW_WIDTH, Style
from annotator.gui.theme import load_theme

if TYPE_CHECKING:
    from annotator.gui.theme import Theme
    from tests.gui.article.conftest import MakeView

WORDS = "Words of some length go on. "
LONG = "\n\n".join(f"Paragraph {number}. " + WORDS * 12 for number in range(60))


def lines_of(view):
    layout = view.document().begin().layout()
    return [layout.lineAt(number) for number in range(layout.lineCount())]


@pytest.mark.parametrize("zoom", [67, 100, 150, 200, 300])
@pytest.mark.parametrize("spacing", [150, 160, 175, 190, 220])
@pytest.mark.parametrize(
    "role", [RegionRole.BODY, RegionRole.HEADLINE, RegionRole.CAPTION, RegionRole.FURNITURE]
)
def test_all_lanes_end_above_the_next_line(
    make_view: MakeView, role: RegionRole, spacing: int, zoom: int
) -> None:
    text = WORDS * 20
    view = make_view(text, (Region(Span(0, len(text)), role),))
    view.set_style(replace(view.look, spacing=spacing, zoom=zoom))
    first, second = lines_of(view)[:2]
    room = view.look.lane_room()
    text_bottom = first.y() + first.ascent() + first.descent()
    lowest = text_bottom + room.below_text + (MOST_LANES - 1) * room.step + room.thickness
    assert lowest <= second.y() + 0.5


@pytest.mark.parametrize("spacing", [150, 175, 220])
def test_lanes_keep_a_gap(light: Theme, spacing: int) -> None:
    room = Style(light, spacing=spacing).lane_room()
    assert room.thickness >= 2
    assert room.step - room.thickness >= 1


@pytest.mark.parametrize("characters", [55, 70, 100])
def test_a_full_line_holds_the_characters_asked_for(make_view: MakeView, characters: int) -> None:
    view = make_view(LONG, width=1400)
    view.set_style(replace(view.look, characters=characters))
    longest = max(line.textLength() for line in lines_of(view))
    assert 0.85 * characters <= longest <= 1.25 * characters


def test_lines_can_be_as_long_as_the_window_is_wide(make_view: MakeView) -> None:
    view = make_view(LONG, width=1400)
    view.set_style(replace(view.look, characters=WINDOW_WIDTH))
    assert view.viewport().width() > 1300


@pytest.mark.parametrize(
    "change", [{"characters": 55}, {"spacing": 220}, {"characters": 0, "zoom": 150}]
)
def test_the_caret_stays_at_its_height(make_view: MakeView, change: dict[str, int]) -> None:
    view = make_view(LONG)
    view.set_caret(len(LONG) // 2)
    before = view.caret_box(view.caret()).top()
    view.set_style(replace(view.look, **change))
    assert view.caret() == len(LONG) // 2
    assert abs(view.caret_box(view.caret()).top() - before) <= 1


def test_the_first_visible_line_stays_where_the_caret_is_out_of_sight(
    make_view: MakeView,
) -> None:
    view = make_view(LONG)
    view.scroll_to(len(LONG) // 2)
    first = view.visible_span().start
    view.set_style(replace(view.look, spacing=200))
    assert view.visible_span().start == first


def test_a_selection_outlives_another_setting(make_view: MakeView) -> None:
    view = make_view(LONG)
    view.select(Span(40, 90))
    view.set_style(replace(view.look, characters=60, zoom=120))
    assert view.selected_span() == Span(40, 90)


def test_another_typeface_is_used_where_it_is_there() -> None:
    family = next(one for one in QFontDatabase.families() if "Sans" in one)
    assert load_theme("light", typeface=family).article_font().family() == family


def test_a_typeface_that_is_gone_gives_way_to_the_usual(light: Theme) -> None:
    assert load_theme("light", typeface="No Such Face").serif == light.serif


def test_a_wider_window_lays_out_nothing_anew(make_view: MakeView) -> None:
    view = make_view(WORDS * 10, width=1000)
    asked = []
    view.document().documentLayout().documentSizeChanged.connect(asked.append)
    view.resize(1100, 500)
    assert not asked
