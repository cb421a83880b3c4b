# SPDX-License-Identifier: Apache-2.0
"""The history lists every edit with its values."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QTableView, QWidget

from annotator.domain.annotation import Piece
from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.domain.suggestion import Suggestion
from annotator.gui.panels.history import HistoryPanel
from annotator.services.suggesting import Suggesting


@pytest.fixture
def panel(desk, shown):
    return shown(HistoryPanel(desk), 900, 220)


def column(panel, number):
    model = panel.findChild(QTableView, "historyTable").model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_edits_are_listed_newest_first_with_their_values(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.marking.set_field(one.id, "unit", "km")
    desk.marking.set_field(one.id, "unit", "miles")
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 3)
    assert column(panel, 2) == ["Set unit: “60”", "Set unit: “60”", "Tag number: “60”"]
    assert column(panel, 3) == ["km", "blank", ""]
    assert column(panel, 4) == ["miles", "km", ""]
    assert set(column(panel, 1)) == {"Ann"}


def test_undo_is_named_as_such(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.marking.set_status([one.id], Status.CHECKED)
    desk.workspace.undo()
    desk.workspace.redo()
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 4)
    assert column(panel, 2)[:2] == [
        "Redone: Set status to checked: “60”",
        "Undone: Set status to checked: “60” (redone)",
    ]
    assert column(panel, 2)[2] == "Set status to checked: “60”"


def test_what_is_no_longer_in_force_is_said_and_muted(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.marking.set_status([one.id], Status.CHECKED)
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 2)
    assert column(panel, 2)[0] == "Set status to checked: “60”"
    desk.workspace.undo()
    told = ["Undone: Set status to checked: “60”", "Set status to checked: “60” (undone)"]
    qtbot.waitUntil(lambda: column(panel, 2)[:2] == told)
    ink = [panel.model.index(row, 2).data(Qt.ItemDataRole.ForegroundRole) for row in range(3)]
    assert ink == [None, desk.theme.color("muted"), None]


def test_typing_stays_one_line(panel, desk, tag, qtbot):
    one = tag("number", "60")
    for typed in ("k", "km"):
        desk.marking.set_field(one.id, "unit", typed, draft=True)
    qtbot.waitUntil(lambda: column(panel, 4) == ["km", ""])


def test_filter_is_by_person_kind_and_words(panel, desk, tag, qtbot):
    one = tag("number", "60")
    tag("date", "Friday")
    desk.marking.set_field(one.id, "unit", "km")
    words = panel.findChild(QLineEdit, "historyFilter")
    for typed, count in (("date", 1), ("60", 2), ("ann", 3), ("ann unit", 1), ("nobody", 0)):
        words.setText(typed)
        assert len(column(panel, 2)) == count, typed
    assert panel.table._empty_text == "No edits with these words."


def test_filter_reads_on_until_it_finds(panel, desk, tag, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.gui.models.history_model._BATCH", 5)
    first = tag("number", "60")
    for status in (Status.CHECKED, Status.QUERY) * 10:
        desk.marking.set_status([first.id], status)
    panel.findChild(QLineEdit, "historyFilter").setText("tag")
    qtbot.waitUntil(lambda: column(panel, 2) == ["Tag number: “60”"])
    assert not panel.model.canFetchMore()


def test_enter_goes_to_the_mark(panel, desk, tag, qtbot):
    one = tag("number", "60")
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 1)
    view = panel.findChild(QTableView, "historyTable")
    view.choose_row(0)
    with qtbot.waitSignal(desk.reveal_asked):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.annotation_id == one.id


def test_enter_goes_to_the_event(panel, desk, qtbot):
    event = desk.eventing.add(None)
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 1)
    view = panel.findChild(QTableView, "historyTable")
    view.choose_row(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.event_id == event.id


def test_what_is_gone_is_said_to_be(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.marking.delete([one.id])
    qtbot.waitUntil(lambda: column(panel, 2) == ["Delete number: “60”", "Tag number: “60”"])
    view = panel.findChild(QTableView, "historyTable")
    view.choose_row(0)
    with (
        qtbot.waitSignal(desk.said) as said,
        qtbot.waitSignal(desk.reveal_asked) as revealed,
    ):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert "deleted" in said.args[0]
    assert revealed.args == [one.envelope.start, one.envelope.end]


def test_rejected_suggestion_is_told_by_its_words_and_gone_to(panel, desk, qtbot):
    start = desk.workspace.article.text.index("60")
    words = Piece(Span(start, start + 2))
    suggestion = Suggestion("number", (words,), "number.count", message("It is a figure"))
    Suggesting(desk.workspace).reject([suggestion])
    qtbot.waitUntil(lambda: column(panel, 2) == ["Reject number: “60”"])
    table = panel.findChild(QTableView, "historyTable")
    table.choose_row(0)
    with (
        qtbot.waitSignal(desk.said) as said,
        qtbot.waitSignal(desk.reveal_asked) as revealed,
    ):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert revealed.args == [words.span.start, words.span.end]
    assert "suggestion" in said.args[0]
    desk.workspace.undo()
    qtbot.waitUntil(lambda: column(panel, 2)[0] == "Undone: Reject number: “60”")


def test_deleted_event_without_words_is_said_to_be_gone(panel, desk, qtbot):
    desk.eventing.delete([desk.eventing.add(None).id])
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 2)
    view = panel.findChild(QTableView, "historyTable")
    view.choose_row(0)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert "deleted" in said.args[0]


def test_edit_of_the_session_is_about_the_whole(panel, desk, qtbot):
    desk.review.set_reviewer("Bea")
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 1)
    view = panel.findChild(QTableView, "historyTable")
    view.choose_row(0)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert "as a whole" in said.args[0]


def choose(panel, name, label):
    box = panel.findChild(QComboBox, name)
    box.setCurrentIndex(box.findText(label))
    box.activated.emit(box.currentIndex())


def as_person(desk, name):
    desk.workspace.reviewer = name


@pytest.fixture
def of_three(panel, desk, tag, qtbot):
    """Return a panel of what three people did."""
    number = tag("number", "60")
    as_person(desk, "Bea")
    tag("date", "Friday")
    desk.marking.set_note(number.id, "Where from?")
    as_person(desk, "Cem")
    desk.eventing.add(number.envelope, [number.id])
    desk.review.set_reviewer("Cem")
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 5)
    return panel


def test_people_who_occur_are_offered(of_three):
    box = of_three.findChild(QComboBox, "historyPerson")
    shown = [box.itemText(row) for row in range(box.count())]
    assert shown == ["Everybody", "Ann", "Bea", "Cem"]


@pytest.mark.parametrize(("person", "count"), [("Ann", 1), ("Bea", 2), ("Cem", 2)])
def test_filter_by_person(of_three, person, count):
    choose(of_three, "historyPerson", person)
    assert set(column(of_three, 1)) == {person}
    assert len(column(of_three, 1)) == count
    assert of_three.count.text() == f"{count} of 5 steps"
    choose(of_three, "historyPerson", "Everybody")
    assert of_three.count.text() == "Steps: 5"


@pytest.mark.parametrize(
    ("kind", "count"),
    [("Numbers", 2), ("Dates", 1), ("Events", 1), ("Session and article", 1), ("Quotes", 0)],
)
def test_filter_by_kind(of_three, kind, count):
    choose(of_three, "historyKind", kind)
    assert len(column(of_three, 2)) == count
    assert of_three.table._empty_text.startswith("No edits of this person") or count


def test_kind_of_what_was_deleted_is_still_known(of_three, desk, qtbot):
    gone = desk.workspace.project.annotations.of_session(desk.workspace.session_id)[0]
    desk.marking.delete([gone.id])
    choose(of_three, "historyKind", "Numbers")
    assert len(column(of_three, 2)) == 3


def test_only_the_current_fact_follows_the_selection(of_three, desk, qtbot):
    date, number = desk.workspace.project.annotations.of_session(desk.workspace.session_id)[::-1]
    desk.select_annotation(number.id)
    box = of_three.findChild(QCheckBox, "historyOnlyCurrent")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert column(of_three, 2) == ["Change note: “60”", "Tag number: “60”"]
    desk.select_annotation(date.id)
    assert column(of_three, 2) == ["Tag date: “Friday”"]
    desk.select_annotation("")
    assert column(of_three, 2) == []
    assert of_three.table._empty_text.startswith("Select a mark or an event")


def test_step_over_belongs_to_the_fact_that_it_left_alone(of_three, desk):
    workspace = desk.workspace
    workspace.steps.refused = workspace.next_undo()
    workspace.step_over()
    workspace.steps.refused = workspace.next_undo()
    workspace.step_over()
    event = workspace.project.events.in_order(workspace.session_id)[0]
    desk.select_event(event)
    of_three.only_current.setChecked(True)
    assert column(of_three, 2)[0].startswith("Stepped over: Add event")


def test_long_values_show_what_changed_and_all_in_the_tip(panel, desk, tag, qtbot):
    one = tag("number", "60")
    words = "The harbour master says so, on the record, in a call of the same evening. "
    desk.marking.set_note(one.id, words * 3)
    desk.marking.set_note(one.id, words * 2 + words.replace("evening", "morning"))
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 3)
    assert column(panel, 3)[0] == "…all of the same evening."
    assert column(panel, 4)[0] == "…all of the same morning."
    tip = panel.model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == words * 3


def test_events_that_were_merged_are_told_by_their_whole_names(panel, desk, qtbot):
    names = ["the hostages freed on Sunday", "the hostages freed on Tuesday in two groups"]
    events = [desk.eventing.add(None) for _ in names]
    for event, name in zip(events, names, strict=True):
        desk.eventing.set_field(event.id, "what", name)
    desk.regrouping.merge([one.id for one in events])
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 5)
    assert all(name in column(panel, 3)[0] for name in names)


def test_moved_edge_is_told_by_the_words_at_it(panel, desk, tag, qtbot):
    one = tag("number", "60")
    desk.marking.move_edge(one.id, 0, one.envelope.end + 7, at_start=False)
    qtbot.waitUntil(lambda: len(column(panel, 2)) == 2)
    assert column(panel, 3)[0].endswith("left 60")
    assert column(panel, 4)[0].endswith("left 60 people")


def test_escape_leaves_the_panel_from_each_filter(panel, qtbot):
    for name in ("historyFilter", "historyPerson", "historyKind", "historyOnlyCurrent"):
        widget = panel.findChild(QWidget, name)
        widget.setFocus()
        with qtbot.waitSignal(panel.left):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)


def test_hidden_panel_reads_when_it_is_shown(panel, desk, tag):
    panel.hide()
    tag("number", "60")
    panel.show()
    assert column(panel, 2) == ["Tag number: “60”"]


def test_other_session_has_its_own_history(panel, desk, tag, new_session):
    tag("number", "60")
    desk.open_session(new_session("Ten people came.", "Other"))
    assert column(panel, 2) == []
    assert panel.table._empty_text.startswith("Nothing was edited yet")
