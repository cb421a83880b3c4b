# SPDX-License-Identifier: Apache-2.0
"""Words that name a key ask for the present one: keys can be changed."""

import re
from pathlib import Path

import annotator.gui

KEY = r"(?:(?:Ctrl|Alt|Shift|Meta)\+\S+|F\d{1,2})"
NAMED = re.compile(rf"\({KEY}\)|\b[Pp]ress(?:es)? (?:{KEY}|[A-Z]\b)")
WORDS = re.compile(r'"(?:[^"\\\n]|\\.)*"')
SOURCES = sorted(Path(annotator.gui.__file__).parent.rglob("*.py"))


def test_no_words_name_a_key_by_themselves():
    named = [
        (path.name, words)
        for path in SOURCES
        for words in WORDS.findall(path.read_text(encoding="utf-8"))
        if NAMED.search(words)
    ]
    assert named == []


def test_words_that_name_a_key_are_found():
    assert NAMED.search("Find in article (Ctrl+F)")
    assert NAMED.search("and press E.")
    assert not NAMED.search("and press %1.")
