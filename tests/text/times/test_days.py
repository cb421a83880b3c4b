# SPDX-License-Identifier: Apache-2.0
"""Single days: which day of the calendar is meant."""

import pytest

from annotator.text.times.values import Why
from tests.text.times.reading import times, timexes, values


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The bridge closed on Nov. 24, 2023.", "Nov. 24, 2023", "2023-11-24"),
        ("The bridge closed on 24 November 2023.", "24 November 2023", "2023-11-24"),
        ("The bridge closed on the 3rd of May 2021.", "3rd of May 2021", "2021-05-03"),
        ("The file is dated 2023-11-24.", "2023-11-24", "2023-11-24"),
        ("Fighting has gone on since Oct. 7 in the south.", "Oct. 7", "2023-10-07"),
        ("The bridge opened on Feb. 6 in the rain.", "Feb. 6", "2023-02-06"),
        ("The bridge opened on 29.11.2021.", "29.11.2021", "2021-11-29"),
        ("The bridge opened on 11/29/2021.", "11/29/2021", "2021-11-29"),
        ("The bridge opened on 05-Aug-2021.", "05-Aug-2021", "2021-08-05"),
        ("They left the day before yesterday.", "the day before yesterday", "2023-11-27"),
        (
            "They vote on the first Tuesday in November.",
            "the first Tuesday in November",
            "2023-11-07",
        ),
        ("They vote on the last Friday of May 2024.", "the last Friday of May 2024", "2024-05-31"),
        ("The mayor will go on Tuesday, Dec. 4.", "Tuesday, Dec. 4", "2023-12-04"),
        ("The mayor will go on Tuesday, April 11.", "Tuesday, April 11", "2023-04-11"),
        ("The road is closed until Friday.", "Friday", "2023-12-01"),
        ("The trial is to open Monday.", "Monday", "2023-12-04"),
        ("They agreed to meet in Rome on Friday.", "Friday", "2023-12-01"),
        ("The judge ordered him to leave by Friday.", "Friday", "2023-12-01"),
        ("They told reporters on a trip to Rome on Friday.", "Friday", "2023-11-24"),
        ("The match was postponed to Saturday.", "Saturday", "2023-12-02"),
        ("On Friday they agreed to meet in Rome.", "Friday", "2023-11-24"),
        ("They failed to meet on Friday.", "Friday", "2023-11-24"),
        ("Rain fell overnight.", "overnight", "2023-11-28"),
        ("Rain will fall overnight.", "overnight", "2023-11-29"),
        ("The vote is scheduled for Jan. 12 in the capital.", "Jan. 12", "2024-01-12"),
        ("She resigned on Sept. 3 after a row.", "Sept. 3", "2023-09-03"),
        ("She will resign on Dec. 3 after a row.", "Dec. 3", "2023-12-03"),
        ("The mayor said on Saturday, Nov. 25.", "Saturday, Nov. 25", "2023-11-25"),
        ("The mayor said Wednesday.", "Wednesday", "2023-11-29"),
        ("The mayor resigned Monday.", "Monday", "2023-11-27"),
        ("The truce, due to expire Thursday, holds.", "Thursday", "2023-11-30"),
        ("The council will vote in the old hall on Thursday.", "Thursday", "2023-11-30"),
        ("On Thursday the council will vote.", "Thursday", "2023-11-30"),
        ("On Thursday the council voted.", "Thursday", "2023-11-23"),
        ("He was set to be released by the court on Friday.", "Friday", "2023-12-01"),
        ("He spoke last Friday.", "last Friday", "2023-11-24"),
        ("He spoke last Wednesday.", "last Wednesday", "2023-11-22"),
        ("They meet next Tuesday.", "next Tuesday", "2023-12-05"),
        ("They left yesterday.", "yesterday", "2023-11-28"),
        ("They leave tomorrow.", "tomorrow", "2023-11-30"),
        ("They left earlier today.", "earlier today", "2023-11-29"),
        ("Shots were heard last night.", "last night", "2023-11-28"),
        ("Shots were heard this morning.", "this morning", "2023-11-29"),
        ("Shots were heard Tuesday night.", "Tuesday night", "2023-11-28"),
        ("A deal must be struck before 7 a.m. Thursday.", "7 a.m. Thursday", "2023-11-30T07:00:00"),
        ("It sank on Monday at 4:30 p.m. GMT.", "Monday at 4:30 p.m. GMT", "2023-11-27T16:30:00Z"),
        ("It sank at 4.30pm on Monday.", "4.30pm on Monday", "2023-11-27T16:30:00"),
        ("It sank at seven p.m. on Monday.", "seven p.m. on Monday", "2023-11-27T19:00:00"),
        ("They were set for a vote on Friday.", "Friday", "2023-12-01"),
        ("It sank at noon on Monday.", "noon on Monday", "2023-11-27T12:00:00"),
        ("It sank at 0915 GMT on Monday.", "0915 GMT on Monday", "2023-11-27T09:15:00Z"),
        ("It sank at 18.30 UTC on Monday.", "18.30 UTC on Monday", "2023-11-27T18:30:00Z"),
        ("It sank on Monday at 2240 hours.", "Monday at 2240 hours", "2023-11-27T22:40:00"),
        ("It sank on 3 May last year.", "3 May last year", "2022-05-03"),
        (
            "It sank at midnight on New Year's Eve.",
            "midnight on New Year's Eve",
            "2022-12-31T00:00:00",
        ),
        ("It sank on 08-13-10.", "08-13-10", "2010-08-13"),
    ],
)
def test_a_day_is_worked_out(sentence, words, value):
    assert values(sentence) == [(words, value)]


