# SPDX-License-Identifier: Apache-2.0
"""When a happening is: by the date of its own clause, as exact as it is written."""

import pytest

from tests.suggest._events.telling import tellings, times


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Roe was freed on Tuesday.", "2023-11-28", ""),
        ("Roe was freed late Tuesday night.", "2023-11-28", ""),
        ("Roe was freed at 7 a.m. on Tuesday.", "2023-11-28T07:00:00", ""),
        ("Roe was freed in October.", "2023-10", ""),
        ("Roe was freed last week.", "2023-11-20/2023-11-26", ""),
        ("Roe was freed in the 1990s.", "199X", ""),
        ("Sixty men have been freed since Friday.", "2023-11-24", ""),
        ("Roe travelled to Norvale from Friday to Monday.", "2023-11-24", "2023-11-27"),
        ("Roe travelled to Norvale between Nov. 24 and Nov. 27.", "2023-11-24", "2023-11-27"),
        ("Roe travelled to Norvale Nov. 24-27.", "2023-11-24", "2023-11-27"),
        ("On Tuesday, Roe was freed.", "2023-11-28", ""),
        ("Late on Tuesday Roe was freed.", "2023-11-28", ""),
        ("May 3, 2019: Roe was freed.", "2019-05-03", ""),
    ],
)
def test_time_is_as_exact_as_it_is_written(text, start, end):
    assert list(times(text).values()) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "Roe was freed.",
        "Roe was freed after Tuesday.",
        "Roe travelled to Norvale for a third time since Oct. 7.",
        "The third storm to strike the coast of Norvale since Oct. 7 killed two people.",
        "Police said on Tuesday that Roe was freed.",
        "Roe was freed under the 2019 scheme.",
        "Roe was freed before Tuesday's rain.",
    ],
)
def test_date_of_something_else_is_not_taken(text):
    assert list(times(text).values()) == [("", "")]


def test_each_happening_has_the_date_of_its_own_clause():
    assert times("Roe, who arrived in Norvale on Monday, was freed on Tuesday.") == {
        "arrived": ("2023-11-27", ""),
        "freed": ("2023-11-28", ""),
    }


def test_date_behind_and_belongs_to_what_follows():
    assert times("Roe was arrested, and on Tuesday he was freed.") == {
        "arrested": ("", ""),
        "freed": ("2023-11-28", ""),
    }


def test_what_must_come_before_a_date_ends_with_it_and_what_explains_it_is_then():
    found = times("A deal could be struck before 7 a.m. Thursday when the truce expires.")
    assert found == {"struck": ("", "2023-11-30T07:00:00"), "expires": ("2023-11-30T07:00:00", "")}


def test_nearest_of_two_dates_is_taken_and_the_other_told():
    (one,) = tellings("Roe was freed on Monday in Norvale and not on Tuesday.")
    assert one.when.start == "2023-11-27"
    assert str(one.when.note) == "“Monday” stands nearest; “Tuesday” stands there as well"


def test_better_known_of_two_dates_is_taken():
    (one,) = tellings("Roe was freed in November on Nov. 24 in Norvale.")
    assert one.when.start == "2023-11-24"
    assert one.when.note is None


def test_date_without_a_year_stays_without_one():
    assert list(times("Roe was freed on Oct. 7.", "").values()) == [("XXXX-10-07", "")]


def test_day_that_counts_from_an_unknown_day_tells_no_time():
    assert list(times("Roe was freed on Tuesday.", "").values()) == [("", "")]


def test_what_is_put_off_until_a_day_does_not_end_on_it():
    assert next(iter(times("The council postponed the vote until Monday.").values())) == ("", "")


def test_what_is_only_announced_on_a_day_has_not_its_date():
    found = times("The firm announced layoffs on Friday.")
    assert found["announced"] == ("2023-11-24", "")
    assert found.get("layoffs", ("", "")) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "Before Tuesday's attack it had rained.",
        "It rained after Tuesday's attack.",
        "It has rained since the Nov. 28 attack.",
        "Ahead of Tuesday's attack it rained.",
    ],
)
def test_noun_has_the_date_that_is_said_of_it_whatever_leads_to_both(text):
    assert times(text)["attack"] == ("2023-11-28", "")
