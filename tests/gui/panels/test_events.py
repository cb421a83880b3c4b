# SPDX-License-Identifier: Apache-2.0
"""The panel of events lists them by time and edits the current one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableView

from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.panels.events import EventsPanel


@pytest.fixture
def panel(desk, shown):
    return shown(EventsPanel(desk), 900, 260)


@pytest.fixture
def add_event(desk):
    def add(what, start="", evidence=()):
        event = desk.eventing.add(None, evidence)
        desk.eventing.set_field(event.id, "what", what)
        desk.eventing.set_field(event.id, "start", start)
        return event.id

    return add


def table(panel, name="eventTable"):
    return panel.findChild(QTableView, name)


def click_row(panel, qtbot, row, name="eventTable"):
    view = table(panel, name)
    column = 2 if name == "eventTable" else 1
    place = view.visualRect(view.model().index(row, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def stored_event(desk, event_id):
    return desk.workspace.project.events.get(event_id)


def names(panel):
    model = table(panel).model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def test_empty_list_tells_what_to_press(panel):
    assert "press E" in table(panel)._empty_text
    assert not panel.form.isVisible()


def test_events_stand_in_the_order_of_time(panel, add_event):
    add_event("second", "2023-11-30")
    add_event("first", "2023-11-24")
    assert names(panel) == ["first", "second"]


def test_event_clicked_is_current_and_its_evidence_revealed(panel, desk, tag, qtbot, add_event):
    mark = tag("number", "60")
    event_id = add_event("flood", evidence=[mark.id])
    with qtbot.waitSignal(desk.reveal_asked) as revealed:
        click_row(panel, qtbot, 0)
    assert desk.event_id == event_id
    assert Span(*revealed.args) == mark.envelope


def test_event_with_words_of_its_own_reveals_those(panel, desk, qtbot):
    desk.eventing.add(Span(0, 7))
    with qtbot.waitSignal(desk.reveal_asked) as revealed:
        click_row(panel, qtbot, 0)
    assert revealed.args == [0, 7]


def test_fields_are_saved_as_they_are_typed(panel, desk, qtbot, add_event):
    event_id = add_event("flood")
    click_row(panel, qtbot, 0)
    who = panel.findChild(QLineEdit, "whoField")
    who.setFocus()
    qtbot.keyClicks(who, "Ada (storm); mayor")
    assert [one.name for one in stored_event(desk, event_id).who] == ["Ada", "mayor"]
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert who.text() == "Ada (storm); mayor"
    desk.workspace.undo()
    assert stored_event(desk, event_id).who == ()


def test_date_that_cannot_be_read_is_explained(panel, desk, qtbot, add_event):
    event_id = add_event("flood", "2023-11-24")
    click_row(panel, qtbot, 0)
    start = panel.findChild(QLineEdit, "startField")
    start.setFocus()
    start.selectAll()
    qtbot.keyClicks(start, "Friday")
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert start.text() == "Friday"
    assert "is not a date" in panel.findChild(QLabel, "startError").text()
    assert stored_event(desk, event_id).start == "2023-11-24"


def test_date_is_shown_as_it_is_stored_once_it_is_meant(panel, desk, qtbot, add_event):
    event_id = add_event("flood")
    click_row(panel, qtbot, 0)
    start = panel.findChild(QLineEdit, "startField")
    start.setFocus()
    qtbot.keyClicks(start, "24 Nov 2023")
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert start.text() == stored_event(desk, event_id).start == "2023-11-24"
    assert table(panel).model().index(0, 0).data() == "Fri 24 Nov 2023"


def test_status_verdict_and_note_are_kept(panel, desk, qtbot, add_event):
    event_id = add_event("flood")
    click_row(panel, qtbot, 0)
    for name, label in (("status", "checked"), ("verdict", "accurate")):
        combo = panel.findChild(QComboBox, name)
        combo.setCurrentIndex(combo.findText(label))
        combo.activated.emit(combo.currentIndex())
    note = panel.findChild(QPlainTextEdit, "eventNote")
    note.setFocus()
    qtbot.keyClicks(note, "ask")
    event = stored_event(desk, event_id)
    assert (event.status, event.verdict, event.note) == (Status.CHECKED, "accurate", "ask")


def test_current_mark_makes_its_events_stand_out_and_leaves_the_current_one(
    panel, desk, tag, add_event, qtbot
):
    mark = tag("number", "60")
    first = add_event("calm")
    add_event("flood", evidence=[mark.id])
    desk.select_event(first)
    panel.findChild(QLineEdit, "whereField").setFocus()
    desk.select_annotation(mark.id)
    model = table(panel).model()
    fonts = [model.index(row, 2).data(Qt.ItemDataRole.FontRole) for row in range(2)]
    assert [bool(font and font.bold()) for font in fonts] == [False, True]
    assert desk.event_id == first
    assert panel.findChild(QLineEdit, "whereField").hasFocus()


def test_mark_is_taken_out_of_an_event(panel, desk, tag, add_event, qtbot):
    marks = [tag("number", words).id for words in ("1,200", "60")]
    event_id = add_event("flood", evidence=marks)
    click_row(panel, qtbot, 0)
    click_row(panel, qtbot, 0, "evidenceTable")
    qtbot.keyClick(table(panel, "evidenceTable"), Qt.Key.Key_Delete)
    assert [link.annotation_id for link in stored_event(desk, event_id).evidence] == marks[1:]
    assert table(panel, "evidenceTable").model().rowCount() == 1


def test_enter_on_a_mark_goes_to_it(panel, desk, tag, add_event, qtbot):
    mark = tag("number", "60")
    add_event("flood", evidence=[mark.id])
    click_row(panel, qtbot, 0)
    click_row(panel, qtbot, 0, "evidenceTable")
    with qtbot.waitSignal(desk.reveal_asked):
        qtbot.keyClick(table(panel, "evidenceTable"), Qt.Key.Key_Return)
    assert desk.annotation_id == mark.id


def test_delete_key_deletes_the_event(panel, desk, add_event, qtbot):
    add_event("flood")
    click_row(panel, qtbot, 0)
    qtbot.keyClick(table(panel), Qt.Key.Key_Delete)
    assert names(panel) == []
    assert desk.event_id == ""
    desk.workspace.undo()
    assert names(panel) == ["flood"]


def test_deleting_one_of_several_goes_on_to_the_next(panel, desk, add_event, qtbot):
    add_event("one", "2021")
    two = add_event("two", "2022")
    click_row(panel, qtbot, 0)
    qtbot.keyClick(table(panel), Qt.Key.Key_Delete)
    assert desk.event_id == two


def test_session_for_review_shows_events_and_keeps_them(panel, desk, add_event, qtbot):
    add_event("flood")
    desk.open_session(desk.workspace.session_id, for_review=True)
    click_row(panel, qtbot, 0)
    assert panel.findChild(QLineEdit, "whatField").text() == "flood"
    assert panel.findChild(QLineEdit, "whatField").isReadOnly()
    assert not panel.findChild(QComboBox, "verdict").isEnabled()


def test_ctrl_enter_goes_into_the_form_and_escape_out(panel, desk, add_event, qtbot):
    add_event("flood")
    click_row(panel, qtbot, 0)
    qtbot.keyClick(table(panel), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    what = panel.findChild(QLineEdit, "whatField")
    assert what.hasFocus()
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(what, Qt.Key.Key_Escape)


def test_filter_narrows_the_events(panel, add_event, qtbot):
    add_event("flood")
    add_event("repairs")
    words = panel.findChild(QLineEdit, "eventFilter")
    qtbot.keyClicks(words, "repairs")
    assert names(panel) == ["repairs"]
    qtbot.keyClicks(words, "x")
    told = "No events with these words. Ctrl+Shift+E shows all events."
    assert table(panel)._empty_text == told
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert sorted(names(panel)) == ["flood", "repairs"]
