# SPDX-License-Identifier: Apache-2.0
"""The list of events is filtered and grouped; heads of groups fold, and nothing else is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton

from annotator.domain.event import Event
from annotator.domain.ids import new_event_id
from annotator.domain.message import message
from annotator.domain.status import Status
from annotator.gui.models import grouped_event_model
from annotator.gui.panels.events import EventsPanel
from annotator.gui.theme import GRID
from annotator.store.event_groups import GroupBy

EVENTS = (
    ("attack", "2023-10-07", "Hamas", "happened"),
    ("truce", "2023-11-24", "Israel; Hamas", "happened"),
    ("release", "2023-11-24", "Hamas", "planned"),
    ("talks", "", "", ""),
)


@pytest.fixture
def events(desk):
    made = {}
    for what, start, who, happened in EVENTS:
        event = desk.eventing.add(None)
        for key, text in (
            ("what", what),
            ("start", start),
            ("who", who),
            ("event_status", happened),
        ):
            desk.eventing.set_field(event.id, key, text)
        made[what] = event.id
    return made


@pytest.fixture
def panel(desk, events, qtbot):
    panel = EventsPanel(desk)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(panel.model, mode, panel.model)
    qtbot.addWidget(panel)
    panel.resize(1400, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield panel
    panel.close()


def rows(panel):
    """Return the rows: the name of an event, or a group's title with its count."""
    model = panel.model
    found = []
    for row in range(model.rowCount()):
        head = model.head(row)
        event = model.item(row)
        found.append((model.title(row), head.count) if head else event.what)
    return found


def choose(panel, button, name, submenu=""):
    """Choose an entry of a button's menu."""
    menu = panel.findChild(QToolButton, button).menu()
    menu.aboutToShow.emit()
    menu = menu.findChild(QMenu, submenu) if submenu else menu
    next(one for one in menu.actions() if one.objectName() == name).trigger()


def press(panel, qtbot, *keys):
    for key in keys:
        qtbot.keyClick(panel.window().focusWidget(), getattr(Qt.Key, f"Key_{key}"))


def shown_count(panel):
    label = panel.findChild(QLabel, "eventCount")
    return label.text() if label.isVisible() else None


def test_days_have_heads_and_what_is_undated_stands_last(panel):
    choose(panel, "eventGroup", "group_day")
    assert rows(panel) == [
        *(("Sat 7 Oct 2023", 1), "attack"),
        *(("Fri 24 Nov 2023", 2), "truce", "release"),
        *(("Without a date", 1), "talks"),
    ]
    assert panel.findChild(QToolButton, "eventGroup").text() == "Grouped by day"


def test_event_stands_under_each_of_its_actors(panel):
    panel.group(GroupBy.ACTOR)
    assert rows(panel) == [
        *(("Hamas", 3), "attack", "truce", "release"),
        *(("Israel", 1), "truce"),
        *(("Nobody named", 1), "talks"),
    ]


def test_what_happened_and_what_is_planned_stand_apart(panel):
    panel.group(GroupBy.HAPPENED)
    assert rows(panel)[::3][:2] == [("happened", 2), ("planned", 1)]
    assert ("Not said whether it happened", 1) in rows(panel)


def test_no_grouping_is_the_plain_list_again(panel):
    plain = rows(panel)
    panel.group(GroupBy.STATUS)
    assert rows(panel)[0] == ("unchecked", 4)
    choose(panel, "eventGroup", "group_nothing")
    assert rows(panel) == plain


