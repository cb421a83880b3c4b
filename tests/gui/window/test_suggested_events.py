# SPDX-License-Identifier: Apache-2.0
"""Going through the events that are suggested, by keys."""

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QDialog

from annotator.domain.annotation import Origin
from annotator.domain.event import Actor
from annotator.domain.span import Span
from annotator.domain.status import Status
from tests.gui.window.small_events import (
    BY_TIME,
    ROOFS,
    STORM,
    child,
    current,
    events,
    left,
    names,
    panel,
    read_storm,
    use_small_events,
)
from tests.gui.window.small_rules import ALL, TEXT, stored, told


@pytest.fixture
def reader(start, tmp_path, monkeypatch):
    """Return somebody in front of an article with marks and events suggested, none decided."""
    use_small_events(monkeypatch)
    return read_storm(start, tmp_path)


@pytest.fixture
def decided(reader):
    """Return somebody who has accepted all marks, one by one, and came to the first event."""
    reader.press("Period", *["Y"] * len(ALL))
    return reader


def spans(words):
    return tuple(sorted(Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in words))


def shown(typist):
    return typist.window.view._page.told.spans


def words_of(typist, event):
    """Return the words of the marks that speak of an event, with their roles."""
    annotations = typist.window.desk.workspace.project.annotations
    found = annotations.find(one.annotation_id for one in event.evidence)
    roles = {one.annotation_id: one.role for one in event.evidence}
    return {(one.exact(TEXT), roles[one.id]) for one in found}


def test_they_are_counted_apart_and_painted_nowhere(reader):
    assert told(reader, "suggestions_left") == "Suggestions left: 5 · events: 3"
    kinds = {one.kind for one in reader.window.view._page.index.marks_of(0)}
    assert kinds == {"number", "date"}
    ruler = reader.window.pane.ruler
    tips = "\n".join(ruler.tip_at(QPointF(5, y)) for y in range(ruler.height()))
    assert "Event" not in tips
    assert shown(reader) == ()


def test_point_goes_through_the_marks_first(reader):
    reader.press("Period", "Period")
    assert reader.window.desk.suggestions.current.kind == "number"
    reader.press("Comma", "Comma", "Comma")
    assert reader.window.desk.suggestions.current.kind != "event"


def test_last_mark_leads_on_to_the_first_event_by_time(decided):
    assert len(stored(decided)) == len(ALL)
    assert current(decided) == BY_TIME[0]
    assert child(decided, "eventSuggested").isVisible()
    assert shown(decided) == spans(ROOFS[0])


def test_all_is_marked_and_listed_by_one_key_and_undone_by_another(decided):
    decided.press("Y", "Y", "Y")
    assert (len(stored(decided)), names(decided)) == (len(ALL), BY_TIME)
    assert left(decided) == []
    roofs, _, storm = events(decided)
    assert (roofs.origin, roofs.rule, roofs.who) == (Origin.RULE, "event.small", (Actor("Storm"),))
    assert storm.stretches == spans(STORM[0])
    assert words_of(decided, roofs) == {("5", "how many"), ("Tuesday", "when")}
    assert words_of(decided, storm) == {("60", "how many"), ("12", "how many")}
    decided.press(*["Control+Z"] * (len(ALL) + 3))
    decided.qtbot.waitUntil(lambda: left(decided) == BY_TIME)
    assert (stored(decided), events(decided)) == ([], [])
    decided.press(*["Control+Y"] * (len(ALL) + 3))
    assert (len(stored(decided)), names(decided)) == (len(ALL), BY_TIME)


def test_after_the_last_one_its_event_is_current_and_shown(decided):
    decided.press("Y", "Y", "Y")
    desk = decided.window.desk
    assert desk.event_id == events(decided)[-1].id
    assert shown(decided) == spans(STORM[0])
    assert panel(decided).table.isVisible()
    assert not child(decided, "eventShowSuggested").isVisible()
    decided.press("Period")
    assert told(decided, "quiet_line") == "No suggestion is left."


def test_undo_leads_back_to_the_suggestion(decided):
    decided.press("Y", "Control+Z")
    decided.qtbot.waitUntil(lambda: left(decided) == BY_TIME)
    assert current(decided) == BY_TIME[0]
    assert events(decided) == []


def test_rejected_stays_away_until_undo_brings_it_back(decided):
    decided.press("Backspace")
    assert (left(decided), current(decided)) == (BY_TIME[1:], BY_TIME[1])
    assert told(decided, "quiet_line").startswith("Rejected")
    suggestions = decided.window.desk.suggestions
    with decided.qtbot.waitSignal(suggestions.looked):
        suggestions.restart()
    decided.qtbot.waitUntil(lambda: left(decided) == BY_TIME[1:] and not suggestions.is_looking)
    decided.press("Control+Z")
    decided.qtbot.waitUntil(lambda: left(decided) == BY_TIME)


