# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF001 - the marks are what is tested
"""Marks of a session are found by the beginnings of words in their text and fields."""

import pytest

from annotator.store.jumping import SessionWords


@pytest.fixture
def marks(make_work):
    """Return a project with three marks on a text, and one in another session of it."""
    work = make_work(
        "j.annotator", "Ann Storm said 60 boats sank. The storm passed. Bo’s boats sank."
    )
    work.tag((48, 64), kind="claim")
    work.tag((0, 29), kind="quote", fields={"speaker": "Åsa Lindqvist"})
    work.tag((15, 23), kind="number", note="ask the harbour")
    work.tag((0, 9), session=work.add_session(work.article, "Bo"))
    return work


def exact(work, typed, limit=10):
    words = SessionWords(work.connection, work.session.id)
    return [one.exact for one in words.find(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "starts"),
    [
        ("storm", ["Ann Storm"]),
        ("bo sa", ["Ann Storm", "Bo’s boats"]),
        ("boats", ["Ann Storm", "60 boats", "Bo’s boats"]),
        ("60 bo", ["60 boats", "Ann Storm"]),
        ("asa", ["Ann Storm"]),
        ("A\u030asa Lind", ["Ann Storm"]),
        ("harb", ["60 boats"]),
        ('bo"’s - boats', ["Bo’s boats"]),
        ("b", []),
        ("6", []),
        ("", []),
        ("boats nowhere", []),
        ('near( " -', []),
    ],
)
def test_words_are_found(marks, typed, starts):
    found = exact(marks, typed)
    assert len(found) == len(starts)
    assert all(one.startswith(start) for one, start in zip(found, starts, strict=True))


def test_no_more_than_asked_for(marks):
    assert len(exact(marks, "boats", 2)) == 2


def test_session_without_marks_has_none(marks):
    empty = marks.add_session(marks.article, "Cy")
    assert SessionWords(marks.connection, empty.id).find("boats", 10) == []


def test_each_found_mark_is_told_with_its_sentence_and_fields(marks):
    words = SessionWords(marks.connection, marks.session.id)
    (found,) = words.find("lindqvist", 10)
    assert (found.kind, found.status, found.start) == ("quote", "unchecked", 0)
    assert found.sentence == "Ann Storm said 60 boats sank."
    assert "Åsa Lindqvist" in found.searched


def test_words_are_looked_up_first_and_rows_by_key(marks):
    statements = []
    words = SessionWords(marks.connection, marks.session.id)
    marks.connection.set_trace_callback(statements.append)
    words.find("boats", 10)
    marks.connection.set_trace_callback(None)
    (statement,) = [one for one in statements if "cross join" in one]
    plan = [row[3] for row in marks.connection.execute(f"explain query plan {statement}")]
    assert plan[0].startswith("SCAN annotation_search VIRTUAL TABLE INDEX")
    assert plan[1] == "SEARCH annotation USING INTEGER PRIMARY KEY (rowid=?)"
    assert len(plan) == 2
