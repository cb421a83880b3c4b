# SPDX-License-Identifier: Apache-2.0
"""Patterns over words and their classes."""

import pytest

from annotator.domain.errors import BugError
from annotator.text.times.grammar import Grammar, Pattern
from annotator.text.times.line import Line
from annotator.text.times.place import Place
from annotator.text.times.values import DATE, Value
from annotator.text.tokens import tokens


def line(text: str) -> Line:
    """Return a sentence as the grammar reads it."""
    words = tokens(text, 0, len(text))
    return Line(words, [word.lower for word in words])


def test_a_class_that_no_word_has_is_a_mistake():
    with pytest.raises(BugError, match="nonesuch"):
        Grammar((Pattern("NONESUCH", lambda hit, place: None),))


def test_a_pattern_tells_its_parts_and_what_stands_beside_it():
    hits = []

    def read(hit, place):
        hits.append(hit)
        return Value(DATE, "X")

    grammar = Grammar((Pattern("(?P<day>WEEKDAY)(?P<part>PART)?", read),))
    text = "said Monday night that"
    list(grammar.read(line(text), Place(None)))
    (hit,) = hits
    assert [item.text for item in hit.group("day")] == ["monday"]
    assert not hit.group("month")
    assert not hit.has("month")
    assert hit.value("month") == ""
    assert (hit.before, hit.after) == ("said", "that")


def test_a_word_that_nothing_stands_beside_has_nothing_beside_it():
    hits = []
    grammar = Grammar((Pattern("WEEKDAY", lambda hit, place: hits.append(hit)),))
    list(grammar.read(line("Monday"), Place(None)))
    assert (hits[0].before, hits[0].after) == ("", "")


def test_phrases_and_parts_of_compounds_are_items():
    read = line("the third-quarter at the moment")
    assert read.texts == ["the", "third", "-", "quarter", "at the moment"]
    assert len(read) == 5
    assert read[4].text == "at the moment"
    assert read.written(1) == "third"