def test_two_days_of_one_month_are_two_dates():
    assert values("A fair was held on May 3 and 4 in Bonn.") == [
        ("May 3", "2023-05-03"),
        ("4", "2023-05-04"),
    ]


def test_a_clock_time_alone_is_on_the_day_of_publication():
    assert values("It came back at 6 p.m. with nothing.") == [("6 p.m.", "2023-11-29T18:00:00")]
    assert values("In 2020 it came at 6 p.m.")[1] == ("6 p.m.", "2023-11-29T18:00:00")
    assert values("It came back at 6 p.m. with nothing.", "") == [("6 p.m.", "")]


def test_several_days_of_one_month_are_a_date_each():
    assert values("Fairs were held on 2, 5 and 9 May in Bonn.") == [
        ("2", "2023-05-02"),
        ("5", "2023-05-05"),
        ("9 May", "2023-05-09"),
    ]
    assert values("Fairs were held on 2 and 5 May 2019.", "")[0] == ("2", "2019-05-02")
    assert values("Fairs were held on 2 and 5 May.", "")[0] == ("5 May", "XXXX-05-05")
    assert values("Fairs are held on 30 and 31 February.") == [("February", "2024-02")]


def test_a_wind_that_blew_until_a_day_is_past():
    text = "It blew from 9 p.m. Monday until 4 p.m. Tuesday."
    assert values(text)[1] == ("4 p.m. Tuesday", "2023-11-28T16:00:00")


def test_a_figure_behind_a_day_may_count_things():
    assert len(values("A fair on May 3 and 4 people in Bonn.")) == 1


def test_a_clock_time_alone_belongs_to_the_day_named_before_it():
    sentence = "The boat left on Monday. It came back at 6 p.m. with nothing."
    assert values(sentence)[1] == ("6 p.m.", "2023-11-27T18:00:00")


@pytest.mark.parametrize(
    "sentence",
    [
        "You may go, and they march on, and the sun sat low.",
        "She told USA Today the same.",
        "The bridge closed on Feb. 31, she joked.",
        "The team won 3:10 at home.",
        "He is 45 and lives in room 1999.",
        "The small Russell 2000 Index fell.",
        "The code is 2560 GMT.",
        "You can't build a port overnight.",
        "The code is 13 p.m. and 7:345 p.m.",
        "He sang last morning of all.",
        "The fair of 7-3 a.m. is off.",
        "It was 1945-39 in the end.",
        "The first century of games.",
        "The eighth quarter of it.",
        "The house on Spring Street burned.",
        "It burned in the Spring Street house.",
        "Some 1900 police came.",
        "It grew from 1000 to 2000 people.",
        "She is in her 40s and he in his 60s.",
        "Temperatures rose into the 40s.",
        "They scored in the second half.",
        "The guards made a touchdown in the third quarter.",
    ],
)
def test_other_words_are_no_days(sentence):
    assert values(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "precision"),
    [
        ("It sank on Monday.", "day"),
        ("It sank Monday night.", "part_of_day"),
        ("It sank early Monday.", "part_of_day"),
        ("It sank at 7 a.m. Monday.", "hour"),
        ("It sank at 7:20 a.m. Monday.", "minute"),
    ],
)
def test_the_precision_is_that_of_the_words(sentence, precision):
    ((_, value),) = times(sentence)
    assert value.precision == precision


