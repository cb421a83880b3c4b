# SPDX-License-Identifier: Apache-2.0
"""Marks around words that nobody says: titles of works, nicknames, words as words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest._quotes.standing import is_title
from annotator.text.wordlists import word_list

if TYPE_CHECKING:
    from annotator.suggest._quotes.marks import Quotation

_MOST = 3  # words; what is longer is somebody's
_LOOK_AROUND = 40
_LAST_WORD = re.compile(r"([\w'\N{RIGHT SINGLE QUOTATION MARK}-]+)[\s,]*\Z")
_NEXT_WORD = re.compile(r"\s+([\w'-]+)")


def is_short(text: str, quotation: Quotation) -> bool:
    """Return whether marks set off so few words that they may be nobody's."""
    return len(quotation.inner.of(text).split()) <= _MOST


def is_scare(text: str, quotation: Quotation) -> bool:
    """Return whether a word or two in marks are words, and written small as names are not."""
    inner = quotation.inner.of(text).strip()
    return any(map(str.isalpha, inner)) and not is_title(inner)


def is_title_of_work(text: str, quotation: Quotation) -> bool:
    """Return whether words in marks are a title or a nickname, by how and where they stand."""
    inner = quotation.inner.of(text).strip()
    start, end = quotation.span.start, quotation.span.end
    before = _LAST_WORD.search(text, max(0, start - _LOOK_AROUND), start)
    behind = _NEXT_WORD.match(text, end)
    is_titled = before is not None and before[1].lower() in word_list("titles-of-works")
    if is_title(inner):
        return is_titled or len(inner.split()) > 1 or _is_nickname(before, behind)
    return is_titled and inner[:1].isupper()


def _is_nickname(before: re.Match[str] | None, behind: re.Match[str] | None) -> bool:
    """Return whether names stand on both sides: William "Bill" Burns."""
    return bool(before and behind and before[1][0].isupper() and behind[1][0].isupper())
