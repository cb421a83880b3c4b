# SPDX-License-Identifier: Apache-2.0
"""The timeline in the window: by its key, to the fields of an event, to the list and back."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from annotator.domain.span import Span


@pytest.fixture
def timed(typist):
    """Return somebody in front of the timeline of two events, and of one without a date."""
    desk = typist.window.desk
    for number, start in enumerate(("2023-11-24", "2023-11-28", "")):
        event = desk.eventing.add(Span(10 * number, 10 * number + 5), [])
        desk.eventing.set_field(event.id, "what", f"Event {number}")
        desk.eventing.set_field(event.id, "start", start)
    typist.press("Control+Shift+T")
    panel = typist.window.areas["bottom"].panel("timeline")
    typist.qtbot.waitUntil(lambda: panel.view is not None and panel.view.isVisible())
    typist.press("Control+Shift+T")
    assert panel.view.plot.hasFocus()
    return typist


def what(typist):
    """Return what the current event is."""
    desk = typist.window.desk
    return desk.workspace.project.events.get(desk.event_id).what if desk.event_id else ""


def test_timeline_list_and_text_have_one_current_event(timed):
    window = timed.window
    events = window.areas["bottom"].panel("events")
    timed.press("Right", "Right")
    assert what(timed) == "Event 1"
    assert [events.model.item(row).what for row in events.table.chosen_rows()] == ["Event 1"]
    assert window.view.selected_span() or window.view.caret() >= 0
    window.show_panel("events")
    events.table.enter_list()
    timed.press("Up")
    assert what(timed) == "Event 0"
    panel = window.show_panel("timeline")
    assert panel.view.marks.rows[panel.view.plot.item.current].what == "Event 0"


def test_enter_leads_to_the_fields_and_escape_to_the_text(timed):
    window = timed.window
    timed.press("Right", "Return")
    assert window.areas["bottom"].panel("events").isVisible()
    assert window.focusWidget().objectName() == "whatField"
    timed.press("Control+Shift+T", "Escape")
    assert window.view.hasFocus()


def test_fit_key_is_the_plots_while_it_has_the_focus(timed):
    window = timed.window
    plot = window.areas["bottom"].panel("timeline").view.plot
    zoom = window.settings.get(_zoom())
    timed.press("Plus", "Plus")
    closer = plot.box.viewRange()[0]
    timed.press("Control+0")
    whole = plot.box.viewRange()[0]
    assert whole[1] - whole[0] > closer[1] - closer[0]
    assert window.settings.get(_zoom()) == zoom


def test_events_without_a_date_are_shown_in_the_list(timed):
    window = timed.window
    button = window.findChild(QToolButton, "timelineUndated")
    timed.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.areas["bottom"].panel("events").isVisible()


def test_project_is_left_while_the_timeline_is_in_front(timed):
    timed.window.close()
    assert not timed.window.is_attached


@pytest.fixture
def reading(timed, monkeypatch):
    """Return an event that is set while all events are read anew, which goes on until stopped."""
    begun = threading.Event()

    def read_on(_path, _session_id, advance):
        begun.set()
        while True:
            advance(0)

    monkeypatch.setattr("annotator.services.timelines.timeline_beside", read_on)
    timed.window.desk.show_anew()
    assert begun.wait(10)
    return begun


@pytest.mark.usefixtures("reading")
def test_project_is_left_while_events_are_still_read(timed):
    timed.window.close()
    assert not timed.window.is_attached


def test_other_article_is_opened_while_events_are_still_read(timed, reading, tmp_path, monkeypatch):
    window = timed.window
    path = tmp_path / "fire.txt"
    path.write_text("A fire broke out on the pier.\n", encoding="utf-8")
    monkeypatch.undo()
    reading.clear()
    window.open_paths([path])
    panel = window.areas["bottom"].panel("timeline")
    timed.qtbot.waitUntil(lambda: window.desk.workspace.article.text.startswith("A fire"))
    event = window.desk.eventing.add(Span(0, 6), [])
    window.desk.eventing.set_field(event.id, "start", "2024-01-02")
    timed.qtbot.waitUntil(lambda: [one.id for one in panel.view.marks.rows] == [event.id])
    assert not reading.is_set()


def _zoom():
    from annotator.gui.settings import ZOOM

    return ZOOM
