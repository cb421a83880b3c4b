# SPDX-License-Identifier: Apache-2.0
"""Copying in steps while others write, in both of SQLite's ways of writing, and stopping it."""

import resource
import sqlite3
from contextlib import closing

import pytest

from annotator.domain.errors import UserError
from annotator.domain.message import message
from annotator.store import backup
from annotator.store.backup import DamageError, NoRoomError, check, reading, write_copy
from annotator.store.project import open_project


class StoppedError(UserError):
    """Raised by the one who waits."""


@pytest.fixture
def slow(monkeypatch):
    """Copy page by page, and look up often."""
    monkeypatch.setattr(backup, "_STEP_PAGES", 1)
    monkeypatch.setattr(backup, "_CHECK_OPCODES", 10)


@pytest.fixture
def plain(work):
    """Return the path of a project without a write-ahead log, as on a network share."""
    work.project.close()
    with work.bare() as connection:
        connection.execute("pragma journal_mode = delete")
    return work.path


def copied(path, target, advance=None):
    with reading(path) as source:
        write_copy(source, target, advance)
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
        return copy.execute("select count(*) from verdict").fetchone()[0]


def writes(connection, times):
    """Return an ``advance`` that adds a verdict, so many times."""
    left = list(range(times))

    def advance(share):
        if left:
            number = left.pop()
            connection.execute(
                "insert into verdict (key, label) values (?, ?)", (f"v{number}", "odd")
            )

    return advance


def stop(share):
    raise StoppedError(message("It was stopped."))


def test_copy_is_of_the_moment_it_was_begun_though_others_write(work, tmp_path, slow):
    before = len(work.project.verdicts())
    advance = writes(work.connection, 50)
    assert copied(work.path, tmp_path / "copy", advance) == before
    assert len(work.project.verdicts()) > before


def test_writer_is_not_held_up_without_a_log(plain, tmp_path, slow):
    with closing(sqlite3.connect(plain, timeout=0, isolation_level=None)) as writer:
        before = writer.execute("select count(*) from verdict").fetchone()[0]
        assert copied(plain, tmp_path / "copy", writes(writer, 3)) == before + 3


def test_copy_is_given_up_where_somebody_writes_all_the_time(plain, tmp_path, slow):
    with (
        closing(sqlite3.connect(plain, timeout=0, isolation_level=None)) as writer,
        pytest.raises(UserError, match="is being written all the time"),
    ):
        copied(plain, tmp_path / "copy", writes(writer, 10**6))


def test_copy_waits_for_a_writer_but_not_for_ever(plain, tmp_path, slow, monkeypatch):
    monkeypatch.setattr(backup, "_MOST_SECONDS_BUSY", 0.01)
    with closing(sqlite3.connect(plain, timeout=0, isolation_level=None)) as writer:
        held = []

        def advance(share):
            if not held:
                held.append(writer.execute("begin exclusive"))

        with pytest.raises(UserError, match="is being written all the time"):
            copied(plain, tmp_path / "copy", advance)


def test_copy_goes_on_when_a_writer_lets_go(plain, tmp_path, slow):
    with closing(sqlite3.connect(plain, timeout=0, isolation_level=None)) as writer:
        calls = []

        def advance(share):
            calls.append(share)
            if len(calls) == 2:
                writer.execute("begin exclusive")
            elif len(calls) == 4:
                writer.execute("rollback")

        assert copied(plain, tmp_path / "copy", advance)


@pytest.mark.parametrize("share", [0, 80])
def test_copy_that_is_stopped_leaves_nothing(work, tmp_path, slow, share):
    def advance(done):
        if done >= share:
            stop(done)

    folder = tmp_path / "copies"
    folder.mkdir()
    with pytest.raises(StoppedError):
        work.project.back_up(folder / "copy", advance=advance)
    assert list(folder.iterdir()) == []


def test_shares_of_a_copy_go_up_to_the_check(work, tmp_path, slow, monkeypatch):
    monkeypatch.setattr(backup, "_STEPS_PER_FLUSH", 2)
    shares = []
    copied(work.path, tmp_path / "copy", shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 80)


def test_name_with_part_that_is_taken_does_no_harm(work, tmp_path):
    taken = tmp_path / "copy.part"
    taken.write_text("my own notes")
    work.project.back_up(tmp_path / "copy")
    assert taken.read_text() == "my own notes"


def test_damage_is_found_by_the_check_and_the_copy_is_not_kept(work, tmp_path):
    for number in range(300):
        work.tag((number % 50, number % 50 + 3), note="x" * 200)
    with work.bare() as connection:
        page = connection.execute(
            "select rootpage from sqlite_schema where name = 'annotation_order'"
        ).fetchone()[0]
    work.project.close()
    with work.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x00" * 4096)
    folder = tmp_path / "copies"
    folder.mkdir()
    with (
        pytest.raises(DamageError, match="is damaged"),
        closing(open_project(work.path, read_only=True)) as project,
    ):
        project.back_up(folder / "copy")
    assert list(folder.iterdir()) == []


def test_damage_that_only_the_copy_meets_is_damage(plain, tmp_path):
    with plain.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    with pytest.raises(DamageError, match="cannot be read"):
        copied(plain, tmp_path / "copy")


def test_disk_that_takes_no_more_is_told_as_such(work, tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(NoRoomError, match="The project is as it was"):
            copied(work.path, tmp_path / "copy")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_disk_that_fails_while_the_copy_is_checked_is_no_damage(work, tmp_path):
    class Failing:
        def execute(self, _):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
            raise error

        def set_progress_handler(self, *_):
            """Take no notice."""

    with pytest.raises(sqlite3.OperationalError, match="disk I/O error"):
        check(Failing(), work.path)


def test_check_needs_nobody_who_waits(work, tmp_path, slow):
    assert copied(work.path, tmp_path / "copy")


def test_file_that_cannot_be_read_is_damage(work):
    work.project.close()
    work.path.write_bytes(b"nothing of the kind " * 500)
    with pytest.raises(DamageError):
        copied(work.path, work.path.with_name("copy"))


def test_missing_file_is_explained(tmp_path):
    with pytest.raises(UserError, match="is not there"), reading(tmp_path / "gone"):
        pass


def test_folder_that_is_gone_is_explained(work, tmp_path):
    with pytest.raises(NoRoomError, match="No such file"):
        copied(work.path, tmp_path / "gone" / "copy")


def test_error_of_our_own_is_not_dressed_up(work, tmp_path):
    with reading(work.path) as source:
        source.close()
        with pytest.raises(sqlite3.Error, match="closed database"):
            write_copy(source, tmp_path / "copy")


def test_disk_that_is_full_while_a_copy_is_checked_is_no_damage(tmp_path):
    class Full:
        def set_progress_handler(self, *_):
            pass

        def execute(self, _):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    with pytest.raises(sqlite3.OperationalError, match="full"):
        check(Full(), tmp_path / "p.annotator")


def test_copy_whose_tables_cannot_be_told_is_damage(tmp_path):
    path = tmp_path / "p.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("create table one (name text not null)")
        connection.execute("pragma writable_schema = on")
        connection.execute("insert into one values ('a')")
        connection.execute("update sqlite_schema set sql = 'create table one (name text unique)'")
    with closing(sqlite3.connect(path)) as connection, pytest.raises(DamageError):
        check(connection, path)
