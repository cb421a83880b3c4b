# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.errors import GoneError
from annotator.domain.event import Actor, Evidence
from annotator.domain.span import Span
from annotator.domain.status import Status


def ids(*records):
    return [one.id for one in records]


def in_order(work, words=""):
    return work.project.events.in_order(work.session.id, words)


def test_event_comes_back_as_it_was_written(work):
    annotation = work.tag((0, 7))
    event = work.add_event(
        annotation,
        span=(0, 7),
        what="Opening",
        who=(Actor("Ève", "mayor"), Actor("Oslo")),
        where="Tromsø",
        start="2023-11-28",
        end="2023-11",
        date_text="Tuesday",
        event_status="happened",
        certainty="certain",
        status=Status.CHECKED,
        verdict="accurate",
        note="n",
        tags=("a",),
    )
    assert work.project.events.get(event.id) == event
    assert event.span == Span(0, 7)


def test_missing_event_is_said_to_be_gone(work):
    with pytest.raises(GoneError):
        work.project.events.get("e0")


def test_events_come_by_time_and_place(work):
    late = work.add_event(span=(0, 5), start="2023-12")
    early = work.add_event(span=(30, 35), start="2023-11-30")
    wide = work.add_event(span=(20, 25), start="2023-11")
    same = work.add_event(span=(10, 15), start="2023-11")
    assert in_order(work) == ids(same, wide, early, late)


def test_undated_event_follows_the_dated_one_before_it_in_the_text(work):
    first = work.add_event(span=(10, 12), start="2023-11-30")
    second = work.add_event(span=(30, 32), start="2023-11-24")
    lead = work.add_event(span=(0, 5))
    after_first = work.add_event(span=(20, 22))
    after_second = work.add_event(span=(40, 42))
    assert in_order(work) == ids(lead, second, after_second, first, after_first)


def test_filter_keeps_the_order(work):
    dated = work.add_event(span=(10, 12), start="2023-11-30", what="gone")
    undated = work.add_event(span=(20, 22), what="kept")
    other = work.add_event(span=(30, 32), start="2023-11-24", what="kept")
    assert in_order(work) == ids(other, dated, undated)
    assert in_order(work, "kept") == ids(other, undated)


def test_event_without_words_stands_where_its_evidence_does(work):
    evidence = work.tag((20, 25))
    dated = work.add_event(span=(10, 12), start="2023-11-30")
    undated = work.add_event(evidence)
    nowhere = work.add_event()
    assert in_order(work) == ids(nowhere, dated, undated)


def test_events_of_an_annotation_are_found(work):
    annotation = work.tag((0, 7))
    one, two = work.add_event(annotation), work.add_event(annotation)
    work.add_event()
    assert work.project.events.of_annotation(annotation.id) == ids(one, two)


def test_evidence_keeps_its_order_over_undo(work):
    one, two = work.tag((0, 7)), work.tag((8, 13))
    event = work.add_event(one, two)
    work.change(event, evidence=(Evidence(two.id),))
    work.undo()
    assert work.project.events.get(event.id) == event


def test_events_are_counted_by_session(work):
    work.add_event()
    assert work.project.events.count(work.session.id) == 1
    assert work.project.events.count(work.add_session(work.article).id) == 0


def test_first_events_with_some_words_come_by_time(work):
    late = work.add_event(span=(0, 5), what="harbour late", start="2023-12")
    early = work.add_event(span=(9, 12), what="harbour early", start="2023-11")
    other = work.add_event(span=(20, 25), what="storm", start="2022")
    events, session_id = work.project.events, work.session.id
    assert events.first(session_id, "", 2) == [other, early]
    assert events.first(session_id, "harb", 9) == [early, late]


def test_events_in_question_are_in_query_themselves_or_by_a_mark(work):
    asked, other = work.tag((0, 7), status=Status.QUERY), work.tag((8, 13))
    by_mark = work.add_event(asked, other, start="2023-12")
    by_itself = work.add_event(other, start="2023-11", status=Status.QUERY)
    work.add_event(other, start="2023-10")
    both = work.add_event(asked, start="2024", status=Status.QUERY)
    elsewhere = work.add_session(work.article)
    events = work.project.events
    keys = [events.key_of(one.id) for one in (by_itself, by_mark, both)]
    assert events.in_question(work.session.id) == keys
    assert events.in_question(elsewhere.id) == []


def test_session_has_more_events_than_a_number_or_not(work):
    for _ in range(3):
        work.add_event()
    has_more = work.project.events.has_more
    assert has_more(work.session.id, 2)
    assert not has_more(work.session.id, 3)
