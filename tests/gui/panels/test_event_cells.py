# SPDX-License-Identifier: Apache-2.0
"""Events are edited in the cells of their list; each value that is meant is one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView

from annotator.domain.status import Status
from annotator.gui.panels.events import EventsPanel


@pytest.fixture
def panel(desk, qtbot):
    for what in ("flood", "repairs"):
        event = desk.eventing.add(None)
        desk.eventing.set_field(event.id, "what", what)
        desk.eventing.set_field(event.id, "start", "2023-11-24")
    panel = EventsPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1600, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.table.enter_list()
    yield panel
    panel.close()


def column(panel, key):
    return panel.table.columns.keys.index(key)


def go(panel, key, row=0):
    """Make a cell the current one, as the arrows do."""
    panel.table.setCurrentIndex(panel.model.index(row, column(panel, key)))


def press(panel, qtbot, *keys):
    for key in keys:
        qtbot.keyClick(panel.window().focusWidget(), getattr(Qt.Key, f"Key_{key}"))


def editor(panel, cls=QLineEdit):
    found = [one for one in panel.findChildren(cls, "cellEditor") if one.isVisible()]
    return found[0] if found else None


def write(panel, qtbot, text):
    qtbot.keyClicks(editor(panel), text)


def stored(panel, row=0):
    return panel.desk.workspace.project.events.get(panel.model.id_at(row))


def test_enter_edits_the_cell_and_enter_again_saves_it_as_one_step(panel, qtbot):
    go(panel, "what")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "great flood")
    press(panel, qtbot, "Return")
    assert stored(panel).what == "great flood"
    assert panel.table.hasFocus()
    assert panel.findChild(QLineEdit, "whatField").text() == "great flood"
    panel.desk.workspace.undo()
    assert stored(panel).what == "flood"


def test_f2_and_a_double_click_edit_too(panel, qtbot):
    go(panel, "who")
    press(panel, qtbot, "F2")
    write(panel, qtbot, "Ada (storm); mayor")
    press(panel, qtbot, "Return")
    assert [one.name for one in stored(panel).who] == ["Ada", "mayor"]
    place = panel.table.visualRect(panel.model.index(0, column(panel, "where"))).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    write(panel, qtbot, "pier")
    press(panel, qtbot, "Return")
    assert stored(panel).where == "pier"


def test_escape_takes_back_what_was_typed(panel, qtbot):
    go(panel, "what")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "x")
    press(panel, qtbot, "Escape")
    assert stored(panel).what == "flood"
    assert editor(panel) is None
    assert panel.table.hasFocus()


def test_tab_goes_on_to_the_next_cell_and_row(panel, qtbot):
    go(panel, "where")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "pier")
    press(panel, qtbot, "Tab")
    box = editor(panel, QComboBox)
    assert box.accessibleName() == "Happened"
    box.hidePopup()
    go(panel, "what")
    press(panel, qtbot, "Return", "Backtab", "Backtab")
    assert panel.table.currentIndex().row() == 0
    assert stored(panel).where == "pier"


def test_tab_behind_the_last_cell_goes_to_the_first_of_the_next_row(panel, qtbot):
    panel.table.columns.show_columns([("what", True), ("where", True)])
    go(panel, "where")
    press(panel, qtbot, "Return", "Tab")
    assert editor(panel).text() == "repairs"
    assert panel.desk.event_id == panel.model.id_at(1)


def test_when_is_read_as_start_and_end(panel, qtbot):
    go(panel, "start")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "24 Nov 2023/30 Nov 2023")
    press(panel, qtbot, "Return")
    assert (stored(panel).start, stored(panel).end) == ("2023-11-24", "2023-11-30")
    press(panel, qtbot, "Return")
    assert editor(panel).text() == "2023-11-24/2023-11-30"


def test_date_that_cannot_be_read_stays_open_with_the_reason(panel, qtbot):
    go(panel, "start")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "Friday")
    press(panel, qtbot, "Return")
    error = panel.table.findChild(QLabel, "cellError")
    assert editor(panel).text() == "Friday"
    assert "is not a date" in error.text()
    assert error.isVisible()
    assert stored(panel).start == "2023-11-24"
    editor(panel).selectAll()
    write(panel, qtbot, "2023")
    assert not error.isVisible()


def test_what_cannot_be_read_is_kept_where_the_focus_is_taken_away(panel, qtbot):
    go(panel, "start")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "Friday")
    panel.filter.setFocus()
    assert editor(panel) is None
    assert panel.findChild(QLineEdit, "startField").text() == "Friday"
    assert "is not a date" in panel.findChild(QLabel, "startError").text()
    assert panel.desk.unsaved == {(panel.desk.event_id, "start"): "Friday"}
    assert stored(panel).start == "2023-11-24"


def test_what_was_typed_is_saved_where_the_focus_is_taken_away(panel, qtbot):
    go(panel, "what")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "surge")
    panel.filter.setFocus()
    assert stored(panel).what == "surge"


def test_status_is_chosen_from_a_list(panel, qtbot):
    go(panel, "status")
    press(panel, qtbot, "Return")
    box = editor(panel, QComboBox)
    box.setCurrentIndex(box.findData("checked"))
    box.activated.emit(box.currentIndex())
    assert stored(panel).status is Status.CHECKED
    assert editor(panel, QComboBox) is None
    panel.desk.workspace.undo()
    assert stored(panel).status is Status.UNCHECKED


def test_editor_stays_with_its_event_where_rows_come(panel, qtbot):
    go(panel, "what")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "surge")
    other = panel.desk.eventing.add(None)
    panel.desk.eventing.set_field(other.id, "start", "2020")
    row = panel.model.row_of_id(panel.desk.event_id)
    assert row == 1
    assert editor(panel).geometry().top() == panel.table.visualRect(panel.model.index(1, 1)).top()
    press(panel, qtbot, "Return")
    assert stored(panel, 1).what == "surge"


def test_what_was_typed_is_saved_where_the_row_goes_out_of_sight(panel, qtbot):
    event_id = panel.model.id_at(0)
    go(panel, "what")
    press(panel, qtbot, "Return")
    write(panel, qtbot, "surge")
    panel.filter.setText("repairs")
    assert panel.desk.workspace.project.events.get(event_id).what == "surge"


def test_session_for_review_is_not_edited(panel, qtbot):
    panel.desk.open_session(panel.desk.workspace.session_id, for_review=True)
    panel.table.enter_list()
    go(panel, "what")
    press(panel, qtbot, "F2")
    assert editor(panel) is None
    assert isinstance(panel.table, QTableView)


def test_tags_are_entered_in_their_column(panel, qtbot):
    panel.table.columns.show_columns([("what", True), ("tags", True)])
    go(panel, "what")
    press(panel, qtbot, "Return", "Tab")
    write(panel, qtbot, "truce, truce, hostages")
    press(panel, qtbot, "Return")
    assert stored(panel).tags == ("truce", "hostages")
    assert panel.model.index(0, column(panel, "tags")).data() == "truce, hostages"


def test_arrow_stays_at_the_column_that_the_list_is_sorted_by(panel):
    said = []
    panel.desk.said.connect(said.append)
    header = panel.table.horizontalHeader()
    panel.table.sortByColumn(column(panel, "what"), Qt.SortOrder.DescendingOrder)
    first = panel.model.item(0).what
    panel.table.sortByColumn(column(panel, "evidence"), Qt.SortOrder.AscendingOrder)
    assert header.sortIndicatorSection() == column(panel, "what")
    assert panel.model.item(0).what == first == "repairs"
    assert said == ["Events are not sorted by “Marks”."]
