# SPDX-License-Identifier: Apache-2.0
"""What a page says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.article import ARTICLE_FIELDS
from annotator.text.metadata import guess_metadata
from annotator.text.normalise import decode, normalise
from annotator.text.regions import find_regions

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
UPI = Path(__file__).parents[3] / "shared" / "articles" / "upi-truce-2023-11-29.txt"


def guess(text):
    return guess_metadata(text, find_regions(text))


def test_all_that_a_page_states_is_read():
    page = "Storm hits\nport\n\nBy Jane Doe\n\nOSLO, 29 Nov. 2023 (NCP) -- It rained."
    assert guess("Storm hits port\n\nBy Jane Doe\n\nOSLO, 29 Nov. 2023 (NCP) -- It rained.") == {
        "title": "Storm hits port",
        "publisher": "NCP",
        "byline": "Jane Doe",
        "place": "OSLO",
        "published": "2023-11-29",
    }
    assert guess(page)["title"] == "Storm hits"


def test_year_that_is_not_written_stays_open():
    assert guess("Nov. 29 (UPI) -- It rained.")["published"] == "XXXX-11-29"


def test_line_with_the_day_of_publication_goes_before_the_dateline():
    page = "Storm\n\nUpdated Nov. 30, 2023\n\nPublished Nov. 29, 2023\n\nOct. 1 (NCP) -- It rained."
    assert guess(page)["published"] == "2023-11-29"


def test_day_of_a_change_is_not_the_day_of_publication():
    assert "published" not in guess("Storm\n\nUpdated Nov. 30, 2023\n\nIt rained.")


def test_staff_line_is_no_byline():
    assert "byline" not in guess("Storm\n\nIt rained.\n\nReporting by Jane Doe")


def test_nothing_is_invented():
    assert guess("It rained in the port.") == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The head of the port said that it was in the hands of the town. ", "en"),
        ("Der Hafen ist nicht in der Hand von Leuten, die sich mit dem Meer auskennen. ", "de"),
    ],
)
def test_language_is_given_where_its_common_words_leave_no_doubt(text, language):
    assert guess(text * 8)["language"] == language


def test_language_of_mixed_text_stays_open():
    mixed = (
        "The head of the port said so in the town. Der Hafen ist nicht in der Hand von den Leuten. "
    )
    assert "language" not in guess(mixed * 8)


@pytest.mark.parametrize("name", ["harbour-storm", "council-budget", "emoji-and-bidi"])
def test_guesses_for_the_samples_are_in_stored_form(name):
    text = normalise(decode((SAMPLES / f"{name}.txt").read_bytes())[0])
    fields = {field.key: field for field in ARTICLE_FIELDS}
    guessed = guess(text)
    assert {key: fields[key].read(value) for key, value in guessed.items()} == guessed


@pytest.mark.skipif(not UPI.exists(), reason="the article is not here")
def test_real_article_states_agency_and_day():
    guessed = guess(UPI.read_text(encoding="utf-8"))
    assert (guessed["publisher"], guessed["published"]) == ("UPI", "XXXX-11-29")
    assert sorted(guessed) == ["language", "published", "publisher", "title"]
