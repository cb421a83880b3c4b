# SPDX-License-Identifier: Apache-2.0
"""Printing from the window: asked once, seen to its end, stopped at will, nothing half written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QPushButton

from annotator.gui.dialogs import print_article
from annotator.gui.paths import file_name


@pytest.fixture
def dialog(window):
    window.actions_table["printing.save_pdf"].trigger()
    return window.findChild(QDialog, "print_dialog")


@pytest.fixture
def choose(monkeypatch):
    """Return what answers the question for a file."""
    asked = []

    def set_answer(path):
        def answer(_parent, _title, suggested, _filter):
            asked.append(suggested)
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        return asked

    return set_answer


def words(dialog):
    return dialog.findChild(QLabel, "print_words").text()


def gone(window):
    return window.findChild(QDialog, "print_dialog") is None


def test_a_pdf_is_saved_by_enter(window, dialog, choose, qtbot, tmp_path):
    target = tmp_path / "copy.pdf"
    asked = choose(target)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone(window))
    assert target.read_bytes().startswith(b"%PDF")
    assert "pages: " in window.findChild(QLabel, "quiet_line").text()
    assert asked[0].endswith(".pdf")


def test_the_suffix_is_added(window, dialog, choose, qtbot, tmp_path):
    choose(tmp_path / "copy")
    dialog.findChild(QPushButton, "print_save").click()
    qtbot.waitUntil(lambda: gone(window))
    assert (tmp_path / "copy.pdf").exists()


def test_no_file_chosen_changes_nothing(window, dialog, choose):
    choose("")
    dialog.findChild(QPushButton, "print_save").click()
    assert dialog.isVisible()
    assert dialog.findChild(QPushButton, "print_save").isEnabled()


def test_the_suffix_added_writes_over_no_other_file(window, dialog, choose, qtbot, tmp_path):
    (tmp_path / "copy.pdf").write_text("before")
    choose(tmp_path / "copy")
    dialog.findChild(QPushButton, "print_save").click()
    qtbot.waitUntil(lambda: gone(window))
    assert (tmp_path / "copy.pdf").read_text() == "before"
    assert (tmp_path / "copy-2.pdf").exists()


def test_the_name_is_told_as_it_is(window, dialog, choose, qtbot, tmp_path):
    choose(tmp_path / "my%20copy.pdf")
    dialog.findChild(QPushButton, "print_save").click()
    qtbot.waitUntil(lambda: gone(window))
    assert "my%20copy.pdf" in window.findChild(QLabel, "quiet_line").text()


def test_stopping_leaves_the_file_that_was_there(window, dialog, qtbot, tmp_path):
    target = tmp_path / "copy.pdf"
    target.write_text("before")
    dialog.save(str(target))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert "stopped" in words(dialog)
    assert dialog.isVisible()
    assert target.read_text() == "before"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: gone(window))
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.pdf"]


def test_closing_the_window_stops_the_pages(window, dialog, qtbot, tmp_path):
    target = tmp_path / "copy.pdf"
    target.write_text("before")
    dialog.save(str(target))
    # As the system does when somebody logs out; what it finds open must not go on.
    window.close()
    qtbot.waitUntil(lambda: gone(window))
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.pdf"]


def test_a_folder_that_is_not_there_is_said(dialog, tmp_path):
    dialog.save(str(tmp_path / "none" / "copy.pdf"))
    assert "was not written" in words(dialog)
    assert dialog.findChild(QPushButton, "print_save").isEnabled()


def test_notes_go_with_the_list(dialog):
    dialog.findChild(QCheckBox, "print_list").click()
    assert not dialog.findChild(QCheckBox, "print_notes").isEnabled()


def test_confidential_marks_are_not_asked_for_at_first(dialog):
    assert not dialog.findChild(QCheckBox, "print_confidential").isChecked()


def test_a_printer_gets_the_pages(window, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "printed.pdf"

    class Chosen:
        """Somebody chose the printer offered."""

        def __init__(self, printer: QPrinter, _parent: object) -> None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(target))

        def exec(self) -> bool:
            return True

    monkeypatch.setattr(print_article, "QPrintDialog", Chosen)
    window.actions_table["printing.show"].trigger()
    dialog = window.findChild(QDialog, "print_dialog")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone(window))
    assert target.read_bytes().startswith(b"%PDF")
    assert window.findChild(QLabel, "quiet_line").text().startswith("Handed to the printer")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Truce: who/what?", "Truce who what.pdf"),
        ("  ...", "article.pdf"),
        ("A\u2028B\n", "A B.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
        ("seven " * 20, "seven " * 12 + "seven.pdf"),
    ],
)
def test_the_name_offered_suits_every_system(title, name):
    assert file_name(title, ".pdf") == name
