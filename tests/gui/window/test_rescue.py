# SPDX-License-Identifier: Apache-2.0
"""A damaged project in the window: said, left alone, and led out of."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPlainTextEdit, QPushButton

from annotator.app import Starter
from annotator.domain.errors import DamageError
from annotator.domain.message import message
from annotator.gui.folders import backups_folder
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import REVIEWER, Settings
from annotator.services.backups import Backups
from annotator.services.importing import import_bytes
from annotator.store import soundness
from annotator.store.project import open_project

PAGE = 4096


@pytest.fixture
def project(tmp_path):
    """Return a closed project with two articles."""
    path = tmp_path / "desk.annotator"
    with closing(open_project(path)) as opened:
        for title in ("The harbour opened again.", "The pier was closed on Monday."):
            import_bytes(opened, f"{title}\n\nIt rained.\n".encode(), f"{title[:8]}.txt")
        first = opened.sessions.summaries()[0].session
        opened.sessions.keep_place(first.id, opened.sessions.place(first.id), "2026-01-01")
    return path


@pytest.fixture
def begin(qtbot, qapp, tmp_path):
    """Return what starts the window on a project, a dialog perhaps in front of it."""
    starters = []

    def start(path):
        settings = Settings()
        settings.keep(REVIEWER, "Ann")
        window = MainWindow(settings)
        qtbot.addWidget(window)
        starter = Starter(window, tmp_path / "default.annotator", [path])
        starters.append(starter)
        window.appeared.connect(starter.start)
        window.show()
        qtbot.waitUntil(lambda: starter.is_done)
        return window

    yield start
    for starter in starters:
        starter.finish()
    qapp.setStyleSheet("")


def damage(path, table="annotation"):
    """Put zeros where a table begins."""
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute(
            "select rootpage from sqlite_schema where name = ?", (table,)
        ).fetchone()[0]
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def dialog(window, name):
    """Return an open dialog of the window."""
    found = [one for one in window.findChildren(QDialog, name) if one.isVisible()]
    return found[0] if found else None


def press(qtbot, window, name, button):
    shown = dialog(window, name)
    qtbot.mouseClick(shown.findChild(QPushButton, button), Qt.MouseButton.LeftButton)


def finished(qtbot, window):
    """Wait until long work is told of, and return what is said."""

    def told():
        shown = dialog(window, "long_work")
        assert shown is not None
        assert shown.findChild(QPushButton, "long_work_go_on") or "Close" in [
            one.text().replace("&", "") for one in shown.findChildren(QPushButton)
        ]

    qtbot.waitUntil(told)
    return dialog(window, "long_work").findChild(QLabel, "long_work_words").text()


def answer(monkeypatch, name, path):
    monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(path), ""))


def titles(window):
    return sorted(one.title for one in window.desk.workspace.project.sessions.summaries())


def test_damaged_project_at_the_start_is_said_with_what_can_be_done(begin, project):
    damage(project)
    before = project.read_bytes()
    window = begin(project)
    shown = dialog(window, "damaged_dialog")
    words = shown.findChild(QLabel, "damaged_words").text()
    assert "desk.annotator is damaged: page" in words
    assert shown.findChild(QPushButton, "damaged_backup") is None
    assert shown.findChild(QPushButton, "damaged_salvage").hasFocus()
    assert not window.is_attached
    assert "damaged" in window.strip.text()
    shown.reject()
    assert project.read_bytes() == before


def test_project_whose_beginning_is_gone_is_no_article(begin, project):
    project.write_bytes(b"?" * 200 + project.read_bytes()[200:])
    window = begin(project)
    assert "its beginning cannot be read" in window.strip.text()
    dialog(window, "damaged_dialog").reject()


def test_salvage_makes_a_new_project_and_opens_it(begin, project, qtbot, monkeypatch):
    damage(project)
    before = project.read_bytes()
    window = begin(project)
    new = project.with_name("saved.annotator")
    answer(monkeypatch, "getSaveFileName", new)
    press(qtbot, window, "damaged_dialog", "damaged_salvage")
    assert "Everything could be read" in finished(qtbot, window)
    press(qtbot, window, "long_work", "long_work_go_on")
    assert window.desk.workspace.project.path == new
    assert len(titles(window)) == 2
    assert project.read_bytes() == before


def test_salvage_says_what_was_lost(begin, project, qtbot, monkeypatch):
    data = project.read_bytes()
    project.write_bytes(data.replace(b"The pier was closed", b"The pier \xff\xff\xff closed"))
    damage(project)
    window = begin(project)
    new = project.with_name("saved.annotator")
    answer(monkeypatch, "getSaveFileName", new)
    press(qtbot, window, "damaged_dialog", "damaged_salvage")
    assert "saved-lost.txt" in finished(qtbot, window)
    shown = dialog(window, "long_work")
    assert "articles: 1 read, 1 lost" in shown.findChild(QPlainTextEdit).toPlainText()
    shown.reject()
    assert new.exists()


def test_salvage_that_is_refused_is_said(begin, project, qtbot, monkeypatch):
    damage(project)
    window = begin(project)
    answer(monkeypatch, "getSaveFileName", project)
    press(qtbot, window, "damaged_dialog", "damaged_salvage")
    assert "is there already" in finished(qtbot, window)
    dialog(window, "long_work").reject()


def test_name_typed_without_a_suffix_gets_that_of_projects(begin, project, qtbot, monkeypatch):
    damage(project)
    window = begin(project)
    answer(monkeypatch, "getSaveFileName", project.with_name("saved"))
    press(qtbot, window, "damaged_dialog", "damaged_salvage")
    assert "saved.annotator" in finished(qtbot, window)
    dialog(window, "long_work").reject()
    assert project.with_name("saved.annotator").exists()


def test_salvage_goes_over_no_other_file_and_does_not_offer_to(begin, project, qtbot, monkeypatch):
    damage(project)
    window = begin(project)
    asked = []
    (taken := project.with_name("desk-salvaged.annotator")).write_text("before")
    (other := project.with_name("saved.annotator")).write_text("before")

    def choose(*words, options):
        asked.append((words[2], options))
        return str(project.with_name("saved")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(qtbot, window, "damaged_dialog", "damaged_salvage")
    assert "saved-2.annotator" in finished(qtbot, window)
    dialog(window, "long_work").reject()
    suggested = str(project.with_name("desk-salvaged-2.annotator"))
    assert asked == [(suggested, QFileDialog.Option.DontConfirmOverwrite)]
    assert taken.read_text() == other.read_text() == "before"


def test_no_name_for_the_salvage_changes_nothing(begin, project, qtbot, monkeypatch):
    damage(project)
    window = begin(project)
    answer(monkeypatch, "getSaveFileName", "")
    press(qtbot, window, "damaged_dialog", "damaged_salvage")
    assert dialog(window, "long_work") is None


def test_newest_backup_is_opened_beside_the_damaged_file(begin, project, qtbot):
    Backups(backups_folder()).make(project)
    damage(project)
    before = project.read_bytes()
    window = begin(project)
    tip = dialog(window, "damaged_dialog").findChild(QLabel, "damaged_backup_tip").text()
    assert "with 2 articles, 2 sessions, 0 marks and 0 events" in tip
    press(qtbot, window, "damaged_dialog", "damaged_backup")
    qtbot.waitUntil(lambda: window.is_attached)
    assert len(titles(window)) == 2
    assert project.read_bytes() == before
    path = window.desk.workspace.project.path
    assert path.name.startswith("desk-backup-20")
    assert path.name in window.status.findChild(QLabel, "quiet_line").text()


def test_window_without_a_project_shows_nobody_at_work_until_one_is_open(begin, project, qtbot):
    Backups(backups_folder()).make(project)
    damage(project)
    window = begin(project)
    assert window.reviewer_button.isHidden()
    press(qtbot, window, "damaged_dialog", "damaged_backup")
    qtbot.waitUntil(lambda: window.is_attached)
    assert not window.reviewer_button.isHidden()


def test_emptied_project_is_not_taken_for_a_new_one(begin, project, qtbot):
    Backups(backups_folder()).make(project)
    project.write_bytes(b"")
    window = begin(project)
    assert "it is empty" in window.strip.text()
    press(qtbot, window, "damaged_dialog", "damaged_backup")
    qtbot.waitUntil(lambda: window.is_attached)
    assert len(titles(window)) == 2
    assert project.read_bytes() == b""


def test_empty_file_without_backups_becomes_a_project(begin, tmp_path):
    path = tmp_path / "new.annotator"
    path.touch()
    assert begin(path).desk.workspace.project.path == path


def test_another_project_is_asked_for(begin, project, qtbot, monkeypatch, tmp_path):
    other = tmp_path / "other.annotator"
    open_project(other).close()
    damage(project)
    window = begin(project)
    answer(monkeypatch, "getOpenFileName", other)
    press(qtbot, window, "damaged_dialog", "damaged_other")
    assert window.desk.workspace.project.path == other


def test_every_action_that_can_act_without_a_project_acts(begin, project, monkeypatch):
    damage(project)
    window = begin(project)
    dialog(window, "damaged_dialog").reject()
    for name in ("getOpenFileName", "getSaveFileName"):
        answer(monkeypatch, name, "")
    monkeypatch.setattr(QDialog, "exec", lambda *_: 0)
    monkeypatch.setattr("annotator.gui.commands.help.QMessageBox.about", lambda *_: None)
    actions = window.actions_table
    able = [spec.name for spec in actions.specs() if actions[spec.name].isEnabled()]
    assert {"file.open_project", "file.new_project", "file.rescue", "file.quit"} <= set(able)
    assert not {"file.open_article", "file.check_project", "file.set_reviewer"} & set(able)
    for name in able:
        if name != "file.quit":
            actions[name].trigger()
    assert not window.is_attached


def test_large_project_is_looked_through_behind_the_work(begin, project, qtbot, monkeypatch):
    monkeypatch.setattr(soundness, "QUICK_BYTES", 1000)
    damage(project, "event_evidence_event")
    window = begin(project)
    qtbot.waitUntil(lambda: dialog(window, "damaged_dialog") is not None)
    assert window.is_attached
    assert window.view.toPlainText().startswith("The harbour")
    assert "damaged" in window.strip.text()
    assert not window.actions_table["mark.tag.claim"].isEnabled()
    with pytest.raises(DamageError):
        window.desk.workspace.require_editable()
    dialog(window, "damaged_dialog").reject()
    before = project.read_bytes()
    window.actions_table["file.rescue"].trigger()
    dialog(window, "damaged_dialog").reject()
    window.close_project()
    assert project.read_bytes() == before


def test_check_of_a_sound_project_tells_what_was_looked_through(begin, project, qtbot):
    window = begin(project)
    window.actions_table["file.check_project"].trigger()
    words = finished(qtbot, window)
    assert "All is well: 2 articles, 2 sessions, 0 marks" in words
    dialog(window, "long_work").reject()


def test_check_of_a_damaged_project_leads_to_what_can_be_done(begin, project, qtbot):
    window = begin(project)
    window.desk.workspace.project.connection.execute("pragma wal_checkpoint(truncate)")
    data = project.read_bytes()
    project.write_bytes(data.replace(b"was closed on", b"was opened on"))
    window.actions_table["file.check_project"].trigger()
    assert "The project file is damaged" in finished(qtbot, window)
    details = dialog(window, "long_work").findChild(QPlainTextEdit).toPlainText()
    assert "is not what was imported" in details
    press(qtbot, window, "long_work", "long_work_go_on")
    assert dialog(window, "damaged_dialog") is not None
    assert window.desk.workspace.project.damage
    dialog(window, "damaged_dialog").reject()


def test_project_that_was_held_is_closed_before_it_is_salvaged(begin, project, qtbot, monkeypatch):
    window = begin(project)
    window.desk.hold(message("Page 9 cannot be read."))
    answer(monkeypatch, "getSaveFileName", project.with_name("saved.annotator"))
    window.actions_table["file.rescue"].trigger()
    press(qtbot, window, "damaged_dialog", "damaged_salvage")
    assert not window.is_attached
    assert "Everything could be read" in finished(qtbot, window)
    dialog(window, "long_work").reject()


def test_damaged_file_is_chosen_for_salvage(begin, project, qtbot, monkeypatch, tmp_path):
    other = tmp_path / "other.annotator"
    other.write_bytes(project.read_bytes())
    damage(other)
    window = begin(project)
    answer(monkeypatch, "getOpenFileName", other)
    answer(monkeypatch, "getSaveFileName", tmp_path / "saved.annotator")
    window.actions_table["file.rescue"].trigger()
    assert "Everything could be read" in finished(qtbot, window)
    assert window.is_attached
    dialog(window, "long_work").reject()


def test_altered_text_holds_the_project_when_its_session_is_opened(begin, project):
    data = project.read_bytes()
    project.write_bytes(data.replace(b"The harbour opened", b"The harbour closed"))
    window = begin(project)
    assert "is not what was imported" in window.strip.text()
    assert not window.actions_table["mark.tag.claim"].isEnabled()


@pytest.mark.parametrize("kind", ["text", "folder", "foreign", "newer"])
def test_what_is_no_project_is_refused_in_words(begin, project, monkeypatch, tmp_path, kind):
    window = begin(project)
    path = tmp_path / "thing.db"
    if kind == "text":
        path.write_text("Call the mayor. " * 99)
    elif kind == "folder":
        path.mkdir()
    else:
        with closing(sqlite3.connect(path)) as other:
            other.execute("create table thing (a)")
            other.execute(f"pragma application_id = {0x414E4E4F if kind == 'newer' else 7}")
            other.execute("pragma user_version = 99")
    answer(monkeypatch, "getOpenFileName", path)
    window.actions_table["file.open_project"].trigger()
    assert str(path) in window.strip.text()
    assert window.desk.workspace.project.path == project
    assert dialog(window, "damaged_dialog") is None
