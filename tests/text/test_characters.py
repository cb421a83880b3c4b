# SPDX-License-Identifier: Apache-2.0
"""A caret, and so every edge, goes by what a reader takes for one character."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.text.characters import is_boundary, next_character, previous_character, whole

# Each in the characters that a reader sees.
WRITTEN = {
    "latin": ["a", "e\u0301", "a\u0308\u0323", "Z\u0351\u036b", "”", "x"],
    "emoji": ["👩\u200d👩\u200d👧", "x", "👨🏽\u200d🚀", "❤️\u200d🔥", "👍🏽", "❤️", "1️⃣", "☂"],
    "flags": ["🇩🇪", "🇫🇷", "🇯", " ", "🇵", "x", "🏴\U000e0067\U000e0062\U000e007f", "🏴"],
    "hangul": ["한", "국", "\u1112\u1161\u11ab", "\u1100\u1173\u11af", "\u1100", " ", "ㅎ", "ㅏ"],
    "old hangul": ["\u1100\u1100\u1161\u11a8\u11a8", "\uac00\u11a8", "\uac01\u11a8", "\uac01"],
    "devanagari": ["न", "म", "स्ते", " ", "क्षि", " ", "र्क"],
    "bengali": ["ক্ষ", "মা"],
    "thai": ["กำ", "ที่", "นี่", "เ", "ก"],
    "hebrew": ["שָׁ", "ל", "וֹ", "ם"],
    "arabic": ["مُ", "حَ", "مَّ", "دٌ", "\u06001"],
    "japanese": ["ｶﾞ", "ﾊﾟ", "か\u3099", "葛\U000e0100", "東"],
    "joiners": ["a\u200d", "b", "\u0641\u200c", "\u0627"],
    "signs of their own": [
        "x",
        "\n",
        "\u0301",
        "\u2028",
        "\u0301",
        "\u200b",
        "\ufeff",
        "\u00ad",
        "\t",
    ],
}
BITS = [
    *("a", "e\u0301", "🇩", "🇪", "👩", "\u200d", "\u200c", "🏽", "\ufe0f", " ", "\n", "\u0301", "5"),
    *(
        "\u1112",
        "\u1161",
        "\u11ab",
        "\uac00",
        "\uac01",
        "क",
        "\u094d",
        "\u0e33",
        "\u0600",
        "\u2028",
    ),
    "\U000e0067",
]
bits = st.lists(st.sampled_from(BITS)).map("".join)


@pytest.mark.parametrize("name", WRITTEN)
def test_caret_goes_character_by_character_on_and_back(name):
    text, onward, back = "".join(WRITTEN[name]), [0], []
    while onward[-1] < len(text):
        onward.append(next_character(text, onward[-1]))
    assert [text[start:end] for start, end in pairwise(onward)] == WRITTEN[name]
    at = len(text)
    while at:
        back.append(at)
        at = previous_character(text, at)
    assert [0, *reversed(back)] == onward


@given(bits)
def test_caret_stands_where_unicode_lets_it(text):
    allowed = {0, *(found.end() for found in regex.finditer(r"\X", text))}
    assert {at for at in range(len(text) + 1) if is_boundary(text, at)} == allowed


@given(bits, st.data())
def test_going_on_and_back_stays_on_the_same_edges(text, data):
    offset = data.draw(st.integers(0, len(text)))
    onward = next_character(text, offset)
    back = previous_character(text, onward)
    assert is_boundary(text, onward)
    assert is_boundary(text, back)
    assert back <= offset <= onward <= len(text)
    assert next_character(text, back) == onward


@given(bits, st.data())
def test_span_is_made_whole_by_no_more_than_the_characters_it_cuts(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = whole(text, Span(start, end))
    assert is_boundary(text, found.start)
    assert is_boundary(text, found.end)
    assert found.start <= start <= next_character(text, found.start) or start == found.start
    assert previous_character(text, found.end) <= end <= found.end


def test_there_is_nothing_before_the_beginning_and_behind_the_end():
    assert (previous_character("é", 0), next_character("é", 1)) == (0, 1)
    assert (previous_character("", 0), next_character("", 0)) == (0, 0)


@pytest.mark.parametrize(
    ("unit", "last"),
    [("🇩🇪", -2), ("\u0301", 0), ("\u1100", 1), ("\u0915\u094d", 1), ("👩\u200d", 1)],
)
def test_edges_of_a_run_without_any_end_are_found(unit, last):
    text = "x" + unit * 50_000
    assert previous_character(text, len(text)) == last % len(text)
    assert is_boundary(text, next_character(text, len(text) // 2))
