# SPDX-License-Identifier: Apache-2.0
"""Texts of any length: prose, and what leads careless rules astray."""

from annotator import assets
from annotator.domain.article import Article
from annotator.services.looking import in_text_order
from annotator.suggest import all_suggesters
from annotator.text.regions import find_regions

_SAMPLES = ("harbour-storm.txt", "council-budget.txt")
_REPEATED = {
    "straight quotes": '"',
    "curly quotes": "“",
    "single quotes": "'",
    "double apostrophes": "''",
    "quoted letters": '"a" ',
    "digits": "1",
    "figures": "12,",
    "open brackets": "(",
    "brackets": "()",
    "spaces": " ",
    "line ends": "\n",
    "full stops": ".",
    "dashes": "-",
    "ones": "one ",
    "hundreds": "hundred ",
    "said": "said ",
    "that": "that ",
    "according": "according to ",
    "names": "Ann Lee, ",
    "days": "Monday ",
    "months": "May 1, ",
    "capitals": "A",
    "money": "$",
    "said by Ann": "Ann said that ",
    "spaced digits": "1 ",
    "percents": "5%",
    "years": "2019-",
    "initials": "A. ",
    "statements": "it rose 5 percent; ",
    "quoted speech": '"It fell," he said, ',
    "happenings": "Ann met Bob and freed 3 men on May 1, ",
    "attacks": "attack ",
    "one happening": "Ann Roe arrived in Norvale on Monday. ",
    "dated happenings": "Roe was freed Monday, Tuesday, ",
    "dated attacks": "the attack on May 3 ",
    "stays": "he was in Rome for talks ",
    "releases": "hostages released by men who ",
    "no-break spaces": "\N{NO-BREAK SPACE}",
}


def repeated(words, size):
    """Return so many characters of the same words."""
    return (words * (size // len(words) + 1))[:size]


HOSTILE = {
    name: lambda size, words=words: repeated(words, size) for name, words in _REPEATED.items()
}


def prose(size):
    """Return so many characters of articles that stand one behind the other."""
    texts = [assets.path("samples", name).read_text(encoding="utf-8") for name in _SAMPLES]
    return repeated("\n\n".join(texts), size)


def article_of(text):
    """Return an article that is stored nowhere, said to be in English."""
    return Article(
        "t",
        text,
        "",
        published="2023-11-29",
        language="en",
        regions=find_regions(text),
    )


def told_of_others(reading):
    """Return a reading that has what all find on whom others build, as the service hands it."""
    others = (one for one in all_suggesters() if not one.builds_on)
    reading.found = tuple(in_text_order(found for one in others for found in one.suggest(reading)))
    return reading
