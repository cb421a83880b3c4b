# SPDX-License-Identifier: Apache-2.0
"""The library lists articles with their sessions and opens them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListView

from annotator.domain.status import Status
from annotator.gui.models.paged import Role
from annotator.gui.panels.library import LibraryPanel


@pytest.fixture
def panel(desk, shown):
    return shown(LibraryPanel(desk), 240, 500)


def rows(panel, role=Role.TITLE):
    model = panel.findChild(QListView, "libraryList").model()
    return [model.index(row).data(role) for row in range(model.rowCount())]


def choose(panel, row):
    view = panel.findChild(QListView, "libraryList")
    view.setFocus()
    view.setCurrentIndex(view.model().index(row))
    return view


def test_open_session_is_current(panel, desk):
    view = panel.findChild(QListView, "libraryList")
    assert view.currentIndex().data(Role.ID) == desk.workspace.session_id


def test_sessions_of_an_article_stand_below_its_title(panel, new_session, qtbot):
    new_session(reviewer="Bo")
    new_session("Ten people came.", "Other")
    panel.model.reload()
    assert rows(panel) == ["Harbour storm", "", "Other"]
    assert rows(panel, Role.DETAIL)[1].startswith("Bo · new\N{NO-BREAK SPACE}· ".rstrip())


def test_progress_follows_the_work(panel, desk, tag, qtbot):
    one = tag("number", "60")
    tag("number", "21")
    desk.marking.set_status([one.id], Status.CHECKED)
    qtbot.waitUntil(lambda: rows(panel, Role.DONE_SHARE) == [0.5])
    assert "in progress" in rows(panel, Role.DETAIL)[0]
    spoken = rows(panel, Qt.ItemDataRole.AccessibleTextRole)[0]
    assert spoken.endswith("1 of 2 marks checked")


def test_enter_opens_a_session(panel, desk, new_session, qtbot):
    other = new_session("Ten people came.", "Other")
    panel.model.reload()
    qtbot.keyClick(choose(panel, 1), Qt.Key.Key_Return)
    assert desk.workspace.session_id == other


def test_double_click_opens_a_session(panel, desk, new_session, qtbot):
    other = new_session("Ten people came.", "Other")
    panel.model.reload()
    view = choose(panel, 0)
    place = view.visualRect(view.model().index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.workspace.session_id == other


def test_session_is_opened_for_review(panel, desk):
    choose(panel, 0)
    panel.findChild(QAction, "libraryReview").trigger()
    assert desk.workspace.is_reviewing


def test_new_session_is_begun_on_the_article(panel, desk, qtbot):
    first = desk.workspace.session_id
    choose(panel, 0)
    panel.findChild(QAction, "libraryNew").trigger()
    assert desk.workspace.session_id != first
    qtbot.waitUntil(lambda: rows(panel) == ["Harbour storm", ""])


def test_filter_is_by_title_and_reviewer(panel, new_session, qtbot):
    new_session("Ten people came.", "Other", "Bo")
    words = panel.findChild(QLineEdit, "libraryFilter")
    qtbot.keyClicks(words, "other bo")
    assert rows(panel) == ["Other"]
    words.setText("nothing")
    assert rows(panel) == []
    assert panel.list._empty_text == "Nothing with these words."


def test_empty_library_tells_what_to_do(idle_desk, qtbot):
    panel = LibraryPanel(idle_desk)
    qtbot.addWidget(panel)
    assert "Open or paste" in panel.list._empty_text


def test_long_title_takes_three_lines_at_most(panel, new_session):
    new_session("Ten people came.", "word " * 60)
    panel.model.reload()
    view = panel.findChild(QListView, "libraryList")
    height = view.sizeHintForIndex(view.model().index(1)).height()
    assert height < 7 * view.fontMetrics().height()


def ground(view, row):
    place = view.visualRect(view.model().index(row)).topLeft()
    picture = view.viewport().grab().toImage()
    return picture.pixelColor(place.x() + 2, place.y() + 2).name()


def test_open_session_stands_out_from_the_row_that_is_merely_chosen(panel, desk, new_session):
    new_session("Ten people came.", "Other")
    panel.model.reload()
    view = choose(panel, 1)
    panel.filter.setFocus()
    theme = desk.require_theme()
    assert ground(view, 0) == theme.color("selection").name()
    assert ground(view, 1) == theme.color("header").name()


def test_second_session_of_an_article_is_as_high_as_one_with_a_title(panel, new_session):
    new_session(reviewer="Bo")
    panel.model.reload()
    view = panel.findChild(QListView, "libraryList")
    heights = {view.sizeHintForIndex(view.model().index(row)).height() for row in range(2)}
    assert len(heights) == 1
