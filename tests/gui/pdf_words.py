# SPDX-License-Identifier: Apache-2.0
"""What a PDF that Qt wrote says, read without a library."""

import re
import unicodedata
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
STREAM = re.compile(rb"(.*?)>>\s*stream\r?\n(.*?)endstream", re.DOTALL)


def words_of(data):
    """Return the text of a PDF, in the order in which it was painted, without blanks."""
    objects = dict(OBJECT.findall(data))
    streams = {number: content(body) for number, body in objects.items()}
    letters = {}
    for name, font in re.findall(rb"/(F\d+) (\d+) 0 R", data):
        unicode_map = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
        letters[name] = glyphs(streams[unicode_map[1]])
    text = "".join(painted(one, letters) for one in streams.values() if b"Tj" in one)
    return without_blanks(text)


def inks_of(data):
    """Return the colours, red, green and blue from 0 to 1, in which a PDF writes its text."""
    found = set()
    for _, body in OBJECT.findall(data):
        stream = content(body)
        if b"Tj" in stream:
            found |= set(re.findall(rb"(\S+ \S+ \S+) (?:scn|rg)\b", stream))
    return {tuple(map(float, one.split())) for one in found}


def without_blanks(text):
    """Return text as it is compared: ligatures taken apart, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def pages_of(data):
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type /Page\b", data))


def content(body):
    found = STREAM.match(body)
    if not found:
        return b""
    attributes, stream = found.groups()
    return zlib.decompress(stream) if b"FlateDecode" in attributes else stream


def glyphs(unicode_map):
    """Return the sign of each glyph that a font's map tells."""
    found = {}
    for first, last, to in re.findall(
        rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(\[.*?\]|<[0-9a-fA-F]+>)", unicode_map, re.DOTALL
    ):
        signs = re.findall(rb"<([0-9a-fA-F]+)>", to)
        for step in range(int(last, 16) - int(first, 16) + 1):
            sign = int(signs[0], 16) + step if len(signs) == 1 else int(signs[step], 16)
            found[int(first, 16) + step] = chr(sign)
    return found


def painted(stream, letters):
    signs = []
    font = {}
    for name, hexadecimal in re.findall(rb"/(F\d+) \S+ Tf|<([0-9a-fA-F]+)>", stream):
        if name:
            font = letters.get(name, {})
        else:
            codes = [int(hexadecimal[n : n + 4], 16) for n in range(0, len(hexadecimal), 4)]
            signs += [font.get(code, "") for code in codes]
    return "".join(signs)
