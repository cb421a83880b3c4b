# SPDX-License-Identifier: Apache-2.0
"""The lists of words that tell of happenings hold together."""

from collections import Counter

import pytest

from annotator.suggest._events.lexicon import OF_NOUN, event_nouns, event_verbs
from annotator.text.wordlists import entries, word_table

LISTS = ("event-nouns", "event-verbs", "words-before-plans", "words-of-statements")
OPTIONS = frozenset(
    (
        *("object", "clause", "someone", "place", "present", "where", "site", "nowhere"),
        *("thing", "ahead", "onward", "phase", "many"),
    )
)
LEADS = frozenset(
    (
        *("of", "by", "has", "not", "next", "else", "with", "short", "about"),
        *("agent", "patient", "subject", "'s"),
    )
)


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_listed_once(name):
    counted = Counter(line.partition(":")[0].strip() for line in entries(name))
    assert [word for word, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("name", ["event-nouns", "event-verbs"])
def test_every_entry_asks_for_what_is_known(name):
    asked = {option for options in word_table(name).values() for option in options[1:]}
    plain = {one for one in asked if " " not in one}
    assert plain <= OPTIONS
    assert {one.split()[0] for one in asked - plain} <= LEADS


def test_classes_that_verbs_ask_for_are_those_of_nouns():
    classes = {noun.type for nouns in event_nouns().values() for noun in nouns}
    verbs = [verb for found in event_verbs().values() for _, verb in found]
    asked = {kind for verb in verbs for lead in ("of", "by") for kind in verb.needs.named(lead)}
    assert asked <= classes
    assert OF_NOUN not in classes


def test_verbs_are_known_by_all_their_forms():
    forms = ("free", "frees", "freed", "freeing", "travelled", "traveled")
    assert all(word in event_verbs() for word in forms)


def test_nouns_are_known_in_the_plural():
    assert {noun.type for noun in event_nouns()["attacks"]} == {"attack"}
