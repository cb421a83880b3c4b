# SPDX-License-Identifier: Apache-2.0
"""Dates as suggestions and as predictions."""

import pathlib
import time
from datetime import date

import pytest

from annotator.domain.edtf import canonical_edtf
from annotator.domain.kinds import kind_of
from annotator.suggest import all_suggesters
from annotator.suggest.dates import SUGGESTER
from annotator.text.metadata import guess_metadata
from annotator.text.reading import Reading
from annotator.text.regions import find_regions
from annotator.text.times.values import Why
from tests.suggest._dates.reading import read

ARTICLE = pathlib.Path(__file__).parents[3] / "shared/articles/upi-truce-2023-11-29.txt"
TEXT = "The mayor said last week that he would go on Monday. He has recently been ill.\n"


def test_the_suggester_is_found():
    assert SUGGESTER in all_suggesters()


def test_every_suggestion_names_a_listed_rule():
    keys = {rule.key for rule in SUGGESTER.rules}
    assert {one.rule for one in SUGGESTER.suggest(read(TEXT))} <= keys


def test_values_are_stored_as_they_are():
    for one in SUGGESTER.suggest(read(TEXT)):
        value = one.fields["date_value"]
        assert canonical_edtf(value) == value


def test_words_for_now_are_predicted_only():
    assert [one.attrs["timex"] for one in SUGGESTER.predict(read(TEXT))] == [
        "2023-W47",
        "2023-12-04",
        "PAST_REF",
    ]
    assert len(list(SUGGESTER.suggest(read(TEXT)))) == 2


def test_a_calendar_date_is_predicted_with_its_iso_form():
    attrs = [one.attrs.get("iso") for one in SUGGESTER.predict(read(TEXT))]
    assert attrs == [None, "2023-12-04", None]


def test_ends_of_a_stretch_are_two_dates_for_judges():
    text = "The war of 1939-45 and the fair of Nov. 24-26 ended in 2021/22."
    found = [(text[one.start : one.end], one.attrs["iso"]) for one in SUGGESTER.predict(read(text))]
    assert found == [
        ("1939", "1939"),
        ("45", "1945"),
        ("Nov. 24", "2023-11-24"),
        ("26", "2023-11-26"),
        ("2021", "2021"),
        ("22", "2022"),
    ]


def test_a_reason_names_words_and_dateline():
    (found,) = SUGGESTER.suggest(read("The mayor resigned Monday."))
    assert str(found.reason) == "“Monday” is counted back from publication on Nov. 29, 2023"
    assert found.fields["date_rule"] == "back"


@pytest.mark.parametrize("words", ["on Monday", "at 7 p.m.", "in recent weeks", "last week"])
def test_without_a_day_of_publication_the_reason_says_so(words):
    (found,) = SUGGESTER.suggest(read(f"The mayor fell {words}.", published=""))
    assert "day of publication, which is not known" in str(found.reason)
    assert found.fields["date_rule"] == "no_day"


def test_how_a_date_was_worked_out_is_a_choice_of_its_kind():
    (field,) = (one for one in kind_of("date").fields if one.key == "date_rule")
    assert {choice.key for choice in field.choices} == set(Why)


def test_days_are_counted_from_the_day_in_the_year_worked_out():
    text = (
        "Nov. 29 (XYZ) -- The mayor resigned on Wednesday after a row over the bridge.\n\n"
        "He had fallen on Monday.\n"
    )
    *_, found = SUGGESTER.suggest(read(text, "XXXX-11-29"))
    assert found.fields["date_value"] == "2023-11-27"
    assert "its year is worked out" in str(found.reason)


def test_the_day_of_the_dateline_says_how_its_year_was_worked_out():
    text = "The mayor resigned on Wednesday, Nov. 29, after a row over the bridge.\n"
    (found,) = SUGGESTER.suggest(read(text, "XXXX-11-29"))
    assert found.fields["date_value"] == "2023-11-29"
    assert "so it is in 2017, 2028" in str(found.reason)


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not here")
def test_the_dates_of_a_news_article_are_right():
    text = ARTICLE.read_text(encoding="utf-8")
    regions = find_regions(text)
    published = guess_metadata(text, regions)["published"]
    reading = Reading(text, regions, published=published, today=date(2026, 11, 22))
    found = [
        (one.envelope.of(text), one.fields["date_value"]) for one in SUGGESTER.suggest(reading)
    ]
    assert found == [
        ("Wednesday", "2023-11-29"),
        ("Oct. 7", "2023-10-07"),
        ("Thursday morning", "2023-11-30"),
        ("Nov. 29", "2023-11-29"),
        ("Wednesday", "2023-11-29"),
        ("Oct. 7", "2023-10-07"),
        ("early Thursday", "2023-11-30"),
        ("Wednesday", "2023-11-29"),
        ("later Wednesday", "2023-11-29"),
        ("7 a.m. Thursday", "2023-11-30T07:00:00"),
        ("Monday", "2023-11-27"),
        ("Sunday", "2023-11-26"),
        ("Tuesday night", "2023-11-28"),
        ("Friday morning", "2023-11-24"),
        ("Tuesday", "2023-11-28"),
        ("late Tuesday", "2023-11-28"),
    ]


@pytest.mark.parametrize(
    "unit", ["Monday ", "1 ", "1999-", "the last ", "one and ", "'s ", "of the ", "May 1, ", "- "]
)
def test_cost_grows_in_line_with_length(unit):
    def seconds(length: int) -> float:
        reading = read(unit * (length // len(unit)))
        assert reading.sentences
        start = time.process_time()
        list(SUGGESTER.predict(reading))
        return time.process_time() - start

    seconds(1000)
    # What else the machine does only ever adds to it.
    short = max(seconds(16_000), 0.002)
    assert any(seconds(160_000) < 40 * short for _ in range(2))
