# SPDX-License-Identifier: Apache-2.0
"""What is counted, in what unit, and what bounds it."""

import pytest

from annotator.suggest.numbers import SUGGESTER
from tests.suggest._numbers.reading import number, numbers, read


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("They freed 180 Dutch sailors.", "Dutch sailors"),
        ("They freed 21 Thai, Dutch and Polish sailors.", "Thai, Dutch and Polish sailors"),
        ("They freed nine child sailors held since spring.", "child sailors"),
        ("It brings to 60 the number of women and children freed.", "women and children"),
        ("They freed two of the captain's daughters.", "captain's daughters"),
        ("They freed 10 Israelis late at night.", "Israelis"),
        ("They freed twelve more people.", "people"),
        ("They spoke for the sixth time.", "time"),
        ("They met 20 tall, thin and young people.", "tall, thin and young people"),
        ("They met four congresswomen of note.", "congresswomen"),
        ("They hurt three others.", "others"),
        ("They sank 12 tall boats", "tall boats"),
        ("They freed 21 Thai, Dutch sailors.", "Thai, Dutch sailors"),
        ("They made 12 sales-tax cuts.", "sales-tax cuts"),
        ("They hurt three dead men.", "dead men"),
        ("They hurt 12 drinks firms.", "drinks firms"),
        ("It is the 15th annual British Comedy Awards.", "annual British Comedy Awards"),
        ("They ran 12 sports teams there.", "sports teams"),
        ("They made 34 searches and looks at pages.", "searches"),
        ("They named 30 million shares unions wanted.", "shares"),
        ("They met 12 with-profits investors.", "with-profits investors"),
        ("They met the third bus service linking the towns.", "bus service"),
        ("They met a sixth straight firm Acme Corp of Ohio.", "straight firm"),
        ("They saw two Boxing Day fires.", "Boxing Day fires"),
        ("Two of Britains big unions merged.", "Britains big unions"),
        ("Five of the world's most vital ports shut.", "world's most vital ports"),
        ("They saw two of the countrys other ports.", "countrys other ports"),
        ("They dug up 15,000 stone tools.", "stone tools"),
        ("It is a 143-run lead.", "run"),
        ("They met 12 US adults there.", "US adults"),
        ("A 15-member council met.", "member"),
        ("Some 24% of adults own a boat.", "adults"),
        ("Half the boats sank.", "boats"),
        ("All of it took two of all the boats.", "boats"),
        ("They hired 40 paid helpers.", "paid helpers"),
        ("It killed five United States sailors.", "United States sailors"),
        ("They saw two young and fast players.", "young and fast players"),
        ("They own 20 neatly painted boats.", "boats"),
        ("The number of deaths rose to 60.", "deaths"),
        ("There is zero chance.", "chance"),
        ("It built a 5,000-seat hall.", "seat"),
        ("A 51 percent stake was sold.", "stake"),
        ("Her second place means that he lost.", "place"),
        ("Ten of the S&P 500 tea firms shrank.", "S&P 500 tea firms"),
        ('They lost two "red boats" there.', "red boats"),
        (
            "They lost two \N{LEFT DOUBLE QUOTATION MARK}red boats\N{RIGHT DOUBLE QUOTATION MARK}.",
            "red boats",
        ),
    ],
)
def test_what_is_counted_is_the_phrase_behind_the_number(sentence, counted):
    assert number(sentence)[1]["counted"] == counted


