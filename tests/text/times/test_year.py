# SPDX-License-Identifier: Apache-2.0
"""The year that a dateline leaves out."""

from datetime import date

import pytest

from annotator.text.reading import Reading
from annotator.text.regions import find_regions
from annotator.text.times.line import Line
from annotator.text.times.year import work_out_year

TODAY = date(2026, 11, 22)
LEAD = "Nov. 29 (XYZ) -- The mayor resigned on Wednesday after a row over the bridge.\n"


def guess(text: str, published: str = "XXXX-11-29", today: date | None = TODAY):
    """Return the year worked out for a text."""
    reading = Reading(text, find_regions(text), published=published, today=today)
    timed = [(one, Line(one.words, one.lowers)) for one in reading.sentences]
    return work_out_year(reading, timed)


def test_the_weekday_tells_the_year():
    found = guess(LEAD)
    assert (found.year, found.others) == (2023, (2017, 2028))
    assert "Nov. 29, 2023 was a Wednesday" in str(found.reason)


def test_a_weekday_to_come_tells_nothing():
    text = "Nov. 29 (XYZ) -- The mayor will resign on Thursday after a row.\n"
    assert guess(text) is None


def test_a_weekday_with_its_date_tells_the_year():
    text = "Nov. 29 (XYZ) -- The mayor fell on Monday. He was elected on Friday, Nov. 24.\n"
    assert guess(text).year == 2023


def test_the_night_before_outvotes_a_wrong_weekday():
    text = (
        "Nov. 21 (XYZ) -- Rescuers searched the shore on Thursday.\n\n"
        "The gym was full on Wednesday night, a letter sent late Wednesday said. "
        "The inquiry will open on Tuesday, Dec. 4.\n"
    )
    assert guess(text, "XXXX-11-21").year == 2024


def test_a_later_year_of_the_past_rules_out_earlier_ones():
    text = LEAD + "\nHe was elected in 2019.\n"
    assert guess(text, today=date(2018, 5, 1)).year == 2017
    assert guess(text).year == 2023


def test_an_article_is_not_older_than_what_it_tells_of():
    assert guess(LEAD + "\nHe was elected in 2024.\n") is None


def test_a_notice_of_copyright_tells_the_year():
    text = LEAD + "\nCopyright 2017 XYZ. All rights reserved.\n"
    assert guess(text).year == 2017


@pytest.mark.parametrize("published", ["2023-11-29", "", "XXXX"])
def test_no_other_day_needs_a_year(published):
    assert guess(LEAD, published) is None


def test_without_the_readers_day_nothing_is_worked_out():
    assert guess(LEAD, today=None) is None


def test_a_weekday_of_the_day_itself_tells_the_year():
    text = "Nov. 29 (XYZ) -- The mayor has resigned.\n\nHe meets the council later Wednesday.\n"
    assert guess(text).year == 2023


def test_a_caption_tells_nothing():
    text = (
        "1 of 3 | Nurses wait outside the ward on Wednesday. Photo by Al Orr/XYZ\n\n"
        "Nov. 29 (XYZ) -- The mayor has resigned.\n"
    )
    assert guess(text) is None


def test_a_weekday_far_below_tells_nothing():
    text = "Nov. 29 (XYZ) -- The mayor has resigned.\n\nHe fell on Monday.\n"
    assert guess(text) is None


def test_what_speaks_against_the_year_is_said():
    text = (
        "Nov. 21 (XYZ) -- Rescuers searched the shore on Thursday.\n\n"
        "The gym was full on Wednesday night. The inquiry will open on Tuesday, Dec. 4.\n"
    )
    found = guess(text, "XXXX-11-21")
    assert found.year == 2024
    assert str(found.reason).endswith("“Tuesday, Dec. 4” does not go with that")


@pytest.mark.parametrize("date_named", ["Feb. 30", "Dec. 4", "Dec., 4", "Dec. five"])
def test_only_a_weekday_with_a_date_tells_by_its_date(date_named):
    text = (
        f"Nov. 29 (XYZ) -- The mayor fell on Wednesday. He was elected on Friday, {date_named}.\n"
    )
    assert guess(text) is not None


def test_a_leap_day_that_no_late_year_has_on_this_weekday_is_left_open():
    text = "Feb. 29 (XYZ) -- The mayor resigned on Tuesday.\n"
    assert guess(text, "XXXX-02-29", date(2026, 11, 22)) is None
