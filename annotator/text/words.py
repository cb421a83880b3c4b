# SPDX-License-Identifier: Apache-2.0
"""Where words begin and end, and where a caret goes that steps by words."""

from __future__ import annotations

import re

from annotator.domain.span import Span
from annotator.text.characters import is_boundary, is_mark, next_character, previous_character

# A word is shorter than this on either side of an offset.
_REACH = 80

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_ZERO_WIDTH_JOINER = "\N{ZERO WIDTH JOINER}"
_JOINERS = "'-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}" + (
    _APOSTROPHE + _ZERO_WIDTH_JOINER
)
# Thai, Lao, Burmese, Khmer, Chinese and Japanese run on without blanks: no word is known there.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"
)


def in_word(text: str, offset: int) -> bool:
    """Return whether the character at an offset is part of a word."""
    if not 0 <= offset < len(text):
        return False
    if text[offset] in _JOINERS:
        neighbours = text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]
        return all(char.isalnum() or is_mark(char) for char in neighbours)
    while offset > 0 and is_mark(text[offset]):
        offset -= 1
    return text[offset].isalnum() or text[offset] == "_"


def next_word_edge(text: str, offset: int) -> int:
    """Return the end of the word at or behind an offset, or the text's end."""
    while offset < len(text) and not in_word(text, offset):
        offset += 1
    while in_word(text, offset) or not is_boundary(text, offset):
        offset += 1
    return offset


def previous_word_edge(text: str, offset: int) -> int:
    """Return the start of the word at or before an offset, or 0."""
    while offset > 0 and not in_word(text, offset - 1):
        offset -= 1
    while in_word(text, offset - 1) or not is_boundary(text, offset):
        offset -= 1
    return offset


def next_word_start(text: str, offset: int) -> int:
    """Return where a caret goes that steps a word on: the next word or sign, or the next line."""
    if text[offset : offset + 1] == "\n":
        return offset + 1
    if not text[offset : offset + 1].isspace():
        offset = _same_end(text, offset)
    while offset < len(text) and text[offset] != "\n" and text[offset].isspace():
        offset = next_character(text, offset)
    return offset


def previous_word_start(text: str, offset: int) -> int:
    """Return where a caret goes that steps a word back: a word, a sign, or the end of a line."""
    before = text[max(0, offset - 1) : offset]
    if before == "\n":
        return offset - 1
    while offset > 0 and text[offset - 1] != "\n" and text[offset - 1].isspace():
        offset = previous_character(text, offset)
    if offset > 0 and text[offset - 1] != "\n":
        offset = _same_start(text, offset)
    return offset


def whole_words(text: str, span: Span) -> Span:
    """Return a span with the words that its ends cut taken in whole."""
    start, end = span.start, span.end
    if _cuts(text, start):
        start = _way_out(text, start, -1)
    if _cuts(text, end):
        end = _way_out(text, end, 1)
    return Span(start, end)


def nearest_word_edge(text: str, offset: int) -> int:
    """Return the nearer end of the word that an offset cuts, or the offset where it cuts none."""
    if not _cuts(text, offset):
        return offset
    before, behind = _way_out(text, offset, -1), _way_out(text, offset, 1)
    return before if offset - before <= behind - offset else behind


def _cuts(text: str, offset: int) -> bool:
    """Return whether an offset lies inside a word of a script that puts blanks between words."""
    if not (in_word(text, offset - 1) and in_word(text, offset)):
        return False
    return not _UNSPACED.match(text[offset]) and not _UNSPACED.match(text[offset - 1])


def _way_out(text: str, offset: int, step: int) -> int:
    """Return where the word that an offset cuts ends in one direction, or the offset if too far."""
    found = offset
    while _cuts(text, found):
        if abs(found - offset) >= _REACH:
            return offset
        found += step
    return found


def _same_end(text: str, offset: int) -> int:
    """Return where the word at an offset ends, or the signs that are there instead of one."""
    is_word = in_word(text, offset)
    while offset < len(text) and not text[offset].isspace() and in_word(text, offset) == is_word:
        offset = next_character(text, offset)
    return offset


def _same_start(text: str, offset: int) -> int:
    """Return where the word before an offset begins, or the signs that are there instead."""
    offset = previous_character(text, offset)
    is_word, before = in_word(text, offset), previous_character(text, offset)
    while before < offset and not text[before].isspace() and in_word(text, before) == is_word:
        offset, before = before, previous_character(text, before)
    return offset
