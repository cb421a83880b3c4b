# SPDX-License-Identifier: Apache-2.0
"""What the menus do, in the whole window."""

from __future__ import annotations

import sqlite3

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMenu,
    QMessageBox,
)

from annotator import assets
from annotator.domain.span import Span
from annotator.gui.settings import PROJECT, THEME, ZOOM
from annotator.services.review import Review
from annotator.store.project import open_project

HARBOUR = assets.path("samples", "harbour-storm.txt")
COUNCIL = assets.path("samples", "council-budget.txt")


def trigger(window, name):
    """Do what a menu entry does; it must be enabled."""
    action = window.actions_table[name]
    assert action.isEnabled(), name
    action.trigger()


def answer(monkeypatch, name, value):
    """Have the file dialog of this name answer a value."""
    monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, **__: value))


def test_articles_are_opened_from_files(window, monkeypatch):
    answer(monkeypatch, "getOpenFileNames", ([str(COUNCIL)], ""))
    trigger(window, "file.open_article")
    assert window.desk.workspace.article.source_name == COUNCIL.name
    assert len(window.desk.workspace.project.articles.ids()) == 2


def test_article_that_is_there_is_opened_and_said_so(window, monkeypatch):
    answer(monkeypatch, "getOpenFileNames", ([str(HARBOUR)], ""))
    trigger(window, "file.open_article")
    assert len(window.desk.workspace.project.articles.ids()) == 1
    assert "already" in window.status._line.text()


