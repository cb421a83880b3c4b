# SPDX-License-Identifier: Apache-2.0
"""Words and signs of a stretch of text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.tokens import tokens


def words(text):
    return [token.text for token in tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann said so.", ["Ann", "said", "so", "."]),
        ("the U.S. envoy, J. Roe", ["the", "U.S.", "envoy", ",", "J.", "Roe"]),
        ("Mr. Roe on Nov. 29", ["Mr.", "Roe", "on", "Nov.", "29"]),
        (
            "Roe\N{RIGHT SINGLE QUOTATION MARK}s $1.2bn plan didn't",
            ["Roe", "\N{RIGHT SINGLE QUOTATION MARK}s", "$1.2bn", "plan", "didn't"],
        ),
        ("a 10-month-old, 43%", ["a", "10-month-old", ",", "43%"]),
        ("''Yes,'' she'd -- ...", ["''", "Yes", ",", "''", "she", "'d", "--", "..."]),
        ("Ben & Jerry's AT&T", ["Ben", "&", "Jerry", "'s", "AT&T"]),
    ],
)
def test_text_falls_into_words_and_signs(text, expected):
    assert words(text) == expected


def test_offsets_are_those_of_the_text():
    text = "😀 The G7\N{RIGHT SINGLE QUOTATION MARK}s “plan”."
    assert all(token.text == text[token.start : token.end] for token in tokens(text, 2, len(text)))


def test_small_letters_have_straight_apostrophes():
    assert tokens("DON\N{RIGHT SINGLE QUOTATION MARK}T", 0, 5)[0].lower == "don't"


def test_words_are_told_from_signs():
    assert [
        token.is_word for token in tokens("G7 \N{RIGHT SINGLE QUOTATION MARK}s — $5", 0, 10)
    ] == [True, True, False, True]


def test_capitals_are_seen():
    assert [token.is_capitalised for token in tokens("Ann ran", 0, 7)] == [True, False]


@given(st.text(max_size=60))
def test_nothing_but_white_space_and_underscores_is_left_out(text):
    found = tokens(text, 0, len(text))
    left = "".join(text[a.end : b.start] for a, b in pairwise(found))
    assert all(sign.isspace() for sign in left)


def test_small_letters_are_as_many_as_the_capitals():
    (token,) = tokens("İZMİR", 0, 5)
    assert token.lower == "izmir"
