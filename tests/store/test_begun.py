# SPDX-License-Identifier: Apache-2.0
"""A word that is only begun is asked for by the words that begin so, and finds the same rows."""

import pytest

from annotator.store import begun
from annotator.store.begun import spelled_out
from annotator.store.search import match_words

NOTES = ("harbour", "harbours are old", "harbourmaster", "HARBOURS, Café", "harb our", "cafeteria")


@pytest.fixture
def noted(work):
    for note in NOTES:
        work.tag((0, 7), note=note)
    return work


def spelled(work, typed):
    return spelled_out(work.project.connection, "annotation_search", match_words(typed))


def found(work, match):
    rows = work.project.connection.execute(
        "select rowid from annotation_search where annotation_search match ?", (match,)
    )
    return [values[0] for values in rows]


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("harbour", '"harbour" OR "harbourmaster" OR "harbours"'),
        ("HARBOURS", '"harbours"'),
        ("old harbourm", '"old" AND ("harbourmaster")'),
        ("harbours-ar", '"harbours ar"*'),
        ("old harbours-areq", '"old" AND ("harbours areq")'),
        ("cafe", '"cafe" OR "cafeteria"'),
        ("xyzzy", '"xyzzy"'),
    ],
)
def test_begun_word_becomes_the_words_that_begin_so(noted, typed, match):
    assert spelled(noted, typed) == match


@pytest.mark.parametrize("typed", ["", "har", "harbour ", "café", "har_bo", "“"])
def test_other_words_stay_as_they_are(noted, typed):
    assert spelled(noted, typed) == match_words(typed)


@pytest.mark.parametrize(
    "typed", ["harb", "harbour", "harbours", "harbours-are", "cafe", "old harb", "har_bo", "harbx"]
)
def test_the_same_rows_are_found(noted, typed):
    assert found(noted, spelled(noted, typed)) == found(noted, match_words(typed))


def test_very_many_words_are_asked_for_by_their_beginning(noted, monkeypatch):
    monkeypatch.setattr(begun, "_MOST", 2)
    assert spelled(noted, "harbour") == '"harbour"*'
    assert spelled(noted, "cafe") == '"cafe" OR "cafeteria"'
    assert set(noted.found("harbour")) == set(noted.found("harb"))


def test_words_written_since_are_known(noted):
    assert spelled(noted, "harbourm") == '"harbourmaster"'
    noted.tag((0, 7), note="harbourmistress")
    assert spelled(noted, "harbourm") == '"harbourmaster" OR "harbourmistress"'


def test_connection_that_only_reads_asks_for_the_beginning(noted):
    noted.project.connection.execute("pragma query_only = on")
    assert spelled(noted, "harbour") == '"harbour"*'


def test_file_stays_as_it_is(noted):
    def stored():
        return noted.project.connection.execute(
            "select name from sqlite_schema order by name"
        ).fetchall()

    before = stored()
    spelled(noted, "harbour")
    assert stored() == before
