# SPDX-License-Identifier: Apache-2.0
"""Where words begin and end."""

# ruff: noqa: RUF001 - the signs are what is tested

from __future__ import annotations

import pytest

from annotator.domain.span import Span
from annotator.text.words import (
    nearest_word_edge,
    next_word_edge,
    previous_word_edge,
    whole_words,
)


@pytest.mark.parametrize(
    ("offset", "onward", "back"),
    [(0, 6, 0), (2, 6, 0), (6, 11, 0), (7, 11, 0), (10, 11, 8), (11, 12, 8), (12, 12, 8)],
)
def test_word_edges_are_ends_onward_and_starts_back(offset, onward, back):
    text = "Rock’n, yes "
    assert (next_word_edge(text, offset), previous_word_edge(text, offset)) == (onward, back)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (1, 9, "storm's tide"),
        (0, 7, "storm's"),
        (7, 8, " "),
        (3, 3, "storm's"),
        (13, 16, "cost"),
        (18, 19, "\N{THAI CURRENCY SYMBOL BAHT}"),
    ],
)
def test_words_that_a_span_cuts_are_taken_in_whole(start, end, words):
    text = "storm's tide cost \N{THAI CURRENCY SYMBOL BAHT}"
    assert whole_words(text, Span(start, end)).of(text).strip() == words.strip()


@pytest.mark.parametrize(("offset", "edge"), [(0, 0), (1, 0), (4, 5), (5, 5), (6, 6), (8, 6)])
def test_nearest_word_edge_is_that_of_the_word_that_is_cut(offset, edge):
    assert nearest_word_edge("storm surges", offset) == edge


@pytest.mark.parametrize("text", ["東京都知事が語った", "ประเทศไทยวันนี้", "a" * 400])
def test_no_word_is_taken_in_whole_where_none_can_be_known(text):
    middle = len(text) // 2
    assert whole_words(text, Span(middle, middle + 2)) == Span(middle, middle + 2)
    assert nearest_word_edge(text, middle) == middle


def test_latin_word_among_others_is_taken_in_whole():
    text = "我的iPhone手机"
    assert whole_words(text, Span(4, 5)).of(text) == "iPhone"
