# SPDX-License-Identifier: Apache-2.0
"""Which numbers stand side by side over time, when, and why then."""

from __future__ import annotations

import pytest

from annotator.domain.annotation import Piece
from annotator.domain.edtf import Bounds
from annotator.domain.number_series import Reach, WantedNumbers
from annotator.services.importing import add_session, import_bytes
from annotator.services.number_series import series_beside, series_of

TEXT = """Storm

On Monday 40 people were killed. The mayor said 55 people had died by Tuesday, up from 40 people.

Some 300 km of roads are closed. On Friday the third storm hit, and 2 people drowned in a boat.
"""


@pytest.fixture
def imported(project):
    return import_bytes(project, TEXT.encode(), "storm.txt", reviewer="Ann")


@pytest.fixture
def tag(desk):
    """Return what tags the nth place of some words with fields."""

    def one(kind, words, nth=0, **fields):
        span = desk.span(words)
        for _ in range(nth):
            start = desk.text.index(words, span.end)
            span = type(span)(start, start + len(words))
        return desk.marking.tag(kind, [Piece(span)], fields)

    return one


@pytest.fixture
def people(tag):
    """Return three numbers of people, in text order, none of them dated."""
    return [
        tag("number", "40 people", number_value="40", counted="people"),
        tag("number", "55 people", number_value="55", counted="People"),
        tag("number", "40 people", 1, number_value="40", counted="the people"),
    ]


@pytest.fixture
def series(desk):
    """Return what works out the series of numbers."""

    def one(*numbers, is_everywhere=False):
        wanted = WantedNumbers(tuple(one.id for one in numbers), is_everywhere)
        return series_of(desk.project, wanted, lambda _: None)

    return one


def ids(points):
    return [point.id for point in points]


def test_with_one_number_come_all_that_count_the_same(series, people, tag):
    tag("number", "300 km", number_value="300", unit="km", counted="roads")
    tag("number", "2 people", number_value="2", counted="people", scope="in a boat")
    found = series(people[1])
    assert sorted(ids(found.undated)) == sorted(one.id for one in people)
    assert (found.points, found.left_out, found.things) == ((), (), ("people",))


def test_number_that_counts_nothing_known_stands_alone(series, tag):
    bare, other = tag("number", "40", number_value="40"), tag("number", "55", number_value="55")
    assert ids(series(bare).undated) == [bare.id]
    assert ids(series(other).undated) == [other.id]


def test_chosen_numbers_stand_together_whatever_they_count(series, people, tag):
    boat = tag("number", "2 people", number_value="2", counted="in a boat")
    found = series(people[0], boat)
    assert ids(found.undated) == [people[0].id, boat.id]
    assert found.things == ("people", "in a boat")


def test_chosen_number_of_another_unit_is_left_out_with_words(series, people, tag):
    roads = tag("number", "300 km", number_value="300", unit="km")
    rate = tag("number", "2 people", number_value="2", counted="people", per="boat")
    found = series(*people, roads, rate)
    assert len(found.undated) == 3
    assert [(one.stated.id, str(one.why)) for one in found.left_out] == [
        (roads.id, "It is in km; the others are not."),
        (rate.id, "It is per boat; the others are not."),
    ]


def test_number_without_a_unit_is_left_out_among_those_with_one(series, tag):
    roads = tag("number", "300 km", number_value="300", unit="km")
    more = tag("number", "55", number_value="55", unit="km")
    bare = tag("number", "40", number_value="40")
    found = series(roads, more, bare)
    assert ids(found.undated) == [roads.id, more.id]
    assert [str(one.why) for one in found.left_out] == ["It has no unit; the others have one."]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"number_type": "ordinal", "number_value": "3"}, "It tells which one, not how many."),
        ({"counted": "storm"}, "Its value is blank."),
        ({"number_value": "9" * 400}, "Its value is too large to stand beside others."),
    ],
)
def test_what_is_no_count_is_left_out_with_words(series, tag, fields, why):
    found = series(tag("number", "third", **fields))
    assert [str(one.why) for one in found.left_out] == [why]
    assert (found.points, found.undated) == ((), ())


def test_nothing_is_wanted_and_nothing_found(series, people, desk):
    assert series().undated == ()
    desk.marking.delete([people[1].id])
    assert series(people[1]) == series()


def test_own_date_stands_before_that_of_the_sentence_and_of_the_event(series, people, tag, desk):
    tag("date", "Monday", date_value="2023-11-27")
    event = desk.eventing.add(None, [people[0].id])
    desk.eventing.set_field(event.id, "what", "Storm")
    desk.eventing.set_field(event.id, "start", "2023-11")
    (point,) = series(people[0]).points
    assert (point.date, str(point.why)) == ("2023-11-27", "“Monday” in its sentence")
    desk.marking.set_field(people[0].id, "as_of", "2023-11-26")
    (point,) = series(people[0]).points
    assert (point.date, str(point.why)) == ("2023-11-26", "as of that date, as filled in")


