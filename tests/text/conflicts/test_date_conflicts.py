# SPDX-License-Identifier: Apache-2.0
"""Dates of one event: what cannot be true together, and what can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.edtf import edtf_bounds
from annotator.text.conflicts.dates import date_conflicts
from annotator.text.conflicts.stated import Stated

DAYS = st.dates().map(lambda day: day.isoformat())
DATES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))
ANY = st.one_of(
    DATES,
    st.tuples(DATES, DATES).map("/".join),
    DATES.map("{}~".format),
    DAYS.map("{}T07:00:00+02:00".format),
    st.just(""),
)


def said(value, at=0, *, other="", sentence=None, words="Tuesday"):
    fields = {"date_value": value, "date_other": other}
    start = at if sentence is None else sentence
    return Stated(f"a{at}", {k: v for k, v in fields.items() if v}, words, at, at + 1, "", start)


def found(start, end, *stated):
    return [(str(one.message), one.ids) for one in date_conflicts(start, end, stated)]


def test_date_that_is_not_the_event_s_is_told_with_both_values_and_its_place():
    (conflict,) = found("2023-11-28", "", said("2023-11-29", 4), said("2023-11-28", 9))
    assert conflict == (
        "Two dates: the event says 2023-11-28, but “Tuesday” in line 5 is 2023-11-29.",
        ("a4",),
    )


def test_those_that_state_the_same_other_date_are_told_together():
    ((_, ids),) = found("2023-11-28", "", said("2023-12", 9), said("2023-12", 4))
    assert ids == ("a4", "a9")


def test_dates_that_exclude_each_other_are_told_in_text_order():
    ((message, ids),) = found("", "", said("2023-11-30", 9, words="Nov.\n30"), said("2023-11-28"))
    assert message == (
        "Two dates: “Tuesday” in line 1 is 2023-11-28, but “Nov. 30” in line 10 is 2023-11-30."
    )
    assert ids == ("a0", "a9")


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("2023-11-28", "", "2023-11"),
        ("2023-11", "", "2023-11-28"),
        ("2023-11-30T07:00:00", "", "2023-11-30"),
        ("2023-11-24", "2023-11-30", "2023-11-30"),
        ("2023-11-24", "2023-11-30", "2023-11-26"),
        ("2023-11-24/2023-11-30", "", "2023-11-30"),
        ("2023-11-24/..", "", "2024"),
        ("", "2023-11-30", "2023-11-24"),
        ("2023-11-24~", "", "2022"),
        ("2023-11-24", "", "2022?"),
        ("2023-24", "", "2024-01-15"),
        ("2023-10-03", "", "2023-21"),
        ("2023-10-03", "2023-10-05", "2023-21"),
        ("2023-09", "2023-24", "2024-02"),
        ("2023-21/2023-24", "", "2024-02"),
        ("XXXX-11-24", "", "2022-11-24"),
        ("2023-11-30T07:00:00+02:00", "", "2023-11-29T23:00:00-05:00"),
        ("2023-11-30T07:00:00+02:00", "", "2023-11-29"),
        ("2023-11-28", "", ""),
        ("", "", "2023-11-28"),
        ("", "", "soon"),
    ],
)
def test_what_can_be_true_together_is_no_conflict(start, end, date):
    assert found(start, end, said(date)) == []


@pytest.mark.parametrize(
    ("start", "end", "date", "shown"),
    [
        ("2023-11-24", "2023-11-30", "2023-12-01", "2023-11-24 to 2023-11-30"),
        ("", "2023-11-30", "2023-12-01", "until 2023-11-30"),
        ("2023-11-21", "", "2023-11-22", "2023-11-21"),
        ("2023-11-30T07:00:00", "", "2023-11-30T08:00:00", "2023-11-30T07:00:00"),
        ("2023-11-30T07:00:00Z", "", "2023-11-30T08:00:00Z", "2023-11-30T07:00:00Z"),
    ],
)
def test_what_stands_beyond_the_event_is_one(start, end, date, shown):
    ((message, _),) = found(start, end, said(date))
    assert message.startswith(f"Two dates: the event says {shown}, but")


def test_date_that_may_mean_another_day_is_only_wrong_where_neither_fits():
    assert found("2023-11-29", "", said("2023-11-28", other="2023-11-29")) == []
    assert len(found("2023-11-30", "", said("2023-11-28", other="2023-11-29"))) == 1


@pytest.mark.parametrize("start", ["", "2023-11", "2023-11-24"])
def test_two_dates_of_one_sentence_are_its_start_and_end(start):
    pair = said("2023-11-24", 3, sentence=0), said("2023-11-30", 9, sentence=0)
    assert found(start, "", *pair) == []


def test_end_that_was_filled_in_is_held_against_the_same_sentence():
    pair = said("2023-11-24", 3, sentence=0), said("2023-11-30", 9, sentence=0)
    assert len(found("2023-11-24", "2023-11-29", *pair)) == 1


def test_dates_within_the_time_of_the_event_need_not_agree():
    pair = said("2023-11-24", 3), said("2023-11-30", 9)
    assert found("2023-11-24", "2023-11-30", *pair) == []
    assert found("2023-11-24/2023-11-30", "", *pair) == []
    assert len(found("2023-11", "", *pair)) == 1


def test_event_that_ends_before_it_starts_is_told_once():
    assert found("2023-11-30", "2023-11-24", said("2023-11-26")) == [
        ("The event ends (2023-11-24) before it starts (2023-11-30).", ())
    ]


def test_long_words_are_cut():
    ((message, _),) = found("2023", "", said("2024", words="w" * 99))
    assert f"“{'w' * 59}…”" in message


def test_very_many_dates_are_no_burden():
    assert len(found("", "", *(said(f"2023-01-{day:02}", day) for day in range(1, 32)))) == 66


@given(start=ANY, end=ANY, values=st.lists(ANY, max_size=4))
def test_whatever_is_stated_nobody_is_told_of_dates_that_overlap(start, end, values):
    stated = [said(value, at) for at, value in enumerate(values)]
    for message, ids in found(start, end, *stated):
        told = [values[int(one[1:])] for one in ids]
        assert all(value in message for value in told)
        bounds = [edtf_bounds(value) for value in set(told)]
        if "event says" not in message and len(bounds) == 2:
            one, other = bounds
            assert one.maximum < other.minimum or other.maximum < one.minimum


@given(start=ANY, end=ANY, values=st.lists(ANY, max_size=4), order=st.randoms())
def test_the_order_of_the_marks_makes_no_difference(start, end, values, order):
    stated = [said(value, at) for at, value in enumerate(values)]
    mixed = order.sample(stated, len(stated))
    assert found(start, end, *stated) == found(start, end, *mixed)
