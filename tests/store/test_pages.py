# SPDX-License-Identifier: Apache-2.0
"""Pages read without SQLite hold what SQLite wrote into them."""

import random
import sqlite3
from contextlib import closing

import pytest

from annotator.store.pages import LOST, Pages
from tests.store.damaging import noise


@pytest.fixture
def path(tmp_path):
    return tmp_path / "p.db"


def make(path, rows, page_size=4096, *after):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"pragma page_size = {page_size}")
        connection.execute("pragma secure_delete = off")
        connection.execute("create table thing (number, word)")
        connection.executemany("insert into thing (rowid, number, word) values (?, ?, ?)", rows)
        for statement in after:
            connection.execute(statement)
        return connection.execute("select rowid, number, word from thing").fetchall()


def read(path, root=2):
    pages = Pages(path.read_bytes())
    tree = pages.tree(root)
    rows = [row for number in tree.leaves for row in pages.rows(number)]
    return sorted((row.rowid, *row.values) for row in rows), tree.is_whole


@pytest.mark.parametrize("page_size", [512, 4096, 65536])
def test_every_value_is_read_as_sqlite_reads_it(path, page_size):
    chance = random.Random(1)  # noqa: S311 -- nothing here is a secret
    values = [None, 0, 1, -1, 127, -300, 70_000, -(2**31), 2**47 - 1, -(2**62), 0.5, -1e300]
    values += ["", "Ève 🌊", b"", b"\x00\xff", "x" * 9000, "y" * 480, noise(1, 70_000)]
    rows = [(number, chance.choice(values), chance.choice(values)) for number in range(800)]
    rows += [(-5, 1, 2), (2**60, 1, 2), (-(2**63), 1, 2)]
    written = make(path, rows, page_size)
    found, is_whole = read(path)
    assert is_whole
    assert found == sorted(written, key=lambda row: row[0])


def test_damaged_text_is_lost_and_the_rest_of_its_row_is_not(path):
    make(path, [(1, 7, "storm")])
    path.write_bytes(path.read_bytes().replace(b"storm", b"st\xff\xffm"))
    assert read(path) == ([(1, 7, LOST)], True)


def test_long_value_whose_chain_of_pages_is_broken_is_lost(path):
    make(path, [(1, 7, "x" * 9000)])
    data = path.read_bytes()
    path.write_bytes(data[: 3 * 4096])
    assert read(path) == ([(1, 7, LOST)], True)


def test_cells_of_noise_are_no_rows(path):
    make(path, [(number, 7, "storm") for number in range(50)])
    data = bytearray(path.read_bytes())
    data[4096 + 8 : 8192] = noise(3, 4088)
    path.write_bytes(data)
    pages = Pages(path.read_bytes())
    assert None in list(pages.rows(2))


def test_tree_with_a_missing_page_is_not_whole(path):
    make(path, [(number, number, "x" * 500) for number in range(100)])
    data = bytearray(path.read_bytes())
    data[3 * 4096 : 4 * 4096] = bytes(4096)
    path.write_bytes(data)
    found, is_whole = read(path)
    assert not is_whole
    assert 80 < len(found) < 100


def test_tree_that_leads_back_to_itself_ends(path):
    make(path, [(number, number, "x" * 500) for number in range(100)])
    data = bytearray(path.read_bytes())
    data[4096 + 8 : 4096 + 12] = (2).to_bytes(4)
    path.write_bytes(data)
    assert not read(path)[1]


def test_pages_that_are_free_are_known(path):
    make(path, [(number, number, "x" * 3000) for number in range(100)], 4096, "delete from thing")
    pages = Pages(path.read_bytes())
    assert len(pages.free()) > 90
    assert pages.is_leaf(2)


def test_list_of_free_pages_that_leads_back_to_itself_ends(path):
    make(path, [(number, number, "x" * 3000) for number in range(9)], 4096, "delete from thing")
    data = bytearray(path.read_bytes())
    trunk = int.from_bytes(data[32:36])
    data[(trunk - 1) * 4096 : (trunk - 1) * 4096 + 4] = trunk.to_bytes(4)
    assert trunk in Pages(bytes(data)).free()


def test_size_of_pages_is_found_where_the_header_is_wrong(path):
    written = make(path, [(number, number, "x" * 500) for number in range(100)])
    data = bytearray(path.read_bytes())
    data[16:18] = (8192).to_bytes(2)
    path.write_bytes(data)
    assert read(path)[0] == written


def test_page_that_is_not_there_is_empty():
    pages = Pages(b"")
    assert pages.page(0) == pages.page(1) == b""
    assert not pages.is_leaf(7)
    assert list(pages.rows(7)) == []


def test_log_counts_as_far_as_it_was_committed(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table thing (number, word)")
        connection.execute("insert into thing values (1, 'storm')")
        data, log = path.read_bytes(), path.with_name("p.db-wal").read_bytes()
    frame = 24 + 4096
    stale = bytearray(log[-frame:])
    stale[8:16] = b"elsewhen"
    waiting = bytearray(log[-frame:])
    waiting[4:8] = bytes(4)
    waiting[24:] = noise(4)
    for tail in (b"", bytes(stale), bytes(waiting), b"cut off"):
        pages = Pages(data, log + tail)
        assert [row.values for row in pages.rows(2)] == [(1, "storm")]
    assert list(Pages(data, b"no log").rows(2)) == []
