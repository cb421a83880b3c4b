# SPDX-License-Identifier: Apache-2.0
"""Names, as far as capital letters tell them in prose."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.text.wordlists import word_table

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_](?:[\w'\N{RIGHT SINGLE QUOTATION MARK}-]*\w)?")
_OPENERS = "\"'“„«([\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
# "I" and "I'm" are no names.
_FIRST_PERSON = re.compile("I(?:['\N{RIGHT SINGLE QUOTATION MARK}].*)?")

_LONGEST_TITLE = 4  # code points of what a full stop may follow within a name


def find_names(text: str, sentence: Span) -> Iterator[Span]:
    """Yield runs of capitalised words in a sentence, in order and apart.

    A capital letter tells nothing where a sentence or a quotation begins, so that word is left
    out; scripts without capitals have none.
    """
    run: list[Span] = []
    trail: list[Span] = []  # particles behind the run, part of it only if a name follows
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = Span(*match.span())
        last = trail[-1] if trail else run[-1] if run else None
        if last is None or not _joins(text, last, word):
            yield from _joined(run)
            run, trail = [], []
        if _is_capitalised(match.group(), text, word, sentence):
            run, trail = [*run, *trail, word], []
        elif run and match.group() in _particles():
            trail.append(word)
        else:
            yield from _joined(run)
            run, trail = [], []
    yield from _joined(run)


@cache
def _particles() -> frozenset[str]:
    """Return the small words inside names: "Bank of England", "Ursula von der Leyen"."""
    return frozenset((*word_table("words-around-names")["particle"], "of"))


def _joined(run: list[Span]) -> Iterator[Span]:
    # A capital alone counts the items of a list, or begins them.
    if run and run[-1].end - run[0].start > 1:
        yield Span(run[0].start, run[-1].end)


def _joins(text: str, last: Span, word: Span) -> bool:
    """Return whether two words may belong to one name: "Ann Bo", "Dr. Bo", "U.N.", but no comma."""
    between = text[last.end : word.start]
    is_short = between in (".", ". ") and len(last) <= _LONGEST_TITLE
    return is_short or between in (" ", "\N{NO-BREAK SPACE}")


def _is_capitalised(word: str, text: str, span: Span, sentence: Span) -> bool:
    """Return whether a word's capital letter is more than that of a beginning."""
    if not word[0].isupper() or _FIRST_PERSON.fullmatch(word):
        return False
    before = text[sentence.start : span.start].rstrip()
    return bool(before.strip(_OPENERS)) and text[span.start - 1] not in _OPENERS
