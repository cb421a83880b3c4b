# SPDX-License-Identifier: Apache-2.0
"""Finding words in the open article, from the bar to the places in the text."""

# ruff: noqa: RUF001 - typographic signs are what is tested

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from annotator.gui.settings import FIND_OPTIONS
from annotator.text.finding import PATIENCE


def bar(window):
    return window.findChild(QLineEdit, "finder")


def told(window):
    return window.findChild(QLabel, "find_count").text()


def selected(window):
    span = window.view.selected_span()
    return span and span.of(window.desk.workspace.article.text)


def await_told(typist, words):
    typist.qtbot.waitUntil(lambda: words in told(typist.window))


@pytest.fixture
def long_text(start, tmp_path):
    """Return somebody with a text before them that is not searched at once."""
    path = tmp_path / "long.txt"
    path.write_text("The harbour city counts 1,200 homes.\n" * 4_000 + "a" * 40 + "!\n")
    return start(path)


def test_finder_is_there_when_it_is_asked_for(typist):
    window = typist.window
    assert not window.finder.is_open
    typist.press("Control+F")
    assert window.finder.is_open
    assert bar(window).hasFocus()


def test_first_place_is_selected_and_counted_while_typing(typist):
    typist.press("Control+Home", "Control+F")
    typist.write("harbour")
    assert selected(typist.window).lower() == "harbour"
    count = len(typist.window.finder.hits)
    assert told(typist.window) == f"1 of {count}"


def test_typing_on_stays_where_the_search_began(typist):
    typist.press("Control+Home", "Control+F")
    typist.write("th")
    typist.write("e ")
    text = typist.window.desk.workspace.article.text
    assert typist.window.view.selected_span().start == text.lower().index("the ")


def test_straight_quotes_find_typographic_ones(start, tmp_path):
    path = tmp_path / "quotes.txt"
    path.write_text("A pier 😀 that is\n\n“It’s the town’s pier,” she said.\n", encoding="utf-8")
    typist = start(path)
    typist.press("Control+F")
    typist.write("\"it's the town's")
    assert selected(typist.window) == "“It’s the town’s"


def test_going_round_the_end_is_said(typist):
    typist.press("Control+Home", "Control+F")
    typist.write("Brandreth")
    typist.press("Shift+Return")
    count = len(typist.window.finder.hits)
    assert told(typist.window) == f"{count} of {count}, from the end again"
    typist.press("Return")
    assert told(typist.window) == f"1 of {count}, from the top again"


def test_places_stay_while_marks_are_made_and_go_with_escape(typist, annotations):
    window = typist.window
    typist.find("Brandreth")
    typist.press("C", "F3", "C")
    assert [one.kind for one in annotations(window)] == ["claim", "claim"]
    assert len(window.finder.hits) > 0
    typist.press("Escape", "Escape", "Escape")
    assert not window.finder.is_open
    assert not window.finder.hits
    assert window.view.hasFocus()


def test_closed_finder_goes_on_with_its_words(typist):
    typist.find("Brandreth")
    first = typist.window.view.selected_span()
    typist.press("Shift+Escape")
    assert not typist.window.finder.is_open
    typist.press("F3")
    assert typist.window.finder.is_open
    assert typist.window.view.selected_span().start > first.start


def test_next_place_without_words_asks_for_some(typist):
    typist.press("F3")
    assert bar(typist.window).hasFocus()


def test_selected_words_are_looked_for(typist):
    typist.find("Brandreth")
    bar(typist.window).setText("")
    typist.press("Control+F")
    assert bar(typist.window).text() == "Brandreth"
    assert told(typist.window).startswith("1 of")


def test_options_are_chosen_by_key_and_remembered(start):
    typist = start("resources/samples/harbour-storm.txt")
    typist.press("Control+Home", "Control+F")
    typist.write("STORM")
    every = len(typist.window.finder.hits)
    typist.press("Alt+A")
    assert len(typist.window.finder.hits) < every
    typist.press("Alt+A", "Alt+W")
    assert 0 < len(typist.window.finder.hits) <= every
    typist.window.close()
    assert typist.window.settings.get(FIND_OPTIONS) == "word"
    window = start().window
    assert window.actions_table["edit.find_option.word"].isChecked()
    assert not window.actions_table["edit.find_option.case"].isChecked()


