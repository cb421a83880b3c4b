# SPDX-License-Identifier: Apache-2.0
"""Dates and clock times as expressions."""

import pytest

from annotator.text.dates import find_dates


def dates(text):
    """Return what is found in a text."""
    return [span.of(text) for span in find_dates(text, 0, len(text))]


@pytest.mark.parametrize(
    "words",
    [
        "Nov. 29, 2023",
        "29 November 2023",
        "29.11.2023",
        "11/29/2023",
        "before 7 a.m. Thursday".removeprefix("before "),
        "Tuesday night",
        "last week",
        "the mid-1990s",
        "11/29/2023 at 7 p.m.",
        "7 p.m. on 29.11.2023",
        "2023-11-29T07:00Z",
        "2023-11-29T07:00:30Z",
        "11-29-2023",
        "08-13-10 at 5:18p.m.",
        "7p.m. on Thursday",
        "Sat. night",
    ],
)
def test_an_expression_is_found_whole(words):
    assert dates(f"It sank {words}, they said.") == [words]


def test_a_second_day_of_the_month_is_a_date_of_its_own():
    assert dates("They met on May 3 and 4 in Bonn.") == ["May 3", "4"]


@pytest.mark.parametrize("rest", ["25 people", "7 p.m.", "25.5 more", "seven"])
def test_what_else_follows_a_day_is_no_day(rest):
    assert dates(f"They met on April 24 and {rest}.")[0] == "April 24"
    assert "25" not in dates(f"They met on April 24 and {rest}.")


@pytest.mark.parametrize("words", ["24/7", "1.2.3", "1/2/3", "10-5-3", "45/46/2020"])
def test_other_figures_are_no_dates(words):
    assert dates(f"They worked {words} here.") == []
