# SPDX-License-Identifier: Apache-2.0
"""Sentences of one paragraph."""

# ruff: noqa: RUF001 - the marks and scripts are what is tested

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sentences import split_sentences

GOLD = Path(__file__).parents[3] / "shared" / "corpora" / "sentences" / "dev.jsonl"
BITS = [
    "A ",
    "b. ",
    "U.S. ",
    "5 p.m. ",
    "“",
    "” ",
    '"',
    ". ",
    "? ",
    "...",
    "Mr. ",
    "(",
    ") ",
    "🎈",
    "I ",
]


def split(text):
    return [span.of(text) for span in split_sentences(text, 0, len(text))]


# A "|" stands where a sentence ends.
@pytest.mark.parametrize(
    "marked",
    [
        "It rained. |The port closed. |Why? |Nobody knew!",
        "It rained. (",
        # Clock times
        "It ends at 7 a.m. Thursday. |It was 5 p.m. |Then he left.",
        "At 5 a.m. Mr. Roe rose. |He left at 6 P.M. |Mr. Roe ate.",
        "We meet at 9 a.m. Eastern Time. |Doors close at 8 p.m. Beijing time on Monday.",
        "It opens at 8 a.m. (local time) today.",
        # Titles, initials, numbers
        "J. K. Rowling and Albert I. Jones came, you and I. |Did you see Gen. Lee?",
        "Did you see No. 5? |No. |He lives at No. 10 Downing St. |The cat, too, in St. Louis.",
        "He got an A. |She did not. |Vitamin C. Smith",
        "Dr. Who v. Mr. X is on p. 5 of vol. 2. |See it.",
        "Prices rose 3.5 percent in 2008. |They fell in 2009.",
        "1. The first point. |2. The second point.",
        "Am 3. Oktober kam er. |Er ging.",
        "It began in Jan. 2020. |It ended in Oct. |The rain came Nov. 5.",
        # Lists in a line
        "1. Eat well |2. Sleep well. |Rest. |3. Walk 5. miles",
        "1) Eggs |2) Milk",
        "a. The eggs |b. The milk |c. A loaf",
        "Buy: |• Eggs |• Two litres of milk. |Fresh. |• Bread",
        "A. The mayor said so.",
        # Abbreviations that may end a sentence
        "Calloway Inc. chief Ann Roe spoke. |She left Acme Corp. |The firm denies it.",
        "Finch Co. Chief Executive Ann Roe left Finch Co. |Shares fell.",
        "The U.S. Senate met in the U.S. |How about it? |The E.U. Council did not.",
        "He was ill. |Doctors came. |They sat. |Smith left Phoenix, Ariz. |The end.",
        "Martin Roe Jr. Day came. |He has a Ph.D. |She has none.",
        "Sen. Ann Roe (D-Ariz.) Friday said so.",
        # Ellipses
        "Wait... what? |He paused ... then left. |Well... |He left.",
        "It was, I ... I don't know. |And . . . so on. |The end . . . . |New.",
        "It goes on [...] (Roe 55).",
        # Quotes and brackets
        '"We go. |We stay," he said. |"Done." |The end.',
        '"Why now?" Roe asked. |"Stop!" she cried. |"No!" |"Yes?" |Ann Roe left.',
        "“Why?” asked Ann Roe. |‘Stay.’ |They did. |«Allons.» |Ils partent. |„Gut.“ |Sie ging.",
        'It was a collapse. " |They left. |(He did.) |Then she. |He said so.[12] |Then she.',
        '"Why?" Ann Roe, the mayor of Tarn Haven, asked. |"Go!" |In Oslo, Roe said no.',
        # Names, lower case, dashes
        "He works at Yahoo! Finance. |He loves Yahoo! and us. |iPhone sales rose. |eBay fell.",
        "Nov. 29 (UPI) -- The. |See example.com/a.b for more. |He left. - not a sentence",
        "He stopped. ; and went on. |Done …",
        # Other scripts
        "שלום עולם. |מה שלומך? |今日は。|明日。",
        "Its end ۔ |نص",
        "One.\u2028|Two.\u00a0|Three",
    ],
)
def test_sentence_ends_are_told_from_other_stops(marked):
    expected = [part.strip() for part in marked.split("|")]
    assert split(marked.replace("|", "")) == expected


@given(st.lists(st.sampled_from(BITS)).map("".join) | st.text())
def test_sentences_are_trimmed_ordered_and_lose_nothing(text):
    spans = split_sentences(text, 0, len(text))
    assert [span.of(text).strip() for span in spans] == [span.of(text) for span in spans]
    assert sorted(spans) == spans
    assert "".join("".join(split(text)).split()) == "".join(text.split())


def test_only_the_stretch_asked_for_is_split():
    text = "One. Two. Three."
    assert [span.of(text) for span in split_sentences(text, 5, 12)] == ["Two.", "Th"]


@pytest.mark.skipif(not GOLD.exists(), reason="the gold is not here")
def test_gold_of_third_parties_is_met():
    wanted, found = set(), set()
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        wanted |= {(document["id"], one["start"], one["end"]) for one in document["gold"]}
        spans = split_sentences(text, 0, len(text))
        found |= {(document["id"], span.start, span.end) for span in spans}
    assert 2 * len(wanted & found) / (len(wanted) + len(found)) >= 0.975
