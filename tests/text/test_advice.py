# SPDX-License-Identifier: Apache-2.0
"""What a language model says of an article, put together from its paragraphs."""

from collections import Counter

import pytest

from annotator.domain.article import Region, RegionRole
from annotator.domain.span import Span
from annotator.text.advice import Advice, Classed, Named, NameSort, Said, WordClass
from annotator.text.reading import Reading

PERSON, PLACE = NameSort.PERSON, NameSort.PLACE


class Model:
    """A model that takes every word for a noun, and every capital for a person's."""

    name = "en_nouns"

    def __init__(self, fails_on=()):
        self.asked = []
        self.fails_on = fails_on

    def read(self, text):
        self.asked.append(text)
        if text in self.fails_on:
            return None
        first = text.split()[0]
        names = [Named(0, len(text), PERSON)] if text.istitle() else [Named(0, 0, PERSON)]
        return Said([Classed(0, len(first), WordClass.NOUN)], names)


def reading(text, model, check=None):
    region = Region(Span(0, len(text)), RegionRole.BODY, "")
    return Reading(text, [region], adviser=model, check=check)


def test_words_and_names_are_found_where_they_stand_in_the_article():
    advice = reading("it rains\n\nAnn Roe\n\nBen Roe", Model()).advice
    assert advice.model == "en_nouns"
    assert advice.word_class(0, 2) is WordClass.NOUN
    assert advice.word_class(10, 13) is WordClass.NOUN
    assert advice.word_class(10, 17) is None
    assert advice.sort("Roe") is PERSON
    assert advice.sort("Ann") is None


def test_the_model_is_asked_once_a_paragraph():
    model = Model()
    article = reading("it rains\n\nand pours", model)
    assert article.advice is article.advice
    assert model.asked == ["it rains", "and pours"]


def test_a_paragraph_that_the_model_fails_on_is_left_out():
    advice = reading("it rains\n\nand pours", Model(fails_on=("it rains",))).advice
    assert list(advice.classes) == [(10, 13)]


def test_there_is_no_advice_where_the_model_fails_on_all():
    assert reading("it rains", Model(fails_on=("it rains",))).advice is None


def test_what_is_longer_than_any_paragraph_is_not_asked_about():
    model = Model()
    assert reading("very " * 10_000, model).advice.classes == {}
    assert model.asked == []


def test_there_is_no_advice_without_a_model():
    assert reading("it rains", None).advice is None


def test_the_article_without_advice_keeps_what_is_known_of_it():
    article = reading("it rains", Model())
    assert article.advice is not None
    assert article.unadvised().sentences is not None
    assert article.sentences
    other = article.unadvised()
    assert other.advice is None
    assert other.sentences is article.sentences
    assert article.advice is not None


def test_the_search_stops_between_paragraphs():
    def stop():
        raise KeyboardInterrupt

    model = Model()
    with pytest.raises(KeyboardInterrupt):
        _ = reading("it rains", model, stop).advice
    assert model.asked == []


@pytest.mark.parametrize(
    ("told", "sort"),
    [
        ({PERSON: 1}, None),
        ({PERSON: 2}, PERSON),
        ({PERSON: 2, PLACE: 1}, PERSON),
        ({PERSON: 3, PLACE: 2}, None),
    ],
)
def test_a_name_is_of_the_sort_that_is_told_twice_and_clearly(told, sort):
    assert Advice("", {}, {"Roe": Counter(told)}).sort("Roe") is sort
