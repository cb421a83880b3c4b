# SPDX-License-Identifier: Apache-2.0
"""Backups of real files: made, counted, thinned, and put back."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from annotator.domain.errors import UserError
from annotator.services import backup_files, backups
from annotator.services.backups import Backups, DamageError, NoRoomError
from annotator.services.importing import import_bytes
from annotator.store.project import open_project
from tests.services.of_backups import (
    Clock,
    damage,
    marks_in,
    names,
)

CHILD = """
import sys
from pathlib import Path
from annotator.services.backups import Backups, NoRoomError
project, folder, deed = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
if deed == "limited":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    try:
        Backups(folder).make(project)
    except NoRoomError as error:
        print(error)
elif deed == "slow":
    import time
    def advance(share):
        print(share, flush=True)
        time.sleep(0.5)
    Backups(folder).make(project, advance=advance)
else:
    for _ in range(5):
        Backups(folder).make(project)
"""


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def service(tmp_path, clock):
    return Backups(tmp_path / "backups", clock)


@pytest.fixture
def at_work(desk, service, clock):
    """Return what marks something, lets an hour pass and makes a backup."""

    def work(words="harbour", **by):
        clock.go(**(by or {"hours": 1}))
        desk.marking.tag_span("claim", desk.span(words))
        return service.make(desk.project.path)

    return work


def child(project, service, deed):
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(project), str(service.folder), deed],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_backup_is_a_whole_project_and_tells_what_it_holds(desk, service, at_work, clock):
    made = at_work()
    assert service.of(desk.project.path) == [made]
    assert made.made == clock()
    assert made.size == made.path.stat().st_size
    assert (made.articles, made.sessions, made.marks, made.events) == (1, 1, 1, 0)
    assert made.last_who == "Ann"
    assert made.last_edit == desk.project.history.groups(desk.workspace.session_id)[0].at
    with closing(open_project(made.path, read_only=True)) as copy:
        assert copy.annotations.of_session(desk.workspace.session_id)


def test_sessions_in_a_backup_are_known_without_opening_it(desk, service, at_work):
    made = at_work()
    made.path.write_bytes(b"")
    (found,) = service.sessions(made)
    (now,) = desk.project.sessions.summaries()
    assert (found.title, found.facts, found.changed) == (now.title, now.facts, now.changed)
    assert (found.session.id, found.session.state) == (now.session.id, now.session.state)


def test_backups_are_for_their_owner_only(service, at_work):
    made = at_work()
    modes = {stat.S_IMODE(one.stat().st_mode) for one in (service.folder, made.path.parent)}
    assert modes == {0o700}
    files = [one for one in made.path.parent.iterdir() if one.is_file()]
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_nothing_is_made_where_nothing_changed(desk, service, at_work, clock):
    at_work()
    clock.go(hours=5)
    assert service.make(desk.project.path) is None
    assert at_work("storm")


def test_typing_that_is_not_finished_counts_as_a_change(desk, service, at_work):
    at_work()
    (mark,) = desk.project.annotations.of_session(desk.workspace.session_id)
    desk.marking.set_note(mark.id, "a", draft=True)
    assert service.make(desk.project.path)
    desk.marking.set_note(mark.id, "ab", draft=True)
    assert service.make(desk.project.path)


def test_empty_file_is_not_backed_up(service, tmp_path):
    (tmp_path / "empty").touch()
    assert service.make(tmp_path / "empty") is None


def test_file_of_another_program_is_refused(service, tmp_path):
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("create table t (a)")
    with pytest.raises(UserError, match="another program"):
        service.make(tmp_path / "other")


def test_newest_comes_first_and_one_is_due_after_an_hour(desk, service, at_work, clock):
    first, second = at_work(), at_work("storm")
    assert service.of(desk.project.path) == [second, first]
    assert not service.is_due(desk.project.path)
    clock.go(hours=1)
    assert service.is_due(desk.project.path)


def test_projects_that_are_gone_are_still_named(desk, service, at_work):
    made = at_work()
    (found,) = service.projects()
    assert (found.project, found.newest, found.count) == (desk.project.path, made.made, 1)
    assert found.is_there
    desk.project.path.unlink()
    assert not service.projects()[0].is_there


def test_two_projects_of_one_name_have_a_folder_each(service, tmp_path, desk):
    twin = tmp_path / "other" / desk.project.path.name
    project = open_project(twin)
    import_bytes(project, b"Another harbour.", "other.txt")
    assert service.make(twin)
    assert service.make(desk.project.path)
    assert len(service.projects()) == len(service.of(twin)) + 1 == 2
    project.close()


def test_old_ones_go_only_when_a_new_one_is_there(desk, service, at_work):
    for _ in range(5):
        at_work(minutes=5)
    found = service.of(desk.project.path)
    assert [marks_in(one.path) for one in found] == [5, 4]


def test_damaged_project_makes_none_and_costs_none(desk, service, at_work):
    for words in ("harbour", "storm", "mayor"):
        at_work(words, minutes=5)
    before = names(service.folder)
    desk.marking.tag_span("claim", desk.span("glad"))
    desk.project.close()
    damage(desk.project.path)
    with pytest.raises(DamageError, match=r"page \d+ cannot be read"):
        service.make(desk.project.path)
    assert names(service.folder) == before


def test_no_room_is_said_and_costs_none(desk, service, at_work, monkeypatch):
    at_work()
    before = names(service.folder)
    desk.marking.tag_span("claim", desk.span("storm"))
    monkeypatch.setattr(backups, "_ROOM_LEFT", 10**18)
    with pytest.raises(NoRoomError, match="project itself is saved"):
        service.make(desk.project.path)
    assert names(service.folder) == before


def test_disk_that_fills_up_meanwhile_leaves_nothing_half(desk, service):
    desk.marking.tag_span("claim", desk.span("storm"))
    with child(desk.project.path, service, "limited") as limited:
        said, problems = limited.communicate(timeout=60)
    assert "The project is as it was" in said, problems
    assert names(service.folder) == ["project.json"]
    assert service.of(desk.project.path) == []


def test_killed_in_the_midst_no_half_backup_is_listed(desk, service):
    desk.marking.tag_span("claim", desk.span("storm"))
    with child(desk.project.path, service, "slow") as slow:
        slow.stdout.readline()
        slow.send_signal(signal.SIGKILL)
        slow.wait(60)
    assert any(name.endswith(".part") for name in names(service.folder))
    assert service.of(desk.project.path) == []
    for part in service.folder.rglob("*.part"):
        os.utime(part, (0, 0))
    (made,) = [service.make(desk.project.path)]
    assert marks_in(made.path) == 1
    assert names(service.folder) == [
        made.path.name,
        made.path.with_suffix(".json").name,
        "project.json",
    ]


def test_stopped_in_the_midst_nothing_is_left(desk, service):
    def advance(share):
        raise UserError("stop")

    desk.marking.tag_span("claim", desk.span("storm"))
    with pytest.raises(UserError):
        service.make(desk.project.path, advance=advance)
    assert names(service.folder) == ["project.json"]


def test_two_windows_may_back_up_at_once(desk, service):
    desk.marking.tag_span("claim", desk.span("storm"))
    children = [child(desk.project.path, service, "often") for _ in range(2)]
    for one in children:
        with one:
            _, problems = one.communicate(timeout=60)
        assert (one.returncode, problems) == (0, "")
    found = service.of(desk.project.path)
    assert 1 <= len(found) <= 2
    assert [marks_in(one.path) for one in found] == [1] * len(found)
    assert len(names(service.folder)) == 1 + 2 * len(found)


def test_backup_while_somebody_edits_is_of_one_moment(desk, service):
    """Each mark is written with its row in the log: both are in a backup, or neither."""
    ended = threading.Event()
    made = []

    def back_up():
        while not ended.is_set():
            made.append(service.make(desk.project.path))

    worker = threading.Thread(target=back_up)
    worker.start()
    try:
        end = time.monotonic() + 1
        while time.monotonic() < end:
            desk.marking.tag_span("claim", desk.span("storm"))
    finally:
        ended.set()
        worker.join()
    for one in service.of(desk.project.path):
        with closing(sqlite3.connect(one.path)) as copy:
            logged = "select count(*) from change where table_name = 'annotation'"
            assert copy.execute(logged).fetchone()[0] == marks_in(one.path) == one.marks


def test_backup_put_there_by_hand_is_taken_up(desk, service, at_work):
    made = at_work()
    made.path.with_suffix(".json").unlink()
    (found,) = service.of(desk.project.path)
    assert (found.marks, found.last_edit) == (made.marks, made.last_edit)
    assert service.sessions(found)


def test_backup_that_goes_while_it_is_looked_at_is_passed_over(service, at_work):
    made = at_work()
    made.path.unlink()
    assert backup_files.read_backup(made.path) is None
    service.remove(made)
    assert service.sessions(made) == []


def test_what_another_window_is_writing_is_left_to_it(desk, service, at_work):
    made = at_work()
    part = made.path.with_name(".0123456789ab.part")
    part.touch()
    assert at_work("storm")
    assert part.exists()


@pytest.mark.parametrize("spoiled", [b"", b"[1]", b'{"odd": 1}', b"\xff\xff"])
def test_note_that_says_nothing_is_made_anew(desk, service, at_work, spoiled):
    made = at_work()
    made.path.with_suffix(".json").write_bytes(spoiled)
    assert service.of(desk.project.path) == [made]


def test_unreadable_file_among_the_backups_is_passed_over(desk, service, at_work):
    made = at_work()
    odd = made.path.with_name(backup_files.file_name("2020-01-01T00:00:00Z"))
    odd.write_bytes(b"nothing of the kind")
    (made.path.parent / "notes.annotator").write_bytes(b"")
    (made.path.parent / backup_files.file_name("2020-01-02T00:00:00Z")).touch()
    assert service.of(desk.project.path) == [made]
    assert odd.exists()


def test_folder_that_does_not_say_whose_it_is_is_passed_over(service, at_work):
    at_work()
    (service.folder / "odd").mkdir()
    (service.folder / "file").touch()
    assert len(service.projects()) == 1


def test_deleted_backup_is_gone_with_its_note(desk, service, at_work):
    made = at_work()
    service.remove(made)
    assert service.of(desk.project.path) == []
    assert names(service.folder) == ["project.json"]


def test_copy_of_a_backup_is_a_project_to_work_in(service, at_work, tmp_path):
    made = at_work()
    service.copy_out(made, tmp_path / "copy.annotator")
    assert marks_in(tmp_path / "copy.annotator") == 1
    with pytest.raises(UserError, match="there already"):
        service.copy_out(made, tmp_path / "copy.annotator")


def test_bound_holds_over_all_projects(desk, service, at_work, monkeypatch):
    monkeypatch.setattr(backups.retention, "MOST_BYTES", 1)
    for words in ("harbour", "storm", "mayor"):
        at_work(words)
    assert len(service.of(desk.project.path)) == 2


def test_project_that_is_open_is_not_replaced(desk, service, at_work):
    made = at_work()
    desk.marking.tag_span("claim", desk.span("storm"))
    with pytest.raises(UserError, match="open in another window or program"):
        service.restore(made, desk.project.path)
    assert len(desk.project.annotations.of_session(desk.workspace.session_id)) == 2
    assert not [one for one in names(desk.project.path.parent) if one.endswith(".part")]
