# SPDX-License-Identifier: Apache-2.0
"""A file on a network share or in a synced folder is known to be, and has no log there."""

import ctypes
import os
import signal
import sys
from contextlib import closing
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from annotator.domain.errors import UserError
from annotator.store import location
from annotator.store.belonging import is_project
from annotator.store.location import Kind, Location, location_of
from annotator.store.project import open_project
from tests.processes import held

MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:50 / /mnt/news\\040desk rw - cifs //server/news rw
31 22 0:51 / /srv rw - nfs4 server:/srv rw
32 31 0:52 / /srv/local rw - ext4 /dev/vdb rw
33 22 0:53 / /twice rw - nfs server:/ rw
34 22 0:54 / /twice rw - ext4 /dev/vdc rw
a broken line
"""


@pytest.fixture
def mounts(tmp_path, monkeypatch):
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS)
    monkeypatch.setattr(location, "_MOUNTS", table)


@pytest.mark.usefixtures("mounts")
@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/mnt/news desk/a/p.annotator", Location(Kind.SHARE, "cifs")),
        ("/mnt/news/p.annotator", Location(Kind.LOCAL)),
        ("/srv/p.annotator", Location(Kind.SHARE, "nfs4")),
        ("/srv/local/p.annotator", Location(Kind.LOCAL)),
        ("/twice/p.annotator", Location(Kind.LOCAL)),
    ],
)
def test_share_is_known_by_its_mount(path, found):
    assert location_of(Path(path)) == found
    assert found.is_risky is (found.kind is Kind.SHARE)


def test_system_without_a_table_of_mounts_is_not_guessed_at(tmp_path, monkeypatch):
    monkeypatch.setattr(location, "_MOUNTS", tmp_path / "none")
    assert location_of(tmp_path / "p") == Location(Kind.UNKNOWN)


@pytest.mark.parametrize(
    ("path", "drive", "kind"),
    [
        (r"\\server\news\p.annotator", 0, Kind.SHARE),
        (r"N:\p.annotator", 4, Kind.SHARE),
        (r"C:\p.annotator", 3, Kind.LOCAL),
    ],
)
def test_share_is_known_on_windows(monkeypatch, path, drive, kind):
    kernel = SimpleNamespace(GetDriveTypeW=lambda _anchor: drive)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert location._on_windows(PureWindowsPath(path)).kind is kind


def test_windows_is_asked_on_windows(tmp_path, monkeypatch):
    monkeypatch.setattr(location, "_on_windows", lambda real: Location(Kind.LOCAL, str(real)))
    monkeypatch.setattr(sys, "platform", "win32")
    assert location_of(tmp_path / "p").name == str(tmp_path / "p")


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/news", "Dropbox"),
        ("Dropbox (The Daily)/news", "Dropbox"),
        ("OneDrive - The Daily", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("Nextcloud/a/b", "Nextcloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Library/CloudStorage", ""),
        ("Library/Application Support", ""),
        ("box", ""),
        ("Box", ""),
        ("articles/Dropbox", ""),
        ("dropbox of articles", ""),
        ("MEGA", ""),
        ("Documents", ""),
    ],
)
def test_synced_folder_is_known_by_its_name_at_home(folder, service, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    path = tmp_path / folder / "p.annotator"
    assert (location_of(path).kind is Kind.SYNCED) is bool(service)
    assert location_of(path).name == service


@pytest.mark.parametrize("marker", sorted(location._MARKERS))
def test_synced_folder_is_known_by_what_its_program_keeps_there(tmp_path, marker):
    (tmp_path / marker).touch()
    found = location_of(tmp_path / "news" / "p.annotator")
    assert found == Location(Kind.SYNCED, location._MARKERS[marker])


def test_settings_of_a_program_at_home_make_no_synced_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / ".dropbox").mkdir()
    assert location_of(tmp_path / "p.annotator").kind is not Kind.SYNCED


@pytest.fixture
def synced(work):
    """Return a project whose folder is synchronised from now on; it is closed."""
    work.tag((0, 7))
    work.project.close()
    (work.path.parent / ".stfolder").mkdir()
    return work


def journal_mode(work):
    return work.connection.execute("pragma journal_mode").fetchone()[0]


def names(work):
    return sorted(one.name for one in work.path.parent.iterdir())


def facts(work):
    return work.project.sessions.progress(work.session.id).facts


def test_file_in_a_synced_folder_has_no_log(synced):
    synced.project = open_project(synced.path, clock=synced.clock, busy_milliseconds=50)
    assert journal_mode(synced) == "delete"
    synced.tag((8, 13))
    assert names(synced) == [".stfolder", "work.annotator"]
    assert synced.project.connection.location.name == "Syncthing"
    assert not synced.project.is_readable_beside()
    synced.check()
    # Nobody is kept out.
    with synced.bare() as bare:
        bare.execute("begin immediate")
        bare.execute("rollback")


def test_new_file_in_a_synced_folder_has_no_log(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    with closing(open_project(tmp_path / "new")) as project:
        assert project.connection.execute("pragma journal_mode").fetchone() == ("delete",)
    assert not (tmp_path / "new-wal").exists()


def test_reading_leaves_no_log_in_a_synced_folder(synced):
    assert is_project(synced.path)
    synced.project = open_project(synced.path, read_only=True)
    assert (facts(synced), names(synced)) == (1, [".stfolder", "work.annotator"])


def test_log_of_a_killed_program_is_brought_in(synced):
    held_log = ("pragma journal_mode = wal", "update article set title = 'Newest'")
    with held(synced.path, *held_log) as process:
        os.kill(process, signal.SIGKILL)
    assert (synced.path.parent / "work.annotator-wal").stat().st_size
    synced.project = open_project(synced.path, clock=synced.clock)
    assert synced.project.articles.get(synced.article.id).title == "Newest"
    assert "work.annotator-wal" not in names(synced)


def test_file_that_is_open_elsewhere_with_a_log_is_not_taken_from_it(synced):
    keep = ("pragma journal_mode = wal", "begin", "select * from article")
    with held(synced.path, *keep), pytest.raises(UserError, match="is being written by"):
        open_project(synced.path, busy_milliseconds=50)
    synced.project = open_project(synced.path)
    assert facts(synced) == 1


def test_file_that_comes_home_has_its_log_again(synced):
    open_project(synced.path).close()
    (synced.path.parent / ".stfolder").rmdir()
    synced.project = open_project(synced.path)
    assert journal_mode(synced) == "wal"
