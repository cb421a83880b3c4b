# SPDX-License-Identifier: Apache-2.0
"""Short articles for the rules that find quotes."""

from annotator.suggest.quotes import attributions
from annotator.text.reading import Reading
from annotator.text.regions import find_regions


def read(text):
    """Return a text as rules read it."""
    return Reading(text, find_regions(text))


def quotes(sentence):
    """Return source, cue and content of each attribution of a sentence of body text."""
    text = f"Council votes on the budget\n\n{sentence}\n"
    start = text.index(sentence)
    return [
        (
            found.source.of(text) if found.source else None,
            found.cue.of(text) if found.cue else None,
            " ... ".join(span.of(text) for span in found.content),
        )
        for found in attributions(read(text))
        if found.start >= start
    ]
