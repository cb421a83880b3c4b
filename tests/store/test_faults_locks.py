# SPDX-License-Identifier: Apache-2.0
"""Another process holds a lock on the project."""

import os
import sys
import time
from pathlib import Path

import pytest

from annotator.domain.errors import UserError
from annotator.store import locks
from annotator.store.project import open_project
from tests.processes import held

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a lock")


@linux_only
@pytest.mark.parametrize(
    ("mode", "statements"),
    [
        ("wal", ["begin immediate"]),
        ("delete", ["begin immediate"]),
        ("delete", ["begin", "select * from verdict"]),
        ("delete", ["begin exclusive"]),
    ],
)
def test_who_holds_the_file_is_named(work, mode, statements):
    work.connection.execute(f"pragma journal_mode = {mode}")
    with held(work.path, *statements) as process:
        name = Path(f"/proc/{process}/comm").read_text().strip()
        with pytest.raises(UserError, match=f"“{name}” \\(process {process}\\)"):
            work.tag((0, 7))
    work.tag((0, 7))
    work.check()


@linux_only
def test_program_that_keeps_the_file_to_itself_is_named_at_opening(work):
    work.project.close()
    keep = ("pragma locking_mode = exclusive", "begin exclusive")
    with held(work.path, *keep) as process, pytest.raises(UserError, match=f"process {process}"):
        work.reopen()
    work.reopen()


@pytest.mark.parametrize(
    ("arguments", "is_ours"),
    [
        (["/usr/bin/annotator", "x"], True),
        (["python3", "/usr/bin/annotator"], True),
        (["python3", "-I", "-m", "annotator", "x"], True),
        (["python3", "/src/annotator/__main__.py"], True),
        (["python3", "-c", "x"], False),
        (["sqlite3", "/home/ann/annotator/x"], False),
    ],
)
def test_our_own_program_is_told_by_how_it_was_started(arguments, is_ours):
    assert locks._is_annotator(arguments) is is_ours


class Processes:
    """A made-up /proc in which one process has the log's write lock."""

    def __init__(self, folder, path, process=4711, device=None):
        found = path.with_name(path.name + "-shm").stat()
        where = device or f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}"
        lines = [
            f"1: POSIX  ADVISORY  WRITE {process} {where}:{found.st_ino} 120 120",
            f"1: -> POSIX  ADVISORY  WRITE 9 {where}:{found.st_ino} 120 120",
            f"2: FLOCK  ADVISORY  WRITE 9 {where}:{found.st_ino} 0 EOF",
            f"3: POSIX  ADVISORY  READ 9 {where}:1 0 EOF",
        ]
        self.own = folder / str(process)
        self.own.mkdir(parents=True)
        (folder / "locks").write_text("\n".join(lines))

    def describe(self, comm, *arguments):
        (self.own / "comm").write_text(comm + "\n")
        (self.own / "cmdline").write_bytes(b"\0".join(one.encode() for one in arguments) + b"\0")

    def open(self, path):
        (self.own / "fd").mkdir(exist_ok=True)
        (self.own / "fd" / path.name).symlink_to(path)
        (self.own / "fd" / "4").write_text("gone meanwhile")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(locks, "_PROCESSES", tmp_path / "proc")
    return tmp_path / "proc"


def test_another_annotator_is_named_as_one(work, folder):
    Processes(folder, work.path).describe("python3", "python3", "-m", "annotator")
    assert str(locks.holder(work.path)) == "another Annotator (process 4711)"


def test_process_that_has_ended_meanwhile_is_named_by_its_number(work, folder):
    Processes(folder, work.path)
    assert str(locks.holder(work.path)) == "another program (process 4711)"


def test_this_process_is_named_as_itself(work, folder):
    Processes(folder, work.path, process=os.getpid())
    assert str(locks.holder(work.path)) == "another part of this Annotator"


def test_process_of_another_container_is_not_guessed(work, folder):
    Processes(folder, work.path, process=0)
    assert str(locks.holder(work.path)) == "another program"


def test_system_that_does_not_tell_is_no_error(work, folder):
    assert str(locks.holder(work.path)) == "another program"


def test_same_number_on_another_device_counts_only_for_who_has_the_file_open(work, folder):
    processes = Processes(folder, work.path, device="ff:ff")
    processes.describe("sqlite3", "sqlite3")
    assert str(locks.holder(work.path)) == "another program"
    processes.open(work.path.with_name("other"))
    assert str(locks.holder(work.path)) == "another program"
    processes.open(work.path.with_name(work.path.name + "-shm"))
    assert str(locks.holder(work.path)) == "“sqlite3” (process 4711)"


def test_file_that_is_gone_is_held_by_nobody_known(work, folder, tmp_path):
    Processes(folder, work.path)
    assert str(locks.holder(tmp_path / "none")) == "another program"


def seconds_until_refused(work):
    started = time.monotonic()
    with pytest.raises(UserError, match="is being written by"):
        work.tag((0, 7))
    return time.monotonic() - started


def test_only_the_first_refusal_is_waited_for(work):
    work.project.close()
    work.project = open_project(work.path, clock=work.clock, busy_milliseconds=400)
    with work.bare() as other:
        other.execute("begin immediate")
        assert seconds_until_refused(work) >= 0.35
        assert max(seconds_until_refused(work) for _ in range(3)) < 0.3
        other.execute("rollback")
        work.tag((0, 7))
        other.execute("begin immediate")
        assert seconds_until_refused(work) >= 0.35
        other.execute("rollback")


def test_edits_that_were_refused_can_be_made_once_the_lock_is_gone(work):
    with held(work.path, "begin immediate"):
        for _ in range(2):
            with pytest.raises(UserError):
                work.tag((0, 7))
    work.tag((0, 7))
    assert work.project.sessions.progress(work.session.id).facts == 1
    work.check()
