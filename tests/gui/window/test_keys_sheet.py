# SPDX-License-Identifier: Apache-2.0
"""The sheet of keys on the screen, and its way to paper."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLabel, QTableView

from annotator.gui.actions.list_keys import LIST_KEYS
from annotator.gui.dialogs.change_keys import ChangeKeysDialog
from annotator.gui.dialogs.keys import KeysDialog
from tests.gui.pdf_words import words_of


@pytest.fixture
def dialog(window, qtbot):
    shown = KeysDialog(window.actions_table, window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def click(dialog, qtbot):
    def do(name):
        qtbot.mouseClick(dialog.findChild(object, name), Qt.MouseButton.LeftButton)

    return do


def table(dialog):
    return dialog.findChild(QTableView, "keys_table").model()


def choose(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_sheet_lists_what_has_a_key_and_filters(window, dialog, qtbot):
    keys = window.actions_table.keys
    names = [spec.name for spec in window.actions_table.specs()]
    count = len([name for name in names if keys.of(name)])
    assert table(dialog).rowCount() == count + len(LIST_KEYS)
    qtbot.keyClicks(dialog.findChild(object, "keys_filter"), "ctrl+z")
    assert [row.name for row in table(dialog).rows()] == ["edit.undo"]


def test_keys_within_lists_are_told_and_stay_as_they_are(dialog, qtbot):
    qtbot.keyClicks(dialog.findChild(object, "keys_filter"), "edit the cell")
    assert [(row.menu, row.keys) for row in table(dialog).rows()] == [("In a list", "Return, F2")]
    shown = dialog.findChild(QTableView, "keys_table")
    shown.choose_row(0)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "always the same" in dialog.findChild(QLabel, "keys_line").text()


def test_rows_of_a_menu_stand_together(dialog):
    menus = [row.menu for row in table(dialog).rows()]
    changes = sum(one != other for one, other in pairwise(menus))
    assert changes == len(set(menus)) - 1


def test_sheet_follows_changed_keys(window, dialog):
    window.actions_table.keys.assign("edit.undo", ["F12"])
    assert "F12" in [row.keys for row in table(dialog).rows()]


def test_what_is_shown_is_saved_as_pdf(dialog, click, qtbot, monkeypatch, tmp_path):
    choose(monkeypatch, tmp_path / "mine")
    qtbot.keyClicks(dialog.findChild(object, "keys_filter"), "undo")
    click("keys_pdf")
    words = words_of((tmp_path / "mine.pdf").read_bytes())
    assert "Ctrl+ZUndo" in words
    assert "Claim" not in words
    assert "mine.pdf" in dialog.findChild(object, "keys_line").text()


def test_pdf_that_cannot_be_written_is_said(dialog, click, monkeypatch, tmp_path):
    choose(monkeypatch, tmp_path / "gone" / "keys.pdf")
    click("keys_pdf")
    assert "could not be written" in dialog.findChild(object, "keys_line").text()


def test_no_place_chosen_writes_nothing(dialog, click, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    click("keys_pdf")
    assert not dialog.findChild(object, "keys_line").isVisible()


def test_sheet_goes_to_the_printer(dialog, click, monkeypatch, tmp_path):
    def accept(asked):
        asked.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    click("keys_print")
    assert "Ctrl+ZUndo" in words_of(Path(tmp_path / "printed.pdf").read_bytes())


def test_nothing_shown_is_not_printed(dialog, qtbot):
    qtbot.keyClicks(dialog.findChild(object, "keys_filter"), "no such key")
    assert not dialog.findChild(object, "keys_print").isEnabled()
    assert not dialog.findChild(object, "keys_pdf").isEnabled()


def test_sheet_leads_to_changing_a_key(window, monkeypatch, qtbot):
    def change_undo(dialog):
        view = dialog.findChild(QTableView, "keys_table")
        view.choose_row(view.model().row_of("edit.undo"))
        qtbot.keyClick(view, Qt.Key.Key_Return)

    shown = []
    monkeypatch.setattr(KeysDialog, "exec", change_undo)
    monkeypatch.setattr(
        ChangeKeysDialog,
        "exec",
        lambda dialog: shown.append(dialog.findChild(object, "key_title").text()),
    )
    window.actions_table["help.keys"].trigger()
    window.actions_table["help.change_keys"].trigger()
    assert shown[0].startswith("Undo")
    assert not shown[1].startswith("Undo")
