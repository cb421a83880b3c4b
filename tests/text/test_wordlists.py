# SPDX-License-Identifier: Apache-2.0
"""Word lists kept as data."""

import pytest

from annotator import assets
from annotator.domain.errors import UserError
from annotator.text.wordlists import entries, word_list, word_table


def test_a_list_is_read_without_its_comments():
    assert "admit" in word_list("doubling-verbs")
    assert not [entry for entry in entries("doubling-verbs") if "#" in entry]


def test_a_table_has_words_behind_each_entry():
    assert word_table("irregular-verbs")["say"] == ("said", "said")


@pytest.mark.parametrize("found", [None, b"", b"# Nothing but this.\n", b"caf\xe9\n"])
def test_list_that_is_missing_or_torn_is_told(tmp_path, monkeypatch, found):
    path = tmp_path / "torn.txt"
    if found is not None:
        path.write_bytes(found)
    monkeypatch.setattr(assets, "path", lambda *_: path)
    with pytest.raises(UserError, match=r"torn\.txt, which comes with Annotator.*install"):
        entries("torn")


def test_every_list_says_what_it_is_and_has_no_entry_twice():
    for path in assets.path("words", "en").iterdir():
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
        found = entries(path.stem)
        assert len(found) == len(set(found)), path.name
