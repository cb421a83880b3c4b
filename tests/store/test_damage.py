# SPDX-License-Identifier: Apache-2.0
"""Damaged project files: noticed before anything is written, explained, and left as they are."""

import sqlite3
from contextlib import closing

import pytest

from annotator.domain.errors import DamageError, UserError
from annotator.domain.message import message
from annotator.domain.session import Place
from annotator.store import soundness
from annotator.store.inspection import inspect, look_through
from annotator.store.opening import connect
from annotator.store.project import open_project
from tests.store.damaging import PAGE, alter, bytes_of, noise, page_of, rewrite


def nothing(count):
    """Take no notice of progress."""


def plain(path):
    """Return a connection that checks nothing and knows no words."""
    return closing(sqlite3.connect(path, isolation_level=None))


@pytest.fixture
def closed(work):
    """Return the path of a closed project with marks, an event and typing left open."""
    work.tag((0, 7), kind="claim", note="asked the harbour master")
    annotation = work.tag((74, 80), kind="number")
    work.add_event(annotation, what="The harbour opens", span=(0, 7))
    work.type(annotation, note="twice")
    work.connection.close()
    yield work.path
    work.project = open_project(work.path.with_name("whole.annotator"))


def refusal(path, **options):
    before = bytes_of(path)
    with pytest.raises(UserError) as caught:
        open_project(path, busy_milliseconds=50, **options)
    assert bytes_of(path) == before
    return caught.value


def test_damaged_page_is_noticed_before_anything_is_written(closed):
    rewrite(closed, page_of(closed, "annotation"), noise(1))
    error = refusal(closed)
    assert isinstance(error, DamageError)
    assert f"page {page_of(closed, 'annotation')} cannot be read" in str(error)
    assert "salvage" in str(error)


def test_page_of_zeros_is_noticed(closed):
    rewrite(closed, page_of(closed, "change"), bytes(PAGE))
    assert isinstance(refusal(closed), DamageError)


def test_damage_is_noticed_while_the_log_is_still_beside_the_file(work):
    work.tag((0, 7))
    work.connection.execute("pragma wal_checkpoint(truncate)")
    page = page_of(work.path, "annotation_order")
    for number in range(5):
        work.tag((number, number + 3))
    data = {suffix: read for suffix, read in bytes_of(work.path).items() if suffix != "-shm"}
    copy = work.path.with_name("copy.annotator")
    for suffix, read in data.items():
        copy.with_name(copy.name + suffix).write_bytes(read)
    rewrite(copy, 2, b"\xaa" * PAGE)
    assert page > 1
    error = refusal(copy)
    assert isinstance(error, DamageError)


def test_rows_without_their_parents_are_damage(closed):
    with plain(closed) as other:
        other.execute("pragma foreign_keys = off")
        other.execute("delete from session")
    assert "belong to rows of “session” that are missing" in str(refusal(closed))


def test_row_that_breaks_the_rules_of_its_table_is_damage(closed):
    with plain(closed) as other:
        other.execute("pragma ignore_check_constraints = on")
        other.execute("update annotation set status = 'nonsense'")
    assert "the table “annotation” holds what no Annotator writes" in str(refusal(closed))


def test_several_findings_are_counted(closed):
    with plain(closed) as other:
        other.execute("pragma ignore_check_constraints = on")
        other.execute("update annotation set status = 'nonsense'")
        other.execute("update span set role = 'nonsense'")
    assert "There is more like it (1)." in str(refusal(closed))


def test_missing_table_is_damage(closed):
    with plain(closed) as other:
        other.execute("drop table place")
    assert "the table “place” is missing" in str(refusal(closed))


def test_header_that_names_another_program_is_damage_where_the_tables_are_ours(closed):
    with plain(closed) as other:
        other.execute("pragma application_id = 7")
    assert isinstance(refusal(closed), DamageError)


def test_beginning_that_is_gone_is_damage(closed):
    data = closed.read_bytes()
    closed.write_bytes(b"?" * 100 + data[100:])
    error = refusal(closed)
    assert isinstance(error, DamageError)
    assert "its beginning cannot be read" in str(error)


