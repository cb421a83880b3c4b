# SPDX-License-Identifier: Apache-2.0
"""Beside its form an event shows its marks with their roles, its stretches, and what disagrees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTabWidget, QToolButton

from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.gui.panels.events import EventsPanel


@pytest.fixture
def marks(tag):
    """Return marks that were made against the order of the text."""
    return [tag("number", "60"), tag("date", "Nov. 24"), tag("number", "1,200")]


@pytest.fixture
def event(desk, marks):
    event = desk.eventing.add(Span(0, 7), [one.id for one in marks])
    workspace = desk.workspace
    edit = workspace.edit(message("Set mentions"), event.id)
    edit.change(event, replace(event, mentions=(Span(29, 34), Span(60, 66))))
    workspace.write(edit)
    return event.id


@pytest.fixture
def panel(desk, event, qtbot):
    panel = EventsPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1400, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    desk.select_event(event)
    yield panel
    panel.close()


def stored(desk, event):
    return desk.workspace.project.events.get(event)


def cells(table, column):
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def tabs(panel):
    part = panel.findChild(QTabWidget, "eventParts")
    return [part.tabText(at) for at in range(part.count()) if part.isTabVisible(at)]


def press(panel, qtbot, *keys):
    for key in keys:
        qtbot.keyClick(panel.window().focusWidget(), getattr(Qt.Key, f"Key_{key}"))


def test_marks_stand_in_the_order_of_the_text_with_what_they_tell(panel, desk):
    links = panel.form.links
    assert cells(links, 1) == ["1,200", "Nov. 24", "60"]
    assert cells(links, 2) == ["how many", "when", "how many"]
    assert tabs(panel) == ["Marks  3", "Text  3"]
    assert panel.form.parts.tabToolTip(0) == "Marks that speak of the event: 3"


def test_role_is_entered_in_place_as_one_step(panel, desk, event, marks, qtbot):
    panel.form.links.setFocus()
    panel.form.links.choose_row(1)
    press(panel, qtbot, "F2")
    editor = panel.form.links.findChild(QLineEdit, "cellEditor")
    assert editor.text() == "when"
    qtbot.keyClicks(editor, "deadline")
    press(panel, qtbot, "Return")
    roles = {one.annotation_id: one.role for one in stored(desk, event).evidence}
    assert roles[marks[1].id] == "deadline"
    assert cells(panel.form.links, 2)[1] == "deadline"
    assert panel.form.links.hasFocus()
    desk.workspace.undo()
    assert cells(panel.form.links, 2)[1] == "when"


def test_tab_goes_on_to_the_role_of_the_next_mark(panel, qtbot):
    panel.form.links.setFocus()
    panel.form.links.choose_row(0)
    press(panel, qtbot, "F2", "Tab")
    editors = panel.form.links.findChildren(QLineEdit, "cellEditor")
    assert [one.text() for one in editors if one.isVisible()] == ["when"]


def test_role_is_not_entered_in_a_session_for_review(panel, desk, event, qtbot):
    desk.open_session(desk.workspace.session_id, for_review=True)
    desk.select_event(event)
    panel.form.links.setFocus()
    panel.form.links.choose_row(0)
    press(panel, qtbot, "F2")
    assert not panel.form.links.editing.is_open


def test_stretches_are_stepped_through_and_shown_in_the_text(panel, desk, qtbot):
    table = panel.form.parts.stretches
    panel.form.parts.setCurrentWidget(table)
    assert cells(table, 0) == ["1", "2", "2"]
    assert cells(table, 1)[:2] == ["Harbour", "Storm"]
    table.enter_list()
    seen = []
    desk.reveal_asked.connect(lambda start, end: seen.append((start, end)))
    press(panel, qtbot, "Down", "Down")
    assert seen == [(29, 34), (60, 66)]


def test_words_that_name_the_event_are_told_apart(panel):
    index = panel.form.parts.stretches.model().index(0, 1)
    assert index.data(Qt.ItemDataRole.FontRole).bold()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "It is named here: Harbour"


def test_what_disagrees_has_words_and_a_button_to_each_mark(panel, desk, event, tag, marks, qtbot):
    other = tag("date", "Friday morning")
    desk.marking.set_field(marks[1].id, "date_value", "2023-11-24")
    desk.marking.set_field(other.id, "date_value", "2023-12-01")
    desk.eventing.attach(event, [other.id])
    assert tabs(panel)[-1] == "≠  1"
    panel.form.parts.setCurrentWidget(panel.form.parts.conflicts)
    assert panel.findChild(QLabel, "conflictWords").text() == (
        "Two dates: “Nov. 24” in line 2 is Fri 24 Nov 2023, but “Friday morning” in line 4 is "
        "Fri 1 Dec 2023."
    )
    buttons = panel.findChildren(QToolButton, "conflictMark")
    assert [one.text() for one in buttons] == ["Go to “Nov. 24”", "Go to “Friday morning”"]
    buttons[1].setFocus()
    press(panel, qtbot, "Space")
    assert desk.annotation_id == other.id
    desk.eventing.unlink(event, other.id)
    assert len(tabs(panel)) == 2


def test_tags_of_an_event_are_entered(panel, desk, event, qtbot):
    line = panel.findChild(QLineEdit, "eventTags")
    line.setFocus()
    qtbot.keyClicks(line, "truce, hostages")
    press(panel, qtbot, "Return")
    assert stored(desk, event).tags == ("truce", "hostages")
    desk.workspace.undo()
    assert stored(desk, event).tags == ()


def cut(panel):
    """Return the tabs that have less room than their words need, or stand beyond the edge."""
    bar = panel.findChild(QTabWidget, "eventParts").tabBar()
    seen = [at for at in range(bar.count()) if bar.isTabVisible(at)]
    need = bar.fontMetrics().horizontalAdvance
    return [
        bar.tabText(at)
        for at in seen
        if bar.tabRect(at).width() < need(bar.tabText(at)) or bar.tabRect(at).right() > bar.width()
    ]


def test_tabs_are_not_laid_out_cut_before_they_are_shown(desk, qtbot):
    panel = EventsPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1400, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    parts = panel.form.parts
    assert not parts.isVisible()
    assert parts.tabBar().tabRect(0).width() >= parts.tabBar().fontMetrics().horizontalAdvance(
        parts.tabText(0)
    )
    panel.close()


def test_tabs_without_room_tell_no_numbers_and_are_whole(panel):
    parts = panel.form.parts
    parts.setMinimumWidth(0)
    parts.resize(118, 200)
    assert tabs(panel) == ["Marks", "Text"]
    assert cut(panel) == []
    parts.resize(400, 200)
    assert tabs(panel) == ["Marks  3", "Text  3"]
    assert cut(panel) == []
