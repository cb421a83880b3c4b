# SPDX-License-Identifier: Apache-2.0
"""Marks are dragged from lists and from the text onto an event: one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication

from annotator.gui.dragging import dragged_marks, dragged_span, marks_data, put_span

LINK = Qt.DropAction.LinkAction
NOTHING = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def marks(typist):
    """Return three marks: two numbers and a date."""
    made = []
    for words, kind in (("118", "N"), ("(73", "N"), ("1987", "D")):
        typist.find(words)
        typist.press(kind)
        made.append(typist.window.desk.annotation_id)
    return made


@pytest.fixture
def table(window, marks):
    desk = window.desk
    for start in ("2022", "2023"):
        event = desk.eventing.add(None)
        desk.eventing.set_field(event.id, "start", start)
    return window.show_panel("events").table


def place_of(table, row):
    return table.visualRect(table.model().index(row, 0)).center()


def send(table, event):
    QApplication.sendEvent(table.viewport(), event)
    return event.isAccepted()


def move(table, row, data):
    place = place_of(table, row)
    send(table, QDragEnterEvent(place, LINK, data, *NOTHING))
    return send(table, QDragMoveEvent(place, LINK, data, *NOTHING))


def drop(table, row, data):
    # Qt drops only where it went before.
    move(table, row, data)
    return send(table, QDropEvent(QPointF(place_of(table, row)), LINK, data, *NOTHING))


def evidence(window, row):
    event = window.show_panel("events").model.item(row)
    return [one.annotation_id for one in event.evidence]


def span_data(window, words):
    start = window.desk.workspace.article.text.index(words)
    data = QMimeData()
    put_span(data, type(window.view.visible_span())(start, start + len(words)))
    return data


@pytest.fixture
def dragged(monkeypatch):
    """Return what is dragged, in the place of the nested loop that a real drag runs."""
    seen = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _: seen.append(dragged_marks(drag.mimeData())))
    return seen


def test_marks_dropped_on_an_event_speak_of_it_in_one_step(window, table, marks):
    data = marks_data(marks[:2])
    assert move(table, 1, data)
    assert drop(table, 1, data)
    assert evidence(window, 1) == sorted(marks[:2])
    assert window.desk.event_id == table.model().id_at(1)
    window.desk.workspace.undo()
    assert evidence(window, 1) == []


def test_row_under_the_mouse_is_framed_until_the_mouse_goes(window, table, marks):
    before = table.viewport().grab().toImage()
    move(table, 1, marks_data(marks))
    framed = table.viewport().grab().toImage()
    send(table, QDragLeaveEvent())
    assert framed != before
    assert table.viewport().grab().toImage() == before


def test_words_dropped_on_an_event_add_the_marks_in_them(window, table, marks):
    assert drop(table, 0, span_data(window, "with gusts of 118 kilometres per hour"))
    assert evidence(window, 0) == [marks[0]]


def test_words_without_a_mark_add_nothing_and_say_so(window, table):
    said = []
    window.desk.said.connect(said.append)
    drop(table, 0, span_data(window, "The storm blew for"))
    assert evidence(window, 0) == []
    assert "no mark in these words" in said[-1]


def test_words_of_another_program_are_not_taken(table):
    data = QMimeData()
    data.setData("application/x-annotator-span", b"0 5 1")
    assert dragged_span(data) is None
    assert not drop(table, 0, data)


def test_nothing_is_dropped_beside_the_rows(table, marks):
    data = marks_data(marks)
    below = QPointF(5, table.viewport().height() - 2)
    assert table.rowAt(int(below.y())) < 0
    move(table, 1, data)
    assert not send(table, QDropEvent(below, LINK, data, *NOTHING))


def test_session_for_review_takes_no_marks(window, table, marks):
    desk = window.desk
    desk.open_session(desk.workspace.session_id, for_review=True)
    assert not drop(table, 0, marks_data(marks))
    assert evidence(window, 0) == []


def test_selected_marks_of_a_list_are_dragged_together(window, table, marks, dragged):
    numbers = window.show_panel("number").table
    numbers.selectAll()
    numbers.startDrag(LINK)
    assert dragged == [marks[:2]]


def test_mark_is_dragged_by_its_lane(window, table, marks, dragged, qtbot):
    view = window.view
    window.desk.select_annotation(marks[0])
    QApplication.processEvents()
    start = view._page.text.index("118")
    view.scroll_to(start)
    box = view.caret_box(start)
    lane = next(
        QPoint(box.left() + 6, top)
        for top in range(box.top(), box.bottom() + 20)
        if view._page.lane_under(QPointF(box.left() + 6, top + view.verticalScrollBar().value()))
    )
    viewport = view.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=lane)
    far = lane + QPoint(40, 30)
    screen = viewport.mapToGlobal(QPointF(far))
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(far), screen, NOTHING[0], *NOTHING)
    QApplication.sendEvent(viewport, moved)
    assert dragged == [[marks[0]]]
    assert view.selected_span() is None


def test_selected_words_that_are_copied_or_dragged_say_where_they_stand(typist):
    typist.find("27 fishing boats")
    view = typist.window.view
    data = view.createMimeDataFromSelection()
    assert dragged_span(data) == view.selected_span()
    assert data.text() == "27 fishing boats"
