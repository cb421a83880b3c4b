# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

import pytest

from annotator.domain.fields import text
from annotator.domain.kinds import all_kinds
from annotator.store import views


def test_views_are_read_by_a_bare_connection(work):
    quote = work.tag((98, 131), kind="quote", fields={"speaker": "Ève"}, note="n")
    work.tag((0, 7))
    with work.bare() as bare:
        found = bare.execute("select annotation_id, exact, speaker, quote_type, note from quotes")
        assert found.fetchall() == [(quote.id, quote.exact(work.article.text), "Ève", "", "n")]


def test_view_of_all_annotations_has_text_alone(work):
    work.tag((98, 131), kind="quote", tags=("one", "two"), confidential=True)
    with work.bare() as bare:
        cursor = bare.execute("select * from annotations")
        row = dict(zip([one[0] for one in cursor.description], cursor.fetchone(), strict=True))
    assert {type(value) for value in row.values()} == {str}
    assert (row["tags"], row["confidential"], row["start"]) == ("one; two", "true", "98")


def schema_version(work):
    return work.connection.execute("pragma schema_version").fetchone()


def names(work):
    return {name for (name,) in work.connection.execute("select name from sqlite_schema")}


def test_views_that_are_right_are_left_alone(work):
    before = schema_version(work)
    work.reopen()
    assert schema_version(work) == before


@pytest.fixture
def other_kinds(monkeypatch):
    claim, *others = all_kinds()
    richer = replace(claim, fields=(*claim.fields, text("mood", "Mood")))
    monkeypatch.setattr(views, "all_kinds", lambda: (richer, *others[:-1]))
    return others[-1]


def test_change_of_the_kinds_remakes_the_views(work, other_kinds):
    work.tag((0, 7), fields={"mood": "glad"})
    work.reopen()
    assert work.connection.execute("select mood from claims").fetchall() == [("glad",)]
    assert "field_mood" in names(work)
    assert other_kinds.plural.lower() not in names(work)
    assert not {f"field_{field.key}" for field in other_kinds.fields} & names(work)


def test_views_and_indexes_that_others_added_stay(work, other_kinds):
    work.connection.execute("create view mine as select 1")
    work.connection.execute("create index field_mine on annotation(note)")
    work.reopen()
    assert {"mine", "field_mine", "article_page"} <= names(work)
