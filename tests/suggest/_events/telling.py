# SPDX-License-Identifier: Apache-2.0
"""Short articles with all that others find, for the rules that build events upon it."""

from __future__ import annotations

from dataclasses import replace

from annotator.suggest._events.merging import gathered
from annotator.suggest._events.outlook import told
from annotator.suggest.events import suggest
from annotator.text.reading import Reading
from tests.suggest.growing import article_of, told_of_others


def read(text, published="2023-11-29", headline="Nothing new"):
    """Return a reading of body text that nobody has marked."""
    article = replace(article_of(f"{headline}\n\n{text}\n"), published=published)
    return told_of_others(Reading(article.text, article.regions, published=published))


def times(text, published="2023-11-29"):
    """Return the trigger of each telling with when it starts and ends."""
    reading = read(text, published)
    return {
        one.mention.trigger.of(reading.text): (one.when.start, one.when.end)
        for one in reading.once(told)
    }


def tellings(text, published="2023-11-29"):
    """Return each telling of a text."""
    return list(read(text, published).once(told))


def groups(text, published="2023-11-29"):
    """Return the triggers of the tellings, those of one happening together."""
    reading = read(text, published)
    return [
        [one.told.mention.trigger.of(reading.text) for one in happening.tellings]
        for happening in gathered(reading)
    ]


def events(text, published="2023-11-29", headline="Nothing new"):
    """Return the fields of the events that are suggested, in text order."""
    return [dict(one.fields) for one in suggest(read(text, published, headline))]
