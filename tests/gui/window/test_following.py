# SPDX-License-Identifier: Apache-2.0
"""A window shows what another program writes, and takes nothing from whoever is at work in it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from annotator.domain.message import message
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.gui.main_window import MainWindow
from annotator.gui.watch import Watch
from annotator.services.article_edits import ArticleEdits
from annotator.services.eventing import Eventing
from annotator.services.importing import import_bytes
from annotator.services.marking import Marking
from annotator.services.review import Review
from annotator.services.workspace import Workspace
from annotator.store.edit import Edit
from annotator.store.project import open_project


class Other:
    """Another program with the same session open, in which Ben works."""

    def __init__(self, project, session_id):
        self.project = project
        self.workspace = Workspace(project, "Ben")
        self.workspace.open_session(session_id)
        self.marking = Marking(self.workspace)
        self.eventing = Eventing(self.workspace)
        self.article_edits = ArticleEdits(self.workspace)
        self.review = Review(self.workspace)

    def tag(self, kind, words):
        start = self.workspace.article.text.index(words)
        return self.marking.tag_span(kind, Span(start, start + len(words)))


@pytest.fixture
def other(window, monkeypatch):
    # Nobody is there to be asked at the end about what is not saved.
    monkeypatch.setattr(MainWindow, "is_given_up", lambda _: True)
    workspace = window.desk.workspace
    with closing(open_project(workspace.project.path)) as project:
        yield Other(project, workspace.session_id)


@pytest.fixture
def look(window):
    """Return what has the window look now, as it does every second."""
    return window.findChild(Watch).look


@pytest.fixture
def number(other, look):
    """Return a number that Ben tagged."""
    annotation = other.tag("number", "118")
    look()
    return annotation


def model_of(window, key):
    return window.show_panel(key).model


def column(model, number=0):
    return [model.index(row, number).data() for row in range(model.rowCount())]


def field(window, kind, name):
    found = window.show_panel("number").findChild(kind, name)
    found.setFocus()
    return found


def quiet_line(window):
    return window.findChild(QLabel, "quiet_line").text()


def test_window_looks_every_second_by_itself(window, other, qtbot):
    other.tag("number", "118")
    qtbot.waitUntil(lambda: model_of(window, "number").rowCount() == 1)


def test_window_looks_when_it_is_come_back_to(window, other, qtbot):
    watch = window.findChild(Watch)
    watch._timer.start(60_000)
    other.tag("number", "118")
    QApplication.instance().focusWindowChanged.emit(None)
    qtbot.waitUntil(lambda: model_of(window, "number").rowCount() == 1)


def test_mark_of_another_program_is_shown_in_text_panel_tab_and_history(window, other, look, qtbot):
    history = window.show_panel("history")
    other.tag("number", "118")
    look()
    start = window.desk.workspace.article.text.index("118")
    assert [mark.kind for mark in window.view._page.index.marks_at(start)] == ["number"]
    assert column(model_of(window, "number")) == ["118"]
    qtbot.waitUntil(lambda: "Ben" in column(history.model, 1))
    right = window.areas["right"]
    titles = lambda: [right.tabText(number) for number in range(right.count())]  # noqa: E731
    qtbot.waitUntil(lambda: any(title.endswith("  1") for title in titles()))


def test_article_imported_by_another_program_is_in_the_library(window, other, look, qtbot):
    library = model_of(window, "library")
    import_bytes(other.project, b"Another article.\n\nOf two lines.", "other.txt")
    look()
    qtbot.waitUntil(lambda: library.rowCount() == 2)


def test_status_bar_says_once_who_works_here_too(window, other, look):
    other.tag("number", "118")
    look()
    assert quiet_line(window) == "Ben works in this project too: Tag number"
    window.status.clear_line()
    other.tag("claim", "118")
    look()
    assert quiet_line(window) == ""


def test_status_bar_tells_of_others_again_after_a_while(window, other, look, monkeypatch):
    monkeypatch.setattr("annotator.gui.watch._QUIET_SECONDS", 0.0)
    other.tag("number", "118")
    look()
    window.status.clear_line()
    number = other.tag("claim", "118")
    look()
    assert quiet_line(window) == "Ben: Tag claim"
    window.status.clear_line()
    other.marking.set_status([number.id], Status.CHECKED)
    other.marking.set_status([number.id], Status.QUERY)
    look()
    assert quiet_line(window) == "Ben: Set status to query (and 1 more)"


def test_what_is_said_of_own_work_stays(window, other, look):
    window.say_done("Tagged")
    other.tag("number", "118")
    look()
    assert quiet_line(window) == "Tagged"


def test_own_edits_are_not_said_to_be_anothers(window, typist, look):
    typist.find("118")
    typist.press("N")
    look()
    assert "works in this project too" not in quiet_line(window)


def test_typing_of_another_program_is_shown_in_the_form(window, other, number, look):
    window.desk.select_annotation(number.id)
    unit = field(window, QLineEdit, "unitField")
    for typed in ("k", "km", ""):
        other.marking.set_field(number.id, "unit", typed, draft=True)
        look()
        assert unit.text() == typed
    other.project.history.close_draft()
    look()
    assert unit.text() == ""


def test_caret_of_a_field_stays_as_another_program_changes_it(window, other, number, look):
    window.desk.select_annotation(number.id)
    other.marking.set_note(number.id, "one two")
    look()
    note = field(window, QPlainTextEdit, "note")
    cursor = note.textCursor()
    cursor.setPosition(3)
    note.setTextCursor(cursor)
    other.marking.set_note(number.id, "one two three")
    look()
    assert (note.text(), note.textCursor().position()) == ("one two three", 3)


def test_what_is_being_typed_is_not_overwritten(window, typist, other, number, look):
    window.desk.select_annotation(number.id)
    unit = field(window, QLineEdit, "unitField")
    typist.write("km")
    other.marking.set_field(number.id, "unit", "miles")
    look()
    assert unit.text() == "km"
    typist.write("h")
    error = window.show_panel("number").findChild(QLabel, "unitError")
    assert "Changed meanwhile to “miles”" in error.text()
    assert other.project.annotations.get(number.id).fields["unit"] == "miles"
    typist.press("Return")
    assert other.project.annotations.get(number.id).fields["unit"] == "kmh"


def test_text_that_cannot_be_read_takes_nothing_of_another_program_away(
    window, typist, other, number, look
):
    window.desk.select_annotation(number.id)
    field(window, QLineEdit, "number_valueField")
    typist.write("about 4 or")
    other.marking.set_field(number.id, "number_value", "7")
    look()
    typist.write(" 5")
    assert other.project.annotations.get(number.id).fields["number_value"] == "7"


def test_text_at_rest_gives_way_to_what_another_program_wrote(window, typist, other, number, look):
    from annotator.gui.panels._saving import FieldSaver

    window.desk.select_annotation(number.id)
    unit = field(window, QLineEdit, "unitField")
    typist.write("km")
    for saver in window.show_panel("number").findChildren(FieldSaver):
        saver.close()
    other.marking.set_field(number.id, "unit", "km/h")
    look()
    assert (unit.text(), unit.cursorPosition()) == ("km/h", 2)
    typist.write("!")
    assert other.project.annotations.get(number.id).fields["unit"] == "km!/h"


def test_undo_of_another_program_takes_no_typing_away(window, typist, other, number, look):
    other.marking.set_status([number.id], Status.CHECKED)
    window.desk.select_annotation(number.id)
    unit = field(window, QLineEdit, "unitField")
    look()
    typist.write("k")
    other.marking.set_status([number.id], Status.QUERY)
    other.workspace.undo()
    look()
    typist.write("m")
    assert unit.text() == "km"
    assert other.project.annotations.get(number.id).fields["unit"] == "km"


def test_different_fields_of_one_mark_are_typed_in_at_once(window, typist, other, number, look):
    window.desk.select_annotation(number.id)
    field(window, QLineEdit, "unitField")
    for mine, theirs in zip("hours", ("s", "st", "sto", "stor", "storm"), strict=True):
        typist.write(mine)
        other.marking.set_note(number.id, theirs, draft=True)
        look()
    typist.press("Return")
    other.workspace.close_draft()
    look()
    stored = other.project.annotations.get(number.id)
    assert (stored.fields["unit"], stored.note) == ("hours", "storm")
    assert window.show_panel("number").findChild(QPlainTextEdit, "note").text() == "storm"


def test_deleted_current_mark_goes_with_a_word(window, other, number, look):
    window.desk.select_annotation(number.id)
    field(window, QLineEdit, "unitField")
    window.status.clear_line()
    other.marking.delete([number.id])
    look()
    assert window.desk.annotation_id == ""
    assert quiet_line(window) == "Ben deleted what was selected here: Delete number"


def test_keys_meant_for_a_deleted_mark_tag_nothing(window, typist, other, number, look):
    window.desk.select_annotation(number.id)
    field(window, QLineEdit, "unitField")
    other.marking.delete([number.id])
    look()
    typist.write("cnd")
    workspace = window.desk.workspace
    assert workspace.project.annotations.of_session(workspace.session_id) == []


def test_text_typed_into_a_mark_that_was_deleted_is_kept_and_told(
    window, typist, other, number, look
):
    window.desk.select_annotation(number.id)
    field(window, QLineEdit, "number_valueField")
    typist.write("about 4 or 5")
    other.marking.delete([number.id])
    look()
    assert list(window.desk.unsaved.values()) == ["about 4 or 5"]
    assert "Ben deleted what this was typed into" in window.strip.text()


def test_caret_and_scroll_stay_as_marks_come_and_go(window, typist, other, look):
    typist.press("Control+End")
    view = window.view
    before = view.caret(), view.verticalScrollBar().value()
    annotation = other.tag("number", "118")
    look()
    other.marking.delete([annotation.id])
    look()
    assert (view.caret(), view.verticalScrollBar().value()) == before


def test_session_signed_off_meanwhile_refuses_an_edit_and_is_shown_so_at_once(
    window, typist, other, qtbot
):
    other.review.set_ready()
    other.review.sign_off()
    typist.find("118")
    typist.press("N")
    assert "Ben ended the work on this session" in window.strip.text()
    qtbot.waitUntil(lambda: window.desk.workspace.is_read_only)
    assert "Ben ended the work on this session" in window.strip.text()
    assert not window.actions_table["mark.tag.number"].isEnabled()
    window.strip._close.click()
    assert "Signed off by Ben" in window.strip.text()


def test_stale_edit_is_refused_and_the_present_state_shown_at_once(window, other, number, qtbot):
    desk = window.desk
    other.marking.delete([number.id])
    assert not desk.attempt(lambda: desk.marking.set_status([number.id], Status.QUERY)) or True
    desk.clashed.emit()
    qtbot.waitUntil(lambda: model_of(window, "number").rowCount() == 0)


@pytest.mark.parametrize("fate", ["trash", "purge"])
def test_session_that_another_program_removed_is_closed_with_words(window, other, look, fate):
    session = other.workspace.session
    if fate == "trash":
        edit = Edit(message("Throw away"), "Ben", session.id)
        edit.change(session, replace(session, trashed="2024-01-01T00:00:00.000Z"))
        other.project.write(edit)
    else:
        other.project.connection.execute("delete from place")
        other.project.connection.execute("delete from session")
    look()
    assert window.desk.workspace.session is None
    words = {"trash": "Ben put the session", "purge": "Another program deleted the session"}
    assert words[fate] in window.strip.text()


def test_bulk_of_another_program_is_read_anew_and_the_place_kept(
    window, typist, other, number, look, monkeypatch
):
    monkeypatch.setattr("annotator.store.others._MOST_ROWS", 3)
    window.desk.select_annotation(number.id)
    typist.press("Control+End")
    before = window.view.caret(), window.view.verticalScrollBar().value()
    for words in ("storm", "harbour"):
        other.tag("number", words)
    other.eventing.add(Span(0, 7))
    look()
    assert model_of(window, "number").rowCount() == 3
    assert model_of(window, "events").rowCount() == 1
    assert window.desk.annotation_id == number.id
    assert (window.view.caret(), window.view.verticalScrollBar().value()) == before
    start = window.desk.workspace.article.text.index("storm")
    assert window.view._page.index.marks_at(start)


def test_what_is_gone_after_a_bulk_is_no_longer_current(window, other, number, look, monkeypatch):
    monkeypatch.setattr("annotator.store.others._MOST_ROWS", 1)
    event = other.eventing.add(Span(0, 7))
    look()
    window.desk.select_annotation(number.id)
    window.desk.select_event(event.id)
    other.marking.delete([number.id])
    other.eventing.delete([event.id])
    look()
    assert (window.desk.annotation_id, window.desk.event_id) == ("", "")


def test_file_that_cannot_be_read_is_told_of_once(window, look, monkeypatch):
    told = []
    window.desk.refused.connect(told.append)
    path = window.desk.workspace.project.path
    away = path.rename(path.with_name("away.annotator"))
    look()
    look()
    assert len(told) == 1
    away.rename(path)
    look()
    assert len(told) == 1


def test_exports_are_no_news(window, look, tmp_path):
    from annotator.services.exporting import export_from

    told = []
    window.desk.changed.connect(told.append)
    window.desk.read_anew.connect(lambda: told.append("anew"))
    export_from(window.desk.workspace.project.path, "csv", tmp_path / "out", (), lambda _: None)
    window.desk.workspace.project.back_up(tmp_path / "copy.annotator")
    look()
    assert told == []
