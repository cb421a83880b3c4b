# SPDX-License-Identifier: Apache-2.0
"""An article as rules read it."""

import pytest

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


def test_sentences_have_their_words_in_small_letters_too():
    sentence = next(one for one in read().sentences if one.span.of(TEXT) == "She left.")
    assert sentence.lowers == ("she", "left", ".")


def test_sentences_are_looked_up_by_a_word():
    reading = read()
    places = reading.index["wall"]
    assert [reading.sentences[at].span.of(TEXT) for at in places] == [
        "Harbour wall to be raised",
        "The wall will rise, Roe said.",
    ]


def test_a_compound_is_looked_up_by_its_parts_too():
    text = "The third-quarter loss grew. The third did."
    index = Reading(text, find_regions(text)).index
    assert (index["third-quarter"], index["quarter"], index["third"]) == ([0], [0], [0, 1])


def test_sentences_that_hold_one_of_some_words_come_in_text_order():
    found = read().holding(frozenset({"nothing", "rise", "storm"}))
    assert [one.span.of(TEXT) for one in found] == [
        "The wall will rise, Roe said.",
        "Nothing else is known.",
    ]


def test_sentences_with_figures_are_looked_up_beside_words():
    text = "It rose. It fell 5 percent. Nobody knew."
    reading = Reading(text, find_regions(text))
    found = reading.holding(frozenset({"nobody"}), or_figures=True)
    assert [one.place for one in found] == [1, 2]


def test_reading_stops_where_somebody_wants_it_to():
    class StopError(Exception):
        pass

    def stop():
        raise StopError

    reading = Reading(TEXT, find_regions(TEXT))
    assert reading.sentences
    reading.check = stop
    with pytest.raises(StopError):
        next(reading.in_turn())
    with pytest.raises(StopError):
        next(reading.holding(frozenset({"wall"})))
    with pytest.raises(StopError):
        _ = Reading(TEXT, find_regions(TEXT), check=stop).sentences


def test_an_empty_text_has_no_paragraphs():
    assert Reading("", ()).sentences == ()


def test_what_one_rule_works_out_is_kept_for_the_others():
    asked = []
    reading = Reading(TEXT, find_regions(TEXT))
    assert reading.once(lambda one: asked.append(one) or 7) == 7
    assert len(asked) == 1

    def places(one):
        asked.append(one)
        return len(one.sentences)

    assert reading.once(places) == reading.once(places) == len(reading.sentences)
    assert asked == [reading, reading]
