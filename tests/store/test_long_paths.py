# SPDX-License-Identifier: Apache-2.0
"""Paths that are longer than SQLite or the system takes."""

import os

import pytest

from annotator.domain.errors import UserError
from annotator.store.project import open_project


def test_path_longer_than_sqlite_takes_is_refused_with_words(tmp_path):
    folder = tmp_path
    while len(str(folder)) < 480:
        folder = folder / ("f" * 100)
    folder.mkdir(parents=True)
    with pytest.raises(UserError, match="too long altogether"):
        open_project(folder / ("p" * 60))


def test_path_of_250_characters_is_opened(tmp_path):
    folder = tmp_path / ("f" * max(1, 240 - len(str(tmp_path))))
    open_project(folder / "project.x").close()


def test_name_without_room_for_a_journal_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(UserError, match="too long"):
        open_project(tmp_path / ("p" * 248))
    assert not list(tmp_path.iterdir())


def test_longest_name_is_guessed_where_the_system_does_not_tell(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "pathconf")
    with pytest.raises(UserError, match="too long"):
        open_project(tmp_path / ("p" * 248))
    open_project(tmp_path / ("p" * 247)).close()
