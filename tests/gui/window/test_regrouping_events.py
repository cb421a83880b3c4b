# SPDX-License-Identifier: Apache-2.0
"""Events that are merged, split, attached to and gone through by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu

from annotator.domain.ids import EventId
from annotator.domain.status import Status
from annotator.gui.event_box import EventBox
from annotator.gui.panels._list_table import ListTable

NAMES = ("Forty-two vessels sank", "pulled from a flooded cellar", "ferries to the two")


@pytest.fixture
def placed(typist):
    """Return somebody with three events, in text order, none of them dated."""
    for words in NAMES:
        typist.find(words)
        typist.press("E")
        typist.window.view.setFocus()
    typist.window.desk.select_event("")
    typist.press("Control+Home")
    return typist


def events(window):
    found, session_id = window.desk.workspace.project.events, window.desk.workspace.session_id
    return found.find(found.in_order(session_id))


def names(window):
    return [one.what for one in events(window)]


def current(window):
    found = window.desk.workspace.project.events.find([EventId(window.desk.event_id)])
    return found[0].what if found else ""


def table(window, name="eventTable"):
    return window.findChild(ListTable, name)


def enter_list(typist):
    """Put the focus into the list of events, as a click on its first row does."""
    typist.window.show_panel("events")
    found = table(typist.window)
    typist.qtbot.waitUntil(lambda: found.model().rowCount() == len(NAMES))
    found.setFocus()
    found.choose_row(0)


def tag(typist, key, words):
    typist.find(words)
    typist.press(key)
    return typist.window.desk.annotation_id


def box_of(window):
    boxes = window.pane.findChildren(EventBox)
    return next((box for box in boxes if box.isVisible()), None)


def said(window):
    return window.findChild(QLabel, "quiet_line").text()


def shown(window):
    model = box_of(window)._list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def evidence(window):
    return [(one.what, len(one.evidence)) for one in events(window)]


def test_selected_events_are_merged_and_undone_by_keys(placed):
    window = placed.window
    enter_list(placed)
    placed.press("Shift+Down", "Control+M")
    assert names(window) == [NAMES[0], NAMES[2]]
    assert current(window) == NAMES[0]
    assert "2 events merged" in said(window)
    placed.press("Control+Z")
    assert names(window) == list(NAMES)


def test_one_event_is_merged_with_nothing(placed):
    enter_list(placed)
    action = placed.window.actions_table["events.merge"]
    assert not action.isEnabled()
    hindrance = placed.window.actions_table.hindrance("events.merge")
    assert hindrance == "select two events in the list to merge them"


def test_menu_of_the_list_merges_events(placed, qtbot):
    enter_list(placed)
    placed.press("Shift+Down")
    found = table(placed.window)
    found.customContextMenuRequested.emit(found.rect().center())
    menu = placed.window.findChild(QMenu, "list_menu")
    assert placed.window.actions_table["events.merge"] in menu.actions()
    menu.close()


def test_marks_are_split_off_to_an_event_of_their_own(placed):
    window = placed.window
    window.desk.select_event(events(window)[0].id)
    for words in ("27 fishing boats", "11 yachts"):
        tag(placed, "N", words)
        placed.press("L")
    assert evidence(window)[0] == (NAMES[0], 2)
    window.show_panel("events")
    links = table(window, "evidenceTable")
    links.setFocus()
    links.choose_row(1)
    placed.press("Control+Shift+M")
    assert sorted(count for _, count in evidence(window)) == [0, 0, 1, 1]
    assert current(window).startswith("Forty-two vessels sank or were")
    placed.press("Control+Z")
    assert evidence(window)[0] == (NAMES[0], 2)


def test_current_mark_is_split_off_where_none_is_selected(placed):
    window = placed.window
    window.desk.select_event(events(window)[0].id)
    tag(placed, "N", "27 fishing boats")
    placed.press("L", "Control+Shift+M")
    assert sorted(count for _, count in evidence(window)) == [0, 0, 0, 1]


def test_several_marks_are_taken_out_in_one_step(placed):
    window = placed.window
    window.desk.select_event(events(window)[0].id)
    for words in ("27 fishing boats", "11 yachts"):
        tag(placed, "N", words)
        placed.press("L")
    links = table(window, "evidenceTable")
    links.setFocus()
    links.selectAll()
    placed.press("Delete")
    assert evidence(window)[0] == (NAMES[0], 0)
    placed.press("Control+Z")
    assert evidence(window)[0] == (NAMES[0], 2)


def test_mark_is_added_to_an_event_that_a_few_letters_find(placed):
    window = placed.window
    tag(placed, "N", "27 fishing boats")
    placed.press("Shift+L")
    assert shown(window) == list(NAMES)
    line = window.findChild(QLineEdit, "event_line")
    assert line.placeholderText() == "Add “27 fishing boats” to the event with these words"
    placed.write("cell")
    assert shown(window) == [NAMES[1]]
    placed.press("Return")
    assert evidence(window)[1] == (NAMES[1], 1)
    assert current(window) == NAMES[1]
    assert window.view.hasFocus()
    placed.press("Control+Z")
    assert evidence(window)[1] == (NAMES[1], 0)


def test_box_follows_what_becomes_of_the_events(placed):
    window = placed.window
    eventing = window.desk.eventing
    tag(placed, "N", "27 fishing boats")
    placed.press("Shift+L", "Down")
    first, second, _ = events(window)
    eventing.set_field(second.id, "what", "Pulled out")
    eventing.delete([first.id])
    assert shown(window) == ["Pulled out", NAMES[2]]
    placed.press("Return")
    assert evidence(window)[0] == ("Pulled out", 1)


def test_nothing_is_chosen_in_the_box_where_the_event_is_gone(placed):
    window = placed.window
    tag(placed, "N", "27 fishing boats")
    placed.press("Shift+L")
    window.desk.eventing.delete([events(window)[0].id])
    placed.press("Return")
    assert {count for _, count in evidence(window)} == {0}
    placed.press("Down", "Return")
    assert evidence(window)[0] == (NAMES[1], 1)


def test_mark_that_is_undone_under_the_box_is_said_to_be_gone(placed):
    window = placed.window
    tag(placed, "N", "27 fishing boats")
    placed.press("Shift+L")
    window.actions_table["edit.undo"].trigger()
    placed.press("Return")
    assert said(window) == "The mark to be added is gone."


def test_without_a_current_event_the_key_asks_for_one(placed):
    window = placed.window
    tag(placed, "N", "27 fishing boats")
    placed.press("L", "Down", "Return")
    assert evidence(window)[1] == (NAMES[1], 1)
    placed.press("Shift+L")
    placed.write("nothing like it")
    assert shown(window) == []
    placed.press("Return", "Escape")
    assert box_of(window) is None
    assert window.view.hasFocus()


def test_box_says_what_to_do_where_there_is_no_event(typist):
    tag(typist, "N", "27 fishing boats")
    typist.press("L")
    assert "No events yet" in box_of(typist.window)._list._empty_text
    typist.press("Escape")


def test_selected_marks_are_added_to_an_event_together(placed):
    window = placed.window
    for words in ("27 fishing boats", "11 yachts"):
        tag(placed, "N", words)
    window.show_panel("number")
    found = table(window, "numberTable")
    placed.qtbot.waitUntil(lambda: found.model().rowCount() == 2)
    found.setFocus()
    found.selectAll()
    placed.press("Control+L")
    assert "Add 2 marks" in window.findChild(QLineEdit, "event_line").placeholderText()
    placed.write("ferries")
    placed.press("Return")
    assert evidence(window)[2] == (NAMES[2], 2)
    assert window.desk.workspace.next_undo().label.template == "Add to event"


def test_keys_go_from_event_to_event_and_round(placed):
    window = placed.window
    seen = []
    for _ in range(4):
        placed.press("F4")
        seen.append(current(window))
    assert seen == [*NAMES, NAMES[0]]
    assert said(window) == "On from the first event"
    placed.press("Shift+F4")
    assert current(window) == NAMES[2]
    assert window.view.visible_span().holds(events(window)[2].span.start)


def test_going_without_an_event_says_so(typist):
    typist.press("F4")
    assert said(typist.window) == "No event is in the list."
    typist.press("Control+Shift+J")
    assert "No open question" in said(typist.window)


def test_next_open_question_is_the_next_event_in_query(placed):
    window = placed.window
    desk = window.desk
    first, second, third = events(window)
    desk.eventing.set_status(third.id, Status.QUERY)
    mark = tag(placed, "N", "27 fishing boats")
    desk.eventing.attach(first.id, [mark])
    desk.marking.set_status([mark], Status.QUERY)
    desk.select_event(second.id)
    seen = []
    for _ in range(3):
        placed.press("Control+Shift+J")
        seen.append(current(window))
    assert seen == [NAMES[2], NAMES[0], NAMES[2]]
