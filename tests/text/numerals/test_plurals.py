# SPDX-License-Identifier: Apache-2.0
"""Plurals of nouns."""

import pytest

from annotator.text.numerals.plurals import is_plural, singular


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("boats", "boat"),
        ("cities", "city"),
        ("churches", "church"),
        ("congresswomen", "congresswoman"),
        ("stepchildren", "stepchild"),
        ("salespeople", "salespeople"),
        ("mice", "mouse"),
    ],
)
def test_a_plural_has_a_singular(plural, one):
    assert is_plural(plural)
    assert singular(plural) == one


@pytest.mark.parametrize("word", ["bus", "news", "boat", "specimen", "glass"])
def test_a_word_that_is_no_plural_stays(word):
    assert not is_plural(word)
    assert singular(word) == word
