# SPDX-License-Identifier: Apache-2.0
import errno
import os
import sqlite3
from contextlib import closing

import pytest

from annotator.domain.errors import UserError
from annotator.store.connection import Durability, snapshot, transaction
from annotator.store.opening import connect
from annotator.store.problems import translated
from annotator.store.project import open_project


@pytest.mark.parametrize("read", ["one", "all", "each"])
def test_damaged_page_met_while_reading_is_explained(work, read):
    for _ in range(200):
        work.connection.execute(
            "insert into content (sha256, text, original, encoding) values (hex(randomblob(9)),"
            " hex(randomblob(3000)), x'', 'utf-8')"
        )
    work.project.close()
    damage_the_second_half(work.path)
    readers = {
        "one": lambda rows: [rows.fetchone() for _ in range(300)],
        "all": lambda rows: rows.fetchall(),
        "each": list,
    }
    with closing(connect(work.path, read_only=True, is_checked=False)) as connection:
        rows = connection.execute("select text from content")
        with pytest.raises(UserError, match="damaged"):
            readers[read](rows)
    work.path.unlink()
    work.project = open_project(work.path)


def damage_the_second_half(path):
    data = bytearray(path.read_bytes())
    half = len(data) // 2
    data[half:] = b"\x17" * (len(data) - half)
    path.write_bytes(data)


def test_locked_file_is_named_when_writing(work):
    with work.bare() as other:
        other.execute("begin immediate")
        with pytest.raises(UserError, match=r"work\.annotator is being written by another"):
            work.tag((0, 7))
        other.execute("rollback")
    work.tag((0, 7))
    work.check()


def test_nothing_is_written_through_a_reading_connection(work):
    work.reopen(read_only=True)
    with pytest.raises(UserError, match="cannot be written"):
        work.tag((0, 7))


def test_reading_beside_a_program_that_writes_sees_what_it_wrote(work):
    work.tag((0, 7))
    reader = open_project(work.path, read_only=True)
    work.tag((0, 7))
    assert reader.sessions.progress(work.session.id).facts == 2
    reader.close()


def test_snapshot_stays_as_it_was(work):
    reader = open_project(work.path, read_only=True)
    with reader.snapshot():
        before = reader.sessions.progress(work.session.id)
        work.tag((0, 7))
        assert reader.sessions.progress(work.session.id) == before
    assert reader.sessions.progress(work.session.id).facts == 1
    reader.close()


def test_snapshot_within_a_transaction_leaves_that_open(work):
    with transaction(work.connection):
        with snapshot(work.connection):
            work.connection.execute("delete from verdict")
        assert work.connection.in_transaction


def test_snapshot_that_ended_by_itself_is_no_second_error(work):
    def break_off():
        with snapshot(work.connection):
            work.connection.execute("rollback")
            raise KeyError

    with pytest.raises(KeyError):
        break_off()


def test_snapshot_ends_with_an_error_inside(work):
    with pytest.raises(KeyError), snapshot(work.connection):
        raise KeyError
    assert not work.connection.in_transaction


def test_failed_transaction_leaves_nothing(work):
    with pytest.raises(KeyError):
        run_in_transaction(work.connection, "delete from verdict", error=KeyError)
    assert work.project.verdicts()


def run_in_transaction(connection, *statements, error=None):
    with transaction(connection):
        for statement in statements:
            connection.execute(statement)
        if error:
            raise error


def test_full_disk_is_explained_and_loses_nothing(work):
    work.tag((0, 7))
    fill_the_disk(work)
    with pytest.raises(UserError, match=r"disk with .* is full"):
        work.tag((0, 7), note="long " * 20_000)
    assert work.project.sessions.progress(work.session.id).facts == 1
    work.connection.execute("pragma max_page_count = 1000000")
    work.tag((8, 13))
    work.check()


def fill_the_disk(work):
    pages = work.connection.execute("pragma page_count").fetchone()[0]
    work.connection.execute(f"pragma max_page_count = {pages}")


def test_commit_that_fails_takes_everything_back(work):
    """A deferred constraint fails in the commit itself, as a full disk may."""
    connection = work.connection
    with pytest.raises(sqlite3.IntegrityError):
        run_in_transaction(connection, "pragma defer_foreign_keys = on", "delete from article")
    assert not connection.in_transaction
    assert work.project.articles.ids() == [work.article.id]


def test_transaction_that_the_file_itself_rolled_back_is_reported_as_it_was(work):
    with pytest.raises(KeyError):
        run_in_transaction(work.connection, "delete from verdict", "rollback", error=KeyError)
    assert work.project.verdicts()


@pytest.mark.parametrize(("durability", "level"), [(Durability.FULL, 2), (Durability.NORMAL, 1)])
def test_transaction_writes_through_as_far_as_asked(work, durability, level):
    with transaction(work.connection, durability):
        assert work.connection.execute("pragma synchronous").fetchone() == (level,)


def test_fault_of_the_program_is_not_put_on_the_file(work):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        work.connection.execute("select * from nowhere")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        work.connection.executemany("insert into nowhere values (?)", [(1,)])


def test_fault_of_the_program_outside_a_statement_is_not_put_on_the_file(path):
    with pytest.raises(sqlite3.ProgrammingError), translated(path):
        raise sqlite3.ProgrammingError


def test_disk_without_room_for_a_file_is_explained(path):
    with pytest.raises(UserError, match=r"no room .* Free some space"), translated(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_many_rows_meet_a_full_disk(work):
    fill_the_disk(work)
    rows = [("long " * 20_000, str(number)) for number in range(20)]
    with pytest.raises(UserError, match="full"), transaction(work.connection):
        work.connection.executemany(
            "insert into verdict (label, key, number) values (?, ?, 1)", rows
        )


def test_fault_met_while_reading_is_not_put_on_the_file(work):
    rows = work.connection.execute("select 1 union all select abs(-9223372036854775808)")
    with pytest.raises(sqlite3.OperationalError, match="overflow"):
        rows.fetchall()
    rows = work.connection.execute("select 1 union all select abs(-9223372036854775808)")
    with pytest.raises(sqlite3.OperationalError, match="overflow"):
        [rows.fetchone(), rows.fetchone()]
