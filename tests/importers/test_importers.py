# SPDX-License-Identifier: Apache-2.0
"""Choosing an importer, and reading plain text with it."""

from __future__ import annotations

import pytest

from annotator.domain.errors import UserError
from annotator.importers import importer_for, importers


def test_plain_text_is_among_the_importers():
    assert "plain_text" in [importer.key for importer in importers()]


def test_no_two_importers_claim_a_suffix():
    suffixes = [suffix for importer in importers() for suffix in importer.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "notes.text", "README", "story.draft"])
def test_text_and_unknown_suffixes_go_to_plain_text(name):
    assert importer_for(name).key == "plain_text"


def test_known_format_that_cannot_be_read_says_what_to_do():
    with pytest.raises(UserError, match=r"“film.mp4” .*save it as plain text"):
        importer_for("/home/me/film.mp4")


def test_plain_text_is_read_with_its_encoding():
    page = importer_for("a.txt").read("“Zoë”\r\n".encode("cp1252"))
    assert (page.text, page.encoding, dict(page.metadata)) == ("“Zoë”\r\n", "cp1252", {})


def test_plain_text_that_is_none_is_refused():
    with pytest.raises(UserError):
        importer_for("a.txt").read(b"%PDF-1.7")
