# SPDX-License-Identifier: Apache-2.0
"""The disk is full, or read-only, or the rights are taken away."""

import lzma
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from annotator.domain.errors import UserError
from annotator.store import project as module
from annotator.store import reaching
from annotator.store.project import open_project
from tests.agreement import assert_agreement
from tests.disks import fill, make_read_only, small_disk
from tests.store.conftest import Work

posix_only = pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
OLD = Path(__file__).parent / "samples" / "version-1.annotator.xz"
LONG = "long " * 200_000


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk", "3m") as disk:
        yield disk


@pytest.fixture
def on_disk(disk):
    """Return a project on a small disk, with one fact in it."""
    work = Work(disk / "work.annotator")
    work.tag((0, 7))
    yield work
    work.project.close()


@contextmanager
def no_larger_file(path):
    """Have no file of this process grow beyond a file's size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def facts(work):
    return work.project.sessions.progress(work.session.id).facts


def names(folder):
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_edit_on_a_full_disk_is_refused_whole_and_made_once_there_is_room(on_disk, disk, mode):
    on_disk.connection.execute(f"pragma journal_mode = {mode}")
    filler = fill(disk)
    with pytest.raises(UserError, match=r"is full.*Make room"):
        on_disk.tag((8, 13), note=LONG)
    assert facts(on_disk) == 1
    filler.unlink()
    on_disk.tag((8, 13), note="short")
    on_disk.check()


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_edit_beyond_a_limit_is_refused_whole_and_made_once_it_is_lifted(work, mode):
    work.connection.execute(f"pragma journal_mode = {mode}")
    with no_larger_file(work.path), pytest.raises(UserError, match=r"limit .* Free some space"):
        work.tag((0, 7), note=LONG)
    assert facts(work) == 0
    work.tag((0, 7))
    work.check()


def test_typing_on_a_full_disk_stays_what_was_acknowledged(on_disk, disk):
    one = on_disk.tag((8, 13))
    one = on_disk.type(one, note="so far")
    filler = fill(disk)
    with pytest.raises(UserError, match="is full"):
        on_disk.type(one, note=LONG)
    filler.unlink()
    on_disk.reopen()
    assert on_disk.get(one).note == "so far"
    on_disk.check()


def test_import_on_a_full_disk_leaves_nothing(on_disk, disk):
    filler = fill(disk)
    with pytest.raises(UserError, match="is full"):
        on_disk.add_article(LONG)
    assert len(on_disk.project.articles.ids()) == 1
    filler.unlink()
    on_disk.add_article("A short one.\n")
    on_disk.check()


def test_copy_to_a_full_disk_leaves_nothing(work, disk):
    work.tag((0, 7), note=LONG * 3)
    fill(disk)
    with pytest.raises(UserError, match="Make room"):
        work.project.back_up(disk / "copy")
    assert names(disk) == ["filler"]


def test_project_is_closed_on_a_full_disk_and_nothing_is_lost(on_disk, disk):
    on_disk.tag((8, 13))
    filler = fill(disk)
    on_disk.project.close()
    filler.unlink()
    on_disk.project = open_project(on_disk.path, clock=on_disk.clock)
    assert facts(on_disk) == 2


def test_new_project_on_a_full_disk_is_refused(disk):
    fill(disk)
    with pytest.raises(UserError, match=r"full|room"):
        open_project(disk / "new")


def old_file(folder):
    path = folder / "old.annotator"
    path.write_bytes(lzma.decompress(OLD.read_bytes()))
    return path


def test_migration_on_a_full_disk_leaves_the_file_as_the_older_program_knows_it(disk):
    path = old_file(disk)
    before = path.read_bytes()
    filler = fill(disk)
    with pytest.raises(UserError, match=r"room|full"):
        open_project(path)
    assert path.read_bytes() == before
    assert names(disk) == ["filler", "old.annotator"]
    filler.unlink()
    with closing(open_project(path)) as project:
        assert_agreement(project)


def test_migration_that_fails_leaves_no_second_copy(tmp_path, monkeypatch):
    path = old_file(tmp_path)
    before = path.read_bytes()

    def fail(connection):
        connection.execute("update article set title = ''")
        raise KeyError

    monkeypatch.setattr(module, "migrate", fail)
    with pytest.raises(KeyError):
        open_project(path)
    with closing(sqlite3.connect(path)) as bare:
        assert bare.execute("pragma user_version").fetchone() == (1,)
        bare.execute("pragma journal_mode = delete")
    assert names(tmp_path) == ["old.annotator"]
    assert len(path.read_bytes()) == len(before)


def test_new_project_that_cannot_be_made_leaves_no_copy(tmp_path, monkeypatch):
    def fail(_connection):
        raise KeyError

    monkeypatch.setattr(module, "migrate", fail)
    with pytest.raises(KeyError):
        open_project(tmp_path / "new")
    assert names(tmp_path) == ["new"]


def test_copy_aside_takes_a_free_name(tmp_path):
    path = old_file(tmp_path)
    notes = tmp_path / "old.annotator.version-1"
    notes.write_text("Mine.")
    (tmp_path / "old.annotator.version-1-2").mkdir()
    open_project(path).close()
    assert notes.read_text() == "Mine."
    assert (tmp_path / "old.annotator.version-1-3").read_bytes()[:6] == b"SQLite"


@pytest.mark.parametrize("has_log", [True, False])
def test_project_on_a_read_only_disk_is_read_as_it_was_left(on_disk, disk, has_log):
    if has_log:
        on_disk.tag((8, 13))
        left_behind(on_disk)
    else:
        on_disk.project.close()
    make_read_only(disk)
    with closing(open_project(on_disk.path)) as project:
        assert project.is_read_only
        assert project.sessions.progress(on_disk.session.id).facts == 1 + has_log
        with pytest.raises(UserError, match="cannot be written"):
            project.sessions.keep_place(on_disk.session.id, project.sessions.place("x"), "now")
        folder = project.connection.private_folder
        assert project.is_readable_anew() is not has_log
        assert project.is_readable_beside() is not has_log
    assert folder is None or not Path(folder.name).exists()
    make_read_only(disk, read_only=False)
    on_disk.project = open_project(on_disk.path, clock=on_disk.clock)
    assert facts(on_disk) == 1 + has_log


def left_behind(work):
    """Leave file and log as a killed program does: no index, no bringing in."""
    log = work.path.with_name(work.path.name + "-wal")
    kept = (work.path.read_bytes(), log.read_bytes())
    work.connection.close()
    work.path.write_bytes(kept[0])
    log.write_bytes(kept[1])


def test_journal_of_a_killed_program_is_played_back_for_readers_of_a_read_only_disk(on_disk, disk):
    on_disk.connection.execute("pragma journal_mode = delete")
    on_disk.project.close()
    journal = on_disk.path.with_name("work.annotator-journal")
    with closing(sqlite3.connect(on_disk.path, isolation_level=None)) as bare:
        bare.execute("pragma cache_size = 1")
        bare.execute("begin immediate")
        bare.execute("update annotation set note = 'torn'")
        bare.execute("insert into verdict select pk + 100, key || 'x', label, 1 from verdict")
        bare.execute("insert into content values ('x', hex(zeroblob(300000)), x'', '')")
        torn = (on_disk.path.read_bytes(), journal.read_bytes())
        bare.execute("rollback")
    on_disk.path.write_bytes(torn[0])
    journal.write_bytes(torn[1])
    make_read_only(disk)
    with closing(open_project(on_disk.path)) as project:
        assert len(project.verdicts()) < 20
        assert project.sessions.progress(on_disk.session.id).facts == 1
        assert "torn" not in [
            one.note for one in project.annotations.of_session(on_disk.session.id)
        ]
    make_read_only(disk, read_only=False)
    on_disk.project = open_project(on_disk.path)


def test_older_project_that_cannot_be_written_is_read_in_a_copy(disk):
    path = old_file(disk)
    before = path.read_bytes()
    make_read_only(disk)
    with closing(open_project(path)) as project:
        assert project.is_read_only
        assert project.path == path
        assert project.sessions.summaries()
    make_read_only(disk, read_only=False)
    assert path.read_bytes() == before


def test_older_project_is_read_without_a_change_to_it(tmp_path):
    path = old_file(tmp_path)
    before = path.read_bytes()
    with closing(open_project(path, read_only=True)) as project:
        assert project.sessions.summaries()
    assert (path.read_bytes(), names(tmp_path)) == (before, ["old.annotator"])


@pytest.mark.parametrize("step", ["copy_project", "migrate"])
def test_private_copy_of_an_older_project_is_removed_where_it_fails(tmp_path, monkeypatch, step):
    path = old_file(tmp_path)
    folders = []

    def fail(*_arguments):
        raise KeyError

    def remember():
        folders.append(reaching.private_folder())
        return folders[0]

    monkeypatch.setattr(module, step, fail)
    monkeypatch.setattr(module, "private_folder", remember)
    with pytest.raises(KeyError):
        open_project(path, read_only=True)
    assert not Path(folders[0].name).exists()


def test_copy_is_taken_again_where_the_file_changes_meanwhile(work, monkeypatch):
    copies = []
    real = shutil.copyfile

    def change(source, target):
        copies.append(target)
        if len(copies) == 1:
            os.utime(work.path, ns=(1, 1))
        return real(source, target)

    monkeypatch.setattr(shutil, "copyfile", change)
    work.project.close()
    with closing(sqlite3.connect(work.path)):
        reaching.private_copy(work.path).cleanup()
    assert len(copies) == 2
    copies.clear()
    ticks = iter(range(100))
    monkeypatch.setattr(reaching, "_stamp", lambda _: next(ticks))
    reaching.private_copy(work.path).cleanup()
    assert len(copies) == 5
    work.project = open_project(work.path)


# Works as somebody who is not root, whom no rights keep out.
CHILD = """
import os, sys
from pathlib import Path
from annotator.domain.errors import UserError
from annotator.services.importing import import_bytes
from annotator.services.open import open_workspace
from annotator.services.marking import Marking
from annotator.domain.span import Span
import annotator.store.locks, shutil, tempfile
folder, mode = Path(sys.argv[1]), sys.argv[2]
# Everything that is imported late is imported now: Python's own folders may be root's alone.
warm = open_workspace(folder / "warm")
import_bytes(warm.project, b"A text.", "a.txt")
warm.project.close()
(folder / "warm").unlink()
os.chown(folder, 65534, 65534)
os.setgid(65534)
os.setuid(65534)
path = folder / "p.annotator"
workspace = open_workspace(path, "Ann")
workspace.project.connection.execute(f"pragma journal_mode = {mode}")
found = import_bytes(workspace.project, b"The harbour opened again.", "harbour.txt")
workspace.open_session(found.session_id)
marking = Marking(workspace)
marking.tag_span("claim", Span(0, 11))
path.chmod(0o400)
folder.chmod(0o500)
try:
    marking.tag_span("claim", Span(0, 11))
    print("written")
except UserError as error:
    print(error)
workspace.project.close()
again = open_workspace(path)
print(again.project.is_read_only, again.project.sessions.progress(found.session_id).facts)
again.project.close()
folder.chmod(0o700)
path.chmod(0o600)
again = open_workspace(path)
print(again.project.is_read_only, again.project.sessions.progress(found.session_id).facts)
again.project.close()
print(sorted(one.name for one in folder.iterdir()))
"""


@posix_only
@pytest.mark.skipif(os.name == "posix" and os.getuid() != 0, reason="only root can be others")
@pytest.mark.parametrize(
    ("mode", "said", "count"), [("wal", "written", 2), ("delete", "is read-only", 1)]
)
def test_rights_taken_away_lose_nothing(mode, said, count):

    # Below a folder that all may enter.
    with tempfile.TemporaryDirectory(dir="/var/tmp") as outer:
        Path(outer).chmod(0o755)
        folder = Path(outer, "work")
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(folder), mode],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        first, ro, rw, left = done.stdout.splitlines()
    assert said in first
    assert (ro, rw) == (f"True {count}", f"False {count}")
    assert left == "['p.annotator']"
