# SPDX-License-Identifier: Apache-2.0
"""The project file is moved, deleted or replaced while it is open."""

import shutil
from contextlib import closing

import pytest

from annotator.domain.errors import UserError
from annotator.store import opening, whereabouts
from annotator.store.project import open_project
from tests.processes import held


def log_of(path):
    return path.with_name(path.name + "-wal")


def facts(path, session):
    """Return how many facts a file holds that nobody has open, read with its log or without."""
    with closing(open_project(path)) as project:
        return project.sessions.progress(session.id).facts


def delete(work, tmp_path):
    work.path.unlink()


def move(work, tmp_path):
    work.path.rename(tmp_path / "elsewhere.annotator")


def replace(work, tmp_path):
    (tmp_path / "other").write_bytes(b"not a project")
    (tmp_path / "other").replace(work.path)


def swap(work, tmp_path):
    """Put another project in its place, as a program that synchronises folders does."""
    with closing(open_project(tmp_path / "other")):
        pass
    (tmp_path / "other").replace(work.path)


LOSSES = [delete, move, replace, swap]


@pytest.fixture
def lost(work, tmp_path, request):
    """Return a project with one fact whose file is no longer in its place."""
    work.tag((0, 7))
    request.param(work, tmp_path)
    yield work
    # What is in its place belongs to somebody else.
    with pytest.raises(UserError, match="while it was open"):
        work.project.close()
    work.path.unlink(missing_ok=True)
    log_of(work.path).unlink(missing_ok=True)
    work.project = open_project(work.path)


@pytest.mark.parametrize("lost", LOSSES, indirect=True)
def test_nothing_is_written_into_a_file_that_lost_its_place(lost):
    with pytest.raises(UserError, match=r"while it was open.*Save a copy"):
        lost.tag((8, 13))
    assert lost.project.sessions.progress(lost.session.id).facts == 1


@pytest.mark.parametrize("lost", LOSSES, indirect=True)
def test_loss_is_found_without_an_edit(lost):
    with pytest.raises(UserError, match="while it was open"):
        lost.project.require_in_place()
    assert not lost.project.is_in_place()


@pytest.mark.parametrize("lost", LOSSES, indirect=True)
def test_copy_rescues_everything_from_a_file_that_lost_its_place(lost, tmp_path):
    copy = tmp_path / "rescued.annotator"
    lost.project.back_up(copy)
    assert facts(copy, lost.session) == 1


def test_file_in_its_place_is_no_loss(work):
    work.project.require_in_place()
    assert work.project.is_in_place()


@pytest.mark.parametrize("lost", [delete, move], indirect=True)
def test_copy_does_not_take_the_place_beside_the_old_log(lost):
    with pytest.raises(UserError, match="Choose another name"):
        lost.project.back_up(lost.path)
    assert not lost.path.exists()


@pytest.mark.parametrize("lost", [move], indirect=True)
def test_words_tell_where_a_moved_file_is(lost, tmp_path):
    now = tmp_path / "elsewhere.annotator"
    with pytest.raises(UserError, match=f"moved to {now}"):
        lost.project.require_in_place()
    assert lost.project.is_displaced_to(now)


def test_words_are_right_where_the_system_does_not_tell(work, tmp_path, monkeypatch):
    monkeypatch.setattr(whereabouts, "_OWN_FILES", tmp_path / "none")
    move(work, tmp_path)
    with pytest.raises(UserError, match="moved, deleted or replaced"):
        work.project.require_in_place()
    (tmp_path / "elsewhere.annotator").rename(work.path)


def test_moved_file_is_whole_once_the_move_is_found(work, tmp_path):
    work.tag((0, 7))
    move(work, tmp_path)
    with pytest.raises(UserError, match="moved to"):
        work.project.require_in_place()
    shutil.copy(tmp_path / "elsewhere.annotator", tmp_path / "seen")
    assert facts(tmp_path / "seen", work.session) == 1
    (tmp_path / "elsewhere.annotator").rename(work.path)


