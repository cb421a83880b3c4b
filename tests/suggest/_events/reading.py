# SPDX-License-Identifier: Apache-2.0
"""Short articles for the rules that find happenings."""

from annotator.suggest._events.mentions import mentions_of
from annotator.text.reading import Reading
from annotator.text.regions import find_regions


def mentions(sentence):
    """Return the mentions of a sentence of body text."""
    text = f"Nothing new\n\n{sentence}\n"
    reading = Reading(text, find_regions(text), published="2023-11-29")
    start = text.index(sentence)
    return text, [one for one in mentions_of(reading) if one.trigger.start >= start]


def told(sentence):
    """Return trigger, class and standing of each mention of a sentence."""
    text, found = mentions(sentence)
    return [(one.trigger.of(text), one.type, one.status) for one in found]
