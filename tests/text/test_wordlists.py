# SPDX-License-Identifier: Apache-2.0
"""Word lists kept as data."""

from annotator import assets
from annotator.text.wordlists import entries, word_list, word_table


def test_a_list_is_read_without_its_comments():
    assert "admit" in word_list("doubling-verbs")
    assert not [entry for entry in entries("doubling-verbs") if "#" in entry]


def test_a_table_has_words_behind_each_entry():
    assert word_table("irregular-verbs")["say"] == ("said", "said")


def test_every_list_says_what_it_is_and_has_no_entry_twice():
    for path in assets.path("words", "en").iterdir():
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
        found = entries(path.stem)
        assert len(found) == len(set(found)), path.name
