# SPDX-License-Identifier: Apache-2.0
"""Days with a name."""

from datetime import date

import pytest

from annotator.text.times.feasts import day_of_holiday, easter
from annotator.text.wordlists import word_table
from tests.text.times.reading import values


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, (4, 2)), (2000, (4, 23)), (2018, (4, 1)), (2024, (3, 31)), (2025, (4, 20))],
)
def test_easter_is_found(year, day):
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-25", "2023-12-25"),
        ("11-4-4", "2023-11-23"),
        ("05-5-1", "2023-05-29"),
        ("E-2", "2023-04-07"),
    ],
)
def test_a_holiday_falls_on_its_day(rule, day):
    assert day_of_holiday(rule, 2023).edtf == day


def test_every_holiday_of_the_list_falls_on_a_day():
    for (rule,) in word_table("holidays").values():
        assert day_of_holiday(rule, 2023) is not None


def test_what_has_its_name_of_a_holiday_is_no_date():
    assert values("He broke a New Year's vow.") == []
    assert values("He came at New Year's and left.") == [("New Year's", "2023-01-01")]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("They met on Thanksgiving.", "Thanksgiving", "2023-11-23"),
        ("They will meet on Christmas Eve.", "Christmas Eve", "2023-12-24"),
        ("They met last Easter.", "last Easter", "2023-04-09"),
        ("They met at last year's Easter fair.", "last year's Easter", "2022-04-17"),
        ("They met on New Year's Day 2020.", "New Year's Day 2020", "2020-01-01"),
    ],
)
def test_the_nearest_holiday_is_meant(sentence, words, value):
    assert values(sentence) == [(words, value)]