def test_other_kind_of_file_is_no_damage(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Call the mayor. " * 100)
    assert not isinstance(refusal(path), DamageError)


def test_large_file_is_not_looked_through_at_opening(closed, monkeypatch):
    with plain(closed) as other:
        other.execute("pragma ignore_check_constraints = on")
        other.execute("update annotation set status = 'nonsense'")
    monkeypatch.setattr(soundness, "QUICK_BYTES", 1000)
    open_project(closed).close()
    assert look_through(closed, nothing)


def test_text_that_is_no_text_any_more_is_damage(work):
    annotation = work.tag((0, 7), note="zzzz")
    work.connection.execute("pragma wal_checkpoint(truncate)")
    with plain(work.path) as other:
        other.execute("update annotation set note = cast(x'ff41ff41' as text)")
    with pytest.raises(DamageError):
        work.get(annotation)
    with pytest.raises(DamageError):
        work.tag((0, 5))
    assert work.project.damage
    work.project.close()


def test_record_that_no_program_writes_is_damage(work):
    event = work.add_event(what="Flood")
    work.connection.execute("update event set span_start = 9, span_end = 3")
    with pytest.raises(DamageError, match="no Annotator writes"):
        work.project.events.get(event.id)


def test_held_project_is_read_and_not_written(work):
    annotation = work.tag((0, 7))
    work.type(annotation, note="typed")
    before = bytes_of(work.path)
    work.project.hold(message("Page 9 cannot be read."))
    work.project.hold(message("Later."))
    assert not work.project.is_readable_beside()
    assert work.get(annotation).note == "typed"
    with pytest.raises(DamageError, match="Page 9"):
        work.tag((0, 5))
    with pytest.raises(DamageError):
        work.project.sessions.keep_place(work.session.id, Place(), "now")
    work.project.close()
    assert bytes_of(work.path, "", "-wal") == {key: before[key] for key in ("", "-wal")}


def test_held_project_without_a_log_is_closed(closed):
    project = open_project(closed)
    project.connection.execute("pragma wal_checkpoint(truncate)")
    before = closed.read_bytes()
    project.hold(message("Page 9 cannot be read."))
    project.close()
    assert closed.read_bytes() == before


def test_log_of_a_file_without_a_header_is_left_as_it_is(work):
    work.tag((0, 7))
    work.path.write_bytes(b"?" * 5000)
    before = bytes_of(work.path, "", "-wal")
    work.project.hold(message("Its beginning cannot be read."))
    work.project.close()
    assert bytes_of(work.path, "", "-wal") == before


def test_sound_project_has_nothing_to_find(closed):
    found = inspect(closed, nothing)
    assert found.findings == ()
    assert (found.articles, found.sessions, found.annotations, found.events) == (1, 1, 2, 1)
    assert found.steps == 6
    assert look_through(closed, nothing) == ()


def test_project_of_before_the_trash_has_nothing_to_find(tmp_path):
    with closing(connect(tmp_path / "p.annotator", is_checked=False)):
        pass
    open_project(tmp_path / "p.annotator").close()
    assert inspect(tmp_path / "p.annotator", nothing).findings == ()


def found(path):
    return " ".join(map(str, inspect(path, nothing).findings))


def test_altered_word_in_a_text_is_found(closed):
    alter(closed, b"two days after the storm.\n", b"two days after the stork.\n")
    assert "The text of “Harbour” is not what was imported" in found(closed)
    assert "“Harbour”" in str(look_through(closed, nothing)[0])


def test_missing_original_is_found(closed):
    with plain(closed) as other:
        other.execute("update content set original = x''")
    assert "The file that “Harbour” was read from is missing" in found(closed)


def test_missing_text_is_found(closed):
    with plain(closed) as other:
        other.execute("delete from content")
    assert "is not what was imported" in found(closed)


def test_mark_with_other_words_is_found(closed):
    with plain(closed) as other:
        other.execute("update annotation set exact = 'Harvest' where exact = 'Harbour'")
    assert "1 marks in “Harbour” have other words" in found(closed)


def test_row_that_the_history_does_not_know_is_found(closed):
    with plain(closed) as other:
        other.execute("update annotation set note = 'not so' where note <> ''")
        other.execute("delete from change where table_name = 'event' and before is null")
    assert "2 rows of “annotation” are not what the history says" in found(closed)
    assert "1 rows of “event” are not what the history says" in found(closed)


def test_removed_row_is_no_finding(work):
    work.remove(work.tag((0, 7)))
    assert inspect(work.path, nothing).findings == ()


def test_damaged_index_is_found(closed):
    with plain(closed) as other:
        other.execute("pragma writable_schema = on")
        other.execute(
            "update sqlite_schema set sql = replace(sql, ' status,', ' verdict,')"
            " where name = 'annotation_status'"
        )
    assert "SQLite says of it: row 1 missing from index annotation_status" in found(closed)


def test_damage_that_ends_the_look_is_the_finding(closed):
    rewrite(closed, page_of(closed, "session"), noise(2))
    assert f"page {page_of(closed, 'session')} cannot be read" in found(closed)


def test_progress_is_told_and_the_look_can_be_ended(work, monkeypatch):
    monkeypatch.setattr("annotator.store.inspection._ROWS_PER_ADVANCE", 2)
    for number in range(5):
        work.tag((number, number + 2))
    told = []
    inspect(work.path, told.append)
    assert 4 in told

    def stop(count):
        raise UserError(message("It was stopped."))

    with pytest.raises(UserError, match="stopped"):
        inspect(work.path, stop)


def test_text_that_cannot_be_read_is_a_finding_of_the_look_for_large_files(closed):
    alter(closed, b"two days after the storm.\n", b"two days after the \xff\xff\xffrm.\n")
    assert "is damaged" in str(look_through(closed, nothing)[0])
    assert "is damaged" in found(closed)


def test_file_that_is_gone_is_not_large(work):
    away = work.path.with_name("away.annotator")
    work.path.rename(away)
    assert not work.project.is_large
    away.rename(work.path)
