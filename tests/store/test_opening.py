# SPDX-License-Identifier: Apache-2.0
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from annotator.domain.errors import DamageError, UserError
from annotator.store import reaching
from annotator.store.opening import connect
from annotator.store.project import open_project
from annotator.store.schema import APPLICATION_ID, VERSION


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def beside(path, suffix):
    return path.with_name(path.name + suffix)


def make_foreign(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def assert_refused(path, *words, **options):
    with pytest.raises(UserError) as caught:
        open_project(path, busy_milliseconds=50, **options)
    for word in (str(path), *words):
        assert word in str(caught.value)


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_only_the_owner_can_read_a_new_file(work, suffix):
    assert mode(beside(work.path, suffix)) == 0o600


def test_file_is_private_whatever_the_umask(tmp_path):
    path = tmp_path / "p.annotator"
    old = os.umask(0)
    try:
        project = open_project(path)
    finally:
        os.umask(old)
    modes = {mode(beside(path, suffix)) for suffix in ("", "-wal", "-shm")}
    project.close()
    assert modes == {0o600}


def test_missing_folders_are_made(tmp_path):
    path = tmp_path / "a" / "b" / "p.annotator"
    open_project(path).close()
    assert path.exists()


def test_file_tells_what_it_is(work):
    assert work.connection.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
    assert work.connection.execute("pragma user_version").fetchone() == (VERSION,)


def test_foreign_keys_hold_and_the_log_is_ahead(work):
    assert work.connection.execute("pragma foreign_keys").fetchone() == (1,)
    assert work.connection.execute("pragma journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    "name",
    ["a b#c?d%20e&f.annotator", "😀 é ñ.annotator", "q'\"uote.annotator", "y" * 246],
)
def test_odd_file_names_are_opened(tmp_path, name):
    path = tmp_path / name
    open_project(path).close()
    open_project(path, read_only=True).close()
    assert [found.name for found in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"\\srv\share\p.annotator"), "file:////srv/share/p.annotator"),
        (PureWindowsPath(r"C:\a b\p.annotator"), "file:///C:/a%20b/p.annotator"),
        (PurePosixPath("/a/p.annotator"), "file:///a/p.annotator"),
    ],
)
def test_project_on_a_server_is_addressed_as_sqlite_takes_it(path, uri):
    assert reaching.uri(path) == uri


def test_file_that_cannot_be_read_is_explained(path, monkeypatch):
    path.touch()
    monkeypatch.setattr(reaching.os, "access", lambda *_: False)
    assert_refused(path, "lack the rights")


def test_file_that_another_program_makes_meanwhile_is_left(path, monkeypatch):
    path.touch(0o640)
    monkeypatch.setattr(reaching.Path, "exists", lambda _: False)
    reaching.create(path)
    assert mode(path) == 0o640


def test_name_too_long_for_the_log_is_explained(tmp_path):
    assert_refused(tmp_path / ("x" * 250), "shorter")


def test_name_too_long_for_the_system_is_explained(tmp_path):
    assert_refused(tmp_path / ("x" * 300), "cannot be opened")


def test_text_file_is_refused_untouched(path):
    path.write_text("Not a project.\n")
    assert_refused(path, "not an Annotator project")
    assert path.read_text() == "Not a project.\n"


def test_file_of_another_program_is_refused_untouched(path):
    make_foreign(path, "create table mine (a)")
    before = path.read_bytes()
    assert_refused(path, "another program")
    assert path.read_bytes() == before


def test_empty_file_marked_by_another_program_is_refused(path):
    make_foreign(path, "pragma application_id = 7")
    assert_refused(path, "another program")


def test_newer_file_is_refused_with_both_versions(work):
    work.connection.execute(f"pragma user_version = {VERSION + 1}")
    work.project.close()
    assert_refused(work.path, "newer Annotator", str(VERSION + 1), str(VERSION))
    work.project = open_project_at(work)


def open_project_at(work):
    with work.bare() as bare:
        bare.execute(f"pragma user_version = {VERSION}")
    return open_project(work.path)


def test_empty_file_becomes_a_project(path):
    path.touch()
    project = open_project(path)
    assert project.sessions.summaries() == []
    project.close()


def test_empty_file_is_not_read(path):
    path.touch()
    assert_refused(path, "empty", read_only=True)


def test_missing_file_is_not_made_for_reading(path):
    assert_refused(path, "is not there", read_only=True)
    assert not path.exists()


def test_folder_is_refused(tmp_path):
    assert_refused(tmp_path, "is a folder")


def test_damaged_header_is_refused(path):
    path.write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
    assert_refused(path, "not an Annotator project")


def test_damaged_page_is_explained_at_opening(work):
    work.project.close()
    with work.path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    assert_refused(work.path, "damaged", "backup")
    work.path.unlink()
    work.project = open_project(work.path)


def test_locked_file_is_named_when_opening(path):
    open_project(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma locking_mode = exclusive")
        other.execute("begin exclusive")
        assert_refused(path, "written by another")


def test_file_that_cannot_be_written_opens_for_reading(work, monkeypatch):
    work.tag((0, 7))
    monkeypatch.setattr(
        reaching.os, "access", lambda path, mode: mode == os.R_OK or path != work.path
    )
    work.reopen()
    assert work.project.is_read_only
    assert len(work.project.annotations.of_session(work.session.id)) == 1


def test_reading_needs_no_log_beside_the_file(work):
    work.tag((0, 7))
    work.project.close()
    assert not beside(work.path, "-wal").exists()
    work.project = open_project(work.path, read_only=True)
    assert work.project.sessions.progress(work.session.id).facts == 1


def test_project_in_a_folder_that_cannot_be_written_is_read(work, monkeypatch):
    work.tag((0, 7))
    work.project.close()
    monkeypatch.setattr(reaching.os, "access", lambda path, _: path == work.path)
    work.project = open_project(work.path)
    assert work.project.sessions.progress(work.session.id).facts == 1
    assert not beside(work.path, "-shm").exists()


def test_opening_an_up_to_date_file_imports_nothing_heavy(work):
    work.project.close()
    code = (
        "import sys; from pathlib import Path;"
        "from annotator.store.project import open_project;"
        "open_project(Path(sys.argv[1])).close();"
        "print([name for name in ('sqlite_utils', 'numpy', 'click') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(work.path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    work.project = open_project(work.path)


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_new_project_leaves_the_log_of_one_that_was_moved_away(tmp_path, suffix):
    left = beside(tmp_path / "p", suffix)
    left.write_bytes(b"newest edits")
    os.utime(left, (0, 0))
    open_project(tmp_path / "p").close()
    assert beside(tmp_path / "p", f".left{suffix}").read_bytes() == b"newest edits"


def test_log_of_who_makes_the_same_project_just_now_is_not_renamed(tmp_path):
    beside(tmp_path / "p", "-wal").write_bytes(b"just begun")
    open_project(tmp_path / "p").close()
    assert list(tmp_path.iterdir()) == [tmp_path / "p"]


def test_older_sqlite_is_named_and_is_no_damage(work, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(UserError, match="Annotator needs SQLite") as caught:
        connect(work.path)
    assert not isinstance(caught.value, DamageError)
