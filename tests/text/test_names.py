# SPDX-License-Identifier: Apache-2.0
"""Names, as far as capital letters tell them."""

# ruff: noqa: RUF001 - the marks are what is tested

import pytest

from annotator.domain.span import Span
from annotator.text.names import find_names


def names(text):
    return [one.of(text) for one in find_names(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Storms hit Tarn Haven hard.", ["Tarn Haven"]),
        ("He met Ann, Bo and Cy.", ["Ann", "Bo", "Cy"]),
        ("It was the Bank of England that paid.", ["Bank of England"]),
        ("There spoke Ursula von der Leyen.", ["Ursula von der Leyen"]),
        ("He left London of all places.", ["London"]),
        ("He asked Dr. Vanning of St. Orla's Hospital.", ["Dr. Vanning of St. Orla's Hospital"]),
        ("He asked the U.N. and the J. Smith fund.", ["U.N", "J. Smith"]),
        ("It was Smithson. Then rain.", ["Smithson", "Then"]),
        ("He said I’m late, and I am.", []),
        ("“We lost,” he said, “The pier fell.”", []),
        ("(The pier fell.)", []),
        ("He said: plan A failed.", []),
        ("No name stands here.", []),
        ("Mit Ärger in Óbidos", ["Ärger", "Óbidos"]),
        ("他在北京说话。", []),
        ("", []),
    ],
)
def test_runs_of_capitalised_words_are_names_but_not_where_a_sentence_begins(text, found):
    assert names(text) == found
