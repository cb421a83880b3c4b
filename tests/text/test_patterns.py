# SPDX-License-Identifier: Apache-2.0
"""A pattern is read at once, or refused with words that say why."""

import re
import time

import pytest

from annotator.domain.errors import UserError
from annotator.text import patterns
from annotator.text.patterns import compiled


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(a", "A bracket “(” is not closed. (At character 3.)"),
        ("a)", "not opened"),
        ("[a", "“[” is not closed"),
        ("*a", "nothing before"),
        ("a**", "repetition"),
        ("\\", "has to follow"),
        (r"\y", "means nothing"),
        (r"\p{Xx}", "property"),
        ("[z-a]", "wrong way round"),
        (r"\2", "no such group"),
        ("a{3,1}", "smaller number"),
        ("(?z)", "(?"),
        (r"\N{zzz}", "no pattern"),
        ("(" * 5000, "too long"),
        ("(?r)a", "from the top"),
    ],
)
def test_unreadable_pattern_says_what_is_wrong(pattern, words):
    with pytest.raises(UserError, match=re.escape(words)):
        compiled(pattern, is_case_matched=False)


def test_fault_without_a_place_is_told_without_one():
    assert str(patterns._unreadable("odd", None)) == "This is no pattern."


@pytest.mark.parametrize(
    "pattern",
    [
        "a{999999999}",
        "a{" + "9" * 5000 + ",}",
        "(?:(?:a{1000}){1000}){1000}",
        "(?:[a)]{1000}(?#twice)){1000}",
        "(?x)(?:a{1000}) {1000}",
        r"(?:\({0,1000}){100000}",
    ],
)
def test_pattern_that_takes_long_to_be_read_is_refused_at_once(pattern):
    began = time.process_time()
    with pytest.raises(UserError, match="too long"):
        compiled(pattern, is_case_matched=False)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", "2024-11-29T10:15"),
        (r"[A-Z]{2}\d{2}(?: \d{4}){5} \d{2}", "DE12 1234 1234 1234 1234 1234 12"),
        (r"a{0}b{9000}", "b" * 9000),
        (r"(?:(?:ab){40}){50}", "ab" * 2000),
        ("[{9999999}]+", "{9}"),
    ],
)
def test_counted_pattern_of_usual_length_is_read(pattern, text):
    assert compiled(pattern, is_case_matched=True).fullmatch(text)
