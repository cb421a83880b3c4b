# SPDX-License-Identifier: Apache-2.0
"""What each line of a page is: headline, caption, credit, byline, dateline, body or furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.article import RegionRole
from annotator.text.credits import credit_start, is_labelled_caption
from annotator.text.dateline import read_dateline, read_timestamp
from annotator.text.furniture import furniture_reason, heads_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADLINE_LENGTH = 200
_LIST_ITEM_LENGTH = 160
# A heading such as "Related" has fewer links below it than this; longer lists are contents.
_LIST_LENGTH = 12
_BYLINE_LENGTH = 140
_CAPTION_LENGTH = 3000
# Lines with text in which bylines, timestamps and datelines without an agency are looked for.
_HEAD_LINES = 16

_COUNTER = re.compile(
    r"\[\d{1,3}/\d{1,3}\]\s*"
    r"|(?:(?:image|photo|picture|slide) )?\d{1,3}\s?(?:of|/)\s?\d{1,3}\s*(?:\|\s*|\Z)"
    r"|(?:image|photo|picture|slide) \d{1,3} (?:of|/) \d{1,3}\s*[:.\N{EN DASH}-]\s*",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"(?:[.。।]|\.\.\.|…)[\"'”\N{RIGHT SINGLE QUOTATION MARK}»)\]]*\Z")
_INITIALS_LAST = re.compile(r"\b(?:[^\W\d_]\.){2,}\Z")
_NAME = r"[^\W\d_a-z][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_NAMES = rf"{_NAME}(?:,? (?:{_NAME}|and|und|et|y|&|de|van|von|der|bin|al|el|la|le|of)){{0,14}}"
_BYLINE = re.compile(
    r"(?:by|von|par|(?:words|story|written|reported|text) by)(?: |: ?)"
    rf"(?-i:{_NAMES})(?:\s*[,|/•·-].{{0,60}}| (?:in|for|at) .{{0,40}})?\Z",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\(?(?:additional )?(?:reporting|writing|editing|compiled) by ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a role begins in the text; it lasts until the next piece."""

    start: int
    role: RegionRole
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with text: where it starts, where its first visible character is, and the text."""

    start: int
    visible: int
    text: str
    is_last: bool


def find_pieces(text: str) -> list[Piece]:
    """Return the pieces of a page in text order; the first begins at its first line with text."""
    reader = _Reader(_counted_captions(text))
    return [piece for line in _lines(text) for piece in reader.read(line)]


def _lines(text: str) -> Iterator[_Line]:
    last = len(text.rstrip())
    start = 0
    while start < last:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        stripped = text[start:end].lstrip()
        if stripped:
            yield _Line(start, end - len(stripped), stripped.rstrip(), end >= last)
        start = end + 1


def _counted_captions(text: str) -> frozenset[str]:
    """Return the captions that stand behind a picture counter such as "1 of 3 |"."""
    found = set()
    for line in _lines(text):
        counter = _COUNTER.match(line.text)
        if counter:
            found.add(_folded(line.text[counter.end() :]))
    return frozenset(found - {""})


class _Reader:
    """Reads a page line by line and remembers what came before."""

    def __init__(self, counted_captions: frozenset[str]) -> None:
        self._counted_captions = counted_captions
        self._captions: set[str] = set()
        self._lines_read = 0
        self._has_headline = False
        self._has_dateline = False
        self._links_expected = 0

    def read(self, line: _Line) -> list[Piece]:
        """Return the pieces of a line."""
        self._lines_read += 1
        steps = (self._counter, self._furniture, self._head, self._dateline, self._picture)
        for step in steps:
            pieces = step(line)
            if pieces:
                return pieces
        return [self._headline(line) or Piece(line.start, RegionRole.BODY)]

    def _counter(self, line: _Line) -> list[Piece]:
        found = _COUNTER.match(line.text)
        if not found:
            return []
        counter = Piece(line.start, RegionRole.FURNITURE, "a picture counter")
        rest = line.text[found.end() :]
        if not rest:
            return [counter]
        after = line.visible + found.end()
        return [counter, *self._caption(after, after, rest)]

    def _furniture(self, line: _Line) -> list[Piece]:
        reason = furniture_reason(line.text)
        if reason:
            is_heading = self._has_headline and heads_list(line.text)
            self._links_expected = _LIST_LENGTH if is_heading else 0
        elif self._links_expected and self._is_list_item(line.text):
            self._links_expected -= 1
            reason = "listed under a heading for links"
        else:
            self._links_expected = 0
        return [Piece(line.start, RegionRole.FURNITURE, reason)] if reason else []

    def _is_list_item(self, text: str) -> bool:
        if self._has_dateline and read_dateline(text):
            return True
        return len(text) <= _LIST_ITEM_LENGTH and not _ends_in_full_stop(text)

    def _head(self, line: _Line) -> list[Piece]:
        """Return a byline or a line that tells the day, which stand above the text."""
        if len(line.text) > _BYLINE_LENGTH:
            return []
        if _STAFF.match(line.text):
            return [Piece(line.start, RegionRole.BYLINE, "names who worked on it")]
        if self._has_dateline or self._lines_read > _HEAD_LINES:
            return []
        if _BYLINE.match(line.text) and not _ends_in_full_stop(line.text):
            return [Piece(line.start, RegionRole.BYLINE, "names the writer")]
        if read_timestamp(line.text):
            return [Piece(line.start, RegionRole.DATELINE, "says when it was published")]
        return []

    def _dateline(self, line: _Line) -> list[Piece]:
        found = read_dateline(line.text)
        if not found or not (found.agency or self._may_open(line)):
            return []
        self._has_dateline = self._has_headline = True
        dateline = Piece(line.start, RegionRole.DATELINE, "place, date or agency before a dash")
        after = line.visible + found.length
        if found.length == len(line.text):
            return [dateline]
        return [dateline, Piece(after, RegionRole.BODY)]

    def _may_open(self, line: _Line) -> bool:
        """Return whether a dateline without an agency may stand here: once, and near the top."""
        is_headline = not self._has_headline and not _ends_in_full_stop(line.text)
        return not self._has_dateline and self._lines_read <= _HEAD_LINES and not is_headline

    def _picture(self, line: _Line) -> list[Piece]:
        if len(line.text) > _CAPTION_LENGTH:
            return []
        is_caption = is_labelled_caption(line.text) or credit_start(line.text) is not None
        if not is_caption and self._counted_captions | self._captions:
            folded = _folded(line.text)
            is_caption = folded in self._counted_captions or folded in self._captions
        return self._caption(line.start, line.visible, line.text) if is_caption else []

    def _caption(self, start: int, visible: int, text: str) -> list[Piece]:
        """Return a caption and its credit, or furniture where the caption stood before."""
        folded = _folded(text)
        credit = credit_start(text)
        if folded in self._captions and credit != 0:
            return [Piece(start, RegionRole.FURNITURE, "repeats the caption above")]
        self._captions.add(folded)
        if credit == 0:
            return [Piece(start, RegionRole.CREDIT, "names who took the picture")]
        caption = Piece(start, RegionRole.CAPTION, _caption_reason(credit))
        if credit is None:
            return [caption]
        return [caption, Piece(visible + credit, RegionRole.CREDIT, "names who took the picture")]

    def _headline(self, line: _Line) -> Piece | None:
        if self._has_headline:
            return None
        self._has_headline = True
        is_short = len(line.text) <= _HEADLINE_LENGTH
        if line.is_last or not is_short or _ends_in_full_stop(line.text):
            return None
        return Piece(line.start, RegionRole.HEADLINE, "first line, short, without a full stop")


def _caption_reason(credit: int | None) -> str:
    return "goes with a picture" if credit is None else "ends in a photo credit"


def _ends_in_full_stop(text: str) -> bool:
    return bool(_FULL_STOP.search(text[-8:])) and not _INITIALS_LAST.search(text[-12:])


def _folded(text: str) -> str:
    """Return a paragraph for comparing, or an empty text where it is too long for a caption."""
    return " ".join(text.casefold().split()) if len(text) <= _CAPTION_LENGTH else ""
