# SPDX-License-Identifier: Apache-2.0
"""Bytes of a text file to the text that is kept: decoded, checked, line ends made one kind."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata

from annotator.domain.errors import user_error

LARGEST_FILE = 64 * 1024 * 1024
LONGEST_LINE = 1_000_000

# Text may hold a few stray control characters; more than one in this many means binary data.
_CONTROL_SHARE = 200
_CONTROLS_ALLOWED = 4
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f]")

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive, or a Word, OpenDocument or EPUB document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a sound, film or WebP image"),
    (b"\x1f\x8b", "a compressed (gzip) file"),
    (b"7z\xbc\xaf", "a compressed (7z) file"),
    (b"Rar!", "a compressed (RAR) file"),
    (b"ID3", "an MP3 sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Windows-1252 leaves five bytes undefined; browsers read them as the control characters of the
# same number (WHATWG Encoding Standard), and so do we.
_WINDOWS = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file without its byte order mark, and the encoding it was in.

    Raises:
        UserError: there is no text, it is not text, or it is too long to work with.
    """
    if len(data) > LARGEST_FILE:
        raise user_error(
            "The file has {size} MB; more than {limit} MB cannot be read. Split it into parts.",
            size=len(data) // (1024 * 1024),
            limit=LARGEST_FILE // (1024 * 1024),
        )
    _refuse_known_formats(data)
    text, encoding = _marked(data) or _unmarked(data)
    if not text.strip():
        raise user_error("The file has no text in it. Choose another, or paste the article.")
    _refuse_binary(text)
    _refuse_long_lines(text)
    return text, encoding


def normalise(text: str) -> str:
    """Return the text as it is kept: no byte order mark, line ends all LF, nothing else changed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def text_sha256(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _refuse_known_formats(data: bytes) -> None:
    magic, name = next((known for known in _MAGIC if data.startswith(known[0])), (b"", ""))
    # A text may begin with "MZ", "ID3" or "RIFF"; a NUL near the start tells that it is none.
    if name and (not magic.isalnum() or b"\x00" in data[:512]):
        raise user_error(
            "The file looks like {format}, not text. Open it in its own program, save it as plain"
            " text, and choose that file.",
            format=name,
        )


def _marked(data: bytes) -> tuple[str, str] | None:
    """Return the text after a byte order mark and its encoding, or None where there is no mark."""
    if data.startswith(codecs.BOM_UTF8):
        # The mark leaves no doubt, so a damaged byte shows as U+FFFD instead of changing the rest.
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace"), "utf-8"
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is not None:
                return text, encoding
    return None


def _unmarked(data: bytes) -> tuple[str, str]:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _utf16(data, encoding)
        if text is not None:
            return text, encoding
    text = _strictly(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    return codecs.charmap_decode(data, "strict", _WINDOWS)[0], "cp1252"


def _utf16(data: bytes, encoding: str) -> str | None:
    """Return UTF-16 text without a mark, or None where the NULs do not show that it is.

    In most UTF-16 text, blanks and line ends are 16-bit units with one zero byte, always on the
    same side; and no unit is a control character or an unassigned one.
    """
    high, low = (data[1::2], data[0::2]) if encoding == "utf-16-le" else (data[0::2], data[1::2])
    if b"\x00" in low or high.count(0) * 20 < len(high) or not high.count(0):
        return None
    text = _strictly(data, encoding)
    if text is None or any(unicodedata.category(char) in ("Cn", "Co") for char in set(text)):
        return None
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse_binary(text: str) -> None:
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if "\x00" in text or controls > _CONTROLS_ALLOWED + len(text) // _CONTROL_SHARE:
        raise user_error(
            "The file is not text: it holds bytes that no text has. Open it in the program it was"
            " made with, save it as plain text, and choose that file."
        )


def _refuse_long_lines(text: str) -> None:
    if len(text) <= LONGEST_LINE:
        return
    lengths = [len(line) for line in normalise(text).split("\n")]
    if max(lengths) > LONGEST_LINE:
        raise user_error(
            "Line {line} has {length} characters; more than {limit} cannot be shown. Break the"
            " text into paragraphs and try again.",
            line=lengths.index(max(lengths)) + 1,
            length=max(lengths),
            limit=LONGEST_LINE,
        )
