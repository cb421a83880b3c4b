# SPDX-License-Identifier: Apache-2.0
"""The timeline shows the events of the session, and one of them is current everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolButton

from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.panels.timeline import TimelinePanel
from annotator.gui.plotting.marks import Shape
from annotator.gui.plotting.moments import DAY, day_at, seconds_of
from annotator.gui.theme import load_theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def add_event(desk):
    """Return what adds an event."""

    def add(what, start="", state="", who="", span=None):
        event = desk.eventing.add(span, [])
        for key, value in (("what", what), ("start", start), ("event_status", state), ("who", who)):
            desk.eventing.set_field(event.id, key, value)
        return event.id

    return add


@pytest.fixture
def four(add_event):
    """Return the ids of four events in order of time, and of one without a date."""
    late = add_event("The truce expires", "2023-11-30T07:00", "planned", "Israel; Hamas")
    early = add_event("Hamas attacked", "2023-10-07", "happened", "Hamas", Span(0, 7))
    truce = add_event("Truce", "2023-11-24/2023-11-30", "happened", "Qatar")
    burns = add_event("Burns was in Qatar", "2023-11-28", "planned", "Burns; Qatar")
    return [early, truce, burns, late, add_event("Families wait")]


@pytest.fixture
def show(desk, qtbot):
    """Return what shows the panel, and waits until it has read the events."""
    panels = []

    def open_panel():
        panel = TimelinePanel(desk)
        panels.append(panel)
        qtbot.addWidget(panel)
        panel.resize(1000, 300)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        qtbot.waitUntil(lambda: desk.workspace.session is None or panel._marks is not None)
        return panel

    yield open_panel
    desk.close_session()
    for panel in panels:
        panel.close()


@pytest.fixture
def panel(four, show):
    """Return the panel over these events, with the focus in the plot."""
    panel = show()
    panel.view.plot.setFocus()
    return panel


def press(panel, qtbot, *keys):
    """Press keys, "Shift+Left" or "Home", in the plot."""
    for key in keys:
        *modifiers, name = key.split("+") if key != "+" else ["Plus"]
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
        qtbot.keyClick(panel.view.plot, getattr(Qt.Key, f"Key_{name}"), held)


def seen(panel):
    """Return the first and last moment that is seen."""
    return panel.view.plot.getViewBox().viewRange()[0]


def words(panel):
    """Return what stands there instead of a timeline."""
    label = panel.findChild(QLabel, "timelineWords")
    return label.text() if label.isVisible() else ""


def click(panel, qtbot, event_id, double=False):
    """Click an event's mark."""
    item = panel.view.plot.item
    placed = item.places_of(item._marks.place[event_id])[0]
    at = item._origin(item.arrangement()) + QPointF(placed.at, placed.y + 10)
    box = panel.view.plot.getViewBox()
    point = panel.view.plot.mapFromScene(box.mapToScene(at))
    act = qtbot.mouseDClick if double else qtbot.mouseClick
    act(panel.view.plot.viewport(), LEFT, pos=point)


def turn_wheel(panel, by, modifiers=Qt.KeyboardModifier.NoModifier):
    """Turn the wheel in the middle of the plot."""
    viewport = panel.view.plot.viewport()
    at = QPointF(viewport.rect().center())
    event = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_without_a_session_it_says_what_to_open(idle_desk, qtbot):
    panel = TimelinePanel(idle_desk)
    qtbot.addWidget(panel)
    panel.show()
    assert "Open an article" in words(panel)
    panel.close()


def test_without_events_it_says_what_to_press(show):
    assert "press E" in words(show())


def test_without_a_date_it_says_where_to_write_one(add_event, show):
    add_event("undated")
    panel = show()
    assert "fill in a start" in words(panel)
    assert panel.findChild(QToolButton, "timelineUndated").isVisible()


def test_events_are_shown_over_the_time_they_took(panel):
    first, last = seen(panel)
    assert first < seconds_of("2023-10-07T00:00:00") < seconds_of("2023-12-01T00:00:00") < last
    assert panel.view.marks.rows[0].what == "Hamas attacked"


def test_events_without_a_date_are_counted_and_lead_to_the_list(panel, qtbot):
    button = panel.findChild(QToolButton, "timelineUndated")
    assert button.text() == "1 without a date: show in list"
    with qtbot.waitSignal(panel.deed_asked) as asked:
        qtbot.mouseClick(button, LEFT)
    assert asked.args == ["events.show_list"]


def test_arrows_travel_along_the_time(panel, qtbot, desk, four):
    press(panel, qtbot, "Right")
    assert desk.event_id == four[0]
    press(panel, qtbot, "Right", "Right")
    assert desk.event_id == four[2]
    press(panel, qtbot, "Left")
    assert desk.event_id == four[1]
    press(panel, qtbot, "End", "Right")
    assert desk.event_id == four[3]
    press(panel, qtbot, "Home")
    assert desk.event_id == four[0]


