# SPDX-License-Identifier: Apache-2.0
"""How words in marks stand in their paragraph: for themselves, or as a part of a sentence."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from annotator.suggest._quotes.lexicon import verbs_of

if TYPE_CHECKING:
    from annotator.suggest._quotes.quotations import Quotation
    from annotator.text.reading import Reading

_AROUND = (
    " \t\N{NO-BREAK SPACE}\"'“”\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}«»)]"
)
_SENTENCE_ENDS = frozenset(".?!…:;")
_BREAKS = frozenset(",\N{EM DASH}\N{EN DASH}-")
_WORD = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}-]*")
_LAST_WORD = re.compile(r"([\w'\N{RIGHT SINGLE QUOTATION MARK}-]+),?\s*\Z")
_ENDS_SPEECH = frozenset(",.?!…\N{EM DASH}\N{EN DASH}-")
# A verb with these frames may have words in marks behind it.
_LEAD_TO_WORDS = frozenset(("after", "that", "bare"))
_LOOK_BACK = 30
_SINGLES = "'\N{LEFT SINGLE QUOTATION MARK}"
_LONGEST_HEADING = 8  # words
_LONGEST_TITLE = 10  # words
_SMALL = 4  # letters of words that titles may write small


class Standing(Enum):
    """How words in marks stand.

    ALONE stands for itself, MAYBE if a cue stands beside it, SECOND if the cue stands between it
    and another quotation; WITHIN is a part of a sentence.
    """

    ALONE = auto()
    MAYBE = auto()
    SECOND = auto()
    WITHIN = auto()


def standing(reading: Reading, quotation: Quotation) -> Standing:
    """Return how a quotation stands in its paragraph."""
    text, start = reading.text, quotation.span.start
    first = reading.paragraphs[quotation.paragraph].span.start
    inner = quotation.inner.of(text).strip()
    if not inner:
        return Standing.WITHIN
    if quotation.goes_on or quotation.carries_on:
        return Standing.ALONE
    before = text[max(first, start - _LOOK_BACK) : start]
    sign = before.rstrip(_AROUND)[-1:] or ":"
    if sign in _SENTENCE_ENDS and (_begins_sentence(inner) or not before):
        is_speech = _ends_speech(text, quotation) and (" " in inner or sign == ":")
        is_speech = is_speech and not _is_heading(reading, quotation)
        return Standing.ALONE if is_speech else Standing.MAYBE
    is_said = is_behind_verb(text, first, start)
    if sign in _BREAKS:
        return Standing.MAYBE if is_said or _begins_sentence(inner) else Standing.SECOND
    is_cry = inner[-1] in "?!"
    is_speech = is_said and _begins_sentence(inner) and (is_cry or not is_title(inner))
    return Standing.MAYBE if is_speech else Standing.WITHIN


def _is_heading(reading: Reading, quotation: Quotation) -> bool:
    """Return whether a paragraph is a heading in marks: a few words, single marks or capitals."""
    if quotation.span != reading.paragraphs[quotation.paragraph].span:
        return False
    inner = quotation.inner.of(reading.text)
    is_single = quotation.inner.start == quotation.span.start + 1 and (
        reading.text[quotation.span.start] in _SINGLES
    )
    return len(inner.split()) <= _LONGEST_HEADING and (is_single or inner.isupper())


def is_behind_verb(text: str, first: int, start: int) -> bool:
    """Return whether the word before a place, a comma apart, is a verb of saying or thinking."""
    word = _LAST_WORD.search(text, max(first, start - _LOOK_BACK), start)
    return word is not None and any(
        cue.frames & _LEAD_TO_WORDS for cue in verbs_of(word[1].lower())
    )


def is_title(inner: str) -> bool:
    """Return whether words are written as titles are, every longer one with a capital."""
    words = _WORD.findall(inner)
    if not 0 < len(words) <= _LONGEST_TITLE or not words[-1][0].isupper():
        return False
    return all(word[0].isupper() or len(word) < _SMALL for word in words)


def _ends_speech(text: str, quotation: Quotation) -> bool:
    """Return whether words end as speech does, with a stop inside the marks or right behind."""
    inner = quotation.inner.of(text).rstrip(_AROUND)
    behind = text[quotation.span.end : quotation.span.end + 1]
    return inner[-1:] in _ENDS_SPEECH or not behind.strip(",.?!") or behind == "\n"


def _begins_sentence(inner: str) -> bool:
    """Return whether words begin as sentences do: with a capital or a sign of omission."""
    first = inner[0]
    return not first.isalpha() or first.isupper()