def test_key_of_their_own_goes_to_them_before_the_marks_are_decided(reader):
    reader.press("Alt+Shift+E")
    assert current(reader) == BY_TIME[0]
    reader.press("Period", "Alt+Shift+E", "Comma")
    assert current(reader) == BY_TIME[1]
    reader.press("Y")
    assert (names(reader), current(reader)) == ([BY_TIME[1]], BY_TIME[2])
    assert stored(reader) == []


def test_walk_goes_round_the_ends(decided):
    decided.press("Comma")
    assert current(decided) == BY_TIME[-1]
    assert told(decided, "quiet_line") == "On from the end."
    decided.press("Period")
    assert current(decided) == BY_TIME[0]


def test_marks_made_later_in_its_text_speak_of_it_in_one_step(reader):
    reader.press("Alt+Shift+E", "Y", "Escape")
    assert events(reader)[0].evidence == ()
    reader.go_to("5 roofs")
    reader.press("N")
    assert words_of(reader, events(reader)[0]) == {("5", "how many")}
    reader.press("Control+Z")
    assert (stored(reader), events(reader)[0].evidence) == ([], ())


def test_all_are_accepted_as_one_step(decided):
    decided.press("Control+Shift+Y")
    assert names(decided) == BY_TIME
    assert "3 suggestions" in told(decided, "quiet_line")
    decided.press("Control+Z")
    decided.qtbot.waitUntil(lambda: left(decided) == BY_TIME)
    assert events(decided) == []


def test_all_of_a_sentence_are_the_marks_or_the_events(reader):
    reader.press("Period", "Shift+Y")
    assert len(stored(reader)) == 3
    assert events(reader) == []
    # The other that is told of in its sentence has its name in another one.
    reader.press("Alt+Shift+E", "Shift+Y")
    assert names(reader) == [BY_TIME[0]]


def test_button_over_the_list_accepts_all(reader):
    reader.window.show_panel("events")
    child(reader, "eventShowSuggested").click()
    child(reader, "eventAcceptAll").click()
    assert names(reader) == BY_TIME
    assert "3 suggestions" in told(reader, "quiet_line")
    # The caret has not gone to the marks that are still suggested.
    assert current(reader) == ""
    assert not child(reader, "eventAcceptAll").isVisible()
    assert panel(reader).table.isVisible()


def test_what_a_filter_leaves_out_is_not_accepted_with_the_rest(reader):
    reader.window.show_panel("events")
    child(reader, "eventShowSuggested").click()
    panel(reader).filter.setText("grey")
    assert child(reader, "eventSuggested").model().rowCount() == 1
    assert not child(reader, "eventAcceptAll").isVisible()
    panel(reader).filter.clear()
    assert child(reader, "eventAcceptAll").isVisible()


def test_filters_and_groups_are_put_away_while_the_list_is_shown(reader):
    reader.window.show_panel("events")
    button = child(reader, "eventShowSuggested")
    button.click()
    assert not child(reader, "eventShow").isVisible()
    assert not child(reader, "eventGroup").isVisible()
    button.click()
    assert child(reader, "eventShow").isVisible()


def test_list_says_when_who_what_and_why(reader):
    reader.window.show_panel("events")
    child(reader, "eventShowSuggested").click()
    model = child(reader, "eventSuggested").model()
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert cells == ["Mon 27 Nov 2023", "Storm", BY_TIME[0], "", "", "“took” tells of it"]
    rows = [model.index(row, 2).data() for row in range(model.rowCount())]
    assert rows == BY_TIME


def test_keys_of_the_text_act_in_the_list(reader):
    reader.window.show_panel("events")
    child(reader, "eventShowSuggested").click()
    listed = child(reader, "eventSuggested")
    listed.enter_list()
    assert current(reader) == BY_TIME[0]
    reader.press("Y")
    assert (names(reader), current(reader)) == ([BY_TIME[0]], BY_TIME[1])
    assert reader.window.focusWidget() is listed
    reader.press("Backspace")
    assert (left(reader), current(reader)) == ([BY_TIME[2]], BY_TIME[2])
    reader.press("Return")
    assert reader.window.focusWidget().objectName() == "whatField"


def test_form_shows_what_is_suggested_and_why_and_its_marks(decided):
    assert child(decided, "whatField").text() == BY_TIME[0]
    lines = child(decided, "suggestedLines")
    assert lines.accessibleDescription() == "Suggested: “took” tells of it\nRule: Happenings"
    marks = child(decided, "evidenceTable").model()
    assert {marks.index(row, 1).data() for row in range(marks.rowCount())} == {"5", "Tuesday"}
    child(decided, "suggested_accept").click()
    assert names(decided) == [BY_TIME[0]]


