# SPDX-License-Identifier: Apache-2.0
import pytest

from annotator.domain.annotation import Piece
from annotator.domain.status import Status
from annotator.services.event_facts import EventFacts, facts_of, facts_of_page

WORDS = ("The harbour", "two days", "storm", "Tuesday", "Norway")
KINDS = ("claim", "quote", "number", "date", "date")


@pytest.fixture
def marks(desk):
    return [
        desk.marking.tag_span(kind, desk.span(words))
        for kind, words in zip(KINDS, WORDS, strict=True)
    ]


def page(desk, *events):
    keys = [desk.project.events.key_of(event.id) for event in events]
    return facts_of_page(desk.project, keys)


def test_evidence_is_counted_by_kind(desk, marks):
    event, other = desk.eventing.add(None, [mark.id for mark in marks]), desk.eventing.add(None)
    assert page(desk, other, event) == [
        EventFacts(),
        EventFacts(claims=1, quotes=1, numbers=1, dates=2, unchecked=5),
    ]
    assert page(desk, event)[0].marks == 5


@pytest.mark.parametrize(
    ("status", "unchecked", "open_questions"),
    [
        (Status.IN_PROGRESS, 2, 0),
        (Status.QUERY, 2, 1),
        (Status.CHANGED, 2, 0),
        (Status.CHECKED, 1, 0),
        (Status.SIGNED_OFF, 1, 0),
    ],
)
def test_what_is_neither_checked_nor_signed_off_is_still_to_do(
    desk, marks, status, unchecked, open_questions
):
    event = desk.eventing.add(None, [mark.id for mark in marks[:2]])
    desk.marking.set_status([marks[0].id], status)
    (facts,) = page(desk, event)
    assert (facts.unchecked, facts.open_questions) == (unchecked, open_questions)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_event_that_is_itself_in_query_is_an_open_question(desk, marks, count):
    ids = [mark.id for mark in marks[:count]]
    event = desk.eventing.add(None, ids)
    desk.eventing.set_status(event.id, Status.QUERY)
    if ids:
        desk.marking.set_status(ids, Status.QUERY)
    assert page(desk, event)[0].open_questions == count + 1


def test_facts_are_found_by_id_too_and_what_is_gone_has_none(desk, marks):
    one, two = desk.eventing.add(None, [marks[0].id]), desk.eventing.add(None, [marks[1].id])
    desk.eventing.delete([one.id])
    assert facts_of(desk.project, [two.id, one.id]) == [
        EventFacts(quotes=1, unchecked=1),
        EventFacts(),
    ]


def test_date_that_contradicts_the_event_is_told(desk):
    mark = desk.marking.tag("date", [Piece(desk.span("Nov. 29"))], {"date_value": "2023-11-29"})
    event = desk.eventing.add(None, [mark.id])
    desk.eventing.set_field(event.id, "start", "2023-11-28")
    (conflict,) = page(desk, event)[0].conflicts
    assert conflict.ids == (mark.id,)
    assert "2023-11-28, but “Nov. 29” in line 3 is 2023-11-29" in str(conflict.message)


def test_numbers_that_contradict_each_other_are_told_where_they_tell_how_many(desk):
    fields = {"counted": "people", "scope": "moved"}
    marks = [
        desk.marking.tag("number", [Piece(desk.span(words))], {**fields, "number_value": value})
        for words, value in (("1,200", "1234"), ("two", "1199"))
    ]
    event = desk.eventing.add(None, [mark.id for mark in marks])
    (conflict,) = page(desk, event)[0].conflicts
    assert set(conflict.ids) == {mark.id for mark in marks}
    assert str(conflict.message).startswith("Two counts of people")
    desk.eventing.set_role(event.id, marks[0].id, "")
    assert page(desk, event)[0].conflicts == ()
