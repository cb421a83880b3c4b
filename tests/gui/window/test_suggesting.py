# SPDX-License-Identifier: Apache-2.0
"""Going through what is suggested, by keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog

from annotator.domain.annotation import Origin
from tests.gui.window.conftest import HARBOUR
from tests.gui.window.small_rules import ALL, current, left, mark, stored, told, use_small_rules


def test_suggestions_are_found_by_themselves_and_counted_and_not_stored(reader):
    assert told(reader, "suggestions_left") == "Suggestions left: 5"
    assert stored(reader) == []
    assert {one.state for one in reader.window.view._page.index.marks_of(0)} == {"suggested"}


def test_overview_shows_what_is_left(reader):
    ruler = reader.window.pane.ruler

    def tips():
        return "\n".join(ruler.tip_at(QPointF(5, y)) for y in range(ruler.height()))

    reader.qtbot.waitUntil(lambda: "suggested: Number" in tips())
    reader.press("Period", "Control+Shift+Y")
    reader.qtbot.waitUntil(lambda: "suggested: Number" not in tips())
    assert "Number" in tips()
    assert "suggested: Quote" in tips()


def test_point_goes_to_the_next_and_comma_to_the_one_before_round_the_ends(reader):
    reader.press("Period")
    assert current(reader) == "60"
    reader.press("Period", "Period")
    assert current(reader) == "Tuesday"
    reader.press("Comma", "Comma", "Comma")
    assert current(reader) == "12"
    reader.press("Period")
    assert current(reader) == "60"


def test_one_key_accepts_and_goes_on_to_the_next(reader):
    reader.press("Period", "Y", "Return")
    assert stored(reader) == [("60", "number"), ("5", "number")]
    assert current(reader) == "Tuesday"
    found = mark(reader, "60")
    assert (found.origin, found.rule) == (Origin.RULE, "number.small")
    assert found.fields == {"number_value": "60", "counted": "people"}
    assert told(reader, "suggestions_left") == "Suggestions left: 3"


def test_article_is_marked_from_nothing_with_one_key_for_each(reader):
    reader.press("Period", *["Y"] * len(ALL))
    assert [words for words, _ in stored(reader)] == ALL
    assert left(reader) == []
    assert mark(reader, "“Nobody slept,”").fields == {"speaker": "Ada Grey"}
    reader.press("Period")
    assert told(reader, "quiet_line") == "No suggestion is left."


def test_undo_takes_an_acceptance_back_and_leads_to_the_suggestion_again(reader):
    reader.press("Period", "Y", "Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)
    assert stored(reader) == []
    assert current(reader) == "60"


def test_rejected_one_stays_away_until_undo_brings_it_back(reader):
    reader.press("Period", "Backspace")
    assert (left(reader), current(reader)) == (ALL[1:], "5")
    reader.window.desk.suggestions.restart()
    reader.qtbot.waitUntil(lambda: left(reader) == ALL[1:])
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)
    assert current(reader) == "60"
    assert stored(reader) == []


def test_all_of_a_sentence_is_accepted_as_one_step(reader):
    reader.press("Period", "Shift+Y")
    assert [words for words, _ in stored(reader)] == ALL[:3]
    assert current(reader) == "“Nobody slept,”"
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)
    assert stored(reader) == []


def test_all_of_a_kind_are_accepted_as_one_step(reader):
    reader.press("Period", "Control+Shift+Y")
    assert [words for words, _ in stored(reader)] == ["60", "5", "12"]
    assert current(reader) == "Tuesday"


def test_undo_of_many_leads_to_the_one_next_to_the_caret(reader):
    reader.press("Period", "Period", "Control+Shift+Y")
    assert current(reader) == "Tuesday"
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)
    assert current(reader) == "5"


def test_all_of_a_rule_are_rejected_as_one_step(reader):
    reader.press("Period", "Shift+Backspace")
    assert left(reader) == ["Tuesday", "“Nobody slept,”"]
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)


@pytest.mark.parametrize(
    ("key", "words"), [("Control+Shift+Y", ["60", "5", "12"]), ("Shift+Backspace", [])]
)
def test_very_many_are_decided_by_a_job_as_one_step(reader, monkeypatch, key, words):
    monkeypatch.setattr("annotator.gui.commands.suggesting.MOST_AT_ONCE", 2)
    reader.press("Period", key)
    reader.qtbot.waitUntil(lambda: left(reader) == ["Tuesday", "“Nobody slept,”"])
    assert [one for one, _ in stored(reader)] == words
    assert "3 suggestions" in told(reader, "quiet_line")
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)
    assert stored(reader) == []


def test_other_day_is_one_key_away(reader):
    reader.press("Period", "Period", "Period", "V")
    found = mark(reader, "Tuesday")
    assert found.fields["date_value"] == "2023-12-06"
    assert found.fields["date_other"] == "2023-11-29"
    assert current(reader) == "“Nobody slept,”"


def test_what_has_no_other_day_is_left_alone(reader):
    reader.press("Period", "V")
    table = reader.window.actions_table
    assert table.hindrance("suggest.swap") == "these words stand for one day only"
    assert stored(reader) == []


def test_panel_tells_rule_and_reason_and_offers_to_decide(reader):
    reader.press("Period")
    panel = reader.window.areas["right"].panel("number")
    lines = panel.findChild(object, "suggestedLines")
    assert lines.isVisible()
    assert lines.accessibleDescription() == (
        "Suggested: “60” is written in figures\nRule: Plain figures"
    )
    panel.findChild(object, "suggested_accept").click()
    assert [words for words, _ in stored(reader)] == ["60"]
    assert current(reader) == "5"


def test_panel_tells_of_an_accepted_mark_why_it_was_suggested(reader):
    reader.press("Period", "Y", "K")
    panel = reader.window.areas["right"].panel("number")
    lines = panel.findChild(object, "suggestedLines")
    assert lines.accessibleDescription() == "Was suggested: “60” is written in figures"
    assert not panel.findChild(object, "suggested_accept").isVisible()


def test_panel_names_the_other_day(reader):
    reader.press("Period", "Period", "Period")
    panel = reader.window.areas["right"].panel("date")
    button = panel.findChild(object, "suggested_swap")
    assert button.text() == "Accept as Wed 6 Dec 2023  V"
    button.click()
    assert mark(reader, "Tuesday").fields["date_value"] == "2023-12-06"


def test_panel_without_marks_says_how_to_go_through_what_is_suggested(reader):
    panel = reader.window.show_panel("date")
    assert "“.”" in panel.table._empty_text
    reader.press("Period", "Period", "Period", "Backspace")
    assert "“.”" not in panel.table._empty_text


def test_walk_begins_at_the_dateline(start, tmp_path, monkeypatch):
    use_small_rules(monkeypatch)
    path = tmp_path / "dated.txt"
    path.write_text("A storm\n\nTuesday 4 May (UPI) -- It left 60 people cold.\n", encoding="utf-8")
    typist = start(path, suggests=True)
    suggestions = typist.window.desk.suggestions
    typist.qtbot.waitUntil(lambda: len(suggestions.left) == 3)
    typist.press("Period")
    assert suggestions.current.kind == "date"


def test_escape_leaves_the_suggestion(reader):
    reader.press("Period", "Escape")
    assert current(reader) == ""
    assert not reader.window.actions_table["suggest.accept"].isEnabled()


def test_session_that_cannot_be_changed_has_no_suggestions(reader):
    reader.window.actions_table["check.review"].trigger()
    assert left(reader) == []
    assert told(reader, "suggestions_left") == ""
    reader.window.actions_table["check.continue_editing"].trigger()
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)


def test_key_puts_suggestions_away_and_brings_them_back(reader):
    reader.press("H")
    assert left(reader) == []
    assert told(reader, "suggestions_left") == ""
    reader.press("H")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)


def test_card_tells_rule_and_reason_of_a_suggestion(reader):
    reader.press("Period", "F2")
    card = reader.window.findChild(object, "hover_card")
    told = card.accessibleDescription()
    assert told.startswith("Number, suggested. 60. Value: 60")
    assert "Suggested: “60” is written in figures. Y accepts, Backspace rejects" in told


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_menu_over_a_suggestion_offers_to_decide(reader):
    reader.press("Period")
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(reader.window.view.viewport(), asked)
    menu = QApplication.activePopupWidget()
    names = [one.objectName() for one in menu.actions()]
    assert {"suggest.accept", "suggest.reject", "suggest.to_panel"} <= set(names)
    assert "mark.delete" not in names
    assert "suggest.swap" not in names
    menu.close()


def open_rules(reader, act):
    """Act on the dialog of the rules once it is open."""

    def go_on():
        dialog = reader.window.findChild(QDialog, "rules_dialog")
        act(dialog, dialog.findChild(object, "rules_table"))
        dialog.reject()

    QTimer.singleShot(0, go_on)
    reader.window.actions_table["suggest.rules"].trigger()
    reader.window.activateWindow()
    reader.qtbot.waitUntil(reader.window.isActiveWindow)


def test_list_of_rules_tells_how_each_fares(reader):
    reader.press("Period", "Y", "Backspace")
    seen = []

    def look(_dialog, table):
        model = table.model()
        cells = [[model.index(row, column).data() for column in range(7)] for row in range(3)]
        seen.extend(cells)

    open_rules(reader, look)
    assert seen == [
        ["Words between marks of quotation", "Quote", "1", "", "", "", ""],
        ["Plain figures", "Number", "1", "1", "1", "50 %", ""],
        ["Days of the week", "Date", "1", "", "", "", ""],
    ]


def test_list_of_rules_opens_at_the_rule_of_the_current_suggestion(reader):
    reader.press("Period", "Period", "Period")
    seen = []
    open_rules(reader, lambda _, table: seen.extend(table.chosen_rows()))
    assert seen == [2]


def test_rule_is_switched_off_in_the_list_and_undo_switches_it_on(reader):
    def switch(dialog, table):
        table.choose_row(1)
        reader.qtbot.keyClick(table, Qt.Key.Key_Space)
        ticks = [
            table.model().index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)
        ]
        assert [one is Qt.CheckState.Checked for one in ticks] == [True, False, True]

    open_rules(reader, switch)
    reader.qtbot.waitUntil(lambda: left(reader) == ["Tuesday", "“Nobody slept,”"])
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: left(reader) == ALL)


def confirm(reader, **fields):
    assert reader.window.desk.attempt(lambda: reader.window.desk.article_edits.confirm(fields))


def test_another_publication_date_resolves_anew_only_what_nobody_touched(reader):
    reader.press("Period", "Y")
    reader.press("Period", "Y")
    assert mark(reader, "Tuesday").fields["date_value"] == "2023-11-29"
    reader.press("Control+Z")
    reader.qtbot.waitUntil(lambda: current(reader) == "Tuesday")
    confirm(reader, published="2024-05-07")
    reader.qtbot.waitUntil(
        lambda: reader.window.desk.suggestions.current.fields["date_value"] == "2024-05-07"
    )
    field = reader.window.areas["right"].panel("date").findChild(object, "date_valueField")
    assert field.text() == "2024-05-07"
    reader.press("Y")
    with reader.qtbot.waitSignal(reader.window.desk.suggestions.looked):
        confirm(reader, published="2025-01-01")
    assert mark(reader, "Tuesday").fields["date_value"] == "2024-05-07"
    assert left(reader) == ["5", "“Nobody slept,”", "12"]


GERMAN = (
    "Der Sturm hat in der Nacht auf Montag die Stadt getroffen und den Hafen zerstört. "
    "Die Feuerwehr sagte, dass die Menschen nicht mehr in ihre Wohnungen könnten. Das ist "
    "für die Leute eine schlimme Nachricht, und sie haben sich in der Schule gesammelt, die "
    "auf dem Berg über der Stadt steht. Von dem Schiff, das mit 12 Leuten auf dem Meer war, "
    "ist nichts zu sehen, sagte der Kapitän, und die Suche geht auch in der Nacht weiter.\n"
)


def test_article_in_another_language_gets_no_suggestions_and_says_so(start, tmp_path, monkeypatch):
    use_small_rules(monkeypatch)
    path = tmp_path / "sturm.txt"
    path.write_text(GERMAN, encoding="utf-8")
    typist = start(path, suggests=True)
    strip = typist.window.strip
    typist.qtbot.waitUntil(lambda: "German" in strip.text())
    assert "suggest" in strip.text()
    assert strip.findChild(object, "strip_file.article_details").isEnabled()
    assert not typist.window.desk.suggestions.left
    confirm(typist, language="en")
    typist.qtbot.waitUntil(lambda: len(typist.window.desk.suggestions.left) == 1)
    typist.qtbot.waitUntil(lambda: "German" not in strip.text())


def test_notice_of_the_language_can_be_closed(start, tmp_path, monkeypatch):
    use_small_rules(monkeypatch)
    path = tmp_path / "sturm.txt"
    path.write_text(GERMAN, encoding="utf-8")
    typist = start(path, suggests=True)
    strip = typist.window.strip
    typist.qtbot.waitUntil(lambda: "German" in strip.text())
    strip.findChild(object, "strip_close").click()
    assert "German" not in strip.text()
    with typist.qtbot.waitSignal(typist.window.desk.suggestions.looked):
        confirm(typist, published="2024-05-07")
    assert "German" not in strip.text()


def test_panel_lists_what_is_suggested_behind_a_button(reader):
    panel = reader.window.show_panel("number")
    button = panel.findChild(object, "numberShowSuggested")
    assert button.text() == "Suggested: 3"
    button.click()
    listed = panel.findChild(object, "numberSuggested")
    assert listed.isVisible()
    assert not panel.table.isVisible()
    assert [listed.model().index(row, 0).data() for row in range(3)] == ["60", "5", "12"]
    listed.enter_list()
    reader.press("Down")
    assert current(reader) == "5"
    reader.press("Delete")
    assert (current(reader), button.text()) == ("12", "Suggested: 2")
    reader.press("Return")
    assert reader.window.focusWidget().objectName() == "number_valueField"
    panel.filter.setText("60")
    assert listed.model().rowCount() == 1


def test_marks_are_listed_again_where_no_suggestion_is_left(reader):
    panel = reader.window.show_panel("date")
    panel.findChild(object, "dateShowSuggested").click()
    panel.suggested.enter_list()
    reader.press("Delete")
    assert panel.table.isVisible()
    assert not panel.findChild(object, "dateShowSuggested").isVisible()
    assert reader.window.focusWidget() is panel.table


def test_sample_article_is_marked_from_nothing_with_one_key_for_each_suggestion(start):
    typist = start(HARBOUR, suggests=True)
    suggestions = typist.window.desk.suggestions
    typist.qtbot.waitUntil(
        lambda: bool(suggestions.found) and not suggestions.is_looking, timeout=30_000
    )
    count = len(suggestions.left)
    assert count > 60
    typist.press("Control+Home", "Period")
    keys = 1
    while suggestions.left and keys <= count:
        typist.press("Y")
        keys += 1
    workspace = typist.window.desk.workspace
    marks = len(workspace.project.annotations.of_session(workspace.session_id))
    assert marks + workspace.project.events.count(workspace.session_id) == keys - 1 == count
    suggestions.settle_anew()
    with typist.qtbot.waitSignal(suggestions._settling.settled):
        pass
    assert not suggestions.left
