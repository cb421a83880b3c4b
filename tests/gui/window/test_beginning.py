# SPDX-License-Identifier: Apache-2.0
"""What a person finds who has just started the program, or tagged the first words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator import assets
from annotator.app import Starter
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import GEOMETRY, Settings
from annotator.gui.window_place import show_in_place

HARBOUR = assets.path("samples", "harbour-storm.txt")


@pytest.fixture
def begun(qtbot, tmp_path):
    """Return the window as it is after a first start with an article, nothing touched."""
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    starter = Starter(window, tmp_path / "first.annotator", [HARBOUR])
    window.appeared.connect(starter.start)
    window.show()
    qtbot.waitUntil(lambda: starter.is_done)
    window.activateWindow()
    yield window
    starter.finish()


def test_the_text_has_the_focus_after_a_first_start(qtbot, begun):
    qtbot.waitUntil(begun.view.hasFocus)


def test_text_has_the_focus_though_somebody_works_elsewhere_while_the_program_starts(
    qtbot, tmp_path
):
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    # A window that is shown becomes the active one.
    window.appeared.connect(elsewhere.show)
    starter = Starter(window, tmp_path / "first.annotator", [HARBOUR])
    window.appeared.connect(starter.start)
    window.show()
    qtbot.waitUntil(lambda: starter.is_done)
    assert not window.isActiveWindow()
    window.activateWindow()
    qtbot.waitUntil(window.view.hasFocus)
    starter.finish()


def test_first_letter_tags_the_first_sentence_of_the_body_and_the_headline_stays(qtbot, begun):
    qtbot.waitUntil(begun.view.hasFocus)
    assert begun.view.verticalScrollBar().value() == 0
    qtbot.keyClick(begun.view, Qt.Key.Key_C)
    workspace = begun.desk.workspace
    (mark,) = workspace.project.annotations.of_session(workspace.session_id)
    assert "Rescue crews in Tarn Haven widened their search" in mark.exact(
        workspace.opened()[1].text
    )


def test_opening_another_article_leaves_the_focus_where_somebody_types(typist, tmp_path):
    window = typist.window
    line = window.show_panel("library").findChild(object, "libraryFilter")
    line.setFocus()
    other = tmp_path / "other.txt"
    other.write_text("Another headline\n\nAnother article says this.\n", encoding="utf-8")
    window.open_paths([other])
    assert QApplication.focusWidget() is line


def test_a_window_without_a_remembered_size_fills_a_small_screen(qtbot):
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    show_in_place(window, window.settings)
    room = window.screen().availableSize()
    assert window.isMaximized()
    assert window.normalGeometry().size().boundedTo(room) == window.normalGeometry().size()


def test_a_remembered_size_is_kept(qtbot):
    settings = Settings()
    former = MainWindow(settings)
    qtbot.addWidget(former)
    former.resize(500, 400)
    settings.keep(GEOMETRY, former.saveGeometry())
    window = MainWindow(settings)
    qtbot.addWidget(window)
    show_in_place(window, window.settings)
    assert window.windowState() == Qt.WindowState.WindowNoState


def test_what_was_tagged_within_another_mark_is_the_current_one(typist, annotations):
    typist.go_to("Repairs will cost")
    typist.press("C")
    typist.find("31.4")
    typist.press("N")
    number = next(one for one in annotations(typist.window) if one.kind == "number")
    # An action waits for nothing: what stands at the caret is made current before it.
    typist.press("3")
    assert typist.window.desk.annotation_id == number.id
    statuses = {one.kind: one.status.value for one in annotations(typist.window)}
    assert statuses == {"claim": "unchecked", "number": "query"}


def test_a_caret_that_goes_on_from_a_mark_comes_to_the_one_around_it(qtbot, typist, annotations):
    typist.go_to("Repairs will cost")
    typist.press("C")
    typist.find("31.4")
    typist.press("N", "Right")
    claim = next(one for one in annotations(typist.window) if one.kind == "claim")
    qtbot.waitUntil(lambda: typist.window.desk.annotation_id == claim.id)


@pytest.mark.parametrize(("key", "title"), [("Right", "&Mark"), ("Left", "&File")])
def test_arrows_in_an_open_menu_lead_to_the_menu_beside_it(qtbot, typist, key, title):
    window = typist.window
    caret = window.view.caret()
    bar = window.menuBar()
    bar.setActiveAction(bar.actions()[1])
    menu = QApplication.activePopupWidget()
    menu.setActiveAction(menu.actions()[0])
    qtbot.keyClick(menu, getattr(Qt.Key, f"Key_{key}"))
    opened = QApplication.activePopupWidget()
    told = opened.title(), window.view.caret()
    opened.close()
    assert told == (title, caret)
