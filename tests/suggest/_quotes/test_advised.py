# SPDX-License-Identifier: Apache-2.0
"""What changes in quotes where a language model is asked, and what does not."""

import re

import pytest

from annotator.suggest.quotes import SUGGESTER
from annotator.text.advice import Classed, Named, NameSort, Said, WordClass
from annotator.text.reading import Reading
from annotator.text.regions import find_regions

HEADLINE = "Council votes on the budget\n\n"


class Model:
    """A model that knows these words."""

    name = "en_handful"

    def __init__(self, **told):
        self.told = told

    def read(self, text):
        words = [(match.span(), self.told.get(match[0])) for match in re.finditer(r"\w+", text)]
        return Said(
            [Classed(*span, one) for span, one in words if isinstance(one, WordClass)],
            [Named(*span, one) for span, one in words if isinstance(one, NameSort)],
        )


def quotes(sentence, model=None):
    text = f"{HEADLINE}{sentence}\n"
    found = SUGGESTER.suggest(Reading(text, find_regions(text), adviser=model))
    return [one for one in found if one.envelope.start >= len(HEADLINE)]


def pieces(sentence, model=None):
    text = f"{HEADLINE}{sentence}\n"
    return [
        [(str(piece.role), piece.span.of(text)) for piece in one.pieces]
        for one in quotes(sentence, model)
    ]


STOPPED = "Two drivers stopped at the gate said that the road was closed."
FEARS = "Voters fears about the port say more."
BAN = "James Roe opened the hall. Ban came late. Ban greeted nobody. He said that it leaked."


def test_a_participle_behind_a_noun_is_no_verb_of_its_own():
    (alone,), (advised,) = pieces(STOPPED), pieces(STOPPED, Model(stopped=WordClass.PARTICIPLE))
    assert ("source", "the gate") in alone
    assert ("source", "Two drivers stopped at the gate") in advised


def test_a_verb_by_its_form_may_be_a_noun():
    (alone,), (advised,) = pieces(FEARS), pieces(FEARS, Model(fears=WordClass.NOUN))
    assert ("content", "about the port say more") in alone
    assert ("content", "the port") in advised


def test_a_noun_by_its_form_may_be_a_verb():
    sentence = "The crew claim the port is full."
    assert pieces(sentence) == []
    (found,) = pieces(sentence, Model(claim=WordClass.FINITE))
    assert ("content", "the port is full") in found


def test_the_model_makes_no_verb_of_a_word_that_no_list_has():
    sentence = "The port said the harbour was full."
    assert quotes(sentence, Model(harbour=WordClass.FINITE)) == quotes(sentence)


def test_a_lone_name_that_is_a_persons_is_meant_by_he():
    (alone,), (advised,) = quotes(BAN), quotes(BAN, Model(Ban=NameSort.PERSON))
    assert alone.fields["speaker"] == "James Roe"
    assert advised.fields["speaker"] == "Ban"


@pytest.mark.parametrize(
    "sort", [NameSort.ORGANISATION, NameSort.PLACE, NameSort.GROUP], ids=lambda sort: sort.name
)
def test_what_is_no_person_is_not_meant_by_he(sort):
    sentence = "Bright Line came. Bright Line opened the hall. He said that it leaked."
    (alone,), (advised,) = quotes(sentence), quotes(sentence, Model(Line=sort))
    assert alone.fields["speaker"] == "Bright Line"
    assert "speaker" not in advised.fields


def test_the_model_does_not_unsettle_whom_the_words_tell():
    sentence = "Mayor Ann Roe came. Roe opened the hall. She said that it leaked."
    assert quotes(sentence, Model(Roe=NameSort.PLACE)) == quotes(sentence)


@pytest.mark.parametrize("told", ["Ban, a professor, came late.", "Mayor Ann Ban came late."])
def test_who_has_an_office_is_a_person_whatever_the_model_says(told):
    sentence = f"{told} Ban greeted nobody. He said that it leaked."
    assert quotes(sentence, Model(Ban=NameSort.ORGANISATION)) == quotes(sentence)


def test_the_reason_says_that_the_model_was_asked_where_it_changed_something():
    (found,) = quotes(BAN, Model(Ban=NameSort.PERSON))
    assert str(found.reason) == (
        "“said” introduces what was said or thought"
        " (told with the help of the language model en_handful)"
    )


def test_the_reason_stays_where_the_model_changed_nothing():
    assert quotes(BAN, Model(leaked=WordClass.FINITE)) == quotes(BAN)


def test_judges_are_given_what_the_model_changed():
    text = f"{HEADLINE}{STOPPED}\n"
    model = Model(stopped=WordClass.PARTICIPLE)
    (found,) = SUGGESTER.predict(Reading(text, find_regions(text), adviser=model))
    assert found.attrs["speaker"] == "Two drivers stopped at the gate"
