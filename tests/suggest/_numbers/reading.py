# SPDX-License-Identifier: Apache-2.0
"""Short articles for the rules that find numbers."""

from annotator.suggest.numbers import SUGGESTER
from annotator.text.reading import Reading
from annotator.text.regions import find_regions

STARTING_OFF = {rule.key for rule in SUGGESTER.rules if rule.starts_off}
TITLE = "Council votes on the budget\n\n"


def read(text):
    """Return a text as rules read it."""
    return Reading(text, find_regions(text))


def numbers(sentence):
    """Return the numbers of a sentence of body text as (words, fields), by rules that start on."""
    reading = read(f"{TITLE}{sentence}\n")
    return [
        (found.envelope.of(reading.text), dict(found.fields))
        for found in SUGGESTER.suggest(reading)
        if found.rule not in STARTING_OFF
    ]


def number(sentence):
    """Return the words and the fields of the only number of a sentence."""
    (found,) = numbers(sentence)
    return found


def words(sentence):
    """Return the words of the numbers of a sentence."""
    return [found for found, _ in numbers(sentence)]
