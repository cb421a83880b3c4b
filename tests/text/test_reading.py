# SPDX-License-Identifier: Apache-2.0
"""An article as rules read it."""

from annotator.domain.article import RegionRole
from annotator.text.reading import Reading
from annotator.text.regions import find_regions

TEXT = (
    "Advertisement\n\nHarbour wall to be raised\n\nNov. 29 (UPI) -- The wall will rise, Roe said.\n"
    '  "It must." She left.\n\nAdvertisement\n\nNothing else is known.\n'
)


def read():
    return Reading(TEXT, find_regions(TEXT), published="2023-11-29")


def test_paragraphs_leave_furniture_out():
    reading = read()
    texts = [one.span.of(TEXT) for one in reading.paragraphs]
    assert "Advertisement" not in texts
    assert texts[-1] == "Nothing else is known."
    assert reading.paragraphs[0].role is RegionRole.HEADLINE


def test_sentences_know_their_paragraph_and_words():
    reading = read()
    sentence = next(one for one in reading.sentences if one.span.of(TEXT) == "She left.")
    assert reading.paragraphs[sentence.paragraph].span.of(TEXT) == '"It must." She left.'
    assert [word.text for word in sentence.words] == ["She", "left", "."]


def test_an_empty_text_has_no_paragraphs():
    assert Reading("", ()).sentences == ()
