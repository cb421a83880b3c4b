# SPDX-License-Identifier: Apache-2.0
"""What numerals are worth."""

import pytest

from tests.suggest._numbers.reading import number, words


@pytest.mark.parametrize(
    ("sentence", "written", "value"),
    [
        ("The town counted 1,307 boats.", "1,307", "1307"),
        ("The town counted 12\u00a0000 boats.", "12\u00a0000", "12000"),
        ("The town counted twenty-one boats.", "twenty-one", "21"),
        ("They counted two hundred and twelve thousand boats.", None, "212000"),
        ("They counted a hundred and five boats.", "a hundred and five", "105"),
        ("They counted two dozen boats.", "two dozen", "24"),
        ("They counted half a million boats.", "half a million", "500000"),
        ("They counted half million boats.", "half million", "500000"),
        ("The dam cost $1.2bn last spring.", "$1.2bn", "1200000000"),
        ("The dam cost 3.5 million euros.", "3.5 million euros", "3500000"),
        ("The dam cost £5m.", "£5m", "5000000"),
        ("They walked 2½ miles.", "2½ miles", "2.5"),
        ("They walked 1 1/2 miles.", "1 1/2 miles", "1.5"),
        ("They walked two and a half miles.", "two and a half miles", "2.5"),
        ("They walked half a mile.", "half a mile", "0.5"),
        ("They walked for half an hour.", "half an hour", "0.5"),
        ("About two-thirds of the boats sank.", "two-thirds", "0.6666666667"),
        ("A quarter of the boats sank.", "A quarter", "0.25"),
        ("Three quarters of the boats sank.", "Three quarters", "0.75"),
        ("Output fell to -3.5 percent.", "-3.5 percent", "-3.5"),
        ("One in five boats sank.", "One in five", "0.2"),
        ("They walked ¾ of a mile.", "¾", "0.75"),
        ("They walked 1/4 mile.", "1/4 mile", "0.25"),
        ("They walked 3 and a half miles.", "3 and a half miles", "3.5"),
        ("They walked two point five miles.", "two point five miles", "2.5"),
        ("The density is 4.2x10-3 kg.", "4.2x10-3 kg", "0.0042"),
        ("It sold 100k boats.", "100k", "100000"),
        ("It has 1.4m users.", "1.4m", "1400000"),
        ("They spent three lakh crore rupees.", "three lakh crore rupees", "3000000000000"),
        ("They counted a quarter of a million boats.", "a quarter of a million", "250000"),
        ("A half-dozen boats sank.", "half-dozen", "6"),
        ("A quarter-point cut came.", "quarter-point", "0.25"),
        ("A half-point cut came.", "half-point", "0.5"),
        ("They ran a quarter-mile there.", "quarter-mile", "0.25"),
        ("A third of the boats sank.", "A third", "0.3333333333"),
        ("Sales fell by a third.", "a third", "0.3333333333"),
        ("More than half the boats sank.", "half", "0.5"),
        ("He is in 12,345,678th place.", "12,345,678th", "12345678"),
        ("They spoke for the twenty-first time.", "twenty-first", "21"),
        ("It lost minus 5 points.", "minus 5 points", "-5"),
        ("Some 12 out of every 1,000 fell ill.", "12 out of every 1,000", "0.012"),
        ("The odds are 3:1.", "3:1", "3"),
        ("Nine out of 10 boats sank.", "Nine out of 10", "0.9"),
        ("Boats outnumber houses three-to-one.", "three-to-one", "3"),
        ("It is a 25/1 shot.", "25/1", "25"),
        ("One in 5000 boats sank.", "One in 5000", "0.0002"),
        ("They gave odds of 5/1 there.", "5/1", "5"),
        ("It fell (-0.92%) there.", "-0.92%", "-0.92"),
        ("It is a two-and-a-half-year-old boat.", "two-and-a-half-year-old", "2.5"),
        ("It took three-and-half hours.", "three-and-half hours", "3.5"),
        ("They stole Rs 13-cr in TN.", "Rs 13-cr", "130000000"),
        ("Boats are twice as fast as carts.", "twice", "2"),
        ("Boats are twice as likely to sink.", "twice", "2"),
        ("The debt is double that of Spain.", "double", "2"),
        ("Sales rose tenfold.", "tenfold", "10"),
        ("Sales took a 10-fold leap.", "10-fold", "10"),
        ("He was ranked 158th in the world.", "158th", "158"),
        ("She finished fourth.", "fourth", "4"),
        ("It is the 11th most generous land.", "11th", "11"),
        ("Just under a third were lost.", "a third", "0.3333333333"),
    ],
)
def test_a_numeral_is_given_its_exact_value(sentence, written, value):
    found, fields = number(sentence)
    assert written in (None, found)
    assert fields["number_value"] == value


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("They need 20 to 30 boats.", "20", "30"),
        ("They need between five and six boats.", "5", "6"),
        ("They need two or three boats.", "2", "3"),
        ("They need $2 to $3 million.", "2000000", "3000000"),
        ("They need US$2 to $3 million.", "2000000", "3000000"),
        ("They need $5 to 7.", "5", "7"),
        ("They fell from 190 pounds to 171.", "171", "190"),
        ("It fell by 2 to 2.5 degrees.", "2", "2.5"),
        ("It took one to two years.", "1", "2"),
        ("They need 5-10 percent more.", "5", "10"),
        ("They are aged 18-24.", "18", "24"),
        ("Support fell from 50 percent to 40 percent.", "40", "50"),
        ("It stays within the bank's 2-3% goal.", "2", "3"),
        ("They need 200,000-300,000 backlogged samples.", "200000", "300000"),
        ("They are 16 - 21 year olds.", "16", "21"),
    ],
)
def test_a_range_has_two_ends_and_no_value(sentence, low, high):
    _, fields = number(sentence)
    assert (fields["number_min"], fields["number_max"]) == (low, high)
    assert fields["number_type"] in ("range", "age")
    assert "number_value" not in fields


