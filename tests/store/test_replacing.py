# SPDX-License-Identifier: Apache-2.0
"""Putting a copy in the place of a project; the whole way is tried in tests/services."""

import sqlite3
from contextlib import closing

import pytest

from annotator.domain.errors import UserError
from annotator.store import replacing
from annotator.store.holdings import holdings
from annotator.store.replacing import replace_project


@pytest.fixture
def copy(work, tmp_path):
    work.project.back_up(tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def project(work, tmp_path):
    """Return the path of a project that nobody has open."""
    work.project.back_up(tmp_path / "closed")
    return tmp_path / "closed"


def test_missing_project_is_put_back_for_its_owner_only(project, copy, tmp_path):
    project.unlink()
    assert replace_project(copy, project, tmp_path / "aside", state="") is None
    assert project.stat().st_mode & 0o777 == 0o600
    assert not copy.exists()


def test_project_without_a_backup_gets_another_name(project, copy, tmp_path):
    aside = tmp_path / "aside"
    assert replace_project(copy, project, aside, state="") == aside
    with closing(sqlite3.connect(aside)) as connection:
        assert holdings(connection).articles == 1


def test_project_that_is_read_only_is_left_alone(project, copy, tmp_path):
    project.chmod(0o400)
    with pytest.raises(UserError, match="is read-only"):
        replace_project(copy, project, tmp_path / "aside", state="")
    assert copy.exists()


def test_fault_of_our_own_is_not_dressed_up(project, copy, tmp_path):
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("drop table change")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        replace_project(copy, project, tmp_path / "aside", state="")


def test_project_that_holds_something_else_by_now_is_left_alone(project, copy, tmp_path):
    with pytest.raises(UserError, match="changed by another program meanwhile"):
        replace_project(copy, project, tmp_path / "aside", state="known")
    assert copy.exists()


def test_project_that_is_open_is_left_alone(work, copy, tmp_path):
    with pytest.raises(UserError, match="open in another window or program"):
        replace_project(copy, work.path, tmp_path / "aside", state="known")


def test_project_of_which_there_is_a_backup_is_replaced(project, copy, tmp_path):
    with closing(sqlite3.connect(project)) as connection:
        state = holdings(connection).state
    assert replace_project(copy, project, tmp_path / "aside", state=state) is None
    assert not copy.exists()
    assert not (tmp_path / "aside").exists()


def test_nobody_begins_to_write_while_the_project_is_replaced(project, copy, tmp_path, monkeypatch):
    tried = []

    def intrude(path, mode):
        tried.append(path)
        with closing(sqlite3.connect(project, timeout=0)) as other:
            other.execute("pragma journal_mode = wal")

    monkeypatch.setattr(type(copy), "chmod", intrude)
    with pytest.raises(UserError, match="is being written"):
        replace_project(copy, project, tmp_path / "aside", state="")
    assert tried == [copy]


def test_open_file_is_let_go_where_it_cannot_be_replaced(project, copy, tmp_path, monkeypatch):
    monkeypatch.setattr(replacing, "_MAY_REPLACE_OPEN_FILES", False)
    assert replace_project(copy, project, tmp_path / "aside", state="") == tmp_path / "aside"


def test_file_system_without_second_names_keeps_the_file_too(project, copy, tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(type(copy), "hardlink_to", refuse)
    assert replace_project(copy, project, tmp_path / "aside", state="") == tmp_path / "aside"
    with closing(sqlite3.connect(project)) as connection:
        assert holdings(connection).articles == 1
