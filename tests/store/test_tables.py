# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.annotation import Annotation, Piece
from annotator.domain.article import Article
from annotator.domain.event import Event
from annotator.domain.session import Session
from annotator.domain.span import Span
from annotator.store.rows import rows_of
from annotator.store.tables import TABLES, merged, row_changes, to_json, value_at

RECORDS = [
    Article("t1", "text", "sha", regions=()),
    Session("s1", "t1"),
    Annotation("a1", "s1", "claim", (Piece(Span(0, 1)),)),
    Event("e1", "s1"),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_rows_hold_the_logged_columns_of_their_table(record):
    for table, row_id, columns in rows_of(record):
        assert tuple(columns) == TABLES[table].columns
        assert columns["id"] == row_id


def test_logged_tables_are_those_of_the_file(work):
    for table in TABLES.values():
        found = work.connection.execute("select name from pragma_table_info(?)", (table.name,))
        assert {"pk", *table.columns} <= {name for (name,) in found}


def test_json_is_compact_readable_and_in_order():
    assert to_json({"b": ["é"], "a": None}) == '{"a":null,"b":["é"]}'


def row(**fields):
    return [("annotation", "a1", {"id": "a1", "note": "n", "fields": fields})]


def test_entries_of_a_mapping_change_one_by_one():
    (change,) = row_changes(row(speaker="A", cue="said"), row(speaker="B", medium="post"))
    assert change.before == {"fields.speaker": "A", "fields.cue": "said", "fields.medium": None}
    assert change.after == {"fields.speaker": "B", "fields.cue": None, "fields.medium": "post"}


def test_same_rows_are_no_change():
    assert row_changes(row(speaker="A"), row(speaker="A")) == []


def test_rows_go_before_others_come():
    old = [("event", "e1", {}), ("event_evidence", "e1.a1", {})]
    new = [("event", "e2", {}), ("event_evidence", "e2.a1", {})]
    found = [(one.id, one.before is None) for one in row_changes(old, new)]
    assert found == [("e1.a1", False), ("e1", False), ("e2", True), ("e2.a1", True)]


def test_entry_that_is_not_there_is_none():
    assert value_at({"fields": {}}, "fields.speaker") is None
    assert value_at({"note": "n"}, "note") == "n"


def test_entries_are_put_in_and_taken_out():
    row = {"note": "n", "fields": {"a": "1", "b": "2"}}
    found = merged(row, {"note": "m", "fields.a": None, "fields.c": "3"})
    assert found == {"note": "m", "fields": {"b": "2", "c": "3"}}
    assert row == {"note": "n", "fields": {"a": "1", "b": "2"}}
