# SPDX-License-Identifier: Apache-2.0
"""Remarks beside the text, and the overview, in the whole window."""

from PySide6.QtCore import QPoint, Qt

from annotator.domain.span import Span
from annotator.domain.status import Status


def tag(window, words, kind="claim"):
    text = window.desk.workspace.article.text
    start = text.index(words)
    return window.desk.marking.tag_span(kind, Span(start, start + len(words)))


def click_gutter(typist, offset):
    view, gutter = typist.window.view, typist.window.pane.gutter
    typist.qtbot.waitUntil(lambda: bool(gutter._rows))
    middle = view.viewport().mapToGlobal(view.caret_box(offset).center())
    point = QPoint(gutter.width() - 12, gutter.mapFromGlobal(middle).y())
    typist.qtbot.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=point)


def test_click_beside_a_sentence_goes_through_what_is_left_of_it(typist):
    window = typist.window
    first, done, last = (tag(window, one) for one in ("storm", "19 hours", "9 p.m. Monday"))
    window.desk.marking.set_status([done.id], Status.CHECKED)
    window.desk.select_annotation(last.id)
    window.desk.select_annotation("")
    sentence = window.desk.workspace.project.articles.frame_of_session(
        window.desk.workspace.session_id
    ).sentence_at(last.envelope.start)
    inside = [one for one in (first, last) if sentence.holds(one.envelope.start)]
    chosen = []
    for _ in range(len(inside) + 1):
        click_gutter(typist, sentence.start)
        chosen.append(window.desk.annotation_id)
    expected = [one.id for one in inside]
    assert chosen == [*expected, expected[0]]


def test_click_beside_a_sentence_that_is_done_selects_a_mark_of_it(typist):
    window = typist.window
    done = tag(window, "19 hours")
    window.desk.marking.set_status([done.id], Status.CHECKED)
    window.desk.select_annotation(done.id)
    window.desk.select_annotation("")
    frame = window.desk.workspace.project.articles.frame_of_session(
        window.desk.workspace.session_id
    )
    click_gutter(typist, frame.sentence_at(done.envelope.start).start)
    assert window.desk.annotation_id == done.id


def test_overview_shows_queries_and_the_current_mark(typist):
    window = typist.window
    asked = tag(window, "19 hours")
    window.desk.marking.set_status([asked.id], Status.QUERY)
    window.desk.select_annotation(asked.id)
    ruler = window.pane.ruler
    typist.qtbot.waitUntil(
        lambda: bool(ruler.grab()) and "finding" in dict(map(reversed, ruler._buckets))
    )
    assert ruler._current == asked.envelope.start / len(window.desk.workspace.article.text)


def test_unmarked_sentences_are_shown_where_the_menu_says_so_and_that_is_remembered(start):
    window = start().window
    window.actions_table["view.show_untouched"].trigger()
    assert window.actions_table["view.show_untouched"].isChecked()
    assert start().window.actions_table["view.show_untouched"].isChecked()
