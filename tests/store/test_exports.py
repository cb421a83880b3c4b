# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.annotation import Origin
from annotator.domain.event import Actor, Evidence
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store.exports import export_tables


@pytest.fixture
def filled(work):
    claim = work.tag((0, 7), tags=("a", "b"), note="n", status=Status.CHECKED)
    work.tag(
        *((98, 131), (133, 136, "cue"), (140, 150)),
        kind="quote",
        fields={"speaker": "Ève"},
        confidential=True,
    )
    who = (Actor("Ève", "mayor"), Actor("Oslo"))
    work.add_event(claim, span=(50, 55), who=who, tags=("x", "y"), start="2023-12")
    work.add_event()
    work.add_event(span=(60, 62), start="2023-11")
    work.other_session = work.add_session(work.article, "Bob")
    work.tag((8, 13), session=work.other_session)
    return work


def tables(work, *sessions):
    chosen = [one.id for one in sessions or (work.session, work.other_session)]
    return {table.name: table for table in export_tables(work.project, chosen)}


def records(table):
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows()]


NAMES = ["annotations", "events", "event_evidence", "spans", "sessions", "articles"]


def test_tables_come_in_the_order_in_which_people_read_them(filled):
    assert list(tables(filled)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_text_and_every_column_is_described(filled, name):
    table = tables(filled)[name]
    rows = list(table.rows())
    assert rows
    assert {len(row) for row in rows} == {len(table.columns)}
    assert {type(cell) for row in rows for cell in row} == {str}
    assert all(column.description for column in table.columns)


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_unique_and_references_lead_somewhere(filled, name):
    all_tables = tables(filled)
    table = all_tables[name]
    keys = [one[table.key] for one in records(table)]
    assert len(set(keys)) == len(keys)
    for reference in table.references:
        there = {one[reference.key] for one in records(all_tables[reference.table])}
        assert {one[reference.column] for one in records(table)} <= there


def test_closed_lists_hold_every_value(filled):
    for table in tables(filled).values():
        for column in table.columns:
            if column.choices:
                values = {one[column.name] for one in records(table)}
                assert values <= {"", *column.choices}


def test_split_quote_tells_envelope_text_and_pieces(filled):
    quote = next(one for one in records(tables(filled)["annotations"]) if one["kind"] == "quote")
    assert (quote["start"], quote["end"], quote["pieces"]) == ("98", "150", "98-131 140-150")
    assert quote["exact"] == filled.article.text[98:150]
    assert (quote["speaker"], quote["confidential"]) == ("Ève", "true")


def test_annotations_come_by_session_in_text_order(filled):
    starts = [one["start"] for one in records(tables(filled)["annotations"])]
    assert starts == ["0", "98", "8"]


def test_export_is_of_the_chosen_sessions_once_each(filled):
    table = tables(filled, filled.other_session, filled.other_session)["annotations"]
    assert [one["session_id"] for one in records(table)] == [filled.other_session.id]


def test_several_values_share_a_cell(filled):
    event = records(tables(filled)["events"])[2]
    assert (event["who"], event["tags"]) == ("Ève (mayor); Oslo", "x; y")


def test_event_tells_all_that_is_known_of_it(filled):
    known = {
        "what": "Truce",
        "where": "Gaza",
        "start": "2023-11",
        "end": "2023-11-30T07:00:00",
        "date_text": "by Thursday",
        "event_status": "planned",
        "certainty": "probable",
        "due": "2023-12-01",
        "note": "=1+1",
        "rule": "event.planned",
        "reason": "“set to”",
    }
    made = filled.add_event(
        span=(50, 55), mentions=(Span(60, 62), Span(70, 75)), origin=Origin.RULE, **known
    )
    (event,) = [one for one in records(tables(filled)["events"]) if one["event_id"] == made.id]
    assert (
        event.items()
        >= {
            **known,
            "origin": "rule",
            "due_from": "2023-12-01T23:59:59",
            "mentions": "60-62 70-75",
            "span_start": "50",
            "span_end": "55",
            "status": "unchecked",
            "created": made.created,
            "modified": made.modified,
        }.items()
    )


def test_event_counts_what_speaks_of_it(filled):
    quote = filled.tag((98, 131), kind="quote", status=Status.QUERY)
    claims = [filled.tag((place, 40)) for place in (30, 20)]
    made = filled.add_event(*claims, quote, status=Status.QUERY)
    (event,) = [one for one in records(tables(filled)["events"]) if one["event_id"] == made.id]
    assert event["evidence"] == f"{claims[1].id}; {claims[0].id}; {quote.id}"
    counted = ("claims", "quotes", "numbers", "dates", "unchecked", "open_questions")
    assert [event[name] for name in counted] == ["2", "1", "0", "0", "3", "2"]


def test_checked_evidence_asks_for_no_more_work(filled):
    events = records(tables(filled)["events"])
    (event,) = [one for one in events if one["evidence"]]
    assert (event["claims"], event["unchecked"], event["open_questions"]) == ("1", "0", "0")


def test_what_speaks_of_an_event_comes_with_its_words_and_role(filled):
    said = filled.tag((8, 13), status=Status.CHECKED, confidential=True)
    other = filled.tag((0, 3))
    made = filled.add_event(said, other)
    filled.change(made, evidence=(Evidence(said.id, "how many"), Evidence(other.id)))
    found = [one for one in records(tables(filled)["event_evidence"]) if one["event_id"] == made.id]
    assert [one["annotation_id"] for one in found] == [other.id, said.id]
    assert found[1] == {
        "evidence_id": f"{made.id}.{said.id}",
        "event_id": made.id,
        "annotation_id": said.id,
        "role": "how many",
        "kind": "claim",
        "pieces": "8-13",
        "exact": filled.article.text[8:13],
        "start": "8",
        "end": "13",
        "status": "checked",
        "verdict": "",
        "confidential": "true",
        "session_id": filled.session.id,
        "article_id": filled.article.id,
    }


def test_evidence_comes_event_after_event(filled):
    for start in ("2023-10", "2023-09"):
        filled.add_event(filled.tag((8, 13)), filled.tag((0, 3)), start=start)
    all_tables = tables(filled)
    told = [one["event_id"] for one in records(all_tables["event_evidence"])]
    listed = [one["event_id"] for one in records(all_tables["events"]) if one["evidence"]]
    assert list(dict.fromkeys(told)) == listed
    assert sorted(told, key=listed.index) == told


def test_no_event_is_lost_where_they_are_read_part_by_part(filled, monkeypatch):
    monkeypatch.setattr("annotator.store.event_exports._AT_ONCE", 2)
    for name in ("events", "event_evidence"):
        rows = records(tables(filled)[name])
        monkeypatch.setattr("annotator.store.event_exports._AT_ONCE", 500)
        assert records(tables(filled)[name]) == rows


def test_events_come_as_in_the_window(filled):
    found = [one["event_id"] for one in records(tables(filled)["events"])]
    assert found == filled.project.events.in_order(filled.session.id)


def test_pieces_come_with_their_text(filled):
    for one in records(tables(filled)["spans"]):
        assert one["exact"] == filled.article.text[int(one["start"]) : int(one["end"])]


def test_session_tells_its_progress(filled):
    session = records(tables(filled)["sessions"])[0]
    assert (session["facts"], session["facts_done"], session["events"]) == ("2", "1", "3")


def test_article_is_told_once_with_its_length(filled):
    (article,) = records(tables(filled)["articles"])
    assert article["characters"] == str(len(filled.article.text))
