# SPDX-License-Identifier: Apache-2.0
"""Times counted from others, and what else they may mean."""

import pytest

from annotator.text.times.values import Why
from tests.text.times.reading import times, timexes, values


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("He fell on May 3. The next day he died.", "The next day", "2023-05-04"),
        (
            "He fell on May 3. He died the following week.",
            "the following week",
            "2023-05-08/2023-05-14",
        ),
        ("He fell on May 3. The previous month he was well.", "The previous month", "2023-04"),
        ("He fell on May 3. The day before he was well.", "The day before", "2023-05-02"),
        ("He fell on May 3. That weekend he died.", "That weekend", "2023-05-06/2023-05-07"),
        (
            "Sales fell in the first quarter. A year earlier they rose.",
            "A year earlier",
            "2022-01/2022-03",
        ),
        ("Sales fell in the first quarter. A year ago they rose.", "A year ago", "2022-01/2022-03"),
        (
            "Sales fell in May. They had risen over the year-earlier period.",
            "the year-earlier period",
            "2022-07/2022-09",
        ),
        (
            "Sales fell in March. They rose in the 1988 period.",
            "the 1988 period",
            "1988-07/1988-09",
        ),
        (
            "Sales fell in March. They rose in the latest quarter.",
            "the latest quarter",
            "2023-07/2023-09",
        ),
        (
            "He came on May 3. A fortnight later he fell.",
            "A fortnight later",
            "2023-05-15/2023-05-21",
        ),
    ],
)
def test_a_time_is_counted_from_the_one_before_it(sentence, words, value):
    assert values(sentence)[-1] == (words, value)


@pytest.mark.parametrize(
    ("sentence", "value", "other"),
    [
        ("Sales rose in the first quarter. They fell a year earlier.", "2022-01/2022-03", "2022"),
        ("He came on May 3, 2021. He had left two years earlier.", "2019", "2019-05"),
        ("He came a year ago.", "2022", "2022-11"),
        ("Sales fell in the first quarter.", "2023-01/2023-03", "2022-01/2022-03"),
        ("Shops closed over the weekend.", "2023-11-25/2023-11-26", "2023-12-02/2023-12-03"),
        ("No hope of rain before the weekend.", "2023-12-02/2023-12-03", "2023-11-25/2023-11-26"),
        ("Rain fell before the weekend.", "2023-11-25/2023-11-26", "2023-12-02/2023-12-03"),
        ("Shops will close over the weekend.", "2023-12-02/2023-12-03", "2023-11-25/2023-11-26"),
    ],
)
def test_what_else_the_words_may_mean_is_kept(sentence, value, other):
    *_, (_, found) = times(sentence)
    assert (found.edtf, found.other) == (value, other)


@pytest.mark.parametrize(
    ("sentence", "timex"),
    [
        ("He fell some years ago.", "PAST_REF"),
        ("He fell years ago.", "PAST_REF"),
        ("He fell hours later.", "PTXH"),
        ("He fell five hours later.", "FUTURE_REF"),
    ],
)
def test_a_time_off_that_is_no_day_is_left_open(sentence, timex):
    assert timexes(sentence)[0][1] == timex


def test_earlier_than_usual_is_no_date():
    assert values("He came a month earlier than usual.") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("He fell three days ago.", [("three days ago", "")]),
        ("He fell the week before last.", [("the week before last", "")]),
        ("Sales fell over the year-earlier period.", [("the year-earlier period", "")]),
        ("Sales fell in the 1988 period.", [("1988", "1988")]),
        ("Sales fell in the latest quarter.", []),
        ("He fell that week.", []),
        ("He fell today.", [("today", "")]),
        ("He fell this time last year.", [("this time last year", "")]),
        ("He fell at Christmas.", [("Christmas", "")]),
        ("He fell in March.", [("March", "XXXX-03")]),
        ("He fell on March 3-5.", [("March 3-5", "XXXX-03-03/XXXX-03-05")]),
        ("He fell last month.", [("last month", "")]),
        ("He fell on May 2-4, 2020.", [("May 2-4, 2020", "2020-05-02/2020-05-04")]),
        ("He fell on May 7-3, 2020.", [("2020", "2020")]),
        ("Sales fell in the third quarter.", [("the third quarter", "")]),
        ("Sales fell by year-end.", [("year-end", "")]),
        ("He fell last winter.", [("last winter", "")]),
        ("He fell in the first week of March.", [("March", "XXXX-03")]),
        ("He fell on May 3 and 4.", [("May 3", "XXXX-05-03")]),
        ("He fell in the '80s.", [("the '80s", "198X")]),
        ("He fell last summer of all.", [("last summer", "")]),
    ],
)
def test_without_a_day_of_publication_nothing_is_counted(sentence, found):
    assert values(sentence, "") == found


@pytest.mark.parametrize("published", ["0001-01-01", "1500-01-01", "2999-12-31", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    [
        "yesterday and tomorrow",
        "the day after tomorrow, the day before yesterday",
        "last week, next week, the week before last, the week after next",
        "last weekend, next weekend, the weekend",
        "last month, next month, last year, next year",
        "ten years ago, a century ago, 9000 years ago, four thousand years later",
        "Monday, next Monday, last Monday, Monday of last week, Friday week",
        "May 3, Feb. 29, Jan. 1, Dec. 31, Dec. 31 last year, Jan. 1 next year",
        "in March, last March, next March, this March",
        "last winter, next winter, in the spring, the winter of next year",
        "Christmas, last Christmas, next Christmas, Easter, New Year's Day",
        "the first quarter, the third quarter of last year, the year-ago quarter",
        "the first Monday in May, the last week of June, the fifth Monday of February",
        "the previous day, the next year, the following decade, a year later",
        "May 3 and 4, 2 and 3 May, from Sunday to Monday, May 30-31",
    ],
)
def test_at_the_ends_of_the_calendar_nothing_breaks(published, words):
    times(f"He fell {words} and rose. " * 3, published)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("on 3 May last year", Why.COUNTED_BACK),
        ("on 3 May this year", Why.HOLDS_DATELINE),
        ("on Wednesday", Why.SAME_DAY),
        ("today", Why.SAME_DAY),
        ("yesterday", Why.COUNTED_BACK),
        ("in 2020", Why.WRITTEN),
    ],
)
def test_how_a_date_follows_is_kept(words, why):
    ((_, found),) = times(f"He fell {words}.")
    assert found.why == why
