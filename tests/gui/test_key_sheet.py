# SPDX-License-Identifier: Apache-2.0
"""The sheet of keys on paper."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QMainWindow

from annotator.gui.actions import ActionSet
from annotator.gui.key_sheet import sheet, write_pdf
from annotator.gui.models.action_model import ActionModel, ActionRow
from annotator.gui.settings import Settings
from annotator.gui.theme import load_theme, make_palette
from tests.gui.pdf_words import inks_of, pages_of, without_blanks, words_of


@pytest.fixture
def bare_window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(bare_window, tmp_path):
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    return ActionSet(Settings(stored), bare_window)


@pytest.fixture
def written(tmp_path):
    """Return what writes rows as a PDF and returns its bytes."""

    def write(rows):
        path = tmp_path / "keys.pdf"
        assert write_pdf(rows, path) == ""
        return path.read_bytes()

    return write


def row(number, text="Go somewhere", menu="Go", keys=""):
    keys = keys or f"Ctrl+{number}"
    return ActionRow(f"go.{number}", f"{text} {number}", menu, keys, "", keys, is_changed=False)


def test_sheet_has_every_action_that_has_a_key(actions, written):
    model = ActionModel(actions, with_keys_only=True)
    words = words_of(written(model.rows()))
    assert len(model.rows()) > 50
    missing = [one for one in model.rows() if without_blanks(one.keys + one.text) not in words]
    assert missing == []


def test_sheet_has_the_keys_that_were_changed(actions, written):
    actions.keys.assign("mark.tag.claim", ["F12"])
    assert "F12Claim" in words_of(written(ActionModel(actions, with_keys_only=True).rows()))


def test_rows_of_a_menu_stand_together_under_its_name(qapp, written):
    rows = [row(1, menu="Edit"), row(2, menu="Edit > Find"), row(3, menu="Edit")]
    words = words_of(written(rows))
    assert words.endswith("EditCtrl+1Gosomewhere1Ctrl+3Gosomewhere3Edit>FindCtrl+2Gosomewhere2")


@pytest.fixture
def dark_palette(qapp):
    usual = qapp.palette()
    qapp.setPalette(make_palette(load_theme("dark")))
    yield
    qapp.setPalette(usual)


@pytest.mark.usefixtures("dark_palette")
def test_sheet_is_black_on_white_whatever_the_theme(written):
    assert inks_of(written([row(1), row(2)])) <= {(0, 0, 0), (1, 1, 1)}


def test_signs_of_markup_are_printed_as_they_are(qapp, written):
    assert "Ctrl+<a<b>&c1" in words_of(written([row(1, text="a<b>&c", keys="Ctrl+<")]))


@pytest.mark.parametrize("text", ["Go somewhere", "Go somewhere that has a name which is too long"])
def test_pages_that_follow_say_the_menu_again_and_leave_nothing_out(qapp, written, text):
    rows = [row(number, text) for number in range(400)]
    data = written(rows)
    words = words_of(data)
    assert pages_of(data) > 1
    assert "Page1of" in words
    assert [one for one in rows if without_blanks(one.keys + one.text) not in words] == []


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5])
def test_no_page_runs_over(qapp, tmp_path, size):
    rows = [row(number, "Word " * (number % 17), f"Menu {number // 9}") for number in range(300)]
    writer = QPdfWriter(str(tmp_path / "keys.pdf"))
    writer.setPageSize(size)
    document = sheet(rows, writer)
    assert document.pageCount() == document.toPlainText().count("Page ")
    QPainter(writer).end()


def test_sheet_that_cannot_be_written_says_why(qapp, tmp_path):
    assert write_pdf([row(1)], tmp_path / "gone" / "keys.pdf") != ""
