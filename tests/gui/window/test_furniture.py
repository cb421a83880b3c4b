# SPDX-License-Identifier: Apache-2.0
"""Page furniture is folded and unfolded by keys, and the choice is remembered."""

from __future__ import annotations

import pytest

from annotator.domain.article import RegionRole
from annotator.domain.span import Span
from annotator.gui.settings import FOLDED

PAGE = (
    "Storm cost the harbour city dearly\n\n"
    "The storm flooded 1,200 homes on Friday and left 60 people without shelter, he said.\n\n"
    "Advertisement\n\n"
    "The repairs cost $48.6 million, the mayor said on Monday, and took the crews eleven days.\n"
)


@pytest.fixture
def page(start, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    typist = start(path)
    regions = typist.window.desk.workspace.article.regions
    assert any(region.role is RegionRole.FURNITURE for region in regions)
    return typist


def is_seen(window, words="Advertisement"):
    return window.view.document().findBlock(PAGE.index(words)).isVisible()


def test_all_furniture_is_folded_by_key_and_stays_so(page, start):
    page.press("Control+Shift+B")
    assert not is_seen(page.window)
    assert page.window.actions_table["text.fold_furniture"].isChecked()
    again = start().window
    assert again.settings.get(FOLDED)
    assert not is_seen(again)


def test_one_run_is_unfolded_and_folded_by_key(page):
    page.press("Control+Shift+B", "Control+B")
    assert is_seen(page.window)
    page.press("Control+B")
    assert not is_seen(page.window)


def test_going_by_paragraphs_passes_a_fold(page):
    page.press("Control+Shift+B")
    page.window.view.set_caret(PAGE.index("The storm"))
    page.press("Control+Down")
    assert page.window.view.caret() == PAGE.index("The repairs")
    assert not is_seen(page.window)


def test_a_hit_within_folded_furniture_is_shown(page):
    page.press("Control+Shift+B")
    page.find("vertise")
    assert is_seen(page.window)
    assert page.window.view.selected_span().of(PAGE) == "vertise"


def test_body_text_again_by_key(page):
    page.press("Control+Shift+B", "Control+B", "B")
    regions = page.window.desk.workspace.article.regions
    assert all(region.role is not RegionRole.FURNITURE for region in regions)
    assert is_seen(page.window)


def test_a_mark_in_folded_furniture_is_reached(page):
    window = page.window
    start = PAGE.index("Advertisement")
    made = window.desk.marking.tag_span("claim", Span(start, start + 13))
    page.press("Control+Shift+B")
    window.view.set_caret(0)
    window.desk.select_annotation(made.id)
    assert is_seen(window)


def test_nothing_folded_is_said(page):
    page.press("Control+B")
    assert page.window.findChild(object, "quiet_line").text() == "No folded furniture is in sight."
