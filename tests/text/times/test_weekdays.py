# SPDX-License-Identifier: Apache-2.0
"""Days of the week: which day of the calendar is meant."""

import pytest

from tests.text.times.reading import values


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The boat left on Tuesday last week.", "Tuesday last week", "2023-11-21"),
        ("The boat leaves on Monday of next week.", "Monday of next week", "2023-12-04"),
        ("The boat left on Monday night this week.", "Monday night this week", "2023-11-27"),
        ("The boat leaves on Friday week.", "Friday week", "2023-12-08"),
        ("The boat sank on Sat. night.", "Sat. night", "2023-11-25"),
        ("A boat is here by Friday.", "Friday", "2023-12-01"),
        ("They expect rain on Friday.", "Friday", "2023-12-01"),
        ("The boat sank at dawn on Friday.", "dawn on Friday", "2023-11-24"),
        ("A storm is forecast for Thursday.", "Thursday", "2023-11-30"),
        ("He was sorry for Thursday's row.", "Thursday", "2023-11-23"),
        ("She said Sunday is the last day.", "Sunday", "2023-12-03"),
        ("What happened Sunday is clear.", "Sunday", "2023-11-26"),
        ("The flower show is on Sunday.", "Sunday", "2023-12-03"),
        ("Frost is likely on Friday.", "Friday", "2023-12-01"),
        ("Gates open on Saturday at the fair.", "Saturday", "2023-12-02"),
        ("They play in Oslo on Saturday.", "Saturday", "2023-12-02"),
        ("The choir travels to Oslo on Saturday.", "Saturday", "2023-12-02"),
        ("The goalkeeper makes her return on Saturday.", "Saturday", "2023-12-02"),
        ("The snow makes it hard for Oslo on Saturday.", "Saturday", "2023-11-25"),
        ("Sunday's match is the first in Oslo.", "Sunday", "2023-12-03"),
        ("The fair runs from Friday in Oslo.", "Friday", "2023-12-01"),
        ("The rule comes into force on Friday.", "Friday", "2023-12-01"),
        ("The row comes after a fire on Friday.", "Friday", "2023-11-24"),
        ("He rose in the early hours of Sunday.", "the early hours of Sunday", "2023-11-26"),
        ("The choir continues to sing for us on Friday.", "Friday", "2023-11-24"),
        ("The fair continues on Friday.", "Friday", "2023-12-01"),
        ("The winner of Friday's debate was Ada.", "Friday", "2023-11-24"),
        ("Her choir was on air ahead of Friday's vote.", "Friday", "2023-12-01"),
        ("They liked her plays on Saturday.", "Saturday", "2023-11-25"),
        ("It was open on Saturday.", "Saturday", "2023-11-25"),
        ("She is tipped to be chosen on Saturday.", "Saturday", "2023-12-02"),
        ("The choir is ready for Sunday's concert.", "Sunday", "2023-12-03"),
        ("She made one change for Sunday's last big match in Oslo.", "Sunday", "2023-12-03"),
        ("She is fit for Sunday's really very windy old big match.", "Sunday", "2023-11-26"),
        ("The choir was praised after Sunday's concert.", "Sunday", "2023-11-26"),
        ("It would be more than Monday's closing price.", "Monday", "2023-11-27"),
        ("They sail next Friday.", "next Friday", "2023-12-01"),
        ("They sail next Thursday.", "next Thursday", "2023-12-07"),
        ("It is due by the time the list is opened on Friday.", "Friday", "2023-12-01"),
    ],
)
def test_a_day_of_the_week_is_worked_out(sentence, words, value):
    assert values(sentence) == [(words, value)]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Rain fell from Wednesday to Monday.", ["2023-11-22", "2023-11-27"]),
        ("Rain will fall from Thursday until Saturday.", ["2023-11-30", "2023-12-02"]),
        ("Rain fell from Friday through Friday.", ["2023-11-24", "2023-11-24"]),
    ],
)
def test_the_first_day_of_some_is_the_last_before_the_second(sentence, days):
    assert [value for _, value in values(sentence)] == days


@pytest.mark.parametrize(
    "sentence",
    [
        "He wrote for the Sunday Herald then.",
        "He sang on Friday Night Parade then.",
    ],
)
def test_a_title_is_no_day(sentence):
    assert values(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Rain fell from Monday to Wednesday.", ["Monday", "Wednesday"]),
        ("Rain fell on Monday last week.", ["Monday last week"]),
        ("They vote on the first Monday in May.", ["the first Monday in May"]),
        ("Rain fell on Friday week.", ["Friday week"]),
    ],
)
def test_without_a_day_of_publication_they_are_found_but_not_worked_out(sentence, words):
    assert values(sentence, "") == [(one, "") for one in words]


def test_a_definite_day_belongs_to_the_story():
    text = "It was the second week of February. Three fell ill on the Tuesday."
    assert values(text) == [
        ("the second week of February", "2023-02-06/2023-02-12"),
        ("Tuesday", "2023-02-07"),
    ]
    assert values("The mayor fell on the Tuesday.") == [("Tuesday", "2023-11-28")]


def test_a_definite_day_beyond_what_news_speaks_of_is_not_counted():
    text = "He came on May 3. 7770 years later he fell on the Tuesday."
    assert values(text)[-1][0] == "Tuesday"