def test_arrows_travel_from_lane_to_lane(panel, qtbot, desk, four):
    lanes = panel.findChild(QComboBox, "timelineLanesOf")
    lanes.setCurrentIndex(1)
    panel.view.plot.setFocus()
    assert [lane.key for lane in panel.view.marks.lanes] == ["Hamas", "Qatar", "Burns", "Israel"]
    press(panel, qtbot, "Home", "Down")
    assert desk.event_id == four[1]
    press(panel, qtbot, "Down", "Down")
    assert desk.event_id == four[3]
    press(panel, qtbot, "Up", "Up", "Up")
    assert desk.event_id == four[3]
    assert panel.view.plot.lane == 0


def test_event_chosen_here_shows_its_text(panel, qtbot, desk, four):
    with qtbot.waitSignal(desk.reveal_asked) as revealed:
        press(panel, qtbot, "Home")
    assert revealed.args == [0, 7]


def test_event_clicked_is_current(panel, qtbot, desk, four):
    click(panel, qtbot, four[2])
    assert desk.event_id == four[2]


def test_double_click_and_enter_lead_to_its_fields(panel, qtbot, four):
    with qtbot.waitSignal(panel.deed_asked) as asked:
        click(panel, qtbot, four[2], double=True)
    assert asked.args == ["events.to_form"]
    press(panel, qtbot, "Home")
    with qtbot.waitSignal(panel.deed_asked) as asked:
        press(panel, qtbot, "Return")
    assert asked.args == ["events.to_form"]


def test_event_chosen_elsewhere_is_current_and_comes_into_sight(panel, desk, four):
    start = seconds_of("1990-01-01T00:00:00")
    panel.view.plot.setXRange(start, start + 10 * DAY, padding=0)
    desk.select_event(four[2])
    first, last = seen(panel)
    assert first < seconds_of("2023-11-28T00:00:00") < last
    assert last - first == pytest.approx(10 * DAY)
    assert panel.view.marks.rows[panel.view.plot.item.current].id == four[2]


def test_keys_zoom_around_the_current_event_and_show_all_again(panel, qtbot, desk, four):
    whole = seen(panel)
    press(panel, qtbot, "End", "+", "+", "+")
    first, last = seen(panel)
    assert last - first < (whole[1] - whole[0]) / 3
    assert first < seconds_of("2023-11-30T07:00:00") < last
    press(panel, qtbot, "Minus")
    assert seen(panel)[1] - seen(panel)[0] > last - first
    press(panel, qtbot, "Control+0")
    assert seen(panel) == pytest.approx(whole)


def test_shift_and_page_keys_move_along(panel, qtbot):
    first, last = seen(panel)
    press(panel, qtbot, "Shift+Right")
    assert seen(panel)[0] == pytest.approx(first + (last - first) / 4)
    press(panel, qtbot, "Shift+Left", "PageDown")
    assert seen(panel)[0] == pytest.approx(last)
    press(panel, qtbot, "PageUp")
    assert seen(panel)[0] == pytest.approx(first)


def test_wheel_zooms_where_the_mouse_is_and_moves_with_shift(panel):
    first, last = seen(panel)
    turn_wheel(panel, 120)
    closer = seen(panel)
    assert first < closer[0] < closer[1] < last
    turn_wheel(panel, -120, Qt.KeyboardModifier.ShiftModifier)
    assert seen(panel)[0] > closer[0]


def test_buttons_zoom_and_fit(panel, qtbot):
    whole = seen(panel)
    for name, factor in (("timelineZoomIn", 1.5), ("timelineZoomOut", 1), ("timelineFit", 1)):
        qtbot.mouseClick(panel.findChild(QToolButton, name), LEFT)
        span = seen(panel)[1] - seen(panel)[0]
        assert span == pytest.approx((whole[1] - whole[0]) / factor)


def test_time_ends_with_the_calendar(panel, qtbot):
    press(panel, qtbot, *["Minus"] * 40)
    first, last = seen(panel)
    assert (day_at(first).year, day_at(last - 1).year) == (0, 9999)


def test_edit_is_shown_where_somebody_looks(panel, qtbot, desk, four):
    press(panel, qtbot, "End", "+", "+")
    here = seen(panel)
    desk.eventing.set_field(four[3], "start", "2023-11-29")
    qtbot.waitUntil(lambda: panel.view.marks.rows[-1].start == "2023-11-29")
    assert seen(panel) == here
    assert panel.view.marks.rows[panel.view.plot.item.current].id == four[3]


def test_event_added_and_deleted_comes_and_goes(panel, qtbot, desk, four, add_event):
    added = add_event("Talks", "2023-12-02")
    qtbot.waitUntil(lambda: added in panel.view.marks.place)
    desk.eventing.delete([added, four[0]])
    qtbot.waitUntil(lambda: len(panel.view.marks.rows) == 3)


def test_edit_that_nobody_saw_is_made_up_for(panel, qtbot, desk, four):
    panel.hide()
    desk.eventing.set_field(four[0], "start", "2023-12-24")
    panel.show()
    qtbot.waitUntil(lambda: panel.view.marks.rows[-1].id == four[0])