def test_event_dates_what_nothing_else_does_and_the_earliest_one_of_several(series, people, desk):
    for what, start in (("Late", "2023-12"), ("Early", "2023-11"), ("Undated", "")):
        event = desk.eventing.add(None, [people[0].id])
        desk.eventing.set_field(event.id, "what", what)
        if start:
            desk.eventing.set_field(event.id, "start", start)
    (point,) = series(people[0]).points
    assert (point.date, str(point.why)) == ("2023-11", "when the event was: “Early”")
    assert point.bounds == Bounds("2023-11-01T00:00:00", "2023-11-30T23:59:59")


def test_nearest_date_of_the_sentence_counts_and_only_one_with_a_place_in_time(series, people, tag):
    tag("date", "Tuesday", date_value="2023-11-28")
    tag("date", "mayor", date_value="XXXX-11-24")
    found = series(people[1])
    assert [(one.id, one.date) for one in found.points] == [
        (people[1].id, "2023-11-28"),
        (people[2].id, "2023-11-28"),
    ]
    assert ids(found.undated) == [people[0].id]


@pytest.mark.parametrize(
    ("as_of", "bounds"),
    [
        ("2023-11-24/..", Bounds("2023-11-24T00:00:00", "2023-11-24T00:00:00")),
        ("../2023-11-24", Bounds("2023-11-24T23:59:59", "2023-11-24T23:59:59")),
        ("XXXX-11-24", None),
    ],
)
def test_open_stretch_is_where_it_is_known_and_no_year_is_nowhere(series, tag, as_of, bounds):
    made = tag("number", "300 km", number_value="300", unit="km", as_of=as_of)
    found = series(made)
    assert [one.bounds for one in (*found.points, *found.undated)] == [bounds]


def test_points_are_in_the_order_of_time(series, tag):
    late = tag("number", "40 people", number_value="40", counted="people", as_of="2023-11-28")
    early = tag("number", "55 people", number_value="55", counted="people", as_of="2023-11-27")
    assert ids(series(late).points) == [early.id, late.id]


@pytest.mark.parametrize(
    ("fields", "reach", "extent"),
    [
        ({"number_value": "40"}, Reach.EXACT, (40, 40, 40)),
        ({"number_value": "40", "modifier": "approx"}, Reach.ABOUT, (40, 40, 40)),
        ({"number_value": "40", "modifier": "more_than"}, Reach.AT_LEAST, (40, 40, 40)),
        ({"number_value": "40", "modifier": "at_most"}, Reach.AT_MOST, (40, 40, 40)),
        ({"number_value": "40", "number_max": "50"}, Reach.EXACT, (40, 40, 50)),
        ({"number_min": "30", "number_max": "50"}, Reach.RANGE, (40, 30, 50)),
    ],
)
def test_value_comes_with_its_reach_and_its_ends(series, tag, fields, reach, extent):
    (point,) = series(tag("number", "40 people", **fields)).undated
    assert (point.reach, (point.value, point.least, point.most)) == (reach, extent)


def test_speaker_says_it_else_the_publisher(desk, series, people, tag):
    desk.article_edits.confirm({"publisher": "The Post"})
    tag("quote", "55 people had died by Tuesday", speaker="the mayor")
    assert [one.who for one in series(*people).undated] == ["The Post", "the mayor", "The Post"]


def test_numbers_of_other_articles_are_there_where_they_are_asked_for(desk, series, people):
    session_id = desk.workspace.session_id
    other = import_bytes(desk.project, b"Day two\n\nNow 60 people are dead.\n", "two.txt")
    desk.workspace.open_session(other.session_id)
    made = desk.marking.tag(
        "number", [Piece(desk.span("60 people"))], {"number_value": "60", "counted": "people"}
    )
    desk.workspace.open_session(session_id)
    assert made.id not in ids(series(people[0]).undated)
    for chosen in (people[:1], people[:2]):
        found = ids(series(*chosen, is_everywhere=True).undated)
        assert sorted(found) == sorted([made.id, *(one.id for one in people)])


def test_session_of_the_number_counts_not_the_one_that_is_open(desk, series, people):
    desk.workspace.open_session(add_session(desk.project, desk.workspace.article.id, "Bob"))
    assert len(series(people[0]).undated) == 3


def test_too_many_are_cut_and_it_is_said(series, people, monkeypatch):
    monkeypatch.setattr("annotator.services.number_series.MOST", 2)
    for found in (series(people[0]), series(*people)):
        assert found.is_cut
        assert len(found.undated) == 2


@pytest.mark.parametrize("is_everywhere", [False, True])
def test_chosen_number_is_there_however_many_are_like_it(
    series, people, monkeypatch, is_everywhere
):
    monkeypatch.setattr("annotator.services.number_series.MOST", 2)
    found = series(people[2], is_everywhere=is_everywhere)
    assert (ids(found.undated), found.is_cut) == ([people[0].id, people[2].id], True)


def test_no_more_is_read_than_is_shown(desk, people, monkeypatch):
    monkeypatch.setattr("annotator.services.number_series.MOST", 1)
    monkeypatch.setattr("annotator.services.number_series._PER_ADVANCE", 1)
    told = []
    series_of(desk.project, WantedNumbers((people[0].id,)), told.append)
    assert told == [0, 1]


def test_worker_is_told_of_the_count_and_may_stop(desk, people):
    told = []
    wanted = WantedNumbers((people[0].id,))
    found = series_beside(desk.project.path, wanted, told.append)
    assert len(found.undated) == 3
    assert told == [0]