def test_value_typed_over_a_suggestion_accepts_it_in_the_same_step(decided):
    decided.press("Tab")
    assert decided.window.focusWidget().objectName() == "whatField"
    decided.write("!")
    (event,) = events(decided)
    assert (event.what, event.proposed.fields["what"]) == ("!", BY_TIME[0])
    decided.press("Return", "Escape")
    assert decided.window.desk.event_id == event.id
    decided.press("Control+Z")
    decided.qtbot.waitUntil(lambda: left(decided) == BY_TIME)
    assert events(decided) == []


def test_status_set_on_a_suggestion_accepts_it_in_the_same_step(decided):
    box = panel(decided).form.findChild(QComboBox, "status")
    box.setFocus()
    decided.press("Down")
    (event,) = events(decided)
    assert event.status is not Status.UNCHECKED
    decided.window.view.setFocus()
    decided.press("Control+Z")
    decided.qtbot.waitUntil(lambda: left(decided) == BY_TIME)
    assert events(decided) == []


def test_mark_taken_out_of_a_suggestion_accepts_it_without(decided):
    links = child(decided, "evidenceTable")
    links.enter_list()
    decided.press("Delete")
    (event,) = events(decided)
    assert len(event.evidence) == 1
    decided.press("Control+Z")
    decided.qtbot.waitUntil(lambda: left(decided) == BY_TIME)
    assert events(decided) == []


def test_what_is_done_to_marks_leaves_a_suggested_event_alone(decided):
    table = decided.window.actions_table
    assert table.hindrance("mark.split") == "no mark is current"
    assert not table["events.link"].isEnabled()
    assert table["suggest.accept"].isEnabled()
    assert not table["suggest.swap"].isEnabled()


def test_key_for_events_takes_the_suggested_one_and_stays_with_it(decided):
    decided.press("E")
    (event,) = events(decided)
    assert (event.what, event.rule) == (BY_TIME[0], "event.small")
    assert (current(decided), decided.window.desk.event_id) == ("", event.id)


def test_walk_goes_on_from_the_event_that_was_accepted(decided):
    decided.press("Period", "E")
    assert names(decided) == [BY_TIME[1]]
    decided.press("Period")
    assert current(decided) == BY_TIME[2]
    decided.press("Comma")
    assert current(decided) == BY_TIME[0]


def test_caret_goes_where_the_event_is_named(reader):
    reader.press("Alt+Shift+E", "Alt+Shift+E", "Alt+Shift+E")
    assert reader.window.view.caret() == TEXT.index(STORM[0][1])


def test_escape_leaves_it_and_its_places_are_shown_no_more(decided):
    decided.press("Escape")
    assert (current(decided), shown(decided)) == ("", ())


def test_event_that_is_chosen_in_the_list_shows_all_its_places(decided):
    decided.press("Y", "Y", "Y")
    decided.press("Escape")
    panel(decided).table.enter_list()
    decided.press("Up", "Up")
    desk = decided.window.desk
    first = events(decided)[0]
    assert (desk.event_id, shown(decided)) == (first.id, first.stretches)
    decided.press("Delete")
    (following,) = desk.workspace.project.events.find([desk.event_id])
    assert shown(decided) == following.stretches != first.stretches


def test_card_tells_of_the_suggested_event(decided):
    decided.press("F2")
    card = decided.window.findChild(object, "hover_card")
    said = card.accessibleDescription()
    assert said.startswith("Event, suggested. took 5 roofs on Tuesday. What: took 5 roofs")


def test_empty_list_says_how_to_go_through_them(reader):
    reader.window.show_panel("events")
    assert "“Alt+Shift+E”" in panel(reader).table._empty_text
    reader.press("Period", *["Y"] * len(ALL), "Escape")
    assert "“.”" in panel(reader).table._empty_text


def test_rules_count_them_and_switch_them_off(decided):
    decided.press("Y", "Backspace")
    seen = []

    def go_on():
        dialog = decided.window.findChild(QDialog, "rules_dialog")
        table = dialog.findChild(object, "rules_table")
        model = table.model()
        seen.extend(model.index(3, column).data() for column in range(7))
        table.choose_row(3)
        decided.qtbot.keyClick(table, Qt.Key.Key_Space)
        dialog.reject()

    QTimer.singleShot(0, go_on)
    decided.window.actions_table["suggest.rules"].trigger()
    assert seen == ["Happenings", "Event", "1", "1", "1", "50 %", ""]
    decided.qtbot.waitUntil(lambda: left(decided) == [])


def test_history_tells_what_was_decided(decided):
    decided.press("Y", "Backspace")
    history = decided.window.show_panel("history")
    model = history.model
    decided.qtbot.waitUntil(lambda: model.rowCount() >= len(ALL) + 2)
    whats = [model.index(row, 2).data() for row in range(2)]
    assert "Reject event" in whats[0]
    assert "said Ada Grey" in whats[0]
    assert "Accept event" in whats[1]
    assert BY_TIME[0] in whats[1]
