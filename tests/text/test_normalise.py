# SPDX-License-Identifier: Apache-2.0
"""Bytes of a text file to the text that is kept."""

# ruff: noqa: RUF001 - the marks and scripts are what is tested

from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.text import normalise as module
from annotator.text.normalise import LONGEST_LINE, decode, normalise, text_sha256

PROSE = "Prices rose 3 percent.\r\nThe mayor, Zoë Ångström, said so.\n"
HEBREW = "שלום לכל, הגענו היום\nתודה רבה\n"
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufeff")


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (PROSE.encode(), PROSE, "utf-8"),
        (codecs.BOM_UTF8 + PROSE.encode(), PROSE, "utf-8"),
        (codecs.BOM_UTF8 + b"Zo\xc3\xab, na\xefve", "Zoë, na\ufffdve", "utf-8"),
        (codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"), PROSE, "utf-16-le"),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), PROSE, "utf-16-be"),
        (codecs.BOM_UTF32_LE + PROSE.encode("utf-32-le"), PROSE, "utf-32-le"),
        (codecs.BOM_UTF32_BE + PROSE.encode("utf-32-be"), PROSE, "utf-32-be"),
        (PROSE.encode("utf-16-le"), PROSE, "utf-16-le"),
        (PROSE.encode("utf-16-be"), PROSE, "utf-16-be"),
        (HEBREW.encode("utf-16-le"), HEBREW, "utf-16-le"),
        ("“Zoë” paid €5".encode("cp1252"), "“Zoë” paid €5", "cp1252"),
        (b"Zo\xeb \x81 na\xefve", "Zoë \x81 naïve", "cp1252"),
    ],
)
def test_usual_encodings_are_told_apart(data, text, encoding):
    assert decode(data) == (text, encoding)


@given(st.text(LETTERS, min_size=1).filter(str.strip))
def test_utf8_with_mark_comes_back(text):
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, "utf-8")


@given(
    st.text(LETTERS, min_size=1).filter(str.strip),
    st.sampled_from(["utf-16-le", "utf-16-be"]),
)
def test_utf16_with_mark_comes_back(text, encoding):
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    assert decode(mark + text.encode(encoding)) == (text, encoding)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_politely(data):
    try:
        text, _ = decode(data)
    except UserError:
        return
    text.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no text"),
        (b" \r\n\t\n", "no text"),
        (codecs.BOM_UTF8, "no text"),
        (codecs.BOM_UTF16_LE + " \n".encode("utf-16-le"), "no text"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word"),
        (b"{\\rtf1\\ansi Hello}", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x00", "GIF"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "sound"),
        (b"text with one \x00 in it", "not text"),
        (bytes(range(1, 32)) * 9, "not text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8odd", "not text"),
        ("\x00\ue000 \ue001".encode("utf-16-le"), "not text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, said):
    with pytest.raises(UserError, match=said):
        decode(data)


@pytest.mark.parametrize("text", ["RIFF raff was a group.", "MZ is a code.", "GIF8 is a format"])
def test_text_that_begins_like_another_format_is_text(text):
    assert decode(text.encode())[0] == text


def test_line_over_the_limit_is_refused_by_number():
    data = b"short\r" + b"x" * (LONGEST_LINE + 1)
    with pytest.raises(UserError, match="Line 2 has 1000001"):
        decode(data)


def test_long_text_in_lines_is_read():
    data = (b"x" * 999 + b"\n") * (LONGEST_LINE // 1000 + 1)
    assert decode(data)[1] == "utf-8"


def test_file_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(module, "LARGEST_FILE", 3 * 1024 * 1024)
    with pytest.raises(UserError, match="4 MB; more than 3 MB"):
        decode(b"x\n" * (2 * 1024 * 1024))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\ufeffa\r\nb\rc\n", "a\nb\nc\n"),
        ("a\r\r\nb", "a\n\nb"),
        (
            "a\u00a0b\u2028c\u0085d\x0b\x0c e\u0301 \ufeff",
            "a\u00a0b\u2028c\u0085d\x0b\x0c e\u0301 \ufeff",
        ),
    ],
)
def test_only_mark_and_line_ends_change(text, kept):
    assert normalise(text) == kept


def test_hash_is_of_the_utf8_bytes():
    assert text_sha256("é🎈") == hashlib.sha256("é🎈".encode()).hexdigest()
