# SPDX-License-Identifier: Apache-2.0
"""The menu over the article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from annotator.domain.span import Span
from annotator.domain.status import Status
from tests.gui.window.mouse import Mouse

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def mouse(typist):
    """Return somebody who works with the mouse; an open menu is closed in the end."""
    yield Mouse(typist)
    close_menus()


def tag(mouse, kind, words):
    start = mouse.at(words)
    desk = mouse.window.desk
    return desk.marking.tag_span(kind, Span(start, start + len(words))).id


def ask(mouse, words, within=2, *, down=0):
    """Press the right button on words, or below them."""
    point = mouse.place(mouse.at(words) + within) + QPoint(0, down)
    viewport = mouse.view.viewport()
    spot = viewport.mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, spot)
    QApplication.sendEvent(viewport, event)
    return open_menu()


def ask_by_key(mouse):
    """Press the menu key."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(mouse.view.viewport(), event)
    return open_menu()


def open_menu():
    return QApplication.activePopupWidget()


def lines(menu):
    return [one.text().replace("&", "").partition("\t")[0] for one in menu.actions() if one.text()]


def choose(menu, text):
    """Choose a line of a menu, which closes before the line acts."""
    entry = next(one for one in menu.actions() if one.text().replace("&", "").startswith(text))
    close_menus()
    entry.trigger()


def close_menus():
    while QApplication.activePopupWidget():
        QApplication.activePopupWidget().close()


def within(menu, name):
    return menu.findChild(QMenu, name)


def stored(mouse, mark):
    return mouse.window.desk.workspace.project.annotations.get(mark)


def test_menu_on_a_mark_names_it_and_offers_what_can_be_done(mouse):
    tag(mouse, "number", "19 hours")
    shown = lines(ask(mouse, "19 hours"))
    assert shown[0] == "Number “19 hours”"
    for line in ("Fields of the mark", "Change to", "Status", "Verdict", "Delete mark"):
        assert line in shown
    assert "Claim" not in shown


def test_last_half_character_of_a_mark_is_still_the_mark(mouse):
    tag(mouse, "number", "19 hours")
    point = mouse.place(mouse.at("19 hours") + 8) - QPoint(2, 0)
    spot = mouse.view.viewport().mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, spot)
    QApplication.sendEvent(mouse.view.viewport(), event)
    assert lines(open_menu())[0] == "Number “19 hours”"


def test_kind_status_and_verdict_are_set_from_the_menu(mouse):
    mark = tag(mouse, "number", "19 hours")
    menu = ask(mouse, "19 hours")
    kinds = within(menu, "article_menu_kind")
    assert "Change to number" not in lines(kinds)
    choose(kinds, "Change to claim")
    menu = ask(mouse, "19 hours")
    statuses = within(menu, "article_menu_status")
    assert [one.text().partition("\t")[0] for one in statuses.actions() if one.isChecked()] == [
        "Unchecked"
    ]
    choose(statuses, "Query")
    menu = ask(mouse, "19 hours")
    choose(within(menu, "article_menu_verdict"), "needs context")
    found = stored(mouse, mark)
    assert (found.kind, found.status, found.verdict) == ("claim", Status.QUERY, "needs_context")
    menu = ask(mouse, "19 hours")
    choose(within(menu, "article_menu_verdict"), "No verdict")
    assert stored(mouse, mark).verdict == ""


def test_several_marks_are_listed_and_the_menu_comes_for_the_chosen_one(mouse, qtbot):
    claim = tag(mouse, "claim", "The storm blew for 19 hours")
    number = tag(mouse, "number", "19 hours")
    menu = ask(mouse, "19 hours")
    assert mouse.window.desk.annotation_id == number
    choice = within(menu, "article_menu_marks")
    assert lines(choice) == ["Number “19 hours”", "Claim “The storm blew for 19 hours”"]
    choose(choice, "Claim")
    qtbot.waitUntil(lambda: open_menu() is not None)
    assert lines(open_menu())[0] == "Claim “The storm blew for 19 hours”"
    choose(open_menu(), "Delete")
    assert mouse.window.desk.workspace.project.annotations.find([claim]) == []
    assert stored(mouse, number).kind == "number"


def test_menu_on_selected_words_tags_them(mouse, annotations):
    mouse.drag("gusts of", "118")
    menu = ask(mouse, "gusts of", 4)
    assert lines(menu)[:4] == ["Claim", "Quote", "Number", "Date"]
    assert "Copy" in lines(menu)
    choose(menu, "Quote")
    (one,) = annotations(mouse.window)
    assert one.exact(mouse.text) == "gusts of 118"


def test_menu_on_selected_words_adds_them_to_the_current_mark(mouse):
    mark = tag(mouse, "quote", "The storm blew")
    mouse.drag("for 19", "hours")
    mouse.window.desk.select_annotation(mark)
    menu = ask(mouse, "for 19", 1)
    choose(menu, "Add to the mark")
    assert len(stored(mouse, mark).pieces) == 2


def test_menu_on_plain_text_tags_what_stands_there(mouse, annotations):
    menu = ask(mouse, "19 hours")
    assert "Delete mark" not in lines(menu)
    choose(menu, "Number")
    (one,) = annotations(mouse.window)
    assert one.exact(mouse.text) == "19"


def test_menu_key_keeps_the_current_mark(mouse):
    claim = tag(mouse, "claim", "The storm blew for 19 hours")
    tag(mouse, "number", "19 hours")
    mouse.typist.go_to("19 hours")
    mouse.window.desk.select_annotation(claim)
    assert lines(ask_by_key(mouse))[0].startswith("Claim")
    assert mouse.window.desk.annotation_id == claim


def test_words_of_a_mark_are_copied(mouse):
    tag(mouse, "number", "19 hours")
    choose(ask(mouse, "19 hours"), "Copy the words")
    assert QGuiApplication.clipboard().text() == "19 hours"


def test_menu_leads_to_the_fields(mouse, qtbot):
    tag(mouse, "number", "19 hours")
    choose(ask(mouse, "19 hours"), "Fields of the mark")
    assert not mouse.view.hasFocus()


def test_menu_under_review_changes_nothing(mouse):
    tag(mouse, "number", "19 hours")
    mouse.window.actions_table["check.review"].trigger()
    shown = lines(ask(mouse, "19 hours"))
    assert shown[0] == "Number “19 hours”"
    assert not {"Change to", "Status", "Verdict", "Delete mark"} & set(shown)


def test_words_with_an_ampersand_stand_as_they_are(mouse, start, tmp_path):
    path = tmp_path / "firm.txt"
    path.write_text("Headline\n\nSmith & Sons paid 19 pounds.\n", encoding="utf-8")
    again = Mouse(start(path))
    tag(again, "claim", "Smith & Sons")
    menu = ask(again, "Smith & Sons")
    assert menu.actions()[0].text() == "Claim “Smith && Sons”"
