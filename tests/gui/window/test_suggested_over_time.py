# SPDX-License-Identifier: Apache-2.0
"""Suggested events on the timeline: seen, chosen, decided on by keys, and left out if wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from annotator.gui.panels._timeline_suggested import TimelineSuggested
from annotator.gui.settings import TIMELINE_SUGGESTED
from tests.gui.window.small_events import BY_TIME, ROOFS, STORM, use_small_events
from tests.gui.window.small_rules import TEXT, stored, told

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def article(tmp_path, monkeypatch):
    """Return the path of an article with three suggested events, of which two have a date."""
    use_small_events(monkeypatch)
    path = tmp_path / "storm.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def timed(start, article):
    """Return somebody in front of the timeline of what is suggested only."""
    typist = start(article, suggests=True)
    suggestions = typist.window.desk.suggestions
    typist.qtbot.waitUntil(lambda: left(typist) == BY_TIME and not suggestions.is_looking)
    typist.press("Control+Shift+T")
    typist.qtbot.waitUntil(lambda: shown(typist) == BY_TIME[::2])
    typist.press("Control+Shift+T")
    assert panel(typist).view.plot.hasFocus()
    return typist


def panel(typist):
    return typist.window.areas["bottom"].panel("timeline")


def line(typist):
    """Return what the line under the timeline says, '' where it is hidden."""
    found = panel(typist).findChild(TimelineSuggested)
    return found._told.text() if found.isVisible() else ""


def button(typist, name):
    return panel(typist).findChild(QToolButton, name)


def shown(typist):
    """Return what the timeline has, in order of time."""
    marks = panel(typist)._marks
    return [row.what for row in marks.rows] if marks else []


def dashed(typist):
    """Return which of that are drawn as suggested."""
    marks = panel(typist)._marks
    return [marks.rows[place].what for place in sorted(marks.suggested)]


def left(typist):
    """Return what the suggested events that are left are called, by time."""
    suggestions = typist.window.desk.suggestions
    return [suggestions.left[one].fields["what"] for one in suggestions.suggested.events()]


def current(typist):
    """Return what the event is called that is current on the timeline."""
    plot = panel(typist).view.plot
    return plot.marks.rows[plot.item.current].what if plot.item.current >= 0 else ""


def in_text(typist):
    """Return the words that are framed in the text."""
    return [span.of(TEXT) for span in typist.window.view._page.told.spans]


def names(typist):
    """Return the events in the file, by time."""
    workspace = typist.window.desk.workspace
    events = workspace.project.events
    return [one.what for one in events.find(events.in_order(workspace.session_id))]


def test_they_are_drawn_beside_those_of_the_file(timed):
    desk = timed.window.desk
    event = desk.eventing.add(None, [])
    desk.eventing.set_field(event.id, "what", "Boats sank")
    desk.eventing.set_field(event.id, "start", "2023-11-27")
    timed.qtbot.waitUntil(lambda: len(shown(timed)) == 3)
    assert sorted(shown(timed)) == sorted(["Boats sank", *BY_TIME[::2]])
    assert dashed(timed) == BY_TIME[::2]
    legend = panel(timed).view.legend.accessibleDescription()
    assert legend == "not said, happened, suggested"


def test_arrows_go_to_them_and_show_their_words_and_reason(timed):
    timed.press("Right")
    assert current(timed) == BY_TIME[0]
    assert in_text(timed) == list(ROOFS[0])
    assert line(timed).endswith(f"{BY_TIME[0]} · Suggested: “took” tells of it")
    timed.press("Right")
    assert current(timed) == BY_TIME[2]
    assert in_text(timed) == list(STORM[0])


def test_list_of_suggested_events_has_the_same_current_one(timed):
    timed.press("Right", "Right")
    events = timed.window.areas["bottom"].panel("events")
    assert panel(timed).isVisible()
    timed.window.show_panel("events")
    assert events.suggested.isVisible()
    model = events.suggested.model()
    what = [column.key for column in model.columns].index("what")
    assert model.index(events.suggested.currentIndex().row(), what).data() == BY_TIME[2]
    events.suggested.enter_list()
    timed.press("Up", "Up")
    timed.window.show_panel("timeline")
    assert current(timed) == BY_TIME[0]


def test_accepted_by_the_key_of_the_text_and_on_to_the_next(timed):
    timed.press("Right", "Y")
    assert names(timed) == [BY_TIME[0]]
    # It has no date: the line tells of it, for the plot cannot.
    assert line(timed).startswith("without a date · said Ada Grey")
    assert current(timed) == ""
    timed.press("Y", "Y")
    assert names(timed) == BY_TIME
    assert stored(timed) == []
    timed.qtbot.waitUntil(lambda: dashed(timed) == [])
    assert shown(timed) == BY_TIME[::2]
    assert line(timed) == ""
    assert panel(timed).view.plot.hasFocus()
    # On go the marks in the text, on which these keys do not decide here.
    assert timed.window.desk.suggestions.current.kind != "event"
    timed.press("Y")
    assert stored(timed) == []


def test_rejected_by_the_key_of_the_text_and_back_by_undo(timed):
    timed.press("Right", "Backspace")
    timed.qtbot.waitUntil(lambda: shown(timed) == [BY_TIME[2]])
    timed.press("Control+Z")
    timed.qtbot.waitUntil(lambda: shown(timed) == BY_TIME[::2])
    assert current(timed) == BY_TIME[0]
    assert panel(timed).isVisible()


def test_points_go_from_one_to_the_next(timed):
    timed.press("Right", "Period", "Period")
    assert current(timed) == BY_TIME[2]
    timed.press("Comma", "Comma")
    assert current(timed) == BY_TIME[0]


def test_keys_decide_on_nothing_that_is_not_seen_there(timed):
    window = timed.window
    window.view.setFocus()
    timed.press("Control+Home", "Period")
    assert window.desk.suggestions.current.kind != "event"
    timed.press("Control+Shift+T", "Y", "Backspace")
    assert (stored(timed), names(timed)) == ([], [])
    assert left(timed) == BY_TIME


def test_event_of_the_file_takes_the_place_of_a_suggested_one(timed):
    timed.press("Right", "Y", "Home")
    desk = timed.window.desk
    timed.qtbot.waitUntil(lambda: dashed(timed) == [BY_TIME[2]])
    timed.press("Home")
    assert desk.event_id
    assert desk.suggestions.current is None
    timed.press("Y")
    assert names(timed) == [BY_TIME[0]]


def test_enter_leads_to_the_fields_of_a_suggested_event(timed):
    timed.press("Right", "Return")
    assert names(timed) == []
    assert timed.window.focusWidget().objectName() == "whatField"


def test_buttons_under_the_timeline_decide_as_the_keys_do(timed):
    assert line(timed).startswith("Suggested events are dashed.")
    assert not button(timed, "suggested_accept").isEnabled()
    timed.press("Right")
    timed.qtbot.mouseClick(button(timed, "suggested_accept"), LEFT)
    timed.qtbot.mouseClick(button(timed, "suggested_reject"), LEFT)
    assert names(timed) == [BY_TIME[0]]
    assert left(timed) == [BY_TIME[2]]


def test_focus_stays_when_the_last_one_is_decided_by_its_button(timed):
    timed.press("Right")
    accept = button(timed, "suggested_accept")
    for _ in BY_TIME:
        accept.setFocus()
        timed.press("Space")
    assert names(timed) == BY_TIME
    assert panel(timed).isAncestorOf(timed.window.focusWidget())


def test_left_out_by_a_button_that_tells_how_many_and_for_good(timed, start):
    shows = button(timed, "timelineSuggested")
    assert (shows.text(), shows.isChecked()) == ("Suggested: 3", True)
    timed.qtbot.mouseClick(shows, LEFT)
    timed.qtbot.waitUntil(lambda: shown(timed) == [])
    assert line(timed) == ""
    assert not shows.isChecked()
    assert not timed.window.actions_table["events.suggested_over_time"].isChecked()
    assert not timed.window.settings.get(TIMELINE_SUGGESTED)
    again = start(suggests=True)
    again.qtbot.waitUntil(lambda: left(again) == BY_TIME)
    again.window.show_panel("timeline")
    assert not button(again, "timelineSuggested").isChecked()
    again.qtbot.waitUntil(lambda: panel(again)._marks is not None)
    assert shown(again) == []
    again.window.actions_table["events.suggested_over_time"].trigger()
    again.qtbot.waitUntil(lambda: shown(again) == BY_TIME[::2])


def test_where_they_are_left_out_the_list_shows_the_current_one(timed):
    timed.window.actions_table["events.suggested_over_time"].trigger()
    timed.window.view.setFocus()
    timed.press("Alt+Shift+E")
    assert timed.window.areas["bottom"].panel("events").isVisible()


def test_picture_has_them_only_while_they_are_shown(timed):
    assert "suggested" in panel(timed).picture("svg", True).decode()
    assert BY_TIME[0] in panel(timed).picture("svg", True).decode()
    timed.press("Right", "Y")
    timed.window.actions_table["events.suggested_over_time"].trigger()
    timed.qtbot.waitUntil(lambda: dashed(timed) == [] and len(shown(timed)) == 1)
    assert "suggested" not in panel(timed).picture("svg", True).decode()
    assert BY_TIME[2] not in panel(timed).picture("svg", True).decode()


def test_words_for_a_screen_reader_tell_that_they_are_suggested(timed):
    timed.press("Right")
    plot = panel(timed).view.plot
    assert plot.accessibleDescription() == (
        f"1 of 2: Mon 27 Nov 2023, Storm: {BY_TIME[0]}, suggested"
    )
    timed.press("L", "Down")
    rows = panel(timed).list.model()
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())][1:] == [
        f"Tue 28 Nov 2023, {BY_TIME[2]}, happened, suggested",
        "said Ada Grey, suggested",
    ]


def test_tip_tells_why_and_which_keys_decide(timed):
    suggestions = timed.window.desk.suggestions.suggested.events()
    tip = panel(timed).suggested.more_of(suggestions[0])
    assert list(tip) == ["Suggested: “took” tells of it", "Y accepts, Backspace rejects"]
    assert not panel(timed).suggested.more_of("e1")


def test_keys_of_the_text_act_in_the_words_too(timed):
    timed.press("L", "Down", "Y")
    assert len(names(timed)) == 1
    timed.press("Return")
    assert len(names(timed)) == 1


def test_nothing_is_told_of_them_where_suggestions_are_off(timed):
    timed.window.actions_table["suggest.toggle"].trigger()
    timed.qtbot.waitUntil(lambda: shown(timed) == [])
    assert not button(timed, "timelineSuggested").isVisible()
    assert line(timed) == ""
    assert told(timed, "quiet_line") == "Suggestions are off."
