# SPDX-License-Identifier: Apache-2.0
"""What single words and fixed phrases may mean in an expression of time.

A sense is a class and a value: "november" is ``month`` 11 and ``plain``. Figures get their senses
from their shape.
"""

from __future__ import annotations

import re
import string
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from annotator.text.tokens import tokens
from annotator.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    Senses = Mapping[str, str]
    Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Senses], ...]]

_LISTS = ("calendar-words", "time-numbers", "time-words")
# Every expression has a word or figure of one of these classes, the word "period", or is a year in
# words; only a sentence with one is looked into.
CORE = frozenset(
    (
        *("unit", "units", "weekend", "weekends", "part", "parts", "halfpart", "noon", "ampm"),
        *("month", "weekday", "weekdays", "shortday", "dayname", "season", "holiday", "oclock"),
        *("quarter", "quarters", "quartername", "half", "often", "now", "recent", "ago"),
        *("day", "dayth", "year", "decade", "tenyears", "century", "clockhour", "twodigit"),
        *("clock", "clockam", "clockhalf", "zone", "yearspan", "dayspan"),
        *("isodate", "isostamp", "dotdate", "dashdate"),
    )
)
CORE_WORDS = ("period", "nineteen")
_YEARS = r"(?:1\d|2[01])\d\d"
_ISO = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
# What a figure may be, the first shape that fits; the names are classes.
_SHAPES = tuple(
    (shape, frozenset(names.split()))
    for shape, names in (
        (r"[1-9]", "number day hour"),
        (r"0[1-9]|1[0-2]", "number day hour twodigit"),
        (r"1[3-9]|2[0-4]", "number day clockhour twodigit"),
        (r"2[5-9]|3[01]", "number day twodigit"),
        (r"\d\d", "number twodigit"),
        (_YEARS, "number year"),
        (r"\d{1,9}|\d{1,3}(?:,\d{3}){1,2}|\d{1,6}\.\d{1,3}", "number"),
        (r"(?:[12]?\d|3[01])(?:st|nd|rd|th)", "ordinal dayth"),
        (r"\d{1,4}(?:st|nd|rd|th)", "ordinal"),
        (r"(?:1\d|20)\d0s", "decade"),
        (r"[1-9]0s", "tenyears"),
        (r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", "clock"),
        (r"(?:0?[1-9]|1[0-2])(?:[:.][0-5]\d)?[ap]m", "clockam"),
        (_ISO, "isodate"),
        (rf"{_ISO}t(?:[01]\d|2[0-3])", "isostamp"),
        (r"[0-5]\d(?::[0-5]\d)?z", "isorest"),
        # A year of two figures is one only where the month has a nought: not in "10-12-11".
        (r"0[1-9]-(?:0[1-9]|[12]\d|3[01])-\d\d", "dashdate"),
        (r"(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|[12]\d|3[01])-(?:19|20)\d\d", "dashdate"),
        (r"(?:0?[1-9]|1[0-2])(?:[:.][0-5]\d)?[ap]", "clockhalf"),
        (r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d", "dotdate"),
        (rf"{_YEARS}-(?:{_YEARS}|\d\d)", "yearspan"),
        (r"(?:[1-9]|[12]\d|3[01])-(?:[1-9]|[12]\d|3[01])", "dayspan number"),
    )
)
_FIGURE = re.compile("|".join(f"({shape})" for shape, _ in _SHAPES), re.ASCII)
_HYPHENS = ("-", "\N{EN DASH}", "\N{EM DASH}", "\N{NON-BREAKING HYPHEN}")
_HYPHEN = {"hyphen": ""}
_MONTH_OR_DAY = ("month", "shortday")
_PARTS = frozenset(
    (
        *("unit", "units", "season", "month", "weekday", "part", "near", "decade", "tenyears"),
        *("quarter", "half", "century", "year", "often", "clock", "clockam"),
    )
)


def figure_senses(written: str) -> Senses:
    """Return the senses of a token that begins with a digit."""
    found = _FIGURE.fullmatch(written)
    return dict.fromkeys(_SHAPES[(found.lastindex or 1) - 1][1], written) if found else {}


def figure_classes() -> tuple[frozenset[str], ...]:
    """Return every set of classes that a figure may have."""
    return tuple(names for _, names in _SHAPES)


@cache
def word_senses() -> Mapping[str, Senses]:
    """Return the senses of single words, in small letters."""
    return {words[0]: senses for words, senses in _all_senses().items() if len(words) == 1}


@cache
def phrases() -> Phrases:
    """Return the fixed phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}
    for words, senses in _all_senses().items():
        if len(words) > 1:
            found.setdefault(words[0], []).append((words[1:], senses))
    return {first: tuple(sorted(rest, key=_longest_first)) for first, rest in found.items()}


@cache
def core_words() -> frozenset[str]:
    """Return the words in small letters of which a sentence with a time has one, or a figure."""
    core = (words[-1] for words, senses in _all_senses().items() if CORE.intersection(senses))
    return frozenset((*core, *CORE_WORDS))


@cache
def odd_words() -> frozenset[str]:
    """Return the words that may mean something else than ``word_senses`` says.

    These are signs that join words, and words that are others in small letters: "may", "sun".
    """
    names = (word for word, senses in word_senses().items() if _needs_capital(senses))
    return frozenset((*names, *_HYPHENS))


@cache
def openers() -> Mapping[str, frozenset[str]]:
    """Return the words that begin phrases, each with those that come second in one."""
    return {first: frozenset(rest[0] for rest, _ in found) for first, found in phrases().items()}


@cache
def plain_words() -> frozenset[str]:
    """Return the words and signs that mean just what ``word_senses`` says, or nothing."""
    words = (*word_senses(), *openers(), *string.punctuation)
    return frozenset(words) - odd_words()


def odd_senses(lower: str, *, is_capitalised: bool) -> Senses | None:
    """Return the senses of a word or sign where they are not those of ``word_senses``."""
    if lower[0].isdecimal():
        return figure_senses(lower)
    if lower in _HYPHENS:
        return _HYPHEN
    needs_capital = not is_capitalised and _needs_capital(word_senses().get(lower, {}))
    return {} if needs_capital else None


def _needs_capital(senses: Senses) -> bool:
    is_name = any(name in senses for name in _MONTH_OR_DAY)
    return is_name and "plain" not in senses


def compound_senses(lower: str) -> Senses:
    """Return the senses of a word with hyphens as a whole: "1939-45", "twenty-four"."""
    if lower[0].isdecimal():
        return figure_senses(lower)
    value = _numeral(lower)
    return {"number": value} if value else {}


def parts_of(written: str) -> list[str]:
    """Return the parts of a compound that names a time, "third-quarter"; else none.

    Numerals such as "twenty-four" stay whole.
    """
    parts = written.split("-")
    known = word_senses()
    senses = [known.get(part) or figure_senses(part) for part in parts]
    return parts if any(_PARTS.intersection(sense) for sense in senses) else []


def _numeral(written: str) -> str:
    """Return the value of "twenty-four" in digits, or an empty text."""
    found = [word_senses().get(part, {}) for part in written.split("-")]
    if len(found) != 2 or "tens" not in found[0] or "number" not in found[1]:
        return ""
    return str(int(found[0]["number"]) + int(found[1]["number"]))


def _longest_first(phrase: tuple[tuple[str, ...], Senses]) -> int:
    return -len(phrase[0])


@cache
def _all_senses() -> Mapping[tuple[str, ...], Senses]:
    """Return the senses of every word and phrase of the lists, split as texts are."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    lines = chain.from_iterable(entries(name) for name in _LISTS)
    holidays = (_named(line, "holiday") for line in entries("holidays"))
    zones = (_named(line, "zone") for line in entries("time-zones"))
    for line in chain(lines, holidays, zones):
        written, _, senses = line.partition(":")
        words = _split(written.strip())
        for sense in senses.split(","):
            name, _, value = sense.strip().partition(" ")
            found.setdefault(words, {})[name] = value
    return found


def _split(written: str) -> tuple[str, ...]:
    """Return an entry's words as a text is split that writes it with capitals."""
    if " " not in written:
        return (written,)
    title = " ".join(word.capitalize() for word in written.split())
    return tuple(token.lower for token in tokens(title, 0, len(title)))


def _named(line: str, name: str) -> str:
    """Return a line of a table of one class in the form of the other lists."""
    written, _, value = line.partition(":")
    return f"{written}: {name} {value.strip()}"
