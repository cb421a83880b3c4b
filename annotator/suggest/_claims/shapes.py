# SPDX-License-Identifier: Apache-2.0
"""What figures and capitals tell of a word: a figure, a date, a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest._claims.lexicon import DATES, PERSONS_AND_DATES, Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.tokens import Token

_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:s|-(?:\d\d|(?:1[89]|20)\d\d))?")
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:[ap]m)|\d{1,2}:\d\d(?::\d\d)?")
_AGE = re.compile(r"\d+-(?:year|month|week|day)s?-olds?")
_AGE_DIGITS = 3
_AROUND_AGE = (("(", ")"), (",", ","))
_HALVES_OF_DAY = ("a.m.", "p.m.", "am", "pm", "o'clock")
# With a capital and a figure behind them they are no verbs.
_MONTHS = ("march", "may")
_CURRENCIES = "$€£¥₹"


def shape_of(words: Sequence[Token], place: int) -> Cue | None:
    """Return what figures and capitals tell of a word."""
    text = words[place].text
    initial = text[0]
    if initial.isupper():
        is_inside = place > 0 and words[place - 1].is_word
        return Cue.NAME if is_inside and words[place].lower not in PERSONS_AND_DATES else None
    if initial.isdecimal():
        if _AGE.fullmatch(text):
            return None
        return Cue.DATE if _is_date(words, place) else Cue.FIGURE
    return Cue.FIGURE if initial in _CURRENCIES and text[1:2].isdecimal() else None


def is_age(words: Sequence[Token], place: int) -> bool:
    """Return whether a figure is the age of a person: "Roe (45)", "Roe, 45,", "aged 45"."""
    text = words[place].text
    if not (text.isdecimal() and len(text) < _AGE_DIGITS and place):
        return False
    before = words[place - 1].lower
    if before == "aged":
        return True
    following = words[place + 1].text if place + 1 < len(words) else ""
    is_apposed = (before, following) in _AROUND_AGE and place > 1
    return is_apposed and words[place - 2].is_capitalised and not _is_month(words, place - 2)


def _is_month(words: Sequence[Token], place: int) -> bool:
    return words[place].lower in DATES or words[place].lower in _MONTHS


def _is_date(words: Sequence[Token], place: int) -> bool:
    """Return whether a figure is a year, a clock time or the day of a month."""
    text = words[place].text
    if _YEAR.fullmatch(text) or _CLOCK.fullmatch(text):
        return True
    before = words[place - 1] if place else None
    following = words[place + 1].lower if place + 1 < len(words) else ""
    behind = words[place + 2].lower if place + 2 < len(words) else ""
    if following in _HALVES_OF_DAY or behind == "ago":
        return True
    if before is None:
        return False
    return before.lower in DATES or (before.lower in _MONTHS and before.is_capitalised)
