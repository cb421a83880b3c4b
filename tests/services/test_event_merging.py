# SPDX-License-Identifier: Apache-2.0
"""What one event has of several: nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.event import Actor, Event, Evidence
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.services.event_merging import first_in_time, merged

WORDS = st.sampled_from(["", "Oslo", "Rafah", "Ève; x"])
DATES = st.sampled_from(["", "2023-11-24", "2023-11", "2023-11-30", "2023-11-24/2023-11-30"])
SPANS = st.builds(lambda start: Span(start, start + 5), st.integers(0, 5))
ACTORS = st.builds(Actor, st.sampled_from(["Hamas", "hamas", "Israel"]), WORDS)
LINKS = st.dictionaries(
    st.sampled_from(["a1", "a2", "a3"]), st.sampled_from(["", "when", "said", "x y"])
)
EVENTS = st.builds(
    Event,
    id=st.just("e1"),
    session_id=st.just("s1"),
    what=WORDS,
    who=st.lists(ACTORS, max_size=2).map(tuple),
    where=WORDS,
    start=DATES,
    end=DATES,
    date_text=WORDS,
    event_status=st.sampled_from(["", "planned", "happened"]),
    due=DATES,
    status=st.sampled_from(Status),
    verdict=st.sampled_from(["", "accurate", "wrong"]),
    note=WORDS,
    tags=st.lists(st.sampled_from("abc"), unique=True).map(tuple),
    span=st.none() | SPANS,
    mentions=st.lists(SPANS, max_size=2, unique=True).map(sorted).map(tuple),
    evidence=LINKS.map(lambda links: tuple(Evidence(*link) for link in sorted(links.items()))),
)


def event(**values):
    return Event("e1", "s1", **values)


def together(one, *others):
    return merged(event(**one), [event(**other) for other in others])


@given(st.lists(EVENTS, min_size=2, max_size=4))
def test_nothing_that_any_of_them_tells_is_lost(events):
    found = merged(events[0], events[1:])
    for one in events:
        for key in ("what", "where", "start", "end", "date_text", "event_status", "due"):
            value = getattr(one, key)
            assert value == getattr(found, key) or f": {value}" in found.note or not value
        assert one.verdict in (found.verdict, "") or f"Verdict: {one.verdict}" in found.note
        assert one.note in found.note
        assert set(one.tags) <= set(found.tags)
        assert set(one.stretches) <= set(found.stretches)
        roles = {link.annotation_id: link.role for link in found.evidence}
        assert all(link.role in roles[link.annotation_id] for link in one.evidence)
        for actor in one.who:
            same = [a for a in found.who if a.name.casefold() == actor.name.casefold()]
            assert actor.role in ("", *(a.role for a in same))
            assert same


@given(st.lists(EVENTS, min_size=2, max_size=4))
def test_what_is_known_of_the_first_stays(events):
    first, found = events[0], merged(events[0], events[1:])
    for key in ("id", "what", "where", "start", "end", "date_text", "due", "span"):
        assert getattr(first, key) in (getattr(found, key), "", None)
    assert (found.verdict, found.who[: len(first.who)]) >= (first.verdict, ())
    assert [a.name for a in found.who[: len(first.who)]] == [a.name for a in first.who]


@given(EVENTS)
def test_the_same_event_twice_is_itself(one):
    expected = replace(one, mentions=tuple(s for s in one.stretches if s != one.span))
    assert replace(merged(one, [one]), who=()) == replace(expected, who=())


@given(st.lists(EVENTS, min_size=1, max_size=5))
def test_a_dated_event_comes_before_undated_ones(events):
    first = first_in_time(events)
    assert first.start or not any(one.start for one in events)


def test_of_undated_events_the_first_in_the_text_comes_first():
    late, early = event(span=Span(9, 12)), event(mentions=(Span(3, 5),))
    assert first_in_time([late, early]) is early


def test_blanks_are_filled_and_what_differs_goes_into_the_note():
    found = together(
        {"what": "Release", "where": "Rafah", "note": "mine"},
        {"what": "Freed", "event_status": "happened", "where": "Rafah", "note": "theirs"},
    )
    assert (found.what, found.where, found.event_status) == ("Release", "Rafah", "happened")
    assert found.note == "mine\ntheirs\nAlso given: What: Freed"


def test_end_is_filled_in_where_it_started_at_the_same_time():
    found = together({"start": "2023-11-24"}, {"start": "2023-11-24", "end": "2023-11-30"})
    assert (found.start, found.end, found.note) == ("2023-11-24", "2023-11-30", "")


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        (
            {"start": "2023-11-28"},
            {"start": "2023-11-24", "end": "2023-11-30", "date_text": "Friday"},
            "Start: 2023-11-24; End: 2023-11-30; Date as written: Friday",
        ),
        ({"start": "2023-11-28"}, {"end": "2023-11-20"}, "End: 2023-11-20"),
        ({"start": "2023-11"}, {"start": "2023-11-24"}, "Start: 2023-11-24"),
    ],
)
def test_no_stretch_of_time_is_made_of_two_events(one, other, note):
    found = together(one, other)
    assert (found.start, found.end) == (one["start"], "")
    assert found.note == f"Also given: {note}"


def test_actor_without_a_role_gets_it():
    found = together(
        {"who": (Actor("Hamas"), Actor("Israel", "freed"))},
        {"who": (Actor("hamas", "releasing"), Actor("Israel"), Actor("Israel", "freeing"))},
    )
    assert found.who == (
        Actor("Hamas", "releasing"),
        Actor("Israel", "freed"),
        Actor("Israel", "freeing"),
    )


def test_mark_of_both_has_both_roles():
    found = together(
        {"evidence": (Evidence("a2", "when"), Evidence("a1"))},
        {"evidence": (Evidence("a2", "how many; when"), Evidence("a1", "who"))},
    )
    assert found.evidence == (Evidence("a1", "who"), Evidence("a2", "when; how many"))


def test_event_made_without_words_gets_those_of_another():
    found = together({"mentions": (Span(7, 9),)}, {"span": Span(1, 5), "mentions": (Span(7, 9),)})
    assert (found.span, found.mentions) == (Span(1, 5), (Span(7, 9),))


@pytest.mark.parametrize(
    ("statuses", "what", "status"),
    [
        (("checked", "checked"), "", "checked"),
        (("checked", "checked"), "other", "in_progress"),
        (("checked", "unchecked"), "", "in_progress"),
        (("unchecked", "unchecked"), "other", "unchecked"),
        (("signed_off", "query"), "", "query"),
        (("query", "query"), "other", "query"),
    ],
)
def test_what_differs_is_open_again(statuses, what, status):
    one, other = map(Status, statuses)
    found = together({"what": "one", "status": one}, {"what": what, "status": other})
    assert found.status == status


def test_verdict_is_not_handed_on_to_more_than_it_was_given_to():
    found = together({"status": Status.CHECKED}, {"status": Status.CHECKED, "verdict": "accurate"})
    assert (found.verdict, found.status) == ("", Status.IN_PROGRESS)
    assert found.note == "Also given: Verdict: accurate"