@pytest.mark.parametrize(
    ("sentence", "written", "unit", "kind"),
    [
        ("A six-day truce began.", "six-day", "days", "duration"),
        ("A 10-month-old baby slept.", "10-month-old", "months", "age"),
        ("She is 65 years old.", "65 years old", "years", "age"),
        ("Anna Lund, 65, swims.", "65", "years", "age"),
        ("It grew 3.5 percentage points.", "3.5 percentage points", "percentage points", None),
        ("It grew by 3 per cent.", "3 per cent", "percent", "percent"),
        ("It weighs 80 kg.", "80 kg", "kilograms", None),
        ("It does 80 m.p.h. downhill.", "80 m.p.h.", "miles per hour", None),
        ("It is 5° Celsius outside.", "5° Celsius", "degrees Celsius", None),
        ("It is 5 °C outside.", "5 °C", "degrees Celsius", None),
        ("It costs US$5.", "US$5", "US dollars", "money"),
        ("It costs PS1,250.", "PS1,250", "pounds sterling", "money"),
        ("It costs millions of pounds.", "millions of pounds", "pounds sterling", "money"),
        ("It weighs five pounds.", "five pounds", "pounds", None),
        ("They spent three straight years there.", "three", "years", "duration"),
        ("They gained 212 rushing yards.", "212", "yards", None),
        ("They won it five times.", "five times", "times", None),
        ('A 13" screen shone.', '13"', "inches", None),
        ("The rate was cut by 25 basis points.", "25 basis points", "basis points", None),
        ("It was cut at the age of 9 years.", "9 years", "years", "age"),
        ("It was cut at 3 years of age.", "3 years of age", "years", "age"),
        ("He is a 62 yo man.", "62 yo", "years", "age"),
        ("They are aged between 18 and 25.", "18 and 25", "years", "age"),
        ("People 65 and older came.", "65", "years", "age"),
        ("Those 45 and over came.", "45", "years", "age"),
        ("It was said by the girl who was 12.", "12", "years", "age"),
        ("It costs 92 million yuan.", "92 million yuan", "yuan", "money"),
        ("A 12-inch screen shone.", "12-inch", "inches", None),
    ],
)
def test_a_unit_is_spelled_out(sentence, written, unit, kind):
    found, fields = number(sentence)
    assert (found, fields["unit"]) == (written, unit)
    assert kind in (None, fields["number_type"])


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("It costs $2 per gallon.", "gallon"),
        ("It costs $2 a gallon.", "gallon"),
        ("She works 30 hours a week.", "week"),
        ("They gave three goats for each cow.", "cow"),
        ("It costs $3/hour.", "hour"),
        ("They sank 20 per week.", "week"),
        ("It is a $7 billion-a-year trade.", "year"),
    ],
)
def test_a_rate_says_what_it_is_per(sentence, per):
    assert number(sentence)[1]["per"] == per


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("as many as nine", "at_most"),
        ("up to nine", "at_most"),
        ("at least nine", "at_least"),
        ("no fewer than nine", "at_least"),
        ("more than nine", "more_than"),
        ("just under nine", "less_than"),
        ("nearly nine", "approx"),
        ("some nine", "approx"),
        ("exactly nine", "exact"),
    ],
)
def test_words_in_front_bound_a_number(words, modifier):
    assert number(f"They freed {words} sailors.")[1]["modifier"] == modifier


def test_words_behind_bound_a_number():
    assert number("It holds 500 or more.")[1]["modifier"] == "at_least"


def test_a_bare_number_takes_what_the_one_it_is_compared_with_counts():
    before, behind = numbers("It sold 3 million boats, up from 2 million.")
    assert before[1]["counted"] == behind[1]["counted"] == "boats"


def test_per_without_a_noun_is_no_rate():
    assert "per" not in number("It costs $5 per (as told).")[1]


def test_letters_in_front_of_a_name_are_no_unit():
    assert "unit" not in number("They saw 30 C Class boats.")[1]
    assert "unit" not in number("They saw 30 N class boats.")[1]
    assert number("It has a 48 MP camera.")[1]["unit"] == "megapixels"


def test_a_rate_may_stand_behind_the_same_sum_in_brackets():
    sums = numbers("It costs C$6 (US$4) a share, not $7 (as told) in all.")
    assert [fields.get("per") for _, fields in sums] == ["share", None, None]


def test_a_rate_may_have_a_number_of_its_own():
    cases, _ = numbers("It has 12 cases per 100,000 people.")
    assert cases[1]["per"] == "100000 people"


def test_some_of_so_many_are_counted_as_what_there_are_so_many_of():
    six, seven = numbers("Six of the last seven games ended well.")
    assert six[1]["counted"] == seven[1]["counted"] == "games"


def test_a_year_earlier_is_no_rate():
    _, fields = number("It made $3 million a year earlier.")
    assert "per" not in fields


def test_a_bare_number_takes_the_unit_of_the_one_it_is_listed_with():
    first, second = numbers("It weighs 5 and 7 kg.")
    assert first[1]["unit"] == second[1]["unit"] == "kilograms"


def test_points_are_taken_over_and_percent_only_by_by():
    fell, to = numbers("It fell 20 points to 1,200.")
    assert to[1]["unit"] == fell[1]["unit"] == "points"
    rose, back = numbers("It rose by 2 percent but fell by 1.")
    assert back[1]["unit"] == rose[1]["unit"] == "percent"
    _, level = numbers("It rose 2 percent to 1,200.")
    assert "unit" not in level[1]


def test_the_place_is_the_scope():
    _, fields = number("They freed nine sailors in the Dutch capital.")
    assert fields["scope"] == "in the Dutch capital"


def test_over_is_no_bound_in_front_of_the_time_that_a_sum_is_for():
    _, years = numbers("It costs $2 million over six years.")
    assert "modifier" not in years[1]
    assert number("It took over six years.")[1]["modifier"] == "more_than"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Lund 54 was there.",
        "They saw Anna Lund 54 escaped.",
        "They met Lund 54 who sails.",
        "Anna, also 54, came.",
        "The sailor, who will turn 54 in autumn, came.",
        "They met Anna (54) there.",
    ],
)
def test_an_age_may_stand_bare_beside_a_name(sentence):
    found, fields = number(sentence)
    assert (found, fields["number_type"]) == ("54", "age")


