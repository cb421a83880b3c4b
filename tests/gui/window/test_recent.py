# SPDX-License-Identifier: Apache-2.0
"""What the window remembers of projects, and shows to those who look over a shoulder."""

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QMenu

from annotator.gui.recent import projects, remember
from annotator.gui.settings import FOLDER, PROJECT, RECENT, Settings
from annotator.store.project import open_project


@pytest.fixture
def other(tmp_path):
    """Return another project that was open before."""
    path = tmp_path / "other" / "elections & co.annotator"
    open_project(path).close()
    remember(Settings(), path)
    return path


def menu(window):
    return window.menuBar().findChild(QMenu, "recent_menu")


def words(window):
    menu(window).aboutToShow.emit()
    return [one.text() for one in menu(window).actions() if not one.isSeparator()]


# The offscreen platform says so of every menu.
def test_project_is_opened_again_by_keyboard(qtbot, other, start):
    window = start().window
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_T)
    assert QApplication.activePopupWidget() is menu(window)
    qtbot.keyClick(menu(window), Qt.Key.Key_1)
    assert window.desk.workspace.project.path == other
    assert projects(window.settings)[0] == other


def test_menu_offers_projects_other_than_the_open_one(other, start):
    window = start().window
    assert words(window)[0].startswith("&1  elections && co.annotator  \N{EN DASH}  ")
    assert "desk.annotator" not in " ".join(words(window))


def test_project_that_is_gone_cannot_be_chosen(other, start):
    other.unlink()
    window = start().window
    assert words(window)[0].endswith("(not there)")
    assert not menu(window).actions()[0].isEnabled()


def test_menu_offers_the_last_eight(tmp_path, start):
    settings = Settings()
    for number in range(12):
        remember(settings, tmp_path / f"{number}.annotator")
    window = start().window
    offered = [one.partition("  ")[2].partition(".")[0] for one in words(window)[:-1]]
    assert offered == ["11", "10", "9", "8", "7", "6", "5", "4"]


def test_cleared_list_forgets_projects_and_folder(other, start):
    window = start().window
    window.settings.keep(PROJECT, str(other))
    window.settings.keep(FOLDER, str(other.parent))
    window.actions_table["file.clear_recent"].trigger()
    assert [window.settings.get(row) for row in (RECENT, PROJECT, FOLDER)] == ["", "", ""]
    assert words(window) == ["No other project was open", "&Clear list"]
    QSettings("annotator", "annotator").sync()
    assert "elections" not in Path(QSettings("annotator", "annotator").fileName()).read_text()


def test_title_names_article_and_project_until_told_not_to(window, qtbot, start):
    title = window.desk.workspace.article.title
    assert window.windowTitle() == f"{title} \N{EN DASH} desk \N{EN DASH} Annotator"
    window.actions_table["view.name_article"].trigger()
    assert window.windowTitle() == "Annotator"
    assert not window.actions_table["view.name_article"].isChecked()
    assert start().window.windowTitle() == "Annotator"


def test_title_follows_another_title_of_the_article(window):
    article = window.desk.workspace.article
    window.desk.article_edits.confirm({"title": "Night at sea"})
    assert article.title != "Night at sea"
    assert window.windowTitle() == "Night at sea \N{EN DASH} desk \N{EN DASH} Annotator"


def test_settings_hold_no_words_of_the_article(typist):
    typist.find("Repairs will")
    typist.press("C")
    typist.window.close()
    QSettings("annotator", "annotator").sync()
    kept = Path(QSettings("annotator", "annotator").fileName()).read_text()
    assert "Repairs" not in kept
    assert typist.window.desk.workspace.article is None
    assert "Tarn Haven" not in kept


@pytest.mark.parametrize("is_there", [False, True])
def test_settings_are_for_their_owner_only(is_there):
    before = os.umask(0)
    try:
        path = Path(QSettings("annotator", "annotator").fileName())
        if is_there:
            path.parent.mkdir(parents=True)
            path.touch(0o666)
        stored = QSettings("annotator", "annotator")
        Settings(stored=None).keep(FOLDER, "/x")
        stored.sync()
        Settings().keep(FOLDER, "/y")
        stored.sync()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "/y" in path.read_text()