def test_moved_file_that_another_program_opened_is_left_to_it(work, tmp_path):
    work.tag((0, 7))
    move(work, tmp_path)
    with held(tmp_path / "elsewhere.annotator", "select * from verdict"):
        before = (tmp_path / "elsewhere.annotator").stat()
        with pytest.raises(UserError, match="moved to"):
            work.project.require_in_place()
        after = (tmp_path / "elsewhere.annotator").stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    assert log_of(work.path).stat().st_size
    (tmp_path / "elsewhere.annotator").rename(work.path)


def test_work_goes_on_once_the_file_is_back(work, tmp_path):
    move(work, tmp_path)
    with pytest.raises(UserError, match="while it was open"):
        work.tag((0, 7))
    (tmp_path / "elsewhere.annotator").rename(work.path)
    work.tag((0, 7))
    work.check()
    work.reopen()
    assert work.project.sessions.progress(work.session.id).facts == 1


def test_typing_is_kept_whole_over_a_loss(work, tmp_path):
    annotation = work.type(work.tag((0, 7)), note="so f")
    move(work, tmp_path)
    with pytest.raises(UserError, match="while it was open"):
        work.type(annotation, note="so far")
    (tmp_path / "elsewhere.annotator").rename(work.path)
    work.type(annotation, note="so far")
    work.project.history.close_draft()
    assert work.get(annotation).note == "so far"
    work.check()


def test_file_without_a_log_is_not_written_where_it_lost_its_place(work, tmp_path):
    work.connection.execute("pragma journal_mode = delete")
    work.tag((0, 7))
    move(work, tmp_path)
    with pytest.raises(UserError, match="while it was open"):
        work.tag((8, 13))
    (tmp_path / "elsewhere.annotator").rename(work.path)
    work.tag((8, 13))
    work.check()


def test_folder_that_cannot_be_looked_into_is_no_loss(work, monkeypatch):
    def refuse(_path):
        raise PermissionError

    monkeypatch.setattr(whereabouts.os, "stat", refuse)
    assert work.project.is_in_place()
    assert whereabouts.has_log_of_its_own(work.path, None)
    monkeypatch.undo()


def test_file_replaced_while_it_is_opened_is_refused(work, tmp_path, monkeypatch):
    work.project.close()
    check = opening._check_identity

    def replace_then_check(opened):
        shutil.copy(work.path, tmp_path / "other")
        (tmp_path / "other").replace(work.path)
        check(opened)

    monkeypatch.setattr(opening, "_check_identity", replace_then_check)
    with pytest.raises(UserError, match="while it was open"):
        open_project(work.path)
    monkeypatch.undo()
    work.project = open_project(work.path)


def test_link_to_the_file_is_the_file(work, tmp_path):
    work.project.close()
    (tmp_path / "real").mkdir()
    work.path.rename(tmp_path / "real" / "file")
    work.path.symlink_to(tmp_path / "real" / "file")
    work.project = open_project(work.path)
    work.tag((0, 7))
    assert log_of(tmp_path / "real" / "file").exists()
    work.path.unlink()
    work.path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(UserError, match="while it was open"):
        work.tag((0, 7))
    work.path.unlink()
    work.path.symlink_to(tmp_path / "real" / "file")


def test_single_file_is_whole_after_closing(work, tmp_path):
    work.tag((0, 7))
    work.project.close()
    assert not log_of(work.path).exists()
    shutil.copy(work.path, tmp_path / "copy")
    assert facts(tmp_path / "copy", work.session) == 1
    work.project = open_project(work.path)


def test_single_file_is_whole_after_closing_beside_another_program(work, tmp_path):
    with work.other() as other:
        other.sessions.summaries()
        work.tag((0, 7))
        work.project.close()
        assert log_of(work.path).stat().st_size == 0
    work.project = open_project(work.path)


def test_closing_does_not_wait_for_another_program(work):
    with work.bare() as bare:
        bare.execute("begin immediate")
        work.project.close()
        bare.execute("rollback")
    work.project = open_project(work.path)