def test_pattern_is_read_and_a_bad_one_says_what_is_wrong(typist):
    window = typist.window
    typist.press("Control+Home", "Control+F", "Alt+R")
    typist.write(r"\d+ hours")
    await_told(typist, "1 of")
    assert selected(window) == "19 hours"
    typist.write("(")
    await_told(typist, "not closed")
    assert bar(window).text() == r"\d+ hours("
    assert bar(window).property("error")
    typist.press("Backspace")
    await_told(typist, "1 of")
    assert not bar(window).property("error")


def test_endless_pattern_is_stopped_and_holds_nothing_up(long_text):
    window = long_text.window
    long_text.press("Control+F", "Alt+R")
    long_text.write("(a|aa)+$")
    long_text.qtbot.waitUntil(lambda: window.finder._seeker._job is not None)
    began = time.perf_counter()
    long_text.press("Left", "Right")
    assert time.perf_counter() - began < PATIENCE / 2
    long_text.qtbot.waitUntil(lambda: "too long" in told(window), timeout=30_000)


def test_long_text_is_searched_beside_the_window(long_text):
    window = long_text.window
    long_text.press("Control+Home", "Control+F")
    long_text.write("1,200 homes")
    await_told(long_text, "1 of 4,000")
    assert selected(window) == "1,200 homes"
    long_text.press("Return")
    assert told(window) == "2 of 4,000"


def test_newest_words_win(long_text):
    window = long_text.window
    long_text.press("Control+Home", "Control+F")
    long_text.write("harbour")
    bar(window).setText("nowhere at all")
    await_told(long_text, "not found")
    assert not window.finder.hits
    bar(window).setText("harbour")
    bar(window).setText("")
    long_text.qtbot.waitUntil(lambda: not window.finder._seeker.is_seeking)
    assert told(window) == ""


def test_step_waits_for_an_answer_that_is_on_its_way(long_text):
    window = long_text.window
    long_text.press("Control+Home", "Control+F")
    long_text.write("counts")
    await_told(long_text, "1 of")
    bar(window).setText("homes")
    long_text.press("Return")
    await_told(long_text, "of 4,000")
    assert selected(window) == "homes"


def test_another_article_is_searched_for_the_same_words(typist, start, tmp_path):
    window = typist.window
    typist.press("Control+F")
    typist.write("storm")
    before = len(window.finder.hits)
    path = tmp_path / "other.txt"
    path.write_text("Headline\n\nA storm is a storm.\n")
    window.open_paths([path])
    typist.qtbot.waitUntil(lambda: len(window.finder.hits) == 2 != before)
    assert window.view.selected_span() is None


def test_finder_goes_when_the_project_is_closed(typist):
    typist.find("storm")
    typist.window.close_project()
    assert not typist.window.finder.is_open


def test_search_over_texts_goes_to_the_place_of_the_words(start, tmp_path):
    path = tmp_path / "other.txt"
    path.write_text("Headline\n\nNobody spoke.\n\nThen zebras were seen by the harbour.\n")
    typist = start(path, "resources/samples/harbour-storm.txt")
    window = typist.window
    typist.press("Control+Shift+F")
    typist.write("zebras were")
    typist.press("Down", "Return")
    typist.qtbot.waitUntil(lambda: selected(window) == "zebras were")
    assert window.view.hasFocus()
    assert len(window.finder.hits) == 1
    typist.press("Control+Shift+F")
    typist.write("harbour zebras")
    typist.press("Down", "Return")
    typist.qtbot.waitUntil(lambda: selected(window) == "harbour")


def test_place_in_folded_furniture_is_unfolded(typist):
    window = typist.window
    window.actions_table["text.fold_furniture"].trigger()
    typist.find("1 of 4")
    assert selected(window) == "1 of 4"
    height = window.view.viewport().height()
    box = window.view.caret_box(window.view.selected_span().start)
    assert 0 <= box.top() < box.bottom() < height
    assert box.height() > 5


def test_what_is_wrong_with_a_pattern_has_room_in_a_narrow_window(qtbot, typist):
    window = typist.window
    window.resize(1280, 720)
    typist.press("Control+F")
    line, count = (window.findChild(QWidget, name) for name in ("finder", "find_count"))
    qtbot.waitUntil(lambda: line.width() >= 260)
    typist.press("Alt+R")
    typist.write("[")
    qtbot.waitUntil(lambda: "bracket" in count.text())

    def is_whole():
        need = count.fontMetrics().boundingRect(
            0, 0, count.width(), 1_000, Qt.TextFlag.TextWordWrap, count.text()
        )
        return need.height() <= count.height()

    qtbot.waitUntil(is_whole)
    assert line.width() < 260