def test_unreadable_file_is_refused_above_the_text(window, monkeypatch, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    answer(monkeypatch, "getOpenFileNames", ([str(empty)], ""))
    trigger(window, "file.open_article")
    assert window.strip.is_refusing
    assert "empty.txt" in window.strip.text()


def test_refusal_goes_when_it_is_closed(window, qtbot):
    window.desk.refused.emit("That was not done.")
    assert window.strip.is_refusing
    button = window.strip.findChild(object, "strip_close")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.strip.is_refusing


def test_refusal_goes_when_something_is_done(typist):
    typist.window.desk.refused.emit("That was not done.")
    typist.go_to("Repairs will")
    typist.press("C")
    assert not typist.window.strip.is_refusing


def test_pasted_text_becomes_an_article(window):
    QGuiApplication.clipboard().setText("A headline\n\nSome words of a draft.\n")
    trigger(window, "file.paste_article")
    assert window.desk.workspace.article.text.startswith("A headline")


def test_empty_clipboard_is_said(window):
    QGuiApplication.clipboard().clear()
    trigger(window, "file.paste_article")
    assert "clipboard" in window.status._line.text()


@pytest.mark.parametrize("name", ["file.export_csv", "file.export_all"])
def test_export_writes_the_files(window, monkeypatch, qtbot, tmp_path, name):
    answer(monkeypatch, "getExistingDirectory", str(tmp_path / "out"))
    trigger(window, name)
    qtbot.waitUntil(lambda: "Written" in window.status._line.text())
    assert (tmp_path / "out" / "annotations.csv").exists()


@pytest.mark.parametrize("name", ["file.export_calendar", "file.export_calendars"])
def test_due_list_is_exported_as_a_calendar(window, monkeypatch, qtbot, tmp_path, name):
    event = window.desk.eventing.add(Span(0, 7))
    window.desk.eventing.set_field(event.id, "due", "2023-12")
    # It can be checked when the month is over.
    answer(monkeypatch, "getSaveFileName", (str(tmp_path / "due"), ""))
    trigger(window, name)
    qtbot.waitUntil(lambda: "due.ics" in window.status._line.text())
    assert b"DTSTART;VALUE=DATE:20240101" in (tmp_path / "due.ics").read_bytes()


def test_calendar_of_nothing_is_refused(window, monkeypatch, qtbot, tmp_path):
    answer(monkeypatch, "getSaveFileName", (str(tmp_path / "due"), ""))
    trigger(window, "file.export_calendar")
    qtbot.waitUntil(lambda: window.strip.is_refusing)
    assert "Nothing is due on a known date" in window.strip.text()
    assert not (tmp_path / "due.ics").exists()


def test_project_keeps_its_locks_after_an_export(window, monkeypatch, qtbot, tmp_path):
    answer(monkeypatch, "getExistingDirectory", str(tmp_path / "out"))
    trigger(window, "file.export_csv")
    qtbot.waitUntil(lambda: "Written" in window.status._line.text())
    path = window.desk.workspace.project.path
    assert path.with_name(path.name + "-wal").exists()


def test_export_that_cannot_be_written_is_refused(window, monkeypatch, qtbot, tmp_path):
    (tmp_path / "file").touch()
    answer(monkeypatch, "getExistingDirectory", str(tmp_path / "file"))
    trigger(window, "file.export_csv")
    qtbot.waitUntil(lambda: window.strip.is_refusing)


def test_job_is_stopped_by_its_button(window, qtbot):
    def count(job):
        while True:
            job.advance(1)

    window.jobs.start("Counting", count)
    qtbot.waitUntil(window.status._cancel.isVisible)
    qtbot.mouseClick(window.status._cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.status._cancel.isVisible())
    assert "stopped" in window.findChild(QLabel, "quiet_line").text()
    assert not window.strip.is_refusing


def test_copy_is_a_project_of_its_own(window, monkeypatch, tmp_path, qtbot):
    answer(monkeypatch, "getSaveFileName", (str(tmp_path / "copy"), ""))
    trigger(window, "file.save_copy")
    qtbot.waitUntil(lambda: "Copy written" in window.status._line.text())
    copy = open_project(tmp_path / "copy.annotator")
    assert len(copy.articles.ids()) == 1
    copy.close()


def test_copy_is_written_over_no_other_project(window, monkeypatch, tmp_path, qtbot):
    (tmp_path / "copy.annotator").write_text("before")
    answer(monkeypatch, "getSaveFileName", (str(tmp_path / "copy"), ""))
    trigger(window, "file.save_copy")
    qtbot.waitUntil(lambda: "Copy written" in window.status._line.text())
    assert (tmp_path / "copy.annotator").read_text() == "before"
    assert (tmp_path / "copy-2.annotator").exists()


def test_new_project_begins_empty(window, monkeypatch, tmp_path):
    answer(monkeypatch, "getSaveFileName", (str(tmp_path / "new"), ""))
    trigger(window, "file.new_project")
    assert window.desk.workspace.project.path.name == "new.annotator"
    assert window.desk.workspace.session is None
    assert window.settings.get(PROJECT).endswith("new.annotator")
    assert window.actions_table["file.open_article"].isEnabled()


def test_another_project_opens_with_its_last_session(start, monkeypatch, tmp_path):
    start(COUNCIL, project=tmp_path / "other.annotator")
    window = start(HARBOUR).window
    answer(monkeypatch, "getOpenFileName", (str(tmp_path / "other.annotator"), ""))
    trigger(window, "file.open_project")
    assert window.desk.workspace.article.source_name == COUNCIL.name


def test_project_that_does_not_open_leaves_the_present_one(window, monkeypatch):
    answer(monkeypatch, "getOpenFileName", (str(HARBOUR), ""))
    trigger(window, "file.open_project")
    assert window.strip.is_refusing
    assert window.desk.workspace.article.source_name == HARBOUR.name


def test_start_with_a_damaged_project_lets_another_be_opened(start, monkeypatch, tmp_path):
    damaged = tmp_path / "damaged.annotator"
    damaged.write_bytes(b"not a project at all")
    window = start(project=damaged).window
    assert window.strip.is_refusing
    assert not window.actions_table["file.open_article"].isEnabled()
    answer(monkeypatch, "getSaveFileName", (str(tmp_path / "new"), ""))
    trigger(window, "file.new_project")
    assert window.is_attached
    assert window.actions_table["file.open_article"].isEnabled()


def test_reviewer_is_asked_and_stands_in_the_session(start, monkeypatch, tmp_path):
    window = start(HARBOUR).window
    monkeypatch.setattr(QInputDialog, "getText", staticmethod(lambda *_, **__: ("Nora", True)))
    trigger(window, "file.set_reviewer")
    assert window.desk.workspace.reviewer == "Nora"
    assert "Nora" in window.reviewer_button.text()


def test_ampersand_of_a_step_stands_in_the_menu_as_it_is(window):
    Review(window.desk.workspace).set_reviewer("R&D")
    assert "R&&D" in window.actions_table["edit.undo"].text()


def test_window_closes_though_the_file_is_locked(typist):
    window = typist.window
    typist.go_to("Repairs will")
    typist.press("C")
    window.desk.workspace.project.connection.execute("pragma busy_timeout = 10")
    other = sqlite3.connect(window.desk.workspace.project.path, isolation_level=None)
    other.execute("begin immediate")
    window.close()
    assert not window.is_attached
    other.close()


def test_retagging_by_key(typist, annotations):
    typist.go_to("96 on Wednesday")
    typist.press("N", "Shift+D")
    assert [one.kind for one in annotations(typist.window)] == ["date"]


def test_stepping_from_mark_to_mark(typist, annotations):
    for words in ("Repairs will", "Opposition leaders"):
        typist.go_to(words)
        typist.press("C")
    first, second = annotations(typist.window)
    typist.press("Control+Home", "Escape", "J")
    assert typist.window.desk.annotation_id == first.id
    typist.press("J")
    assert typist.window.desk.annotation_id == second.id
    typist.press("K")
    assert typist.window.desk.annotation_id == first.id


def test_key_acts_on_the_mark_at_the_caret_at_once(typist, annotations):
    for words in ("Repairs will", "Opposition leaders"):
        typist.go_to(words)
        typist.press("C")
    typist.go_to("Repairs will")
    typist.press("Right", "5")
    statuses = {
        one.exact(typist.window.desk.workspace.article.text)[:7]: one.status
        for one in annotations(typist.window)
    }
    assert statuses == {"Repairs": "checked", "Opposit": "unchecked"}


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_menu_acts_on_the_smallest_mark_under_the_mouse(typist, annotations):
    typist.go_to("Repairs will")
    typist.press("C")
    typist.find("$31.4 million")
    typist.press("N")
    claim, number = sorted(annotations(typist.window), key=lambda one: one.kind)
    typist.window.desk.select_annotation(claim.id)
    view = typist.window.view
    view.context_requested.emit(QPoint(10, 10), number.envelope.start + 2)
    assert typist.window.desk.annotation_id == number.id
    QApplication.activePopupWidget().close()


def test_search_line_takes_what_is_typed(typist):
    typist.press("Control+Shift+F")
    typist.write("Brandreth")
    assert typist.window.focusWidget().text() == "Brandreth"


def test_finding_goes_round_the_ends(typist):
    typist.find("Brandreth")
    first = typist.window.view.selected_span()
    typist.press("F3")
    second = typist.window.view.selected_span()
    assert second.start > first.start
    typist.press("Shift+F3")
    assert typist.window.view.selected_span() == first
    typist.press("Control+F", "Return", "Shift+Return")
    typist.write("no such words")
    assert "not found" in typist.window.findChild(QLabel, "find_count").text()


def test_zoom_by_keys_and_wheel(typist):
    window = typist.window
    typist.press("Control+Plus")
    assert window.settings.get(ZOOM) == 110
    typist.press("Control+Minus", "Control+Minus")
    assert window.settings.get(ZOOM) == 90
    window.view.zoom_asked.emit(1)
    assert window.settings.get(ZOOM) == 100
    trigger(window, "view.zoom_reset")
    assert window.settings.get(ZOOM) == 100


@pytest.mark.parametrize("theme", ["dark", "contrast", "light"])
def test_theme_is_chosen_and_remembered(window, theme):
    font = window.menuBar().fontInfo().pixelSize()
    trigger(window, f"view.set_theme.{theme}")
    assert window.settings.get(THEME) == theme
    assert window.theme.name == theme
    assert window.menuBar().fontInfo().pixelSize() == font


@pytest.mark.parametrize("area", ["left", "right", "bottom"])
def test_sides_are_hidden_and_shown(window, area):
    trigger(window, f"view.toggle_area.{area}")
    assert not window.areas[area].isVisible()
    trigger(window, f"view.toggle_area.{area}")
    assert window.areas[area].isVisible()


def test_letters_at_marks_are_remembered(window):
    trigger(window, "view.show_initials")
    assert window.actions_table["view.show_initials"].isChecked()
    trigger(window, "view.to_text")
    assert window.view.hasFocus()


def test_every_action_is_in_a_menu_and_tells_what_it_does(window):
    menus = window.menuBar().findChildren(QMenu)
    shown = {action.objectName() for menu in menus for action in menu.actions()}
    actions = [window.actions_table[spec.name] for spec in window.actions_table.specs()]
    assert [one.objectName() for one in actions if one.objectName() not in shown] == []
    assert [one.objectName() for one in actions if not one.statusTip()] == []


def test_no_menu_is_longer_than_a_small_screen(window):
    menus = window.menuBar().findChildren(QMenu)
    assert [menu.objectName() for menu in menus if menu.sizeHint().height() > 700] == []


def test_about_says_where_the_data_is(window, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "about", staticmethod(lambda *words: told.append(words[2])))
    trigger(window, "help.about")
    assert str(window.desk.workspace.project.path) in told[0]


def test_session_goes_to_the_second_reader_and_back(window):
    desk = window.desk
    trigger(window, "check.set_ready")
    trigger(window, "check.sign_off")
    assert window.strip.is_refusing
    desk.workspace.reviewer = "Ben"
    trigger(window, "check.hand_back")
    assert desk.workspace.session.state == "returned"
    trigger(window, "check.set_ready")
    trigger(window, "check.sign_off")
    assert desk.workspace.session.state == "signed_off"
    trigger(window, "check.continue_editing")
    assert desk.workspace.session.state == "open"


def test_review_and_another_session(window):
    trigger(window, "check.review")
    assert window.desk.workspace.is_read_only
    trigger(window, "check.continue_editing")
    first = window.desk.workspace.session_id
    trigger(window, "check.new_session")
    assert window.desk.workspace.session_id != first


def test_files_dropped_on_the_window_are_read(window):
    window.open_paths([COUNCIL])
    assert window.desk.workspace.article.source_name == COUNCIL.name


@pytest.mark.parametrize(("button", "closes"), [(0, False), (1, True)])
def test_text_that_could_not_be_saved_is_not_given_up_unasked(window, monkeypatch, button, closes):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: None)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[button])
    window.desk.unsaved["a1", "number_value"] = "about 4 or 5"
    assert window.close() is closes
    assert window.is_attached is not closes
    window.desk.unsaved = {}