@pytest.mark.parametrize("vague", ["hundreds", "tens of thousands", "several hundred", "dozens"])
def test_a_vague_size_has_no_value(vague):
    found, fields = number(f"The flood took {vague} of boats.")
    assert found == vague
    assert fields == {"counted": "boats", "number_type": "approx_word"}


def test_a_change_that_ends_somewhere_is_two_numbers():
    assert words("The shares rose 12 cents to $31.40.") == ["12 cents", "$31.40"]


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("He leads by 51 percent to 44 percent.", ["51 percent", "44 percent"]),
        ("He was third in 2 races, 14 or 19 times.", ["2", "14 or 19 times"]),
        ("It sold 30k or 55k boats.", ["30k", "55k"]),
        ("Some 20 in 2017 boats sank.", ["20"]),
        ("They lost hundreds percent of it.", ["hundreds"]),
        ("They lost several hundred or 5 boats.", ["several hundred", "5"]),
        ("They lost the third boat to 5 men.", ["third", "5"]),
        ("She won 6-3 7-5 there.", ["6-3", "7-5"]),
        ("Output rose 5 to 200 boats.", ["5", "200"]),
        ("They hold 5 kg or 6 kg boats.", ["5 kg", "6 kg"]),
        ("They shot two and the third drowned.", ["two"]),
    ],
)
def test_two_numbers_that_make_no_range_stay_apart(sentence, written):
    assert words(sentence) == written


def test_letters_behind_digits_that_are_no_scale_leave_them_alone():
    assert words("It sails 10m deep and 5 t heavy.") == ["10m", "5 t"]


def test_numbers_too_large_to_mean_anything_stay_short():
    found = words("It has a " + "thousand " * 40 + "boats.")
    assert found
    assert len(found[0]) < 100


@pytest.mark.parametrize(
    "sentence",
    [
        "They won Sunday's 19-13 Six Nations match.",
        "It was Ireland 19-13 England there.",
        "They lost to DRX 19-13 there.",
        "It is A Town 19-13 B Town.",
    ],
)
def test_a_score_may_stand_among_names(sentence):
    assert words(sentence) == ["19-13"]


@pytest.mark.parametrize(
    "score", ["90 to 10", "4 to 4", "9-to-6", "41-41", "21-17", "by 229 to 206"]
)
def test_a_score_is_one_number(score):
    assert words(f"It ended {score} there.") == [score.removeprefix("by ")]


@pytest.mark.parametrize("sentence", ["Ann City 0-2 Lund Utd", "Roe (0-2) took wickets."])
def test_names_around_two_numbers_make_a_score_of_them(sentence):
    assert number(sentence)[1]["number_type"] == "ratio"


def test_a_vote_is_a_number_without_value():
    found, fields = number("The court agreed in a 5-4 vote.")
    assert (found, fields) == ("5-4", {"counted": "vote", "number_type": "ratio"})