def test_group_folds_by_key_and_by_click(panel, qtbot):
    panel.group(GroupBy.DAY)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(2, 0))
    press(panel, qtbot, "Left")
    assert rows(panel)[2:4] == [("Fri 24 Nov 2023", 2), ("Without a date", 1)]
    spoken = panel.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Fri 24 Nov 2023, group of 2, folded"
    press(panel, qtbot, "Right")
    assert rows(panel)[3] == "truce"
    place = panel.table.visualRect(panel.model.index(0, 2)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows(panel)[:2] == [("Sat 7 Oct 2023", 1), ("Fri 24 Nov 2023", 2)]
    press(panel, qtbot, "Return")
    assert rows(panel)[1] == "attack"


def test_head_is_no_event_that_could_be_chosen(panel, desk, qtbot, events):
    desk.select_event(events["attack"])
    panel.group(GroupBy.DAY)
    panel.table.setFocus()
    assert panel.table.currentIndex().row() == 1
    press(panel, qtbot, "Up")
    assert panel.table.currentIndex().row() == 0
    assert desk.event_id == events["attack"]
    panel.table.selectAll()
    assert panel.table.chosen_count() == 4
    assert len(panel.chosen().keys) == 4


def test_event_in_two_groups_is_chosen_once(panel):
    panel.group(GroupBy.ACTOR)
    panel.table.selectAll()
    assert len(panel.chosen().keys) == 4


def test_edit_moves_an_event_to_another_group(panel, desk, events):
    panel.group(GroupBy.ACTOR)
    desk.eventing.set_field(events["talks"], "who", "Qatar")
    assert rows(panel)[-2:] == [("Qatar", 1), "talks"]
    desk.workspace.undo()
    assert rows(panel)[-2:] == [("Nobody named", 1), "talks"]


def test_cell_is_edited_in_the_row_in_which_it_was_begun(panel, qtbot, events):
    panel.group(GroupBy.ACTOR)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(5, 2))
    press(panel, qtbot, "F2")
    editor = panel.findChild(QLineEdit, "cellEditor")
    assert editor.geometry().top() == panel.table.rowViewportPosition(5)
    qtbot.keyClicks(editor, "pause")
    press(panel, qtbot, "Return")
    assert rows(panel)[5] == "pause"
    assert rows(panel)[2] == "pause"


def test_after_the_last_of_a_group_is_deleted_the_next_event_is_current(panel, desk, events, qtbot):
    panel.group(GroupBy.DAY)
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(rows(panel).index("release"), 0))
    press(panel, qtbot, "Delete")
    assert desk.event_id == events["talks"]
    press(panel, qtbot, "Delete")
    assert desk.event_id == events["truce"]


def test_too_many_events_are_not_grouped_and_that_is_said(panel, desk, monkeypatch):
    monkeypatch.setattr(grouped_event_model, "MOST_GROUPED", 3)
    said = []
    desk.said.connect(said.append)
    plain = rows(panel)
    panel.group(GroupBy.DAY)
    assert rows(panel) == plain
    assert said == ["More than 3 events are not grouped. Filter them first."]
    assert panel.findChild(QToolButton, "eventGroup").text() == "Group"


def test_filter_by_status_follows_what_is_decided(panel, desk, events):
    choose(panel, "eventShow", "show_status_checked", "show_status")
    assert rows(panel) == []
    assert panel.table._empty_text == "No event is like this. Ctrl+Shift+E shows all events."
    desk.eventing.set_status(events["truce"], Status.CHECKED)
    assert rows(panel) == ["truce"]
    assert shown_count(panel) == "1 of 4"
    desk.workspace.undo()
    assert rows(panel) == []


def test_menu_and_button_tell_what_is_filtered_by(panel):
    button = panel.findChild(QToolButton, "eventShow")
    assert button.toolTip() == ""
    choose(panel, "eventShow", "show_status_query", "show_status")
    choose(panel, "eventShow", "show_conflicts")
    assert button.toolTip() == "Status: query\nWith something that disagrees"
    button.menu().aboutToShow.emit()
    titles = [one.text() for one in button.menu().actions() if one.menu()]
    assert titles == ["&Evidence", "&Status: query", "&Verdict", "&Happened or planned"]


def test_filter_by_evidence_follows_marks_that_are_added(panel, desk, events, tag):
    choose(panel, "eventShow", "show_evidence_none", "show_evidence")
    desk.eventing.attach(events["truce"], [tag("number", "60").id])
    assert "truce" not in rows(panel)
    choose(panel, "eventShow", "show_evidence_number", "show_evidence")
    assert rows(panel) == ["truce"]


