# SPDX-License-Identifier: Apache-2.0
"""What tests of backups do over and over."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

from annotator.services.importing import import_bytes
from annotator.store.project import open_project

START = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is told how far to go."""

    def __init__(self):
        self.now = START

    def go(self, **by):
        self.now += timedelta(**by)

    def __call__(self):
        return self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def marks_in(path):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        return connection.execute("select count(*) from annotation").fetchone()[0]


def damage(path):
    """Spoil a page in the middle, as a failing disk does."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)


def names(folder):
    return sorted(found.name for found in folder.rglob("*") if found.is_file())


def add_article(path, words="Another harbour."):
    project = open_project(path)
    import_bytes(project, words.encode(), "other.txt")
    project.close()


def articles_in(path):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        return connection.execute("select count(*) from article").fetchone()[0]


def leftovers(path):
    found = (one.name for one in path.parent.iterdir())
    return [name for name in found if name.endswith((".part", "-wal", "-shm"))]