def test_another_session_shows_its_own_events(panel, qtbot, desk, new_session):
    desk.open_session(new_session("Another text.", "Another"))
    qtbot.waitUntil(lambda: "press E" in words(panel))


def test_where_somebody_looked_is_kept_for_each_session(panel, qtbot, desk, new_session):
    press(panel, qtbot, "End", "+", "+")
    here, first = seen(panel), desk.workspace.session_id
    desk.open_session(new_session("Another text.", "Another"))
    qtbot.waitUntil(lambda: "press E" in words(panel))
    desk.open_session(first)
    qtbot.waitUntil(lambda: not words(panel))
    assert seen(panel) == pytest.approx(here)


def test_list_tells_the_same_in_words(panel, qtbot, desk, four):
    press(panel, qtbot, "L")
    model = panel.list.model()
    told = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert told == [
        "Sat 7 Oct 2023, Hamas attacked, happened",
        "Fri 24 Nov 2023 to Thu 30 Nov 2023, Truce, happened",
        "Tue 28 Nov 2023, Burns was in Qatar, planned",
        "30 Nov 2023, 07:00, The truce expires, planned",
        "Families wait",
    ]
    assert panel.list.hasFocus()
    panel.list.enter_list()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert desk.event_id == four[1]
    desk.select_event(four[4])
    assert panel.list.chosen_rows() == [4]
    qtbot.keyClick(panel.list, Qt.Key.Key_L)
    assert panel.view.plot.hasFocus()


def test_events_of_one_day_come_in_the_order_of_the_list_of_events(panel, qtbot, desk, add_event):
    for what, start in (("third", 60), ("second", 30), ("first", 3)):
        add_event(what, "2023-11-25", span=Span(start, start + 5))
    qtbot.waitUntil(lambda: len(panel._marks.rows) == 7)
    workspace = desk.workspace
    listed = workspace.project.events.first(workspace.session_id, "", 10)
    assert [row.what for row in panel._marks.rows] == [one.what for one in listed if one.start]


def test_screen_reader_is_told_of_the_current_event(panel, qtbot):
    plot = panel.view.plot
    assert plot.accessibleDescription() == "Events in order of time: 4"
    press(panel, qtbot, "Home", "Right", "Right")
    assert plot.accessibleDescription() == "3 of 4: Tue 28 Nov 2023, Burns was in Qatar, planned"


def test_screen_reader_is_told_the_lane_of_the_current_event(panel, qtbot):
    panel.findChild(QComboBox, "timelineLanesOf").setCurrentIndex(1)
    plot = panel.view.plot
    plot.setFocus()
    press(panel, qtbot, "Home", "Down")
    assert plot.accessibleDescription().startswith("2 of 4, lane Qatar: ")


def test_tip_tells_all_of_an_event(panel, four):
    item = panel.view.plot.item
    placed = item.places_of(item._marks.place[four[2]])[0]
    assert [row.id for row in panel.view.plot.rows_of(placed)] == [four[2]]


def test_legend_tells_the_shapes_that_occur(panel):
    assert panel.view.legend.accessibleDescription() == "happened, planned"
    assert [one.shape for one in panel.view.legend._signs] == [Shape.HAPPENED, Shape.PLANNED]


def test_status_and_theme_are_painted(panel, qtbot, desk, four):
    before = panel.view.grab().toImage()
    desk.eventing.set_status(four[0], Status.CHECKED)
    qtbot.waitUntil(lambda: panel.view.marks.rows[0].status == "checked")
    checked = panel.view.grab().toImage()
    assert checked != before
    desk.theme = load_theme("dark")
    desk.theme_changed.emit()
    dark = panel.view.grab().toImage()
    assert dark.pixelColor(5, 5).lightness() < checked.pixelColor(5, 5).lightness()


def test_many_events_are_put_in_lanes_by_a_job(show, qtbot, desk, add_event, monkeypatch):
    monkeypatch.setattr("annotator.gui.timeline_source._MANY", 1)
    first, _ = add_event("a", "2023-01-01", who="Ann"), add_event("b", "2023-02-01", who="Bob")
    panel = show()
    panel.findChild(QComboBox, "timelineLanesOf").setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(panel.view.marks.lanes) == 2)
    desk.eventing.set_field(first, "start", "2023-03-01")
    qtbot.waitUntil(lambda: panel.view.marks.rows[-1].id == first)


def test_file_that_only_one_may_read_is_read_here(show, desk, add_event, monkeypatch):
    project = type(desk.workspace.project)
    monkeypatch.setattr(project, "is_readable_beside", lambda _: False)
    add_event("a", "2023-01-01")
    assert len(show().view.marks.rows) == 1


def test_day_of_the_article_is_a_line(panel, qtbot, desk):
    desk.article_edits.confirm({"published": "2023-11-29"})
    desk.eventing.add(None, [])
    qtbot.waitUntil(
        lambda: "Article, Wed 29 Nov 2023" in [one.text for one in panel.view.plot.item.lines]
    )