def test_the_other_day_that_may_be_meant_is_kept():
    ((_, value),) = times("The council will vote on Thursday.")
    assert value.other == "2023-11-23"


def test_without_a_day_of_publication_days_are_found_but_not_worked_out():
    text = "The mayor resigned Monday, a day before the vote of Nov. 28."
    assert values(text, "") == [("Monday", ""), ("Nov. 28", "XXXX-11-28")]


def test_a_part_of_a_day_is_a_time_for_judges():
    assert timexes("It sank Monday night.") == [("Monday night", "2023-11-27TNI")]


@pytest.mark.parametrize(
    ("words", "value", "other"),
    [
        ("Tuesday, Dec. 4", "2023-12-04", "2023-12-05"),
        ("Tuesday, Dec. 4, 2024", "2024-12-04", "2024-12-03"),
    ],
)
def test_a_weekday_that_does_not_fit_its_date_is_told(words, value, other):
    ((_, found),) = times(f"The mayor will go on {words}.")
    assert (found.edtf, found.why, found.other) == (value, Why.CLASH, other)


def test_a_weekday_that_fits_its_date_is_in_order():
    ((_, found),) = times("The mayor will go on Monday, Dec. 4, 2023.")
    assert (found.why, found.other) == (Why.WRITTEN, "")


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("We meet from 2:00 to 3:30 p.m. in Oslo.", ["14:00", "15:30"]),
        ("We meet from 11 to 2 p.m. in Oslo.", ["11:00", "14:00"]),
        ("We meet from 9:30 until 11am in Oslo.", ["09:30", "11:00"]),
        ("We meet between 9 and noon in Oslo.", ["09:00", "12:00"]),
        ("We meet from 9am to 4pm in Oslo.", ["09:00", "16:00"]),
        ("We meet from 9 a.m. to 4 p.m. in Oslo.", ["09:00", "16:00"]),
        ("We meet 9:30\N{EN DASH}11 a.m. in Oslo.", ["09:30", "11:00"]),
        ("We meet 9am-4pm in Oslo.", ["09:00", "16:00"]),
        ("We rowed at 1212 GMT (2012 HKT) in Oslo.", ["12:12Z", "20:12+08:00"]),
        ("We rowed from 14:00 to 15:30 GMT in Oslo.", ["14:00Z", "15:30Z"]),
    ],
)
def test_both_ends_of_some_hours_are_found(sentence, ends):
    assert [value[11:16] + value[19:] for _, value in values(sentence)] == ends


@pytest.mark.parametrize(
    "sentence",
    [
        "The count rose from 3 to 14:30 GMT.",
        "The odds went from 7:30 to 15:45 then.",
        "It went from 8 to 1530 GMT.",
    ],
)
def test_a_number_in_front_is_no_hour(sentence):
    assert len(values(sentence)) < 2


def test_the_hours_of_a_day_are_both_of_this_day():
    assert values("It will be open from 9 to 11 a.m. on Friday.") == [
        ("9", "2023-12-01T09:00:00"),
        ("11 a.m. on Friday", "2023-12-01T11:00:00"),
    ]


def test_hours_of_a_day_that_never_was_are_not_put_on_another():
    found = values("It was open from 9 to 11 a.m. on 31.02.2021.")
    assert not any(words == "9" for words, _ in found)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("It rained from 30 May to 2 June 2020.", ["2020-05-30", "2020-06-02"]),
        ("It rained from 30 December to 2 January 2020.", ["2019-12-30", "2020-01-02"]),
        ("It rained from May 30th through June 2, 2020.", ["2020-05-30", "2020-06-02"]),
        ("Ada Berg (2 March 1931-15 May 2011) rowed.", ["1931-03-02", "2011-05-15"]),
    ],
)
def test_the_first_of_two_days_has_the_year_of_the_second(sentence, days):
    assert [value for _, value in values(sentence)] == days
