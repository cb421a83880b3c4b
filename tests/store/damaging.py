# SPDX-License-Identifier: Apache-2.0
"""Damages project files as disks, sticks and shares do."""

import random
import sqlite3
from contextlib import closing

PAGE = 4096


def bytes_of(path, *suffixes):
    """Return the bytes of a file and of those beside it that SQLite keeps, as far as there."""
    beside = {one: path.with_name(path.name + one) for one in suffixes or ("", "-wal")}
    return {suffix: one.read_bytes() for suffix, one in beside.items() if one.exists()}


def page_of(path, name):
    """Return the number of the root page of a table or an index, of a sound file."""
    address = f"file:{path}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        found = connection.execute("select rootpage from sqlite_schema where name = ?", (name,))
        return found.fetchone()[0]


def noise(seed, size=PAGE):
    """Return bytes that mean nothing, the same in every run."""
    return random.Random(seed).randbytes(size)  # noqa: S311 -- nothing here is a secret


def rewrite(path, page, data):
    """Put other bytes into a page."""
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * PAGE : page * PAGE] = data
    path.write_bytes(whole)


def alter(path, old, new):
    """Put other bytes of the same length wherever some stand."""
    data = path.read_bytes()
    assert len(old) == len(new)
    assert old in data
    path.write_bytes(data.replace(old, new))
