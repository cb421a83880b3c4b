# SPDX-License-Identifier: Apache-2.0
"""What is told of a fault: kinds, codes and places, and no word of what was worked on."""

import sqlite3
from pathlib import Path

import pytest

from annotator.domain.errors import BugError, user_error
from annotator.services.faults import crash_text, fault_of, fault_text, own_path, report_text
from annotator.services.workspace import Workspace
from annotator.store.project import open_project

WORDS = "the pier was lost"


def raise_key():
    {}[WORDS]


def raise_chained():
    try:
        raise_key()
    except KeyError as error:
        raise BugError(f"no field {WORDS}") from error


def raise_in_handler():
    try:
        raise_key()
    except KeyError:
        int(WORDS)


def raise_user_error():
    raise user_error("{path} is full.", path=WORDS)


def raise_with_notes():
    error = ValueError(WORDS, {WORDS: WORDS})
    error.add_note(WORDS)
    raise error


def raise_group():
    raise ExceptionGroup(WORDS, [KeyError(WORDS), OSError(28, WORDS, WORDS)])


def raise_sql():
    connection = sqlite3.connect(":memory:")
    connection.execute("create table word (text text not null unique)")
    connection.execute("insert into word values (?)", (WORDS,))
    try:
        connection.execute("insert into word values (?)", (WORDS,))
    finally:
        connection.close()


def raise_search():
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table word using fts5(text)")
    try:
        connection.execute("select * from word where word match ?", (f'"{WORDS}',)).fetchall()
    finally:
        connection.close()


def raise_file():
    Path(f"/no folder/{WORDS}.txt").read_text()


def raise_attribute():
    setattr(type("Thing", (), {"__slots__": ()})(), WORDS, WORDS)


def raise_unicode():
    (WORDS + "\ud800").encode()


RAISERS = (
    *(raise_key, raise_chained, raise_in_handler, raise_user_error, raise_with_notes, raise_group),
    *(raise_sql, raise_search, raise_file, raise_attribute, raise_unicode),
)


def caught(raiser):
    try:
        raiser()
    except Exception as error:  # noqa: BLE001 - of any kind
        return error
    pytest.fail("nothing was raised")


@pytest.mark.parametrize("raiser", RAISERS)
def test_no_word_of_an_exception_is_told(raiser):
    error = caught(raiser)
    told = report_text([fault_text(fault_of(error), 3)], {})
    assert "pier" not in told
    assert type(error).__name__ in told


def test_causes_are_told_in_their_order():
    lines = [line for line in fault_of(caught(raise_chained)).trace.splitlines() if line[0] != " "]
    assert lines == ["annotator.domain.errors.BugError", "caused by KeyError"]
    lines = [
        line for line in fault_of(caught(raise_in_handler)).trace.splitlines() if line[0] != " "
    ]
    assert lines == ["ValueError", "while handling KeyError"]


def test_codes_of_system_and_sqlite_are_told():
    assert "[ENOENT]" in fault_of(caught(raise_file)).trace
    assert "SQLITE_CONSTRAINT_UNIQUE 2067" in fault_of(caught(raise_sql)).trace
    assert "together with OSError [ENOSPC]" in fault_of(caught(raise_group)).trace


def test_places_are_those_of_the_program_with_file_line_and_function(tmp_path):
    workspace = Workspace(open_project(tmp_path / "p.annotator"))
    trace = fault_of(caught(workspace.opened)).trace
    workspace.project.close()
    place = trace.splitlines()[-1].strip()
    assert place.startswith("annotator/services/workspace.py:")
    assert place.endswith(" Workspace.opened")
    assert str(tmp_path) not in trace


def test_source_files_are_named_by_their_place_in_program_and_libraries():
    assert own_path(sqlite3.__file__) == "python/sqlite3/__init__.py"
    assert own_path(pytest.__file__) == "pytest/__init__.py"
    assert own_path(f"/home/ann/{WORDS}.py") == "elsewhere"


def test_endless_recursion_is_told_by_both_ends():
    def again():
        again()

    trace = fault_of(caught(again)).trace
    assert len(trace.splitlines()) < 60
    assert " more …" in trace


def test_chain_without_an_end_is_told_once():
    error = caught(raise_chained)
    error.__cause__.__cause__ = error
    assert fault_of(error).trace.count("KeyError") == 1


def test_report_names_versions_and_what_was_in_hand():
    fault = fault_of(caught(raise_key), "last action: mark.tag.quote")
    told = report_text([fault_text(fault, 12)], {"Qt": "6.11"})
    for words in ("Annotator  ", "Python  ", "Qt  ", "SQLite  ", "System  ", "UTC, 12 times"):
        assert words in told
    assert "(last action: mark.tag.quote)" in told


def test_dump_of_an_aborted_process_is_told_without_places_on_the_disk():
    dump = f"""Fatal Python error: Segmentation fault

Current thread 0x00007f6d (most recent call first):
  File "{Path(__file__).parents[2]}/annotator/app.py", line 52 in main
  File "/home/ann/{WORDS}.py", line 3 in <module>
{WORDS}
"""
    assert crash_text("2024-01-01 10:00:00", dump).splitlines() == [
        "2024-01-01 10:00:00 UTC: the program began, and ended unexpectedly",
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007f6d (most recent call first):",
        "    annotator/app.py:52 main",
        "    elsewhere:3 <module>",
    ]
