# SPDX-License-Identifier: Apache-2.0
"""The locks on an open project hold, whatever else the program does with the same file."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from annotator.domain.errors import UserError
from annotator.services.importing import import_file
from annotator.services.open import is_project
from annotator.store.belonging import belongs_to_project
from annotator.store.project import open_project

# Holds a project open, does one thing more with its file, then edits at each line it is sent.
HOLDER = """
import sys
from pathlib import Path

from annotator.domain.errors import UserError
from annotator.domain.span import Span
from annotator.services.exporting import export_from
from annotator.services.importing import import_bytes, import_file
from annotator.services.marking import Marking
from annotator.services.open import is_project, open_workspace

path, deed = Path(sys.argv[1]), sys.argv[2]
workspace = open_workspace(path, "Ann")
found = import_bytes(workspace.project, b"The harbour opened again.", "harbour.txt")
workspace.open_session(found.session_id)
marking = Marking(workspace)
print(marking.tag_span("claim", Span(0, 11)).id, flush=True)
if deed == "export":
    export_from(path, "csv", path.with_name("out"), (), lambda rows: None)
elif deed == "open again":
    open_workspace(path).project.close()
elif deed == "ask what it is":
    assert is_project(path)
elif deed == "back up onto itself":
    try:
        workspace.project.back_up(path)
    except UserError:
        pass
elif deed.startswith("import"):
    try:
        import_file(workspace.project, path.with_name(path.name + deed.removeprefix("import ")))
    except UserError:
        pass
print("done", flush=True)
for line in sys.stdin:
    print(marking.tag_span("claim", Span(0, 11)).id, flush=True)
"""
DEEDS = ("export", "open again", "ask what it is", "back up onto itself", "import ", "import -shm")


@contextmanager
def held(path, deed):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), deed],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("deed", DEEDS)
def test_edits_outlive_a_kill_whatever_else_was_done_with_the_file(tmp_path, deed):
    path = tmp_path / "p.annotator"
    with held(path, deed) as process:
        told = [process.stdout.readline().strip()]
        assert process.stdout.readline() == "done\n"
        for _ in range(3):
            with closing(open_project(path)) as other:
                assert len(other.annotations.find(told)) == len(told)
            assert path.with_name("p.annotator-wal").exists()
            process.stdin.write("\n")
            process.stdin.flush()
            told.append(process.stdout.readline().strip())
    with closing(sqlite3.connect(path)) as bare:
        assert bare.execute("pragma integrity_check").fetchall() == [("ok",)]
    with closing(open_project(path)) as project:
        assert [one.id for one in project.annotations.find(told)] == told


def test_locked_project_is_told_as_one(desk):
    path = desk.project.path
    desk.project.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma locking_mode = exclusive")
        other.execute("begin exclusive")
        assert is_project(path)


def test_project_of_which_nothing_can_be_opened_is_none(desk, monkeypatch):
    def refuse(*_, **__):
        raise sqlite3.OperationalError

    monkeypatch.setattr(sqlite3, "connect", refuse)
    assert not is_project(desk.project.path)


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_project_is_not_read_as_an_article(desk, suffix):
    path = desk.project.path.with_name(desk.project.path.name + suffix)
    assert belongs_to_project(path)
    with pytest.raises(UserError, match="Open it as a project instead"):
        import_file(desk.project, path)


def test_article_whose_name_ends_as_a_log_is_none(tmp_path):
    (tmp_path / "-wal").write_text("A text.")
    assert not belongs_to_project(tmp_path / "-wal")
