# SPDX-License-Identifier: Apache-2.0
"""The project file fails while somebody works in the window: nothing is lost, and it is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPlainTextEdit, QToolButton

from annotator.gui.panels import _saving
from annotator.services import looking
from annotator.suggest import Suggester
from annotator.text.wordlists import word_list
from tests.agreement import assert_agreement
from tests.disks import fill, make_read_only, small_disk
from tests.gui.window.conftest import HARBOUR
from tests.gui.window.small_rules import SUGGESTERS, use_small_rules
from tests.processes import held


@pytest.fixture
def hasty(monkeypatch):
    """Try again soon what could not be saved."""
    monkeypatch.setattr(_saving, "AGAIN_MS", 20)


@pytest.fixture(autouse=True)
def _give_up(monkeypatch):
    """Close without what is not saved, where a test ends so: the question would wait for ever."""
    monkeypatch.setattr(QMessageBox, "exec", lambda box: None)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[1])


def project_of(typist):
    return typist.window.desk.workspace.project


def tag(typist, words="Repairs will"):
    typist.go_to(words)
    typist.press("C")


def note_of(typist):
    return typist.window.findChild(QPlainTextEdit, "note")


def write_note(typist, words):
    note = note_of(typist)
    note.setFocus()
    typist.qtbot.waitUntil(note.hasFocus)
    typist.write(words)


def only_note(project):
    found = project.connection.execute("select note from annotation").fetchall()
    assert len(found) == 1
    return found[0][0]


def press_button(typist, name):
    button = typist.window.strip.findChild(QToolButton, name)
    typist.qtbot.waitUntil(button.isVisible)
    typist.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_mark_refused_by_a_locked_file_is_made_once_it_is_free(typist, annotations):
    with held(project_of(typist).path, "begin immediate") as process:
        tag(typist)
        assert f"(process {process})" in typist.window.strip.text()
        assert annotations(typist.window) == []
    tag(typist)
    assert len(annotations(typist.window)) == 1
    assert not typist.window.strip.is_refusing
    assert_agreement(project_of(typist))


def test_note_typed_while_the_file_is_locked_is_saved_by_itself(hasty, typist):
    tag(typist)
    with held(project_of(typist).path, "begin immediate"):
        write_note(typist, "ask")
        typist.press("Control+Return")
        assert note_of(typist).toPlainText() == "ask"
    typist.qtbot.waitUntil(lambda: only_note(project_of(typist)) == "ask")
    typist.qtbot.waitUntil(lambda: typist.window.desk.unsaved == {})
    assert not typist.window.strip.is_refusing
    assert_agreement(project_of(typist))


def test_note_typed_on_a_full_disk_is_saved_by_itself_once_there_is_room(hasty, start, tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        typist = start(HARBOUR, project=disk / "work.annotator")
        tag(typist)
        write_note(typist, "ask")
        filler = fill(disk)
        words = " whether the harbour office knows of it" * 200
        note_of(typist).insertPlainText(words)
        assert "full" in typist.window.strip.text()
        assert note_of(typist).toPlainText() == "ask" + words
        filler.unlink()
        typist.qtbot.waitUntil(lambda: only_note(project_of(typist)) == "ask" + words)
        assert not typist.window.strip.is_refusing
        assert_agreement(project_of(typist))
        typist.window.close()


def test_copy_of_a_file_that_was_deleted_is_worked_on(hasty, typist, monkeypatch, tmp_path):
    tag(typist)
    write_note(typist, "ask")
    project = project_of(typist)
    project.path.unlink()
    typist.write(" now")
    assert "was moved, deleted or replaced" in typist.window.strip.text()
    assert note_of(typist).toPlainText() == "ask now"
    copy = tmp_path / "rescued.annotator"
    answer(monkeypatch, copy)
    press_button(typist, "strip_file.save_copy")
    assert project_of(typist).path == copy
    typist.qtbot.waitUntil(lambda: only_note(project_of(typist)) == "ask now")
    assert note_of(typist).toPlainText() == "ask now"
    assert typist.window.strip.text() == f"You now work in the copy {copy}."
    assert_agreement(project_of(typist))


def test_unsaved_text_is_kept_where_the_copy_cannot_be_opened(typist, monkeypatch, tmp_path):
    tag(typist)
    project_of(typist).path.unlink()
    write_note(typist, "ask")
    answer(monkeypatch, tmp_path / "rescued.annotator")
    monkeypatch.setattr(type(typist.window), "open_project", lambda *_: False)
    press_button(typist, "strip_file.save_copy")
    assert list(typist.window.desk.unsaved.values()) == ["ask"]
    typist.window.desk.unsaved = {}


def test_moved_file_can_be_opened_where_it_is_now(typist, annotations, tmp_path):
    tag(typist)
    now = tmp_path / "moved.annotator"
    project_of(typist).path.rename(now)
    assert typist.window.open_project(now)
    typist.window.complete()
    typist.window.open_session(project_of(typist).sessions.last_opened())
    assert len(annotations(typist.window)) == 1
    tag(typist, "Opposition leaders")
    assert len(annotations(typist.window)) == 2
    assert_agreement(project_of(typist))


def test_work_goes_on_once_a_moved_file_is_back(typist, annotations, tmp_path):
    path = project_of(typist).path
    path.rename(tmp_path / "moved.annotator")
    tag(typist)
    assert str(tmp_path / "moved.annotator") in typist.window.strip.text()
    (tmp_path / "moved.annotator").rename(path)
    tag(typist)
    assert len(annotations(typist.window)) == 1
    assert "Guessed from the text" in typist.window.strip.text()


def test_another_project_is_not_opened_over_unsaved_text_unasked(typist, monkeypatch, tmp_path):
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    typist.window.desk.unsaved["a1", "note"] = "ask"
    before = project_of(typist).path
    assert not typist.window.open_project(tmp_path / "other.annotator")
    assert project_of(typist).path == before
    assert not (tmp_path / "other.annotator").exists()
    typist.window.desk.unsaved = {}


def test_export_of_a_file_that_was_replaced_is_refused(typist, monkeypatch, tmp_path):
    path = project_of(typist).path
    path.rename(tmp_path / "moved.annotator")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    typist.window.actions_table["file.export_csv"].trigger()
    assert "moved.annotator" in typist.window.strip.text()
    assert not (tmp_path / "out").exists()
    (tmp_path / "moved.annotator").rename(path)


def test_project_in_a_synced_folder_says_so_once_and_offers_a_copy(
    start, monkeypatch, tmp_path, annotations
):
    (tmp_path / "sync" / ".stfolder").mkdir(parents=True)
    typist = start(HARBOUR, project=tmp_path / "sync" / "work.annotator")
    assert "a folder that Syncthing synchronises" in typist.window.strip.text()
    tag(typist)
    press_button(typist, "strip_close")
    assert "Guessed from the text" in typist.window.strip.text()
    copy = tmp_path / "here.annotator"
    answer(monkeypatch, copy)
    typist.window.actions_table["file.work_on_copy"].trigger()
    assert project_of(typist).path == copy
    assert str(copy) in typist.window.strip.text()
    assert len(annotations(typist.window)) == 1
    press_button(typist, "strip_close")
    assert "Guessed from the text" in typist.window.strip.text()
    tag(typist, "Opposition leaders")
    assert len(annotations(typist.window)) == 2


def test_copy_that_is_not_chosen_is_not_made(typist, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = project_of(typist)
    typist.window.actions_table["file.work_on_copy"].trigger()
    assert project_of(typist) is before


def test_project_that_cannot_be_written_is_read_and_worked_on_in_a_copy(
    start, monkeypatch, tmp_path, annotations
):
    with small_disk(tmp_path / "disk") as disk:
        typist = start(HARBOUR, project=disk / "work.annotator")
        tag(typist)
        typist.window.close()
        make_read_only(disk)
        typist = start(project=disk / "work.annotator")
        assert "Read-only: work.annotator" in typist.window.strip.text()
        assert len(annotations(typist.window)) == 1
        tag(typist, "Opposition leaders")
        assert len(annotations(typist.window)) == 1
        answer(monkeypatch, tmp_path / "here.annotator")
        press_button(typist, "strip_file.work_on_copy")
        tag(typist, "Opposition leaders")
        assert len(annotations(typist.window)) == 2
        typist.window.close()


def test_word_list_that_is_missing_is_told_in_its_own_words(start, monkeypatch):
    use_small_rules(monkeypatch)
    *others, last = SUGGESTERS

    def read_list(reading):
        word_list("not-there")
        return last.suggest(reading)

    torn = Suggester(last.kind, last.rules, read_list, last.predict)
    monkeypatch.setattr(looking, "all_suggesters", lambda: (*others, torn))
    typist = start(HARBOUR, suggests=True)
    strip = typist.window.strip
    typist.qtbot.waitUntil(lambda: "not-there.txt" in strip.text())
    assert strip.text().endswith("install Annotator again.")
    assert strip.findChild(QToolButton, "strip_help.report") is None
    assert typist.window.desk.suggestions.left
