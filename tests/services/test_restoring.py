# SPDX-License-Identifier: Apache-2.0
"""Backups are put back, whatever became of the file that was there."""

import lzma
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import UserError
from annotator.services import backups
from annotator.services.backups import Backups, DamageError
from annotator.services.importing import import_bytes
from annotator.store.project import open_project
from tests.services.of_backups import (
    Clock,
    add_article,
    articles_in,
    damage,
    leftovers,
    marks_in,
)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def service(tmp_path, clock):
    return Backups(tmp_path / "backups", clock)


@pytest.fixture
def left(desk):
    """Return the path of a project that nobody has open any more."""
    desk.marking.tag_span("claim", desk.span("harbour"))
    desk.project.close()
    return desk.project.path


def test_restored_project_is_what_it_was(left, service, clock):
    old = service.make(left)
    clock.go(hours=1)
    add_article(left)
    restored = service.restore(old, left)
    assert articles_in(left) == 1
    assert restored.aside is None
    assert (restored.kept.articles, restored.kept.reason) == (2, "restore")
    assert leftovers(left) == []
    service.restore(restored.kept, left)
    assert articles_in(left) == 2


def test_what_is_kept_already_is_not_kept_twice(left, service, clock):
    old = service.make(left)
    add_article(left)
    clock.go(hours=1)
    new = service.make(left)
    assert service.restore(old, left).kept == new
    assert len(service.of(left)) == 2


@pytest.mark.parametrize("fate", ["damaged", "emptied", "gone", "nonsense", "another"])
def test_restoring_mends_whatever_became_of_the_file(left, service, fate):
    made = service.make(left)
    add_article(left)
    if fate == "damaged":
        damage(left)
    elif fate == "emptied":
        left.write_bytes(b"")
    elif fate == "nonsense":
        left.write_bytes(b"nonsense " * 1000)
    elif fate == "another":
        with closing(sqlite3.connect(left)) as other:
            other.execute("pragma application_id = 0")
    else:
        left.unlink()
    spoiled = left.read_bytes() if left.exists() else b""
    restored = service.restore(made, left)
    assert marks_in(left) == 1
    assert articles_in(left) == 1
    assert restored.kept is None
    # But for the header, where SQLite notes how the file is written.
    assert (restored.aside.read_bytes()[100:] if restored.aside else b"") == spoiled[100:]


@pytest.mark.parametrize("fate", ["damaged", "gone"])
def test_log_of_the_old_file_does_not_reach_into_the_restored_one(left, service, fate):
    made = service.make(left)
    project = open_project(left)
    import_bytes(project, b"Another harbour.", "other.txt")
    log = left.with_name(left.name + "-wal").read_bytes()
    project.close()
    left.with_name(left.name + "-wal").write_bytes(log)
    if fate == "damaged":
        left.write_bytes(b"nonsense " * 1000)
    else:
        left.unlink()
    restored = service.restore(made, left)
    assert articles_in(left) == marks_in(left) == 1
    assert restored.aside.with_name(restored.aside.name + "-wal").read_bytes() == log


def test_log_of_a_killed_program_is_kept_in_the_backup_before(left, service, tmp_path):
    made = service.make(left)
    project = open_project(left)
    import_bytes(project, b"Another harbour.", "other.txt")
    killed = tmp_path / "killed.annotator"
    killed.write_bytes(left.read_bytes())
    log = left.with_name(left.name + "-wal").read_bytes()
    killed.with_name(killed.name + "-wal").write_bytes(log)
    project.close()
    restored = service.restore(made, killed)
    assert restored.kept.articles == 2
    assert articles_in(killed) == 1


def test_what_was_written_since_it_was_prepared_is_not_lost(left, service):
    made = service.make(left)
    prepared = service.prepare_restoring(made, left)
    add_article(left)
    with pytest.raises(UserError, match="changed by another program meanwhile"):
        service.finish_restoring(prepared)
    assert articles_in(left) == 2
    assert leftovers(left) == []


def test_restoring_may_be_given_up(left, service):
    made = service.make(left)
    service.give_up_restoring(service.prepare_restoring(made, left))
    assert leftovers(left) == []


def test_restoring_that_is_stopped_leaves_all_as_it_was(left, service):
    made = service.make(left)
    add_article(left)

    def advance(share):
        raise UserError("stop")

    with pytest.raises(UserError, match="stop"):
        service.restore(made, left, advance=advance)
    assert articles_in(left) == 2
    assert leftovers(left) == []


def test_stopped_while_the_present_is_kept_it_is_as_it_was(left, service):
    made = service.make(left)
    add_article(left)
    shares = []

    def advance(share):
        if shares and share < shares[-1]:
            raise UserError("stop")
        shares.append(share)

    with pytest.raises(UserError, match="stop"):
        service.restore(made, left, advance=advance)
    assert articles_in(left) == 2


def test_backup_that_went_bad_restores_nothing(left, service):
    made = service.make(left)
    damage(made.path)
    with pytest.raises(DamageError):
        service.restore(made, left)
    assert articles_in(left) == 1
    assert leftovers(left) == []


def test_without_room_for_a_backup_the_present_file_gets_another_name(left, service, monkeypatch):
    made = service.make(left)
    add_article(left)
    monkeypatch.setattr(backups, "_ROOM_LEFT", 10**18)
    restored = service.restore(made, left)
    assert articles_in(left) == 1
    assert articles_in(restored.aside) == 2


def test_restored_file_keeps_the_rights_of_the_one_before(left, service):
    made = service.make(left)
    left.chmod(0o660)
    service.restore(made, left)
    assert stat.S_IMODE(left.stat().st_mode) == 0o660


def test_backup_of_an_older_version_is_restored_and_brought_up_to_date(service, tmp_path):
    old = tmp_path / "old.annotator"
    sample = Path(__file__).parents[1] / "store" / "samples" / "version-1.annotator.xz"
    old.write_bytes(lzma.decompress(sample.read_bytes()))
    made = service.make(old, reason="migration")
    assert (made.reason, made.articles > 0, service.sessions(made)) == ("migration", True, [])
    old.unlink()
    service.restore(made, old)
    with closing(open_project(old)) as project:
        assert project.sessions.summaries()


def test_backup_in_use_is_not_the_one_that_goes(left, service, clock):
    """The oldest one is restored, just when the backup made before would push it out."""
    old = service.make(left)
    for words in ("one", "two"):
        clock.go(minutes=1)
        add_article(left, words)
        if words == "one":
            service.make(left)
    service.restore(old, left)
    assert articles_in(left) == 1
    assert old not in service.of(left)
