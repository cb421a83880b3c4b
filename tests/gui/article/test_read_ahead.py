# SPDX-License-Identifier: Apache-2.0
"""What a reader will turn to next is worked out while nothing else goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from tests.gui.article.conftest import MakeView, Marks

LINE = "The ten Israelis freed Tuesday night bring to 60 the number of women.\n"


def test_next_page_needs_nothing_more_to_be_read(
    make_view: MakeView, marks: Marks, qtbot: QtBot
) -> None:
    for number in range(400):
        marks.add(number * len(LINE) + 4, number * len(LINE) + 20, f"a{number}")
    view = make_view(LINE * 400)
    index = view._page.index
    below = index.paragraph_at(view.visible_span().end) + 20
    number = index._number_of(below)
    qtbot.waitUntil(lambda: number in index._chunks)


def test_marks_of_the_whole_text_are_read_for_somebody_who_jumps(
    make_view: MakeView, marks: Marks, qtbot: QtBot
) -> None:
    for number in range(400):
        marks.add(number * len(LINE) + 4, number * len(LINE) + 20, f"a{number}")
    index = make_view(LINE * 400)._page.index
    qtbot.waitUntil(lambda: len(index._chunks) == len(index._firsts))


def test_no_more_is_read_ahead_than_there_is_room_for(
    make_view: MakeView, marks: Marks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.gui.article.marks._MOST_AHEAD", 50)
    marks.add(4, 20)
    view = make_view(LINE * 400)
    qtbot.waitUntil(lambda: len(view._page.index._chunks) >= 50)
    qtbot.waitUntil(lambda: not view._ahead._timer.isActive())
    assert len(view._page.index._chunks) == 50


def test_a_text_that_has_gone_is_read_no_further(
    make_view: MakeView, marks: Marks, qtbot: QtBot
) -> None:
    marks.add(4, 20)
    view = make_view(LINE * 400)
    view.clear_article()
    qtbot.waitUntil(lambda: not view._ahead._timer.isActive())
