# SPDX-License-Identifier: Apache-2.0
import os
import sqlite3
import stat
import threading
from contextlib import closing

import pytest

from annotator.domain.errors import UserError
from annotator.store.project import open_project


def opened(path):
    return closing(open_project(path))


def names(folder):
    return sorted(found.name for found in folder.iterdir())


def test_copy_holds_everything_in_one_private_file(work, tmp_path):
    annotation = work.tag((0, 7))
    copy = tmp_path / "copies" / "copy.annotator"
    copy.parent.mkdir()
    work.project.back_up(copy)
    assert names(copy.parent) == ["copy.annotator"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with opened(copy) as project:
        assert project.annotations.find([annotation.id]) == [annotation]


def test_copy_replaces_an_older_one_if_asked(work, tmp_path):
    copy = tmp_path / "copy"
    work.project.back_up(copy)
    work.tag((0, 7))
    work.project.back_up(copy, replace_existing=True)
    with opened(copy) as project:
        assert project.sessions.progress(work.session.id).facts == 1


def test_copy_leaves_an_older_one_unless_asked(work, tmp_path):
    copy = tmp_path / "copy"
    work.project.back_up(copy)
    work.tag((0, 7))
    with pytest.raises(UserError, match="there already"):
        work.project.back_up(copy)
    with opened(copy) as project:
        assert project.sessions.progress(work.session.id).facts == 0


@pytest.mark.parametrize("replace_existing", [True, False])
def test_file_that_is_no_project_is_never_replaced(work, tmp_path, replace_existing):
    notes = tmp_path / "notes.txt"
    notes.write_text("Call the mayor.")
    with pytest.raises(UserError, match="not an Annotator project, so it is not replaced"):
        work.project.back_up(notes, replace_existing=replace_existing)
    assert notes.read_text() == "Call the mayor."
    assert names(tmp_path).count("notes.txt.part") == 0


def test_copy_has_what_is_being_typed(work, tmp_path):
    annotation = work.tag((0, 7))
    work.type(annotation, note="so far")
    work.project.back_up(tmp_path / "copy")
    with opened(tmp_path / "copy") as project:
        assert project.annotations.get(annotation.id).note == "so far"


def test_copy_is_whole_while_another_program_writes(work, tmp_path):
    started, done = threading.Event(), threading.Event()

    def write():
        with closing(sqlite3.connect(work.path, isolation_level=None)) as other:
            other.execute("create table pairs (a, b)")
            for number in range(100_000):
                if done.is_set():
                    return
                other.execute("begin immediate")
                other.execute("insert into pairs values (?, zeroblob(9000))", (number,))
                other.execute("insert into pairs values (?, zeroblob(9000))", (number,))
                other.execute("commit")
                started.set()

    thread = threading.Thread(target=write)
    thread.start()
    started.wait(10)
    try:
        for _ in range(5):
            work.project.back_up(tmp_path / "copy", replace_existing=True)
            with closing(sqlite3.connect(tmp_path / "copy")) as copy:
                assert copy.execute("pragma integrity_check").fetchall() == [("ok",)]
                odd = "select count(*) from (select a from pairs group by a having count(*) <> 2)"
                assert copy.execute(odd).fetchone() == (0,)
    finally:
        done.set()
        thread.join()


def test_project_is_not_copied_onto_itself(work):
    with pytest.raises(UserError, match="is the project itself"):
        work.project.back_up(work.path)


def test_project_is_not_copied_onto_itself_by_another_name(work, tmp_path):
    (tmp_path / "link").symlink_to(work.path)
    with pytest.raises(UserError, match="is the project itself"):
        work.project.back_up(tmp_path / "link")


def test_project_that_is_open_is_not_replaced(work, make_work):
    other = make_work("other")
    with pytest.raises(UserError, match="open elsewhere"):
        work.project.back_up(other.path, replace_existing=True)
    other.check()


def test_log_of_a_killed_program_does_not_reach_into_the_copy(work, make_work, tmp_path):
    other = make_work("other")
    left = tmp_path / "left"
    left.write_bytes(other.path.read_bytes())
    log = other.path.with_name("other-wal").read_bytes()
    (tmp_path / "left-wal").write_bytes(log)
    work.project.back_up(left, replace_existing=True)
    with opened(left) as project:
        assert project.articles.ids() == [work.article.id]


@pytest.mark.parametrize(
    ("target", "reason"),
    [("missing/copy", "copy was not written"), ("folder", "not an Annotator project")],
)
def test_target_that_cannot_be_written_is_explained(work, tmp_path, target, reason):
    (tmp_path / "folder").mkdir()
    before = names(tmp_path)
    with pytest.raises(UserError, match=reason):
        work.project.back_up(tmp_path / target)
    assert names(tmp_path) == before


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_copy_is_not_put_beside_what_another_project_left_there(work, tmp_path, suffix):
    left = tmp_path / f"copy{suffix}"
    left.write_bytes(b"its newest edits")
    with pytest.raises(UserError, match=f"copy{suffix} belongs to a project that was moved"):
        work.project.back_up(tmp_path / "copy")
    assert left.read_bytes() == b"its newest edits"
    assert not (tmp_path / "copy").exists()


def test_what_a_killed_program_left_is_swept_up_and_nothing_else(work, tmp_path):
    left, young, other = (
        tmp_path / name for name in (".0123456789ab.part", ".ba9876543210.part", ".notes.part")
    )
    for path in (left, young, other):
        path.touch()
    for path in (left, other):
        os.utime(path, (0, 0))
    work.project.back_up(tmp_path / "copy")
    assert [path.exists() for path in (left, young, other)] == [False, True, True]
