# SPDX-License-Identifier: Apache-2.0
"""Numbers as suggestions and as predictions."""

from pathlib import Path

import pytest

from annotator.domain.kinds import all_kinds
from annotator.suggest import all_suggesters
from annotator.suggest.numbers import SUGGESTER
from tests.suggest._numbers.reading import read

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "upi-truce-2023-11-29.txt"
TEXT = "They freed as many as nine Americans, aged 20 to 30. One of the best sang for six days.\n"
IN_ARTICLE = [
    ("third", "3", "time"),
    ("six-day", "6", "day"),
    ("24 hours", "24", "hour"),
    ("sixth", "6", "set"),
    ("10", "10", "israeli hostage"),
    ("three", "3", "palestinian per hostage"),
    ("two", "2", "russian citizen"),
    ("nine", "9", "child hostage"),
    ("10-month-old", "10", "month of age"),
    ("10", "10", "israeli"),
    ("60", "60", "woman child"),
    ("five days", "5", "day"),
    ("21", "21", "thai filipino russian national"),
    ("180", "180", "palestinian detainee"),
    ("nine", "9", "american"),
]


def test_the_suggester_is_found():
    assert SUGGESTER in all_suggesters()


def test_a_suggestion_says_why_in_the_words_of_the_article():
    first = next(iter(SUGGESTER.suggest(read(TEXT))))
    assert str(first.reason) == "“as many as nine” gives an upper limit; “Americans” are counted"
    assert first.rule == "number.count"


def test_every_suggestion_names_a_listed_rule_and_fills_fields_of_its_kind():
    keys = {rule.key for rule in SUGGESTER.rules}
    (kind,) = (kind for kind in all_kinds() if kind.key == "number")
    fields = {field.key: field for field in kind.fields}
    for found in SUGGESTER.suggest(read(TEXT)):
        assert found.rule in keys
        assert all(fields[key].read(value) == value for key, value in found.fields.items())


def test_a_prediction_has_value_and_unit_of_one_as_well():
    reading = read(TEXT)
    found = [(reading.text[p.start : p.end], p.attrs) for p in SUGGESTER.predict(reading)]
    assert found[0] == ("nine", {"value": "9", "unit": "american"})
    assert found[1] == ("20 to 30", {"value": "20.0-30.0", "unit": "year of age"})
    assert found[2][0] == "One"
    assert found[3] == ("six days", {"value": "6", "unit": "day"})


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("It is one of the hottest cars in the world.", "1", "hot car world"),
        ("It is one of the busiest big ports on earth now.", "1", "busy big port earth"),
        ("It is one of the most vital ports to ever shut.", "1", "vital port shut"),
        ("It is one of the best boats.", "1", "good boat"),
        ("It is one of Spain's oldest pubs.", "1", "spain old pub"),
        ("It is one of Spains oldest pubs.", "1", "spain old pub"),
        ("It is one of Spains longest-running pubs.", "1", "spain longest-running pub"),
        ("It is one of the forest roads in the land.", "1", "forest road"),
        ("It needs 20 to 30 boats.", "20-30", "boat"),
        ("It goes from 0 to 60 mph.", "0-60.0", "mile per hour"),
        ("They lost the last three games.", "3", "last game"),
        ("It costs 12 pence.", "12", "penny"),
        ("It holds 5 µF there.", "5", "microfarad"),
        ("It weighs 12 picograms there.", "12", "picogram"),
        ("It runs for 5 amp-hours.", "5", "ampere-hour"),
        ("It costs 12 us dollars.", "12", "dollar"),
        ("It took 10 min there.", "10", "minute"),
        ("It takes a force of 5 N there.", "5", "newton"),
        ("It takes 3 tbsp of oil.", "3", "tablespoon"),
    ],
)
def test_the_batch_form_names_units_and_what_is_counted_as_judges_do(sentence, value, unit):
    (found,) = SUGGESTER.predict(read(sentence))
    assert found.attrs == {"value": value, "unit": unit}


def test_the_batch_form_leaves_out_what_is_not_known():
    vague, bare = SUGGESTER.predict(read("Hundreds went as 5 came."))
    assert (vague.attrs, bare.attrs) == ({}, {"value": "5"})


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not here")
def test_the_numbers_of_a_news_article_are_found_with_their_units():
    reading = read(ARTICLE.read_text(encoding="utf-8"))
    found = [
        (reading.text[p.start : p.end], p.attrs.get("value"), p.attrs.get("unit"))
        for p in SUGGESTER.predict(reading)
    ]
    assert found == IN_ARTICLE
