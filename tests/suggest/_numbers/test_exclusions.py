# SPDX-License-Identifier: Apache-2.0
"""What looks like a number and counts nothing."""

import pytest

from annotator.suggest.numbers import SUGGESTER
from tests.suggest._numbers.reading import number, read, words


@pytest.mark.parametrize(
    "sentence",
    [
        "The G7 met and the F-16 flew.",
        "He drove down Highway 61 in a hurry.",
        "It is set out in Section 12 of the code.",
        "Call 555-123-4567 for help.",
        "The house at 10 Downing Street is old.",
        "No one came.",
        "They like one another.",
        "He is the one who knows.",
        "One of the best came.",
        "He met her in 2016 and left on May 5, 2017.",
        "It opens at 7:30 a.m. each morning.",
        "It runs version 3.11.2 at home.",
        "The first ship came and the second sank.",
        "Profits rose in the third quarter.",
        "A six-speed gearbox helps.",
        "The Air Force One landed.",
        "He is in his 30s.",
        "It is a 24/7 service.",
        "It was sold to a third party.",
        "It runs Office '97 at home.",
        "He has a 401(k) and reads John 3:16.",
        "Call 020 7946 0958 for help.",
        "Article No. 10 is dull.",
        "It has the id 1449075600 there.",
        "It has the code 0958 there.",
        "They fly Boeing's 747 home.",
        "They fly a 787 Dreamliner home.",
        "They fly a 737-800 home.",
        "They fly 737s home.",
        "At one point it sank.",
        "It was a one-time offer.",
        "One day it will sink.",
        "It was named two years ago.",
        "The Standard & Poor's index and the FTSE 100 fell.",
        "See picture 3/27 there.",
        "See note [3] there.",
        "It passed ISO 2768-1 there.",
        "Two, sink the boats.",
        "In the second-leg match they lost.",
        "The Third Reich fell.",
        "They saw the play After Ten Days there.",
        "The second said so.",
        "She is the only one invited.",
        "It is one that nobody likes.",
        "It is in grades three there.",
        "They meet in the last 16.",
        "They meet in the last eight on Sunday.",
        "He drives the 156.",
        "The Group of Eight met.",
        "It is a 50-50 chance and a 50:50 call.",
        "Call (202) 555-0147 for help.",
        "Please call 911 now.",
        "It went out at 18.00 EST there.",
        "It will be held on 26-28 August.",
        "It will be held on 14, 20 and 27 April.",
        "They feed the under-25s there.",
        "In 1080p it looks well.",
        "It shoots 8K video there.",
        "Sales have grown since 2000 sales figures came.",
        "They won at the 2000 Olympics.",
        "Acts passed. One prohibits boats.",
        "They told Radio 4s Today programme.",
        "A second patient died.",
        "Half-time came and a half-year report.",
        "They play it at half-time.",
        "They own a PS5, and then a Y2K bug came.",
        "They won game four of the match.",
        "It is on day two of the match.",
        "It is a 3 min read.",
        "They say that they have met 12 Anna Bell Cole Dale Egan Finn there again.",
        "It says AB3,000 there.",
        "They had a one-off chance.",
        "It is one of boats and men.",
        "It lasts from 2:00 to 3:30 there.",
        "The third generation came.",
        "He scored twice as Ajax won.",
        "They want to double the aid.",
        "The 118th Congress met.",
        "They are two-bit crooks.",
        "They parked the 777 planes.",
        "The 787 flew home.",
        "They say that a 757 has rows.",
        "The shop opens at 10 on Monday.",
        "The shop opens at two in the morning.",
        "They lost the quarter-final.",
    ],
)
def test_a_numeral_that_counts_nothing_is_no_number(sentence):
    assert words(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("It made 2000 jobs.", "2000"),
        ("It turned at 1800 rpm.", "1800 rpm"),
        ("The 10 hostages came.", "10"),
        ("One Dutch sailor came.", "One"),
        ("It took 4.3 seconds.", "4.3 seconds"),
        ("They beat Rovers 2-1 there.", "2-1"),
        ("It needs 1500 - 1700 boats.", "1500 - 1700"),
        ("It fell 42% there.", "42%"),
        ("A 300 V-8 boats fleet came.", "300"),
        ("It was the 143-run lead.", "143"),
        ("They lost the last 16 games.", "16"),
        ("The feed says PS1,000 there.", "PS1,000"),
        ("The feed says Y=28,030 there.", "Y=28,030"),
        ("They won 200m titles.", "200m"),
        ("They sold 200m boats.", "200m"),
        ("It has five megapixel lenses.", "five megapixel"),
        ("It has one gigabyte (big) there.", "one gigabyte"),
        ("One in 10 US adults sail.", "One in 10"),
        ("A father-of-three came.", "three"),
        ("They parked 777 cars.", "777"),
        ("They stopped at 12 on the way.", "12"),
        ("They won 40 second-half bets.", "40"),
    ],
)
def test_a_numeral_that_looks_like_a_year_or_name_may_count(sentence, written):
    assert number(sentence)[0] == written


def test_a_place_in_a_list_of_names_is_not_numbered():
    assert words("27 Anna Roe (Denmark)") == []
    assert words("Lund, Roe (Olsen 64), Holt.") == []
    assert words("Esson, Hart, Byrne (Foster 75), Winter, Clark") == []


def test_a_listed_item_is_not_numbered_by_what_it_says():
    assert words("2. The boats sank.") == []
    assert words("1 of 3 |") == []
    assert words("3") == []
    assert words("4.") == []


def test_a_line_that_is_a_table_of_figures_is_left_alone():
    assert len(words("They sold " + "7, " * 100 + "and 8 boats.")) > 90
    assert words("They sold " + "7, " * 300 + "and 8 boats.") == []


def test_a_headline_in_capitals_has_numbers_too():
    reading = read("Council Buys 50 Buses From Builder Today\n\nIt did so there.\n")
    assert [found.fields["counted"] for found in SUGGESTER.suggest(reading)] == ["Buses"]


def test_furniture_is_left_alone():
    text = "A title\n\nAdvertisement\n\n1 of 3 | A boat sails. Photo by A. Lund/Sun\n\nIt sank.\n"
    assert list(SUGGESTER.suggest(read(text))) == []


def test_the_points_of_a_team_stand_in_front_of_its_record():
    assert words("They say Rovers 96 (58-19) there.") == ["96", "58-19"]
