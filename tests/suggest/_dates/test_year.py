# SPDX-License-Identifier: Apache-2.0
"""The year that a dateline leaves out."""

from datetime import date

import pytest

from annotator.suggest._dates.year import work_out_year
from annotator.text.reading import Reading
from annotator.text.regions import find_regions
from tests.suggest._dates.reading import read, values

LEAD = "Nov. 29 (XYZ) -- The mayor resigned on Wednesday after a row over the bridge.\n"


def test_the_weekday_tells_the_year():
    guess = work_out_year(read(LEAD, "XXXX-11-29"))
    assert (guess.year, guess.others) == (2023, (2017, 2028))
    assert "Nov. 29, 2023 was a Wednesday" in str(guess.reason)


def test_a_weekday_to_come_tells_nothing():
    text = "Nov. 29 (XYZ) -- The mayor will resign on Thursday after a row.\n"
    assert work_out_year(read(text, "XXXX-11-29")) is None


def test_a_weekday_with_its_date_tells_the_year():
    text = "Nov. 29 (XYZ) -- The mayor fell on Monday. He was elected on Friday, Nov. 24.\n"
    assert work_out_year(read(text, "XXXX-11-29")).year == 2023


def test_the_night_before_outvotes_a_wrong_weekday():
    text = (
        "Nov. 21 (XYZ) -- Rescuers searched the shore on Thursday.\n\n"
        "The gym was full on Wednesday night, a letter sent late Wednesday said. "
        "The inquiry will open on Tuesday, Dec. 4.\n"
    )
    assert work_out_year(read(text, "XXXX-11-21")).year == 2024


def test_a_later_year_of_the_past_rules_out_earlier_ones():
    text = LEAD + "\nHe was elected in 2019.\n"
    today = date(2018, 5, 1)
    reading = Reading(text, find_regions(text), published="XXXX-11-29", today=today)
    assert work_out_year(reading).year == 2017
    assert work_out_year(read(text, "XXXX-11-29")).year == 2023


def test_a_notice_of_copyright_tells_the_year():
    text = LEAD + "\nCopyright 2017 XYZ. All rights reserved.\n"
    assert work_out_year(read(text, "XXXX-11-29")).year == 2017


@pytest.mark.parametrize("published", ["2023-11-29", "", "XXXX"])
def test_no_other_day_needs_a_year(published):
    assert work_out_year(read(LEAD, published)) is None


def test_without_the_readers_day_nothing_is_worked_out():
    reading = Reading(LEAD, find_regions(LEAD), published="XXXX-11-29")
    assert work_out_year(reading) is None


def test_days_are_counted_from_the_day_in_that_year():
    text = LEAD + "\nHe had fallen on Monday.\n"
    assert values(text, "XXXX-11-29")[-1] == ("Monday", "2023-11-27")