def test_ages_may_be_listed():
    ages = numbers("They are aged six, nine and 23.")
    assert [fields["number_type"] for _, fields in ages] == ["age", "age", "age"]


def test_ages_of_two_may_stand_between_commas():
    found = numbers("The boys, 8 and 10, swam there.")
    assert [fields["number_type"] for _, fields in found] == ["age", "age"]


def test_what_is_scored_is_no_age():
    assert number("Lund (47) scored runs.")[1]["number_type"] == "cardinal"


def test_a_share_of_more_than_the_whole_is_none():
    people, share = numbers("It has 27 million or 50% of them.")
    assert "unit" not in people[1]
    assert share[1]["unit"] == "percent"


@pytest.mark.parametrize(
    "sentence",
    [
        "It brings to 60 the number freed.",
        "They met 12 tall, and left.",
        "They lost half the town's.",
        "It is up from just under a third this time last year.",
        "Those aged 12 to 14 fell by 5.",
    ],
)
def test_nothing_is_counted_where_no_noun_says_what(sentence):
    assert "counted" not in numbers(sentence)[-1][1]


def test_a_vague_size_is_no_second_thing_counted():
    tools, _ = numbers("They dug up 12 tools and thousands of bones.")
    assert tools[1]["counted"] == "tools"


def test_points_are_not_of_what_follows():
    assert "counted" not in number("They lost five points of the run.")[1]


def test_a_bracket_parts_a_number_from_what_was_counted():
    boats, bare = numbers("It sold 12 boats there (95 at most).")
    assert boats[1]["counted"] == "boats"
    assert "counted" not in bare[1]


def test_over_is_no_bound_behind_what_is_about_something():
    assert "modifier" not in number("He presided over three trials.")[1]


@pytest.mark.parametrize(
    ("rank", "kind"), [("third-largest fleet", "rank"), ("third time", "ordinal")]
)
def test_a_superlative_makes_a_rank(rank, kind):
    assert number(f"It is the {rank}.")[1]["number_type"] == kind


def test_a_size_in_between_does_not_hide_what_is_counted():
    cans, size = numbers("They sold eight 500ml cans.")
    assert cans[1]["counted"] == "cans"
    assert size[1]["unit"] == "millilitres"


def test_what_is_counted_is_named_by_its_head_even_if_that_is_a_little_word():
    reading = read("Council votes on the budget\n\nShe bowled 12 overs there.\n")
    (found,) = SUGGESTER.predict(reading)
    assert dict(found.attrs) == {"value": "12", "unit": "over"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Her aunt, who is 91 and has a dog, sings.",
        "She was 53 when the shop shut.",
        "He was only 17 at the time.",
        "The painter has died at 90.",
        "The painter died at 62 in hospital.",
        "At 62, she swims each morning.",
        "Last spring, at 62, she swam again.",
        "The driver, 45, fled.",
        "The driver (45) fled.",
        "Boys under 12 swam there.",
        "Those over 60 sat there.",
        "They raised the retirement age to 70 there.",
    ],
)
def test_an_age_may_be_told_by_a_verb(sentence):
    assert number(sentence)[1]["number_type"] == "age"


@pytest.mark.parametrize(
    "sentence",
    [
        "He stopped at 90, then left.",
        "He told the drivers, 12 of them, to go.",
        "Prices under 18 are low.",
        "The drivers over 18 gates rule.",
        "Sales died at 80 jobs a day.",
        "It was 53 when they counted.",
        "The boat sank at 12, he said.",
    ],
)
def test_a_number_behind_a_verb_is_no_age_without_a_person(sentence):
    assert number(sentence)[1]["number_type"] != "age"


def test_a_lead_in_a_table_is_one_of_points():
    found = numbers("They have 60 points from 30 games, 14 behind Leeds and four ahead of Hull.")
    units = [fields.get("unit") for _, fields in found]
    assert units == ["points", None, "points", "points"]


def test_a_lead_without_points_is_a_number_alone():
    assert numbers("They played 12 games and are four ahead.")[1][1].get("counted") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The five-times winners sang before 51,700 there.",
        "She hit it from 40 metres to cut the gap to three.",
        "The two teams had won three each.",
        "She took 12 wickets and made 40 there.",
        "After 12 boats sank the mother of four swam.",
        "After 12 boats sank the father-of-four swam.",
    ],
)
def test_a_bare_number_takes_nothing_from_one_of_another_kind(sentence):
    fields = numbers(sentence)[-1][1]
    assert "unit" not in fields
    assert "counted" not in fields


def test_sides_are_measured_alike():
    assert numbers("It is 20 x 30 metres.")[0][1]["unit"] == "metres"


def test_a_number_takes_the_measure_of_one_written_alike():
    assert numbers("It rose to 40 metres from 30.")[1][1]["unit"] == "metres"


def test_an_article_in_front_of_a_sum_is_no_part_of_its_currency():
    assert number("A $5 million gift came.")[0] == "$5 million"