def test_filters_add_up_and_one_step_takes_all_off(panel, qtbot):
    choose(panel, "eventShow", "show_event_status_happened", "show_event_status")
    qtbot.keyClicks(panel.filter, "truce")
    assert rows(panel) == ["truce"]
    assert panel.findChild(QToolButton, "eventShow").text() == "Filters: 1"
    choose(panel, "eventShow", "show_all")
    assert len(rows(panel)) == 4
    assert shown_count(panel) is None
    assert panel.findChild(QToolButton, "eventShow").text() == "Filter"


def test_filter_of_open_questions_follows_the_marks(panel, desk, events, tag):
    mark = tag("number", "60").id
    desk.eventing.attach(events["truce"], [mark])
    choose(panel, "eventShow", "show_questions")
    assert rows(panel) == []
    desk.marking.set_status([mark], Status.QUERY)
    assert rows(panel) == ["truce"]
    desk.marking.set_status([mark], Status.CHECKED)
    assert rows(panel) == []


def test_filter_of_what_disagrees_lists_events_with_conflicts(panel, desk, events, tag):
    first, second = tag("date", "Nov. 24"), tag("date", "Friday")
    desk.marking.set_field(first.id, "date_value", "2023-11-24")
    desk.marking.set_field(second.id, "date_value", "2023-12-01")
    choose(panel, "eventShow", "show_conflicts")
    assert rows(panel) == []
    desk.eventing.attach(events["truce"], [first.id, second.id])
    assert rows(panel) == ["truce"]
    desk.workspace.undo()
    assert rows(panel) == []


def test_filtered_list_is_grouped_too(panel):
    choose(panel, "eventShow", "show_event_status_happened", "show_event_status")
    panel.group(GroupBy.ACTOR)
    assert rows(panel) == [("Hamas", 2), "attack", "truce", ("Israel", 1), "truce"]
    assert shown_count(panel) == "2 of 4"


def test_event_that_becomes_current_is_seen_though_its_group_was_folded(panel, desk, events):
    panel.group(GroupBy.DAY)
    panel.model.fold(2, is_folded=True)
    assert "truce" not in rows(panel)
    desk.select_event(events["truce"])
    assert rows(panel)[panel.table.currentIndex().row()] == "truce"


def test_names_of_columns_are_painted_without_asking_about_every_row(panel, desk, monkeypatch):
    workspace = desk.workspace
    edit = workspace.edit(message("Add event"), "")
    for _ in range(300):
        edit.add(Event(new_event_id(), workspace.session_id))
    workspace.write(edit)
    panel.table.selectAll()
    assert panel.table.chosen_count() == panel.model.rowCount() > 300
    asked = []
    is_read_only = type(workspace).is_read_only.fget

    def counted(one):
        asked.append(one)
        return is_read_only(one)

    # What every cell goes by that may be edited.
    monkeypatch.setattr(type(workspace), "is_read_only", property(counted))
    panel.table.horizontalHeader().grab()
    assert len(asked) < 300


def test_sign_of_a_heading_stands_before_its_words_from_right_to_left_too(panel):
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    panel.group(GroupBy.DAY)
    table = panel.table
    table.setCurrentIndex(panel.model.index(1, 0))
    image = table.viewport().grab().toImage()
    top, bottom = (table.rowViewportPosition(row) for row in (0, 1))
    ground = image.pixel(image.width() // 2, top + 2)
    inked = [
        any(image.pixel(x, y) != ground for y in range(top + 2, bottom - 3))
        for x in range(image.width() - 40 * GRID, image.width())
    ]
    # The sign, then room, then the words, as seen from the right.
    assert any(inked[-6 * GRID :])
    assert not any(inked[-6 * GRID + 1 : -6 * GRID + 4])
    assert any(inked[: -6 * GRID])
