# SPDX-License-Identifier: Apache-2.0
"""The tabs of the sides tell how much there is, and none of them is ever cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from annotator.domain.errors import user_error
from annotator.store.all_events import AllEvents


def titles(area):
    return [area.tabText(number) for number in range(area.count())]


def test_only_the_tab_in_front_tells_its_count_where_there_is_no_room(window):
    area = window.areas["right"]
    area.show_panel("quote")
    for key in ("claim", "quote", "number", "date"):
        area.set_count(key, 1_234_567)
    assert titles(area) == ["Claims", "Quotes  1234567", "Numbers", "Dates"]
    area.show_panel("date")
    assert titles(area) == ["Claims", "Quotes", "Numbers", "Dates  1234567"]
    for key in ("claim", "quote", "number", "date"):
        area.set_count(key, 2)
    assert titles(area) == ["Claims  2", "Quotes  2", "Numbers  2", "Dates  2"]


def test_tab_of_all_events_tells_how_many_are_due(window, qtbot):
    eventing = window.desk.eventing
    for day in ("1999-12-31", "9998"):
        event = eventing.add(None)
        eventing.set_field(event.id, "start", day)
        eventing.set_field(event.id, "event_status", "planned")
    area = window.areas["bottom"]
    qtbot.waitUntil(lambda: "All events  1 due" in titles(area))


def test_menu_leads_to_the_events_of_all_articles_and_to_the_due_list(window):
    for name, view in (("events.show_due", "due"), ("events.of_all_articles", "by_time")):
        window.actions_table[name].trigger()
        panel = window.areas["bottom"].panel("project_events")
        assert panel.isVisible()
        assert panel.view.key() == view
        assert window.focusWidget() is panel.table


def test_keys_lead_to_the_events_of_all_articles_and_to_the_due_list_from_anywhere(window, qtbot):
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    panel = window.areas["bottom"].panel("project_events")
    for key, view in ((Qt.Key.Key_L, "due"), (Qt.Key.Key_A, "by_time")):
        for start in (window.view, panel.findChild(QLineEdit)):
            panel.show_view("newest")
            start.setFocus()
            qtbot.keyClick(start, key, keys)
            assert panel.view.key() == view
            assert window.focusWidget() is panel.table


def test_tab_tells_nothing_of_what_cannot_be_read(window, monkeypatch):
    def refuse(*_):
        raise user_error("The disk is gone.")

    monkeypatch.setattr(AllEvents, "due_count", refuse)
    window.desk.tally.counted.emit()
    assert "All events" in titles(window.areas["bottom"])


@pytest.mark.parametrize("name", ["left", "right", "bottom"])
def test_side_that_is_hidden_gives_the_focus_back_to_the_text(window, name):
    area = window.areas[name]
    area.show()
    (area.currentWidget() if name != "left" else area).findChild(QLineEdit).setFocus()
    window.actions_table[f"view.toggle_area.{name}"].trigger()
    assert area.isHidden()
    assert window.view.hasFocus()
