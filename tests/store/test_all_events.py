# SPDX-License-Identifier: Apache-2.0
"""The events of a whole project: which are listed, and in which order."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from annotator.domain.edtf import edtf_bounds
from annotator.domain.event import Actor, Event
from annotator.domain.ids import new_event_id
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store import all_events, listing, time_order
from annotator.store.all_events import Wanted

STARTS = (
    "",
    "2022",
    "199X",
    "2010/2024",
    "2023-10-07",
    "2023-11",
    "2023-11-24",
    "2023-11-24T07:00:00",
    "2023-11-30",
)
ENDS = ("", "", "", "2023-11-30", "2023-12-01", "2024")


@pytest.fixture
def others(work):
    """Return sessions on another article and on the same, each with some events."""
    article = work.add_article("Truce holds\n\nA truce began.\n", title="Truce")
    made = [work.session, work.add_session(article, "Bo"), work.add_session(work.article, "Cy")]
    chance = Random(3)  # noqa: S311 -- the same in every run
    for session in made:
        write(work, session, *(some_event(session, chance) for _ in range(12)))
    return made


def some_event(session, chance):
    place = chance.randrange(20)
    return Event(
        new_event_id(),
        session.id,
        what=chance.choice(("flood", "talks")),
        who=chance.choice(((), (Actor("Hamas"), Actor("Ève")), (Actor("UN", "host"),))),
        start=chance.choice(STARTS),
        end=chance.choice(ENDS),
        status=chance.choice((Status.UNCHECKED, Status.CHECKED)),
        event_status=chance.choice(("planned", "happened")),
        span=Span(place, place + 1),
    )


def write(work, session, *events):
    edit = work.edit("Add events", session=session)
    edit.add(*events)
    work.project.write(edit)


def trash(work, record):
    edit = work.edit("Trash")
    edit.session_id = None
    edit.change(record, replace(record, trashed=work.clock()))
    work.project.write(edit)


def listed(work, **wanted):
    found = work.project.all_events
    keys = [key for part in found.parts(Wanted(**wanted)) for key in part]
    assert [key for key in everything(work) if found.is_listed(Wanted(**wanted), key)] == sorted(
        keys
    )
    return [one.event for one in found.page(keys)]


def everything(work):
    return [values[0] for values in work.connection.execute("select pk from event order by pk")]


def lies_between(event, earliest, latest):
    start, end = edtf_bounds(event.start), edtf_bounds(event.end)
    if start is None:
        return False
    last = end.maximum if end else start.maximum
    return start.minimum <= (latest or "~") and last >= earliest


@pytest.fixture(params=[1, 1_000])
def part(request, monkeypatch):
    """Have parts of so many rows, so that a few rows take several."""
    monkeypatch.setattr(listing, "FIRST", request.param)
    monkeypatch.setattr(time_order, "MORE", request.param)


@pytest.mark.usefixtures("part")
@pytest.mark.parametrize("of_session", [False, True])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    ("earliest", "latest"),
    [("2023-11", "2023-11"), ("2023-11-25", ""), ("", "2023-11-24"), ("2024-02", "2024-03")],
)
def test_dates_leave_all_that_may_have_been_in_between(
    work, others, of_session, descending, earliest, latest
):
    first = edtf_bounds(earliest).minimum if earliest else ""
    last = edtf_bounds(latest).maximum if latest else ""
    session_id = others[0].id if of_session else ""
    every = listed(work, session_id=session_id, descending=descending)
    found = listed(work, session_id=session_id, descending=descending, earliest=first, latest=last)
    assert found == [event for event in every if lies_between(event, first, last)]
    assert found


@pytest.mark.parametrize("few", [0, 2_000])
@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        ({"actor": "hama"}, lambda event: Actor("Hamas") in event.who),
        ({"actor": "ÈV"}, lambda event: Actor("Ève") in event.who),
        ({"actor": "nobody"}, lambda event: False),
        ({"words": "flood"}, lambda event: event.what == "flood"),
        ({"is_open": True}, lambda event: event.status is Status.UNCHECKED),
        (
            {"words": "talks", "actor": "UN", "is_open": True},
            lambda event: (
                event.what == "talks"
                and Actor("UN", "host") in event.who
                and event.status is Status.UNCHECKED
            ),
        ),
    ],
)
def test_filters_keep_the_order(work, others, monkeypatch, few, wanted, holds):
    monkeypatch.setattr(listing, "_FEW", few)
    assert listed(work, **wanted) == [event for event in listed(work) if holds(event)]


def test_events_of_an_article_are_those_of_all_its_sessions(work, others):
    here = {others[0].id, others[2].id}
    found = listed(work, article_id=work.article.id)
    assert found == [event for event in listed(work) if event.session_id in here]
    assert {event.session_id for event in found} == here


def test_page_tells_where_an_event_is_from(work, others):
    key = everything(work)[12]
    (one, gone) = work.project.all_events.page([key, 0])
    assert (one.reviewer, one.title, one.article_id) == ("Bo", "Truce", others[1].article_id)
    assert (one.event.session_id, gone) == (others[1].id, None)


def test_what_is_in_the_trash_is_listed_nowhere(work, others):
    trash(work, others[1])
    found = work.project.all_events
    assert all(event.session_id != others[1].id for event in listed(work))
    assert found.articles() == [(work.article.id, "Harbour")]
    trash(work, work.article)
    assert (listed(work), found.articles(), found.actors()) == ([], [], [])


def test_articles_with_events_are_told_by_title(work, others):
    work.add_session(work.add_article("Nothing\n", title="Empty"))
    found = work.project.all_events.articles()
    assert [title for _, title in found] == ["Harbour", "Truce"]


def test_actors_are_told_once_and_found_by_a_part_of_their_name(work):
    work.add_event(who=(Actor("Hamas"), Actor("Ève Dvořák", "mayor")))
    work.add_event(who=(Actor("hamas", "releasing"), Actor(" "), Actor("UN")))
    actors = work.project.all_events.actors
    assert actors() == ["Hamas", "UN", "Ève Dvořák"]
    assert actors("dvoř") == ["Ève Dvořák"]
    assert actors("un", 1) == ["UN"]


def test_of_very_many_actors_those_are_found_that_begin_so(work, monkeypatch):
    monkeypatch.setattr(all_events, "_NAMES", 2)
    for name in ("Ana", "Ben", "Bea", "Cleo"):
        work.add_event(who=(Actor(name),))
    assert work.project.all_events.actors("be") == ["Bea", "Ben"]


def test_actors_follow_edits(work):
    event = work.add_event(who=(Actor("Hamas"),))
    event = work.change(event, who=(Actor("Israel"),))
    assert work.project.all_events.actors() == ["Israel"]
    work.undo()
    assert work.project.all_events.actors() == ["Hamas"]
    work.undo()
    assert work.project.all_events.actors() == []


def test_due_events_come_soonest_first_between_two_times(work, others):
    found = listed(work, is_due=True)
    keys = [work.project.events.key_of(event.id) for event in found]
    times = [one.due_from for one in work.project.all_events.page(keys)]
    assert times == sorted(times)
    middle = times[len(times) // 2]
    before = listed(work, is_due=True, due_before=middle)
    assert [*before, *listed(work, is_due=True, due_from=middle)] == found
    assert 0 < len(before) < len(found)
    assert listed(work, is_due=True, session_id=others[1].id) == [
        event for event in found if event.session_id == others[1].id
    ]


def test_due_events_are_filtered_by_dates_too(work, others):
    first, last = "2023-11-24T00:00:00", "2023-11-24T23:59:59"
    found = listed(work, is_due=True, earliest=first, latest=last)
    every = listed(work, is_due=True)
    assert found == [event for event in every if lies_between(event, first, last)]
    assert 0 < len(found) < len(every)


def test_due_events_are_counted_up_to_a_number(work, others):
    count = work.project.all_events.due_count
    of_all = len(listed(work, is_due=True, due_before="2023-11-30"))
    assert count(None, "2023-11-30", 1_000) == of_all > 1
    assert count(None, "2023-11-30", 1) == 1
    of_each = [count(one.id, "2023-11-30", 1_000) for one in others]
    assert sum(of_each) == of_all


@pytest.mark.usefixtures("part")
def test_days_tell_what_lies_within_one(work, others, monkeypatch):
    monkeypatch.setattr(all_events, "_AT_ONCE", 2)
    articles = {one.id: one.article_id for one in others}
    found = [row for part in work.project.all_events.days(Wanted()) for row in part]
    assert found == [
        ("2023-11-24" if event.start != "2023-10-07" else event.start, key, articles[one])
        for event in listed(work)
        for key, one in [(work.project.events.key_of(event.id), event.session_id)]
        if event.start in ("2023-10-07", "2023-11-24", "2023-11-24T07:00:00") and not event.end
    ] + [
        ("2023-11-30", work.project.events.key_of(event.id), articles[event.session_id])
        for event in listed(work)
        if event.start == "2023-11-30" and event.end in ("", "2023-11-30")
    ]
