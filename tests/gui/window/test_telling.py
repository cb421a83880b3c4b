# SPDX-License-Identifier: Apache-2.0
"""What the window says and asks, for whoever reads it in a hurry."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QMessageBox, QToolButton

from annotator.gui.settings import FOLDER


def test_enter_and_escape_keep_what_could_not_be_saved(window, monkeypatch):
    taken_by_enter = []

    def escape(box):
        taken_by_enter.append(box.defaultButton().text())
        return box.escapeButton()

    monkeypatch.setattr(QMessageBox, "exec", lambda box: None)
    monkeypatch.setattr(QMessageBox, "clickedButton", escape)
    window.desk.unsaved["a1", "number_value"] = "about 4 or 5"
    assert not window.close()
    assert taken_by_enter == ["Go back"]
    window.desk.unsaved = {}


def test_copy_has_a_name_to_begin_with(window, monkeypatch, tmp_path):
    asked = []
    window.settings.keep(FOLDER, str(tmp_path))
    (tmp_path / "desk-copy.annotator").touch()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *asks: asked.append(asks[2]) or ("", "")
    )
    window.actions_table["file.save_copy"].trigger()
    assert asked == [str(tmp_path / "desk-copy-2.annotator")]


def test_long_path_is_short_above_the_text_and_whole_in_its_tip(window):
    path = "/media/desk/2026/investigations/coast/harbour.annotator"
    window.strip.refuse(f"{path} is full.")
    label = window.findChild(QLabel, "strip_text")
    assert label.text() == "/…/coast/harbour.annotator is full."
    assert label.toolTip() == window.strip.text() == f"{path} is full."


def test_quiet_line_ends_in_dots_where_there_is_no_room(window):
    line = window.findChild(QLabel, "quiet_line")
    window.status.say("word " * 400)
    wide = line.grab().toImage()
    window.status.say("word " * 400 + "more")
    assert line.grab().toImage() == wide
    assert line.width() < window.width()


@pytest.mark.qt_log_ignore("does not support")
def test_letter_typed_in_an_open_menu_does_not_act_on_the_text_below(
    window, typist, annotations, qtbot, monkeypatch
):
    asked = []
    monkeypatch.setattr(
        "annotator.gui.copying.QFileDialog.getSaveFileName",
        lambda *_: asked.append(True) or ("", ""),
    )
    menu = window.menuBar().findChild(QMenu, "copies_menu")
    menu.popup(window.rect().center())
    qtbot.keyClick(menu, Qt.Key.Key_C)
    menu.close()
    assert asked
    assert annotations(window) == []


@pytest.mark.qt_log_ignore("does not support")
def test_letter_typed_in_the_menu_over_the_text_does_not_tag(window, typist, annotations, qtbot):
    typist.find("Repairs will")
    view = window.view
    view.context_requested.emit(view.viewport().mapToGlobal(QPoint(20, 20)), view.caret())
    menu = window.findChild(QMenu, "article_menu")
    qtbot.keyClick(menu, Qt.Key.Key_Q)
    assert menu.isVisible()
    menu.close()
    assert annotations(window) == []


@pytest.mark.qt_log_ignore("does not support")
def test_letter_typed_in_any_other_menu_does_not_tag(window, typist, annotations, qtbot):
    typist.find("Repairs will")
    menu = QMenu(window)
    menu.addAction("Something else")
    menu.popup(window.rect().center())
    qtbot.keyClick(menu, Qt.Key.Key_C)
    menu.close()
    assert annotations(window) == []


@pytest.mark.qt_log_ignore("does not support")
def test_entry_of_the_menu_over_the_text_tags(window, typist, annotations, qtbot):
    typist.find("Repairs will")
    view = window.view
    view.context_requested.emit(
        view.viewport().mapToGlobal(QPoint(20, 20)), view.selected_span().start
    )
    menu = window.findChild(QMenu, "article_menu")
    menu.setActiveAction(window.actions_table["mark.tag.quote"])
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert [one.kind for one in annotations(window)] == ["quote"]


def test_line_about_damage_offers_what_it_leads_to(window):
    window.strip.refuse("It is damaged.", [window.actions_table["file.rescue"]])
    button = window.findChild(QToolButton, "strip_file.rescue")
    assert button.text() == button.accessibleName() == "What can be done…"
