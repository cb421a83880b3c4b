# SPDX-License-Identifier: Apache-2.0
"""Weeks, months, quarters, years and longer: which part of the calendar is meant."""

import pytest

from annotator.domain.edtf import canonical_edtf
from tests.text.times.reading import timexes, values


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("Prices fell in July 1997.", "July 1997", "1997-07"),
        ("Prices fell in March, he said.", "March", "2023-03"),
        ("Prices will fall in March, he said.", "March", "2024-03"),
        ("Prices fell last February.", "last February", "2023-02"),
        ("Prices fell in early October last year.", "early October last year", "2022-10"),
        ("Prices fell last week.", "last week", "2023-11-20/2023-11-26"),
        ("Prices will fall next month.", "next month", "2023-12"),
        ("Prices fell earlier this year.", "earlier this year", "2023"),
        ("Shops closed over the weekend.", "the weekend", "2023-11-25/2023-11-26"),
        ("Prices fell in the third quarter.", "the third quarter", "2023-07/2023-09"),
        ("Prices fell in the first half of 2020.", "the first half of 2020", "2020-01/2020-06"),
        ("He came in the summer of 1994.", "the summer of 1994", "1994-22"),
        ("He came last winter.", "last winter", "2022-24"),
        ("He came in 1994.", "1994", "1994"),
        ("Under the 1978 resolution he left.", "1978", "1978"),
        ("He came in the mid-1990s.", "the mid-1990s", "199X"),
        ("He came in the '80s.", "the '80s", "198X"),
        ("It was built in the 19th century.", "the 19th century", "18XX"),
        ("The war of 1939-45 was over.", "1939-45", "1939/1945"),
        ("The fair ran Nov. 24-26 in Bonn.", "Nov. 24-26", "2023-11-24/2023-11-26"),
        (
            "Sales fell in the last week of May 2021.",
            "the last week of May 2021",
            "2021-05-31/2021-06-06",
        ),
        (
            "Sales fell in the first week of June.",
            "the first week of June",
            "2023-05-29/2023-06-04",
        ),
        (
            "The fair is planned for 1\u20133 May 2026.",
            "1\u20133 May 2026",
            "2026-05-01/2026-05-03",
        ),
        ("He won the May election.", "May", "2023-05"),
        ("Sales fell in Q3 2022.", "Q3 2022", "2022-07/2022-09"),
        ("Sales fell at the end of this month.", "the end of this month", "2023-11"),
        ("Sales fell in the year 1700.", "the year 1700", "1700"),
        ("He died in nineteen ninety-four.", "nineteen ninety-four", "1994"),
        ("The club lost money in 2021/22.", "2021/22", "2021/2022"),
        ("He fell ill the week before last.", "the week before last", "2023-11-13/2023-11-19"),
        ("He retires the year after next.", "the year after next", "2025"),
        ("He worked there in the early 70s.", "the early 70s", "197X"),
        (
            "Sales fell in second half of the year.",
            "second half of the year",
            "2023-07/2023-12",
        ),
        ("Sales fell by year-end.", "year-end", "2023-12-31"),
        ("Profit fell in the last quarter.", "the last quarter", "2023-10/2023-12"),
        ("He left in 1900", "1900", "1900"),
        ("Here are the Cup 2021 champions.", "2021", "2021"),
        ("Sales fell in fiscal year 2021.", "fiscal year 2021", "2021"),
        ("Prices rose 2% in the year to March.", "March", "2023-03"),
        ("Prices rose in the year ended March 3.", "March 3", "2023-03-03"),
        ("These are shirts for the spring.", "the spring", "2024-21"),
        ("He fell ill this time last year.", "this time last year", "2022-11"),
        ("Profit fell in the first half.", "the first half", "2023-01/2023-06"),
        ("Prices fell in the spring of last year.", "the spring of last year", "2022-21"),
    ],
)
def test_a_stretch_is_worked_out(sentence, words, value):
    assert values(sentence) == [(words, value)]
    assert canonical_edtf(value) == value


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("He came three days ago.", "three days ago", "2023-11-26"),
        ("He came two weeks ago.", "two weeks ago", "2023-11-13/2023-11-19"),
        ("He came about five months ago.", "about five months ago", "2023-06"),
        ("He came a year ago.", "a year ago", "2022"),
        ("He came a decade ago.", "a decade ago", "201X"),
        ("He came a millennium ago.", "a millennium ago", "10XX"),
    ],
)
def test_a_time_ago_is_as_exact_as_its_unit(sentence, words, value):
    assert values(sentence) == [(words, value)]


def test_a_day_later_counts_from_the_date_before_it():
    text = "He was elected on May 3, 2021. Two days later he fell ill."
    assert values(text)[1] == ("Two days later", "2021-05-05")


def test_days_are_not_counted_from_a_month():
    text = "She was hurt in July 2021. The letter came nine days earlier, the next a year later."
    assert values(text)[1:] == [("nine days earlier", ""), ("a year later", "2022")]


def test_that_month_is_the_month_of_the_date_before_it():
    assert values("He fell on May 3, 2021. That month was wet.")[1] == ("That month", "2021-05")


def test_a_year_earlier_than_a_quarter_is_a_quarter():
    text = "Profit rose in the third quarter from a loss a year earlier."
    assert values(text)[1] == ("a year earlier", "2022-07/2022-09")


def test_recent_months_end_with_the_article():
    assert values("Prices rose in recent months.") == [("recent months", "/2023-11-29")]


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("last week", "2023-W47"),
        ("the weekend", "2023-W47-WE"),
        ("the third quarter", "2023-Q3"),
        ("the first half of 2020", "2020-H1"),
        ("the summer of 1994", "1994-SU"),
        ("the 1990s", "199"),
        ("the 19th century", "18"),
    ],
)
def test_judges_get_timex_values(words, timex):
    assert timexes(f"It fell in {words}.") == [(words, timex)]
