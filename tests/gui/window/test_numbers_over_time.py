# SPDX-License-Identifier: Apache-2.0
"""Numbers over time in the window: chosen by keys, plotted, and followed to their text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QTableView

from annotator.domain.annotation import Piece
from annotator.domain.span import Span
from annotator.gui.jobs import Jobs
from annotator.gui.theme import load_theme
from annotator.services.importing import import_bytes

TEXT = """Storm

On Monday 40 people were killed. The mayor said 55 people had died by Tuesday.

Some 300 km of roads are closed. In all 70 people are missing.
"""
KEY = "Control+Shift+G"


@pytest.fixture
def people(start, tmp_path):
    """Return somebody in front of an article with its numbers and dates marked."""
    path = tmp_path / "storm.txt"
    path.write_text(TEXT, encoding="utf-8")
    typist = start(path)
    for words, fields in (
        ("40", {"number_value": "40", "counted": "people"}),
        ("55", {"number_value": "55", "counted": "people", "modifier": "at_least"}),
        ("70", {"number_value": "70", "counted": "people"}),
        ("300", {"number_value": "300", "unit": "km", "counted": "roads"}),
    ):
        tag(typist.window.desk, "number", words, fields)
    tag(typist.window.desk, "date", "Monday", {"date_value": "2023-11-27"})
    tag(typist.window.desk, "date", "Tuesday", {"date_value": "2023-11-28"})
    typist.go_to("40")
    return typist


def tag(desk, kind, words, fields):
    start = desk.workspace.article.text.index(words)
    return desk.marking.tag(kind, [Piece(Span(start, start + len(words)))], fields)


def panel(typist):
    return typist.window.areas["bottom"].panel("numbers_over_time")


def show(typist, words):
    """Have the numbers shown that count what a number counts."""
    typist.go_to(words)
    typist.press(KEY)
    wait(typist)


def wait(typist):
    rows = panel(typist).model
    # What draws plots is imported by the first job that reads: a busy machine takes its time.
    typist.qtbot.waitUntil(lambda: rows.rowCount() > 0, timeout=30_000)


def cells(typist, column=0):
    model = panel(typist).model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def shown(typist, name):
    return typist.window.findChild(QLabel, name).text()


def test_current_number_brings_all_that_count_the_same(people):
    show(people, "40")
    assert cells(people) == ["40", "at least 55", "70"]
    assert cells(people, 2) == ["Mon 27 Nov 2023", "Tue 28 Nov 2023", ""]
    assert cells(people, 3)[::2] == ["“Monday” in its sentence", "Without a date."]
    assert shown(people, "numbersHeading") == "people"
    assert shown(people, "numbersLegend") == "● exact   ▲ at least"


def test_number_chosen_in_its_list_is_the_one_meant(people):
    window = people.window
    table = window.show_panel("number").table
    table.enter_list()
    people.press("End")
    chosen = window.desk.annotation_id
    people.press("Control+Shift+G")
    wait(people)
    assert panel(people).wanted.ids == (chosen,)


def test_selected_numbers_are_shown_and_another_unit_is_refused_with_words(people):
    window = people.window
    listed = window.show_panel("number")
    people.qtbot.waitUntil(lambda: listed.model.rowCount() == 4 and listed.model.is_complete)
    listed.table.selectAll()
    people.press(KEY)
    wait(people)
    assert len(cells(people)) == 4
    assert cells(people) == ["40", "at least 55", "70", "300"]
    assert cells(people, 3)[-1] == "It is in km; the others are not."


def test_keys_in_the_plot_lead_the_text_and_the_list(people):
    show(people, "40")
    window = people.window
    assert window.focusWidget().objectName() == "numberPlot"
    people.press("Right")
    people.press("Right")
    current = window.desk.annotation_id
    assert window.desk.workspace.project.annotations.get(current).fields["number_value"] == "55"
    assert panel(people).table.chosen_rows() == [1]
    assert window.focusWidget().objectName() == "numberPlot"


def test_rows_of_the_list_lead_the_text_and_the_plot(people):
    show(people, "40")
    table = people.window.findChild(QTableView, "numbersTable")
    place = table.visualRect(table.model().index(1, 0)).center()
    people.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel(people)._plot.item.current == 1
    assert people.window.desk.annotation_id == panel(people).model.item(1).stated.id


def test_mark_chosen_in_the_text_is_current_in_plot_and_list(people):
    show(people, "40")
    desk = people.window.desk
    desk.select_annotation(panel(people).model.item(1).stated.id)
    assert panel(people)._plot.item.current == 1
    desk.select_annotation("")
    assert panel(people)._plot.item.current == -1
    assert panel(people).table.chosen_rows() == []


def test_plot_follows_what_is_edited(people):
    show(people, "40")
    desk = people.window.desk
    missing = panel(people).model.item(2).stated.id
    desk.marking.set_field(missing, "as_of", "2023-11-26")
    people.qtbot.waitUntil(lambda: cells(people)[0] == "70")
    people.window.show_panel("events")
    desk.marking.set_field(missing, "number_value", "71")
    people.window.show_panel("numbers_over_time")
    people.qtbot.waitUntil(lambda: cells(people)[0] == "71")


def test_numbers_of_other_articles_are_shown_and_gone_to(people):
    desk = people.window.desk
    here = desk.workspace.session_id
    other = import_bytes(desk.workspace.project, b"Day two\n\nNow 90 people are dead.\n", "two.txt")
    desk.open_session(other.session_id)
    made = tag(desk, "number", "90", {"number_value": "90", "counted": "people"})
    desk.open_session(here)
    show(people, "40")
    people.window.findChild(QCheckBox, "numbersEverywhere").click()
    people.qtbot.waitUntil(lambda: "90" in cells(people))
    assert not panel(people).table.isColumnHidden(5)
    panel(people)._choose(cells(people).index("90"))
    assert desk.workspace.session_id == other.session_id
    assert desk.annotation_id == made.id


def test_without_a_number_it_says_what_to_press(people):
    people.window.desk.select_annotation("")
    people.press(KEY)
    assert "Select a marked number, or several" in shown(people, "numbersEmpty")
    assert "Ctrl+Shift+G" in shown(people, "numbersEmpty")
    people.window.desk.keys.assign("numbers.over_time", [])
    assert "Events > Numbers over time" in shown(people, "numbersEmpty")


@pytest.mark.parametrize(
    ("words", "told"), [("300", "No date is known"), ("Monday", "Select a marked number")]
)
def test_what_has_no_place_in_the_plot_says_so(people, words, told):
    people.go_to(words)
    people.press(KEY)
    people.qtbot.waitUntil(lambda: told in shown(people, "numbersEmpty"), timeout=30_000)


def test_ordinal_is_told_to_be_no_count(people):
    desk = people.window.desk
    tag(desk, "number", "Some", {"number_value": "3", "number_type": "ordinal"})
    show(people, "Some")
    assert shown(people, "numbersEmpty") == "There is nothing to plot here; the list says why."
    assert cells(people, 3) == ["It tells which one, not how many."]


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_plot_is_saved_as_a_picture(people, monkeypatch, tmp_path, suffix):
    show(people, "40")
    path = tmp_path / f"people.{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    people.window.findChild(QPushButton, "numbersExport").click()
    assert shown(people, "quiet_line").endswith(path.name)
    assert path.read_bytes()[:5] in (b"<?xml", b"\x89PNG\r")


def test_picture_that_cannot_be_written_is_refused(people, monkeypatch, tmp_path):
    show(people, "40")
    path = tmp_path / "no" / "people.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    people.window.actions_table["numbers.save_picture"].trigger()
    assert "was not written" in people.window.strip.text()


def test_there_is_no_picture_of_nothing_and_none_without_a_path(people, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    people.window.actions_table["numbers.save_picture"].trigger()
    assert shown(people, "quiet_line") == "There is no plot of numbers yet."
    show(people, "40")
    people.window.actions_table["numbers.save_picture"].trigger()
    assert not list(tmp_path.glob("*.svg"))


def test_heading_is_cut_with_dots_where_there_is_no_room(people):
    show(people, "40")
    heading = people.window.findChild(QLabel, "numbersHeading")
    whole = heading.grab().toImage()
    heading.setText("people " * 80)
    assert heading.grab().toImage() != whole


def test_escape_leads_back_to_the_text(people):
    show(people, "40")
    people.press("Escape")
    assert people.window.view.hasFocus()


def test_project_that_no_worker_can_read_is_read_at_once(people, monkeypatch):
    project = people.window.desk.workspace.project
    monkeypatch.setattr(type(project), "is_readable_beside", lambda _: False)
    monkeypatch.setattr(Jobs, "start", None)
    people.go_to("40")
    people.press(KEY)
    assert len(cells(people)) == 3


def test_another_theme_reaches_the_plot(people):
    show(people, "40")
    desk, plot = people.window.desk, panel(people)._plot
    before = plot.grab().toImage()
    desk.theme = load_theme("dark")
    desk.theme_changed.emit()
    assert plot.grab().toImage() != before


def test_plots_are_not_loaded_before_one_is_shown(people):
    panel(people)
    assert panel(people)._plot is None
