# SPDX-License-Identifier: Apache-2.0
"""Changing what is suggested accepts it: acceptance and change are one step to undo."""

from annotator.domain.annotation import Origin
from annotator.domain.status import Status
from annotator.gui.article.edges import EdgeMove
from tests.gui.window.small_rules import ALL, TEXT, current, left, mark, stored


def take_back(reader):
    """Undo once, after which nothing is marked and everything is suggested again."""
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)
    assert stored(reader) == []


def test_letter_of_the_kind_takes_the_suggestion_at_the_caret_with_its_fields(reader):
    reader.go_to("60")
    reader.press("N")
    assert mark(reader, "60").fields == {"number_value": "60", "counted": "people"}
    assert mark(reader, "60").origin is Origin.RULE


def test_letter_of_another_kind_tags_by_hand(reader):
    reader.go_to("60")
    reader.press("C")
    assert [kind for _, kind in stored(reader)] == ["claim"]
    assert left(reader) == ALL


def test_mark_by_hand_over_the_same_words_settles_the_suggestion(reader):
    reader.find("60")
    reader.press("N")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL[1:])
    assert mark(reader, "60").origin is Origin.PERSON


def test_moving_an_edge_again_and_again_accepts_in_the_same_step(reader):
    reader.press("Period", "Alt+Right", "Alt+Right", "Alt+Right")
    assert stored(reader) == [("60 pe", "number")]
    assert left(reader) == ALL[1:]
    take_back(reader)


def test_status_key_accepts_and_sets_it_in_one_step(reader):
    reader.press("Period", "5")
    assert mark(reader, "60").status is Status.CHECKED
    take_back(reader)
    reader.press("Control+Y")
    assert mark(reader, "60").status is Status.CHECKED


def test_status_that_it_has_anyway_accepts(reader):
    reader.press("Period", "1", "5")
    assert mark(reader, "60").status is Status.CHECKED
    reader.press("Control+Z")
    assert mark(reader, "60").status is Status.UNCHECKED


def test_letter_with_shift_accepts_as_another_kind_in_one_step(reader):
    reader.press("Period", "Shift+C")
    assert stored(reader) == [("60", "claim")]
    assert current(reader) == ""
    assert reader.window.desk.annotation_id == mark(reader, "60").id
    take_back(reader)


def test_event_of_a_suggestion_rests_on_what_it_becomes_in_one_step(reader):
    reader.press("Period", "E")
    workspace = reader.window.desk.workspace
    events = workspace.project.events
    (event,) = events.find(events.in_order(workspace.session_id))
    assert [one.annotation_id for one in event.evidence] == [mark(reader, "60").id]
    take_back(reader)
    assert events.in_order(workspace.session_id) == []


def test_source_is_given_to_a_quote_that_is_suggested_nearby(reader):
    reader.press("Period")
    reader.find("Grey")
    reader.press("S")
    assert mark(reader, "“Nobody slept,”").fields["speaker_as_written"] == "Grey"
    assert left(reader) == [one for one in ALL if one != "“Nobody slept,”"]
    take_back(reader)


def test_source_where_nothing_can_have_one_is_refused_and_nothing_is_accepted(reader):
    reader.press("Period")
    reader.go_to("cold")
    reader.press("S")
    assert "no source" in reader.window.strip.text()
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)
    assert stored(reader) == []


def test_words_are_taken_out_of_a_suggestion_in_one_step(reader):
    reader.press("Period", "Period", "Period", "Period")
    reader.find("slept")
    reader.press("Shift+A")
    assert [one.of(TEXT) for one in mark(reader, "“Nobody slept,”").content] == ["“Nobody", ",”"]
    take_back(reader)


def test_suggestion_is_joined_with_the_next_of_its_kind_in_one_step(reader):
    reader.press("Period", "G")
    assert stored(reader) == [("60 people cold and took 5", "number")]
    take_back(reader)


def test_suggestion_with_nothing_to_join_stays_one(reader):
    reader.press("Comma", "G")
    assert current(reader) == ""
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)
    assert stored(reader) == []


def test_choice_in_a_field_accepts_in_one_step(reader):
    reader.press("Period")
    panel = reader.window.areas["right"].panel("number")
    chosen = panel.form.fields.editor("modifier")
    chosen.setFocus()
    reader.press("Down")
    reader.window.view.setFocus()
    assert mark(reader, "60").fields["modifier"]
    take_back(reader)


def test_typing_in_a_field_accepts_and_goes_on_in_the_same_field(reader):
    reader.press("Period", "Tab")
    field = reader.window.focusWidget()
    assert field.objectName() == "number_valueField"
    assert field.text() == "60"
    place = field.mapTo(reader.window, field.rect().topLeft())
    reader.write("61")
    assert reader.window.focusWidget() is field
    assert field.mapTo(reader.window, field.rect().topLeft()) == place
    assert field.text() == "61"
    reader.press("Escape")
    assert mark(reader, "60").fields["number_value"] == "61"
    assert reader.window.view.hasFocus()
    take_back(reader)


def test_edge_drawn_by_the_mouse_accepts(reader):
    reader.press("Period")
    found = reader.window.view._page.index.pieces_of(reader.window.desk.suggestions.current_id)[0]
    move = EdgeMove(found, at_start=False, offset=found.end + 7)
    reader.window.view.pointer.edge_moved.emit(move)
    assert [words for words, _ in stored(reader)] == ["60 people"]
    take_back(reader)
