# SPDX-License-Identifier: Apache-2.0
"""Several files are written together: all of them are new, or none."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from annotator.domain.errors import UserError
from annotator.exporters._files import write_together

OLD = {"a.csv": b"old a", "b.csv": b"old b", "other.txt": b"theirs"}
NAMES = ("a.csv", "b.csv", "c.csv")
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch):
    """Return a function that makes the second file fail at a step with an error number."""

    def fail_at(step: str, number: int) -> None:
        original, calls = getattr(owners[step], step), []

        def failing(*arguments):
            calls.append(arguments)
            if len(calls) == 2:
                raise OSError(number, os.strerror(number))
            return original(*arguments)

        monkeypatch.setattr(owners[step], step, failing)

    owners = {"fsync": os, "replace": Path}
    return fail_at


def contents() -> dict[str, object]:
    return {name: lambda name=name: [b"new ", name.encode()] for name in NAMES}


def found(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_replaced_and_others_kept(folder: Path) -> None:
    write_together(folder, contents())
    assert found(folder) == {
        **{name: b"new " + name.encode() for name in NAMES},
        "other.txt": b"theirs",
    }


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_failure_leaves_what_was_there(step: str, folder: Path, fail) -> None:
    fail(step, errno.ENOSPC)
    with pytest.raises(UserError):
        write_together(folder, contents())
    assert found(folder) == OLD


def test_failure_takes_back_files_that_were_not_there_before(folder: Path, fail) -> None:
    fail("replace", errno.EIO)
    with pytest.raises(UserError):
        write_together(folder, {"new.csv": list, "newer.csv": list, **contents()})
    assert found(folder) == OLD


def test_file_system_without_second_names_is_written_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fail
) -> None:
    def refuse(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    fail("replace", errno.EIO)
    with pytest.raises(UserError):
        write_together(folder, contents())
    assert found(folder) == OLD


def test_what_a_killed_export_left_is_removed_once_it_is_old(folder: Path) -> None:
    for name, age in ((".export-old", 7200), (".export-running", 60)):
        (folder / name / "new").mkdir(parents=True)
        moment = time.time() - age
        os.utime(folder / name, (moment, moment))
    write_together(folder, contents())
    assert [path.name for path in folder.glob(".export-*")] == [".export-running"]


def test_content_that_fails_halfway_leaves_what_was_there(folder: Path) -> None:
    def half():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_together(folder, {"a.csv": list, "b.csv": half})
    assert found(folder) == OLD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_while_writing_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Path.open
    monkeypatch.setattr(Path, "open", lambda path, _: original(Path("/dev/full"), "wb"))
    with pytest.raises(UserError, match="no room left"):
        write_together(folder, contents())
    monkeypatch.undo()
    assert found(folder) == OLD


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "Free some space or choose another folder"),
        (errno.EDQUOT, "Free some space or choose another folder"),
        (errno.EACCES, "Close its files in other programs or choose another folder"),
        (errno.EPERM, "Close its files in other programs or choose another folder"),
        (errno.EROFS, "Close its files in other programs or choose another folder"),
        (errno.EIO, "Choose another folder"),
    ],
)
def test_failure_says_what_to_do(number: int, advice: str, folder: Path, fail) -> None:
    fail("fsync", number)
    with pytest.raises(UserError, match=advice):
        write_together(folder, contents())


@pytest.mark.parametrize("target", ["other.txt", "other.txt/within"])
def test_file_in_place_of_the_folder_is_kept(target: str, folder: Path) -> None:
    with pytest.raises(UserError, match="is a file, or lies in one"):
        write_together(folder / target, contents())
    assert found(folder) == OLD


@pytest.mark.skipif(ROOT, reason="root may write anywhere")
def test_folder_that_is_read_only_is_left_alone(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(UserError, match="may not be written"):
        write_together(folder, contents())
    folder.chmod(0o700)
    assert found(folder) == OLD


def test_folder_in_place_of_a_file_is_kept(folder: Path) -> None:
    (folder / "c.csv").mkdir()
    (folder / "c.csv" / "theirs.txt").touch()
    with pytest.raises(UserError, match="a folder has that name"):
        write_together(folder, contents())
    assert (folder / "c.csv" / "theirs.txt").exists()
    assert (folder / "a.csv").read_bytes() == b"old a"
